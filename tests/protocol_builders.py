"""Tracks, protocols, staples and stages with a default for every field, so that a test names only what it is about."""

from collections.abc import Iterable, Mapping

from app.engine.catalogue.protocols import ConditionProtocol, Forbidden, Protocol, Stage, Staple, StapleGroup, Track, Turns
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.programs import ProgramPhase
from app.engine.vocabulary.roles import DoseScheme, Role


def a_track(role: Role, *rungs: str, slug: str | None = None) -> Track:
    """These exercises in one role, under the role's name."""
    return Track(slug or role.value, role, rungs, DoseScheme.MAIN)


def a_protocol(
    imbalance: str = "weak-glutes",
    *lead: Role,
    activation: Mapping[ProgramPhase, Turns] | None = None,
    tight: Turns = (),
    forbidden: Iterable[Role] = (),
    staples: tuple[Staple, ...] = (),
) -> Protocol:
    """What these roles lead to, without plans for the days."""
    return Protocol(
        imbalance=imbalance,
        summary="Do what helps.",
        lead=lead,
        days={},
        weeks={},
        activation=activation or {},
        warm_up={},
        tight=tight,
        after=(),
        forbids=Forbidden(roles=frozenset(forbidden)),
        staples=staples,
    )


def a_staple(
    *groups: StapleGroup, days: int = 1, whole_program: bool = False, anywhere: bool = False, must: bool = True
) -> Staple:
    """What the article asks for by name, on one day of every week."""
    return Staple("a lift", groups, days=days, whole_program=whole_program, anywhere=anywhere, must=must)


def a_stage(*, highest_rpe: float = 7, only: Mapping[Role, tuple[str, ...]] | None = None) -> Stage:
    """A stage that leads to this effort, with every role open unless some are named."""
    return Stage("calm", (4, highest_rpe), only=only)


def a_condition_protocol(
    condition: str = "sore-knee",
    *stages: Stage,
    forbidden_roles: Iterable[Role] = (),
    forbidden_exercises: Iterable[str] = (),
    suspends: Iterable[MuscleSlug] = (),
) -> ConditionProtocol:
    """Training goes on as usual, in one stage unless others are given."""
    return ConditionProtocol(
        condition=condition,
        summary="Go on gently.",
        stages=stages or (a_stage(),),
        forbids=Forbidden(frozenset(forbidden_roles), frozenset(forbidden_exercises)),
        suspends=frozenset(suspends),
    )
