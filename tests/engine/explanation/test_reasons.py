"""Why exercises stand in a program, what they beat, and what a week changes."""

from collections.abc import Callable, Iterator

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.explanation.progress import EASY_WEEK_TEXT, FIRST_WEEK_TEXT
from app.engine.explanation.reasons import MOST_REASONS, MOST_REJECTED, ROLE_PURPOSE, strategy_for
from app.engine.measures.volume import main_items
from app.engine.profile import Profile
from app.engine.program import Item, Program
from app.engine.rules import RULE_IDS
from app.engine.vocabulary.programs import Lever
from app.engine.vocabulary.roles import Role
from tests.engine.profiles import PEOPLE

ProgramFor = Callable[[Profile], Program]


def main_work(program: Program) -> Iterator[Item]:
    return (item for week in program.weeks for session in week.sessions for item in main_items(session))


@pytest.mark.parametrize("person", PEOPLE)
def test_every_main_exercise_has_its_reasons_by_name(person: str, program_for: ProgramFor) -> None:
    program = program_for(PEOPLE[person])
    stated = {stated.imbalance for stated in PEOPLE[person].imbalances}
    for slug in {item.exercise for item in main_work(program)}:
        used = program.exercises[slug]

        assert 1 <= len(used.why) <= MOST_REASONS
        assert all(reason.text.endswith(".") and reason.imbalance in {None, *stated} for reason in used.why)
        assert any(used.exercise.name in reason.text or "Jump" in reason.text for reason in used.why)


@pytest.mark.parametrize("person", PEOPLE)
def test_every_reason_rests_on_rules_of_the_book_and_on_a_strategy_with_sources(
    person: str, program_for: ProgramFor, catalogue: Catalogue
) -> None:
    reasons = [reason for used in program_for(PEOPLE[person]).exercises.values() for reason in used.why]

    assert all(reason.rules and set(reason.rules) <= RULE_IDS for reason in reasons)
    named = [reason for reason in reasons if reason.imbalance]
    assert named
    for reason in named:
        assert reason.strategy in {link.strategy for link in catalogue.imbalances[reason.imbalance or ""].strategies}
        assert catalogue.strategies[reason.strategy or ""].sources


@pytest.mark.parametrize("person", PEOPLE)
def test_program_carries_exactly_the_exercises_that_it_uses(person: str, program_for: ProgramFor) -> None:
    program = program_for(PEOPLE[person])
    items = {i.exercise for week in program.weeks for s in week.sessions for block in s.blocks for i in block.items}

    assert program.exercises.keys() == items


@pytest.mark.parametrize("person", PEOPLE)
def test_alternatives_that_lost_are_few_say_why_and_stand_nowhere(person: str, program_for: ProgramFor) -> None:
    program = program_for(PEOPLE[person])
    lost = [(used, rejection) for used in program.exercises.values() for rejection in used.rejected]

    assert lost
    assert all(rejection.because for _, rejection in lost)
    assert all(len(used.rejected) <= MOST_REJECTED for used in program.exercises.values())
    assert program.exercises.keys().isdisjoint(rejection.exercise for _, rejection in lost)


@pytest.mark.parametrize("person", ["weak glutes and no kit", "desk worker"])
def test_alternative_is_compared_within_its_role(person: str, program_for: ProgramFor, catalogue: Catalogue) -> None:
    for slug, used in program_for(PEOPLE[person]).exercises.items():
        for rejection in used.rejected:
            assert catalogue.role_of[rejection.exercise] is catalogue.role_of[slug]


@pytest.mark.parametrize("person", PEOPLE)
def test_focus_shares_the_main_work_among_the_imbalances_with_their_evidence(
    person: str, program_for: ProgramFor, catalogue: Catalogue
) -> None:
    focus = program_for(PEOPLE[person]).focus

    assert [share.imbalance for share in focus] == sorted(stated.imbalance for stated in PEOPLE[person].imbalances)
    assert sum(share.share for share in focus) == pytest.approx(1, abs=0.03)
    assert all(share.evidence == catalogue.imbalances[share.imbalance].evidence for share in focus)


@pytest.mark.parametrize("person", PEOPLE)
def test_first_week_and_easy_weeks_are_told(person: str, program_for: ProgramFor) -> None:
    for week in program_for(PEOPLE[person]).weeks:
        assert (week.changes == FIRST_WEEK_TEXT) is (week.week == 1)
        assert (week.changes == EASY_WEEK_TEXT) is week.deload
        assert week.changes.endswith(".")


@pytest.mark.parametrize("person", PEOPLE)
def test_week_with_new_exercises_names_one_of_them(person: str, program_for: ProgramFor) -> None:
    program = program_for(PEOPLE[person])
    for week in program.weeks[1:]:
        items = [item for session in week.sessions for item in main_items(session) if not week.deload]
        new = [program.exercises[item.exercise].exercise for item in items if item.lever is Lever.VARIANT]
        named = [e for e in new if f"{e.name[0].lower()}{e.name[1:]}" in week.changes]

        assert bool(named) is week.changes.startswith("New this week")


@pytest.mark.parametrize("person", PEOPLE)
def test_item_says_how_to_go_on_and_names_what_follows_in_this_program(person: str, program_for: ProgramFor) -> None:
    program = program_for(PEOPLE[person])
    for item in main_work(program):
        assert item.progression
        if item.next_exercise:
            following = program.exercises[item.next_exercise].exercise.name
            assert f"{following[0].lower()}{following[1:]}" in item.progression


def test_every_role_of_main_work_has_its_purpose_in_words() -> None:
    assert ROLE_PURPOSE.keys() == set(Role) - {Role.RAISE, Role.MOBILISE, Role.STRETCH}


def test_strategy_that_names_the_exercise_is_preferred(catalogue: Catalogue) -> None:
    for imbalance in catalogue.imbalances.values():
        for link in imbalance.strategies:
            for slug in catalogue.strategies[link.strategy].exercises:
                chosen = strategy_for(catalogue.exercises[slug], catalogue.role_of.get(slug), imbalance, catalogue)
                assert slug in catalogue.strategies[chosen].exercises
