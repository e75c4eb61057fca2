"""What the rules ask of a program, looked up once: its weeks taken apart, and what the profile allows."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise, product

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue.imbalances import Imbalance
from app.engine.client import Client, Limits, chosen_equipment, client_of
from app.engine.guidelines.muscles import LEG_GROUPS
from app.engine.measures.calendar import DAYS_OF_WEEK
from app.engine.measures.exercise_kinds import is_strengthening
from app.engine.measures.volume import Exercises
from app.engine.profile import Profile
from app.engine.program import Program
from app.engine.rules.placed import DistinctItem, PlacedItem, PlacedSession, PlacedWeek, placed_weeks
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import EquipmentSlug, Modality
from app.engine.vocabulary.roles import Role


@dataclass(frozen=True)
class Facts:
    """A program as the rules see it. Items whose exercise the program does not carry are left out of all counts."""

    program: Program
    catalogue: Catalogue
    rule_ids: frozenset[str]
    weeks: tuple[PlacedWeek, ...]
    exercises: Exercises
    """The snapshots that the program carries under their own names, by slug."""
    client: Client
    limits: Limits
    owned: frozenset[EquipmentSlug]
    eligible: Collection[Exercise]
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
    begins_training: bool = True
    """False where nobody says that the first week is the person's first."""

    @property
    def profile(self) -> Profile:
        """The profile that the program was made for."""
        return self.program.profile

    @cached_property
    def imbalances(self) -> tuple[Imbalance, ...]:
        """The stated imbalances, as the catalogue describes them."""
        return tuple(self.catalogue.imbalances[stated.imbalance] for stated in self.profile.imbalances)

    @cached_property
    def training_weeks(self) -> tuple[PlacedWeek, ...]:
        """The weeks that are not meant to be easy."""
        return tuple(week for week in self.weeks if not week.week.deload)

    def role_of(self, exercise: Exercise) -> Role | None:
        """The role of an exercise; None for what stands in no track."""
        return self.catalogue.role_of.get(exercise.slug)

    @property
    def is_staged(self) -> bool:
        """True where a condition's stages lead through the weeks instead of the usual phases."""
        return any(len(protocol.stages) > 1 for protocol in self.client.condition_protocols)

    @cached_property
    def leg_groups(self) -> Mapping[str, frozenset[MuscleSlug]]:
        """Front thigh, back thigh and calf, without what a condition keeps from being stretched."""
        return {name: group for name, group in LEG_GROUPS.items() if not group <= self.client.suspended}

    def tells(self, need: str) -> bool:
        """True where a warning says that this need is not met."""
        return any(warning.need == need for warning in self.program.warnings)

    @cached_property
    def ruled_out_roles(self) -> frozenset[Role]:
        """Roles that a condition rules out, or an imbalance of which they are not the treatment."""
        return self.client.forbidden_by_conditions | (self.client.forbidden_by_imbalances - self.client.leads)

    @cached_property
    def forbidden_roles(self) -> frozenset[Role]:
        """Roles that are ruled out, or that some stage of a condition does not name."""
        return self.ruled_out_roles | self._closed(any)

    @cached_property
    def roles_of_some_stage(self) -> frozenset[Role]:
        """Roles that some eligible exercise can fill in one stage or more."""
        return self._filled_roles - self.ruled_out_roles - self._closed(all)

    def _closed(self, where: Callable[[Iterable[bool]], bool]) -> frozenset[Role]:
        """Roles that any, or all, stages of the conditions do not name."""
        stages = [stage.only for p in self.client.condition_protocols for stage in p.stages]
        return frozenset(role for role in Role if stages and where(only is not None and role not in only for only in stages))

    @cached_property
    def open_exercises(self) -> tuple[Exercise, ...]:
        """The eligible strengthening exercises whose role nothing rules out."""
        return tuple(e for e in self.strengthening if self.role_of(e) not in (None, *self.forbidden_roles))

    @cached_property
    def fillable_roles(self) -> frozenset[Role]:
        """Roles that some eligible exercise can fill and nothing rules out."""
        return self._filled_roles - self.forbidden_roles

    @cached_property
    def _filled_roles(self) -> frozenset[Role]:
        """Roles that some eligible exercise can fill."""
        eligible = self.client.eligible.keys()
        return frozenset(role for role, slugs in self.client.exercises_of.items() if not eligible.isdisjoint(slugs))

    @cached_property
    def implements(self) -> Mapping[str, frozenset[EquipmentSlug] | None]:
        """What the person does every exercise of the program with, by slug; None where it takes what they do not have."""
        return {slug: chosen_equipment(exercise, self.owned) for slug, exercise in self.exercises.items()}

    @cached_property
    def sessions(self) -> tuple[PlacedSession, ...]:
        """All sessions of the program."""
        return tuple(session for week in self.weeks for session in week.sessions)

    @cached_property
    def items(self) -> tuple[PlacedItem, ...]:
        """All items of the program."""
        return tuple(placed for session in self.sessions for placed in session.items)

    @cached_property
    def distinct_items(self) -> tuple[DistinctItem, ...]:
        """All items, each once."""
        found: dict[int, DistinctItem] = {}
        for placed in self.items:
            known = found.get(id(placed.item))
            if known is None:
                found[id(placed.item)] = DistinctItem(placed.item, placed.exercise, [placed])
            else:
                known.places.append(placed)
        return tuple(found.values())

    @cached_property
    def main_items(self) -> tuple[PlacedItem, ...]:
        """All items whose sets count as training."""
        return tuple(placed for week in self.weeks for placed in week.main)

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


def facts_of(
    program: Program,
    catalogue: Catalogue,
    rule_ids: frozenset[str],
    client: Client | None = None,
    *,
    begins_training: bool = True,
) -> Facts:
    """The facts that rules need of this program; `rule_ids` are the rules that reasons may name.

    `client` is the program's profile resolved, where that was done already.
    """
    profile = program.profile
    client = client or client_of(profile, catalogue)
    limits, eligible = client.limits, tuple(client.eligible.values())
    strengthening = tuple(exercise for exercise in eligible if is_strengthening(exercise))
    exercises = {slug: used.exercise for slug, used in program.exercises.items() if used.exercise.slug == slug}
    weak = client.weak
    trainable = weak & client.trainable
    unsuspended = [e for e in eligible if client.suspended.isdisjoint(e.lengthened)]
    return Facts(
        program=program,
        catalogue=catalogue,
        rule_ids=rule_ids,
        weeks=placed_weeks(program.weeks, exercises, catalogue.role_of),
        exercises=exercises,
        client=client,
        limits=limits,
        owned=frozenset(profile.equipment),
        eligible=eligible,
        strengthening=strengthening,
        weak=weak,
        trainable=trainable,
        short=client.short,
        stretchable=_lengthened(e for e in unsuspended if e.modality is Modality.STRETCH),
        movable=_lengthened(e for e in unsuspended if e.modality is Modality.MOBILITY),
        begins_training=begins_training,
    )


def _lengthened(exercises: Iterable[Exercise]) -> frozenset[MuscleSlug]:
    return frozenset(muscle for exercise in exercises for muscle in exercise.lengthened)
