"""Why every exercise is in a program, what it beat, what the program focuses on, and what it could not meet."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice

from app.engine.catalogue.cache import per_catalogue
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue.imbalances import Imbalance
from app.engine.first_engine.eligibility import obstacle
from app.engine.first_engine.needs import Needs, Requirement
from app.engine.first_engine.power import unmet_jumps, why_jumps
from app.engine.first_engine.promised_sets import level_sets
from app.engine.guidelines.muscles import HAMSTRINGS, QUADRICEPS
from app.engine.guidelines.patterns import CORE_PATTERNS
from app.engine.guidelines.timing import TIME_TOLERANCE
from app.engine.measures.exercise_kinds import is_jump, is_main_work, is_strengthening
from app.engine.measures.volume import main_items, weekly_sets
from app.engine.profile import Profile
from app.engine.program import CheapestChange, FocusShare, ProgramExercise, Reason, Rejection, UnmetNeed, Week
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import EquipmentSlug, Laterality
from app.engine.vocabulary.imbalances import CorrectivePhase

MOST_REASONS = 3
MOST_REJECTED = 3
MINUTES_STEP = 15
MOST_MINUTES = 120


def explained(used: Collection[str], profile: Profile, catalogue: Catalogue, needs: Needs) -> dict[str, ProgramExercise]:
    """Every exercise of a program with its reasons and the alternatives that lost, by slug."""
    return {slug: _explained(catalogue.exercises[slug], used, profile, catalogue, needs) for slug in sorted(used)}


def _explained(
    exercise: Exercise, used: Collection[str], profile: Profile, catalogue: Catalogue, needs: Needs
) -> ProgramExercise:
    rejected = _rejected(exercise, used, profile, catalogue, needs) if is_main_work(exercise) else ()
    reasons = why_jumps(profile, catalogue)[:MOST_REASONS] if is_jump(exercise) else _reasons(exercise, profile, catalogue)
    return ProgramExercise(exercise, reasons, rejected)


def _reasons(exercise: Exercise, profile: Profile, catalogue: Catalogue) -> tuple[Reason, ...]:
    """What the stated imbalances name it for; failing that, what it does for their muscles; failing that, balance.

    Warm-up and cool-down that serve everybody need no reason of their own.
    """
    stated = [catalogue.imbalances[s.imbalance] for s in profile.imbalances]
    answered = catalogue.imbalances_of.get(exercise.slug, ())
    named = tuple(_named_reason(exercise, imbalance, catalogue) for imbalance in stated if imbalance.slug in answered)
    reasons = named or tuple(reason for i in stated if (reason := _muscle_reason(exercise, i)))
    if reasons or not is_strengthening(exercise):
        return reasons[:MOST_REASONS]
    return (_maintenance_reason(exercise),)


def _named_reason(exercise: Exercise, imbalance: Imbalance, catalogue: Catalogue) -> Reason:
    phases = ((link.strategy, part) for link in imbalance.strategies for part in link.phases)
    slug, phase = next((strategy, part.phase) for strategy, part in phases if exercise.slug in part.exercises)
    text = f"{_PHASE_VERB[phase]} for {imbalance.name.lower()}: {catalogue.strategies[slug].name.lower()}."
    return Reason(imbalance.slug, slug, _rules(exercise, phase), text)


def _muscle_reason(exercise: Exercise, imbalance: Imbalance) -> Reason | None:
    name, strategy = imbalance.name.lower(), imbalance.strategies[0].strategy
    weak = _shared(exercise.primary, imbalance.weak)
    if weak and is_strengthening(exercise):
        text = f"Trains the {_listed(weak)}, which may be weak with {name}."
        return Reason(imbalance.slug, strategy, _rules(exercise, CorrectivePhase.ACTIVATE), text)
    short = _shared(exercise.eased, imbalance.short)
    if short:
        text = f"Eases the {_listed(short)}, which may be short with {name}."
        return Reason(imbalance.slug, strategy, _rules(exercise, CorrectivePhase.LENGTHEN), text)
    return None


_PHASE_VERB = {
    CorrectivePhase.INHIBIT: "Loosening",
    CorrectivePhase.LENGTHEN: "Lengthening",
    CorrectivePhase.ACTIVATE: "Isolated work",
    CorrectivePhase.INTEGRATE: "Whole-movement work",
}


def _rules(exercise: Exercise, phase: CorrectivePhase) -> tuple[str, ...]:
    rules = {
        CorrectivePhase.INHIBIT: ("every-short-muscle-is-lengthened",),
        CorrectivePhase.LENGTHEN: ("every-short-muscle-is-lengthened",),
        CorrectivePhase.ACTIVATE: ("every-weak-muscle-is-trained",),
        CorrectivePhase.INTEGRATE: ("every-imbalance-is-integrated",),
    }[phase]
    return (*rules, "weaker-side-comes-first") if exercise.laterality is Laterality.UNILATERAL else rules


def _maintenance_reason(exercise: Exercise) -> Reason:
    primary = exercise.primary
    if exercise.pattern in CORE_PATTERNS:
        rule = "core-is-trained-in-every-direction"
    elif not (HAMSTRINGS | QUADRICEPS).isdisjoint(primary):
        rule = "hamstrings-and-quadriceps-keep-their-ratio"
    else:
        rule = "compound-families-are-covered"
    return Reason(None, None, (rule,), f"Keeps the {_listed(primary)} trained while other things are corrected.")


def _rejected(
    exercise: Exercise, used: Collection[str], profile: Profile, catalogue: Catalogue, needs: Needs
) -> tuple[Rejection, ...]:
    others = (other for other in _nearest(catalogue, exercise.slug) if other.slug not in used)
    return tuple(
        Rejection(other.slug, obstacle(other, profile, needs.limits) or _why_less(other, exercise, needs))
        for other in islice(others, MOST_REJECTED)
    )


@per_catalogue(2048)
def _nearest(catalogue: Catalogue, slug: str) -> tuple[Exercise, ...]:
    """The other main work of its pattern: what shares most prime movers first, among equals the nearest in difficulty."""
    exercise = catalogue.exercises[slug]
    primary = set(exercise.primary)

    def distance(other: Exercise) -> tuple[int, int, str]:
        return -len(primary.intersection(other.primary)), abs(other.difficulty - exercise.difficulty), other.slug

    others = (e for e in catalogue.by_pattern[exercise.pattern] if e is not exercise and is_main_work(e))
    return tuple(sorted(others, key=distance))


def _why_less(other: Exercise, chosen: Exercise, needs: Needs) -> str:
    if is_jump(other):
        return "lies further up the ladder, or on another one"
    if needs.fit.get(other.slug, 0.0) < needs.fit.get(chosen.slug, 0.0):
        return "answers the stated imbalances less directly"
    fitting = needs.limits.guideline.fitting_difficulty
    if abs(other.difficulty - fitting) > abs(chosen.difficulty - fitting):
        return "is easier than this level needs" if other.difficulty < fitting else "is harder than this level needs"
    return "serves less of what the week still lacks for the time it takes"


def focus_of(
    profile: Profile, catalogue: Catalogue, exercises: Mapping[str, ProgramExercise], week: Week
) -> tuple[FocusShare, ...]:
    """For every stated imbalance its share of the main sets of a week; the shares add up to 1."""
    sets: Counter[str] = Counter()
    for session in week.sessions:
        for item in main_items(session):
            for slug in {reason.imbalance for reason in exercises[item.exercise].why if reason.imbalance}:
                sets[slug] += item.sets
    total = sum(sets.values())
    shares = []
    for stated in profile.imbalances:
        imbalance = catalogue.imbalances[stated.imbalance]
        share = sets[imbalance.slug] / total if total else 1 / len(profile.imbalances)
        shares.append(FocusShare(imbalance.slug, imbalance.strategies[0].strategy, round(share, 2), imbalance.evidence))
    return tuple(shares)


def warnings_of(profile: Profile, catalogue: Catalogue, needs: Needs, weeks: Sequence[Week]) -> tuple[UnmetNeed, ...]:
    """Everything that the program could not fully meet, with the cheapest change that would help."""
    return (
        *(_unmet(need, profile, catalogue, needs) for need in needs.unmet),
        *_low_volume(profile, catalogue, needs, weeks[-1]),
        *_short_sessions(profile, weeks),
        *unmet_jumps(profile, catalogue, needs, weeks, _longer_sessions(profile)),
    )


def _unmet(need: Requirement, profile: Profile, catalogue: Catalogue, needs: Needs) -> UnmetNeed:
    reasons = {slug: obstacle(catalogue.exercises[slug], profile, needs.limits) for slug in sorted(need.options)}
    because = "; ".join(f"{catalogue.exercises[slug].name} {reason}" for slug, reason in list(reasons.items())[:MOST_REJECTED])
    missing = [
        option - set(profile.equipment)
        for slug, reason in reasons.items()
        if reason is not None and reason.startswith("needs ")
        for option in catalogue.exercises[slug].equipment_options
    ]
    smallest: frozenset[EquipmentSlug] = min(missing, key=lambda option: (len(option), sorted(option)), default=frozenset())
    change = CheapestChange(equipment=tuple(sorted(smallest))) if smallest else None
    return UnmetNeed(need.name, because or "the catalogue holds no exercise for it", change)


def _low_volume(profile: Profile, catalogue: Catalogue, needs: Needs, week: Week) -> list[UnmetNeed]:
    sets = weekly_sets(week, catalogue.exercises)
    usual = {muscle: level_sets(muscle, profile, needs.limits) for muscle in needs.weak}
    low = {muscle: sets.get(muscle, 0.0) for muscle in needs.weak if sets.get(muscle, 0.0) < usual[muscle]}
    if not low:
        return []
    got = ", ".join(f"{muscle.replace('-', ' ')} {amount:g} of {usual[muscle]:g}" for muscle, amount in low.items())
    because = f"the time given allows fewer weekly sets than are usual at this level: {got}"
    return [UnmetNeed(f"weekly sets for the {_listed(tuple(low))}", because, _longer_sessions(profile))]


def _longer_sessions(profile: Profile) -> CheapestChange | None:
    minutes = profile.minutes_per_session + MINUTES_STEP
    return CheapestChange(minutes_per_session=minutes) if minutes <= MOST_MINUTES else None


def _short_sessions(profile: Profile, weeks: Sequence[Week]) -> list[UnmetNeed]:
    full = [session.minutes for week in weeks if not week.deload for session in week.sessions]
    shortest = min(full)
    if shortest >= profile.minutes_per_session * (1 - TIME_TOLERANCE):
        return []
    because = f"some sessions take {shortest:g} minutes only: more work for these muscles would leave too little recovery"
    return [UnmetNeed("training time", because, None)]


def _shared(muscles: Iterable[MuscleSlug], others: Iterable[MuscleSlug]) -> tuple[MuscleSlug, ...]:
    return tuple(sorted(set(muscles).intersection(others)))


def _listed(muscles: Sequence[MuscleSlug]) -> str:
    names = [muscle.replace("-", " ") for muscle in muscles]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
