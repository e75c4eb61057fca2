"""Which exercise a coach's words are taken for, and how sure that is."""

import pytest

from app.api.search.matching import MOST_READ_CLOSELY, ExerciseMatcher
from app.engine.catalogue.catalogue import Catalogue
from tests.catalogue_tables import real_catalogue


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return real_catalogue()


def test_every_name_in_every_language_is_certain(catalogue: Catalogue) -> None:
    for slug, exercise in catalogue.exercises.items():
        matcher = ExerciseMatcher(catalogue)
        in_other_languages = [name for names in exercise.names.values() for name in names]
        for name in (slug, exercise.name, exercise.name.upper(), *exercise.aliases, *in_other_languages):
            assert (matcher.match(name).exercise, matcher.match(name).confidence) == (slug, 1), name


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("split squat, bulgarian", "bulgarian-split-squat"),
        ("side lying clamshel", "clamshell"),
        ("Ｇｌｕｔｅ　Ｂｒｉｄｇｅｓ - each side", "glute-bridge"),
        ("swimming", None),
        ("…", None),
    ],
)
def test_words_are_matched_only_where_they_come_close(catalogue: Catalogue, text: str, slug: str | None) -> None:
    match = ExerciseMatcher(catalogue).match(text)

    assert match.exercise == slug
    assert match.confidence < 1
    assert (match.confidence == 0) is (slug is None)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Sidelying hip abduction", "side-lying-hip-abduction"),
        ("Sidelying hip adduction", "side-lying-hip-adduction"),
        ("DB deadlift", "deadlift-dumbbell"),
        ("KB deadlift", "deadlift-kettlebell"),
        ("SL glute bridge", "single-leg-glute-bridge"),
        ("Jump squat, bodyweight", "jump-squat"),
        ("Step-up (slow)", "step-up"),
        ("Cable hip adduction", None),
        ("Barbell good morning", None),
    ],
)
def test_deciding_words_are_never_traded_for_letters(catalogue: Catalogue, text: str, slug: str | None) -> None:
    assert ExerciseMatcher(catalogue).match(text).exercise == slug


@pytest.mark.parametrize("typed", ["aduction", "hip aduction"])
def test_slip_between_two_opposites_decides_for_neither(catalogue: Catalogue, typed: str) -> None:
    assert ExerciseMatcher(catalogue).match(typed).exercise is None


def test_what_is_not_matched_has_up_to_three_candidates(catalogue: Catalogue) -> None:
    match = ExerciseMatcher(catalogue).match("pigeon pose")

    assert match.exercise is None
    assert set(match.candidates) == {"figure-4-stretch", "seated-glute-stretch", "wall-figure-4-stretch"}
    assert ExerciseMatcher(catalogue).match("glute bridge").candidates == ()


def test_draft_of_endless_texts_is_read_by_names_alone_from_some_point_on(catalogue: Catalogue) -> None:
    matcher = ExerciseMatcher(catalogue)
    for number in range(MOST_READ_CLOSELY):
        matcher.match(f"qqq{number}")

    assert matcher.match("glute brige").exercise is None
    assert matcher.match("Glute bridge").exercise == "glute-bridge"
