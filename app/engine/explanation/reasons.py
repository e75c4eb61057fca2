"""Why every exercise is in a program, what it beat, and what the program focuses on."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import islice

from app.engine.catalogue.cache import per_catalogue
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue.imbalances import Imbalance
from app.engine.client import Client, ClientImbalance, obstacle
from app.engine.measures.exercise_kinds import is_jump, is_main_work
from app.engine.plan import Plan
from app.engine.program import FocusShare, ProgramExercise, Reason, Rejection, Week
from app.engine.slots.filled import FilledSlot
from app.engine.vocabulary.exercises import Laterality
from app.engine.vocabulary.roles import TRUNK_ROLES, Role
from app.engine.week_plan.days import TrainingDay
from app.engine.words import words

MOST_REASONS = 3
MOST_REJECTED = 3

LEAD_RULE = "what-leads-is-trained-most"
STAPLE_RULE = "staples-are-in-the-program"
SIDE_RULE = "weaker-side-comes-first"
UPKEEP_RULE = "compound-families-are-covered"
TRUNK_RULE = "core-is-trained-in-every-direction"
STRETCH_RULE = "every-short-muscle-is-lengthened"
DRILL_RULE = "sessions-begin-with-a-drill"


def explained(weeks: Iterable[Week], plan: Plan, jump_reasons: tuple[Reason, ...]) -> dict[str, ProgramExercise]:
    """Every exercise of a program with its reasons and the alternatives that lost, by slug."""
    used = sorted({item.exercise for week in weeks for s in week.sessions for block in s.blocks for item in block.items})
    uses: dict[str, list[tuple[TrainingDay, FilledSlot]]] = {}
    for day, slot in plan.all_slots():
        for slug in {exercise.slug for exercise in slot.choice.path if exercise is not None}:
            uses.setdefault(slug, []).append((day, slot))
    return {slug: _explained(slug, uses.get(slug, []), used, plan, jump_reasons) for slug in used}


def _explained(
    slug: str,
    uses: list[tuple[TrainingDay, FilledSlot]],
    used: Collection[str],
    plan: Plan,
    jump_reasons: tuple[Reason, ...],
) -> ProgramExercise:
    exercise, client = plan.client.catalogue.exercises[slug], plan.client
    if is_jump(exercise):
        return ProgramExercise(exercise, jump_reasons[:MOST_REASONS], ())
    if uses:
        return ProgramExercise(exercise, _main_reasons(exercise, uses, plan), _rejected(exercise, used, client))
    return ProgramExercise(exercise, _frame_reasons(exercise, client)[:MOST_REASONS], ())


def _main_reasons(exercise: Exercise, uses: list[tuple[TrainingDay, FilledSlot]], plan: Plan) -> tuple[Reason, ...]:
    """By role: the treatment, its support, or the upkeep of the rest, for every imbalance that asks for it."""
    by_imbalance: dict[str | None, list[FilledSlot]] = {}
    for _, slot in uses:
        by_imbalance.setdefault(slot.choice.wanted.imbalance, []).append(slot)
    stated = {s.imbalance.slug: s for s in plan.client.stated}
    reasons = [_reason(exercise, slots, stated.get(slug or ""), plan) for slug, slots in by_imbalance.items()]
    return tuple(dict.fromkeys(reasons))[:MOST_REASONS]


def _reason(exercise: Exercise, slots: list[FilledSlot], stated: ClientImbalance | None, plan: Plan) -> Reason:
    role, leads = slots[0].choice.role, any(slot.choice.wanted.lead for slot in slots)
    days = _days_in_words(len(slots), len(plan.days))
    sided = (SIDE_RULE,) if exercise.laterality is Laterality.UNILATERAL else ()
    if stated is None:
        rule = TRUNK_RULE if role in TRUNK_ROLES else UPKEEP_RULE
        meanwhile = " while other things are corrected" if plan.client.stated else ""
        text = f"{exercise.name}: keeps the {_listed(exercise.primary)} trained{meanwhile}."
        return Reason(None, None, (rule, *sided), text)
    name, strategy = _lower(stated.imbalance.name), strategy_for(exercise, role, stated.imbalance, plan.client.catalogue)
    part = "a main exercise" if leads else "support"
    text = f"{exercise.name}: {part} for {name} ({ROLE_PURPOSE[role]}), {days}."
    return Reason(stated.imbalance.slug, strategy, (LEAD_RULE if leads else STAPLE_RULE, *sided), text)


def _frame_reasons(exercise: Exercise, client: Client) -> tuple[Reason, ...]:
    """What a drill or a stretch prepares or eases for the stated imbalances; everybody's need no reason of their own."""
    reasons = []
    for stated in client.stated:
        protocol, name = stated.protocol, _lower(stated.imbalance.name)
        strategy = strategy_for(exercise, None, stated.imbalance, client.catalogue)
        if any(exercise.slug in turn for turns in protocol.activation.values() for turn in turns):
            text = f"{exercise.name}: an easy drill for {name} before the main work."
            reasons.append(Reason(stated.imbalance.slug, strategy, (DRILL_RULE,), text))
        elif any(exercise.slug in group for group in protocol.tight):
            text = f"{exercise.name}: stretches what may be tight with {name}; held longer from phase to phase."
            reasons.append(Reason(stated.imbalance.slug, strategy, (STRETCH_RULE,), text))
        elif any(exercise.slug in turn for turns in protocol.warm_up.values() for turn in turns):
            text = f"{exercise.name}: loosens what {name} asks for before the main work."
            reasons.append(Reason(stated.imbalance.slug, strategy, (DRILL_RULE,), text))
        elif not set(exercise.eased).isdisjoint(stated.imbalance.short):
            text = f"{exercise.name}: eases what may be short with {name}."
            reasons.append(Reason(stated.imbalance.slug, strategy, (STRETCH_RULE,), text))
    if not reasons and is_main_work(exercise):
        reasons.append(Reason(None, None, (DRILL_RULE,), f"{exercise.name}: an easy drill before the main work."))
    return tuple(reasons)


ROLE_PURPOSE: Mapping[Role, str] = {
    Role.SQUAT: "squatting strength",
    Role.SINGLE_LEG_KNEE: "one leg at a time, led by the knee",
    Role.HINGE: "bending and lifting from the hip",
    Role.SINGLE_LEG_HINGE: "one leg at a time, led by the hip",
    Role.HIP_EXTENSION: "straightening the hip under load",
    Role.GLUTE_ISOLATION: "the glutes by themselves",
    Role.HIP_ABDUCTION: "the side of the hip",
    Role.HIP_ADDUCTION: "the inner thigh",
    Role.HIP_FLEXION: "lifting the thigh",
    Role.KNEE_FLEXION: "the back of the thigh",
    Role.KNEE_EXTENSION: "the front of the thigh",
    Role.CALF_STRAIGHT: "the calf with a straight knee",
    Role.CALF_BENT: "the calf with a bent knee",
    Role.SHIN: "the front of the shin",
    Role.TRUNK_FRONT: "the front of the trunk",
    Role.TRUNK_SIDE: "the side of the trunk",
    Role.TRUNK_ROTATION: "a trunk that does not turn under load",
    Role.TRUNK_BACK: "the back of the trunk",
    Role.CARRY: "an upright trunk under load",
    Role.JUMP: "quick force",
}


@per_catalogue(4096)
def _strategy_for(catalogue: Catalogue, exercise: str, role: Role | None, imbalance: str) -> str:
    links = [link.strategy for link in catalogue.imbalances[imbalance].strategies]
    naming = [slug for slug in links if exercise in catalogue.strategies[slug].exercises]
    of_role = [
        slug for slug in links if role and any(catalogue.role_of.get(e) is role for e in catalogue.strategies[slug].exercises)
    ]
    return (naming or of_role or links)[0]


def strategy_for(exercise: Exercise, role: Role | None, imbalance: Imbalance, catalogue: Catalogue) -> str:
    """The strategy through which an exercise answers an imbalance: one that names it, one of its role, or the first."""
    return _strategy_for(catalogue, exercise.slug, role, imbalance.slug)


def _rejected(exercise: Exercise, used: Collection[str], client: Client) -> tuple[Rejection, ...]:
    others = (other for other in _nearest(client.catalogue, exercise.slug) if other.slug not in used)
    return tuple(
        Rejection(other.slug, obstacle(other, client.profile, client.limits) or _why_less(other, exercise))
        for other in islice(others, MOST_REJECTED)
    )


@per_catalogue(2048)
def _nearest(catalogue: Catalogue, slug: str) -> tuple[Exercise, ...]:
    """The other exercises of its role, the nearest in difficulty first; of its pattern where it has no role."""
    exercise, role = catalogue.exercises[slug], catalogue.role_of.get(slug)
    same = [e for e in catalogue.exercises.values() if catalogue.role_of.get(e.slug) is role] if role else []
    others = [e for e in same or catalogue.by_pattern[exercise.pattern] if e.slug != slug and is_main_work(e)]
    return tuple(sorted(others, key=lambda e: (abs(e.difficulty - exercise.difficulty), e.slug)))


def _why_less(other: Exercise, chosen: Exercise) -> str:
    if other.difficulty > chosen.difficulty:
        return "comes later in this role"
    if other.difficulty < chosen.difficulty:
        return "is easier than this level needs in this role"
    return "stands on another track of this role, which serves this aim less"


def focus_of(plan: Plan, week: Week) -> tuple[FocusShare, ...]:
    """For every stated imbalance its share of the main sets of a week; the shares follow the sets of its slots."""
    sets: Counter[str] = Counter()
    for _, slot in plan.all_slots():
        dose = slot.doses[week.week - 1]
        if dose and slot.choice.wanted.imbalance:
            sets[slot.choice.wanted.imbalance] += dose.sets
    total = sum(sets.values())
    shares = []
    for stated in sorted(plan.client.stated, key=lambda s: s.imbalance.slug):
        imbalance = stated.imbalance
        share = sets[imbalance.slug] / total if total else 1 / len(plan.client.imbalances)
        shares.append(FocusShare(imbalance.slug, imbalance.strategies[0].strategy, round(share, 2), imbalance.evidence))
    return tuple(shares)


def _days_in_words(days: int, sessions: int) -> str:
    if days == sessions:
        return "in every session"
    return "on one day a week" if days == 1 else f"on {days} days a week"


def _listed(names: Iterable[str]) -> str:
    spoken = [words(name) for name in names]
    return spoken[0] if len(spoken) == 1 else f"{', '.join(spoken[:-1])} and {spoken[-1]}"


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]
