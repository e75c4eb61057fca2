"""Changes to the good program, each of which breaks something; times stay true."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import cycle, islice

from app.engine.catalogue.exercises import Exercise
from app.engine.guidelines.progression import LAST_RUN_LONGER_WEEKS
from app.engine.guidelines.sessions import MOST_EXERCISES, upper
from app.engine.guidelines.strength import GUIDELINES
from app.engine.guidelines.volume import SET_GROWTH, SETS_ADDED_AT_MOST
from app.engine.program import (
    Block,
    Contacts,
    Dose,
    Effort,
    FocusShare,
    Holds,
    Item,
    Program,
    TrainingSession,
    UnmetNeed,
)
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import MovementPattern, Plane
from app.engine.vocabulary.people import Weekday
from app.engine.vocabulary.programs import BlockKind, Lever
from tests.builders import EVIDENCE, a_stated, uses
from tests.engine.good_program import (
    DAYS,
    EASY_WEEK,
    FRIDAY,
    GOOD_PROFILE,
    LAST_WEEK,
    MONDAY,
    STEPS,
    WEDNESDAY,
    Blocks,
    Step,
    good_program,
    session_blocks,
    timed,
    with_exercise,
    with_items,
    with_sessions,
    work,
)
from tests.program_builders import a_session

M = MuscleSlug
GOOD = good_program()


def with_muscles(primary: Sequence[MuscleSlug], secondary: Sequence[MuscleSlug] = ()) -> Callable[[Exercise], Exercise]:
    return lambda exercise: replace(exercise, muscles=uses(primary, secondary))


def with_pattern(pattern: MovementPattern) -> Callable[[Exercise], Exercise]:
    return lambda exercise: replace(exercise, pattern=pattern)


def with_plane(plane: Plane) -> Callable[[Exercise], Exercise]:
    return lambda exercise: replace(exercise, plane=plane)


def at_rpe(rpe: float) -> Callable[[Item], Item]:
    return lambda item: replace(item, effort=Effort(rpe, 10 - rpe))


def with_dose(dose: Dose) -> Callable[[Item], Item]:
    return lambda item: replace(item, dose=dose)


def with_sets(sets: int) -> Callable[[Item], Item]:
    return lambda item: replace(item, sets=sets)


def replaced_by(slug: str) -> Callable[[Item], Item]:
    """Another exercise with the same sets, effort and place."""
    return lambda item: replace(work(slug, item.sets), effort=item.effort, lever=item.lever)


def with_strength_before_activation(session: TrainingSession) -> TrainingSession:
    warm_up, activation, strength, *rest = session.blocks
    return replace(session, blocks=(warm_up, strength, activation, *rest))


def with_trunk_work_first(session: TrainingSession) -> TrainingSession:
    """The strength work opens with the trunk work, and no trunk work is left for the end."""
    *before, strength, accessory, core, cool_down = session.blocks
    strength = replace(strength, items=(*core.items, *strength.items))
    return replace(session, blocks=(*before, strength, accessory, cool_down))


def on_days(program: Program, *days: Weekday) -> Program:
    """The same sessions on other days, as if those had been asked for."""
    weeks = tuple(
        replace(week, sessions=tuple(replace(s, day=day) for s, day in zip(week.sessions, days, strict=True)))
        for week in program.weeks
    )
    return replace(program, weeks=weeks, profile=replace(program.profile, days=days))


def for_imbalances(program: Program, *imbalances: str) -> Program:
    """The same program for somebody with these of the imbalances only."""
    kept = tuple(stated for stated in program.profile.imbalances if stated.imbalance in imbalances)
    return replace(program, profile=replace(program.profile, imbalances=kept))


def with_condition(program: Program, condition: str) -> Program:
    """The same program for somebody with one condition more."""
    conditions = (*program.profile.conditions, condition)
    return replace(program, profile=replace(program.profile, conditions=conditions))


def warning_of(program: Program, need: str) -> Program:
    """The same program that says of a need that it does not meet it."""
    return replace(program, warnings=(*program.warnings, UnmetNeed(need, "There is no room for it.", None)))


def with_session(day: Weekday, blocks: Blocks, week: int = LAST_WEEK) -> Program:
    """The good program with other main work in one of its sessions."""
    made = a_session(session_blocks(blocks, STEPS[week - 1]), day=day)
    return with_sessions(GOOD, lambda session: replace(session, blocks=made.blocks), [week], [day])


def with_jumps(week: int, landings: int, program: Program | None = None, *, passed: bool = True) -> Program:
    """The program with so many landings on a Friday, for somebody who passed the landing tests."""
    jump = replace(timed("snap-down", Contacts(landings), sets=1, rest_seconds=60), effort=Effort(5, 5))

    def power_first(session: TrainingSession) -> TrainingSession:
        others = [block for block in session.blocks if block.kind is not BlockKind.POWER]
        return replace(session, blocks=(*others[:2], Block(BlockKind.POWER, (jump,)), *others[2:]))

    jumping = with_sessions(program or GOOD, power_first, [week], [Weekday.FRI])
    return replace(jumping, profile=replace(jumping.profile, landing_tests_passed=passed))


def with_good_jumps() -> Program:
    """The good program with few landings from the fourth week on, and fewer in its easy week."""
    program = GOOD
    for week, landings in ((4, 6), (5, 4), (6, 8), (7, 10), (8, 10)):
        program = with_jumps(week, landings, program)
    return program


def with_jumps_of_class(intensity: int) -> Program:
    return with_exercise(with_good_jumps(), "snap-down", lambda exercise: replace(exercise, plyometric_intensity=intensity))


def with_untested_jumps() -> Program:
    jumping = with_good_jumps()
    return replace(jumping, profile=replace(jumping.profile, landing_tests_passed=False))


def with_five_exercises_only() -> Program:
    """Three weeks for weak glutes alone, with five exercises that take turns."""
    core = [("plank", 2), ("side-plank", 2)]
    days: tuple[Blocks, ...] = (
        {BlockKind.STRENGTH: [("kettlebell-deadlift", 3), ("lateral-lunge", 3)], BlockKind.CORE: core},
        {BlockKind.STRENGTH: [("glute-bridge", 4), ("lateral-lunge", 3)], BlockKind.CORE: core},
        {BlockKind.STRENGTH: [("kettlebell-deadlift", 3), ("glute-bridge", 4)], BlockKind.CORE: core},
    )
    return for_imbalances(good_program(STEPS[:3], days), "weak-glutes")


def with_extensions_without_curls() -> Program:
    """Monday isolates the front of the thigh, and nothing the back, for somebody whose hamstrings are not weak."""
    monday: Blocks = {**MONDAY, BlockKind.ACCESSORY: [("leg-extension-band", 2)]}
    friday: Blocks = {**FRIDAY, BlockKind.ACCESSORY: [("hamstring-walkout", 3)]}
    return for_imbalances(good_program(days=(monday, WEDNESDAY, friday)), "weak-glutes", "weak-core")


def with_one_exercise_too_many() -> Program:
    """The last Monday gets so much trunk work that its minutes do not hold as many exercises."""
    most = upper(GOOD_PROFILE.minutes_per_session, MOST_EXERCISES)
    others = sum(len(items) for items in MONDAY.values())
    more = list(islice(cycle((slug, 1) for slug in ("bird-dog", "dead-bug", "abdominal-brace")), most + 1 - others))
    return with_session(Weekday.MON, {**MONDAY, BlockKind.CORE: [*MONDAY[BlockKind.CORE], *more]})


def with_monday_again_on_wednesday() -> Program:
    """The last Wednesday repeats two of Monday's lifts, which is more than half of its own."""
    again = [("kettlebell-deadlift", 2), ("reverse-lunge", 3), ("lateral-lunge", 3)]
    return with_session(Weekday.WED, {**WEDNESDAY, BlockKind.STRENGTH: again})


def with_muscle_above_its_ceiling() -> Program:
    """All work for the legs trains the soleus too."""
    program = GOOD
    for day in DAYS:
        for slug, _ in (*day[BlockKind.STRENGTH], *day.get(BlockKind.ACCESSORY, ())):
            program = with_exercise(program, slug, lambda e: replace(e, muscles=(*e.muscles, *uses([M.SOLEUS]))))
    return program


def with_leap_in_sets() -> Program:
    """The trunk work that fills four sets a week gets more than it may from one week to the next."""
    before = 4
    most = max(before * (1 + SET_GROWTH), before + SETS_ADDED_AT_MOST)
    sets = int(most // 2) + 1
    return with_items(GOOD, "bird-dog", lambda item: replace(item, sets=sets, dose=Holds((1,) * sets, 8)), [LAST_WEEK])


def without_easy_week() -> Program:
    """As many hard weeks as may be the last ones of a program, and one more; repetitions and load grow by turns."""
    weeks = GUIDELINES[GOOD_PROFILE.level].longest_run_without_deload + LAST_RUN_LONGER_WEEKS + 1
    levers = [None, *[Lever.REPS, Lever.LOAD] * weeks][:weeks]
    steps = (Step(8 + (n + 1) // 2, 5.5 + 0.25 * (n // 2), lever) for n, lever in enumerate(levers))
    return good_program(tuple(steps))


def with_session_on_every_day() -> Program:
    """The easy week gets four more sessions that hold warm-up, activation and cool-down alone."""
    frame = session_blocks({}, STEPS[0])
    planned = {session.day: session for session in GOOD.weeks[EASY_WEEK - 1].sessions}
    every_day = tuple(planned.get(day) or a_session(frame, day=day) for day in Weekday)
    weeks = tuple(replace(week, sessions=every_day) if week.week == EASY_WEEK else week for week in GOOD.weeks)
    return replace(GOOD, weeks=weeks)


def with_imbalance_that_nothing_answers() -> Program:
    profile = replace(GOOD.profile, imbalances=(*GOOD.profile.imbalances, a_stated("weak-shins")))
    return replace(GOOD, profile=profile, focus=(*GOOD.focus, FocusShare("weak-shins", "strengthen", 0.0, EVIDENCE)))


def without_notice(word: str) -> Program:
    notices = tuple(notice for notice in GOOD.safety.notices if word not in notice)
    return replace(GOOD, safety=replace(GOOD.safety, notices=notices))


def without_reason_for(slug: str) -> Program:
    return replace(GOOD, exercises={**GOOD.exercises, slug: replace(GOOD.exercises[slug], why=())})


def without_description_of(slug: str) -> Program:
    return replace(GOOD, exercises={key: used for key, used in GOOD.exercises.items() if key != slug})
