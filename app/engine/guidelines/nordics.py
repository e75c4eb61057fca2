"""The doses of Nordic curls."""

from app.engine.guidelines.band import Band

NORDICS = frozenset({"nordic-assisted", "nordic-curl"})
NORDIC_SETS = 2
NORDIC_DAYS = 1
NORDIC_REPS = Band(3, 12)
FIRST_NORDIC_REPS = 10
NORDIC_GROWTH = 20
MOST_NORDIC_REPS = 45
"""Nordic curls, on one day a week: few repetitions in their first week, then a little more; half of what athletes did
is the most. Source: mjolsnes-2004, petersen-2011, behan-2022, expert-opinion."""
