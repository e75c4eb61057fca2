"""Enrollments in the store: what is kept once, what takes the place of what, and what is gone."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from app.engine.vocabulary.following import FollowingState
from app.store.enrollments import (
    Enrollment,
    EnrollmentFilter,
    EnrollmentGone,
    Fact,
    FactMoved,
    Standing,
    TooManyFacts,
    create_enrollment,
    erase,
    facts_of,
    find_by_key,
    find_by_token,
    keep_fact,
    list_enrollments,
    remove_untouched,
)
from app.store.facts import FactKind
from app.store.keys import create_key
from app.store.program_record import ProgramRecord
from app.store.programs import keep_program
from app.store.scopes import Scope
from tests.store.counting import statements

ACTIVE, PAUSED = Standing(FollowingState.ACTIVE, "2026-03-02"), Standing(FollowingState.PAUSED, None)
PROGRAM = "a" * 26
MOST = 2
"""Facts of a kind."""
FACT = Fact(FactKind.SESSION, "w1d1", '{"date":"2026-03-02"}')
OTHER = Fact(FactKind.SESSION, "w1d1", '{"date":"2026-03-03"}')


@pytest.fixture
def made(engine: Engine) -> tuple[Enrollment, str]:
    keep_program(engine, a_record())
    return create_enrollment(engine, PROGRAM, "{}", ACTIVE, None)


def a_record() -> ProgramRecord:
    return ProgramRecord(
        id=PROGRAM,
        title="Test",
        level="beginner",  # type: ignore[arg-type]
        imbalances=(),
        equipment=frozenset(),
        weeks=1,
        sessions_per_week=1,
        minutes_per_session=45.0,
        catalogue_version="test",
        engine_version="test",
        document=b"{}",
    )


def test_enrollment_is_found_by_its_token_alone(engine: Engine, made: tuple[Enrollment, str]) -> None:
    enrollment, token = made
    other, other_token = create_enrollment(engine, PROGRAM, "{}", ACTIVE, None)

    assert find_by_token(engine, enrollment.id, token) == enrollment
    assert find_by_token(engine, enrollment.id, other_token) is None
    assert find_by_token(engine, other.id, token) is None
    assert find_by_token(engine, enrollment.id, f"following_{enrollment.id}_{'0' * 64}") is None
    assert find_by_token(engine, enrollment.id, "following_'; --\x00") is None


def test_looking_is_the_same_work_whatever_is_wrong(engine: Engine, made: tuple[Enrollment, str]) -> None:
    enrollment, token = made
    with statements(engine) as right:
        find_by_token(engine, enrollment.id, token)
    with statements(engine) as wrong:
        find_by_token(engine, "b" * 24, "nonsense")

    assert len(wrong) == len(right) == 1


def test_key_finds_what_it_has_made(engine: Engine, made: tuple[Enrollment, str]) -> None:
    key = create_key(engine, "App", [Scope.ENROLLMENTS_WRITE]).key
    own, _ = create_enrollment(engine, PROGRAM, "{}", ACTIVE, key.id)

    assert find_by_key(engine, own.id, key.id) == own
    assert find_by_key(engine, made[0].id, key.id) is None


def test_fact_is_kept_once(engine: Engine, made: tuple[Enrollment, str]) -> None:
    assert keep_fact(engine, made[0].id, FACT, None, ACTIVE, MOST)
    assert not keep_fact(engine, made[0].id, FACT, None, ACTIVE, MOST)
    assert facts_of(engine, made[0].id) == (FACT,)


def test_fact_takes_the_place_only_of_what_was_seen(engine: Engine, made: tuple[Enrollment, str]) -> None:
    keep_fact(engine, made[0].id, FACT, None, ACTIVE, MOST)

    for seen in (None, [OTHER.etag]):
        with pytest.raises(FactMoved) as moved:
            keep_fact(engine, made[0].id, OTHER, seen, ACTIVE, MOST)
        assert moved.value.etag == FACT.etag
    assert not keep_fact(engine, made[0].id, OTHER, [OTHER.etag, FACT.etag], ACTIVE, MOST)
    assert facts_of(engine, made[0].id) == (OTHER,)


def test_facts_of_one_name_and_two_kinds_are_two(engine: Engine, made: tuple[Enrollment, str]) -> None:
    same_name = Fact(FactKind.CLEARANCE, FACT.name, '"2026-03-03"')
    keep_fact(engine, made[0].id, FACT, None, ACTIVE, MOST)
    keep_fact(engine, made[0].id, same_name, None, ACTIVE, MOST)

    assert set(facts_of(engine, made[0].id)) == {FACT, same_name}


def test_no_more_facts_of_a_kind_are_kept_than_there_is_room_for(engine: Engine, made: tuple[Enrollment, str]) -> None:
    sessions = [Fact(FactKind.SESSION, f"w{week}d1", FACT.document) for week in range(1, MOST + 2)]
    for session in sessions[:MOST]:
        keep_fact(engine, made[0].id, session, None, ACTIVE, MOST)

    with pytest.raises(TooManyFacts):
        keep_fact(engine, made[0].id, sessions[MOST], None, ACTIVE, MOST)
    assert not keep_fact(engine, made[0].id, sessions[0], None, ACTIVE, MOST)
    assert keep_fact(engine, made[0].id, Fact(FactKind.CLEARANCE, "2026-03-03", '"2026-03-03"'), None, ACTIVE, MOST)


def test_nothing_is_kept_of_what_was_erased(engine: Engine, made: tuple[Enrollment, str]) -> None:
    keep_fact(engine, made[0].id, FACT, None, ACTIVE, MOST)
    erase(engine, made[0].id)

    with pytest.raises(EnrollmentGone):
        keep_fact(engine, made[0].id, OTHER, None, ACTIVE, MOST)
    assert facts_of(engine, made[0].id) == ()


def test_erasing_leaves_others_alone(engine: Engine, made: tuple[Enrollment, str]) -> None:
    other, token = create_enrollment(engine, PROGRAM, "{}", ACTIVE, None)
    keep_fact(engine, other.id, FACT, None, ACTIVE, MOST)

    erase(engine, made[0].id)

    assert find_by_token(engine, other.id, token) == other
    assert facts_of(engine, other.id) == (FACT,)


def test_list_follows_what_the_last_outlook_said(engine: Engine, made: tuple[Enrollment, str]) -> None:
    key = create_key(engine, "App", [Scope.ENROLLMENTS_WRITE]).key
    ids = [create_enrollment(engine, PROGRAM, "{}", ACTIVE, key.id)[0].id for _ in range(3)]
    keep_fact(engine, ids[1], FACT, None, PAUSED, MOST)

    def listed(**wanted: object) -> list[str]:
        found = list_enrollments(engine, key.id, EnrollmentFilter(**wanted), None, 10)  # type: ignore[arg-type]
        return [item.id for item in found.items]

    assert listed() == ids
    assert listed(state=FollowingState.PAUSED) == [ids[1]]
    assert listed(paused=False) == [ids[0], ids[2]]
    assert listed(due_before="2026-03-03") == [ids[0], ids[2]]
    assert listed(due_before="2026-03-02") == []


def test_list_goes_on_behind_a_position(engine: Engine, made: tuple[Enrollment, str]) -> None:
    key = create_key(engine, "App", [Scope.ENROLLMENTS_WRITE]).key
    ids = [create_enrollment(engine, PROGRAM, "{}", ACTIVE, key.id)[0].id for _ in range(3)]

    first = list_enrollments(engine, key.id, EnrollmentFilter(), None, 2)
    rest = list_enrollments(engine, key.id, EnrollmentFilter(), (first.items[-1].created_at, first.items[-1].id), 2)

    assert [item.id for item in (*first.items, *rest.items)] == ids
    assert (first.total, first.has_more, rest.has_more) == (3, True, False)


def test_what_was_touched_lately_stays(engine: Engine, made: tuple[Enrollment, str]) -> None:
    assert remove_untouched(engine, days=1) == 0
    assert made[0].created_at <= datetime.now(UTC)
    assert find_by_token(engine, made[0].id, made[1]) == made[0]
