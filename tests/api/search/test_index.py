"""Search and suggestions as plain functions."""

import pytest

from app.api.problems.suggestions import nearest
from app.api.search.index import SearchIndex
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import MovementPattern
from tests.builders import a_catalogue, an_exercise, uses

SLUGS = ("clamshell", "glute-bridge", "hip-thrust-barbell", "single-leg-glute-bridge")
INDEX = SearchIndex(
    a_catalogue(
        [
            an_exercise("glute-bridge", aliases=("butt lift",), muscles=uses([MuscleSlug.GLUTEUS_MAXIMUS])),
            an_exercise("single-leg-glute-bridge", muscles=uses([MuscleSlug.GLUTEUS_MAXIMUS])),
            an_exercise(
                "hip-thrust-barbell", pattern=MovementPattern.HIP_EXTENSION, muscles=uses([MuscleSlug.GLUTEUS_MAXIMUS])
            ),
            an_exercise("clamshell", pattern=MovementPattern.HIP_ABDUCTION, muscles=uses([MuscleSlug.GLUTEUS_MEDIUS])),
        ]
    ),
    SLUGS,
)


def ranked(query: str) -> list[str]:
    return [slug for _, exercises in INDEX.groups(query) for place, slug in enumerate(SLUGS) if exercises >> place & 1]


def test_whole_name_beats_a_longer_one_with_the_same_words() -> None:
    assert ranked("glut bridg")[:2] == ["glute-bridge", "single-leg-glute-bridge"]


@pytest.mark.parametrize("query", ["glute bridge sandwich", "glute bridge exercise", "glute bridge xyz"])
def test_unknown_word_makes_no_difference_to_what_is_found_first(query: str) -> None:
    assert ranked(query)[0] == "glute-bridge"


def test_name_counts_more_than_a_muscle() -> None:
    assert ranked("glute")[0] == "glute-bridge"
    assert set(ranked("glute")) == {*SLUGS}


@pytest.mark.parametrize("typed", ["clam shell", "clamshel", "clam", "clamshells", "clanshell", "CLAMSHELL!"])
def test_one_word_is_found_with_a_slip_in_its_beginning_its_plural_and_split_in_two(typed: str) -> None:
    assert ranked(typed) == ["clamshell"]


@pytest.mark.parametrize(
    "typed", ["hip thrust", "hipthrust", "hip trust", "barbell hipthrust", "thrust hip", "hipthrustbarbell", "BB hip thrust"]
)
def test_several_words_are_found_glued_together_short_and_in_any_order(typed: str) -> None:
    assert ranked(typed)[0] == "hip-thrust-barbell"


def test_words_of_two_names_of_one_exercise_count_together() -> None:
    assert ranked("bridge butt")[0] == "glute-bridge"


@pytest.mark.parametrize("typed", ["", "!?", "x", "xylophone", "sandwich", "with the", "3 x 10"])
def test_what_nothing_is_called_finds_nothing(typed: str) -> None:
    assert INDEX.groups(typed) == []


@pytest.mark.parametrize("typed", ["glute bridge", "clam", "gl", "gluteus maximus"])
def test_no_exercise_is_found_twice(typed: str) -> None:
    assert len(ranked(typed)) == len(set(ranked(typed))) > 0


def test_better_groups_come_first() -> None:
    ranks = [rank for rank, _ in INDEX.groups("glute bridge")]

    assert ranks == sorted(set(ranks))


def test_nearest_words_come_first_and_strange_ones_not_at_all() -> None:
    assert nearest("equipmnt", ["level", "equipment", "weeks"]) == ["equipment"]
    assert nearest("zzz", ["level", "equipment"]) == []


def test_word_beyond_all_reason_is_cut_before_it_is_compared() -> None:
    assert nearest("x" * 10_000_000, ["level"]) == []
