"""The time model: what sets, rests and changes take, and how near a session comes to the minutes asked for."""

BRIEF_SESSION_MINUTES = 30
"""Up to here a session has no time for more than the necessary around its main work. Source: expert-opinion."""

SHORTEST_SHARE = 0.75
"""A session may end so early when everything asked for is in it, and says so. Source: expert-opinion."""
TIME_TOLERANCE = 0.10
MOST_MINUTES_OVER = 5.0
"""A session keeps to the time asked for within 10 %, and never runs over by more than five minutes. Source: expert-opinion."""
EASY_WALK_LIMIT_SECONDS = 600
"""Easy walking that may fill a session in which harder work would be too much. Source: expert-opinion."""

REST_SECONDS_UNILATERAL = 90
REST_SECONDS_ISOLATION = 60
REST_SECONDS_CORE = 30
REST_SECONDS_ACTIVATION = 30
SETUP_SECONDS_COMPOUND = 60
SETUP_SECONDS_UNLOADED = 30
SETUP_SECONDS_BARBELL = 90
SETUP_SECONDS_UNILATERAL = 45
SETUP_SECONDS_ISOLATION = 30
SETUP_SECONDS_CORE = 20
SETUP_SECONDS_STRETCH = 10
SETUP_SECONDS_RELEASE = 15
SIDE_SWITCH_SECONDS = 10
"""The published time model. Source: expert-opinion."""
