"""How a program grows from week to week, how gently it begins, and when it eases."""

from app.engine.guidelines.band import Band

LOAD_INDEX_STEP = Band(0.95, 1.25)
GENTLE_START_SHARE = 0.90
GENTLE_START_NEEDS_WEEKS = 4
GENTLE_START_RPE = 5.0
"""The weekly load index never falls and never jumps outside deloads; from four training weeks on the first
week is at most 90 % of the heaviest, as what matters then is its low effort; where a condition keeps that to 5, it is gentle
already. Source: seed-article, expert-opinion."""
SETS_ADDED_AT_ONCE = 2
"""Weekly sets that a muscle may get more from one week to the next. Source: expert-opinion."""
LOAD_PER_DIFFICULTY = 0.10
SECONDS_PER_REP_EQUIVALENT = 4.0
"""In the load index a harder variant weighs 10 % more per point of difficulty, and four seconds of holding
weigh as one repetition. Source: expert-opinion."""
DELOAD_SETS_DROP = Band(0.3, 0.65)
DELOAD_RPE = 6.0
"""An easy week has about half the sets at low effort. Source: bell-2023."""
LAST_RUN_LONGER_WEEKS = 2
SESSIONS_WITHOUT_EASY_WEEKS = 2
"""The last run of hard weeks may be so much longer, as the program ends with its peak; two sessions a week need no easy
weeks. Source: bell-2023, expert-opinion."""
LONGEST_FOUNDATION_WEEKS = 3
"""A quarter of the program learns the movements, three weeks at most. Source: expert-opinion."""
LOADED_HINGE_GENTLE_WEEKS = 2
LOADED_HINGE_RPE = 6.0
"""A loaded hinge starts light: form first. Source: seed-article."""
LOW_LIMIT_RPE = 7.0
LOW_LIMIT_RISE = 1.0
"""Where effort is limited to the first or less, it begins lower by the second, so that there is room to grow.
Source: seed-article, expert-opinion."""
LEVERS_NEEDED = 2
LEVERS_NEED_WEEKS = 6
"""A program of six weeks or more raises at least two different things. Source: seed-article."""

WEEKS_FOR_THREE_PHASES = 6
"""Shorter programs change their exercises once, so that each is learned before the next. Source: expert-opinion."""
