"""Small programs, and one rule's word on them; and of any program, whether it trains at all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.measures.volume import main_items
from app.engine.profile import Profile
from app.engine.program import Item, Program, TrainingSession, Week
from app.engine.rules import RULE_IDS
from app.engine.rules.facts import facts_of
from app.engine.rules.rule import Check
from app.engine.vocabulary.people import Weekday
from app.engine.vocabulary.programs import BlockKind
from tests.engine.catalogue_checks.good_catalogue import GOOD_CATALOGUE
from tests.program_builders import a_program, a_session, a_week, an_item

STRENGTH = BlockKind.STRENGTH


def trains_in_every_session(program: Program) -> bool:
    """True when every session has main work, and there are sessions."""
    sessions = [session for week in program.weeks for session in week.sessions]
    return bool(sessions) and all(list(main_items(session)) for session in sessions)


def keeps(check: Check, program: Program, catalogue: Catalogue = GOOD_CATALOGUE) -> bool:
    """True when the program breaks the rule nowhere."""
    return places(check, program, catalogue) == []


def places(check: Check, program: Program, catalogue: Catalogue = GOOD_CATALOGUE) -> list[str]:
    """Where the program breaks the rule."""
    return [violation.pointer for violation in check(facts_of(program, catalogue, RULE_IDS))]


def session_with(*items: Item, kind: BlockKind = STRENGTH, day: Weekday = Weekday.MON) -> TrainingSession:
    """A session with one block of these items."""
    return a_session({kind: items}, day=day)


def week_with(*items: Item, kind: BlockKind = STRENGTH, deload: bool = False) -> Week:
    """A week with one session of one block."""
    return a_week(session_with(*items, kind=kind), deload=deload)


def program_of(weeks: Sequence[Week], exercises: Iterable[Exercise], profile: Profile | None = None) -> Program:
    """These weeks, numbered from 1, for somebody with weak glutes or the profile given."""
    numbered = [replace(week, week=number) for number, week in enumerate(weeks, start=1)]
    return a_program(*numbered, exercises=exercises, profile=profile)


def week_of_sets(sets: Mapping[Exercise, int], *, deload: bool = False) -> Week:
    """A week with so many sets of each exercise."""
    return week_with(*(an_item(exercise, sets=n) for exercise, n in sets.items() if n), deload=deload)


def program_of_sets(sets: Mapping[Exercise, int], profile: Profile | None = None, week: int = 1) -> Program:
    """A program whose given week has so many sets of each exercise; the weeks before it are easy and empty."""
    before = [a_week(deload=True)] * (week - 1)
    return program_of([*before, week_of_sets(sets)], sets, profile)
