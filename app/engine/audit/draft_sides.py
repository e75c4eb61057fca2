"""Brings the lines of a session that name sides together: however they are written, an exercise of two sides is one item."""

from collections.abc import Iterator, Sequence

from app.engine.audit.draft import DraftItem
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.client import Client
from app.engine.measures.exercise_kinds import is_main_work
from app.engine.program import BodyweightLoad, Effort, Item
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import Laterality

HARDEST_RPE = 10

Lines = Sequence[tuple[int, DraftItem]]
"""Lines of a session, each with its place."""


def items_of(lines: Sequence[DraftItem], catalogue: Catalogue, client: Client) -> Iterator[tuple[int, Item]]:
    """The read lines as items, each with the place of the line that mentions it first.

    All lines of an exercise that has a line for one side are one item, next to each other or not.
    """
    read = [(number, line) for number, line in enumerate(lines) if line.exercise is not None]
    sided = {line.exercise for _, line in read if line.side}
    seen: set[str | None] = set()
    for number, line in read:
        exercise = catalogue.exercises[line.exercise or ""]
        if line.exercise not in sided:
            yield number, _item(exercise, line, line.sets, client.sides(exercise))
        elif line.exercise not in seen:
            seen.add(line.exercise)
            yield number, _of_two_sides(exercise, [each for each in read if each[1].exercise == line.exercise], client)


def says_its_side(lines: Sequence[DraftItem], catalogue: Catalogue) -> bool:
    """True where a line of one-sided work names the side that it is for."""
    return any(line.side and line.exercise and is_one_sided(catalogue.exercises[line.exercise]) for line in lines)


def is_one_sided(exercise: Exercise) -> bool:
    """True for what is done with one side at a time."""
    return exercise.laterality is Laterality.UNILATERAL


def _of_two_sides(exercise: Exercise, lines: Lines, client: Client) -> Item:
    """One item of all the lines; its sets are those of the side that has more, whose surplus may be a coach's choice.

    It is none where the side that is known to be weaker gets less: that surplus is told as extra sets.
    """
    sets = {side: sum(line.sets for _, line in lines if line.side in (None, side)) for side in Side}
    first = next(line.side for _, line in lines if line.side)
    line = lines[0][1]
    if not is_one_sided(exercise):
        return _item(exercise, line, max(sets.values()), None)
    if not sets[first.other] and is_main_work(exercise):
        return _item(exercise, line, sets[first], (first, first))
    weaker = _weaker_side(exercise, client)
    lag = sets[weaker.other] - sets[weaker] if weaker and sets[weaker] else 0
    return _item(exercise, line, max(sets.values()) - max(lag, 0), (first, first.other), lag if lag > 0 else None)


def _weaker_side(exercise: Exercise, client: Client) -> Side | None:
    """The side that is known to be weaker; None where the draft does not say."""
    order = client.sides(exercise)
    return order[0] if order and knows_a_weaker_side(client) else None


def knows_a_weaker_side(client: Client) -> bool:
    """True where a stated imbalance says which side is weaker."""
    return any(stated.weaker_side for stated in client.imbalances)


def _item(
    exercise: Exercise, line: DraftItem, sets: int, order: tuple[Side, Side] | None, extra_sets: int | None = None
) -> Item:
    return Item(
        exercise=exercise.slug,
        sets=sets,
        dose=line.dose,
        sides=order,
        extra_sets=extra_sets,
        load=BodyweightLoad(),
        effort=None if line.rpe is None else Effort(line.rpe, HARDEST_RPE - line.rpe),
        tempo=None,
        rest_seconds=0,
        seconds=0,
        progression=None,
        lever=None,
        label="",
    )
