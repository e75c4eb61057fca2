"""The table itself: whole, in words that the catalogue knows, and able to object."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.client import PAIN
from app.engine.generate import generate
from app.engine.program import Effort, Program
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.programs import BlockKind
from tests.catalogue_tables import real_catalogue
from tests.clinical.table import HOME, PLAIN, Care, conditions, kinds, objections, profile_of

WITH_A_LIMIT_ON_HOLDS = "hypertension"
WITH_SLOW_WORK = "hamstring-strain"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return real_catalogue()


def a_program(condition: str, catalogue: Catalogue) -> Program:
    return generate(profile_of(condition, Level.BEGINNER, HOME, ("weak-glutes",)), catalogue)


def kinds_of_objections(program: Program, condition: str, catalogue: Catalogue) -> set[str]:
    return {objection.kind for objection in objections(program, condition, catalogue)}


def slugs_of(care: Care) -> Iterable[str]:
    for out in (*care.never, *care.at_first):
        yield from (*out.exercises, *out.but)
    for must in care.must:
        yield from must.any_of
    yield from care.keeps


def test_table_has_every_condition_and_nothing_else(catalogue: Catalogue) -> None:
    assert conditions().keys() == {PAIN, *catalogue.conditions}


def test_every_exercise_has_been_looked_at(catalogue: Catalogue) -> None:
    looked_at = {slug for kind in kinds().values() for slug in kind.exercises}

    assert catalogue.exercises.keys() - looked_at == set(), "say in tests/clinical/kinds.yaml what they have people do"
    assert looked_at <= catalogue.exercises.keys()


def test_what_is_plain_is_of_no_kind_that_is_left_out() -> None:
    left_out = {name for care in conditions().values() for out in (*care.never, *care.at_first) for name in out.kinds}

    assert {slug for name in left_out for slug in kinds()[name].exercises} & set(kinds()[PLAIN].exercises) == set()


@pytest.mark.parametrize("condition", conditions())
def test_table_names_exercises_and_sources_that_there_are(condition: str, catalogue: Catalogue) -> None:
    care = conditions()[condition]

    assert set(slugs_of(care)) <= catalogue.exercises.keys()
    assert set(care.sources) <= catalogue.sources.keys()


@pytest.mark.parametrize("condition", conditions())
def test_table_contradicts_itself_nowhere(condition: str) -> None:
    care = conditions()[condition]
    never = {slug for out in care.never for slug in out.slugs()}

    assert never.isdisjoint(care.keeps)
    assert all(must.slugs() - never for must in care.must)


def test_what_is_left_out_is_found(catalogue: Catalogue) -> None:
    strained = a_program(WITH_SLOW_WORK, catalogue)
    healthy = replace(strained, weeks=generate(replace(strained.profile, conditions=()), catalogue).weeks)

    assert {"left out", "effort"} <= kinds_of_objections(healthy, WITH_SLOW_WORK, catalogue)


def test_an_explosive_tempo_is_found(catalogue: Catalogue) -> None:
    fast = _with_main_items(a_program(WITH_SLOW_WORK, catalogue), tempo="2-0-X-0")

    assert "tempo" in kinds_of_objections(fast, WITH_SLOW_WORK, catalogue)


def test_a_hard_set_is_found(catalogue: Catalogue) -> None:
    hard = _with_main_items(a_program(WITH_SLOW_WORK, catalogue), effort=Effort(8, 2))

    assert "effort" in kinds_of_objections(hard, WITH_SLOW_WORK, catalogue)


def test_a_long_hold_is_found(catalogue: Catalogue) -> None:
    program = generate(profile_of("knee-osteoarthritis", Level.ADVANCED, HOME, ("weak-core",)), catalogue)

    assert "hold" in kinds_of_objections(program, WITH_A_LIMIT_ON_HOLDS, catalogue)


def test_what_is_missing_is_found(catalogue: Catalogue) -> None:
    program = a_program("osteoporosis", catalogue)
    bare = replace(
        program, weeks=tuple(replace(w, sessions=tuple(replace(s, blocks=()) for s in w.sessions)) for w in program.weeks)
    )

    assert "missing" in kinds_of_objections(bare, "osteoporosis", catalogue)


def test_two_sets_where_three_belong_are_found(catalogue: Catalogue) -> None:
    thin = _with_main_items(a_program("osteoporosis", catalogue), sets=2)

    assert "sets" in kinds_of_objections(thin, "osteoporosis", catalogue)


def _with_main_items(program: Program, **changes: object) -> Program:
    """The program with all of its strength items changed."""
    weeks = []
    for week in program.weeks:
        sessions = []
        for session in week.sessions:
            blocks = tuple(
                replace(block, items=tuple(replace(item, **changes) for item in block.items))  # type: ignore[arg-type]
                if block.kind in (BlockKind.STRENGTH, BlockKind.CORE)
                else block
                for block in session.blocks
            )
            sessions.append(replace(session, blocks=blocks))
        weeks.append(replace(week, sessions=tuple(sessions)))
    return replace(program, weeks=tuple(weeks))
