"""How many jumps, how hard, from when on, and how far apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.engine.guidelines.band import Band
from app.engine.vocabulary.people import Level


@dataclass(frozen=True, slots=True)
class JumpGuideline:
    """Jumps for one training level, fewer and easier than sport allows. Source: nsca-essentials, expert-opinion."""

    highest_class: int
    """Of intensity: 1 landings, 2 jumps, 3 switching and one-leg jumps."""
    most_landings: int
    """Of a session. A landing on both feet counts once, on one foot once for each foot."""
    sets: Band
    landings: Band
    """Of a set."""
    rest_seconds: int


JUMP_GUIDELINES: Mapping[Level, JumpGuideline] = MappingProxyType(
    {
        Level.BEGINNER: JumpGuideline(1, 30, sets=Band(2, 3), landings=Band(4, 6), rest_seconds=75),
        Level.INTERMEDIATE: JumpGuideline(2, 60, sets=Band(3, 3), landings=Band(5, 6), rest_seconds=105),
        Level.ADVANCED: JumpGuideline(3, 100, sets=Band(3, 4), landings=Band(5, 8), rest_seconds=120),
    }
)
JUMP_BASE_WEEKS = 3
JUMP_SESSIONS = 2
JUMP_REST_DAYS = 2
HARD_JUMP_CLASS = 3
HARD_JUMP_REST_DAYS = 3
"""Jumps come after three weeks of strength, in two sessions a week at most, two days apart; after the hardest class
legs rest for three days before they train hard again. Source: nsca-essentials, expert-opinion."""
JUMP_GROWTH = 20
"""Landings that a week may have more than the full week before it, also when they begin. Source: expert-opinion."""
JUMP_RPE = 5.0
"""Effort of every set of jumps: quality ends it, never tiredness. Source: expert-opinion."""
JUMP_TIME_SHARE = 1 / 6
"""Of the time between warm-up and cool-down, the most that jumps take. Source: expert-opinion."""
