"""What needs a fresh body comes first."""

from collections.abc import Iterable, Sequence

from app.engine.catalogue.exercises import Exercise
from app.engine.guidelines.patterns import ORDER_OF_WORK
from app.engine.measures.exercise_kinds import is_isometric_core
from app.engine.program import Violation
from app.engine.rules.facts import Facts
from app.engine.rules.placed import PlacedItem
from app.engine.vocabulary.exercises import DemandSlug
from app.engine.vocabulary.programs import BlockKind
from app.engine.words import listed


def blocks_follow_their_order(facts: Facts) -> Iterable[Violation]:
    """Every session opens with a warm-up, ends with a cool-down, and has its other blocks in their fixed order between."""
    order = tuple(BlockKind)
    for session in facts.sessions:
        kinds = [block.kind for block in session.session.blocks]
        present = {*kinds, BlockKind.WARM_UP, BlockKind.COOL_DOWN}
        expected = [kind for kind in order if kind in present]
        if kinds != expected:
            text = f"The blocks are {listed(kinds)}; they should be {listed(expected)}."
            yield Violation(session.pointer, listed(kinds), listed(expected), text)


def main_work_goes_from_large_to_small(facts: Facts) -> Iterable[Violation]:
    """Main work goes from jumps and compound lifts over single joints to the trunk; one lead may come earlier."""
    for session in facts.sessions:
        late = _first_out_of_order(session.main)
        if late is None or any(_may_jump_ahead(facts, session.main, number) for number in range(len(session.main))):
            continue
        text = f"{late.exercise.name} comes after smaller work; what moves most muscle needs a fresh body."
        yield Violation(late.pointer, "after smaller work", "large before small", text)


def _first_out_of_order(items: Sequence[PlacedItem]) -> PlacedItem | None:
    classes = [_size_class(placed.exercise) for placed in items]
    return next((items[number] for number in range(1, len(items)) if classes[number] < classes[number - 1]), None)


def _may_jump_ahead(facts: Facts, items: Sequence[PlacedItem], number: int) -> bool:
    leads = not facts.client.leads.isdisjoint(facts.client.roles_of.get(items[number].exercise.slug, ()))
    return leads and _first_out_of_order((*items[:number], *items[number + 1 :])) is None


_SIZE_CLASS = {pattern: number for number, patterns in enumerate(ORDER_OF_WORK) for pattern in patterns}


def _size_class(exercise: Exercise) -> int:
    return _SIZE_CLASS.get(exercise.pattern, len(ORDER_OF_WORK))


def heavy_lifts_come_before_tired_trunks(facts: Facts) -> Iterable[Violation]:
    """No lift that loads the spine follows trunk work in the main part of a session."""
    for session in facts.sessions:
        tired_by = None
        for placed in session.main:
            if is_isometric_core(placed.exercise):
                tired_by = tired_by or placed.exercise
            elif tired_by and DemandSlug.AXIAL_LOAD in placed.exercise.demands:
                text = f"{placed.exercise.name} loads the spine after {tired_by.name} has tired the trunk."
                yield Violation(placed.pointer, "after trunk work", "before trunk work", text)
