"""Items without load: warm-up, release, activation and stretching."""

from app.engine.catalogue.exercises import Exercise
from app.engine.client import Client, per_client
from app.engine.dosing.items import label_of
from app.engine.guidelines.strength import BANDS
from app.engine.measures.time_model import item_seconds
from app.engine.program import BandLoad, BodyweightLoad, Dose, Effort, Item, Load


def unloaded_item(
    exercise: Exercise, dose: Dose, client: Client, *, sets: int = 1, rest_seconds: int = 0, effort: Effort | None = None
) -> Item:
    """So many sets without weight; a band where the exercise is done with one."""
    return _unloaded_item(client, exercise, dose, sets, rest_seconds, effort)


@per_client
def _unloaded_item(client: Client, exercise: Exercise, dose: Dose, sets: int, rest_seconds: int, effort: Effort | None) -> Item:
    sides, implements = client.sides(exercise), client.implements[exercise.slug]
    load: Load = BodyweightLoad() if BANDS.isdisjoint(implements) else BandLoad("a light band")
    return Item(
        exercise=exercise.slug,
        sets=sets,
        dose=dose,
        sides=sides,
        extra_sets=None,
        load=load,
        effort=effort,
        tempo=None,
        rest_seconds=rest_seconds,
        seconds=item_seconds(exercise, dose, sets, rest_seconds, implements),
        progression=None,
        lever=None,
        label=label_of(exercise, sets, dose, sides),
    )
