"""A program taken apart: every item with its exercise and its place, and what is counted over sessions and weeks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from app.engine.catalogue.exercises import Exercise
from app.engine.guidelines.recovery import HARD_MUSCLE_SETS, OWN_ROLES
from app.engine.guidelines.volume import PRIMARY_CREDIT
from app.engine.measures.exercise_kinds import is_isometric_core, is_jump
from app.engine.measures.load import item_load_index
from app.engine.measures.volume import Exercises, added, credited, credits_of, exercise_sets, is_glute_focused
from app.engine.program import Item, TrainingSession, Violation, Week
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import Modality
from app.engine.vocabulary.programs import MAIN_BLOCKS, BlockKind
from app.engine.vocabulary.roles import HIP_ROLES, Role

PerSet = Mapping[str, Mapping[MuscleSlug, float]]
"""What a set of an exercise counts for each muscle, by slug of the exercise."""


class PlacedItem(NamedTuple):
    """An item with the exercise that the program carries for it, and where it stands; a tuple, since programs have hundreds."""

    item: Item
    exercise: Exercise
    kind: BlockKind
    week: int
    session: int
    block: int
    position: int

    @property
    def pointer(self) -> str:
        """JSON pointer to the item."""
        return f"/weeks/{self.week}/sessions/{self.session}/blocks/{self.block}/items/{self.position}"

    @property
    def slot(self) -> tuple[BlockKind, str]:
        """By what the item is known again in another week: kind of block and exercise."""
        return self.kind, self.exercise.slug


class DistinctItem(NamedTuple):
    """An item with its exercise and all the places where it stands without any change."""

    item: Item
    exercise: Exercise
    places: list[PlacedItem]

    def violations(self, field: str, measured: str, allowed: str, text: str) -> Iterator[Violation]:
        """That a field of the item breaks a rule, told for every place."""
        return (Violation(f"{placed.pointer}/{field}", measured, allowed, text) for placed in self.places)


@dataclass(frozen=True)
class PlacedSession:
    """A session with its items and where it stands. Items whose exercise the program does not carry are left out."""

    session: TrainingSession
    week: int
    position: int
    items: Sequence[PlacedItem]
    warm_up: Sequence[PlacedItem]
    activation: Sequence[PlacedItem]
    main: Sequence[PlacedItem]
    """The items whose sets count as training."""
    cool_down: Sequence[PlacedItem]
    trained: Mapping[str, int]
    """The sets of every exercise of the main work, by slug."""
    sets: Mapping[MuscleSlug, float]
    """Sets for every muscle that gets any."""
    roles: Mapping[str, Role]
    """The role of every exercise that stands in a track, by slug."""

    @property
    def pointer(self) -> str:
        """JSON pointer to the session."""
        return f"/weeks/{self.week}/sessions/{self.position}"

    @cached_property
    def main_by_slot(self) -> Mapping[tuple[BlockKind, str], Item]:
        """The items whose sets count as training, by kind of block and exercise."""
        return {placed.slot: placed.item for placed in self.main}

    @property
    def jumps(self) -> Sequence[PlacedItem]:
        """The jumps and landings, wherever they stand."""
        return [placed for placed in self.items if is_jump(placed.exercise)]

    @property
    def held_before_work(self) -> Sequence[PlacedItem]:
        """The static stretches of warm-up and activation."""
        return [placed for placed in (*self.warm_up, *self.activation) if placed.exercise.modality is Modality.STRETCH]

    @cached_property
    def is_glute_focused(self) -> bool:
        """True when much of its main work is led by the hip."""
        return is_glute_focused([(placed.item.sets, self.roles.get(placed.exercise.slug)) for placed in self.main])

    @cached_property
    def hip_led_sets(self) -> int:
        """Sets of the main work that are led by the hip."""
        return sum(placed.item.sets for placed in self.main if self.roles.get(placed.exercise.slug) in HIP_ROLES)

    @cached_property
    def hard_muscles(self) -> frozenset[MuscleSlug]:
        """The muscles that are trained so hard that they need rest before the next such session."""
        worked = [(placed.item.sets, self.roles.get(placed.exercise.slug)) for placed in self.main]
        sets = {muscle: sum(n for n, role in worked if role in own) for muscle, own in OWN_ROLES.items()}
        return frozenset(muscle for muscle, count in sets.items() if count >= HARD_MUSCLE_SETS)


@dataclass(frozen=True)
class PlacedWeek:
    """A week with its sessions and what is counted over them."""

    week: Week
    position: int
    sessions: tuple[PlacedSession, ...]
    main: tuple[PlacedItem, ...]
    trained: tuple[tuple[Exercise, int], ...]
    """Every exercise of the main work with its weekly sets."""
    sets: Mapping[MuscleSlug, float]
    """Weekly sets for every muscle that gets any."""
    load_index: float
    per_set: PerSet

    @property
    def heaviest_set(self) -> float:
        """The load index of the heaviest single set."""
        return max((item_load_index(p.item, p.exercise) / p.item.sets for p in self.main if p.item.sets), default=0.0)

    @cached_property
    def tiring_sets(self) -> Mapping[MuscleSlug, float]:
        """Weekly sets without those of low-load trunk work, from which a muscle recovers within the day."""
        tiring = {exercise.slug: sets for exercise, sets in self.trained if not is_isometric_core(exercise)}
        return credited(tiring, self.per_set)

    @cached_property
    def direct_sets(self) -> Mapping[MuscleSlug, int]:
        """Weekly sets of the exercises that count whole for a muscle."""
        sets: dict[MuscleSlug, int] = {}
        for exercise, number in self.trained:
            for muscle, credit in self.per_set[exercise.slug].items():
                if credit == PRIMARY_CREDIT:
                    sets[muscle] = sets.get(muscle, 0) + number
        return sets

    @property
    def pointer(self) -> str:
        """JSON pointer to the week."""
        return f"/weeks/{self.position}"

    @property
    def number(self) -> int:
        """The number of the week in the program, from 1."""
        return self.position + 1


def placed_weeks(weeks: Sequence[Week], exercises: Exercises, roles: Mapping[str, Role]) -> tuple[PlacedWeek, ...]:
    """The weeks taken apart. Items whose exercise is not among these are left out."""
    per_set = {slug: credits_of(exercise) for slug, exercise in exercises.items()}
    return tuple(
        _placed_week(
            week,
            number,
            tuple(_placed_session(s, number, n, exercises, per_set, roles) for n, s in enumerate(week.sessions)),
            exercises,
            per_set,
        )
        for number, week in enumerate(weeks)
    )


def _placed_week(
    week: Week, position: int, sessions: tuple[PlacedSession, ...], exercises: Exercises, per_set: PerSet
) -> PlacedWeek:
    main = tuple(placed for session in sessions for placed in session.main)
    trained = added(session.trained for session in sessions)
    return PlacedWeek(
        week=week,
        position=position,
        sessions=sessions,
        main=main,
        trained=tuple((exercises[slug], number) for slug, number in trained.items()),
        sets=added(session.sets for session in sessions),
        load_index=sum(item_load_index(placed.item, placed.exercise) for placed in main),
        per_set=per_set,
    )


def _placed_session(
    session: TrainingSession,
    week: int,
    position: int,
    exercises: Exercises,
    per_set: PerSet,
    roles: Mapping[str, Role],
) -> PlacedSession:
    items: list[PlacedItem] = []
    of_kind: dict[BlockKind, list[PlacedItem]] = {}
    main: list[PlacedItem] = []
    for number, block in enumerate(session.blocks):
        placed = [
            PlacedItem(item, exercises[item.exercise], block.kind, week, position, number, place)
            for place, item in enumerate(block.items)
            if item.exercise in exercises
        ]
        items += placed
        if block.kind in MAIN_BLOCKS:
            main += placed
        else:
            of_kind.setdefault(block.kind, []).extend(placed)
    trained = exercise_sets(placed.item for placed in main)
    return PlacedSession(
        session=session,
        week=week,
        position=position,
        items=items,
        warm_up=of_kind.get(BlockKind.WARM_UP, ()),
        activation=of_kind.get(BlockKind.ACTIVATION, ()),
        main=main,
        cool_down=of_kind.get(BlockKind.COOL_DOWN, ()),
        trained=trained,
        sets=credited(trained, per_set),
        roles=roles,
    )
