"""A coach's light draft, held against as much of the rule book as it says enough for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from app.engine import ENGINE_VERSION
from app.engine.audit.audit import audit
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.measures.exercise_kinds import is_main_work
from app.engine.profile import DEFAULT_DAYS, Profile, StatedImbalance, canonical
from app.engine.program import (
    Block,
    BodyweightLoad,
    Dose,
    Finding,
    Item,
    Program,
    ProgramExercise,
    Report,
    Safety,
    Summary,
    TrainingSession,
    Week,
)
from app.engine.rules import RULE_BOOK, Rule, sides
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import EquipmentSlug, Laterality, Modality
from app.engine.vocabulary.people import Level, Weekday
from app.engine.vocabulary.programs import BlockKind, ProgramPhase

TOPIC_THAT_NEEDS_DAYS = "recovery"
CHECKS_THAT_NEED_SIDES = (sides.weaker_side_comes_first, sides.both_sides_get_the_same)
"""Checked where every one-sided item of the draft says its side."""

_ITEM_POINTER = re.compile(r"/weeks/\d+/sessions/\d+/blocks/\d+/items/\d+")
_EXERCISE_POINTER = re.compile(r"/exercises/([^/]+)")


@dataclass(frozen=True, slots=True)
class DraftItem:
    """An exercise of the catalogue with its sets; items of one side follow each other, the side done first in front."""

    exercise: str | None
    """None where the coach's words fit no exercise; the item is then left out of all counts."""
    sets: int
    dose: Dose
    side: Side | None = None
    """None for both sides."""


@dataclass(frozen=True, slots=True)
class DraftSession:
    """The items of one visit, in order."""

    items: tuple[DraftItem, ...]
    day: Weekday | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a coach wrote down: for whom, and week by week the sessions."""

    imbalances: tuple[StatedImbalance, ...]
    level: Level
    weeks: tuple[tuple[DraftSession, ...], ...]

    def sessions(self) -> Iterator[DraftSession]:
        """All sessions."""
        return (session for week in self.weeks for session in week)

    def items(self) -> Iterator[DraftItem]:
        """All items."""
        return (item for session in self.sessions() for item in session.items)


@dataclass(frozen=True, slots=True)
class DraftAudit:
    """What the rule book says of a draft, and which rules need what the draft does not say."""

    report: Report
    """Its findings point into the draft."""
    not_checked: tuple[str, ...]


def audit_draft(draft: Draft, catalogue: Catalogue) -> DraftAudit:
    """The draft held against every rule that it says enough for."""
    program, places = _as_program(draft, catalogue)
    rules = tuple(rule for rule in RULE_BOOK if _can_be_checked(rule, draft, program.exercises))
    report = audit(program, catalogue, rules)
    findings = tuple(replace(finding, pointer=_in_draft(finding, places)) for finding in report.findings)
    not_checked = tuple(rule.id for rule in RULE_BOOK if rule not in rules)
    return DraftAudit(replace(report, findings=findings), not_checked)


def _can_be_checked(rule: Rule, draft: Draft, exercises: Mapping[str, ProgramExercise]) -> bool:
    if rule.topic == TOPIC_THAT_NEEDS_DAYS and any(session.day is None for session in draft.sessions()):
        return False
    if rule.check in CHECKS_THAT_NEED_SIDES:
        one_sided = [item for item in draft.items() if item.exercise and _is_one_sided(exercises[item.exercise].exercise)]
        return bool(one_sided) and all(item.side for item in one_sided)
    return rule.judges_drafts


def _is_one_sided(exercise: Exercise) -> bool:
    return exercise.laterality is Laterality.UNILATERAL


def _in_draft(finding: Finding, places: Mapping[str, str]) -> str:
    """Where the finding lies in the draft: at an item, at the first use of an exercise, or at a session, week or the whole."""
    found = _ITEM_POINTER.match(finding.pointer) or _EXERCISE_POINTER.match(finding.pointer)
    return places[found.group()] if found else finding.pointer


def _as_program(draft: Draft, catalogue: Catalogue) -> tuple[Program, Mapping[str, str]]:
    """The draft as a program that says nothing more than it, and for pointers into that program those into the draft."""
    places: dict[str, str] = {}
    weeks = tuple(_week(week, number, catalogue, places) for number, week in enumerate(draft.weeks))
    used = sorted({item.exercise for item in draft.items() if item.exercise})
    profile = _profile(draft)
    program = Program(
        id="draft",
        title="Draft",
        catalogue_version=catalogue.version,
        engine_version=ENGINE_VERSION,
        profile=profile,
        summary=Summary(len(weeks), profile.sessions_per_week, profile.minutes_per_session, {}, None, len(used)),
        safety=Safety((), (), ()),
        focus=(),
        exercises=MappingProxyType({slug: ProgramExercise(catalogue.exercises[slug], (), ()) for slug in used}),
        weeks=weeks,
        warnings=(),
        audit=None,
    )
    return program, places


def _profile(draft: Draft) -> Profile:
    """Whoever the draft is for has all the equipment that it may need, because it does not say."""
    stated = {session.day for session in draft.sessions() if session.day}
    most = min(max(map(len, draft.weeks), default=1), max(DEFAULT_DAYS)) or 1
    days = tuple(stated) or DEFAULT_DAYS[most]
    return canonical(draft.imbalances, level=draft.level, equipment=frozenset(EquipmentSlug), weeks=len(draft.weeks), days=days)


def _week(sessions: Sequence[DraftSession], number: int, catalogue: Catalogue, places: dict[str, str]) -> Week:
    made = tuple(_session(session, number, position, catalogue, places) for position, session in enumerate(sessions))
    return Week(number + 1, ProgramPhase.BUILD, deload=False, sessions=made)


def _session(session: DraftSession, week: int, position: int, catalogue: Catalogue, places: dict[str, str]) -> TrainingSession:
    here = f"/weeks/{week}/sessions/{position}"
    by_kind: dict[BlockKind, list[tuple[int, Item]]] = {}
    main_work_begun = False
    for number, item in _paired(session.items):
        exercise = catalogue.exercises[item.exercise]
        kind = _kind(exercise, main_work_begun=main_work_begun)
        main_work_begun = main_work_begun or kind is BlockKind.STRENGTH
        by_kind.setdefault(kind, []).append((number, item))
        places.setdefault(f"/exercises/{item.exercise}", f"{here}/items/{number}")
    kinds = [kind for kind in BlockKind if kind in by_kind]
    for block, kind in enumerate(kinds):
        for place, (number, _) in enumerate(by_kind[kind]):
            places[f"{here}/blocks/{block}/items/{place}"] = f"{here}/items/{number}"
    blocks = tuple(Block(kind, tuple(item for _, item in by_kind[kind])) for kind in kinds)
    day = session.day or Weekday.MON
    return TrainingSession(f"w{week + 1}d{position + 1}", day, "Draft", (), 0.0, blocks)


def _kind(exercise: Exercise, *, main_work_begun: bool) -> BlockKind:
    """All that strengthens or jumps is main work, save activation before it."""
    if not is_main_work(exercise):
        return BlockKind.COOL_DOWN if main_work_begun else BlockKind.WARM_UP
    if exercise.modality is Modality.ACTIVATION and not main_work_begun:
        return BlockKind.ACTIVATION
    return BlockKind.STRENGTH


def _paired(items: Sequence[DraftItem]) -> Iterator[tuple[int, Item]]:
    """The known items with their places; two that differ in nothing but the side are one, done on both."""
    known = [(number, item) for number, item in enumerate(items) if item.exercise is not None]
    position = 0
    while position < len(known):
        number, item = known[position]
        following = known[position + 1][1] if position + 1 < len(known) else None
        is_pair = item.side is not None and following == replace(item, side=item.side.other)
        order = None if item.side is None else (item.side, item.side.other if is_pair else item.side)
        yield number, _item(item, order)
        position += 2 if is_pair else 1


def _item(item: DraftItem, order: tuple[Side, Side] | None) -> Item:
    return Item(
        exercise=item.exercise or "",
        sets=item.sets,
        dose=item.dose,
        sides=order,
        extra_sets=None,
        load=BodyweightLoad(),
        effort=None,
        tempo=None,
        rest_seconds=0,
        seconds=0,
        progression=None,
        lever=None,
        label="",
    )
