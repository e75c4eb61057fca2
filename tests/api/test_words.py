"""Search and suggestions as plain functions."""

from app.api.near_words import nearest
from app.api.search import SearchIndex, words_of
from app.engine.vocabulary import MovementPattern, MuscleSlug
from tests.builders import a_catalogue, an_exercise, uses

INDEX = SearchIndex.of(
    a_catalogue(
        [
            an_exercise("glute-bridge", aliases=("butt lift",), muscles=uses([MuscleSlug.GLUTEUS_MAXIMUS])),
            an_exercise("single-leg-glute-bridge", muscles=uses([MuscleSlug.GLUTEUS_MAXIMUS])),
            an_exercise("clamshell", pattern=MovementPattern.HIP_ABDUCTION, muscles=uses([MuscleSlug.GLUTEUS_MEDIUS])),
        ]
    )
)


def ranked(query: str) -> list[str]:
    scores = INDEX.scores(query)
    return sorted(scores, key=lambda slug: (-scores[slug], slug))


def test_whole_name_beats_a_longer_one_with_the_same_words() -> None:
    assert ranked("glut bridg") == ["glute-bridge", "single-leg-glute-bridge"]


def test_every_word_must_be_found() -> None:
    assert ranked("glute sandwich") == []


def test_name_counts_more_than_a_muscle() -> None:
    assert INDEX.scores("glute bridge")["glute-bridge"] > INDEX.scores("gluteus maximus")["glute-bridge"]


def test_name_is_found_however_it_is_cut_into_words() -> None:
    assert ranked("clam shell") == ["clamshell"]
    assert ranked("buttlift") == ["glute-bridge"]


def test_scores_stay_in_their_range() -> None:
    assert all(0 < score <= 150 for query in ("glute bridge", "clam", "glu") for score in INDEX.scores(query).values())


def test_words_are_lower_case_without_punctuation() -> None:
    assert words_of("Side-Plank (kneeling)!") == ("side", "plank", "kneeling")


def test_nearest_words_come_first_and_strange_ones_not_at_all() -> None:
    assert nearest("equipmnt", ["level", "equipment", "weeks"]) == ["equipment"]
    assert nearest("zzz", ["level", "equipment"]) == []


def test_word_beyond_all_reason_is_cut_before_it_is_compared() -> None:
    assert nearest("x" * 10_000_000, ["level"]) == []
