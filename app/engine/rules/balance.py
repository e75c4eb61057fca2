"""No side of a joint falls behind the other, and isolation never crowds out compound lifts."""

from collections.abc import Callable, Collection, Iterable, Iterator

from app.engine.catalogue.exercises import Exercise
from app.engine.guidelines.balance import (
    COMPOUNDS_PER_SESSION,
    COMPOUNDS_PER_SHORT_SESSION,
    HAMSTRING_EMPHASIS,
    HAMSTRING_TO_QUADRICEPS,
    HIP_TO_KNEE,
    HIP_TO_KNEE_WITH_HIP_FOCUS,
    ISOLATION_SHARE_LIMIT,
    QUADRICEPS_EMPHASIS,
    RATIO_NEEDS_SETS,
    SHORT_SESSION_MINUTES,
    UNILATERAL_SHARE,
    UNILATERAL_SHARE_WITH_ASYMMETRY,
)
from app.engine.guidelines.band import Band
from app.engine.guidelines.muscles import GLUTES, HAMSTRINGS
from app.engine.guidelines.patterns import (
    COMPOUND_FAMILIES,
    FAMILIES_NEEDED,
    HIP_DOMINANT_PATTERNS,
    KNEE_DOMINANT_PATTERNS,
)
from app.engine.measures.exercise_kinds import is_compound_lift, is_leg_work
from app.engine.program import Violation
from app.engine.rules.facts import Facts
from app.engine.rules.placed import PlacedWeek
from app.engine.vocabulary.body import MuscleSlug, Region
from app.engine.vocabulary.exercises import Laterality, Mechanic, MovementPattern
from app.engine.vocabulary.imbalances import Axis
from app.engine.vocabulary.programs import BlockKind
from app.engine.vocabulary.roles import Role
from app.engine.words import amount, listed


def hamstrings_and_quadriceps_keep_their_ratio(facts: Facts) -> Iterable[Violation]:
    """Outside easy weeks hamstring sets over quadriceps sets stay in the band of the stated imbalances."""
    band = ratio_band(facts.weak)
    if not facts.movers >= {MuscleSlug.HAMSTRINGS, MuscleSlug.QUADRICEPS}:
        return
    for week in facts.training_weeks:
        hamstrings = week.sets.get(MuscleSlug.HAMSTRINGS, 0.0)
        quadriceps = week.sets.get(MuscleSlug.QUADRICEPS, 0.0)
        text = f"Week {week.number} has {amount(hamstrings, 'hamstring sets')} for {amount(quadriceps, 'quadriceps sets')}"
        yield from _outside(band, hamstrings, quadriceps, week, text)


def ratio_band(weak: Collection[MuscleSlug]) -> Band:
    """The band for hamstring over quadriceps sets: more of the one that is weak alone."""
    hamstrings, quadriceps = not HAMSTRINGS.isdisjoint(weak), MuscleSlug.QUADRICEPS in weak
    if hamstrings and not quadriceps:
        return HAMSTRING_EMPHASIS
    return QUADRICEPS_EMPHASIS if quadriceps and not hamstrings else HAMSTRING_TO_QUADRICEPS


def hip_and_knee_work_keep_their_balance(facts: Facts) -> Iterable[Violation]:
    """Outside easy weeks sets led by the hip over sets led by the knee stay in balance, with room for a hip focus."""
    patterns = {exercise.pattern for exercise in facts.strengthening}
    if patterns.isdisjoint(HIP_DOMINANT_PATTERNS) or patterns.isdisjoint(KNEE_DOMINANT_PATTERNS):
        return
    band = HIP_TO_KNEE
    if not facts.weak.isdisjoint(GLUTES | HAMSTRINGS):
        band = Band(band.low, HIP_TO_KNEE_WITH_HIP_FOCUS)
    for week in facts.training_weeks:
        hip = _sets(week, lambda e: e.pattern in HIP_DOMINANT_PATTERNS)
        knee = _sets(week, lambda e: e.pattern in KNEE_DOMINANT_PATTERNS)
        text = f"Week {week.number} has {amount(hip, 'sets')} led by the hip for {knee} led by the knee"
        yield from _outside(band, hip, knee, week, text)


def _outside(band: Band, upper: float, lower: float, week: PlacedWeek, text: str) -> Iterator[Violation]:
    if upper + lower < RATIO_NEEDS_SETS or band.low * lower <= upper <= band.high * lower:
        return
    measured = f"a ratio of {upper / lower:.2f}" if lower else f"{amount(upper, 'sets')} to none"
    allowed = f"a ratio of {band.low:g} to {band.high:g}"
    yield Violation(week.pointer, measured, allowed, f"{text}; {allowed} keeps the two in balance.")


def enough_work_is_one_sided(facts: Facts) -> Iterable[Violation]:
    """A quarter of the leg sets is done one side at a time, half of them where the sides differ."""
    least = UNILATERAL_SHARE_WITH_ASYMMETRY if _one_sided_leads(facts) else UNILATERAL_SHARE
    if not any(_is_one_sided(exercise) for exercise in facts.strengthening):
        return
    for week in facts.weeks:
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


def isolation_supplements_compounds(facts: Facts) -> Iterable[Violation]:
    """A full week with leg extensions has leg curls too, and isolation is at most half of its leg sets."""
    curl_possible = any(_has_pattern(MovementPattern.KNEE_FLEXION)(exercise) for exercise in facts.strengthening)
    for week in facts.training_weeks:
        if not _sets(week, _has_pattern(MovementPattern.KNEE_EXTENSION)):
            continue
        if curl_possible and not _sets(week, _has_pattern(MovementPattern.KNEE_FLEXION)):
            text = f"Week {week.number} isolates the front of the thigh and not the back; add a leg curl."
            yield Violation(week.pointer, "no leg curl", "a leg curl beside every leg extension", text)
        legs, isolated = _sets(week, is_leg_work), _sets(week, _is_isolation)
        if isolated > ISOLATION_SHARE_LIMIT * legs:
            text = f"In week {week.number} {isolated} of {amount(legs, 'leg sets')} are isolation; compound lifts come first."
            allowed = f"at most {ISOLATION_SHARE_LIMIT:.0%}"
            yield Violation(week.pointer, f"{isolated / legs:.0%}", allowed, text)


def _is_isolation(exercise: Exercise) -> bool:
    return is_leg_work(exercise) and exercise.mechanic is Mechanic.ISOLATION


def lower_body_sessions_hold_compounds(facts: Facts) -> Iterable[Violation]:
    """Every session with a strength block holds two compound lifts, one where sessions are under 25 minutes."""
    short = facts.profile.minutes_per_session < SHORT_SESSION_MINUTES
    wanted = COMPOUNDS_PER_SHORT_SESSION if short else COMPOUNDS_PER_SESSION
    least = min(wanted, sum(map(is_compound_lift, facts.strengthening)))
    for session in facts.sessions:
        if not any(placed.kind is BlockKind.STRENGTH for placed in session.main):
            continue
        lifts = len({placed.exercise.slug for placed in session.main if is_compound_lift(placed.exercise)})
        if lifts < least:
            text = f"The session holds {amount(lifts, 'compound lifts')}; {amount(least, 'compound lifts')} belong in it."
            yield Violation(session.pointer, amount(lifts, "compound lifts"), f"at least {least}", text)


def compound_families_are_covered(facts: Facts) -> Iterable[Violation]:
    """A week for legs or glutes draws on three of squat, lunge or step, hinge and bridge."""
    if not any({Region.LEGS, Region.GLUTES} & set(imbalance.regions) for imbalance in facts.imbalances):
        return
    least = min(FAMILIES_NEEDED, len(_families(facts.strengthening)))
    for week in facts.weeks:
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
