"""One exercise on its way through the weeks: where it stands on its track, and what its sets are there."""

from collections.abc import Sequence

from app.engine.first_engine.dosed import DosedItem, load_of_work
from app.engine.first_engine.dosing import Track, dose_at
from app.engine.first_engine.eligibility import Limits
from app.engine.measures.load import repetition_equivalents, variant_factor
from app.engine.program import Dose
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.programs import Lever


class Walker:
    """One exercise on its track: how far it has come, what it raised this week, and what each step would load."""

    def __init__(self, track: Track, limits: Limits, implements: frozenset[EquipmentSlug], sets: Sequence[int]) -> None:
        self.exercise, self.steps = track.exercise, track.steps
        self.limits, self.implements = limits, implements
        self.slug = track.exercise.slug
        self.variant_factor = variant_factor(track.exercise)
        self.index = 0
        self.weeks = 0
        self.raised: Lever | None = None
        self.doses: dict[tuple[int, int], tuple[Dose, float]] = {}
        self.items: dict[tuple[int, int, Lever | None], DosedItem] = {}
        self.do_sets(sets)

    def do_sets(self, sets: Sequence[int]) -> None:
        """Takes up so many sets in the sessions that it stands in."""
        self.sets = sets
        work = {dose: self._work(dose, sets) for dose in {step.dose for step in self.steps}}
        self.loads = [load_of_work(work[step.dose], step.rpe, self.variant_factor) for step in self.steps]

    def load_of(self, sets: Sequence[int]) -> float:
        """What so many sets would load where it stands on its track."""
        step = self.steps[self.index]
        return load_of_work(self._work(step.dose, sets), step.rpe, self.variant_factor)

    @property
    def load(self) -> float:
        """Its part of the load index in a week with all its sets."""
        return self.loads[self.index]

    @property
    def way_gone(self) -> float:
        """The share of its track that lies behind it."""
        return self.index / len(self.steps)

    def item(self, sets: int) -> DosedItem:
        """So many sets of the exercise, as this week asks for them; the same item in all sessions that ask for as many."""
        known = sets, self.index, self.raised
        if known not in self.items:
            step = self.steps[self.index]
            dose, repetitions = self._dose(step.dose, sets)
            self.items[known] = DosedItem(self.slug, sets, dose, step.rpe, self.raised, repetitions, self.variant_factor)
        return self.items[known]

    def _work(self, grown: int, sets: Sequence[int]) -> float:
        """The work in repetitions of so many sets in the sessions that it stands in, after so many growth steps of the dose."""
        return sum(self._dose(grown, number)[1] for number in sets)

    def _dose(self, grown: int, sets: int) -> tuple[Dose, float]:
        """The dose after so many growth steps, made once, and its work in repetitions."""
        place = grown, sets
        if place not in self.doses:
            dose = dose_at(self.exercise, self.limits, self.implements, *place)
            self.doses[place] = dose, repetition_equivalents(dose, sets)
        return self.doses[place]
