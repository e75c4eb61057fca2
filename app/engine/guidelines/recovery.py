"""How much rest hard work needs before the next."""

HARD_MUSCLE_SETS = 3.0
HARD_RECOVERY_HOURS = 48
"""Three or more sets for a muscle ask for 48 hours before the next such session. Source: acsm-2009."""
GLUTE_FOCUS_SETS = 3
GLUTE_FOCUS_SHARE = 0.25
GLUTE_REST_DAYS = 2
GLUTE_SESSIONS = 2
MOST_LOWER_BODY_SESSIONS = 3
"""A glute-focused session has three or more glute sets that are a quarter of its work; two such sessions
start at least two calendar days apart, so at most three fit a week. Source: seed-article."""
