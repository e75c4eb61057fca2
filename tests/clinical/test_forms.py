"""Forms of one exercise ask the same of the body, but for what the table gives a reason for."""

from collections.abc import Mapping
from itertools import permutations

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.vocabulary.exercises import DemandSlug
from tests.catalogue_tables import real_catalogue

D = DemandSlug

SPARED: Mapping[tuple[str, str], tuple[frozenset[DemandSlug], str]] = {
    ("bird-dog", "bird-dog-hover"): (frozenset({D.KNEELING}), "the knees leave the floor"),
    ("dead-bug", "dead-bug-band"): (frozenset({D.OVERHEAD}), "the hands stay above the chest"),
    ("dead-bug", "dead-bug-heel-tap"): (frozenset({D.OVERHEAD}), "the arms lie at the sides"),
    ("hamstring-curl-band", "hamstring-curl-band-seated"): (frozenset({D.PRONE}), "it is done sitting"),
    ("hamstring-curl-ball", "hamstring-curl-ball-floor"): (frozenset({D.BALANCE}), "the hips stay on the floor"),
    ("hip-airplane", "hip-airplane-assisted"): (frozenset({D.STATIC_BACK_ENDURANCE}), "the hands hold on and carry the trunk"),
    ("lateral-lunge", "lateral-lunge-assisted"): (frozenset({D.BALANCE}), "both hands hold on"),
    ("plank", "plank-incline"): (frozenset({D.ABDOMINAL_WALL, D.PRONE}), "the trunk is raised, the lever light"),
    ("plank", "plank-kneeling"): (frozenset({D.ABDOMINAL_WALL}), "the lever is half as long"),
    ("side-plank", "side-plank-kneeling"): (frozenset({D.ABDOMINAL_WALL}), "the lever is half as long"),
    ("side-plank", "side-plank-staggered"): (frozenset({D.ABDOMINAL_WALL}), "the lower knee helps"),
    ("single-leg-deadlift", "single-leg-deadlift-assisted"): (
        frozenset({D.BALANCE, D.HIP_FLEXION_PAST_90, D.NERVE_TENSION}),
        "a hand holds on, and the trunk goes only as far as it stays level",
    ),
    ("single-leg-deadlift", "single-leg-deadlift-fingertip"): (frozenset({D.BALANCE}), "the fingertips stay on a support"),
    ("sit-to-stand", "sit-to-stand-high"): (frozenset({D.HIP_FLEXION_PAST_90}), "the seat is above the knees"),
    ("sit-to-stand", "sit-to-stand-high-dumbbell"): (frozenset({D.HIP_FLEXION_PAST_90}), "the seat is above the knees"),
    ("split-squat", "split-squat-assisted"): (
        frozenset({D.BALANCE, D.DEEP_KNEE, D.HIP_EXTENSION_END_RANGE}),
        "a hand holds on, and it ends halfway down",
    ),
    ("step-up", "step-up-low"): (frozenset({D.BALANCE}), "a rail is within reach"),
}
"""What a form of an exercise does not ask although the plain one does, and why."""


def forms_of(catalogue: Catalogue) -> list[tuple[Exercise, Exercise]]:
    """Pairs of a plain exercise and a form that is named after it, such as a squat and one with dumbbells."""
    pairs = permutations(catalogue.exercises.values(), 2)
    return [(plain, form) for plain, form in pairs if form.slug.startswith(f"{plain.slug}-") and form.pattern is plain.pattern]


def test_forms_of_an_exercise_ask_what_the_plain_one_asks_or_the_reason_is_listed() -> None:
    spared = {
        (plain.slug, form.slug): plain.demands - form.demands
        for plain, form in forms_of(real_catalogue())
        if plain.demands - form.demands
    }

    assert spared == {pair: demands for pair, (demands, _) in SPARED.items()}
