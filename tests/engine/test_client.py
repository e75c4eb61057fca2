"""The client: what a profile allows and asks for, resolved once."""

from dataclasses import replace

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.client import Client, client_of, obstacle, per_client
from app.engine.guidelines.safety import EASED_DEMANDS
from app.engine.profile import StatedImbalance
from app.engine.vocabulary.body import MuscleSlug, Side
from app.engine.vocabulary.exercises import DemandSlug, EquipmentSlug, Laterality, Modality
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.roles import Role
from tests.engine.profiles import GYM, HOME_KIT, somebody


def test_most_marked_imbalance_comes_first(catalogue: Catalogue) -> None:
    marked, mild = StatedImbalance("weak-quadriceps", Severity.MARKED), StatedImbalance("tight-calves", Severity.MILD)

    client = client_of(somebody(mild, "weak-core", marked), catalogue)

    assert [stated.imbalance.slug for stated in client.imbalances] == ["weak-quadriceps", "weak-core", "tight-calves"]


@pytest.mark.parametrize("kit", [frozenset(), HOME_KIT, GYM], ids=["nothing", "home kit", "gym"])
def test_only_owned_equipment_is_used(kit: frozenset[EquipmentSlug], catalogue: Catalogue) -> None:
    client = client_of(somebody(equipment=kit, level=Level.ADVANCED), catalogue)

    assert client.eligible
    assert all(client.implements[slug] <= kit for slug in client.eligible)
    assert any(client.implements[slug] for slug in client.eligible) is bool(kit)


@pytest.mark.parametrize("level", Level)
def test_nothing_above_the_level_is_given(level: Level, catalogue: Catalogue) -> None:
    client = client_of(somebody(level=level, equipment=GYM), catalogue)

    assert {exercise.level for exercise in client.eligible.values()} == {each for each in Level if each.rank <= level.rank}


@pytest.mark.parametrize("demand", [DemandSlug.HIGH_IMPACT, DemandSlug.WRIST, DemandSlug.PRONE])
def test_avoided_demand_and_exercise_are_left_out_with_their_reason(demand: DemandSlug, catalogue: Catalogue) -> None:
    profile = somebody(equipment=GYM, avoid_demands=frozenset({demand}), avoid_exercises=frozenset({"glute-bridge"}))
    client = client_of(profile, catalogue)
    asking = next(exercise for exercise in catalogue.exercises.values() if demand in exercise.demands)

    assert "glute-bridge" not in client.eligible
    assert not any(demand in exercise.demands for exercise in client.eligible.values())
    assert "asked to be left out" in (obstacle(asking, profile, client.limits) or "")


@pytest.mark.parametrize("pain", [0, 2, 3, 5])
def test_pain_from_three_on_lowers_level_and_effort_and_takes_impact_away(pain: int, catalogue: Catalogue) -> None:
    calm = client_of(somebody(level=Level.ADVANCED, equipment=GYM), catalogue).limits
    limits = client_of(somebody(level=Level.ADVANCED, equipment=GYM, pain=pain), catalogue).limits

    assert limits.eased is (pain >= 3)
    assert limits.level is (Level.INTERMEDIATE if pain >= 3 else Level.ADVANCED)
    assert (limits.rpe_limit < calm.rpe_limit) is (pain >= 3)
    assert limits.excluded_demands.keys() == (EASED_DEMANDS if pain >= 3 else set())


@pytest.mark.parametrize("pain", [0, 3])
def test_pain_that_no_condition_explains_brings_its_own_protocol(pain: int, catalogue: Catalogue) -> None:
    alone = client_of(somebody(pain=pain), catalogue)
    explained = client_of(somebody(pain=pain, conditions=frozenset({"knee-pain"})), catalogue)

    assert [protocol.condition for protocol in alone.condition_protocols] == (["pain"] if pain else [])
    assert [protocol.condition for protocol in explained.condition_protocols] == ["knee-pain"]


def test_every_condition_takes_its_exercises_and_demands_away(catalogue: Catalogue) -> None:
    for slug, condition in catalogue.conditions.items():
        client = client_of(somebody(level=Level.ADVANCED, equipment=GYM, conditions=frozenset({slug})), catalogue)

        forbidden = condition.excluded_exercises | catalogue.condition_protocols[slug].forbids.exercises
        assert forbidden.isdisjoint(client.eligible), slug
        assert all(condition.excluded_demands.isdisjoint(e.demands) for e in client.eligible.values()), slug


def test_most_restricting_condition_leads(catalogue: Catalogue) -> None:
    client = client_of(somebody(conditions=frozenset({"wrist-pain", "acute-low-back-pain"})), catalogue)

    assert client.condition_protocols[0].condition == "acute-low-back-pain"


def test_what_works_against_an_imbalance_is_left_out_unless_another_ones_protocol_names_it(catalogue: Catalogue) -> None:
    forbidden = catalogue.protocols["weak-glutes"].forbids.exercises
    named = forbidden & set(catalogue.protocols["weak-quadriceps"].named())

    alone = client_of(somebody("weak-glutes"), catalogue)
    together = client_of(somebody("weak-glutes", "weak-quadriceps"), catalogue)

    assert forbidden.isdisjoint(alone.eligible)
    assert named
    assert forbidden & together.eligible.keys() == named


def test_jumps_wait_for_the_landing_tests(catalogue: Catalogue) -> None:
    def jumps(*, tested: bool) -> list[str]:
        client = client_of(somebody(level=Level.ADVANCED, landing_tests_passed=tested), catalogue)
        return [slug for slug, exercise in client.eligible.items() if exercise.modality is Modality.PLYOMETRIC]

    assert jumps(tested=True)
    assert not jumps(tested=False)


@pytest.mark.parametrize("side", Side)
def test_weaker_side_begins_what_is_one_sided_and_nothing_else_has_sides(side: Side, catalogue: Catalogue) -> None:
    client = client_of(somebody(StatedImbalance("left-right-asymmetry", weaker_side=side)), catalogue)

    for exercise in client.eligible.values():
        one_sided = exercise.laterality is Laterality.UNILATERAL
        assert client.sides(exercise) == ((side, side.other) if one_sided else None)


def test_where_sides_differ_the_imbalance_that_the_exercise_works_on_decides(catalogue: Catalogue) -> None:
    stated = (
        StatedImbalance("weak-hip-abductors", Severity.MARKED, Side.LEFT),
        StatedImbalance("tight-calves", Severity.MILD, Side.RIGHT),
    )
    client = client_of(somebody(*stated), catalogue)

    assert client.sides(catalogue.exercises["side-lying-hip-abduction"]) == (Side.LEFT, Side.RIGHT)
    assert client.sides(catalogue.exercises["wall-calf-stretch"]) == (Side.RIGHT, Side.LEFT)


def test_suspended_stretches_are_no_longer_asked_for(catalogue: Catalogue) -> None:
    suspending = next(p for p in catalogue.condition_protocols.values() if MuscleSlug.HAMSTRINGS in p.suspends)
    profile = somebody("tight-hamstrings")

    assert MuscleSlug.HAMSTRINGS in client_of(profile, catalogue).short
    eased = client_of(replace(profile, conditions=(suspending.condition,)), catalogue)
    assert eased.short.isdisjoint(suspending.suspends)


def test_muscle_that_no_stage_of_a_condition_trains_counts_as_untrainable(catalogue: Catalogue) -> None:
    free = client_of(somebody("weak-core"), catalogue)
    staged = client_of(somebody("weak-core", conditions=frozenset({"acute-low-back-pain"}), pain=4), catalogue)

    trained_in_stages = [
        {muscle for slugs in (stage.only or {}).values() for slug in slugs for muscle in catalogue.exercises[slug].primary}
        for stage in staged.condition_protocols[0].stages
        if stage.only is not None
    ]
    assert staged.trainable < free.trainable
    assert staged.trainable <= set.intersection(*trained_in_stages)


def test_exercise_that_a_stage_names_for_a_role_has_that_role_too(catalogue: Catalogue) -> None:
    staged = client_of(somebody("weak-core", conditions=frozenset({"acute-low-back-pain"}), pain=4), catalogue)
    named = [
        (role, slug)
        for stage in staged.condition_protocols[0].stages
        for role in (stage.only or {})
        for slug in (stage.only or {})[role]
    ]

    assert named
    assert all(role in staged.roles_of[slug] for role, slug in named)
    assert staged.roles_of["glute-bridge"] >= {Role.HIP_EXTENSION}


def test_what_is_found_out_per_client_is_reckoned_once_and_for_that_client_alone(catalogue: Catalogue) -> None:
    reckoned = []

    @per_client
    def minutes_with(client: Client, more: int) -> int:
        reckoned.append(more)
        return client.profile.minutes_per_session + more

    short, long = (client_of(somebody(minutes_per_session=minutes), catalogue) for minutes in (30, 60))

    assert [minutes_with(short, 5), minutes_with(short, 5), minutes_with(short, 6)] == [35, 35, 36]
    assert minutes_with(long, 5) == 65
    assert reckoned == [5, 6, 5]


def test_equal_exercises_have_one_hash(catalogue: Catalogue) -> None:
    exercise = catalogue.exercises["glute-bridge"]

    assert hash(exercise) == hash(replace(exercise))
    assert {exercise: "known"}[replace(exercise)] == "known"
