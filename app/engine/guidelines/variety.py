"""How many different exercises a session and a week hold, and how often the same one."""

MOST_USES_PER_WEEK = 2
MOST_CORE_USES_PER_WEEK = 3
"""How often a week may hold the same exercise. Source: expert-opinion."""
OTHER_PLANES_SHARE = 0.10
FEWEST_MAIN_ITEMS = 4
MOST_MAIN_ITEMS = 8
MOST_MAIN_ITEMS_AT_HOME = 6
LONG_SESSION_MINUTES = 60
FEWEST_DISTINCT_EXERCISES = 6
FEWEST_DISTINCT_EXERCISES_SHORT_WEEK = 4
"""Enough variety to train every direction, few enough exercises to keep going. Source: eckard, expert-opinion."""
