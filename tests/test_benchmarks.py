"""The benchmarks measure what they say they measure. Their figures come from `make bench`, not from here."""

import asyncio
import math
import typing
from dataclasses import replace
from importlib import import_module

import pytest

from app.api.programs.profile_to_engine import profile_from
from app.engine.catalogue.catalogue import references
from app.engine.errors import Relaxation
from app.engine.generate import generate
from app.engine.guidelines.band import Band
from app.engine.profile import StatedImbalance, canonical
from app.engine.program import TrainingSession
from app.engine.rules import RULE_BOOK
from app.engine.vocabulary.programs import BlockKind, RuleSeverity
from benchmarks.__main__ import PARTS, main
from benchmarks.catalogues import grown_catalogue, seed_catalogue
from benchmarks.figures import Figure, figures_of
from benchmarks.following import Story, false_changes, holds, story_of
from benchmarks.load import Request
from benchmarks.profiles import profile_json, random_profile, unrestricted_profile
from benchmarks.proof import Outcome, refusal, result_of
from benchmarks.reads import kinds_of_reads, times_of
from benchmarks.should_rules import APPLIES
from benchmarks.steps import timed_steps
from benchmarks.tables import milliseconds, percentile, print_table


@pytest.mark.parametrize("number", range(40))
def test_random_profile_is_one_that_the_service_accepts_as_it_is(number: int) -> None:
    profile = random_profile(seed_catalogue(), seed=3, number=number)

    assert profile_from(profile_json(profile).encode(), seed_catalogue()) == profile


def test_random_profile_is_named_by_seed_and_number() -> None:
    catalogue = seed_catalogue()

    assert random_profile(catalogue, 1, 7) == random_profile(catalogue, 1, 7)
    assert len({random_profile(catalogue, seed, number) for seed in (1, 2) for number in range(20)}) == 40


def test_random_profiles_reach_the_edges_of_the_contract() -> None:
    profiles = [random_profile(seed_catalogue(), 1, number) for number in range(1_500)]

    assert {len(profile.imbalances) for profile in profiles} == set(range(1, 9))
    assert {profile.sessions_per_week for profile in profiles} == set(range(1, 7))
    assert {profile.weeks for profile in profiles} == set(range(1, 17))
    assert {profile.pain for profile in profiles} == set(range(6))
    assert {20, 120} <= {profile.minutes_per_session for profile in profiles}


def test_unrestricted_profile_is_the_random_one_without_what_limits_training() -> None:
    catalogue = seed_catalogue()

    for number in range(40):
        profile = unrestricted_profile(catalogue, 1, number)
        assert (profile.conditions, profile.pain, profile.avoid_exercises, profile.avoid_demands) == ((), 0, (), ())
        assert profile.imbalances == random_profile(catalogue, 1, number).imbalances


def test_grown_catalogue_offers_copies_wherever_their_originals_stand() -> None:
    seed = seed_catalogue()
    grown = grown_catalogue(seed, 2 * len(seed.exercises))
    places, of_copies = (
        {(owner, slug) for owner, kind, slug in references(catalogue) if kind == "exercises"} for catalogue in (seed, grown)
    )

    assert len(grown.exercises) == 2 * len(seed.exercises)
    assert of_copies == places | {(owner, f"{slug}-copy-1") for owner, slug in places}


def test_grown_catalogue_gives_programs() -> None:
    seed = seed_catalogue()
    grown = grown_catalogue(seed, 2 * len(seed.exercises))

    assert generate(canonical((StatedImbalance("weak-core"),), weeks=1), grown).catalogue_version == grown.version


def test_reads_are_never_asked_twice_and_all_are_answered() -> None:
    grown = len(seed_catalogue().exercises) + 10
    catalogue = grown_catalogue(seed_catalogue(), grown)
    kinds = kinds_of_reads(seed_catalogue(), most=3)
    addresses = [address for kind in kinds for address in kind.addresses]

    times = asyncio.run(times_of(catalogue, kinds))

    assert len(addresses) == len(set(addresses))
    assert [len(reads) for reads in times.reads] == [len(kind.addresses) for kind in kinds]
    assert times.exercises == grown


def test_every_step_of_the_engine_takes_its_time() -> None:
    with timed_steps() as seconds:
        generate(canonical((StatedImbalance("weak-core"),), weeks=2), seed_catalogue())

    assert all(seconds.values())


def test_proof_tells_what_became_of_a_profile() -> None:
    results = [result_of(seed=1, number=number) for number in range(3)]

    assert [result.number for result in results] == [0, 1, 2]
    assert Outcome.CRASH not in {result.outcome for result in results}
    assert any(result.applied for result in results)


def test_rule_that_a_program_misses_is_one_that_asks_something_of_it() -> None:
    results = [result_of(seed=2, number=number) for number in range(25)]

    assert any(result.missed for result in results)
    assert [(result.number, result.missed - result.applied) for result in results if result.missed - result.applied] == []


def test_refusal_is_a_way_out_only_if_all_the_changes_that_it_names_work() -> None:
    profile, catalogue = canonical((StatedImbalance("weak-core"),), weeks=1), seed_catalogue()
    longer, nothing_left = Relaxation("", minutes_per_session=60), Relaxation("", avoid_exercises=tuple(catalogue.exercises))

    assert refusal(profile, [longer], catalogue) is Outcome.INFEASIBLE_WITH_WAY_OUT
    assert refusal(profile, [longer, nothing_left], catalogue) is Outcome.INFEASIBLE
    assert refusal(profile, [], catalogue) is Outcome.INFEASIBLE


def test_only_should_rules_have_a_condition_under_which_they_apply() -> None:
    should = {rule.check for rule in RULE_BOOK if rule.severity is RuleSeverity.SHOULD}

    assert APPLIES.keys() <= should


@pytest.mark.parametrize(
    ("measured", "below", "above"), [(1.9, True, False), (2, False, False), (3, False, False), (3.1, False, True)]
)
def test_figure_lies_inside_from_end_to_end_of_its_range(measured: float, below: bool, above: bool) -> None:
    figure = Figure("sets", "", measured, Band(2, 3))

    assert (figure.is_below, figure.is_above, figure.is_inside) == (below, above, not below and not above)


def test_envelope_has_a_figure_for_every_staple_and_session() -> None:
    catalogue = seed_catalogue()
    program = generate(canonical((StatedImbalance("weak-core"), StatedImbalance("weak-calves")), weeks=8), catalogue)

    figures = list(figures_of(program, catalogue))

    staples = [
        f"{slug}: {staple.name}" for slug in ("weak-calves", "weak-core") for staple in catalogue.protocols[slug].staples
    ]
    assert sorted(figure.place for figure in figures if figure.kind == "sessions with a staple") == sorted(staples)
    assert [figure.place for figure in figures if figure.kind == "main exercises"] == [
        f"w{week}d{day}" for week in (1, 8) for day in (1, 2, 3)
    ]


def test_program_without_cool_downs_lies_below_those_written_by_hand() -> None:
    catalogue = seed_catalogue()
    program = generate(canonical((StatedImbalance("weak-core"),), weeks=1), catalogue)
    weeks = tuple(replace(week, sessions=tuple(map(_without_cool_down, week.sessions))) for week in program.weeks)

    figures = [f for f in figures_of(replace(program, weeks=weeks), catalogue) if f.kind == "minutes of the cool-down"]

    assert [figure.is_below for figure in figures] == [True, True, True]


def _without_cool_down(session: TrainingSession) -> TrainingSession:
    return replace(session, blocks=tuple(block for block in session.blocks if block.kind is not BlockKind.COOL_DOWN))


@pytest.mark.parametrize(("share", "value"), [(0.0, 1), (0.5, 50), (0.99, 99), (1.0, 100)])
def test_percentile_is_the_value_that_its_share_does_not_exceed(share: float, value: int) -> None:
    assert math.isclose(percentile(range(100, 0, -1), share), value)


def test_table_stands_in_columns(capsys: pytest.CaptureFixture[str]) -> None:
    print_table("Times", ("what", "p50"), [("engine", milliseconds(0.00042)), ("service", milliseconds(0.1134))])

    assert capsys.readouterr().out.splitlines() == [
        "",
        "Times",
        "  what         p50",
        "  -------  -------",
        "  engine   0.42 ms",
        "  service   113 ms",
    ]


def test_request_is_written_out_with_the_length_of_its_body() -> None:
    raw = Request("POST", "/programs", {"Content-Type": "application/json"}, b"{}").raw("127.0.0.1:1")

    assert raw == (
        b"POST /programs HTTP/1.1\r\nHost: 127.0.0.1:1\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
    )


def test_unknown_part_is_answered_with_those_that_exist(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["speeed"]) == 2
    assert "speed" in capsys.readouterr().out


@pytest.fixture(scope="module")
def stories() -> list[Story]:
    return [story_of(1, number) for number in range(4)]


def test_people_who_train_by_outlooks_break_nothing(stories: list[Story]) -> None:
    assert all(story.sessions > 5 for story in stories)
    assert {story.index_after > story.index_before for story in stories if story.responds} == {True}
    assert holds(stories)


def test_story_is_the_same_everywhere(stories: list[Story]) -> None:
    again = story_of(1, 0)

    assert replace(again, seconds=[], times_json=[]) == replace(stories[0], seconds=[], times_json=[])


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        ({}, True),
        ({"broken": ("some-bound",)}, False),
        ({"after_stops": 1}, False),
        ({"returns": [0.95]}, True),
        ({"returns": [0.96]}, False),
    ],
)
def test_simulation_holds_only_where_nothing_is_broken(change: dict[str, object], kept: bool) -> None:
    assert holds([replace(Story(), **change)]) is kept  # type: ignore[arg-type]


def test_chance_that_is_called_a_change_counts_against_the_simulation() -> None:
    by_chance = [Story(responds=False, called_real=number < 30) for number in range(200)]

    assert false_changes(by_chance) == 0.15
    assert not holds(by_chance)


@pytest.mark.parametrize("part", PARTS)
def test_part_says_whether_it_held_not_what_it_counted(part: str) -> None:
    assert typing.get_type_hints(import_module(f"benchmarks.{part}").main)["return"] is bool
