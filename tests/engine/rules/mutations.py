"""Changes to the good program, each of which breaks something; times stay true."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.engine.catalogue.exercises import Exercise
from app.engine.program import Block, Contacts, Dose, Effort, FocusShare, Item, Program, TrainingSession
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import MovementPattern, Plane
from app.engine.vocabulary.people import Weekday
from app.engine.vocabulary.programs import BlockKind
from tests.builders import EVIDENCE, a_session, a_stated, uses
from tests.engine.good_program import (
    EASY_MONDAY,
    EASY_THURSDAY,
    EASY_WEEK,
    GOOD_PROFILE,
    MONDAY,
    STEPS,
    THURSDAY,
    Blocks,
    good_program,
    session_blocks,
    timed,
    with_exercise,
    with_sessions,
    work,
)

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


def with_bird_dog_first(session: TrainingSession) -> TrainingSession:
    """Thursday's strength work opens with trunk work."""
    *before, strength, core, cool_down = session.blocks
    *other_core, bird_dog = core.items
    strength = replace(strength, items=(bird_dog, *strength.items))
    return replace(session, blocks=(*before, strength, replace(core, items=tuple(other_core)), cool_down))


def with_plank_first(session: TrainingSession) -> TrainingSession:
    """Monday's strength work opens with a plank, and no trunk work is left for the end."""
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


def without_glutes_on_thursday() -> Program:
    """Thursday's glute work becomes work for hamstrings and quadriceps that the glutes only help with."""
    program = with_exercise(GOOD, "glute-bridge", with_muscles([M.HAMSTRINGS], [M.GLUTEUS_MAXIMUS]))
    program = with_exercise(program, "lateral-lunge", with_muscles([M.QUADRICEPS], [M.GLUTEUS_MAXIMUS]))
    return with_exercise(program, "goblet-squat", with_muscles([M.QUADRICEPS], [M.GLUTEUS_MAXIMUS]))


def with_jumps(week: int, landings: int, program: Program | None = None, *, passed: bool = True) -> Program:
    """The program with so many landings on a Thursday, for somebody who passed the landing tests."""
    jump = replace(timed("snap-down", Contacts(landings), sets=1, rest_seconds=60), effort=Effort(5, 5))

    def power_first(session: TrainingSession) -> TrainingSession:
        others = [block for block in session.blocks if block.kind is not BlockKind.POWER]
        return replace(session, blocks=(*others[:2], Block(BlockKind.POWER, (jump,)), *others[2:]))

    jumping = with_sessions(program or GOOD, power_first, [week], [Weekday.THU])
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
    """Three weeks for weak glutes alone, with the same five exercises on both days."""
    day: Blocks = {
        BlockKind.STRENGTH: [("goblet-squat", 2), ("kettlebell-deadlift", 3), ("reverse-lunge", 2)],
        BlockKind.CORE: [("side-plank", 2), ("bird-dog", 2)],
    }
    glutes = tuple(stated for stated in GOOD_PROFILE.imbalances if stated.imbalance == "weak-glutes")
    profile = replace(GOOD_PROFILE, imbalances=glutes, minutes_per_session=38)
    return with_exercise(good_program(STEPS[:3], (day, day), profile=profile), "side-plank", with_plane(Plane.FRONTAL))


def with_extensions_without_curls() -> Program:
    """Monday isolates the front of the thigh in place of the back; nothing else falls out of balance."""
    monday: Blocks = {**MONDAY, BlockKind.ACCESSORY: [("leg-extension-band", 2)]}
    others = tuple(stated for stated in GOOD_PROFILE.imbalances if stated.imbalance != "imbalanced-leg-muscles")
    program = good_program(days=(monday, THURSDAY), profile=replace(GOOD_PROFILE, imbalances=others))
    program = with_exercise(program, "glute-bridge", with_muscles([M.GLUTEUS_MAXIMUS, M.HAMSTRINGS]))
    return with_exercise(program, "reverse-lunge", with_pattern(MovementPattern.HIP_ABDUCTION))


def with_seven_exercises_in_the_easy_week() -> Program:
    thursday: Blocks = {
        **EASY_THURSDAY,
        BlockKind.ACCESSORY: [("leg-curl-band", 1)],
        BlockKind.CORE: [("plank", 1), *EASY_THURSDAY[BlockKind.CORE]],
    }
    in_order = {kind: thursday[kind] for kind in (BlockKind.STRENGTH, BlockKind.ACCESSORY, BlockKind.CORE)}
    return good_program(easy_days=(EASY_MONDAY, in_order))


def with_session_on_every_day() -> Program:
    """The easy week gets five more sessions that hold warm-up, activation and cool-down alone."""
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
