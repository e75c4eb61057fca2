"""Step 5: the order of a session, and its fit to the minutes asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.first_engine.bonus import bonus_items, wants_bonus
from app.engine.first_engine.dosed import DosedItem, DosedWeek
from app.engine.first_engine.dosing import effort_at, load_of, rest_seconds_of
from app.engine.first_engine.eligibility import side_order
from app.engine.first_engine.filling import Filler
from app.engine.first_engine.frame import Frame
from app.engine.first_engine.needs import Needs
from app.engine.first_engine.power import Power
from app.engine.first_engine.titles import area_of, session_focus, session_title, title_weight
from app.engine.first_engine.week_plan import DayPlan
from app.engine.first_engine.wording import EASY_WEEK_PROGRESSION, progression_text
from app.engine.guidelines.patterns import COMPOUND_PATTERNS
from app.engine.guidelines.volume import BONUS_SETS
from app.engine.measures.exercise_kinds import is_isometric_core, is_jump, is_strengthening
from app.engine.measures.time_model import Pace, pace_of
from app.engine.profile import Profile
from app.engine.program import Block, Item, TrainingSession, Week
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import EquipmentSlug, Laterality, Measure
from app.engine.vocabulary.programs import BlockKind


@dataclass(frozen=True, slots=True)
class _Part:
    """What an exercise of the main work brings to every session, whatever the week."""

    pace: Pace
    implements: frozenset[EquipmentSlug]
    kind: BlockKind
    rank: tuple[int, bool, int, str]
    """Sorts the main work into the order in which it is done."""
    sides: tuple[Side, Side] | None
    tempo: str | None
    rest_seconds: int
    progression: str
    area: str
    title_weight: int

    def item(self, dosed: DosedItem, *, deload: bool, bonus: bool) -> Item:
        """The exercise as one session asks for it."""
        effort = effort_at(dosed.rpe, deload=deload)
        extra_sets = BONUS_SETS if bonus else 0
        return Item(
            exercise=dosed.exercise,
            sets=dosed.sets,
            dose=dosed.dose,
            sides=self.sides,
            extra_sets=extra_sets or None,
            load=load_of(self.implements, effort),
            effort=effort,
            tempo=self.tempo,
            rest_seconds=self.rest_seconds,
            seconds=self.pace.seconds(dosed.dose, dosed.sets, self.rest_seconds, extra_sets),
            progression=EASY_WEEK_PROGRESSION if deload else self.progression,
            lever=dosed.lever,
        )

    def focus(self, sets: int) -> tuple[str, int]:
        """Its area, and how much so many sets shape a session."""
        return self.area, sets * self.title_weight


class Arranger:
    """Puts dosed weeks in order for one profile."""

    def __init__(
        self,
        profile: Profile,
        catalogue: Catalogue,
        needs: Needs,
        plan: Sequence[DayPlan],
        frames: Sequence[Frame],
        implements: Mapping[str, frozenset[EquipmentSlug]],
        power: Power,
    ) -> None:
        self.profile, self.catalogue, self.needs, self.plan, self.frames = profile, catalogue, needs, plan, frames
        self.implements, self.power = implements, power
        self.filler = Filler(profile, catalogue, needs, frames)
        self.parts: dict[str, _Part] = {}
        self.items: dict[tuple[DosedItem, bool, bool], Item] = {}

    def week(self, dosed: DosedWeek) -> Week:
        """The week with every session in order and on time."""
        bonus = bonus_items(dosed, self.needs) if wants_bonus(self.profile, self.needs) else {}
        sessions = tuple(self._session(dosed, number, bonus.get(number)) for number in range(len(dosed.sessions)))
        return Week(dosed.week, dosed.phase, dosed.deload, sessions)

    def _session(self, week: DosedWeek, number: int, bonus: str | None) -> TrainingSession:
        jumps, frame = self.power.in_session(week.week, number), self.frames[number]
        dosed = (self._item(item, deload=week.deload, bonus=item.exercise == bonus) for item in week.sessions[number])
        main = sorted((*jumps, *dosed), key=lambda item: self._part(item.exercise).rank)
        main_seconds = sum(item.seconds for item in main)
        if jumps and self.power.ramp:
            frame = replace(frame, warm_up=(*frame.warm_up, self.power.ramp))
        if not week.deload:
            frame = self.filler.filled(frame, main_seconds)
        focus = session_focus(self._part(item.exercise).focus(item.sets) for item in main)
        return TrainingSession(
            id=f"w{week.week}d{number + 1}",
            day=self.plan[number].day,
            title=session_title(focus, main, self.plan[number]),
            focus=focus,
            minutes=round((frame.seconds + main_seconds) / 60, 1),
            blocks=self._blocks(frame, main),
        )

    def _blocks(self, frame: Frame, main: Sequence[Item]) -> tuple[Block, ...]:
        blocks = (
            Block(BlockKind.WARM_UP, frame.warm_up),
            Block(BlockKind.ACTIVATION, frame.activation),
            *(Block(kind, tuple(items)) for kind, items in groupby(main, key=lambda item: self._part(item.exercise).kind)),
            Block(BlockKind.COOL_DOWN, frame.cool_down),
        )
        return tuple(block for block in blocks if block.items)

    def _item(self, dosed: DosedItem, *, deload: bool, bonus: bool) -> Item:
        known = dosed, deload, bonus
        if known not in self.items:
            self.items[known] = self._part(dosed.exercise).item(dosed, deload=deload, bonus=bonus)
        return self.items[known]

    def _part(self, slug: str) -> _Part:
        if slug not in self.parts:
            self.parts[slug] = self._new_part(self.needs.eligible[slug], self.implements[slug])
        return self.parts[slug]

    def _new_part(self, exercise: Exercise, implements: frozenset[EquipmentSlug]) -> _Part:
        limits, kind = self.needs.limits, block_of(exercise)
        one_sided = exercise.laterality is Laterality.UNILATERAL
        return _Part(
            pace=pace_of(exercise, implements),
            implements=implements,
            kind=kind,
            rank=(_BLOCK_ORDER[kind], one_sided, -exercise.difficulty, exercise.slug),
            sides=side_order(exercise, self.profile, self.catalogue),
            tempo=limits.guideline.tempo if exercise.measure is Measure.REPS else None,
            rest_seconds=rest_seconds_of(exercise, limits, self.profile.goal),
            progression=progression_text(exercise, implements, limits, self._harder(exercise)),
            area=area_of(exercise),
            title_weight=title_weight(exercise, self.needs.weak),
        )

    def _harder(self, exercise: Exercise) -> str | None:
        eligible, steps = self.needs.eligible, self.catalogue.progressions.get(exercise.slug, ())
        harder = (slug for slug in steps if slug in eligible and is_strengthening(eligible[slug]))
        return min(harder, key=lambda slug: (eligible[slug].difficulty, slug), default=None)


_BLOCK_ORDER = {kind: number for number, kind in enumerate(BlockKind)}


def block_of(exercise: Exercise) -> BlockKind:
    """The block in which an exercise stands when it is main work."""
    if is_isometric_core(exercise):
        return BlockKind.CORE
    if is_jump(exercise):
        return BlockKind.POWER
    return BlockKind.STRENGTH if exercise.pattern in COMPOUND_PATTERNS else BlockKind.ACCESSORY
