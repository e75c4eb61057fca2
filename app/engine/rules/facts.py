"""What the rules ask of a program, looked up once: every item with its exercise and its place, and what the profile allows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, pairwise, product

from app.engine.catalogue import Catalogue, Exercise, Imbalance
from app.engine.eligibility import Limits, eligible_exercises, limits_of
from app.engine.measures import DAYS_OF_WEEK, is_strengthening, item_load_index, muscle_sets
from app.engine.needs import priority_floor_sets, weak_muscles
from app.engine.profile import Profile
from app.engine.program import Item, Program, TrainingSession, Week
from app.engine.vocabulary import MAIN_BLOCKS, BlockKind, EquipmentSlug, Modality, MuscleRole, MuscleSlug


@dataclass(frozen=True, slots=True)
class PlacedItem:
    """An item with the exercise that the program carries for it, and where it stands."""

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


@dataclass(frozen=True, slots=True)
class PlacedSession:
    """A session with its items and where it stands."""

    session: TrainingSession
    """Without the items whose exercise the program does not carry."""
    week: int
    position: int
    items: tuple[PlacedItem, ...]
    main: tuple[PlacedItem, ...]
    """The items whose sets count as training."""

    @property
    def pointer(self) -> str:
        """JSON pointer to the session."""
        return f"/weeks/{self.week}/sessions/{self.position}"

    def items_in(self, *kinds: BlockKind) -> Iterator[PlacedItem]:
        """The items of these kinds of block, in the order of the session."""
        return (placed for placed in self.items if placed.kind in kinds)


@dataclass(frozen=True, slots=True)
class PlacedWeek:
    """A week with its sessions and what is counted over them."""

    week: Week
    position: int
    sessions: tuple[PlacedSession, ...]
    main: tuple[PlacedItem, ...]
    sets: Mapping[MuscleSlug, float]
    """Weekly sets for every muscle that gets any."""
    load_index: float

    @property
    def pointer(self) -> str:
        """JSON pointer to the week."""
        return f"/weeks/{self.position}"

    @property
    def number(self) -> int:
        """The number of the week in the program, from 1."""
        return self.position + 1


@dataclass(frozen=True, slots=True)
class Facts:
    """A program as the rules see it. Items whose exercise the program does not carry are left out of all counts."""

    program: Program
    catalogue: Catalogue
    rule_ids: frozenset[str]
    weeks: tuple[PlacedWeek, ...]
    exercises: Mapping[str, Exercise]
    """The snapshots that the program carries, by slug."""
    limits: Limits
    owned: frozenset[EquipmentSlug]
    eligible: tuple[Exercise, ...]
    """Everything in the catalogue that this person may be given."""
    strengthening: tuple[Exercise, ...]
    """The eligible exercises whose sets train a muscle."""
    weak: frozenset[MuscleSlug]
    """Muscles that the stated imbalances call weak."""
    trainable: frozenset[MuscleSlug]
    """Those of them that some eligible exercise has as primary mover."""
    short: frozenset[MuscleSlug]
    """Muscles that the stated imbalances call short."""
    stretchable: frozenset[MuscleSlug]
    """Muscles that some eligible static stretch lengthens."""
    movable: frozenset[MuscleSlug]
    """Muscles that some eligible moving stretch lengthens."""
    floors: Mapping[MuscleSlug, float]
    """Weekly sets that each trainable weak muscle is promised."""

    @property
    def profile(self) -> Profile:
        """The profile that the program was made for."""
        return self.program.profile

    @property
    def imbalances(self) -> tuple[Imbalance, ...]:
        """The stated imbalances, as the catalogue describes them."""
        return tuple(self.catalogue.imbalances[stated.imbalance] for stated in self.profile.imbalances)

    @property
    def training_weeks(self) -> tuple[PlacedWeek, ...]:
        """The weeks that are not meant to be easy."""
        return tuple(week for week in self.weeks if not week.week.deload)

    def states(self, imbalance: str) -> bool:
        """True when the profile states this imbalance."""
        return any(stated.imbalance == imbalance for stated in self.profile.imbalances)

    def sessions(self) -> Iterator[PlacedSession]:
        """All sessions of the program."""
        return (session for week in self.weeks for session in week.sessions)

    def items(self) -> Iterator[PlacedItem]:
        """All items of the program."""
        return (placed for session in self.sessions() for placed in session.items)

    def main_items(self) -> Iterator[PlacedItem]:
        """All items whose sets count as training."""
        return (placed for week in self.weeks for placed in week.main)

    def sessions_closer_than(self, days: int) -> Iterator[tuple[PlacedSession, PlacedSession, int]]:
        """Every two sessions fewer than so many calendar days apart, with the days between.

        Weeks follow each other; after the last one it is taken to come once more.
        """
        for week, following in pairwise((*self.weeks, *self.weeks[-1:])):
            here = [(session, session.session.day.number) for session in week.sessions]
            ahead = [(session, session.session.day.number + DAYS_OF_WEEK) for session in following.sessions]
            for (earlier, first), (later, second) in (*combinations(here, 2), *product(here, ahead)):
                if abs(second - first) < days:
                    yield earlier, later, abs(second - first)


def facts_of(program: Program, catalogue: Catalogue, rule_ids: frozenset[str]) -> Facts:
    """The facts that rules need of this program; `rule_ids` are the rules that reasons may name."""
    profile = program.profile
    limits = limits_of(profile, catalogue)
    eligible = eligible_exercises(profile, catalogue)
    strengthening = tuple(exercise for exercise in eligible if is_strengthening(exercise))
    exercises = {slug: used.exercise for slug, used in program.exercises.items()}
    weak = weak_muscles(profile, catalogue)
    trainable = weak & _muscles(strengthening, MuscleRole.PRIMARY)
    return Facts(
        program=program,
        catalogue=catalogue,
        rule_ids=rule_ids,
        weeks=tuple(_placed_week(week, number, exercises) for number, week in enumerate(program.weeks)),
        exercises=exercises,
        limits=limits,
        owned=frozenset(profile.equipment),
        eligible=eligible,
        strengthening=strengthening,
        weak=weak,
        trainable=trainable,
        short=frozenset(m for stated in profile.imbalances for m in catalogue.imbalances[stated.imbalance].short),
        stretchable=_muscles((e for e in eligible if e.modality is Modality.STRETCH), MuscleRole.LENGTHENED),
        movable=_muscles((e for e in eligible if e.modality is Modality.MOBILITY), MuscleRole.LENGTHENED),
        floors={muscle: priority_floor_sets(muscle, profile, limits, len(trainable)) for muscle in sorted(trainable)},
    )


def _muscles(exercises: Iterable[Exercise], role: MuscleRole) -> frozenset[MuscleSlug]:
    return frozenset(muscle for exercise in exercises for muscle in exercise.muscles_as(role))


def _placed_week(week: Week, position: int, exercises: Mapping[str, Exercise]) -> PlacedWeek:
    sessions = tuple(_placed_session(session, position, number, exercises) for number, session in enumerate(week.sessions))
    main = tuple(placed for session in sessions for placed in session.main)
    return PlacedWeek(
        week=week,
        position=position,
        sessions=sessions,
        main=main,
        sets=muscle_sets((placed.item for placed in main), exercises),
        load_index=sum(item_load_index(placed.item, placed.exercise) for placed in main),
    )


def _placed_session(session: TrainingSession, week: int, position: int, exercises: Mapping[str, Exercise]) -> PlacedSession:
    items = tuple(
        PlacedItem(item, exercises[item.exercise], block.kind, week, position, block_number, number)
        for block_number, block in enumerate(session.blocks)
        for number, item in enumerate(block.items)
        if item.exercise in exercises
    )
    main = tuple(placed for placed in items if placed.kind in MAIN_BLOCKS)
    return PlacedSession(_only_known(session, exercises), week, position, items, main)


def _only_known(session: TrainingSession, exercises: Mapping[str, Exercise]) -> TrainingSession:
    if all(item.exercise in exercises for block in session.blocks for item in block.items):
        return session
    blocks = (replace(b, items=tuple(item for item in b.items if item.exercise in exercises)) for b in session.blocks)
    return replace(session, blocks=tuple(blocks))
