"""The profile: what a person tells the service, in the one canonical form that everything else reads."""

import hashlib
import json
from base64 import b32encode
from dataclasses import dataclass, fields

from app.engine import ENGINE_VERSION
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import DemandSlug, EquipmentSlug
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.people import AgeBand, Goal, Level, Weekday
from app.engine.vocabulary.safety import ReferralReason

ID_LENGTH = 26
"""Characters of a program id: 26 of base32 carry 130 bits of the digest."""

DEFAULT_SIDE = Side.LEFT
"""The side taken as weaker when none is given: most people are right-handed, and the non-dominant side goes first (rule O8)."""

DEFAULT_DAYS: dict[int, tuple[Weekday, ...]] = {
    1: (Weekday.MON,),
    2: (Weekday.MON, Weekday.THU),
    3: (Weekday.MON, Weekday.WED, Weekday.FRI),
    4: (Weekday.MON, Weekday.TUE, Weekday.THU, Weekday.SAT),
    5: (Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.FRI, Weekday.SAT),
    6: (Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI, Weekday.SAT),
}
"""Days for each number of sessions when none are given: rest between hard days wherever the week allows it."""


@dataclass(frozen=True, slots=True, order=True)
class StatedImbalance:
    """An imbalance as one person has it."""

    imbalance: str
    severity: Severity = Severity.MODERATE
    weaker_side: Side | None = None
    """The weaker (for a tight muscle: the tighter) side; None where the imbalance has no sides, or nobody knows."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a program is made from. Two requests that mean the same have equal profiles.

    Collections are sorted and without repeats; every default is filled in. Build it with `canonical`.
    """

    imbalances: tuple[StatedImbalance, ...]
    """None where the program only keeps legs and trunk in balance."""
    level: Level
    equipment: tuple[EquipmentSlug, ...]
    weeks: int
    days: tuple[Weekday, ...]
    minutes_per_session: int
    avoid_exercises: tuple[str, ...]
    avoid_demands: tuple[DemandSlug, ...]
    conditions: tuple[str, ...]
    pain: int
    landing_tests_passed: bool
    """True where strength and landing were tested, so that jumps may come in time."""
    goal: Goal
    asymmetry_bonus: bool
    variant: int
    age_band: AgeBand | None
    """None for the ages at which nothing changes, or where none was told."""
    effort_limit: float | None
    """The hardest effort (RPE) of any set; None where nobody set one."""
    downgrade: bool
    """True where the answers of the person ask for a gentle start: one level lower, at low effort, with support."""
    referral: tuple[ReferralReason, ...]
    """Why the person should see somebody beside training, apart from pain and conditions."""
    sits_long: bool

    @property
    def sessions_per_week(self) -> int:
        """How many training days a week has."""
        return len(self.days)

    @property
    def weekly_minutes(self) -> int:
        """Minutes a week that the person gives."""
        return self.minutes_per_session * len(self.days)


def canonical(
    imbalances: tuple[StatedImbalance, ...],
    *,
    level: Level = Level.BEGINNER,
    equipment: frozenset[EquipmentSlug] = frozenset(),
    weeks: int = 8,
    days: tuple[Weekday, ...] = DEFAULT_DAYS[3],
    minutes_per_session: int = 45,
    avoid_exercises: frozenset[str] = frozenset(),
    avoid_demands: frozenset[DemandSlug] = frozenset(),
    conditions: frozenset[str] = frozenset(),
    pain: int = 0,
    landing_tests_passed: bool = False,
    goal: Goal = Goal.FUNCTION,
    asymmetry_bonus: bool = False,
    variant: int = 0,
    age_band: AgeBand | None = None,
    effort_limit: float | None = None,
    downgrade: bool = False,
    referral: frozenset[ReferralReason] = frozenset(),
    sits_long: bool = False,
) -> Profile:
    """The profile with everything in its canonical order."""
    return Profile(
        imbalances=tuple(sorted(imbalances, key=lambda stated: stated.imbalance)),
        level=level,
        equipment=tuple(sorted(equipment)),
        weeks=weeks,
        days=tuple(sorted(days, key=lambda day: day.number)),
        minutes_per_session=minutes_per_session,
        avoid_exercises=tuple(sorted(avoid_exercises)),
        avoid_demands=tuple(sorted(avoid_demands)),
        conditions=tuple(sorted(conditions)),
        pain=pain,
        landing_tests_passed=landing_tests_passed,
        goal=goal,
        asymmetry_bonus=asymmetry_bonus,
        variant=variant,
        age_band=age_band,
        effort_limit=effort_limit,
        downgrade=downgrade,
        referral=tuple(sorted(referral)),
        sits_long=sits_long,
    )


def program_id(profile: Profile, catalogue_version: str) -> str:
    """The content address of the program for this profile: 26 lower-case base32 characters of a SHA-256."""
    parts = {"profile": profile, "catalogue_version": catalogue_version, "engine_version": ENGINE_VERSION}
    canonical_json = json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=True, default=_by_field)
    digest = hashlib.sha256(canonical_json.encode()).digest()
    return b32encode(digest).decode().lower()[:ID_LENGTH]


def _by_field(value: Profile | StatedImbalance) -> dict[str, object]:
    return {field.name: getattr(value, field.name) for field in fields(value)}
