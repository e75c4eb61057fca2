"""Limits reach the program: none that is added makes anything in it harder, and what each asks for is kept."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.client import client_of
from app.engine.guidelines.strength import BARS, EXPLOSIVE
from app.engine.profile import Profile, canonical
from app.engine.program import BandLoad, ExternalLoad, Item, Program
from app.engine.screening.answers import Answers
from app.engine.screening.screening import Intake, screen
from app.engine.screening.signs import Person
from app.engine.vocabulary.exercises import DemandSlug, Modality
from app.engine.vocabulary.people import AgeBand, Goal, Level, Sex
from app.engine.vocabulary.safety import ReferralReason
from tests.engine.profiles import GYM, PEOPLE, somebody
from tests.engine.screening.screening_cases import CHAIR_STAND, measured

ProgramFor = Callable[[Profile], Program]

LIMITS: Mapping[str, Mapping[str, object]] = {
    "under 16": {"age_band": AgeBand.UNDER_16},
    "16 or 17": {"age_band": AgeBand.FROM_16_TO_17},
    "65 or older": {"age_band": AgeBand.FROM_65},
    "effort of 5": {"effort_limit": 5.0},
    "effort of 7": {"effort_limit": 7.0},
    "gentle start": {"downgrade": True},
    "pain of 3": {"pain": 3},
    "pain of 4": {"pain": 4},
    "pain of 5": {"pain": 5},
}
UNHURT = ("desk worker", "weak hamstrings in the gym", "one side weaker", "lifter", "player who may jump", "six long days")
LIFTER = somebody("weak-glutes", level=Level.ADVANCED, equipment=GYM, goal=Goal.STRENGTH, landing_tests_passed=True)


def limited(profile: Profile, *names: str) -> Profile:
    for name in names:
        profile = replace(profile, **LIMITS[name])  # type: ignore[arg-type]  # whatever a profile has
    return profile


def items(program: Program) -> Iterator[Item]:
    return (item for week in program.weeks for session in week.sessions for block in session.blocks for item in block.items)


def hardest_effort(program: Program) -> float:
    return max(item.effort.rpe for item in items(program) if item.effort)


def load_class(item: Item) -> int:
    """0 without a load, 1 with a band, 2 with a weight, 3 with a bar."""
    if isinstance(item.load, ExternalLoad):
        return 3 if item.load.implement in BARS else 2
    return int(isinstance(item.load, BandLoad))


def hardest_jump(program: Program) -> int:
    return max(used.exercise.plyometric_intensity or 0 for used in program.exercises.values())


def asks_for(program: Program, demand: DemandSlug) -> set[str]:
    return {slug for slug, used in program.exercises.items() if demand in used.exercise.demands}


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("person", UNHURT)
def test_limit_that_is_added_makes_nothing_harder(person: str, limit: str, program_for: ProgramFor) -> None:
    free, held = program_for(PEOPLE[person]), program_for(limited(PEOPLE[person], limit))

    assert hardest_effort(held) <= hardest_effort(free)
    assert max(map(load_class, items(held))) <= max(map(load_class, items(free)))
    assert hardest_jump(held) <= hardest_jump(free)
    assert any(EXPLOSIVE in (item.tempo or "") for item in items(held)) is False


@pytest.mark.parametrize("first", LIMITS)
def test_limits_only_take_away(first: str, catalogue: Catalogue) -> None:
    one = client_of(limited(LIFTER, first), catalogue)
    free = client_of(LIFTER, catalogue)
    for each, more in [(free, one), *((one, client_of(limited(LIFTER, first, second), catalogue)) for second in LIMITS)]:
        if more.profile.pain < each.profile.pain or (more.profile.effort_limit or 10) > (each.profile.effort_limit or 10):
            continue  # the second took the place of a stricter one
        if None not in (each.profile.age_band, more.profile.age_band) and each.profile.age_band is not more.profile.age_band:
            continue  # nobody has two ages
        assert more.limits.rpe_limit <= each.limits.rpe_limit
        assert more.limits.level.rank <= each.limits.level.rank
        assert more.limits.excluded_demands.keys() >= each.limits.excluded_demands.keys()
        assert more.eligible.keys() <= each.eligible.keys()
        assert more.limits.may_be_fast <= each.limits.may_be_fast
        assert more.limits.may_be_heavy <= each.limits.may_be_heavy


@pytest.mark.parametrize(
    ("limit", "rpe"),
    [
        ("under 16", 7),
        ("16 or 17", 7),
        ("effort of 5", 5),
        ("effort of 7", 7),
        ("gentle start", 6),
        ("pain of 3", 7),
        ("pain of 5", 7),
    ],
)
def test_effort_stays_under_the_cap_of_each_limit(limit: str, rpe: float, program_for: ProgramFor) -> None:
    assert hardest_effort(program_for(LIFTER)) > rpe
    assert hardest_effort(program_for(limited(LIFTER, limit))) <= rpe


def test_strictest_of_several_caps_holds(program_for: ProgramFor) -> None:
    for one, other in combinations(("under 16", "effort of 5", "gentle start"), 2):
        both = hardest_effort(program_for(limited(LIFTER, one, other)))
        assert both <= min(hardest_effort(program_for(limited(LIFTER, each))) for each in (one, other))


def test_condition_does_not_lift_the_cap_of_pain(catalogue: Catalogue) -> None:
    for slug in catalogue.conditions:
        profile = replace(LIFTER, pain=3, conditions=(slug,))
        assert client_of(profile, catalogue).limits.rpe_limit <= 7, slug


@pytest.mark.parametrize(
    ("limit", "has_bars"),
    [
        ("under 16", False),
        ("16 or 17", True),
        ("65 or older", True),
        ("gentle start", False),
        ("pain of 4", False),
    ],
)
def test_bars_are_left_out_where_the_spine_is_to_be_spared(limit: str, *, has_bars: bool, catalogue: Catalogue) -> None:
    client = client_of(limited(replace(LIFTER, goal=Goal.FUNCTION), limit), catalogue)
    barred = [slug for slug in client.eligible if not BARS.isdisjoint(client.implements[slug])]

    assert bool(barred) is has_bars


@pytest.mark.parametrize("limit", ["65 or older", "gentle start"])
def test_balance_is_trained_with_a_hand_on_something(limit: str, program_for: ProgramFor) -> None:
    assert asks_for(program_for(limited(LIFTER, limit)), DemandSlug.BALANCE) == set()


@pytest.mark.parametrize("limit", ["gentle start", "pain of 3", "pain of 5"])
def test_nobody_who_needs_care_jumps(limit: str, program_for: ProgramFor) -> None:
    jumper = replace(LIFTER, weeks=10, minutes_per_session=75)
    assert hardest_jump(program_for(jumper)) > 0
    assert hardest_jump(program_for(limited(jumper, limit))) == 0


@pytest.mark.parametrize("limit", ["under 16", "16 or 17", "65 or older"])
def test_hardest_jumps_are_for_the_ages_between(limit: str, catalogue: Catalogue) -> None:
    def jumps(profile: Profile) -> set[int]:
        found = client_of(profile, catalogue).eligible.values()
        return {e.plyometric_intensity or 0 for e in found if e.modality is Modality.PLYOMETRIC}

    assert max(jumps(LIFTER)) == 3
    assert max(jumps(limited(LIFTER, limit))) == 2


@pytest.mark.parametrize("limit", ["under 16", "effort of 7", "gentle start", "pain of 3"])
def test_few_repetitions_with_much_weight_wait_for_another_time(limit: str, catalogue: Catalogue) -> None:
    assert client_of(LIFTER, catalogue).goal is Goal.STRENGTH
    assert client_of(limited(LIFTER, limit), catalogue).goal is Goal.FUNCTION


def handed_on(catalogue: Catalogue, person: Person, stands: float | None = None, **told: object) -> Profile:
    results: dict[str, float | tuple[float, float]] = {} if stands is None else {CHAIR_STAND: stands}
    wanted = canonical((), level=Level.ADVANCED, equipment=GYM, goal=Goal.STRENGTH, pain=int(str(told.pop("pain", 0))))
    answers = Answers(age=person.age, **told)  # type: ignore[arg-type]  # whatever answers have
    profile = screen(Intake(measured(catalogue, results), person, wanted, answers=answers), catalogue).profile
    assert profile is not None
    return profile


WOMAN_OF_78, WOMAN_OF_95, BOY_OF_15, WOMAN = Person(Sex.FEMALE, 78), Person(Sex.FEMALE, 95), Person(Sex.MALE, 15), Person()


@pytest.mark.parametrize(
    ("person", "stands", "told", "rpe", "refers"),
    [
        (WOMAN_OF_78, 4, {}, 6, True),
        (WOMAN_OF_95, 3, {}, 6, True),
        (WOMAN_OF_78, 12, {}, 9, False),
        (BOY_OF_15, None, {}, 7, False),
        (WOMAN, None, {"pain_duration_weeks": 52}, 6, True),
        (WOMAN, None, {"pain": 5}, 7, True),
        (WOMAN, None, {"unsure": True}, 9, True),
    ],
)
def test_what_a_screening_finds_reaches_the_program(
    person: Person,
    stands: float | None,
    told: dict[str, object],
    rpe: float,
    refers: bool,
    catalogue: Catalogue,
    program_for: ProgramFor,
) -> None:
    program = program_for(handed_on(catalogue, person, stands, **told))

    assert hardest_effort(program) <= rpe
    assert program.referral.recommended is refers
    assert bool(program.referral.professions) is bool(program.referral.because) is refers
    if rpe < 7 or told.get("pain") or person is BOY_OF_15:
        assert max(map(load_class, items(program))) < 3


def test_program_refers_for_conditions_and_reasons_of_its_profile(program_for: ProgramFor, catalogue: Catalogue) -> None:
    sciatica = program_for(somebody("weak-core", conditions=frozenset({"sciatica"})))
    unsure = program_for(somebody("weak-core", referral=frozenset({ReferralReason.UNSURE})))

    assert sciatica.referral.professions == catalogue.conditions["sciatica"].see
    assert unsure.referral.recommended
    assert not program_for(somebody("weak-core")).referral.recommended


@pytest.mark.parametrize(
    ("profile", "part"),
    [
        (limited(LIFTER, "under 16"), "adult who can watch"),
        (limited(LIFTER, "65 or older"), "chair in reach"),
        (replace(LIFTER, sits_long=True), "every half hour"),
        (replace(LIFTER, level=Level.INTERMEDIATE), "uses a barbell or a trap bar"),
        (limited(LIFTER, "gentle start"), "Because of your answers"),
        (limited(LIFTER, "pain of 3"), "Because of pain or a condition"),
    ],
)
def test_limits_bring_their_notices(profile: Profile, part: str, program_for: ProgramFor) -> None:
    assert any(part in notice for notice in program_for(profile).safety.notices)
    assert not any(part in notice for notice in program_for(LIFTER).safety.notices)


def test_unknown_side_is_told_and_begins_on_the_left(program_for: ProgramFor) -> None:
    program = program_for(somebody("weak-hip-abductors"))

    assert any("not known which side" in notice for notice in program.safety.notices)
    assert {item.label.endswith("left first") for item in items(program) if item.sides} == {True}


def test_balanced_maintenance_names_no_imbalance(program_for: ProgramFor, catalogue: Catalogue) -> None:
    program = program_for(canonical((), weeks=4))

    assert program.title == "Balanced maintenance: 4 weeks"
    assert program.focus == ()
    reasons = [reason for used in program.exercises.values() for reason in used.why]
    assert reasons
    assert {reason.imbalance for reason in reasons} == {None}
    names = [imbalance.name.lower() for imbalance in catalogue.imbalances.values()]
    assert not any(name in reason.text.lower() for name in names for reason in reasons)
