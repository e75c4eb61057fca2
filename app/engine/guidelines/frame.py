"""What surrounds the main work: minutes, repetitions and holds of warm-up, activation and cool-down."""

BRIEF_MINUTES = 35
SHORT_MINUTES = 40
"""Sessions up to here have a smaller frame."""
RAISE_SECONDS_BRIEF = 120
RAISE_SECONDS_SHORT = 150
RAISE_SECONDS_FULL = 180
RAISE_SECONDS_LONG = 240
RAISE_STEP_SECONDS = 30
LONG_MINUTES = 60
"""Easy movement that raises the pulse, as long in the last week as in the first. Source: jeffreys-2007."""
DRILL_REPS_SHORT = 6
DRILL_REPS = 8
DRILL_REPS_ALONE = 16
"""Where nothing else raises the pulse, drills do. Source: expert-opinion."""
DRILL_HOLD_SECONDS = 20
MOST_DRILLS_BRIEF = 2
MOST_DRILLS = 3
MOST_DRILLS_LONG = 4
"""Moving drills of a warm-up. Source: jeffreys-2007, behm-2016."""
RELEASE_FROM_MINUTES = 30
"""Rolling comes in where there is time for it."""

ACTIVATION_REPS = (10, 12, 15)
ACTIVATION_HOLDS = 5
ACTIVATION_HOLD_SECONDS = (5, 6, 8)
"""Of one set, by phase. Source: nasm-corrective-model, expert-opinion."""
ACTIVATION_SETS = (2, 1, 1)
"""By phase; long sessions keep two. Source: expert-opinion."""

TIGHT_DOSES = (
    ((2, 30), (1, 45), (1, 30)),
    ((2, 50), (2, 45), (2, 40), (2, 35), (2, 30), (1, 45), (1, 30)),
    ((2, 60), (3, 40), (2, 50), (2, 45), (2, 40), (3, 30), (2, 35), (2, 30), (1, 45), (1, 40), (1, 30)),
)
"""Holds and seconds of each for what is tight, by phase, the most first. Source: garber-2011, thomas-2018."""
SECONDS_BEFORE_AFTER = (60, 80, 90)
"""What is tight is held at least so long in all, each, by phase, before anything else is stretched. Source: garber-2011."""
AFTER_SECONDS = 30
LEG_SECONDS = 30
"""One short hold of what worked. Source: seed-article, garber-2011."""
COOL_DOWN_MINUTES = 6.4
COOL_DOWN_MINUTES_BRIEF = 5
COOL_DOWN_MINUTES_LONG = 8
COOL_DOWN_LONG_FROM_MINUTES = 46
"""The most that a cool-down takes. Source: the hand-written programs of the panel, expert-opinion."""
MOST_AFTER = ((25, 0), (52, 1), (120, 2))
"""Short holds of what worked that a protocol may add to sessions up to so many minutes. Source: expert-opinion."""
COOL_DOWN_LIMIT_MINUTES = 6.5
COOL_DOWN_LIMIT_MINUTES_LONG = 9.0
"""What the rule book allows a cool-down. Source: the hand-written programs of the panel, expert-opinion."""
MORE_SECONDS_FOR_TIGHT = 60
"""So much longer may a cool-down be for every further tight muscle group. Source: expert-opinion."""
