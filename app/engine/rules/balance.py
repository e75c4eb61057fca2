"""No side of a joint falls behind the other, and isolation never crowds out compound lifts."""

from collections.abc import Callable, Collection, Iterable, Iterator

from app.engine.catalogue.exercises import Exercise
from app.engine.guidelines.balance import (
    HAMSTRING_EMPHASIS,
    HAMSTRING_TO_QUADRICEPS,
    QUADRICEPS_EMPHASIS,
    RATIO_NEEDS_SETS,
    UNILATERAL_SHARE,
    UNILATERAL_SHARE_WITH_ASYMMETRY,
)
from app.engine.guidelines.band import Band
from app.engine.guidelines.muscles import HAMSTRINGS
from app.engine.guidelines.patterns import (
    COMPOUND_FAMILIES,
    FAMILIES_NEEDED,
)
from app.engine.measures.exercise_kinds import is_compound_lift, is_leg_work
from app.engine.program import Violation
from app.engine.rules.facts import Facts
from app.engine.rules.placed import PlacedWeek
from app.engine.vocabulary.body import MuscleSlug, Region
from app.engine.vocabulary.exercises import Laterality, MovementPattern
from app.engine.vocabulary.imbalances import Axis
from app.engine.vocabulary.roles import LIFT_ROLES, Role
from app.engine.words import amount, listed


def hamstrings_and_quadriceps_keep_their_ratio(facts: Facts) -> Iterable[Violation]:
    """Where thigh muscles are weak, hamstring sets over quadriceps sets stay in the band that suits them."""
    band = _ratio_band(facts.weak)
    thighs = {MuscleSlug.HAMSTRINGS, MuscleSlug.QUADRICEPS}
    if facts.is_staged or facts.weak.isdisjoint(thighs) or not facts.client.trainable >= thighs:
        return
    for week in facts.training_weeks:
        hamstrings = week.sets.get(MuscleSlug.HAMSTRINGS, 0.0)
        quadriceps = week.sets.get(MuscleSlug.QUADRICEPS, 0.0)
        text = f"Week {week.number} has {amount(hamstrings, 'hamstring sets')} for {amount(quadriceps, 'quadriceps sets')}"
        yield from _outside(band, hamstrings, quadriceps, week, text)


def _ratio_band(weak: Collection[MuscleSlug]) -> Band:
    """The band for hamstring over quadriceps sets: more of the one that is weak alone."""
    hamstrings, quadriceps = not HAMSTRINGS.isdisjoint(weak), MuscleSlug.QUADRICEPS in weak
    if hamstrings and not quadriceps:
        return HAMSTRING_EMPHASIS
    return QUADRICEPS_EMPHASIS if quadriceps and not hamstrings else HAMSTRING_TO_QUADRICEPS


def _outside(band: Band, upper: float, lower: float, week: PlacedWeek, text: str) -> Iterator[Violation]:
    if upper + lower < RATIO_NEEDS_SETS or band.low * lower <= upper <= band.high * lower:
        return
    measured = f"a ratio of {upper / lower:.2f}" if lower else f"{amount(upper, 'sets')} to none"
    allowed = f"a ratio of {band.low:g} to {band.high:g}"
    yield Violation(week.pointer, measured, allowed, f"{text}; {allowed} keeps the two in balance.")


def enough_work_is_one_sided(facts: Facts) -> Iterable[Violation]:
    """A quarter of the leg sets is done one side at a time, half of them where the sides differ."""
    least = UNILATERAL_SHARE_WITH_ASYMMETRY if _one_sided_leads(facts) else UNILATERAL_SHARE
    if facts.is_staged or not any(_is_one_sided(exercise) for exercise in facts.open_exercises):
        return
    for week in facts.training_weeks:
        legs, one_sided = _sets(week, is_leg_work), _sets(week, _is_one_sided)
        if one_sided < least * legs:
            text = (
                f"Week {week.number} does {one_sided} of {amount(legs, 'leg sets')} one side at a time; {least:.0%} are needed."
            )
            yield Violation(week.pointer, f"{one_sided / legs:.0%}", f"at least {least:.0%}", text)


def _one_sided_leads(facts: Facts) -> bool:
    """True where the sides differ and one-legged work is the treatment."""
    one_legged = {Role.SINGLE_LEG_KNEE, Role.SINGLE_LEG_HINGE}
    return any(s.imbalance.axis is Axis.LEFT_RIGHT and one_legged <= set(s.protocol.lead) for s in facts.client.imbalances)


def _is_one_sided(exercise: Exercise) -> bool:
    return is_leg_work(exercise) and exercise.laterality is Laterality.UNILATERAL


def leg_extensions_pair_with_leg_curls(facts: Facts) -> Iterable[Violation]:
    """A full week with leg extensions has leg curls too."""
    curl_possible = any(_has_pattern(MovementPattern.KNEE_FLEXION)(exercise) for exercise in facts.strengthening)
    for week in facts.training_weeks:
        if not _sets(week, _has_pattern(MovementPattern.KNEE_EXTENSION)):
            continue
        if curl_possible and not _sets(week, _has_pattern(MovementPattern.KNEE_FLEXION)):
            text = f"Week {week.number} isolates the front of the thigh and not the back; add a leg curl."
            yield Violation(week.pointer, "no leg curl", "a leg curl beside every leg extension", text)


def weeks_hold_compound_lifts(facts: Facts) -> Iterable[Violation]:
    """A full week has as many different compound lifts as sessions, or as there are roles of them that can be done."""
    possible = len({facts.role_of(e) for e in facts.open_exercises if is_compound_lift(e)})
    if facts.is_staged:
        return
    for week in facts.training_weeks:
        least = min(max(1, len(week.sessions)), possible)
        lifts = len({exercise.slug for exercise, _ in week.trained if is_compound_lift(exercise)})
        if lifts < least:
            text = (
                f"Week {week.number} holds {amount(lifts, 'compound lifts')}; {amount(least, 'compound lifts')} belong in it."
            )
            yield Violation(week.pointer, amount(lifts, "compound lifts"), f"at least {least}", text)


def compound_families_are_covered(facts: Facts) -> Iterable[Violation]:
    """Three sessions or more led by lifts draw on three of squat, lunge or step, hinge and bridge."""
    if not any({Region.LEGS, Region.GLUTES} & set(imbalance.regions) for imbalance in facts.imbalances):
        return
    if facts.is_staged or len(facts.profile.days) < FAMILIES_NEEDED or facts.client.leads.isdisjoint(LIFT_ROLES):
        return
    least = min(FAMILIES_NEEDED, len(_families(facts.open_exercises)))
    for week in facts.training_weeks:
        families = _families(exercise for exercise, _ in week.trained)
        if len(families) < least:
            text = f"Week {week.number} draws on {listed(families)} alone; {least} families of compound lifts are needed."
            yield Violation(week.pointer, listed(families), f"at least {least} of {listed(COMPOUND_FAMILIES)}", text)


def _families(exercises: Iterable[Exercise]) -> list[str]:
    patterns = {exercise.pattern for exercise in exercises}
    return [name for name, members in COMPOUND_FAMILIES.items() if not members.isdisjoint(patterns)]


def _has_pattern(pattern: MovementPattern) -> Callable[[Exercise], bool]:
    return lambda exercise: exercise.pattern is pattern


def _sets(week: PlacedWeek, counts: Callable[[Exercise], bool]) -> int:
    return sum(sets for exercise, sets in week.trained if counts(exercise))
