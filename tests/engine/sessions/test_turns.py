"""Exercises that take turns, and as few of them as reach every target."""

from collections.abc import Sequence

import pytest

from app.engine.catalogue.exercises import Exercise
from app.engine.sessions.turns import Pool, covering, rotated, turn_of, unreached
from app.engine.vocabulary.body import MuscleSlug as M
from tests.builders import an_exercise, uses

FRONT, BACK, CALF = (frozenset({muscle}) for muscle in (M.QUADRICEPS, M.HAMSTRINGS, M.GASTROCNEMIUS))
LEGS = (FRONT, BACK, CALF)


def stretching(slug: str, *muscles: M) -> Exercise:
    return an_exercise(slug, muscles=uses(lengthened=muscles))


QUAD, HAMSTRING = stretching("quad", M.QUADRICEPS), stretching("hamstring", M.HAMSTRINGS)
CALF_ONLY, OTHER_CALF = stretching("calf", M.GASTROCNEMIUS), stretching("other-calf", M.GASTROCNEMIUS)
BACK_AND_CALF = stretching("back-and-calf", M.HAMSTRINGS, M.GASTROCNEMIUS)
HIP_AND_CALF = stretching("hip-and-calf", M.ILIOPSOAS, M.GASTROCNEMIUS)


def chosen(pool: Sequence[Exercise], liked: Sequence[Exercise] = (), turn: int = 0) -> set[str]:
    return {exercise.slug for exercise in covering(LEGS, Pool(pool), lambda e: (e in liked,), turn)}


def test_as_few_as_possible_reach_every_target() -> None:
    assert chosen([QUAD, HAMSTRING, CALF_ONLY, BACK_AND_CALF]) == {"quad", "back-and-calf"}


def test_target_that_nothing_reaches_is_left() -> None:
    assert chosen([QUAD]) == {"quad"}
    assert chosen([]) == set()


def test_equals_take_turns() -> None:
    calves = [covering([CALF], Pool([QUAD, CALF_ONLY, OTHER_CALF]), lambda _: (), turn) for turn in range(3)]

    assert calves == [[CALF_ONLY], [OTHER_CALF], [CALF_ONLY]]


def test_best_liked_of_equals_is_taken_whatever_the_turn() -> None:
    pool = [QUAD, HAMSTRING, CALF_ONLY, OTHER_CALF]

    assert all("other-calf" in chosen(pool, [OTHER_CALF], turn) for turn in range(3))


def test_exercise_for_the_target_first_of_all_comes_before_one_that_reaches_it_besides() -> None:
    assert chosen([QUAD, HAMSTRING, HIP_AND_CALF, CALF_ONLY], [HIP_AND_CALF]) == {"quad", "hamstring", "calf"}


@pytest.mark.parametrize(
    ("done", "left"),
    [([], list(LEGS)), ([BACK_AND_CALF], [FRONT]), ([QUAD, HAMSTRING], [CALF]), ([QUAD, BACK_AND_CALF], [])],
)
def test_what_nothing_lengthens_is_unreached(done: list[Exercise], left: list[frozenset[M]]) -> None:
    assert unreached(LEGS, done) == left


def test_turns_go_round() -> None:
    turns = (("a",), ("b",), ("c",))

    assert [turn_of(turns, number) for number in (0, 2, 4)] == [("a",), ("c",), ("b",)]
    assert turn_of((), 1) == ()
    assert rotated(turns, 4) == [("b",), ("c",), ("a",)]
    assert rotated((), 1) == []
