"""What may stand in a main block, as this person would do it: time, limits, and what it raises."""

from collections.abc import Mapping
from dataclasses import dataclass
from operator import sub

from app.engine.catalogue.cache import per_catalogue
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.first_engine.counters import ONE_SIDED_SHORTAGE, Raises, share_parts
from app.engine.first_engine.dosing import dose_at, dose_steps, is_endurance_hold, rest_seconds_of
from app.engine.first_engine.effects import Effects, effects_in
from app.engine.first_engine.eligibility import Limits
from app.engine.first_engine.liking import points_of
from app.engine.first_engine.needs import Needs
from app.engine.first_engine.score import BALANCED
from app.engine.guidelines.strength import MOST_LIMB_HOLD_SETS, NORDIC_DAYS, NORDIC_SETS, NORDICS
from app.engine.guidelines.volume import MOST_ACCESSORY_SETS, MOST_CORE_SETS, MOST_CORE_USES_PER_WEEK, MOST_USES_PER_WEEK
from app.engine.measures.exercise_kinds import is_compound_lift
from app.engine.measures.time_model import item_seconds
from app.engine.profile import Profile
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.people import Goal, Level

Implements = frozenset[EquipmentSlug]
NEVER = 10**6
"""More seconds than any session has."""


@dataclass(frozen=True, slots=True)
class Option:
    """What the selection knows of one exercise."""

    exercise: Exercise
    effects: Effects
    seconds: tuple[int, ...]
    """Time of the exercise at its top dose, by number of sets."""
    extra: tuple[int, ...]
    """Time of one set more, by number of sets; never enough time for more than the most."""
    points: float
    """What it is worth to use it, before what this person's imbalances say."""
    per_set: Raises
    """What every set raises over the week."""
    valued: Raises
    """The part of it that is worth something by itself."""
    balanced: Raises
    """The part of it that is held against something else."""
    tiring: Raises
    """Half sets of the muscles that then need recovery days; none for low-load trunk work."""
    most_sets: int
    most_uses: int
    kind: tuple[object, ...]
    """The same object for all exercises that raise the same and may stand in the same places."""


def options_for(
    profile: Profile, catalogue: Catalogue, needs: Needs, implements: Mapping[str, Implements]
) -> dict[str, Option]:
    """Everything that may stand in a main block, by slug."""
    known = _options_at(catalogue, needs.limits.level, needs.limits.hold_limit_seconds, profile.goal, needs.one_sided_share)
    return {slug: known[slug, implements[slug]] for slug in needs.eligible if slug in known.effects}


class _Options(dict[tuple[str, Implements], Option]):
    """The options of everybody who trains at a level for a goal; each is made when it is first asked for."""

    def __init__(self, catalogue: Catalogue, limits: Limits, goal: Goal, one_sided_share: float) -> None:
        super().__init__()
        self.catalogue, self.limits, self.goal, self.one_sided_share = catalogue, limits, goal, one_sided_share
        self.effects = effects_in(catalogue)
        self.kinds: dict[tuple[object, ...], tuple[object, ...]] = {}

    def __missing__(self, key: tuple[str, Implements]) -> Option:
        slug, implements = key
        exercise, effects = self.catalogue.exercises[slug], self.effects[slug]
        shortage = share_parts(self.one_sided_share, is_of_share=effects.one_sided)
        per_set = (*effects.per_set, (ONE_SIDED_SHORTAGE, shortage)) if effects.leg_work else effects.per_set
        most_sets, most_uses = self._limits(exercise, effects)
        rest = rest_seconds_of(exercise, self.limits, self.goal)
        top = dose_steps(exercise, self.limits, implements)
        doses = [dose_at(exercise, self.limits, implements, top, sets) for sets in range(1, most_sets + 1)]
        seconds = (0, *(item_seconds(exercise, dose, sets, rest, implements) for sets, dose in enumerate(doses, 1)))
        traits = (per_set, effects.per_use_here, effects.groups, effects.core, effects.light)
        self[key] = option = Option(
            exercise=exercise,
            effects=effects,
            seconds=seconds,
            extra=(*map(sub, seconds[1:], seconds), NEVER),
            points=points_of(exercise, effects, implements, self.limits, self.goal),
            per_set=per_set,
            valued=tuple(raised for raised in per_set if raised[0] <= ONE_SIDED_SHORTAGE),
            balanced=tuple(raised for raised in per_set if raised[0] in BALANCED),
            tiring=() if effects.core else effects.half_sets,
            most_sets=most_sets,
            most_uses=most_uses,
            kind=self.kinds.setdefault(traits, traits),
        )
        return option

    def _limits(self, exercise: Exercise, effects: Effects) -> tuple[int, int]:
        """The most sets in a session and the most uses in a week."""
        if exercise.slug in NORDICS:
            return NORDIC_SETS, NORDIC_DAYS
        most_sets = int(self.limits.guideline.sets_per_exercise.high)
        if effects.core:
            return min(most_sets, MOST_CORE_SETS), MOST_CORE_USES_PER_WEEK
        if not is_compound_lift(exercise):
            most_sets = min(most_sets, MOST_ACCESSORY_SETS)
        if is_endurance_hold(exercise, self.limits):
            most_sets = min(most_sets, MOST_LIMB_HOLD_SETS)
        return most_sets, MOST_USES_PER_WEEK


@per_catalogue(64)
def _options_at(
    catalogue: Catalogue, level: Level, hold_limit_seconds: int | None, goal: Goal, one_sided_share: float
) -> _Options:
    limits = Limits(level, {}, {}, rpe_limit=10, hold_limit_seconds=hold_limit_seconds, eased=False)
    return _Options(catalogue, limits, goal, one_sided_share)
