"""How much a session holds: exercises by minutes, and what gives way when time is short."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from app.engine.vocabulary.people import Level

MOST_EXERCISES = ((25, 5), (35, 6), (42, 7), (52, 8), (65, 9), (80, 10), (120, 11))
"""Main exercises of a session up to so many minutes. Source: the hand-written programs of the panel, expert-opinion."""
MOST_LIFTS_OF_ROLE = 2
"""Such as two kinds of lunges and steps in one session. Source: the panel's hand-written programs, expert-opinion."""
MOST_TRUNK_EXERCISES = ((42, 1), (80, 2), (120, 3))
"""Trunk exercises of a session where the trunk does not lead. Source: the panel's hand-written programs, expert-opinion."""
FEWEST_EXERCISES = ((25, 3), (42, 4), (52, 5), (65, 6), (80, 7), (120, 8))
"""How few a full session of so many minutes may have. Source: the hand-written programs of the panel, expert-opinion."""
DEAREST_WEEK_SHARE = 1.04
"""How far the week that takes most time may go over the minutes, so that the first weeks use theirs. Source: expert-opinion."""
LEAST_SLOT_SECONDS = 60
"""Less time than this holds no exercise of the main work."""
FEWEST_SETS = 2
"""Of an exercise of the main work, unless a condition's stage allows fewer. Source: acsm-2009."""
LIFT_SETS = 3
SHORT_SESSION_MINUTES = 40
"""Lifts have three sets at least, what supports them two at first; lifts of shorter sessions may have two as well.
Source: acsm-2009, expert-opinion."""
BRIEF_SESSION_MINUTES = 25
"""Up to here everything that does not lead keeps two sets, so that a session holds more than two exercises."""
LIGHT_DAY_RPE_BELOW = 1.0
"""A light day between hard ones asks for so much less effort. Source: expert-opinion."""
MOST_DAYS_OF_EXERCISE = 2
MOST_DAYS_OF_LEAD_EXERCISE = 3
SESSIONS_FOR_LEADS_OFTEN = 5
"""Days of a week that may hold the same exercise, a lead's one more from five sessions on. Source: expert-opinion."""
MARKED_EXTRA_SETS = 1
"""More of the first lead slot of a day where an imbalance is marked. Source: expert-opinion."""
MOST_SETS = 5
"""Of one exercise in a session. Source: acsm-2009."""
TOP_SLOTS = 2
"""Slots of a day that get the higher number of sets and the highest effort."""
FEWEST_DIFFICULTY: Mapping[Level, int] = MappingProxyType({Level.BEGINNER: 1, Level.INTERMEDIATE: 3, Level.ADVANCED: 4})
"""Of unloaded work in the last phase, wherever a slot has another track. Source: expert-opinion."""


def upper(minutes: int, table: Sequence[tuple[int, int]]) -> int:
    """What a table says for a session of so many minutes."""
    return next((number for up_to, number in table if minutes <= up_to), table[-1][1])


BONUS_SECONDS = 130
"""Time that a session keeps free for one extra set on one side with its rest."""
