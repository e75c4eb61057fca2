"""What surrounds the main work: minutes, repetitions and holds of warm-up, activation and cool-down."""

BRIEF_MINUTES = 25
"""Sessions up to here have time for the necessary only. Source: expert-opinion."""
FRAME_SECONDS = ((25, 480), (35, 600), (50, 720), (65, 840), (120, 990))
"""The most that warm-up, activation and cool-down take together in sessions up to so many minutes."""
COOL_DOWN_SECONDS = ((25, 250), (35, 270), (50, 330), (65, 400), (120, 440))
"""So much of it is kept for the cool-down where something is tight."""
COOL_DOWN_LIMIT_SECONDS = ((45, 390), (120, 510))
"""No cool-down takes longer. Source of all four: the hand-written programs of the panel, expert-opinion."""
SECONDS_FOR_MORE_TIGHT = 80
MOST_MORE_TIGHT = 2
"""So much longer is the frame for every further tight muscle group, in sessions that are not brief. Source: expert-opinion."""
MOST_TIGHT = ((25, 1), (50, 2), (120, 3))
"""Tight muscle groups with a stretch of their own in one session, by turns; others share the short holds. Source:
expert-opinion."""
FRAME_TOLERANCE_SECONDS = 60
"""What the rule book lets a frame take beyond, where legs and short muscles need one stretch more. Source: expert-opinion."""

RAISE_SECONDS_USUAL = ((35, 120), (50, 150), (65, 180), (120, 240))
RAISE_SECONDS_LEAST = ((35, 90), (120, 120))
RAISE_STEP_SECONDS = 30
"""Easy movement that raises the pulse, as long in the last week as in the first. Source: jeffreys-2007."""
DRILL_REPS = ((50, 6), (120, 8))
DRILL_REPS_ALONE = (16, 20, 24, 30)
"""Of one side in sessions up to so many minutes; where nothing else raises the pulse, drills do. Source: expert-opinion."""
LONGEST_DRILL_SECONDS = 64
"""Slow drills have fewer repetitions. Source: expert-opinion."""
DRILL_HOLD_SECONDS = 20
MOST_DRILLS = ((35, 2), (70, 3), (120, 4))
FEWEST_DRILLS = ((25, 1), (120, 2))
"""Moving drills of a warm-up. Source: jeffreys-2007, behm-2016, expert-opinion."""
RELEASE_FROM_MINUTES = 60
RELEASE_OF_TIGHT_FROM_MINUTES = 30
"""Rolling comes in where there is time for it, in the place of a drill; earlier where what is tight is the day's problem.
Source: expert-opinion."""

ACTIVATION_REPS = (10, 12, 12)
ACTIVATION_HOLDS = 5
FEWEST_HOLDS = 3
ACTIVATION_HOLD_SECONDS = (5, 6, 8)
"""Of one set, by phase; what grows more is how hard the drill is. Source: nasm-corrective-model, expert-opinion."""
LONGEST_ACTIVATION_SECONDS = ((35, 64), (65, 80), (120, 96))
"""Slow drills have fewer repetitions or holds, in sessions up to so many minutes. Source: expert-opinion."""

TIGHT_DOSES = (
    ((2, 30), (1, 45), (1, 30)),
    ((3, 40), (2, 45), (2, 40), (2, 35), (2, 30), (1, 45), (1, 30)),
    ((2, 60), (3, 40), (2, 50), (2, 45), (2, 40), (2, 35), (2, 30), (1, 45), (1, 40), (1, 30)),
)
"""Holds and seconds of each for what is tight, by phase, the most first. Source: garber-2011, thomas-2018."""
SECONDS_BEFORE_AFTER = (60, 80, 120)
"""What is tight is held at least so long in all, by phase, before anything that the rules do not ask for is stretched.
Source: garber-2011."""
AFTER_SECONDS = 30
AFTER_SECONDS_LEAST = 20
"""One short hold of what worked. Source: seed-article, garber-2011."""
MOST_AFTER = ((35, 0), (52, 1), (120, 2))
"""Short holds of what worked that a protocol may add to sessions up to so many minutes. Source: expert-opinion."""
