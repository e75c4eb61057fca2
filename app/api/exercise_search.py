"""Which exercises of the catalogue a client asks for, and in which order."""

from enum import StrEnum

from pydantic import Field

from app.api.exercise_schema import ExercisePublic
from app.api.paging import PageQuery, Position
from app.api.parameters import EquipmentFilter, owned
from app.api.snapshot import Snapshot
from app.engine.catalogue import Catalogue, Exercise
from app.engine.vocabulary import DemandSlug, Laterality, Level, Modality, MovementPattern, MuscleRole, MuscleSlug, Region


class ExerciseSort(StrEnum):
    """Orders of a list of exercises."""

    NAME = "name"
    DIFFICULTY = "difficulty"
    RELEVANCE = "relevance"


class ExerciseQuery(PageQuery):
    """Which exercises to list. Filters of different names must all hold."""

    q: str | None = Field(default=None, min_length=1, max_length=100, examples=["glut bridg"])
    """Words of a name, an alias, a muscle or a movement pattern; slips of the finger are forgiven."""
    muscle: MuscleSlug | None = None
    """Exercises that use this muscle, in the given `role` or in any."""
    role: MuscleRole | None = None
    """What the exercise does with the `muscle`, or with any muscle where none is given."""
    equipment: EquipmentFilter = Field(default=[])
    """What the person has, repeatable: exercises that need nothing else. `none` for those that need nothing."""
    level: Level | None = None
    """Exercises that ask for this level at most."""
    modality: Modality | None = None
    """Exercises of this kind of work."""
    pattern: MovementPattern | None = None
    """Exercises of this movement."""
    laterality: Laterality | None = None
    """Exercises done this way."""
    imbalance: str | None = Field(default=None, max_length=64, examples=["weak-glutes"])
    """Exercises that answer this imbalance, by slug."""
    strategy: str | None = Field(default=None, max_length=64, examples=["strengthen-glutes"])
    """Exercises that this strategy uses, by slug."""
    region: Region | None = None
    """Exercises that answer an imbalance of this region."""
    avoid: list[DemandSlug] = Field(default=[], max_length=len(DemandSlug))
    """Demands on joints and tissues, repeatable: exercises that have none of them."""
    sort: ExerciseSort | None = None
    """The order: `relevance` where `q` is given and `name` elsewhere. Without `q`, nothing is more relevant than the rest."""


def find_exercises(snapshot: Snapshot, query: ExerciseQuery) -> list[tuple[Position, ExercisePublic]]:
    """All exercises that pass the filters, each with its position, in order."""
    catalogue = snapshot.catalogue
    scores = snapshot.search.scores(query.q) if query.q is not None else None
    candidates = catalogue.exercises if scores is None else scores
    found = [catalogue.exercises[slug] for slug in candidates if _passes(catalogue, catalogue.exercises[slug], query)]
    sort = query.sort or (ExerciseSort.NAME if scores is None else ExerciseSort.RELEVANCE)
    placed = [
        ((_rank(exercise, sort, scores or {}, catalogue), exercise.slug), snapshot.exercises[exercise.slug])
        for exercise in found
    ]
    return sorted(placed, key=lambda entry: entry[0])


def _rank(exercise: Exercise, sort: ExerciseSort, scores: dict[str, float], catalogue: Catalogue) -> str:
    """What exercises are sorted by, as text that sorts the same way. Equally relevant: what answers most comes first."""
    match sort:
        case ExerciseSort.DIFFICULTY:
            return f"{exercise.difficulty:02d}"
        case ExerciseSort.RELEVANCE if scores:
            answered = len(catalogue.imbalances_of.get(exercise.slug, ()))
            return f"{1000 - scores[exercise.slug]:08.3f} {99 - answered:02d}"
        case _:
            return exercise.name.casefold()


def _passes(catalogue: Catalogue, exercise: Exercise, query: ExerciseQuery) -> bool:
    has = owned(query.equipment)
    regions = {
        region for slug in catalogue.imbalances_of.get(exercise.slug, ()) for region in catalogue.imbalances[slug].regions
    }
    return (
        _uses(exercise, query.muscle, query.role)
        and (has is None or any(option <= has for option in exercise.equipment_options))
        and (query.level is None or exercise.level.rank <= query.level.rank)
        and query.modality in (None, exercise.modality)
        and query.pattern in (None, exercise.pattern)
        and query.laterality in (None, exercise.laterality)
        and (query.imbalance is None or query.imbalance in catalogue.imbalances_of.get(exercise.slug, ()))
        and (query.strategy is None or query.strategy in catalogue.strategies_of.get(exercise.slug, ()))
        and (query.region is None or query.region in regions)
        and exercise.demands.isdisjoint(query.avoid)
    )


def _uses(exercise: Exercise, muscle: MuscleSlug | None, role: MuscleRole | None) -> bool:
    if muscle is None and role is None:
        return True
    return any(muscle in (None, use.muscle) and role in (None, use.role) for use in exercise.muscles)
