"""How long planks, endurance holds and carries last, and how many there are."""

from app.engine.guidelines.band import Band

ENDURANCE_HOLD_SECONDS = 8
ENDURANCE_HOLD_LIMIT_SECONDS = 10
CONTINUOUS_HOLD_LIMIT_SECONDS = 60
FIRST_WEEK_PLANK_LIMIT_SECONDS = 30
HOLD_STEP_SECONDS = 5
MOST_ENDURANCE_HOLDS = 30
"""Endurance holds are short and many, thirty of an exercise at most; planks are capped and progressed by
variant. Source: mcgill-2007, hicks-2005, fifa-11-plus."""
MOST_LIMB_HOLD_SETS = 2
"""Endurance holds of a limb are as many in every set, so two sets are enough. Source: polglass-2019."""
CARRY_SECONDS = Band(20, 45)
CARRY_STEP_SECONDS = 5
