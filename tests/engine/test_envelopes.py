"""Programs beside published ones: for each kind of program that was studied, ours stays within its doses."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.generate import generate
from app.engine.guidelines.jumps import JUMP_GUIDELINES
from app.engine.guidelines.strength import ENDURANCE_HOLD_LIMIT_SECONDS
from app.engine.measures.calendar import days_between
from app.engine.measures.exercise_kinds import is_compound_lift, is_isometric_core, is_jump, trains_glutes
from app.engine.measures.load import landings_of
from app.engine.measures.volume import is_glute_focused, main_items
from app.engine.profile import DEFAULT_DAYS, StatedImbalance, canonical
from app.engine.program import BodyweightLoad, Contacts, ExternalLoad, Holds, Item, Program, Reps, TrainingSession, Week
from app.engine.vocabulary.body import MuscleSlug, Side
from app.engine.vocabulary.exercises import EquipmentSlug, Laterality, Measure, MovementPattern, MuscleRole
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.people import Goal, Level
from app.engine.vocabulary.programs import MAIN_BLOCKS, BlockKind, Lever
from tests.engine.profiles import HOME_KIT, somebody

FOOT_ANCHOR = frozenset({EquipmentSlug.FOOT_ANCHOR, EquipmentSlug.RESISTANCE_BAND})
Which = Callable[[Exercise], bool]


def full_weeks(program: Program) -> list[Week]:
    return [week for week in program.weeks if not week.deload]


def chosen(program: Program, session: TrainingSession, which: Which) -> list[Item]:
    """The main work of a session that is of this kind."""
    return [item for item in main_items(session) if which(program.exercises[item.exercise].exercise)]


def uses(program: Program, which: Which, weeks: Iterable[Week] | None = None) -> Iterator[Item]:
    """All main work of this kind in the full weeks, or in those given."""
    for week in full_weeks(program) if weeks is None else weeks:
        for session in week.sessions:
            yield from chosen(program, session, which)


def prepared_and_done(program: Program, session: TrainingSession, which: Which) -> list[Item]:
    """Activation and main work of a session that is of this kind."""
    items = session.items_in(BlockKind.ACTIVATION, *MAIN_BLOCKS)
    return [item for item in items if which(program.exercises[item.exercise].exercise)]


def days_with(program: Program, week: Week, which: Which) -> int:
    return sum(bool(chosen(program, session, which)) for session in week.sessions)


def reps_of(program: Program, item: Item) -> tuple[int, int]:
    """The fewest and most repetitions of a set, of alternating work those of one side."""
    assert isinstance(item.dose, Reps)
    both = 2 if program.exercises[item.exercise].exercise.laterality is Laterality.ALTERNATING else 1
    return item.dose.min // both, item.dose.max // both


def named(*slugs: str) -> Which:
    return lambda exercise: exercise.slug in slugs


def is_endurance_hold(exercise: Exercise) -> bool:
    longest = exercise.max_hold_seconds or 0
    return exercise.measure is Measure.HOLD and longest <= ENDURANCE_HOLD_LIMIT_SECONDS


def is_plank(exercise: Exercise) -> bool:
    return is_isometric_core(exercise) and exercise.measure is Measure.HOLD and not is_endurance_hold(exercise)


def without(catalogue: Catalogue, which: Which, *kept: str) -> frozenset[str]:
    """What to leave out so that of this kind only `kept` may be given."""
    return frozenset(slug for slug, exercise in catalogue.exercises.items() if which(exercise) and slug not in kept)


# weak core, as it is trained with pain in the lower back


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize(("sessions", "days"), [(2, 2), (3, 3), (5, 3)])
def test_weak_core_is_trained_on_three_days_by_short_holds_in_few_sets(
    level: Level, sessions: int, days: int, catalogue: Catalogue
) -> None:
    back = somebody("weak-core", "weak-back-extensor-endurance", pain=2, level=level, days=DEFAULT_DAYS[sessions])

    program = generate(back, catalogue)

    assert all(days_with(program, week, is_isometric_core) >= days for week in full_weeks(program))
    for item in uses(program, lambda e: is_isometric_core(e) and is_endurance_hold(e)):
        each_side = 2 if program.exercises[item.exercise].exercise.laterality is Laterality.ALTERNATING else 1
        assert isinstance(item.dose, Holds)
        assert 6 <= item.dose.hold_seconds <= 10
        assert 2 <= item.sets <= 3
        assert 6 <= sum(item.dose.repetitions) / each_side <= 30


# planks


@pytest.mark.parametrize("level", Level)
def test_planks_are_held_for_a_quarter_to_a_whole_minute_and_begin_with_half_of_it(level: Level, catalogue: Catalogue) -> None:
    front = without(catalogue, lambda e: e.pattern is MovementPattern.CORE_ANTI_EXTENSION and not is_plank(e))

    program = generate(somebody("weak-core", level=level, avoid_exercises=front), catalogue)

    assert all(2 <= days_with(program, week, is_plank) <= 5 for week in full_weeks(program))
    for item in uses(program, is_plank):
        assert isinstance(item.dose, Holds)
        assert 2 <= item.sets <= 4
        assert 15 <= item.dose.hold_seconds <= 60
    first = [item.dose for item in uses(program, is_plank, program.weeks[:1])]
    assert first
    assert all(isinstance(dose, Holds) and dose.hold_seconds <= 30 for dose in first)


# Nordic curls

NORDICS = frozenset({"nordic-assisted", "nordic-curl"})


def nordic_reps(program: Program) -> list[int]:
    doses = [[(i.sets, i.dose) for i in uses(program, named(*NORDICS), [week])] for week in full_weeks(program)]
    return [sum(sets * dose.max for sets, dose in of if isinstance(dose, Reps)) for of in doses]


@pytest.mark.parametrize("weeks", [6, 10, 16])
def test_nordic_curls_grow_slowly_to_half_of_what_athletes_did(weeks: int, catalogue: Catalogue) -> None:
    other_curls = without(catalogue, lambda e: e.pattern is MovementPattern.KNEE_FLEXION, *NORDICS)
    profile = somebody(
        "imbalanced-leg-muscles", level=Level.INTERMEDIATE, equipment=FOOT_ANCHOR, weeks=weeks, avoid_exercises=other_curls
    )

    program = generate(profile, catalogue)

    reps = nordic_reps(program)
    assert all(before <= after <= before + 20 for before, after in pairwise(reps))
    assert 0 < reps[0] < reps[-1] <= 45
    assert all(days_with(program, week, named(*NORDICS)) == 1 for week in program.weeks)


@pytest.mark.parametrize(
    ("level", "equipment"),
    [(Level.BEGINNER, frozenset(EquipmentSlug)), (Level.ADVANCED, HOME_KIT)],
    ids=["beginner", "no anchor"],
)
def test_nordic_curls_need_experience_and_a_foot_anchor(
    level: Level, equipment: frozenset[EquipmentSlug], catalogue: Catalogue
) -> None:
    profile = somebody("weak-hamstrings", level=level, equipment=equipment, weeks=16)

    program = generate(profile, catalogue)

    assert list(uses(program, lambda e: MuscleSlug.HAMSTRINGS in e.muscles_as(MuscleRole.PRIMARY)))
    assert not set(program.exercises) & NORDICS


# Copenhagen adduction


@pytest.mark.parametrize("level", [Level.INTERMEDIATE, Level.ADVANCED])
def test_no_program_begins_with_the_long_lever(level: Level, catalogue: Catalogue) -> None:
    others = without(catalogue, lambda e: e.pattern is MovementPattern.HIP_ADDUCTION, "copenhagen-short", "copenhagen-long")

    program = generate(somebody("adductor-abductor-imbalance", level=level, weeks=16, avoid_exercises=others), catalogue)

    adductions = uses(program, lambda e: e.pattern is MovementPattern.HIP_ADDUCTION, program.weeks[:1])
    assert {item.exercise for item in adductions} == {"copenhagen-short"}


# glutes


@pytest.mark.parametrize("equipment", [frozenset(), HOME_KIT], ids=["nothing", "home kit"])
@pytest.mark.parametrize("weeks", [4, 8])
def test_weak_glutes_get_three_to_five_exercises_on_two_or_three_days_apart(
    weeks: int, equipment: frozenset[EquipmentSlug], catalogue: Catalogue
) -> None:
    program = generate(somebody("weak-glutes", weeks=weeks, equipment=equipment), catalogue)

    for week in full_weeks(program):
        focused = [
            session
            for session in week.sessions
            if is_glute_focused([(i.sets, catalogue.role_of.get(i.exercise)) for i in main_items(session)])
        ]
        assert 2 <= len(focused) <= 3
        assert all(days_between(a.day, b.day) >= 2 for a in focused for b in focused if a is not b)
        trained = [[i for i in main_items(s) if trains_glutes(program.exercises[i.exercise].exercise)] for s in focused]
        assert all(3 <= len(items) <= 5 for items in trained)
    lifts = list(uses(program, lambda e: trains_glutes(e) and is_compound_lift(e)))
    assert lifts
    for item in lifts:
        low, high = reps_of(program, item)
        assert 2 <= item.sets <= 3
        assert 8 <= low < high <= 15


# progressive strength for a back that has hurt for long


@pytest.mark.parametrize("sessions", [2, 3])
def test_strength_for_a_long_hurting_back_is_eight_to_twelve_repetitions_and_soon_heavier(
    sessions: int, catalogue: Catalogue
) -> None:
    back = somebody("weak-back-extensor-endurance", "weak-glutes", pain=2, equipment=HOME_KIT, days=DEFAULT_DAYS[sessions])

    program = generate(back, catalogue)

    lifts = list(uses(program, lambda e: is_compound_lift(e) and e.measure is Measure.REPS))
    assert lifts
    for item in lifts:
        low, high = reps_of(program, item)
        assert 2 <= item.sets <= 4
        assert 8 <= low < high <= (12 if isinstance(item.load, ExternalLoad) else 15)
    assert len(program.weeks) == 8
    assert all(item.effort is not None and item.effort.rpe <= 8 for item in lifts)
    last = list(uses(program, is_compound_lift, program.weeks[-1:]))
    assert last
    assert all(item.effort is not None and item.effort.rpe >= 6 for item in last)


def test_every_weight_of_the_first_week_has_grown_by_the_fourth_or_given_way_to_a_harder_exercise(catalogue: Catalogue) -> None:
    program = generate(somebody("weak-back-extensor-endurance", "weak-glutes", pain=2, equipment=HOME_KIT), catalogue)

    weighted = {
        i.exercise for i in uses(program, is_compound_lift, program.weeks[:1]) if not isinstance(i.load, BodyweightLoad)
    }
    heavier = {i.exercise for i in uses(program, is_compound_lift, program.weeks[1:4]) if i.lever is Lever.LOAD}
    kept = {item.exercise for item in uses(program, is_compound_lift, program.weeks[3:4])}
    assert weighted
    assert weighted & kept <= heavier


# one side weaker than the other


@pytest.mark.parametrize("weeks", [6, 12])
def test_one_sided_lifts_get_the_same_few_repetitions_on_both_legs(weeks: int, catalogue: Catalogue) -> None:
    """Where no weight can be added, repetitions go on to fifteen."""
    weaker = (StatedImbalance("left-right-asymmetry", Severity.MARKED, Side.RIGHT),)
    gym = frozenset(EquipmentSlug)

    program = generate(canonical(weaker, level=Level.INTERMEDIATE, equipment=gym, weeks=weeks), catalogue)

    one_sided = list(uses(program, lambda e: is_compound_lift(e) and e.laterality is Laterality.UNILATERAL))
    assert all(days_with(program, w, lambda e: e.laterality is Laterality.UNILATERAL) >= 2 for w in full_weeks(program))
    for item in one_sided:
        assert isinstance(item.dose, Reps)
        assert 2 <= item.sets <= 4
        assert 6 <= item.dose.min < item.dose.max <= (12 if isinstance(item.load, ExternalLoad) else 15)
        assert (item.sides, item.extra_sets) == ((Side.RIGHT, Side.LEFT), None)
    assert any(isinstance(item.load, ExternalLoad) for item in one_sided)


def test_sides_that_differ_are_tested_again(catalogue: Catalogue) -> None:
    def asks_for_a_test(imbalance: str) -> bool:
        return any("Test both sides again" in notice for notice in generate(somebody(imbalance), catalogue).safety.notices)

    assert asks_for_a_test("left-right-asymmetry")
    assert not asks_for_a_test("weak-core")


# jumps


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("sessions", [1, 3, 6])
def test_jumps_come_from_the_fourth_week_on_once_or_twice_a_week_within_their_cap(
    level: Level, sessions: int, catalogue: Catalogue
) -> None:
    strong = somebody("weak-quadriceps", level=level, goal=Goal.STRENGTH, weeks=16, minutes_per_session=75)
    profile = replace(strong, days=DEFAULT_DAYS[sessions], landing_tests_passed=True)

    program = generate(profile, catalogue)

    days = [days_with(program, week, is_jump) for week in program.weeks]
    landings = [landings_in(program, session) for week in program.weeks for session in week.sessions]
    assert len(days) == 16
    assert days[:3] == [0, 0, 0]
    assert all(1 <= count <= 2 for count in days[3:])
    assert 0 < max(landings) <= JUMP_GUIDELINES[level].most_landings


def landings_in(program: Program, session: TrainingSession) -> int:
    items: Sequence[Item] = chosen(program, session, is_jump)
    doses = ((item, item.dose) for item in items)
    return sum(landings_of(program.exercises[i.exercise].exercise, d, i.sets) for i, d in doses if isinstance(d, Contacts))
