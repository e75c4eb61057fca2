"""What may surround the main work of one client, sorted once for all days and phases."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.engine.catalogue.exercises import Exercise
from app.engine.client import Client, per_client
from app.engine.measures.exercise_kinds import LENGTHENING
from app.engine.sessions.turns import Pool
from app.engine.vocabulary.exercises import Modality
from app.engine.vocabulary.roles import Role


@dataclass(frozen=True)
class Supply:
    """The exercises that may be given and stretch nothing that a condition suspends."""

    exercises: Mapping[str, Exercise]
    """All of them, by slug in order."""
    raises: tuple[Exercise, ...]
    """What raises the pulse."""
    drills: Pool
    """The usual moving drills."""
    moving_stretches: Pool
    stretches: Pool
    """The held ones."""
    tracked_stretches: frozenset[str]
    """Stretches that have a place in a track, by slug."""


@per_client
def supply_of(client: Client) -> Supply:
    """What the frames of this client are made of."""
    exercises = {
        slug: exercise
        for slug, exercise in client.eligible.items()
        if exercise.modality not in LENGTHENING or client.suspended.isdisjoint(exercise.lengthened)
    }

    def of_role(role: Role) -> tuple[Exercise, ...]:
        rungs = (slug for track in client.catalogue.tracks_of.get(role, ()) for slug in track.rungs)
        return tuple(exercises[slug] for slug in rungs if slug in exercises)

    def of_modality(modality: Modality) -> Pool:
        return Pool(exercise for exercise in exercises.values() if exercise.modality is modality)

    return Supply(
        exercises=exercises,
        raises=of_role(Role.RAISE),
        drills=Pool(of_role(Role.MOBILISE)),
        moving_stretches=of_modality(Modality.MOBILITY),
        stretches=of_modality(Modality.STRETCH),
        tracked_stretches=frozenset(exercise.slug for exercise in of_role(Role.STRETCH)),
    )
