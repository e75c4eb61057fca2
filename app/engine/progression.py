"""Step 4, over the weeks: from one week's selection to all of them.

Each exercise walks its own track. From week to week as many exercises take one step as the load index
may grow; now and then an exercise makes room for the next one of its ladder; every few weeks one is easy.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from app.engine import guidelines
from app.engine.catalogue import Catalogue
from app.engine.dosing import RPE_STEP, Step, Track, dose_at, track_of
from app.engine.draft import Draft
from app.engine.measures import is_loaded_hinge, repetition_equivalents, variant_factor
from app.engine.needs import Needs
from app.engine.profile import Profile
from app.engine.vocabulary import EquipmentSlug, Lever, MuscleRole, ProgramPhase

FASTEST_GROWTH = 1.10
"""Weekly growth of the load index that a full-length program aims at, inside the rule's own band."""
SURE_OF_GENTLE_START = 0.67
"""What the first week aims at, so that rounding keeps it under the gentle-start share."""
GROWTH_LIMIT = 1.19
"""The most that one week may add, a little inside the rule's own limit."""
MOST_GENTLER_RPE = 1.5
"""By how much the first week may be easier than usual where the exercises leave little room to grow."""
WEEKS_BETWEEN_VARIANTS = 4
SHORT_PROGRAM_WEEKS = 5
LONG_STRIDE = 2
"""In a short program the dose grows two repetitions at a time, so that it arrives somewhere."""
VARIANTS_NEED_WEEKS = 6
MOST_EXCHANGED_SHARE = 0.5
VARIANT_KEEPS_SHARE = 0.75
"""A new variant starts where it loads at least so much as the old one did. Source: expert-opinion."""


@dataclass(frozen=True, slots=True)
class DosedItem:
    """One exercise of a session with its sets and the step of its track."""

    exercise: str
    sets: int
    step: Step


@dataclass(frozen=True, slots=True)
class DosedWeek:
    """The main work of one week, session by session, before it is put in order."""

    week: int
    phase: ProgramPhase
    deload: bool
    sessions: tuple[tuple[DosedItem, ...], ...]


def is_deload(week: int, weeks: int, needs: Needs) -> bool:
    """True for the easy weeks; the last week is never one."""
    return week % needs.limits.guideline.weeks_to_deload == 0 and week != weeks


def phase_of(week: int) -> ProgramPhase:
    """The phase of a week: two of foundation, four of building, four of strength, then consolidation (rule R8)."""
    if week <= 2:
        return ProgramPhase.FOUNDATION
    if week <= 6:
        return ProgramPhase.BUILD
    return ProgramPhase.STRENGTH if week <= 10 else ProgramPhase.CONSOLIDATE


def weeks_of(
    profile: Profile,
    catalogue: Catalogue,
    needs: Needs,
    draft: Draft,
    implements: Mapping[str, frozenset[EquipmentSlug]],
) -> tuple[DosedWeek, ...]:
    """Every week of the program, dosed; changes the draft as exercises make room for the next of their ladder."""
    walk = _Walk(profile, catalogue, needs, draft, implements)
    weeks = [walk.week(number) for number in range(1, profile.weeks + 1)]
    return (_with_gentle_start(weeks, walk), *weeks[1:])


def _with_gentle_start(weeks: Sequence[DosedWeek], walk: "_Walk") -> DosedWeek:
    """The first week, single exercises a little easier where it would ask for too much of what is to come."""
    first = weeks[0]
    loads = [walk.load_of(week) for week in weeks if not week.deload]
    if len(loads) < guidelines.GENTLE_START_NEEDS_WEEKS:
        return first
    raised_next = {item.exercise for items in weeks[1].sessions for item in items if item.step.lever}
    for slug in sorted({item.exercise for items in first.sessions for item in items} - raised_next):
        load = walk.load_of(first)
        if load <= guidelines.GENTLE_START_SHARE * max(loads):
            break
        easier = _easier(first, slug)
        if loads[1] <= guidelines.LOAD_INDEX_STEP.high * walk.load_of(easier):
            first = easier
    return first


def _easier(week: DosedWeek, slug: str) -> DosedWeek:
    def eased(item: DosedItem) -> DosedItem:
        return replace(item, step=replace(item.step, rpe=item.step.rpe - RPE_STEP)) if item.exercise == slug else item

    return replace(week, sessions=tuple(tuple(eased(item) for item in items) for items in week.sessions))


class _Walk:
    def __init__(
        self,
        profile: Profile,
        catalogue: Catalogue,
        needs: Needs,
        draft: Draft,
        implements: Mapping[str, frozenset[EquipmentSlug]],
    ) -> None:
        self.profile, self.catalogue, self.needs, self.draft, self.implements = profile, catalogue, needs, draft, implements
        self.index: dict[str, int] = dict.fromkeys(self._placed(), 0)
        self.raised: dict[str, Lever] = {}
        self.since: dict[str, int] = dict.fromkeys(self.index, 0)
        self.trained = 0
        self.tracks: dict[str, Track] = {}
        training_weeks = sum(not is_deload(w, profile.weeks, needs) for w in range(1, profile.weeks + 1))
        self.training_weeks = training_weeks
        self.stride = LONG_STRIDE if training_weeks <= SHORT_PROGRAM_WEEKS else 1
        self.gentler_rpe = 0.0
        while self._reachable() < 1 / SURE_OF_GENTLE_START and self.gentler_rpe < MOST_GENTLER_RPE:
            self.gentler_rpe += RPE_STEP
            self.tracks = {}
        self.growth = self._growth(training_weeks)
        self.first_load = self._total()

    def week(self, number: int) -> DosedWeek:
        deload = is_deload(number, self.profile.weeks, self.needs)
        self.raised = {}
        if not deload:
            if self.trained:
                self._advance()
            self.trained += 1
        sets = self._sets(deload=deload)
        sessions = tuple(
            tuple(DosedItem(slug, sets[session, slug], self._step(slug)) for slug in placed if sets[session, slug])
            for session, placed in enumerate(self.draft.placed)
        )
        return DosedWeek(number, phase_of(number), deload, sessions)

    def _placed(self) -> list[str]:
        return sorted({slug for session in self.draft.placed for slug in session})

    def _track(self, slug: str) -> Track:
        if slug not in self.tracks:
            self.tracks[slug] = track_of(
                self.needs.eligible[slug],
                self.needs.limits,
                self.implements[slug],
                stride=self.stride,
                gentler_rpe=self.gentler_rpe,
            )
        return self.tracks[slug]

    def _step(self, slug: str) -> Step:
        step = self._track(slug).at(self.index[slug])
        return Step(step.dose, step.rpe, self.raised.get(slug))

    def _sets_of(self, slug: str) -> list[int]:
        return [placed[slug] for placed in self.draft.placed if slug in placed]

    def load_of(self, week: DosedWeek) -> float:
        """The load index of a dosed week."""
        return sum(self._item_load(i.exercise, i.step, i.sets) for items in week.sessions for i in items)

    def _load(self, slug: str, index: int, sets: Sequence[int]) -> float:
        step = self._track(slug).at(index)
        return sum(self._item_load(slug, step, number) for number in sets)

    def _item_load(self, slug: str, step: Step, sets: int) -> float:
        exercise = self.needs.eligible[slug]
        dose = dose_at(exercise, self.needs.limits, self.implements[slug], step.dose, sets)
        return repetition_equivalents(dose, sets) * step.rpe / 10 * variant_factor(exercise)

    def _total(self, changed: Mapping[str, int] | None = None) -> float:
        at = {**self.index, **(changed or {})}
        return sum(self._load(slug, index, self._sets_of(slug)) for slug, index in at.items())

    def _reachable(self) -> float:
        """How far the load index can grow when every exercise takes one step a week; enough for the shortest programs."""
        if self.training_weeks < guidelines.GENTLE_START_NEEDS_WEEKS:
            return 1 / SURE_OF_GENTLE_START
        last = {slug: min(self.training_weeks, len(self._track(slug).steps)) - 1 for slug in self.index}
        return self._total(last) / self._total()

    def _growth(self, training_weeks: int) -> float:
        """The weekly growth that reaches the gentle start, and beyond it what the tracks can give."""
        steps = max(1, training_weeks - 1)
        possible = self._total({slug: len(self._track(slug).steps) for slug in self.index}) / self._total()
        wanted = max(1 / SURE_OF_GENTLE_START, min(possible, FASTEST_GROWTH**steps))
        return min(float(wanted ** (1 / steps)), GROWTH_LIMIT)

    def _advance(self) -> None:
        before = self._total()
        self.since = {slug: weeks + 1 for slug, weeks in self.since.items()}
        if self.trained % WEEKS_BETWEEN_VARIANTS == 0 and self.profile.weeks >= VARIANTS_NEED_WEEKS:
            self._exchange_variants(before)
        wanted = before * max(self.growth, self._growth_still_needed(before))
        for slug in sorted(self.index, key=lambda s: (self.index[s] / len(self._track(s).steps), s)):
            if self._total() >= wanted:
                return
            self._take_step(slug, before)

    def _growth_still_needed(self, load: float) -> float:
        """The weekly growth from here that makes the first week gentle in hindsight."""
        weeks_left = self.training_weeks - self.trained
        if self.training_weeks < guidelines.GENTLE_START_NEEDS_WEEKS:
            return 1.0
        return float((self.first_load / SURE_OF_GENTLE_START / load) ** (1 / weeks_left))

    def _take_step(self, slug: str, before: float) -> None:
        following = self.index[slug] + 1
        track = self._track(slug)
        if slug in self.raised or following >= len(track.steps) or track.at(following).rpe > self._rpe_ceiling(slug):
            return
        if self._total({slug: following}) <= before * GROWTH_LIMIT:
            self.index[slug] = following
            lever = track.at(following).lever
            if lever is not None:
                self.raised[slug] = lever

    def _rpe_ceiling(self, slug: str) -> float:
        """The effort that this part of the program has reached, so that all exercises get harder together."""
        if is_loaded_hinge(self.needs.eligible[slug]) and self.since[slug] < guidelines.LOADED_HINGE_GENTLE_WEEKS:
            return guidelines.LOADED_HINGE_RPE
        steps = self._track(slug).steps
        share = (self.trained + 1) / self.training_weeks
        return steps[0].rpe + ceil((steps[-1].rpe - steps[0].rpe) * share / RPE_STEP) * RPE_STEP

    def _exchange_variants(self, before: float) -> None:
        most = int(len(self.index) * MOST_EXCHANGED_SHARE)
        oldest = sorted(self.index, key=lambda s: (-self.index[s] / len(self._track(s).steps), s))
        for slug in oldest:
            if len(self.raised) >= most:
                return
            if self.since[slug] >= WEEKS_BETWEEN_VARIANTS:
                self._move_up_ladder(slug, before)

    def _move_up_ladder(self, slug: str, before: float) -> None:
        sets, old_index = self._sets_of(slug), self.index[slug]
        kept_load = VARIANT_KEEPS_SHARE * self._load(slug, old_index, sets)
        for harder in self.catalogue.progressions.get(slug, ()):
            if harder not in self.draft.options or harder in self.index or not self._same_purpose(slug, harder):
                continue
            if not self.draft.replace(slug, harder):
                continue
            del self.index[slug]
            self.since[harder] = 0
            self.index[harder] = self._first_index(harder, sets, kept_load)
            if guidelines.LOAD_INDEX_STEP.low * before <= self._total() <= GROWTH_LIMIT * before:
                self.raised[harder] = Lever.VARIANT
                return
            del self.index[harder]
            self.index[slug] = old_index
            self.draft.replace(harder, slug)

    def _first_index(self, slug: str, sets: Sequence[int], load: float) -> int:
        """The gentlest step of an exercise that loads at least so much, or the hardest that it may begin with."""
        ceiling = self._rpe_ceiling(slug)
        allowed = [i for i, step in enumerate(self._track(slug).steps) if step.rpe <= ceiling]
        return next((i for i in allowed if self._load(slug, i, sets) >= load), allowed[-1])

    def _same_purpose(self, slug: str, harder: str) -> bool:
        old, new = self.needs.eligible[slug], self.needs.eligible[harder]
        wanted = set(self.needs.weak) & set(old.muscles_as(MuscleRole.PRIMARY))
        kept = wanted <= set(new.muscles_as(MuscleRole.PRIMARY))
        return kept and old.pattern is new.pattern and new.difficulty >= old.difficulty

    def _sets(self, *, deload: bool) -> dict[tuple[int, str], int]:
        full = {(session, slug): sets for session, placed in enumerate(self.draft.placed) for slug, sets in placed.items()}
        return _halved(full) if deload else full


def _halved(full: Mapping[tuple[int, str], int]) -> dict[tuple[int, str], int]:
    """About half of the sets, at least one of each exercise, the larger items giving first."""
    band = guidelines.DELOAD_SETS_DROP
    wanted = round(sum(full.values()) * (1 - (band.low + band.high) / 2))
    sets = dict.fromkeys(full, 1)
    for key in _by_size(full):
        if sum(sets.values()) >= wanted:
            break
        sets[key] = min(full[key] - 1, 2) if full[key] > 2 else sets[key]
    return sets


def _by_size(full: Mapping[tuple[int, str], int]) -> Iterable[tuple[int, str]]:
    return sorted(full, key=lambda key: (-full[key], key))
