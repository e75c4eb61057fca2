"""Which exercise a coach's words are taken for, and how sure that is."""

import pytest

from app.api.search.matching import ExerciseMatcher
from app.engine.catalogue.catalogue import Catalogue
from tests.catalogue_tables import real_catalogue


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return real_catalogue()


def test_every_name_and_alias_is_certain(catalogue: Catalogue) -> None:
    matcher = ExerciseMatcher(catalogue)
    for slug, exercise in catalogue.exercises.items():
        for name in (slug, exercise.name, exercise.name.upper(), *exercise.aliases):
            assert (matcher.match(name).exercise, matcher.match(name).confidence) == (slug, 1), name


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("bulgarian split squats", "bulgarian-split-squat"),
        ("split squat, bulgarian", "bulgarian-split-squat"),
        ("Glute Bridges!", "glute-bridge"),
        ("side lying clamshel", "clamshell"),
        ("swimming", None),
        ("…", None),
    ],
)
def test_words_are_matched_only_where_they_come_close(catalogue: Catalogue, text: str, slug: str | None) -> None:
    match = ExerciseMatcher(catalogue).match(text)

    assert match.exercise == slug
    assert match.confidence < 1
    assert (match.confidence == 0) is (slug is None)
