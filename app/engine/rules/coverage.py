"""Every stated imbalance is answered, and every session prepares the body and eases it afterwards."""

from collections.abc import Iterable, Iterator, Mapping

from app.engine.guidelines.frame import BRIEF_MINUTES
from app.engine.guidelines.warm_up import WARM_UP_MINUTES
from app.engine.measures.exercise_kinds import is_strengthening
from app.engine.priorities.needs import muscle_need
from app.engine.program import Violation
from app.engine.rules.facts import Facts
from app.engine.rules.placed import PlacedItem
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import Modality, MovementPattern
from app.engine.words import amount, words


def every_weak_muscle_is_trained(facts: Facts) -> Iterable[Violation]:
    """Every week trains every weak muscle as a prime mover in its main work, or the program says that it does not."""
    for week in facts.weeks:
        trained = {muscle for exercise, _ in week.trained if is_strengthening(exercise) for muscle in exercise.primary}
        for muscle in sorted(facts.trainable - trained):
            if facts.tells(muscle_need(muscle)):
                continue
            text = f"Week {week.number} has no exercise for the weak {words(muscle)} in its main work."
            yield Violation(week.pointer, "no exercise", "at least 1 exercise", text)


def every_short_muscle_is_lengthened(facts: Facts) -> Iterable[Violation]:
    """Every cool-down stretches every short muscle, by moving stretches only where no held one is possible."""
    return _unstretched(facts, {f"short {words(muscle)}": frozenset({muscle}) for muscle in sorted(facts.short)})


def warm_up_prepares_the_legs(facts: Facts) -> Iterable[Violation]:
    """Every warm-up raises the pulse and moves the front of the thigh, the back of the thigh and the calf."""
    can_raise = any(exercise.pattern is MovementPattern.RAISE for exercise in facts.eligible)
    possible = facts.stretchable | facts.movable
    groups = {name: group for name, group in facts.leg_groups.items() if not group.isdisjoint(possible)}
    for session in facts.sessions:
        if can_raise and not any(placed.exercise.pattern is MovementPattern.RAISE for placed in session.warm_up):
            text = "The warm-up has nothing that raises the pulse."
            yield Violation(session.pointer, "no such exercise", "at least 1 exercise", text)
        moved = _lengthened(session.warm_up, Modality.MOBILITY, Modality.STRETCH)
        for name, group in groups.items():
            if group.isdisjoint(moved):
                text = f"The warm-up has nothing that moves the {name}."
                yield Violation(session.pointer, f"nothing for the {name}", "at least 1 exercise", text)


def warm_up_lasts_long_enough(facts: Facts) -> Iterable[Violation]:
    """Warm-up and activation together last three to twelve minutes."""
    band = WARM_UP_MINUTES
    for session in facts.sessions:
        minutes = sum(placed.item.seconds for placed in (*session.warm_up, *session.activation)) / 60
        if not band.holds(minutes):
            allowed = f"{band.low:g} to {band.high:g} minutes"
            text = f"Warm-up and activation take {amount(minutes, 'minutes')}; {allowed} prepare without tiring."
            yield Violation(session.pointer, amount(minutes, "minutes"), allowed, text)


def sessions_begin_with_a_drill(facts: Facts) -> Iterable[Violation]:
    """Every session over 25 minutes has an easy drill before the main work, where a protocol names one that can be done."""
    if facts.profile.minutes_per_session <= BRIEF_MINUTES:
        return
    for session in facts.sessions:
        phase = facts.weeks[session.week].week.phase
        named = (slug for s in facts.client.imbalances for turn in s.protocol.activation.get(phase, ()) for slug in turn)
        if not session.activation and any(slug in facts.client.eligible for slug in named):
            text = "Nothing easy prepares what is weak before the main work."
            yield Violation(session.pointer, "no such exercise", "at least 1 activation exercise", text)


def cool_down_stretches_the_legs(facts: Facts) -> Iterable[Violation]:
    """Every cool-down stretches front thigh, back thigh and calf, where a held stretch may be given."""
    groups = {name: muscles for name, muscles in facts.leg_groups.items() if muscles & facts.stretchable}
    return _unstretched(facts, groups)


def _unstretched(facts: Facts, targets: Mapping[str, frozenset[MuscleSlug]]) -> Iterator[Violation]:
    """Cool-downs that stretch none of a target's muscles although an eligible exercise could."""
    held = {name: muscles for name, muscles in targets.items() if muscles & facts.stretchable}
    moved = {name: muscles for name, muscles in targets.items() if name not in held and muscles & facts.movable}
    for session in facts.sessions:
        static = _lengthened(session.cool_down, Modality.STRETCH)
        missing = [name for name, muscles in held.items() if static.isdisjoint(muscles)]
        if moved:
            either = static | _lengthened(session.cool_down, Modality.MOBILITY)
            missing += [name for name, muscles in moved.items() if either.isdisjoint(muscles)]
        for name in missing:
            wanted = f"a {'held' if name in held else 'moving'} stretch for the {name}"
            text = f"The cool-down has no stretch for the {name}."
            yield Violation(session.pointer, f"no stretch for the {name}", wanted, text)


def _lengthened(items: Iterable[PlacedItem], *kinds: Modality) -> set[MuscleSlug]:
    return {muscle for placed in items if placed.exercise.modality in kinds for muscle in placed.exercise.lengthened}
