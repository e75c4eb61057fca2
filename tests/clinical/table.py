"""What a careful clinician does with each condition: the table read, and programs held against it.

The table stands in `kinds.yaml` and `conditions.yaml`. It was written from what exercises have people do and from what is known
of the conditions, not from the catalogue's demands, so that it and the catalogue can find each other's mistakes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from app.engine.catalogue.catalogue import Catalogue
from app.engine.client import PAIN, client_of, eligible_exercises
from app.engine.profile import DEFAULT_DAYS, Profile, StatedImbalance, canonical
from app.engine.program import Holds, Item, Program, TrainingSession, Week
from app.engine.progression.calendar import calendar_of
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.programs import MAIN_BLOCKS

HERE = Path(__file__).parent
PLAIN = "plain"
"""The kind of what nobody has anything against."""
EXPLOSIVE = "X"
"""In a tempo: as fast as one can."""

NOTHING: frozenset[EquipmentSlug] = frozenset()
HOME = frozenset(
    {EquipmentSlug.DUMBBELL, EquipmentSlug.BENCH, EquipmentSlug.BOX, EquipmentSlug.RESISTANCE_BAND, EquipmentSlug.MINI_BAND}
)
GYM = frozenset(EquipmentSlug)
KITS: Mapping[str, frozenset[EquipmentSlug]] = {"nothing": NOTHING, "home": HOME, "gym": GYM}
IMBALANCES: tuple[tuple[str, ...], ...] = (
    ("weak-glutes",),
    ("tight-hamstrings", "weak-core"),
    ("imbalanced-leg-muscles", "left-right-asymmetry"),
)


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Kind(Strict):
    """Exercises that have people do the same, with the demand that all of them must carry."""

    demand: str | None = None
    exercises: tuple[str, ...]


class LeftOut(Strict):
    """What is left out, and why."""

    kinds: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    because: str

    def slugs(self) -> frozenset[str]:
        """Every exercise that is meant."""
        return (_of_kinds(self.kinds) | set(self.exercises)) - set(self.but)


class Must(Strict):
    """What every session or every week holds, be it as main work or as a drill."""

    what: str
    kinds: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    within: Literal["session", "week"] = Field(alias="in")

    def slugs(self) -> frozenset[str]:
        """Every exercise that will do."""
        return _of_kinds(self.kinds) | set(self.any_of)


class Care(Strict):
    """What a careful clinician does with one condition."""

    never: tuple[LeftOut, ...]
    at_first: tuple[LeftOut, ...] = ()
    effort: tuple[float, float]
    """RPE at most before the last stage, and in it."""
    pain: int = 0
    """The usual pain of somebody who names the condition, 0 to 10."""
    controlled: bool = False
    longest_hold: int | None = None
    must: tuple[Must, ...] = ()
    three_sets_from_stage: int | None = None
    keeps: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Objection:
    """Something in a program that a careful clinician would not sign."""

    kind: str
    text: str


@cache
def kinds() -> Mapping[str, Kind]:
    """The kinds of exercises by name."""
    return {name: Kind.model_validate(entry) for name, entry in _read("kinds.yaml").items()}


@cache
def conditions() -> Mapping[str, Care]:
    """The table by condition, `pain` for pain that none explains."""
    return {slug: Care.model_validate(entry) for slug, entry in _read("conditions.yaml").items()}


def profile_of(condition: str, level: Level, kit: frozenset[EquipmentSlug], imbalances: tuple[str, ...]) -> Profile:
    """Somebody with the condition, three sessions of 45 minutes for eight weeks."""
    profile = canonical(
        tuple(map(StatedImbalance, imbalances)), level=level, equipment=kit, conditions=frozenset({condition} - {PAIN})
    )
    return replace(profile, weeks=8, days=DEFAULT_DAYS[3], minutes_per_session=45, pain=conditions()[condition].pain)


def wrongly_possible(condition: str, catalogue: Catalogue) -> dict[str, str]:
    """What could get into a program with the condition and must never, with the reason, whatever person and equipment."""
    profile = replace(profile_of(condition, Level.ADVANCED, GYM, IMBALANCES[0]), landing_tests_passed=True)
    possible = eligible_exercises(profile, catalogue).keys()
    return {slug: out.because for out in conditions()[condition].never for slug in sorted(out.slugs() & possible)}


def wrongly_impossible(condition: str, catalogue: Catalogue) -> set[str]:
    """What a careful clinician would still give to somebody experienced in a gym and the catalogue leaves out."""
    possible = eligible_exercises(profile_of(condition, Level.ADVANCED, GYM, IMBALANCES[0]), catalogue).keys()
    return set(conditions()[condition].keeps) - possible


def objections(program: Program, condition: str, catalogue: Catalogue) -> Iterator[Objection]:
    """What a careful clinician would not sign in this program."""
    care = conditions()[condition]
    calendar, stages = calendar_of(client_of(program.profile, catalogue)), catalogue.condition_protocols[condition].stages
    never = {slug: out.because for out in care.never for slug in out.slugs()}
    at_first = never | {slug: out.because for out in care.at_first for slug in out.slugs()}
    for week, planned in zip(program.weeks, calendar.weeks, strict=True):
        last = planned.period == len(calendar.periods) - 1
        stage = stages.index(calendar.periods[planned.period].stage) + 1
        for item in (item for session in week.sessions for item in _items(session)):
            yield from _of_item(item, at_first if stage == 1 else never, care.effort[last], care)
        yield from _of_week(week, stage, care)


def _of_item(item: Item, left_out: Mapping[str, str], most: float, care: Care) -> Iterator[Objection]:
    if item.exercise in left_out:
        yield Objection("left out", f"{item.exercise}: {left_out[item.exercise]}")
    if item.effort and item.effort.rpe > most:
        yield Objection("effort", f"{item.exercise} at RPE {item.effort.rpe:g} of {most:g}")
    if care.controlled and EXPLOSIVE in (item.tempo or ""):
        yield Objection("tempo", f"{item.exercise} at {item.tempo}")
    if care.longest_hold and isinstance(item.dose, Holds) and item.effort and item.dose.hold_seconds > care.longest_hold:
        yield Objection("hold", f"{item.exercise} for {item.dose.hold_seconds} s")


def _of_week(week: Week, stage: int, care: Care) -> Iterator[Objection]:
    for must in care.must:
        parts = [[session] for session in week.sessions] if must.within == "session" else [list(week.sessions)]
        for sessions in parts:
            held = {item.exercise for session in sessions for item in _items(session)}
            if held.isdisjoint(must.slugs()):
                yield Objection("missing", must.what)
    if care.three_sets_from_stage is not None and stage >= care.three_sets_from_stage and not week.deload:
        sets = [item.sets for session in week.sessions for item in session.items_in(*MAIN_BLOCKS)]
        if sum(number >= 3 for number in sets) * 2 < len(sets):
            yield Objection("sets", f"fewer than half of the exercises of week {week.week} have three sets")


def _items(session: TrainingSession) -> Iterator[Item]:
    return (item for block in session.blocks for item in block.items)


def _of_kinds(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(slug for name in names for slug in kinds()[name].exercises)


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return content
