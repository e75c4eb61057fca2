"""What everybody finds in the real catalogue, whatever the level, the equipment and the conditions."""

from collections.abc import Mapping

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.protocols import Track
from app.engine.client import Client, client_of
from app.engine.measures.exercise_kinds import is_main_work
from app.engine.progression.rungs import is_weighted
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.roles import Role
from tests.builders import a_profile, a_stated
from tests.catalogue_tables import (
    BANDS,
    DUMBBELLS,
    HOME_KIT,
    KITS,
    NOTHING,
    eligible,
    found_by,
    need_table,
    pattern_table,
    real_catalogue,
)

HARD = 6
"""A difficulty that still asks something of advanced people."""

ABDUCTION = frozenset({"strength: gluteus-medius", "strength: gluteus-minimus", "hip abduction", "integrate"})
NEEDS_WITHOUT_EXERCISE: Mapping[str, frozenset[str]] = {
    # The abductors were cut in the operation and are not trained on their own until the surgeon allows it.
    "hip-replacement-lateral": ABDUCTION,
    # Nobody knows which of the operations it was, so what any of them rules out stays out: lifting the leg to any side.
    "hip-replacement": ABDUCTION | {"strength: iliopsoas"},
    # Reaching overhead arches the back and pulls on the abdominal wall.
    "diastasis-recti": frozenset({"stretch: rectus-abdominis"}),
    "extension-intolerance": frozenset({"stretch: rectus-abdominis"}),
    # Every bridge is done on the back, which is left out throughout; squats, hinges and lunges train the glutes.
    "pregnancy": frozenset({"bridge", "stretch: rectus-abdominis"}),
    # Side bends and reaches for the trunk go with an arm overhead.
    "shoulder-pain": frozenset({"stretch: rectus-abdominis", "stretch: quadratus-lumborum"}),
    # What is strained or irritated is loaded carefully and not pulled long.
    "achilles-pain": frozenset({"stretch: soleus"}),
    "groin-strain": frozenset({"stretch: adductors"}),
    "hamstring-strain": frozenset({"stretch: hamstrings"}),
    "sciatica": frozenset({"stretch: hamstrings"}),
    # Standing with the legs apart, one ahead of the other or on one of them shears the pelvis.
    "pelvic-girdle-pain": frozenset(
        {"stretch: adductors", "stretch: iliopsoas", "stretch: tensor-fasciae-latae", "integrate", "lunge or step"}
    ),
    # Bending to the side squeezes the broken vertebra.
    "vertebral-fracture": frozenset({"stretch: quadratus-lumborum", "stretch: obliques"}),
}
"""By condition, what a beginner without equipment finds no exercise for, each with its reason."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return real_catalogue()


def needs_with_fewer_than(
    fewest: int, catalogue: Catalogue, level: Level, kit: frozenset[EquipmentSlug], *conditions: str
) -> set[tuple[str, str]]:
    exercises = eligible(catalogue, level, kit, frozenset(conditions))
    return {(who, need) for who, need, found in found_by(catalogue, exercises) if len(found) < fewest}


@pytest.mark.parametrize("level", Level)
def test_every_need_is_met_without_any_equipment(level: Level, catalogue: Catalogue) -> None:
    assert needs_with_fewer_than(1, catalogue, level, NOTHING) == set(), need_table(catalogue, NOTHING)


@pytest.mark.parametrize("level", Level)
def test_every_need_has_two_answers_with_a_home_kit(level: Level, catalogue: Catalogue) -> None:
    assert needs_with_fewer_than(2, catalogue, level, HOME_KIT) == set(), need_table(catalogue, HOME_KIT)


@pytest.mark.parametrize("kit", KITS.values(), ids=KITS)
def test_advanced_people_find_something_hard_for_every_muscle_and_family(
    kit: frozenset[EquipmentSlug], catalogue: Catalogue
) -> None:
    needs = found_by(catalogue, eligible(catalogue, Level.ADVANCED, kit))
    asked = ((who, need, found) for who, need, found in needs if who == "anyone" or need.startswith("strength"))

    easy = {(who, need) for who, need, found in asked if max((e.difficulty for e in found), default=0) < HARD}

    assert easy == set(), need_table(catalogue, kit)


@pytest.mark.parametrize("kit", KITS.values(), ids=KITS)
def test_more_experience_never_leaves_fewer_exercises(kit: frozenset[EquipmentSlug], catalogue: Catalogue) -> None:
    beginner, intermediate, advanced = ({e.slug for e in eligible(catalogue, level, kit)} for level in Level)

    assert beginner < intermediate < advanced, pattern_table(catalogue)


def test_conditions_leave_every_need_met_or_the_gap_is_listed(catalogue: Catalogue) -> None:
    gaps = {
        condition: frozenset(need for _, need in needs_with_fewer_than(1, catalogue, Level.BEGINNER, NOTHING, condition))
        for condition in catalogue.conditions
    }

    assert {condition: needs for condition, needs in gaps.items() if needs} == NEEDS_WITHOUT_EXERCISE


LEADS_WITHOUT_EXERCISE: Mapping[str, frozenset[str]] = {
    # A carry needs something to carry; side planks lead alone where there is nothing.
    "lateral-trunk-asymmetry": frozenset({"carry with nothing"}),
}
"""By imbalance, the roles that lead and cannot be trained with a kit, each with its reason."""

ON_NO_TRACK: Mapping[str, frozenset[str]] = {
    "jumps, which have weeks and ladders of their own": frozenset(
        {
            "box-jump",
            "box-jump-low",
            "broad-jump",
            "jump-squat",
            "lateral-bound",
            "lunge-jump",
            "pogo-hop",
            "single-leg-hop-stick",
            "snap-down",
            "split-jump",
        }
    ),
    "drills that wake a muscle before the main work": frozenset(
        {
            "abdominal-brace",
            "adductor-squeeze-bridge",
            "clamshell-band",
            "heel-dig-isometric",
            "pelvic-tilt",
            "prone-hip-extension",
            "quad-set",
        }
    ),
    "balance and firm steps that conditions ask for by name": frozenset(
        {"heel-drop", "heel-toe-walk", "sideways-walk", "single-leg-stance", "tandem-stance"}
    ),
    "fast work that no scheme of doses is made for": frozenset({"kettlebell-swing", "step-up-knee-drive"}),
}
"""Exercises of the main work that no day plan can call for, by the reason."""

COACHES_KITS = {"nothing": NOTHING, "bands": BANDS, "dumbbells": DUMBBELLS | {EquipmentSlug.BENCH}, "gym": KITS["full gym"]}


def can_be_climbed(track: Track, client: Client) -> bool:
    """Whether the track has a rung for this person, and a weighted one where it is of no use without."""
    doable = [client.eligible[slug] for slug in track.rungs if slug in client.eligible]
    return bool(doable) and (not track.needs_load or any(is_weighted(exercise, client) for exercise in doable))


def leads_missing(imbalance: str, level: Level, kit: frozenset[EquipmentSlug], catalogue: Catalogue) -> set[Role]:
    """The roles that lead and stand in some week without a track that this person can climb."""
    protocol = catalogue.protocols[imbalance]
    client = client_of(a_profile(a_stated(imbalance), level=level, equipment=kit), catalogue)
    climbed = {slug: track.role for slug, track in catalogue.tracks.items() if can_be_climbed(track, client)}
    trained = [
        {climbed.get(track) for name in names for slot in protocol.days[name].slots for track in slot.tracks}
        for names in protocol.weeks.values()
    ]
    return {role for role in protocol.lead if any(role not in roles for roles in trained)}


@pytest.mark.parametrize("level", Level)
def test_what_leads_can_be_trained_with_every_kit_or_the_gap_is_listed(level: Level, catalogue: Catalogue) -> None:
    gaps = {
        imbalance: frozenset(
            f"{role} with {name}"
            for name, kit in COACHES_KITS.items()
            for role in leads_missing(imbalance, level, kit, catalogue)
        )
        for imbalance in catalogue.protocols
    }

    assert {imbalance: missing for imbalance, missing in gaps.items() if missing} == LEADS_WITHOUT_EXERCISE


def test_every_exercise_of_the_main_work_stands_on_a_track_or_is_listed(catalogue: Catalogue) -> None:
    main = {exercise.slug for exercise in catalogue.exercises.values() if is_main_work(exercise)}

    assert main - catalogue.role_of.keys() == frozenset().union(*ON_NO_TRACK.values())
