"""Names from real plans, and more as coaches write them in five languages, held against the right answers."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import yaml

from app.api.search.index import SearchIndex
from app.api.search.matching import ExerciseMatcher
from app.api.search.query import ExerciseQuery, ExerciseSort, find_exercises, orders_of
from tests.catalogue_tables import real_catalogue

Labelled = Mapping[str, Sequence[str]]

FOLDER = Path(__file__).with_name("labelled")
HANDED = json.loads((FOLDER / "handed.json").read_text("utf-8"))
SIBLINGS: Labelled = yaml.safe_load((FOLDER / "siblings.yaml").read_text("utf-8"))
HARD: Labelled = yaml.safe_load((FOLDER / "hard.yaml").read_text("utf-8"))
WRITTEN = yaml.safe_load((FOLDER / "written.yaml").read_text("utf-8"))
CATALOGUE = real_catalogue()
ORDERS = orders_of(CATALOGUE)
SEARCH = SearchIndex(CATALOGUE, ORDERS[ExerciseSort.RELEVANCE].slugs)

SURE = 0.95
LEAST_RIGHT = 0.92
MOST_WRONG = 0.02
LEAST_RIGHT_OF_HARD = 0.85
MOST_WRONG_OF_HARD = 0.05


def labelled(kind: str, file: str) -> Labelled:
    """The handed names; or one half of the written ones, of which `held` was never looked at while the matcher was tuned."""
    if file == "handed":
        return {text: (*right, *SIBLINGS.get(text, ())) for text, right in HANDED[kind].items()}
    return dict(list(WRITTEN[kind].items())[1 if file == "held" else 0 :: 2])


FILES = ("handed", "tuned", "held")


@pytest.mark.parametrize("file", FILES)
def test_names_in_drafts_are_read_right_and_hardly_ever_wrong(file: str) -> None:
    hold_against_drafts(labelled("drafts", file), LEAST_RIGHT, MOST_WRONG)


def test_hard_names_are_mostly_read_right_and_seldom_wrong() -> None:
    hold_against_drafts(HARD, LEAST_RIGHT_OF_HARD, MOST_WRONG_OF_HARD)


def hold_against_drafts(names: Labelled, least_right: float, most_wrong: float) -> None:
    matcher = ExerciseMatcher(CATALOGUE)
    read = {text: matcher.match(text).exercise for text in names}
    wrong = {text: slug for text, slug in read.items() if slug is not None and slug not in names[text]}
    missed = [text for text, slug in read.items() if slug is None and names[text]]

    assert len(wrong) <= most_wrong * len(names), wrong
    assert len(wrong) + len(missed) <= (1 - least_right) * len(names), (wrong, missed)


@pytest.mark.parametrize("file", FILES)
def test_searches_find_the_right_exercise_first(file: str) -> None:
    searches = {text: right for text, right in labelled("searches", file).items() if right}
    first = {text: first_found(text) for text in searches}
    wrong = {text: slug for text, slug in first.items() if slug not in searches[text]}

    assert len(wrong) <= (1 - LEAST_RIGHT) * len(searches), wrong


def test_confidence_is_how_often_a_match_is_right() -> None:
    matcher = ExerciseMatcher(CATALOGUE)
    names = {**HARD, **{text: right for file in FILES for text, right in labelled("drafts", file).items()}}
    matches = [match for match in map(matcher.match, names) if match.exercise]
    unsure = [match for match in matches if match.confidence < SURE]

    for group in (unsure, [match for match in matches if SURE <= match.confidence < 1]):
        expected = sum(match.confidence for match in group) / len(group)
        assert sum(match.exercise in names[match.text] for match in group) / len(group) == pytest.approx(expected, abs=0.1)


def test_search_and_drafts_agree() -> None:
    matcher = ExerciseMatcher(CATALOGUE)
    texts = [*HANDED["drafts"], *HANDED["searches"], *WRITTEN["drafts"], *WRITTEN["searches"]]
    matches = [match for match in map(matcher.match, texts) if match.exercise]

    assert [match.text for match in matches if first_found(match.text) != match.exercise] == []


def first_found(text: str) -> str | None:
    found = find_exercises(ORDERS, SEARCH, ExerciseQuery(q=text))
    return next((slug for _, slug in found.order.walk(found.groups, after=None, most=1)), None)
