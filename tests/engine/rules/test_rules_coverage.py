"""Coverage: what is weak and short is answered, and every session warms up and cools down."""

from dataclasses import replace

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.guidelines.frame import BRIEF_MINUTES
from app.engine.guidelines.warm_up import WARM_UP_MINUTES
from app.engine.program import Item, Timed
from app.engine.rules import coverage
from app.engine.vocabulary.body import MuscleSlug as M
from app.engine.vocabulary.exercises import Measure, Modality
from app.engine.vocabulary.imbalances import Nature
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.programs import BlockKind, ProgramPhase
from tests.builders import a_catalogue, a_condition, a_profile, a_stated, an_imbalance, uses
from tests.engine.catalogue_checks.good_catalogue import GOOD_CATALOGUE
from tests.engine.rules.judging import keeps, program_of, week_with
from tests.program_builders import a_session, a_week, an_item
from tests.protocol_builders import a_condition_protocol, a_protocol

EXERCISES = GOOD_CATALOGUE.exercises
ALL = tuple(EXERCISES.values())
WARM_UP, COOL_DOWN = BlockKind.WARM_UP, BlockKind.COOL_DOWN


def _items(*slugs: str) -> list[Item]:
    return [an_item(EXERCISES[slug]) for slug in slugs]


MARCH = EXERCISES["brisk-march"]


SHORTEST, LONGEST = (round(60 * minutes) for minutes in (WARM_UP_MINUTES.low, WARM_UP_MINUTES.high))


@pytest.mark.parametrize(("seconds", "kept"), [(SHORTEST - 1, False), (SHORTEST, True), (LONGEST, True), (LONGEST + 1, False)])
def test_warm_up_and_activation_keep_to_their_minutes(seconds: int, kept: bool) -> None:
    session = a_session(
        {
            WARM_UP: [an_item(MARCH, sets=1, dose=Timed(100))],
            BlockKind.ACTIVATION: [an_item(MARCH, sets=1, dose=Timed(seconds - 100))],
        }
    )

    assert keeps(coverage.warm_up_lasts_long_enough, program_of([a_week(session)], [MARCH])) is kept


@pytest.mark.parametrize(
    ("slugs", "kept"),
    [
        pytest.param(["brisk-march", "leg-swing", "quad-pull", "calf-pump"], True, id="all"),
        pytest.param(["leg-swing", "quad-pull", "calf-pump"], False, id="no pulse"),
        pytest.param(["brisk-march", "quad-pull", "calf-pump"], False, id="no hamstrings"),
        pytest.param(["brisk-march", "leg-swing", "calf-pump"], False, id="no quadriceps"),
        pytest.param(["brisk-march", "leg-swing", "quad-pull"], False, id="no calves"),
        pytest.param(["brisk-march", "hamstring-stretch", "quad-pull", "calf-stretch"], True, id="held stretches"),
    ],
)
def test_warm_up_prepares_all_of_the_leg(slugs: list[str], kept: bool) -> None:
    program = program_of([week_with(*_items(*slugs), kind=WARM_UP)], ALL)

    assert keeps(coverage.warm_up_prepares_the_legs, program) is kept


def test_warm_up_does_without_what_nobody_can_do() -> None:
    program = program_of([week_with(kind=WARM_UP)], [])

    assert keeps(coverage.warm_up_prepares_the_legs, program, a_catalogue([EXERCISES["glute-bridge"]]))


HELD = EXERCISES["hip-flexor-stretch"]
MOVING = replace(HELD, slug="moving-stretch", modality=Modality.MOBILITY, measure=Measure.REPS)
TIGHT = an_imbalance("tight-hip-flexors", nature=Nature.FLEXIBILITY, weak=(), short=(M.ILIOPSOAS,))


@pytest.mark.parametrize(
    ("possible", "done", "kept"),
    [
        pytest.param([HELD, MOVING], [HELD], True, id="held stretch"),
        pytest.param([HELD, MOVING], [MOVING], False, id="moving stretch where a held one is possible"),
        pytest.param([MOVING], [MOVING], True, id="moving stretch where no held one is possible"),
        pytest.param([MOVING], [], False, id="nothing where a moving one is possible"),
        pytest.param([], [], True, id="nothing possible"),
    ],
)
def test_short_muscle_is_stretched_after_work(possible: list[Exercise], done: list[Exercise], kept: bool) -> None:
    program = program_of([week_with(*map(an_item, done), kind=COOL_DOWN)], [HELD, MOVING], a_profile(a_stated(TIGHT.slug)))

    assert keeps(coverage.every_short_muscle_is_lengthened, program, a_catalogue(possible, [TIGHT])) is kept


def test_stretch_before_the_work_does_not_count_as_cool_down() -> None:
    program = program_of([week_with(an_item(HELD), kind=WARM_UP)], [HELD], a_profile(a_stated(TIGHT.slug)))

    assert not keeps(coverage.every_short_muscle_is_lengthened, program, a_catalogue([HELD], [TIGHT]))


@pytest.mark.parametrize(
    ("slugs", "kept"),
    [
        (["quad-stretch", "hamstring-stretch", "calf-stretch"], True),
        (["hamstring-stretch", "calf-stretch"], False),
        (["quad-stretch", "calf-stretch"], False),
        (["quad-stretch", "hamstring-stretch"], False),
        (["quad-pull", "hamstring-stretch", "calf-stretch"], False),
    ],
)
def test_cool_down_stretches_all_of_the_leg(slugs: list[str], kept: bool) -> None:
    assert keeps(coverage.cool_down_stretches_the_legs, program_of([week_with(*_items(*slugs), kind=COOL_DOWN)], ALL)) is kept


DRILLS = {ProgramPhase.FOUNDATION: (("clamshell", "donkey-kick"),), ProgramPhase.BUILD: ()}


def _with_drills(*possible: str) -> Catalogue:
    """Weak glutes with drills for the foundation and none for the weeks that build, and what may be done."""
    exercises = [EXERCISES[slug] for slug in possible]
    named = [EXERCISES[slug] for slug in ("clamshell", "donkey-kick")]
    too_hard = [replace(e, level=Level.ADVANCED) for e in named if e not in exercises]
    return a_catalogue([*exercises, *too_hard], protocols=[a_protocol("weak-glutes", activation=DRILLS)])


@pytest.mark.parametrize(
    ("possible", "kind", "phase", "kept"),
    [
        pytest.param(["donkey-kick"], BlockKind.ACTIVATION, ProgramPhase.FOUNDATION, True, id="a drill"),
        pytest.param(["donkey-kick"], BlockKind.STRENGTH, ProgramPhase.FOUNDATION, False, id="the same in the main work"),
        pytest.param(["donkey-kick"], None, ProgramPhase.FOUNDATION, False, id="no drill"),
        pytest.param(["donkey-kick"], None, ProgramPhase.BUILD, True, id="no drill named for the phase"),
        pytest.param([], None, ProgramPhase.FOUNDATION, True, id="no drill that can be done"),
    ],
)
def test_session_begins_with_a_drill(possible: list[str], kind: BlockKind | None, phase: ProgramPhase, kept: bool) -> None:
    blocks = {kind: _items("donkey-kick")} if kind else {}
    program = program_of([a_week(a_session(blocks), phase=phase)], ALL)

    assert keeps(coverage.sessions_begin_with_a_drill, program, _with_drills(*possible)) is kept


@pytest.mark.parametrize(("minutes", "kept"), [(BRIEF_MINUTES, True), (BRIEF_MINUTES + 1, False)])
def test_brief_session_may_do_without_a_drill(minutes: int, kept: bool) -> None:
    program = program_of([a_week(a_session({}))], ALL, a_profile(minutes_per_session=minutes))

    assert keeps(coverage.sessions_begin_with_a_drill, program, _with_drills("donkey-kick")) is kept


@pytest.mark.parametrize(
    ("kind", "slug", "kept"),
    [
        pytest.param(BlockKind.STRENGTH, "glute-bridge", True, id="primary in main work"),
        pytest.param(BlockKind.ACTIVATION, "glute-bridge", False, id="activation alone"),
        pytest.param(BlockKind.STRENGTH, "leg-curl-band", False, id="another muscle"),
    ],
)
@pytest.mark.parametrize("deload", [True, False])
def test_weak_muscle_is_trained_in_every_week(kind: BlockKind, slug: str, kept: bool, deload: bool) -> None:
    program = program_of([week_with(*_items(slug), kind=kind, deload=deload)], ALL)

    assert keeps(coverage.every_weak_muscle_is_trained, program) is kept


LEGS = ["quad-stretch", "hamstring-stretch", "calf-stretch", "hip-flexor-stretch"]


@pytest.mark.parametrize(
    ("suspended", "left_out", "kept"),
    [
        pytest.param([M.ILIOPSOAS], "hip-flexor-stretch", True, id="short muscle that is suspended"),
        pytest.param([M.ILIOPSOAS], "calf-stretch", False, id="another muscle of the leg"),
        pytest.param([M.HAMSTRINGS], "hamstring-stretch", True, id="muscle of the leg that is suspended"),
        pytest.param([M.HAMSTRINGS], "hip-flexor-stretch", False, id="another muscle that is short"),
        pytest.param([M.GASTROCNEMIUS], "calf-stretch", False, id="half of the calf is suspended, half can be stretched"),
        pytest.param([M.GASTROCNEMIUS, M.SOLEUS], "calf-stretch", True, id="all of the calf is suspended"),
    ],
)
def test_stretch_that_a_condition_suspends_is_not_asked_for(suspended: list[M], left_out: str, kept: bool) -> None:
    soleus = replace(EXERCISES["calf-stretch"], slug="soleus-stretch", muscles=uses(lengthened=[M.SOLEUS]))
    catalogue = a_catalogue(
        [*(EXERCISES[slug] for slug in LEGS), soleus],
        [an_imbalance(weak=(), short=(M.ILIOPSOAS,))],
        conditions=[a_condition("sore-leg")],
        condition_protocols=[a_condition_protocol("sore-leg", suspends=suspended)],
    )
    done = _items(*(slug for slug in LEGS if slug != left_out))
    program = program_of([week_with(*done, kind=COOL_DOWN)], ALL, a_profile(conditions=["sore-leg"]))

    rules = (coverage.every_short_muscle_is_lengthened, coverage.cool_down_stretches_the_legs)
    assert all(keeps(rule, program, catalogue) for rule in rules) is kept
