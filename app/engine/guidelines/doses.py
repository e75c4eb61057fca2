"""Sets, repetitions and effort of every scheme, for each level in each phase, and the rests between sets."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from app.engine.vocabulary.people import Level
from app.engine.vocabulary.roles import DoseScheme


class DoseTarget(NamedTuple):
    """Where the dose of an exercise goes in one phase."""

    sets: tuple[int, int]
    """For most slots, and for those that come first."""
    amount: tuple[int, int]
    """Repetitions, seconds of a hold or of a carry, or short holds, of one set."""
    rpe: float


Phases = tuple[DoseTarget, DoseTarget, DoseTarget]


def _phases(*targets: tuple[int, int, int, int, float]) -> Phases:
    foundation, build, strength = (DoseTarget((few, most), (low, high), rpe) for few, most, low, high, rpe in targets)
    return foundation, build, strength


B, I, A = Level.BEGINNER, Level.INTERMEDIATE, Level.ADVANCED  # noqa: E741

WEIGHTED: Mapping[DoseScheme, Mapping[Level, Phases]] = MappingProxyType(
    {
        DoseScheme.MAIN: {
            B: _phases((3, 3, 8, 12, 6.5), (3, 3, 8, 12, 7), (3, 3, 8, 10, 8)),
            I: _phases((3, 4, 8, 10, 7), (3, 4, 6, 10, 7.5), (3, 4, 6, 8, 8)),
            A: _phases((4, 4, 6, 8, 7.5), (4, 4, 5, 8, 8), (4, 5, 4, 6, 8.5)),
        },
        DoseScheme.SECOND: {
            B: _phases((3, 3, 8, 12, 6.5), (3, 3, 8, 12, 7), (3, 3, 8, 10, 7.5)),
            I: _phases((3, 3, 8, 10, 6.5), (3, 3, 8, 10, 7.5), (3, 3, 6, 8, 8)),
            A: _phases((3, 3, 8, 10, 7), (3, 3, 6, 10, 7.5), (3, 4, 6, 8, 8)),
        },
        DoseScheme.ONE_LEG: {
            B: _phases((3, 3, 8, 10, 6.5), (3, 3, 8, 10, 7), (3, 3, 8, 12, 7.5)),
            I: _phases((3, 3, 8, 10, 7), (3, 3, 8, 10, 7.5), (3, 4, 6, 10, 8)),
            A: _phases((3, 3, 8, 10, 7.5), (3, 4, 6, 10, 8), (3, 4, 6, 8, 8.5)),
        },
        DoseScheme.ISOLATION: {
            B: _phases((3, 3, 10, 12, 6.5), (3, 3, 10, 12, 7), (3, 3, 10, 12, 7.5)),
            I: _phases((3, 3, 10, 12, 7), (3, 3, 10, 12, 7.5), (3, 3, 8, 12, 8)),
            A: _phases((3, 3, 10, 12, 7.5), (3, 3, 10, 12, 8), (3, 4, 8, 12, 8.5)),
        },
        DoseScheme.LEAD_ISOLATION: {
            B: _phases((3, 3, 10, 12, 6.5), (3, 3, 10, 12, 7), (3, 4, 10, 12, 8)),
            I: _phases((3, 3, 10, 12, 7), (3, 4, 10, 12, 7.5), (3, 4, 8, 12, 8)),
            A: _phases((3, 4, 8, 12, 7.5), (4, 4, 8, 12, 8), (4, 5, 6, 10, 8.5)),
        },
        DoseScheme.ENDURANCE: {
            B: _phases((2, 3, 10, 12, 6), (3, 3, 10, 15, 6.5), (3, 3, 12, 18, 7)),
            I: _phases((3, 3, 10, 15, 6.5), (3, 3, 12, 18, 7), (3, 3, 15, 20, 7.5)),
            A: _phases((3, 3, 12, 15, 7), (3, 3, 15, 20, 7.5), (3, 3, 15, 20, 8)),
        },
        DoseScheme.ECCENTRIC: {
            B: _phases((2, 2, 5, 6, 6.5), (2, 3, 6, 8, 7), (3, 3, 8, 10, 7.5)),
            I: _phases((2, 3, 5, 6, 7), (3, 3, 6, 8, 7.5), (3, 3, 8, 10, 8)),
            A: _phases((3, 3, 5, 6, 7.5), (3, 3, 6, 8, 8), (3, 4, 6, 10, 8.5)),
        },
        DoseScheme.HOLD: {
            B: _phases((3, 3, 15, 20, 6.5), (3, 3, 20, 30, 7), (3, 3, 30, 40, 7.5)),
            I: _phases((3, 3, 25, 30, 7), (3, 3, 30, 40, 7.5), (3, 3, 35, 45, 8)),
            A: _phases((3, 3, 30, 40, 7.5), (3, 3, 35, 45, 8), (3, 4, 40, 50, 8.5)),
        },
        DoseScheme.SHORT_HOLDS: {
            B: _phases((3, 3, 3, 4, 6.5), (3, 3, 3, 4, 7), (3, 3, 4, 4, 7)),
            I: _phases((3, 3, 3, 4, 6.5), (3, 3, 4, 4, 7), (3, 3, 4, 4, 7.5)),
            A: _phases((3, 3, 4, 4, 7), (3, 3, 4, 4, 7.5), (3, 3, 4, 4, 8)),
        },
        DoseScheme.TRUNK_REPS: {
            B: _phases((3, 3, 6, 8, 6.5), (3, 3, 8, 10, 7), (3, 3, 8, 12, 7.5)),
            I: _phases((3, 3, 8, 10, 7), (3, 3, 8, 10, 7.5), (3, 3, 8, 12, 8)),
            A: _phases((3, 3, 8, 10, 7.5), (3, 3, 8, 12, 8), (3, 4, 8, 12, 8.5)),
        },
        DoseScheme.CARRY: {
            B: _phases((2, 2, 25, 30, 6.5), (2, 2, 30, 40, 7), (2, 3, 30, 45, 7.5)),
            I: _phases((2, 2, 30, 40, 7), (2, 3, 30, 40, 7.5), (3, 3, 30, 45, 8)),
            A: _phases((2, 3, 30, 40, 7.5), (3, 3, 30, 40, 8), (3, 3, 30, 45, 8.5)),
        },
    }
)
"""Source: acsm-2009, acsm-2026, mcgill-2007, fifa-11-plus, mjolsnes-2004, expert-opinion."""

UNWEIGHTED: Mapping[DoseScheme, Mapping[Level, Phases]] = MappingProxyType(
    {
        DoseScheme.MAIN: {
            B: _phases((3, 3, 8, 12, 6.5), (3, 3, 10, 12, 7), (3, 3, 10, 15, 7.5)),
            I: _phases((3, 3, 10, 12, 7), (3, 4, 10, 15, 7.5), (4, 4, 12, 15, 8)),
            A: _phases((3, 3, 10, 12, 7.5), (4, 4, 10, 15, 8), (4, 4, 12, 20, 8.5)),
        },
        DoseScheme.SECOND: {
            B: _phases((3, 3, 8, 10, 6.5), (3, 3, 8, 12, 7), (3, 3, 10, 12, 7.5)),
            I: _phases((3, 3, 8, 10, 6.5), (3, 3, 8, 12, 7.5), (3, 3, 10, 15, 8)),
            A: _phases((3, 3, 10, 12, 7), (3, 3, 10, 15, 8), (3, 3, 12, 15, 8)),
        },
        DoseScheme.ONE_LEG: {
            B: _phases((3, 3, 8, 10, 6.5), (3, 3, 8, 12, 7), (3, 3, 8, 12, 7.5)),
            I: _phases((3, 3, 8, 10, 7), (3, 3, 8, 12, 7.5), (3, 4, 8, 12, 8)),
            A: _phases((3, 3, 8, 10, 7.5), (3, 4, 8, 12, 8), (4, 4, 8, 12, 8.5)),
        },
        DoseScheme.ISOLATION: {
            B: _phases((3, 3, 10, 12, 6.5), (3, 3, 10, 15, 7), (3, 3, 12, 15, 7.5)),
            I: _phases((3, 3, 10, 12, 7), (3, 3, 10, 15, 7.5), (3, 3, 12, 15, 8)),
            A: _phases((3, 3, 10, 12, 7.5), (3, 3, 10, 15, 8), (3, 3, 12, 15, 8)),
        },
        DoseScheme.LEAD_ISOLATION: {
            B: _phases((3, 3, 10, 12, 6.5), (3, 3, 10, 15, 7), (3, 4, 12, 15, 7.5)),
            I: _phases((3, 3, 10, 12, 7), (3, 4, 10, 12, 7.5), (3, 4, 10, 15, 8)),
            A: _phases((3, 4, 8, 12, 7.5), (4, 4, 10, 12, 8), (4, 4, 10, 15, 8.5)),
        },
    }
)
"""Where there is no weight to add, repetitions rise instead. Source: acsm-2009, expert-opinion."""

FOR_STRENGTH: Mapping[DoseScheme, Mapping[Level, Phases]] = MappingProxyType(
    {
        DoseScheme.MAIN: {
            B: _phases((3, 3, 8, 8, 6.5), (3, 3, 6, 8, 7), (3, 4, 5, 6, 8)),
            I: _phases((3, 4, 6, 6, 7), (4, 4, 5, 6, 8), (4, 5, 4, 5, 8.5)),
            A: _phases((4, 4, 5, 6, 7.5), (4, 5, 4, 5, 8), (4, 5, 3, 5, 8.5)),
        },
        DoseScheme.ONE_LEG: {
            B: _phases((2, 3, 8, 10, 6.5), (3, 3, 8, 10, 7), (3, 3, 6, 8, 7.5)),
            I: _phases((3, 3, 8, 8, 7), (3, 3, 6, 8, 7.5), (3, 4, 6, 8, 8)),
            A: _phases((3, 3, 8, 8, 7.5), (3, 4, 6, 8, 8), (4, 4, 6, 8, 8.5)),
        },
    }
)
"""Weighted lifts where strength is the goal: fewer repetitions, more weight. Source: acsm-2026, grgic-2018."""

ECCENTRIC_FROM_DIFFICULTY = 4
"""Easier rungs of an eccentric track are done for as many repetitions as other isolation work. Source: expert-opinion."""
LEAST_REPS_WITHOUT_BARS = (6, 10)
"""Neither fewer nor a lower top with dumbbells, kettlebells and cables. Source: expert-opinion."""
MOST_REPS_A_SIDE_WHERE_SHORT = (8, 12)
"""Of unloaded one-sided work in short sessions: a harder rung serves better than time. Source: expert-opinion."""
START_BELOW = 0.5
FIRST_RPE: Mapping[Level, float] = MappingProxyType({B: 6.0, I: 6.0, A: 6.5})
"""An exercise begins so much below the first phase's end, and no harder than this. Source: seed-article."""
RPE_STEP = 0.5
REP_RANGE_WIDTH = 2
REP_STEP = 2
HOLD_STEP_SECONDS = 5
"""What one step of a dose adds. Source: acsm-2009, mcgill-2007."""
SHORT_HOLD_SECONDS: Mapping[Level, tuple[int, int, int]] = MappingProxyType({B: (6, 8, 10), I: (8, 8, 10), A: (8, 10, 10)})
"""How long each of a few short holds lasts in each phase, at most twelve a side. Source: mcgill-2007."""

REST_SECONDS: Mapping[DoseScheme, Mapping[Level, tuple[int, int, int]]] = MappingProxyType(
    {
        DoseScheme.MAIN: {B: (75, 75, 75), I: (90, 90, 90), A: (120, 120, 120)},
        DoseScheme.SECOND: {B: (60, 60, 60), I: (75, 75, 75), A: (90, 90, 90)},
        DoseScheme.ONE_LEG: {B: (45, 45, 45), I: (60, 60, 60), A: (75, 75, 75)},
        DoseScheme.ISOLATION: {B: (45, 45, 45), I: (60, 60, 60), A: (60, 60, 60)},
        DoseScheme.LEAD_ISOLATION: {B: (60, 60, 60), I: (75, 75, 75), A: (75, 75, 75)},
        DoseScheme.ENDURANCE: {B: (45, 45, 45), I: (60, 60, 60), A: (60, 60, 60)},
        DoseScheme.ECCENTRIC: {B: (45, 60, 60), I: (60, 60, 60), A: (60, 75, 75)},
        DoseScheme.HOLD: {B: (30, 30, 30), I: (30, 30, 30), A: (30, 30, 30)},
        DoseScheme.SHORT_HOLDS: {B: (30, 30, 30), I: (30, 30, 30), A: (30, 30, 30)},
        DoseScheme.TRUNK_REPS: {B: (30, 30, 30), I: (30, 30, 30), A: (30, 30, 45)},
        DoseScheme.CARRY: {B: (45, 45, 45), I: (45, 45, 60), A: (45, 60, 60)},
    }
)
REST_SECONDS_UNWEIGHTED = 60
"""Between sets of two-legged lifts without a weight."""
REST_SECONDS_FOR_STRENGTH = 60
"""So much longer between weighted main lifts where strength is the goal. Source: acsm-2009, grgic-2018, expert-opinion."""

REST_LIMITS = ((25, 45), (35, 60), (50, 105), (120, 180))
"""The longest rest in sessions up to so many minutes: rests give way before exercises do. Source: expert-opinion."""
LONG_REST_FROM_MINUTES = 70
LONG_REST_FACTOR = 4 / 3
"""Long sessions have the time to rest fully between lifts. Source: acsm-2009, grgic-2018."""
LEAST_REST_SECONDS_OF_BARS = 90
"""Short sessions do not cut the rest between heavy sets with a bar further than this. Source: acsm-2009, expert-opinion."""

RAMP_UP = ((50, 6), (75, 3))
"""Sets before heavy work, in percent of the weight and repetitions. Source: jeffreys-2007, expert-opinion."""
RAMP_UP_REST_SECONDS = 45

BEGINNER_TOP_LIFTS = 2
BEGINNER_OTHER_RPE = 7.5
"""Beginners work at RPE 8 on two lifts of a day only. Source: acsm-2026, expert-opinion."""
