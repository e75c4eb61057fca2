"""Step 5: the order of a session, and its fit to the minutes asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.engine import guidelines
from app.engine.bonus import bonus_items, wants_bonus
from app.engine.catalogue import Catalogue, Exercise
from app.engine.dosing import dose_at, effort_at, load_of, rest_seconds_of
from app.engine.eligibility import side_order
from app.engine.frame import Frame, easy_item, with_dose
from app.engine.measures import is_isometric_core, item_seconds
from app.engine.needs import Needs
from app.engine.profile import Profile
from app.engine.program import Block, Holds, Item, Timed, TrainingSession, Week
from app.engine.progression import DosedItem, DosedWeek
from app.engine.titles import session_focus, session_title
from app.engine.vocabulary import (
    BlockKind,
    EquipmentSlug,
    Laterality,
    Measure,
    Modality,
)
from app.engine.week_plan import DayPlan
from app.engine.wording import progression_text

FILL_ABOVE_SHARE = 0.97
"""A session this near to the minutes asked for is left as it is."""
EASY_WALK_STEP_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Arranger:
    """Puts dosed weeks in order for one profile."""

    profile: Profile
    catalogue: Catalogue
    needs: Needs
    plan: Sequence[DayPlan]
    frames: Sequence[Frame]
    implements: Mapping[str, frozenset[EquipmentSlug]]

    def week(self, dosed: DosedWeek) -> Week:
        """The week with every session in order and on time."""
        bonus = bonus_items(dosed, self.needs) if wants_bonus(self.profile, self.needs) else {}
        sessions = tuple(self._session(dosed, number, items, bonus.get(number)) for number, items in enumerate(dosed.sessions))
        return Week(dosed.week, dosed.phase, dosed.deload, sessions)

    def _session(self, dosed: DosedWeek, number: int, items: Sequence[DosedItem], bonus: str | None) -> TrainingSession:
        main = sorted((self._main_item(item, dosed, bonus == item.exercise) for item in items), key=self._rank)
        frame = self.frames[number]
        if not dosed.deload:
            frame = self._filled(frame, sum(item.seconds for item in main))
        kinds = {kind: tuple(i for i in main if block_of(self.needs.eligible[i.exercise]) is kind) for kind in BlockKind}
        kinds |= {
            BlockKind.WARM_UP: frame.warm_up,
            BlockKind.ACTIVATION: frame.activation,
            BlockKind.COOL_DOWN: frame.cool_down,
        }
        blocks = [Block(kind, items) for kind, items in kinds.items()]
        seconds = sum(item.seconds for block in blocks for item in block.items)
        focus = session_focus(main, self.needs.eligible, self.needs.weak)
        return TrainingSession(
            id=f"w{dosed.week}d{number + 1}",
            day=self.plan[number].day,
            title=session_title(focus, main, self.plan[number]),
            focus=focus,
            minutes=round(seconds / 60, 1),
            blocks=tuple(block for block in blocks if block.items),
        )

    def _rank(self, item: Item) -> tuple[int, bool, int, str]:
        exercise = self.needs.eligible[item.exercise]
        one_sided = exercise.laterality is Laterality.UNILATERAL
        return _BLOCK_ORDER[block_of(exercise)], one_sided, -exercise.difficulty, exercise.slug

    def _main_item(self, dosed: DosedItem, week: DosedWeek, bonus: bool) -> Item:
        exercise = self.needs.eligible[dosed.exercise]
        implements = self.implements[dosed.exercise]
        limits = self.needs.limits
        dose = dose_at(exercise, limits, implements, dosed.step.dose, dosed.sets)
        effort = effort_at(dosed.step, deload=week.deload)
        rest = rest_seconds_of(exercise, limits, self.profile.goal)
        extra_sets = guidelines.BONUS_SETS if bonus else 0
        return Item(
            exercise=exercise.slug,
            sets=dosed.sets,
            dose=dose,
            sides=side_order(exercise, self.profile, self.catalogue),
            extra_sets=extra_sets or None,
            load=load_of(implements, effort),
            effort=effort,
            tempo=limits.guideline.tempo if exercise.measure is Measure.REPS else None,
            rest_seconds=rest,
            seconds=item_seconds(exercise, dose, dosed.sets, rest, implements, extra_sets),
            progression=progression_text(exercise, implements, limits, self._harder(exercise), deload=week.deload),
            lever=None if week.deload else dosed.step.lever,
        )

    def _harder(self, exercise: Exercise) -> str | None:
        steps = (slug for slug in self.catalogue.progressions.get(exercise.slug, ()) if slug in self.needs.eligible)
        return min(steps, key=lambda slug: (self.needs.eligible[slug].difficulty, slug), default=None)

    def _filled(self, frame: Frame, main_seconds: int) -> Frame:
        """The frame, longer where the session would otherwise end early: first pulse, then stretches, then easy walking."""
        wanted = round(self.profile.minutes_per_session * 60 * FILL_ABOVE_SHARE)
        missing = wanted - main_seconds - frame.seconds
        if missing <= 0:
            return frame
        warm_up = self._longer_raise(frame, missing)
        missing -= sum(i.seconds for i in warm_up) - sum(i.seconds for i in frame.warm_up)
        cool_down = self._longer_stretches(frame.cool_down, missing)
        missing -= sum(i.seconds for i in cool_down) - sum(i.seconds for i in frame.cool_down)
        return Frame(warm_up, frame.activation, (*self._easy_walk(missing), *cool_down))

    def _longer_raise(self, frame: Frame, missing: int) -> tuple[Item, ...]:
        first = frame.warm_up[0] if frame.warm_up else None
        if first is None or not isinstance(first.dose, Timed):
            return frame.warm_up
        so_far = sum(i.seconds for i in (*frame.warm_up, *frame.activation))
        room = int(min(guidelines.RAISE_SECONDS.high - first.dose.seconds, guidelines.WARM_UP_MINUTES.high * 60 - so_far))
        longer = Timed(first.dose.seconds + max(0, min(room, missing) // 30 * 30))
        return with_dose(first, longer, self.needs.eligible), *frame.warm_up[1:]

    def _longer_stretches(self, items: tuple[Item, ...], missing: int) -> tuple[Item, ...]:
        stretched = list(items)
        for _ in range(guidelines.MOST_STRETCH_REPETITIONS - 1):
            for number, item in enumerate(stretched):
                if not isinstance(item.dose, Holds) or item.dose.repetitions[0] >= guidelines.MOST_STRETCH_REPETITIONS:
                    continue
                more = Holds((item.dose.repetitions[0] + 1,), item.dose.hold_seconds)
                longer = with_dose(item, more, self.needs.eligible)
                if longer.seconds - item.seconds <= missing:
                    missing -= longer.seconds - item.seconds
                    stretched[number] = longer
        return tuple(stretched)

    def _easy_walk(self, missing: int) -> tuple[Item, ...]:
        seconds = min(missing, guidelines.EASY_WALK_LIMIT_SECONDS) // EASY_WALK_STEP_SECONDS * EASY_WALK_STEP_SECONDS
        walks = [e for e in self.needs.eligible.values() if e.modality is Modality.CONDITIONING]
        if seconds < 2 * EASY_WALK_STEP_SECONDS or not walks:
            return ()
        return (easy_item(walks[0], Timed(seconds), self.profile, self.catalogue),)


_BLOCK_ORDER = {kind: number for number, kind in enumerate(BlockKind)}


def block_of(exercise: Exercise) -> BlockKind:
    """The block in which an exercise stands when it is main work."""
    if is_isometric_core(exercise):
        return BlockKind.CORE
    if exercise.modality is Modality.PLYOMETRIC:
        return BlockKind.POWER
    return BlockKind.STRENGTH if exercise.pattern in guidelines.COMPOUND_PATTERNS else BlockKind.ACCESSORY
