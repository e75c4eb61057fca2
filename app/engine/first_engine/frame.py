"""The frame of a session: warm-up, activation and cool-down around the main work.

Every warm-up raises the pulse and moves thighs and calves, every activation wakes a weak muscle, every
cool-down stretches thighs, calves and whatever is short.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.first_engine.easy_items import easy_item, with_dose
from app.engine.first_engine.exercise_sets import sets_of
from app.engine.first_engine.needs import Needs
from app.engine.first_engine.stretch_time import stretch_repetitions, stretch_seconds_a_week
from app.engine.guidelines.muscles import LEG_GROUPS
from app.engine.guidelines.stretching import STRETCH_HOLD_SECONDS, STRETCH_SECONDS_FOR_REST
from app.engine.guidelines.timing import BRIEF_SESSION_MINUTES
from app.engine.guidelines.volume import LONG_SESSION_MINUTES
from app.engine.guidelines.warm_up import (
    ACTIVATION_HOLD,
    ACTIVATION_REPS,
    ACTIVATION_RPE,
    DYNAMIC_REPS,
    MOST_RELEASED_MUSCLES,
    RAISE_SECONDS,
    RELEASE_SECONDS,
    WARM_UP_MINUTES,
    WARM_UP_STATIC_LIMIT_SECONDS,
)
from app.engine.profile import Profile
from app.engine.program import Dose, Effort, Holds, Item, Reps, Timed
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import Laterality, Measure, Modality
from app.engine.vocabulary.imbalances import CorrectivePhase

MOST_MOBILITY_ITEMS = 4
ACTIVATION_ITEMS = 1
ACTIVATION_ITEMS_IN_LONG_SESSION = 2

Target = frozenset[MuscleSlug]


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the main work of one session."""

    warm_up: tuple[Item, ...]
    activation: tuple[Item, ...]
    cool_down: tuple[Item, ...]

    @property
    def seconds(self) -> int:
        """The time of the whole frame."""
        return sum(item.seconds for item in (*self.warm_up, *self.activation, *self.cool_down))


def frames_for(profile: Profile, catalogue: Catalogue, needs: Needs, ramp_seconds: Sequence[int]) -> tuple[Frame, ...]:
    """The frames of a week's sessions; they differ in what they activate, and share all the rest.

    Each warm-up keeps its `ramp_seconds` free for what leads up to jumps.
    """
    builder = _FrameBuilder(profile, catalogue, needs)
    return tuple(builder.frame(session, seconds) for session, seconds in enumerate(ramp_seconds))


@dataclass(frozen=True)
class _FrameBuilder:
    profile: Profile
    catalogue: Catalogue
    needs: Needs

    def frame(self, session: int, ramp_seconds: int) -> Frame:
        activation = self.activation(session)
        return Frame(self.warm_up(sum(item.seconds for item in activation), ramp_seconds), activation, self.cool_down)

    @property
    def brief(self) -> bool:
        return self.profile.minutes_per_session <= BRIEF_SESSION_MINUTES

    def warm_up(self, activation_seconds: int, ramp_seconds: int) -> tuple[Item, ...]:
        """Raise the pulse, loosen what is short, move the legs; with the activation between five and twelve minutes."""
        band = WARM_UP_MINUTES
        room = band.high * 60 - RAISE_SECONDS.low - activation_seconds - ramp_seconds
        moving = _within(room, self._moved, self._moved_too, self._released)
        missing = band.low * 60 - activation_seconds - sum(item.seconds for item in moving)
        seconds = max(RAISE_SECONDS.low, -(-missing // 30) * 30)
        raises = self._eligible(Modality.CONDITIONING)[:1]
        if not raises:
            return tuple(self._longer(moving, missing))
        return (*(easy_item(e, Timed(int(seconds)), self.profile, self.catalogue) for e in raises), *moving)

    def _longer(self, items: Sequence[Item], missing: float) -> list[Item]:
        """The same items with more repetitions, where nothing may raise the pulse and the warm-up would be too short."""
        longer = list(items)
        repeated = [number for number, item in enumerate(items) if isinstance(item.dose, Reps)]
        while repeated and missing > 0:
            for number in repeated:
                before = longer[number]
                reps = before.dose.max + 2 if isinstance(before.dose, Reps) else 0
                longer[number] = with_dose(before, Reps(reps, reps), self.needs.eligible)
                missing -= longer[number].seconds - before.seconds
        return longer

    @cached_property
    def _released(self) -> list[Item]:
        if self.brief:
            return []
        released = self._covering(self._eligible(Modality.RELEASE), _each(self.needs.short))
        dose = Timed(RELEASE_SECONDS)
        return [easy_item(e, dose, self.profile, self.catalogue) for e in released[:MOST_RELEASED_MUSCLES]]

    @cached_property
    def _moved(self) -> list[Item]:
        """What moves thighs and calves; a short static stretch where no moving one may be given."""
        left = _open(self._movers, LEG_GROUPS.values())
        held = self._covering(self._eligible(Modality.STRETCH), left)
        short = Holds((1,), WARM_UP_STATIC_LIMIT_SECONDS)
        return [*map(self._moving, self._movers), *(easy_item(e, short, self.profile, self.catalogue) for e in held)]

    @cached_property
    def _moved_too(self) -> list[Item]:
        """What moves the short muscles that are not moved yet."""
        if self.brief:
            return []
        still = _open(self._movers, _each(self.needs.short))
        more = self._covering(self._eligible(Modality.MOBILITY), still)
        return [self._moving(e) for e in more[: max(0, MOST_MOBILITY_ITEMS - len(self._movers))]]

    @cached_property
    def _movers(self) -> list[Exercise]:
        return self._covering(self._eligible(Modality.MOBILITY), LEG_GROUPS.values())

    def _moving(self, exercise: Exercise) -> Item:
        reps = int(DYNAMIC_REPS.low) + (0 if self.brief else 2)
        return easy_item(exercise, Reps(reps, reps), self.profile, self.catalogue)

    def activation(self, session: int) -> tuple[Item, ...]:
        """One or two easy exercises for weak muscles; the muscles take turns over the sessions."""
        long = self.profile.minutes_per_session >= LONG_SESSION_MINUTES
        count = ACTIVATION_ITEMS_IN_LONG_SESSION if long else ACTIVATION_ITEMS
        turn = session * count % max(1, len(self._activators))
        return tuple(self._activation_item(e) for e in (self._activators[turn:] + self._activators[:turn])[:count])

    @cached_property
    def _activators(self) -> list[Exercise]:
        """Easy exercises that together wake every weak muscle they can, each muscle once, the best for it first."""
        named = self._named(CorrectivePhase.ACTIVATE)
        training = sets_of(self.catalogue).training
        wake = frozenset().union(*(training[muscle] for muscle in self.needs.weak))
        pool = [e for slug, e in self.needs.eligible.items() if slug in wake and self._may_activate(e)]
        pool.sort(
            key=lambda e: (
                e.slug not in named,
                e.modality is Modality.STRENGTH,
                named.get(e.slug, len(named)),
                self._cost(e),
                -len(self._woken(e)),
                e.difficulty,
                e.slug,
            )
        )
        chosen: list[Exercise] = []
        woken: set[MuscleSlug] = set()
        for exercise in pool:
            if woken.isdisjoint(self._woken(exercise)):
                chosen.append(exercise)
                woken |= self._woken(exercise)
        return chosen

    def _woken(self, exercise: Exercise) -> set[MuscleSlug]:
        return {muscle for muscle in exercise.primary if muscle in self.needs.weak}

    def _may_activate(self, exercise: Exercise) -> bool:
        return (
            exercise.difficulty <= self.needs.limits.guideline.fitting_difficulty
            and exercise.measure in (Measure.REPS, Measure.HOLD)
            and all("band" in slug for slug in exercise.equipment_options[0])
        )

    def _cost(self, exercise: Exercise) -> int:
        return int(self.brief and exercise.laterality is Laterality.UNILATERAL)

    def _activation_item(self, exercise: Exercise) -> Item:
        repetitions, hold_seconds = ACTIVATION_HOLD
        per_side = 2 if exercise.laterality is Laterality.ALTERNATING else 1
        dose: Dose = Reps(ACTIVATION_REPS, ACTIVATION_REPS)
        if exercise.measure is Measure.HOLD:
            dose = Holds((repetitions * per_side,), hold_seconds)
        item = easy_item(exercise, dose, self.profile, self.catalogue)
        return replace(item, effort=Effort(ACTIVATION_RPE, 10 - ACTIVATION_RPE))

    @cached_property
    def cool_down(self) -> tuple[Item, ...]:
        """Static stretches for thighs, calves and every short muscle; moving ones where no static one may be given."""
        static = self._eligible(Modality.STRETCH)
        short, legs = _each(self.needs.short), tuple(LEG_GROUPS.values())
        chosen = [] if self.brief else self._own_stretch_each(static, legs)
        chosen += self._covering(static, _open(chosen, (*short, *legs)))
        moving = self._covering(self._eligible(Modality.MOBILITY), _open(chosen, (*short, *legs)))
        reps = int(DYNAMIC_REPS.high)
        moved = [easy_item(e, Reps(reps, reps), self.profile, self.catalogue) for e in moving]
        held = [easy_item(e, self._stretch_dose(e), self.profile, self.catalogue) for e in chosen]
        return (*held, *moved)

    def _own_stretch_each(self, static: Sequence[Exercise], targets: Iterable[Target]) -> list[Exercise]:
        """For every target the stretch that is meant for it: its first muscle is one of the target's."""
        named = self._named(CorrectivePhase.LENGTHEN)
        chosen = []
        for target in targets:
            meant = [e for e in static if e.lengthened[0] in target]
            if meant:
                chosen.append(
                    min(
                        meant,
                        key=lambda e: (
                            named.get(e.slug, len(named)),
                            e.lengthened[0],
                            e.difficulty,
                            e.slug,
                        ),
                    )
                )
        return chosen

    def _stretch_dose(self, exercise: Exercise) -> Holds:
        short = [muscle for muscle in exercise.lengthened if muscle in self.needs.short]
        repetitions = STRETCH_SECONDS_FOR_REST // STRETCH_HOLD_SECONDS
        if short:
            weekly = max(stretch_seconds_a_week(m, self.profile, self.needs.limits, self.catalogue) for m in short)
            repetitions = stretch_repetitions(weekly, self.profile, len(self.needs.short))
        return Holds((repetitions,), STRETCH_HOLD_SECONDS)

    def _eligible(self, modality: Modality) -> list[Exercise]:
        return self._by_modality.get(modality, [])

    @cached_property
    def _by_modality(self) -> dict[Modality, list[Exercise]]:
        groups: dict[Modality, list[Exercise]] = {}
        for exercise in self.needs.eligible.values():
            groups.setdefault(exercise.modality, []).append(exercise)
        return groups

    def _named(self, *phases: CorrectivePhase) -> dict[str, int]:
        """The exercises that the stated imbalances name for these phases, with their place in the list."""
        places: dict[str, int] = {}
        for stated in self.profile.imbalances:
            imbalance = self.catalogue.imbalances[stated.imbalance]
            for place, slug in enumerate(slug for phase in phases for slug in imbalance.exercises_in(phase)):
                places[slug] = min(place, places.get(slug, place))
        return places

    @cached_property
    def _named_for_length(self) -> dict[str, int]:
        return self._named(CorrectivePhase.LENGTHEN, CorrectivePhase.INHIBIT)

    def _covering(self, exercises: Iterable[Exercise], targets: Collection[Target]) -> list[Exercise]:
        """Few exercises that together reach every target that can be reached; those an imbalance names come first."""
        named = self._named_for_length
        ranked = sorted(exercises, key=lambda e: (named.get(e.slug, len(named)), e.difficulty, e.slug))
        reached = {e.slug: _reached(e.eased, targets) for e in ranked}
        still_open = set(range(len(targets)))
        chosen: list[Exercise] = []
        while still_open and ranked:
            best = max(ranked, key=lambda e: len(reached[e.slug] & still_open))
            if still_open.isdisjoint(reached[best.slug]):
                break
            chosen.append(best)
            still_open -= reached[best.slug]
        return chosen


def _reached(muscles: Iterable[MuscleSlug], targets: Iterable[Target]) -> set[int]:
    return {number for number, target in enumerate(targets) if not target.isdisjoint(muscles)}


def _open(chosen: Iterable[Exercise], targets: Iterable[Target]) -> list[Target]:
    """The targets that no chosen stretch reaches."""
    covered = {muscle for e in chosen for muscle in e.lengthened}
    return [target for target in targets if target.isdisjoint(covered)]


def _within(seconds: float, needed: Sequence[Item], *wished: Sequence[Item]) -> list[Item]:
    """The needed items and as many of the wished ones, in their order, as the time holds."""
    chosen = list(needed)
    for item in (item for items in wished for item in items):
        if sum(i.seconds for i in chosen) + item.seconds <= seconds:
            chosen.append(item)
    return chosen


def _each(muscles: Iterable[MuscleSlug]) -> tuple[Target, ...]:
    return tuple(frozenset({muscle}) for muscle in muscles)
