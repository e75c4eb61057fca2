"""The frame of a session: warm-up, activation and cool-down around the main work.

Every warm-up raises the pulse and moves thighs and calves, every activation wakes a weak muscle, every
cool-down stretches thighs, calves and whatever is short.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.engine import guidelines
from app.engine.catalogue import Catalogue, Exercise
from app.engine.eligibility import chosen_equipment, side_order
from app.engine.measures import item_seconds
from app.engine.needs import Needs, stretch_repetitions, stretch_seconds_a_week
from app.engine.profile import Profile
from app.engine.program import BodyweightLoad, Dose, Effort, Holds, Item, Reps, Timed
from app.engine.vocabulary import (
    CorrectivePhase,
    Laterality,
    Measure,
    Modality,
    MuscleRole,
    MuscleSlug,
)

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


def frame_for(profile: Profile, catalogue: Catalogue, needs: Needs, session: int) -> Frame:
    """The frame of the n-th session of a week, counted from 0; sessions differ in what they activate."""
    builder = _FrameBuilder(profile, catalogue, needs)
    activation = builder.activation(session)
    warm_up = builder.warm_up(sum(item.seconds for item in activation))
    return Frame(warm_up, activation, builder.cool_down())


@dataclass(frozen=True, slots=True)
class _FrameBuilder:
    profile: Profile
    catalogue: Catalogue
    needs: Needs

    @property
    def brief(self) -> bool:
        return self.profile.minutes_per_session <= guidelines.BRIEF_SESSION_MINUTES

    def warm_up(self, activation_seconds: int) -> tuple[Item, ...]:
        """Raise the pulse, loosen what is short, move the legs; with the activation between five and twelve minutes."""
        band = guidelines.WARM_UP_MINUTES
        room = band.high * 60 - guidelines.RAISE_SECONDS.low - activation_seconds
        moving = _within(room, self._moved(), self._moved_too(), self._released())
        missing = band.low * 60 - activation_seconds - sum(item.seconds for item in moving)
        seconds = max(guidelines.RAISE_SECONDS.low, -(-missing // 30) * 30)
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

    def _released(self) -> list[Item]:
        if self.brief:
            return []
        released = self._covering(self._eligible(Modality.RELEASE), _each(self.needs.short), MuscleRole.RELEASED)
        dose = Timed(guidelines.RELEASE_SECONDS)
        return [easy_item(e, dose, self.profile, self.catalogue) for e in released[: guidelines.MOST_RELEASED_MUSCLES]]

    def _moved(self) -> list[Item]:
        """What moves thighs and calves; a short static stretch where no moving one may be given."""
        movers = self._movers()
        left = _open(movers, guidelines.LEG_GROUPS.values())
        held = self._covering(self._eligible(Modality.STRETCH), left, MuscleRole.LENGTHENED)
        short = Holds((1,), guidelines.WARM_UP_STATIC_LIMIT_SECONDS)
        return [*map(self._moving, movers), *(easy_item(e, short, self.profile, self.catalogue) for e in held)]

    def _moved_too(self) -> list[Item]:
        """What moves the short muscles that are not moved yet."""
        movers = self._movers()
        fresh = [e for e in self._eligible(Modality.MOBILITY) if e not in movers]
        more = [] if self.brief else self._covering(fresh, _open(movers, _each(self.needs.short)), MuscleRole.LENGTHENED)
        return [self._moving(e) for e in more[: max(0, MOST_MOBILITY_ITEMS - len(movers))]]

    def _movers(self) -> list[Exercise]:
        return self._covering(self._eligible(Modality.MOBILITY), guidelines.LEG_GROUPS.values(), MuscleRole.LENGTHENED)

    def _moving(self, exercise: Exercise) -> Item:
        reps = int(guidelines.DYNAMIC_REPS.low) + (0 if self.brief else 2)
        return easy_item(exercise, Reps(reps, reps), self.profile, self.catalogue)

    def activation(self, session: int) -> tuple[Item, ...]:
        """One or two easy exercises for weak muscles; the muscles take turns over the sessions."""
        named = self._named(CorrectivePhase.ACTIVATE)
        pool = [e for e in self.needs.eligible.values() if self._may_activate(e)]
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
        for exercise in pool:
            if all(self._woken(exercise).isdisjoint(self._woken(other)) for other in chosen):
                chosen.append(exercise)
        long = self.profile.minutes_per_session >= guidelines.LONG_SESSION_MINUTES
        count = ACTIVATION_ITEMS_IN_LONG_SESSION if long else ACTIVATION_ITEMS
        turn = session * count % max(1, len(chosen))
        return tuple(self._activation_item(e) for e in (chosen[turn:] + chosen[:turn])[:count])

    def _woken(self, exercise: Exercise) -> set[MuscleSlug]:
        return set(exercise.muscles_as(MuscleRole.PRIMARY)) & set(self.needs.weak)

    def _may_activate(self, exercise: Exercise) -> bool:
        easy = exercise.modality in (Modality.ACTIVATION, Modality.CORE, Modality.STRENGTH)
        unloaded = not exercise.equipment_options[0] or all("band" in slug for slug in exercise.equipment_options[0])
        fitting = exercise.difficulty <= self.needs.limits.guideline.fitting_difficulty
        counted = exercise.measure in (Measure.REPS, Measure.HOLD)
        return easy and unloaded and fitting and counted and bool(self._woken(exercise))

    def _cost(self, exercise: Exercise) -> int:
        return int(self.brief and exercise.laterality is Laterality.UNILATERAL)

    def _activation_item(self, exercise: Exercise) -> Item:
        repetitions, hold_seconds = guidelines.ACTIVATION_HOLD
        per_side = 2 if exercise.laterality is Laterality.ALTERNATING else 1
        dose: Dose = Reps(guidelines.ACTIVATION_REPS, guidelines.ACTIVATION_REPS)
        if exercise.measure is Measure.HOLD:
            dose = Holds((repetitions * per_side,), hold_seconds)
        item = easy_item(exercise, dose, self.profile, self.catalogue)
        return replace(item, effort=Effort(guidelines.ACTIVATION_RPE, 10 - guidelines.ACTIVATION_RPE))

    def cool_down(self) -> tuple[Item, ...]:
        """Static stretches for thighs, calves and every short muscle; moving ones where no static one may be given."""
        static = self._eligible(Modality.STRETCH)
        short, legs = _each(self.needs.short), tuple(guidelines.LEG_GROUPS.values())
        chosen = [] if self.brief else self._own_stretch_each(static, legs)
        chosen += self._covering(static, _open(chosen, (*short, *legs)), MuscleRole.LENGTHENED)
        moving = self._covering(self._eligible(Modality.MOBILITY), _open(chosen, (*short, *legs)), MuscleRole.LENGTHENED)
        reps = int(guidelines.DYNAMIC_REPS.high)
        moved = [easy_item(e, Reps(reps, reps), self.profile, self.catalogue) for e in moving]
        held = [easy_item(e, self._stretch_dose(e), self.profile, self.catalogue) for e in chosen]
        return (*held, *moved)

    def _own_stretch_each(self, static: Sequence[Exercise], targets: Iterable[Target]) -> list[Exercise]:
        """For every target the stretch that is meant for it: its first muscle is one of the target's."""
        named = self._named(CorrectivePhase.LENGTHEN)
        chosen = []
        for target in targets:
            meant = [e for e in static if e.muscles_as(MuscleRole.LENGTHENED)[0] in target]
            if meant:
                chosen.append(
                    min(
                        meant,
                        key=lambda e: (
                            named.get(e.slug, len(named)),
                            e.muscles_as(MuscleRole.LENGTHENED)[0],
                            e.difficulty,
                            e.slug,
                        ),
                    )
                )
        return chosen

    def _stretch_dose(self, exercise: Exercise) -> Holds:
        short = [muscle for muscle in exercise.muscles_as(MuscleRole.LENGTHENED) if muscle in self.needs.short]
        repetitions = guidelines.STRETCH_SECONDS_FOR_REST // guidelines.STRETCH_HOLD_SECONDS
        if short:
            weekly = max(stretch_seconds_a_week(m, self.profile, self.needs.limits, self.catalogue) for m in short)
            repetitions = stretch_repetitions(weekly, self.profile, len(self.needs.short))
        return Holds((repetitions,), guidelines.STRETCH_HOLD_SECONDS)

    def _eligible(self, modality: Modality) -> list[Exercise]:
        return [e for e in self.needs.eligible.values() if e.modality is modality]

    def _named(self, *phases: CorrectivePhase) -> dict[str, int]:
        """The exercises that the stated imbalances name for these phases, with their place in the list."""
        places: dict[str, int] = {}
        for stated in self.profile.imbalances:
            imbalance = self.catalogue.imbalances[stated.imbalance]
            for place, slug in enumerate(slug for phase in phases for slug in imbalance.exercises_in(phase)):
                places[slug] = min(place, places.get(slug, place))
        return places

    def _covering(self, exercises: Iterable[Exercise], targets: Iterable[Target], role: MuscleRole) -> list[Exercise]:
        """Few exercises that together reach every target that can be reached; those an imbalance names come first."""
        named = self._named(CorrectivePhase.LENGTHEN, CorrectivePhase.INHIBIT)
        open_targets = list(targets)
        pool = {e: set(e.muscles_as(role)) for e in exercises}
        chosen: list[Exercise] = []
        while open_targets and pool:
            best = min(
                pool, key=lambda e: (-_reached(pool[e], open_targets), named.get(e.slug, len(named)), e.difficulty, e.slug)
            )
            muscles = pool.pop(best)
            still_open = [target for target in open_targets if target.isdisjoint(muscles)]
            if len(still_open) == len(open_targets):
                break
            chosen.append(best)
            open_targets = still_open
        return chosen


def _reached(muscles: set[MuscleSlug], targets: Iterable[Target]) -> int:
    return sum(not target.isdisjoint(muscles) for target in targets)


def easy_item(exercise: Exercise, dose: Dose, profile: Profile, catalogue: Catalogue) -> Item:
    """One set without load or effort: warm-up, release and stretching."""
    implements = chosen_equipment(exercise, frozenset(profile.equipment)) or frozenset()
    return Item(
        exercise=exercise.slug,
        sets=1,
        dose=dose,
        sides=side_order(exercise, profile, catalogue),
        extra_sets=None,
        load=BodyweightLoad(),
        effort=None,
        tempo=None,
        rest_seconds=0,
        seconds=item_seconds(exercise, dose, 1, 0, implements),
        progression=None,
        lever=None,
    )


def with_dose(item: Item, dose: Dose, exercises: Mapping[str, Exercise]) -> Item:
    """The same easy item with another dose."""
    return replace(item, dose=dose, seconds=item_seconds(exercises[item.exercise], dose, item.sets, item.rest_seconds))


def _open(chosen: Iterable[Exercise], targets: Iterable[Target]) -> list[Target]:
    """The targets that no chosen stretch reaches."""
    covered = {muscle for e in chosen for muscle in e.muscles_as(MuscleRole.LENGTHENED)}
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
