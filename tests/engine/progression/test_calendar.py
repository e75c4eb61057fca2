"""The weeks of a program: phases, a condition's stages, easy weeks and caps of effort."""

from dataclasses import replace
from itertools import pairwise

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.client import client_of
from app.engine.guidelines.progression import LAST_RUN_LONGER_WEEKS, LONGEST_FOUNDATION_WEEKS, WEEKS_FOR_THREE_PHASES
from app.engine.guidelines.strength import GUIDELINES
from app.engine.profile import DEFAULT_DAYS, Profile
from app.engine.progression.calendar import PHASES, Calendar, calendar_of
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.programs import ProgramPhase
from tests.engine.profiles import somebody

LENGTHS = range(1, 17)
SORE_BACK = somebody("weak-core", conditions=frozenset({"acute-low-back-pain"}), pain=4)


def calendar(profile: Profile, catalogue: Catalogue) -> Calendar:
    return calendar_of(client_of(profile, catalogue))


def easy(weeks: int, catalogue: Catalogue, *, level: Level = Level.ADVANCED, sessions: int = 3) -> list[int]:
    profile = somebody(weeks=weeks, level=level, days=DEFAULT_DAYS[sessions])
    return [week.number for week in calendar(profile, catalogue).weeks if week.easy]


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("sessions", [3, 6])
def test_easy_week_comes_after_every_full_run_of_hard_weeks_of_the_level(
    level: Level, sessions: int, catalogue: Catalogue
) -> None:
    run = GUIDELINES[level].weeks_to_deload

    weeks = easy(16, catalogue, level=level, sessions=sessions)

    assert weeks[0] == run + 1
    assert all(later - earlier == run + 1 for earlier, later in pairwise(weeks))


@pytest.mark.parametrize("weeks", LENGTHS)
@pytest.mark.parametrize("level", Level)
def test_no_easy_week_stands_just_before_the_end(weeks: int, level: Level, catalogue: Catalogue) -> None:
    assert all(weeks - week >= LAST_RUN_LONGER_WEEKS for week in easy(weeks, catalogue, level=level))


@pytest.mark.parametrize("sessions", [1, 2])
def test_two_sessions_a_week_need_no_easy_week(sessions: int, catalogue: Catalogue) -> None:
    assert easy(16, catalogue, sessions=sessions) == []
    assert easy(16, catalogue, sessions=sessions + 2)


@pytest.mark.parametrize("weeks", LENGTHS)
def test_phases_follow_each_other_in_order_and_leave_no_week_out(weeks: int, catalogue: Catalogue) -> None:
    made = calendar(somebody(weeks=weeks), catalogue)

    phases = [week.phase for week in made.weeks]
    assert [week.number for week in made.weeks] == list(range(1, weeks + 1))
    assert phases == sorted(phases, key=PHASES.index)
    assert phases[0] is ProgramPhase.FOUNDATION
    assert phases.count(ProgramPhase.FOUNDATION) <= LONGEST_FOUNDATION_WEEKS
    assert len(set(phases)) == (3 if weeks >= WEEKS_FOR_THREE_PHASES else min(weeks, 2))
    assert all(made.periods[week.period].phase is week.phase for week in made.weeks)


@pytest.mark.parametrize("weeks", [4, 8, 13])
def test_stages_of_a_condition_take_the_place_of_phases_and_easy_weeks(weeks: int, catalogue: Catalogue) -> None:
    staged = calendar(replace(SORE_BACK, weeks=weeks), catalogue)

    stages = catalogue.condition_protocols["acute-low-back-pain"].stages
    assert [period.stage for period in staged.periods] == list(stages)
    assert not any(week.easy for week in staged.weeks)
    lengths = [sum(week.period == number for week in staged.weeks) for number in range(len(staged.periods))]
    assert lengths == sorted(lengths)
    assert max(lengths) - min(lengths) <= 1


@pytest.mark.parametrize("pain", [0, 2, 3, 4])
def test_less_pain_lets_a_person_begin_at_a_later_stage(pain: int, catalogue: Catalogue) -> None:
    protocol = catalogue.condition_protocols["acute-low-back-pain"]
    first = protocol.entry[max(start for start in protocol.entry if start <= pain)]

    periods = calendar(replace(SORE_BACK, pain=pain), catalogue).periods

    assert first is not None
    assert periods[0].stage is protocol.stages[first - 1]
    assert periods[-1].stage is protocol.stages[-1]


@pytest.mark.parametrize("condition", ["acute-low-back-pain", "knee-pain", "knee-osteoarthritis", "hypertension"])
def test_effort_rises_within_what_the_stages_of_a_condition_allow(condition: str, catalogue: Catalogue) -> None:
    profile = somebody(level=Level.INTERMEDIATE, conditions=frozenset({condition}), pain=2, weeks=12)
    client = client_of(profile, catalogue)

    caps = [week.rpe_cap for week in calendar_of(client).weeks]

    assert caps == sorted(caps)
    assert all(cap <= client.limits.rpe_limit for cap in caps)
    assert caps[-1] < client_of(replace(profile, conditions=(), pain=0), catalogue).limits.rpe_limit


def test_every_condition_limits_the_effort_not_only_the_leading_one(catalogue: Catalogue) -> None:
    both = replace(SORE_BACK, pain=0, conditions=("acute-low-back-pain", "hypertension"), weeks=8)

    alone = [calendar(replace(both, conditions=(slug,)), catalogue).weeks for slug in both.conditions]
    together = calendar(both, catalogue).weeks

    assert [week.rpe_cap for week in together] == [min(a.rpe_cap, b.rpe_cap) for a, b in zip(*alone, strict=True)]


def test_weeks_left_count_the_training_weeks_of_the_period(catalogue: Catalogue) -> None:
    made = calendar(somebody(level=Level.ADVANCED, weeks=12), catalogue)

    assert any(week.easy for week in made.weeks)
    for week in made.weeks:
        rest = [other for other in made.weeks[week.number - 1 :] if other.period == week.period and not other.easy]
        assert week.weeks_left == len(rest)
