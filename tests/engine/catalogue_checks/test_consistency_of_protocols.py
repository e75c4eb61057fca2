"""The checks of tracks, protocols and upkeep. Each names the fault and the place."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.protocols import (
    ConditionProtocol,
    DayPlan,
    Forbidden,
    Protocol,
    Slot,
    Staple,
    StapleGroup,
    WeeklyRepetitions,
)
from app.engine.catalogue_checks import names, protocols, texts, tracks
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.programs import ProgramPhase
from app.engine.vocabulary.roles import DayKind, DoseScheme, Role
from tests.catalogue_tables import real_catalogue
from tests.engine.rules.bending import Bend, Case, Check, bent

BRIDGE = Slot(20, ("bridge",))
SIDE = Slot(20, ("side-plank",))
DAY = DayPlan("bridges", DayKind.FULL, (BRIDGE, SIDE))


def track(slug: str = "bridge", **changes: object) -> Bend:
    return bent("tracks", slug, **changes)


def protocol(bend: Callable[[Protocol], Protocol]) -> Bend:
    """Bends what is done about weak glutes."""
    return lambda c: replace(c, protocols={**c.protocols, "weak-glutes": bend(c.protocols["weak-glutes"])})


def by_condition(bend: Callable[[ConditionProtocol], ConditionProtocol], slug: str = "knee-pain") -> Bend:
    return lambda c: replace(c, condition_protocols={**c.condition_protocols, slug: bend(c.condition_protocols[slug])})


def with_day(plan: DayPlan) -> Bend:
    """Puts another plan in the place of the only session of a week."""
    return protocol(lambda p: replace(p, days={**p.days, "whole": plan}))


def with_stage(position: int, **changes: object) -> Bend:
    def bend(protocol: ConditionProtocol) -> ConditionProtocol:
        stages = list(protocol.stages)
        stages[position] = replace(stages[position], **changes)  # type: ignore[arg-type] # any field
        return replace(protocol, stages=tuple(stages))

    return by_condition(bend)


CASES: dict[str, Case] = {
    "track without a start for everybody": (
        tracks.tracks_have_a_start,
        track(start={Level.BEGINNER: "glute-bridge"}),
        "/tracks/bridge/start",
        "no rung is named for intermediate, advanced",
    ),
    "track without a scheme": (
        tracks.tracks_have_a_start,
        track(scheme=None),
        "/tracks/bridge/scheme",
        "names its scheme of doses",
    ),
    "frame that is climbed": (
        tracks.tracks_have_a_start,
        track("raise", start=dict.fromkeys(Level, "brisk-march")),
        "/tracks/raise/start",
        "the rungs of raise take turns",
    ),
    "start beside the track": (
        tracks.tracks_start_and_open_on_their_rungs,
        track(start=dict.fromkeys(Level, "plank")),
        "/tracks/bridge/start/beginner",
        "'plank' is no rung of it",
    ),
    "week that begins above its limit": (
        tracks.weekly_repetitions_can_grow,
        track(weekly_repetitions=WeeklyRepetitions(first=50, growth=5, most=45)),
        "/tracks/bridge/weekly_repetitions/first",
        "the first week has 50, which is above 45",
    ),
    "week that counts what is held": (
        tracks.weekly_repetitions_can_grow,
        track("side-plank", weekly_repetitions=WeeklyRepetitions(10, 5, 45)),
        "/tracks/side-plank/weekly_repetitions",
        "is not counted in repetitions",
    ),
    "opening beside the track": (
        tracks.tracks_start_and_open_on_their_rungs,
        track(opens={"plank": ProgramPhase.BUILD}),
        "/tracks/bridge/opens/plank",
        "'plank' is no rung of it",
    ),
    "opening where nothing opens": (
        tracks.tracks_start_and_open_on_their_rungs,
        track(opens={"glute-bridge": ProgramPhase.CONSOLIDATE}),
        "/tracks/bridge/opens/glute-bridge",
        "opens nothing",
    ),
    "rung that trains nothing": (
        tracks.tracks_train,
        track(rungs=("glute-bridge", "figure-4-stretch")),
        "/tracks/bridge/rungs/1",
        "'figure-4-stretch' is stretch, which trains nothing",
    ),
    "exercise of two roles": (
        tracks.exercises_have_one_role,
        track("side-plank", rungs=("side-plank", "glute-bridge")),
        "/tracks/side-plank/rungs/1",
        "'glute-bridge' is hip-extension in another track",
    ),
    "rung twice": (
        names.nothing_is_named_twice,
        track(rungs=("glute-bridge", "glute-bridge")),
        "/tracks/bridge/rungs",
        "'glute-bridge' stands twice",
    ),
    "imbalance without a protocol": (
        protocols.imbalances_have_protocols,
        lambda c: replace(c, protocols={}),
        "/imbalances/weak-glutes/protocol",
        "no protocol says",
    ),
    "condition without a protocol": (
        protocols.conditions_have_protocols,
        lambda c: replace(c, condition_protocols={}),
        "/conditions/knee-pain/protocol",
        "no protocol says",
    ),
    "pain without a protocol": (
        protocols.conditions_have_protocols,
        lambda c: replace(c, condition_protocols={}),
        "/condition_protocols",
        "'pain' is missing",
    ),
    "protocol for no condition": (
        protocols.conditions_have_protocols,
        lambda c: replace(c, conditions={}),
        "/conditions/knee-pain/protocol/condition",
        "'knee-pain' is no condition",
    ),
    "week with a session too few": (
        protocols.weeks_are_whole,
        protocol(lambda p: replace(p, weeks={**p.weeks, 3: p.weeks[2]})),
        "/imbalances/weak-glutes/protocol/weeks/3",
        "3 sessions a week have 3 day plans, not 2",
    ),
    "week without a plan": (
        protocols.weeks_are_whole,
        protocol(lambda p: replace(p, weeks={**p.weeks, 1: ("nothing",)})),
        "/imbalances/weak-glutes/protocol/weeks/1",
        "'nothing' is not among the days",
    ),
    "day in no week": (
        protocols.days_are_used,
        protocol(lambda p: replace(p, days={**p.days, "spare": DAY})),
        "/imbalances/weak-glutes/protocol/days/spare",
        "it stands in no week",
    ),
    "more for a day that is not": (
        protocols.days_are_used,
        protocol(lambda p: replace(p, marked={"nothing": (BRIDGE,)})),
        "/imbalances/weak-glutes/protocol/marked/nothing",
        "'nothing' is not among the days",
    ),
    "squat on a hip day": (
        protocols.days_keep_their_kind,
        with_day(replace(DAY, kind=DayKind.HIP, slots=(BRIDGE, Slot(20, ("squat",))))),
        "/imbalances/weak-glutes/protocol/days/whole/slots/1",
        "squat has no place on a day of kind hip",
    ),
    "bridge on an easy day of upkeep": (
        protocols.days_keep_their_kind,
        lambda c: replace(c, upkeep={DayKind.LIGHT: replace(c.upkeep[DayKind.LIGHT], slots=(BRIDGE,))}),
        "/upkeep/light/slots/0",
        "hip-extension has no place on a day of kind light",
    ),
    "marked slot against the kind of its day": (
        protocols.days_keep_their_kind,
        protocol(lambda p: replace(p, marked={"squat-and-lunge": (BRIDGE,)})),
        "/imbalances/weak-glutes/protocol/marked/squat-and-lunge/0",
        "hip-extension has no place on a day of kind knee",
    ),
    "slot for nothing": (
        protocols.slots_say_how_they_are_filled,
        with_day(replace(DAY, slots=(BRIDGE, Slot(20)))),
        "/imbalances/weak-glutes/protocol/days/whole/slots/1",
        "a slot names tracks",
    ),
    "slot for a role without stages": (
        protocols.slots_say_how_they_are_filled,
        with_day(replace(DAY, slots=(BRIDGE, Slot(20, role=Role.SQUAT)))),
        "/imbalances/weak-glutes/protocol/days/whole/slots/1",
        "with a condition a role",
    ),
    "empty short session": (
        protocols.shortest_sessions_have_work,
        with_day(replace(DAY, slots=(BRIDGE, replace(SIDE, from_minutes=30)))),
        "/imbalances/weak-glutes/protocol/days/whole/slots",
        "at least 2 slots from 20 minutes",
    ),
    "lead that a week goes without": (
        protocols.leads_are_trained,
        with_day(replace(DAY, slots=(SIDE, SIDE))),
        "/imbalances/weak-glutes/protocol/weeks/1",
        "hip-extension leads and is not in these days",
    ),
    "lead that is forbidden": (
        protocols.leads_are_trained,
        protocol(lambda p: replace(p, forbids=Forbidden(roles=frozenset(p.lead)))),
        "/imbalances/weak-glutes/protocol/lead/0",
        "hip-extension cannot lead and be forbidden",
    ),
    "staple of nothing": (
        protocols.staples_name_something,
        protocol(lambda p: replace(p, staples=(Staple("a bridge", (StapleGroup(),)),))),
        "/imbalances/weak-glutes/protocol/staples/0/groups/0",
        "names exercises, tracks or roles",
    ),
    "phase without activation": (
        protocols.drills_are_named_for_each_phase,
        protocol(lambda p: replace(p, activation={ProgramPhase.BUILD: (("clamshell",),)})),
        "/imbalances/weak-glutes/protocol/activation",
        "nothing is named for foundation, strength",
    ),
    "warm-up of a phase that has none": (
        protocols.drills_are_named_for_each_phase,
        protocol(lambda p: replace(p, warm_up={**p.warm_up, ProgramPhase.CONSOLIDATE: (("ankle-rock",),)})),
        "/imbalances/weak-glutes/protocol/warm_up",
        "there are no turns of their own in consolidate",
    ),
    "stage that gets easier": (
        protocols.stages_get_no_easier,
        with_stage(1, effort=(2.0, 5.0)),
        "/conditions/knee-pain/protocol/stages/1/effort",
        "it rises or stays",
    ),
    "range upside down": (
        protocols.stages_get_no_easier,
        with_stage(0, reps=(12, 8)),
        "/conditions/knee-pain/protocol/stages/0/reps",
        "the lower number stands first",
    ),
    "stage that is hard too early": (
        protocols.stages_stay_moderate,
        with_stage(0, effort=(6.0, 6.5)),
        "/conditions/knee-pain/protocol/stages/0/effort",
        "an effort of 6.5 is above 6",
    ),
    "stage that is too hard": (
        protocols.stages_stay_moderate,
        with_stage(-1, effort=(7.0, 7.5)),
        "/conditions/knee-pain/protocol/stages/2/effort",
        "an effort of 7.5 is above 7",
    ),
    "entry into a stage that is not": (
        protocols.entries_name_stages,
        by_condition(lambda p: replace(p, entry={3: None, 0: 9})),
        "/conditions/knee-pain/protocol/entry/0",
        "there is no stage 9",
    ),
    "entry that is silent about no pain": (
        protocols.entries_name_stages,
        by_condition(lambda p: replace(p, entry={3: 1})),
        "/conditions/knee-pain/protocol/entry",
        "begin with 0",
    ),
    "note without an end": (
        texts.prose_is_in_whole_sentences,
        protocol(lambda p: replace(p, notes=("squeeze",))),
        "/imbalances/weak-glutes/protocol/notes/0",
        "ends with a full stop",
    ),
    "promise of a stage": (
        texts.nothing_is_promised,
        with_stage(0, move_on=("It heals.",)),
        "/conditions/knee-pain/protocol/stages/0/move_on/0",
        "'heals' promises more",
    ),
    "markup in what a day is for": (
        texts.texts_have_no_markup,
        with_day(replace(DAY, job="<b>bridges</b>")),
        "/imbalances/weak-glutes/protocol/days/whole/job",
        "'<' is no part of plain text",
    ),
    "drill twice in a turn": (
        names.nothing_is_named_twice,
        protocol(lambda p: replace(p, activation={**p.activation, ProgramPhase.BUILD: (("clamshell", "clamshell"),)})),
        "/imbalances/weak-glutes/protocol/activation/build/0/alternatives",
        "'clamshell' stands twice",
    ),
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return real_catalogue()


@pytest.mark.parametrize(("check", "bend", "pointer", "text"), CASES.values(), ids=CASES)
def test_check_names_the_fault_and_its_place(check: Check, bend: Bend, pointer: str, text: str, catalogue: Catalogue) -> None:
    found = {flaw.pointer: flaw.text for flaw in check(bend(catalogue))}

    assert text in found.get(pointer, f"nothing at {pointer}: {found}")


def test_slot_may_change_to_tracks_of_another_role_where_the_first_cannot_be_done(catalogue: Catalogue) -> None:
    hinge = Slot(20, ("deadlift", "single-leg-reach"), scheme=DoseScheme.SECOND)

    changed = with_day(replace(DAY, slots=(BRIDGE, hinge)))(catalogue)

    assert list(protocols.slots_say_how_they_are_filled(changed)) == []
