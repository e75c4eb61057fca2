"""How long a short muscle is stretched in a week, and how often a session holds the stretch."""

from math import ceil

from app.engine.catalogue.catalogue import Catalogue
from app.engine.first_engine.eligibility import Limits
from app.engine.guidelines.stretching import (
    MOST_STRETCH_REPETITIONS,
    SHORT_MUSCLES_SHARE,
    SHORTER_STRETCH_SECONDS_A_WEEK,
    STRETCH_HOLD_SECONDS,
    STRETCH_SECONDS_A_WEEK,
    STRETCH_SECONDS_FOR_TIGHT,
    STRETCH_SECONDS_PER_HELD_SECOND,
    STRETCH_SHORT_SESSION_MINUTES,
)
from app.engine.guidelines.timing import BRIEF_SESSION_MINUTES
from app.engine.profile import Profile
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.imbalances import Nature
from app.engine.vocabulary.people import Level


def stretch_repetitions(weekly: int, profile: Profile, short_count: int) -> int:
    """How often a session holds a stretch on each side for so many seconds a week, where there is time for them.

    Many short muscles share a quarter of the session; a minute a side remains in all but brief sessions.
    """
    hold = STRETCH_HOLD_SECONDS
    wanted = min(MOST_STRETCH_REPETITIONS, ceil(weekly / profile.sessions_per_week / hold))
    shared = 60 * profile.minutes_per_session * SHORT_MUSCLES_SHARE / STRETCH_SECONDS_PER_HELD_SECOND
    timely = int(shared / max(1, short_count) / hold)
    brief = profile.minutes_per_session <= BRIEF_SESSION_MINUTES
    fewest = 1 if brief else STRETCH_SECONDS_FOR_TIGHT // hold
    return max(fewest, min(wanted, timely))


def stretch_seconds_a_week(muscle: MuscleSlug, profile: Profile, limits: Limits, catalogue: Catalogue) -> int:
    """The seconds a side for which a short muscle is best stretched in a week: longest where the complaint is tightness."""
    brief_for_beginner = limits.level is Level.BEGINNER and profile.minutes_per_session < STRETCH_SHORT_SESSION_MINUTES
    stated = (catalogue.imbalances[stated.imbalance] for stated in profile.imbalances)
    tight = any(muscle in imbalance.short and Nature.FLEXIBILITY in imbalance.nature for imbalance in stated)
    return STRETCH_SECONDS_A_WEEK if tight and not brief_for_beginner else SHORTER_STRETCH_SECONDS_A_WEEK
