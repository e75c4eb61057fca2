"""How doses grow: one lever a week, gently from the first week on, never in an easy one."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.client import Client, client_of
from app.engine.dosing.growth import Ambition, WeekDose, grow
from app.engine.dosing.schemes import longest_hold, targets_of
from app.engine.guidelines.doses import START_BELOW
from app.engine.guidelines.progression import LOADED_HINGE_GENTLE_WEEKS, LOADED_HINGE_RPE
from app.engine.guidelines.sessions import MARKED_EXTRA_SETS, MOST_SETS, TOP_SLOTS
from app.engine.guidelines.strength import FIRST_WEEK_PLANK_LIMIT_SECONDS
from app.engine.plan import Plan
from app.engine.profile import Profile
from app.engine.progression.calendar import CalendarWeek, calendar_of
from app.engine.progression.rungs import is_loadable
from app.engine.vocabulary.exercises import Measure, MovementPattern
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.programs import Lever
from app.engine.vocabulary.roles import DoseScheme
from tests.engine.profiles import HOME_KIT, PEOPLE, somebody

PlanFor = Callable[[Profile], Plan]
ALL = Ambition(MOST_SETS)


def histories(plan: Plan) -> Iterator[list[tuple[CalendarWeek, WeekDose]]]:
    """The doses of every slot with their weeks."""
    for _, slot in plan.all_slots():
        yield [(week, dose) for week, dose in zip(plan.calendar.weeks, slot.doses, strict=True) if dose]


def steps(plan: Plan) -> Iterator[tuple[WeekDose, CalendarWeek, WeekDose]]:
    """Every dose with the one that follows it and the week of that."""
    for history in histories(plan):
        for (_, before), (week, dose) in pairwise(history):
            yield before, week, dose


def raised(before: WeekDose, dose: WeekDose) -> set[str]:
    """What the week asks for more of, effort aside."""
    grown = {
        "sets": dose.sets > before.sets,
        "amount": dose.amount > before.amount,
        "hold": dose.hold_seconds > before.hold_seconds,
        "tempo": dose.slow > before.slow,
    }
    return {name for name, more in grown.items() if more}


def doses(slug: str, scheme: DoseScheme, client: Client, ambition: Ambition = ALL) -> list[WeekDose]:
    """The doses of one exercise that stays from the first week to the last."""
    calendar = calendar_of(client)
    path = (client.catalogue.exercises[slug],) * len(calendar.periods)
    return [dose for dose in grow(path, scheme, ambition, calendar, client) if dose]


@pytest.mark.parametrize("person", PEOPLE)
def test_week_raises_one_thing_at_most_and_names_it(person: str, plan_for: PlanFor) -> None:
    allowed = {
        Lever.SETS: {"sets"},
        Lever.REPS: {"amount"},
        Lever.TIME: {"amount"},
        Lever.HOLD: {"amount", "hold"},
        Lever.LOAD: set(),
        Lever.TEMPO: {"tempo"},
        None: set(),
    }
    for before, week, dose in steps(plan_for(PEOPLE[person])):
        if dose.exercise.slug != before.exercise.slug:
            assert dose.lever is (None if week.easy else Lever.VARIANT)
        else:
            grown = raised(before, dose)
            assert len(grown) <= 1
            assert grown <= allowed[dose.lever]
            assert grown or dose.lever in (Lever.LOAD, Lever.TEMPO, None)


@pytest.mark.parametrize("person", PEOPLE)
def test_effort_rises_by_small_steps_and_only_together_with_a_lever(person: str, plan_for: PlanFor) -> None:
    for before, _, dose in steps(plan_for(PEOPLE[person])):
        assert dose.rpe - before.rpe <= 1
        assert dose.lever or dose.rpe <= before.rpe


@pytest.mark.parametrize("person", ["weak hamstrings in the gym", "lifter", "player who may jump"])
def test_easy_week_raises_nothing(person: str, plan_for: PlanFor) -> None:
    easy = [(before, dose) for before, week, dose in steps(plan_for(PEOPLE[person])) if week.easy]

    assert easy
    assert all(dose.lever is None and not raised(before, dose) for before, dose in easy)


@pytest.mark.parametrize("person", PEOPLE)
def test_first_week_is_easier_than_where_its_phase_leads(person: str, plan_for: PlanFor) -> None:
    plan = plan_for(PEOPLE[person])
    for history in histories(plan):
        week, dose = history[0]
        target = targets_of(dose.exercise, dose.regimen.scheme, plan.client)[0]

        assert week.number > 1 or dose.rpe <= target.rpe - START_BELOW
        assert dose.rpe <= week.rpe_cap
        assert dose.lever is None


@pytest.mark.parametrize("person", PEOPLE)
def test_sets_of_an_exercise_never_fall_as_weeks_pass(person: str, plan_for: PlanFor) -> None:
    for before, _, dose in steps(plan_for(PEOPLE[person])):
        assert dose.sets >= before.sets or dose.exercise.slug != before.exercise.slug


@pytest.mark.parametrize("person", PEOPLE)
def test_effort_keeps_to_what_person_and_conditions_allow(person: str, plan_for: PlanFor) -> None:
    plan = plan_for(PEOPLE[person])
    for history in histories(plan):
        assert all(dose.rpe <= min(week.rpe_cap, plan.client.limits.rpe_limit) for week, dose in history)


@pytest.mark.parametrize("person", PEOPLE)
def test_beginner_reaches_effort_eight_on_two_exercises_of_a_day_at_most(person: str, plan_for: PlanFor) -> None:
    plan = plan_for(PEOPLE[person])
    for slots in plan.slots:
        for week in zip(*(slot.doses for slot in slots), strict=True):
            hard = [dose for dose in week if dose and dose.rpe >= 8]
            assert plan.client.limits.level is not Level.BEGINNER or len(hard) <= TOP_SLOTS


@pytest.mark.parametrize("level", Level)
def test_repetitions_come_before_weight_and_begin_again_with_it(level: Level, catalogue: Catalogue) -> None:
    client = client_of(somebody(level=level, equipment=HOME_KIT, weeks=12), catalogue)
    grown = doses("goblet-squat", DoseScheme.MAIN, client)

    heavier = [(before, dose) for before, dose in pairwise(grown) if dose.lever is Lever.LOAD]
    assert heavier
    assert all(dose.amount <= before.amount for before, dose in heavier)
    assert Lever.REPS in {dose.lever for dose in grown}
    assert grown[-1].rpe > grown[0].rpe


def test_what_cannot_be_loaded_is_done_more_slowly_once_repetitions_are_spent(catalogue: Catalogue) -> None:
    client = client_of(somebody(weeks=16), catalogue)
    grown = doses("glute-bridge", DoseScheme.SECOND, client)

    assert not is_loadable(grown[0].exercise, client)
    assert any(dose.slow for dose in grown)
    assert not any(dose.lever is Lever.LOAD for dose in grown)


@pytest.mark.parametrize("slug", ["rdl-dumbbell", "deadlift-dumbbell"])
def test_loaded_hinge_starts_light_for_two_weeks(slug: str, catalogue: Catalogue) -> None:
    client = client_of(somebody(level=Level.INTERMEDIATE, equipment=HOME_KIT, weeks=12), catalogue)
    grown = doses(slug, DoseScheme.MAIN, client)

    gentle, later = grown[:LOADED_HINGE_GENTLE_WEEKS], grown[LOADED_HINGE_GENTLE_WEEKS:]
    assert catalogue.exercises[slug].pattern is MovementPattern.HINGE
    assert all(dose.rpe <= LOADED_HINGE_RPE for dose in gentle)
    assert later[-1].rpe > LOADED_HINGE_RPE


def test_plank_begins_short_and_grows_within_its_limit(catalogue: Catalogue) -> None:
    client = client_of(somebody("weak-core", level=Level.ADVANCED, weeks=12), catalogue)
    grown = doses("plank", DoseScheme.HOLD, client)

    assert grown[0].amount <= FIRST_WEEK_PLANK_LIMIT_SECONDS < grown[-1].amount
    assert all(dose.amount <= longest_hold(dose.exercise, client) for dose in grown)


@pytest.mark.parametrize("person", PEOPLE)
def test_no_hold_is_longer_than_exercise_and_conditions_allow(person: str, plan_for: PlanFor) -> None:
    plan = plan_for(PEOPLE[person])
    for history in histories(plan):
        for _, dose in history:
            if dose.exercise.measure is Measure.HOLD:
                seconds = dose.hold_seconds or dose.amount
                assert seconds <= (longest_hold(dose.exercise, plan.client) or seconds)


def test_what_comes_first_gets_more_sets_and_what_is_marked_one_more_from_the_second_phase_on(catalogue: Catalogue) -> None:
    client = client_of(somebody(equipment=HOME_KIT, weeks=12, level=Level.INTERMEDIATE), catalogue)

    usual, hardest, marked = (
        doses("goblet-squat", DoseScheme.MAIN, client, ambition)
        for ambition in (ALL, Ambition(MOST_SETS, hardest=True), Ambition(MOST_SETS, extra_sets=MARKED_EXTRA_SETS))
    )

    assert usual[-1].sets < hardest[-1].sets
    assert marked[0].sets == usual[0].sets
    assert marked[-1].sets == usual[-1].sets + MARKED_EXTRA_SETS


def test_beginner_works_hardest_on_what_comes_first(catalogue: Catalogue) -> None:
    client = client_of(somebody(equipment=HOME_KIT, weeks=12), catalogue)

    usual, hardest = (
        doses("goblet-squat", DoseScheme.MAIN, client, ambition) for ambition in (ALL, Ambition(MOST_SETS, hardest=True))
    )

    assert usual[-1].rpe < hardest[-1].rpe


def test_slots_take_turns_at_adding_a_set(catalogue: Catalogue) -> None:
    client = client_of(somebody(equipment=HOME_KIT, weeks=12, level=Level.INTERMEDIATE), catalogue)

    added = [
        next(week for week, dose in enumerate(grown) if dose.lever is Lever.SETS)
        for turn in range(3)
        if (
            grown := doses(
                "goblet-squat", DoseScheme.MAIN, client, Ambition(MOST_SETS, extra_sets=MARKED_EXTRA_SETS, turn=turn)
            )
        )
    ]

    assert len(set(added)) == 3
