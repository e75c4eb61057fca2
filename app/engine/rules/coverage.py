"""Every stated imbalance is answered, and every session prepares the body and eases it afterwards."""

from collections.abc import Iterable, Iterator, Mapping

from app.engine.catalogue.exercises import Exercise
from app.engine.guidelines.muscles import LEG_GROUPS
from app.engine.guidelines.warm_up import WARM_UP_MINUTES
from app.engine.measures.exercise_kinds import is_strengthening
from app.engine.program import Violation
from app.engine.rules.facts import Facts
from app.engine.rules.placed import PlacedItem
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import Modality, MovementPattern
from app.engine.vocabulary.imbalances import CorrectivePhase
from app.engine.words import amount, listed, words


def every_weak_muscle_is_trained(facts: Facts) -> Iterable[Violation]:
    """Every week trains every weak muscle as a primary mover in its main work, easy weeks included."""
    for week in facts.weeks:
        trained = {muscle for exercise, _ in week.trained if is_strengthening(exercise) for muscle in exercise.primary}
        for muscle in sorted(facts.trainable - trained):
            text = f"Week {week.number} has no exercise for the weak {words(muscle)} in its main work."
            yield Violation(week.pointer, "no exercise", "at least 1 exercise", text)


def every_short_muscle_is_lengthened(facts: Facts) -> Iterable[Violation]:
    """Every cool-down stretches every short muscle, by moving stretches only where no held one is possible."""
    return _unstretched(facts, {f"short {words(muscle)}": frozenset({muscle}) for muscle in sorted(facts.short)})


def every_imbalance_is_integrated(facts: Facts) -> Iterable[Violation]:
    """Every week holds a whole-movement exercise for every stated imbalance in its main work."""
    possible = {exercise.slug for exercise in facts.strengthening}
    for imbalance in facts.imbalances:
        options = possible & set(imbalance.exercises_in(CorrectivePhase.INTEGRATE))
        for week in facts.weeks:
            if options and options.isdisjoint(exercise.slug for exercise, _ in week.trained):
                text = f"Week {week.number} has no whole-movement exercise for {imbalance.name.lower()}."
                yield Violation(week.pointer, "no exercise", f"one of {listed(sorted(options))}", text)


def warm_up_prepares_the_legs(facts: Facts) -> Iterable[Violation]:
    """Every warm-up raises the pulse and moves the front of the thigh, the back of the thigh and the calf."""
    can_raise = any(exercise.pattern is MovementPattern.RAISE for exercise in facts.eligible)
    possible = facts.stretchable | facts.movable
    groups = {name: group for name, group in LEG_GROUPS.items() if not group.isdisjoint(possible)}
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
    """Warm-up and activation together last five to twelve minutes."""
    band = WARM_UP_MINUTES
    for session in facts.sessions:
        minutes = sum(placed.item.seconds for placed in (*session.warm_up, *session.activation)) / 60
        if not band.holds(minutes):
            allowed = f"{band.low:g} to {band.high:g} minutes"
            text = f"Warm-up and activation take {amount(minutes, 'minutes')}; {allowed} prepare without tiring."
            yield Violation(session.pointer, amount(minutes, "minutes"), allowed, text)


def weak_muscles_are_woken_up(facts: Facts) -> Iterable[Violation]:
    """Every session activates a weak muscle with an easy exercise before the main work."""
    named = {slug for imbalance in facts.imbalances for slug in imbalance.exercises_in(CorrectivePhase.ACTIVATE)}
    suited = (e for e in facts.strengthening if e.modality is Modality.ACTIVATION or e.slug in named)
    if not any(_serves_weak(facts, exercise) for exercise in suited):
        return
    for session in facts.sessions:
        if not any(_serves_weak(facts, placed.exercise) for placed in session.activation):
            text = f"Nothing activates {listed(sorted(facts.trainable))} before the main work."
            yield Violation(session.pointer, "no such exercise", "at least 1 activation exercise", text)


def cool_down_stretches_the_legs(facts: Facts) -> Iterable[Violation]:
    """Every cool-down stretches the front of the thigh, the back of the thigh and the calf."""
    return _unstretched(facts, LEG_GROUPS)


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


def _serves_weak(facts: Facts, exercise: Exercise) -> bool:
    return not facts.trainable.isdisjoint(exercise.primary)
