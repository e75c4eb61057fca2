"""A hand-made program that keeps every rule, and ways to change it that keep its times true."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.engine.catalogue.exercises import Exercise
from app.engine.client import chosen_equipment, client_of
from app.engine.dosing.items import label_of
from app.engine.guidelines.stretching import STRETCH_SECONDS_FOR_TIGHT
from app.engine.measures.time_model import item_seconds
from app.engine.profile import Profile
from app.engine.program import (
    BandLoad,
    Block,
    BodyweightLoad,
    Dose,
    Effort,
    ExternalLoad,
    FocusShare,
    Holds,
    Item,
    Load,
    Program,
    ProgramExercise,
    Reps,
    Safety,
    Timed,
    TrainingSession,
    Week,
)
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import EquipmentSlug, Modality
from app.engine.vocabulary.people import Weekday
from app.engine.vocabulary.programs import MAIN_BLOCKS, BlockKind, Lever
from tests.builders import EVIDENCE, a_profile, a_stated
from tests.engine.catalogue_checks.good_catalogue import BAND, GOOD_CATALOGUE, KETTLEBELL
from tests.program_builders import A_REASON, a_program, a_session, a_week

GOOD_PROFILE: Profile = a_profile(
    a_stated("weak-glutes", weaker_side=Side.RIGHT),
    a_stated("imbalanced-leg-muscles"),
    a_stated("weak-core"),
    equipment=[KETTLEBELL, BAND],
    days=(Weekday.MON, Weekday.WED, Weekday.FRI),
    minutes_per_session=38,
    conditions=["high-blood-pressure"],
)
GOOD_CLIENT = client_of(GOOD_PROFILE, GOOD_CATALOGUE)

Blocks = Mapping[BlockKind, Sequence[tuple[str, int]]]
"""Exercises with their sets, by the block in which they stand."""

MONDAY: Blocks = {
    BlockKind.STRENGTH: [("kettlebell-deadlift", 4), ("goblet-squat", 3), ("reverse-lunge", 2)],
    BlockKind.ACCESSORY: [("leg-curl-band", 3)],
    BlockKind.CORE: [("plank", 3)],
}
WEDNESDAY: Blocks = {
    BlockKind.STRENGTH: [("lateral-lunge", 3), ("split-squat", 3)],
    BlockKind.CORE: [("plank", 3), ("bird-dog", 2)],
}
FRIDAY: Blocks = {
    BlockKind.STRENGTH: [("glute-bridge", 3)],
    BlockKind.ACCESSORY: [("leg-curl-band", 3)],
    BlockKind.CORE: [("dead-bug", 2), ("side-plank", 2), ("bird-dog", 2)],
}
DAYS = (MONDAY, WEDNESDAY, FRIDAY)
EASY_DAYS: tuple[Blocks, ...] = (
    {
        BlockKind.STRENGTH: [("kettlebell-deadlift", 2), ("goblet-squat", 2), ("reverse-lunge", 1)],
        BlockKind.ACCESSORY: [("leg-curl-band", 1)],
        BlockKind.CORE: [("plank", 1)],
    },
    {
        BlockKind.STRENGTH: [("lateral-lunge", 2), ("split-squat", 2)],
        BlockKind.CORE: [("plank", 1), ("bird-dog", 1)],
    },
    {
        BlockKind.STRENGTH: [("glute-bridge", 2)],
        BlockKind.ACCESSORY: [("leg-curl-band", 1)],
        BlockKind.CORE: [("dead-bug", 1), ("side-plank", 1), ("bird-dog", 1)],
    },
)


@dataclass(frozen=True)
class Step:
    """How hard a week is: the fewest repetitions of a set, and the effort."""

    reps: int
    rpe: float
    raised: Lever | None
    easy: bool = False


STEPS = (
    Step(8, 5.5, None),
    Step(9, 5.5, Lever.REPS),
    Step(9, 6, Lever.LOAD),
    Step(10, 6, Lever.REPS),
    Step(10, 5.5, None, easy=True),
    Step(10, 6.5, Lever.LOAD),
    Step(11, 6.5, Lever.REPS),
    Step(11, 7, Lever.LOAD),
)
EASY_WEEK = 5
LAST_WEEK = 8

HOLDS = {"plank": 20, "side-plank": 8, "bird-dog": 8, "abdominal-brace": 8}
SAFETY = Safety(
    notices=("This is no diagnosis.", "Let a qualified trainer watch new movements.", "Breathe out with the effort."),
    stop_rules=("Stop at sharp pain.", "Stop if you become dizzy."),
    see_professional_if=("Pain lasts: see a physical therapist or a sports-medicine physician.",),
)


def good_program(
    steps: Sequence[Step] = STEPS,
    days: tuple[Blocks, ...] = DAYS,
    easy_days: tuple[Blocks, ...] = EASY_DAYS,
    profile: Profile = GOOD_PROFILE,
) -> Program:
    """The good program, or one of other weeks, sessions or for somebody else that is made in the same way."""
    profile = replace(profile, weeks=len(steps))
    weeks = [_week(number, step, easy_days if step.easy else days) for number, step in enumerate(steps, start=1)]
    used = {item.exercise for week in weeks for session in week.sessions for item in session.items_in(*BlockKind)}
    program = a_program(
        *weeks,
        exercises=[GOOD_CATALOGUE.exercises[slug] for slug in sorted(used)],
        profile=profile,
        safety=SAFETY,
    )
    focus = tuple(FocusShare(stated.imbalance, "strengthen", 0.33, EVIDENCE) for stated in profile.imbalances)
    return replace(program, focus=focus)


def _week(number: int, step: Step, days: tuple[Blocks, ...]) -> Week:
    sessions = (
        a_session(session_blocks(blocks, step), day=day, id_=f"w{number}d{position}")
        for position, (day, blocks) in enumerate(zip(GOOD_PROFILE.days, days, strict=True), start=1)
    )
    return a_week(*sessions, week=number, deload=step.easy)


def session_blocks(blocks: Blocks, step: Step) -> dict[BlockKind, list[Item]]:
    """The blocks of a session between warm-up and cool-down."""
    main = {kind: [work(slug, sets, step) for slug, sets in items] for kind, items in blocks.items()}
    return {
        BlockKind.WARM_UP: [
            timed("brisk-march", Timed(120)),
            *(timed(slug, Reps(8, 8)) for slug in ("leg-swing", "quad-pull", "calf-pump", "cat-camel")),
        ],
        BlockKind.ACTIVATION: [timed("donkey-kick", Reps(8, 8), rpe=5)],
        **main,
        BlockKind.COOL_DOWN: [
            *(timed(slug, Holds((1,), 20)) for slug in ("quad-stretch", "hamstring-stretch", "calf-stretch")),
            timed("hip-flexor-stretch", Holds((STRETCH_SECONDS_FOR_TIGHT // 30,), 30)),
        ],
    }


def work(slug: str, sets: int, step: Step = STEPS[0]) -> Item:
    """Main work as it stands in a week of this step."""
    exercise = GOOD_CATALOGUE.exercises[slug]
    dose: Dose = Holds(_holds(slug, sets), HOLDS[slug]) if slug in HOLDS else Reps(step.reps, step.reps + 2)
    load = _load(exercise)
    lever = step.raised
    if lever is Lever.LOAD and isinstance(load, BodyweightLoad):
        lever = None
    item = timed(slug, dose, sets=sets, rpe=step.rpe, rest_seconds=30 if exercise.modality is Modality.CORE else 60)
    return replace(item, load=load, lever=lever)


def _holds(slug: str, sets: int) -> tuple[int, ...]:
    return (1,) * sets if slug == "plank" else (4, 3, 2)[:sets]


def _load(exercise: Exercise) -> Load:
    options = exercise.equipment_options[0]
    if EquipmentSlug.KETTLEBELL in options:
        return ExternalLoad(EquipmentSlug.KETTLEBELL, "a weight with some repetitions left")
    return BandLoad("a band with some repetitions left") if options else BodyweightLoad()


def timed(slug: str, dose: Dose, *, sets: int = 1, rpe: float | None = None, rest_seconds: int = 0) -> Item:
    """An item of the good catalogue, with its sides and its time."""
    exercise = GOOD_CATALOGUE.exercises[slug]
    sides = GOOD_CLIENT.sides(exercise)
    return Item(
        exercise=slug,
        sets=sets,
        dose=dose,
        sides=sides,
        extra_sets=None,
        load=BodyweightLoad(),
        effort=None if rpe is None else Effort(rpe, 10 - rpe),
        tempo=None,
        rest_seconds=rest_seconds,
        seconds=item_seconds(
            exercise, dose, sets, rest_seconds, chosen_equipment(exercise, frozenset(GOOD_PROFILE.equipment)) or frozenset()
        ),
        progression=None,
        lever=None,
        label=label_of(exercise, sets, dose, sides),
    )


ItemChange = Callable[[Item], Item]
SessionChange = Callable[[TrainingSession], TrainingSession]


def with_items(program: Program, slug: str, change: ItemChange, weeks: Sequence[int] = ()) -> Program:
    """The program with every item of this exercise changed, in these weeks or in all."""

    def changed(block: Block) -> Block:
        return replace(block, items=tuple(change(item) if item.exercise == slug else item for item in block.items))

    def change_session(session: TrainingSession) -> TrainingSession:
        return replace(session, blocks=tuple(map(changed, session.blocks)))

    return with_sessions(program, change_session, weeks)


def with_main_items(program: Program, change: ItemChange, weeks: Sequence[int] = ()) -> Program:
    """The program with every item of its main work changed, in these weeks or in all."""
    slugs = {i.exercise for week in program.weeks for s in week.sessions for i in s.items_in(*MAIN_BLOCKS)}
    for slug in sorted(slugs):
        program = with_items(program, slug, change, weeks)
    return program


def with_sessions(
    program: Program, change: SessionChange, weeks: Sequence[int] = (), days: Sequence[Weekday] = tuple(Weekday)
) -> Program:
    """The program with every session changed, in these weeks and on these days or in all."""
    changed = tuple(
        replace(week, sessions=tuple(change(s) if s.day in days else s for s in week.sessions))
        if week.week in (weeks or (week.week,))
        else week
        for week in program.weeks
    )
    return retimed(carrying(replace(program, weeks=changed)))


def with_block(
    program: Program, kind: BlockKind, items: Callable[[tuple[Item, ...]], Sequence[Item]], weeks: Sequence[int] = ()
) -> Program:
    """The program with other items in every block of this kind, in these weeks or in all."""

    def changed(block: Block) -> Block:
        return replace(block, items=tuple(items(block.items))) if block.kind is kind else block

    return with_sessions(program, lambda s: replace(s, blocks=tuple(map(changed, s.blocks))), weeks)


def with_exercise(program: Program, slug: str, change: Callable[[Exercise], Exercise]) -> Program:
    """The program carrying another description of this exercise."""
    used = program.exercises[slug]
    described = replace(used, exercise=change(used.exercise))
    return retimed(replace(program, exercises={**program.exercises, slug: described}))


def carrying(program: Program) -> Program:
    """The program with a description of every exercise of the good catalogue that it has come to use."""
    used = {item.exercise for week in program.weeks for s in week.sessions for item in s.items_in(*BlockKind)}
    new = {slug: ProgramExercise(GOOD_CATALOGUE.exercises[slug], (A_REASON,), ()) for slug in used - program.exercises.keys()}
    return replace(program, exercises={**program.exercises, **new})


def retimed(program: Program) -> Program:
    """The program with the times that its exercises, doses and rests give by the time model."""
    owned = frozenset(program.profile.equipment)

    def item_timed(item: Item) -> Item:
        exercise = program.exercises[item.exercise].exercise
        implements = chosen_equipment(exercise, owned) or frozenset()
        seconds = item_seconds(exercise, item.dose, item.sets, item.rest_seconds, implements, item.extra_sets or 0)
        return replace(item, seconds=seconds)

    def session_timed(session: TrainingSession) -> TrainingSession:
        blocks = tuple(replace(block, items=tuple(map(item_timed, block.items))) for block in session.blocks)
        minutes = round(sum(item.seconds for block in blocks for item in block.items) / 60, 1)
        return replace(session, blocks=blocks, minutes=minutes)

    weeks = tuple(replace(week, sessions=tuple(map(session_timed, week.sessions))) for week in program.weeks)
    return replace(program, weeks=weeks)
