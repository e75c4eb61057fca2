"""What must hold in the seed files before they make a catalogue: each slug once, references that lead somewhere.

What any catalogue must keep stands in `app.engine.catalogue_checks`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.engine.catalogue_checks import Flaw
from app.store.seed.models import (
    AssessmentSeed,
    ConditionSeed,
    DemandSeed,
    EquipmentSeed,
    ExerciseSeed,
    ImbalanceSeed,
    LadderSeed,
    MuscleSeed,
    RedFlagSeed,
    SafetyAdviceSeed,
    SeedEntry,
    SourceSeed,
    StrategySeed,
)


@dataclass(frozen=True, slots=True)
class SeedFiles:
    """All entries of a seed folder, each kind sorted by slug."""

    sources: tuple[SourceSeed, ...]
    muscles: tuple[MuscleSeed, ...]
    equipment: tuple[EquipmentSeed, ...]
    demands: tuple[DemandSeed, ...]
    exercises: tuple[ExerciseSeed, ...]
    ladders: tuple[LadderSeed, ...]
    strategies: tuple[StrategySeed, ...]
    assessments: tuple[AssessmentSeed, ...]
    imbalances: tuple[ImbalanceSeed, ...]
    conditions: tuple[ConditionSeed, ...]
    red_flags: tuple[RedFlagSeed, ...]
    safety_advice: tuple[SafetyAdviceSeed, ...]


@dataclass(frozen=True, slots=True, order=True)
class SeedProblem:
    """One thing that is wrong in the seed files, and where."""

    file: str
    entry: str
    field: str
    text: str

    def __str__(self) -> str:
        """One line: file, entry, field and what is wrong."""
        return ": ".join(part for part in (self.file, self.entry, self.field, self.text) if part)


def seed_problems(seed: SeedFiles) -> Iterator[SeedProblem]:
    """Everything that is wrong between the entries."""
    yield from _repeated_slugs(seed)
    yield from _dangling_references(seed)
    yield from _uncited_sources(seed)


def seed_flaws(seed: SeedFiles, flaws: Iterable[Flaw]) -> Iterator[SeedProblem]:
    """The flaws of the catalogue that the files make, each in the file and the entry that it stands in."""
    for each in flaws:
        kind, *place = each.pointer.removeprefix("/").split("/")
        entry = next((entry for entry in getattr(seed, kind) if place and entry.slug == place[0]), None)
        if entry is None:
            yield SeedProblem(f"{kind.replace('_', '-')}.yaml", "", "", each.text)
        else:
            yield _problem(entry, ".".join(place[1:]), each.text)


def file_of(entry: SeedEntry) -> str:
    """The seed file in which an entry belongs."""
    match entry:
        case ExerciseSeed():
            return f"exercises/{entry.pattern}.yaml"
        case EquipmentSeed():
            return "equipment.yaml"
        case StrategySeed():
            return "strategies.yaml"
        case RedFlagSeed():
            return "red-flags.yaml"
        case SafetyAdviceSeed():
            return "safety-advice.yaml"
        case _:
            return f"{type(entry).__name__.removesuffix('Seed').lower()}s.yaml"


def _problem(entry: SeedEntry, field: str, text: str) -> SeedProblem:
    return SeedProblem(file_of(entry), entry.slug, field, text)


def _kinds(seed: SeedFiles) -> dict[str, Sequence[SeedEntry]]:
    return {kind: getattr(seed, kind) for kind in SeedFiles.__slots__}


def _repeated_slugs(seed: SeedFiles) -> Iterator[SeedProblem]:
    for entries in _kinds(seed).values():
        counts = Counter(entry.slug for entry in entries)
        yield from (_problem(entry, "slug", "stands more than once") for entry in entries if counts[entry.slug] > 1)


def _dangling_references(seed: SeedFiles) -> Iterator[SeedProblem]:
    known = {kind: {entry.slug for entry in entries} for kind, entries in _kinds(seed).items()}
    for entry, field, kind, slugs in _references(seed):
        for slug in dict.fromkeys(slugs):
            if slug not in known[kind]:
                yield _problem(entry, field, f"'{slug}' is not among the {kind.replace('_', ' ')}")


Reference = tuple[SeedEntry, str, str, Iterable[str]]
"""The entry, its field, the kind of what it names, and the slugs in it."""


def _references(seed: SeedFiles) -> Iterator[Reference]:
    for exercise in seed.exercises:
        yield exercise, "sources", "sources", exercise.sources
    for ladder in seed.ladders:
        yield ladder, "exercises", "exercises", ladder.exercises
    for strategy in seed.strategies:
        yield strategy, "exercises", "exercises", strategy.exercises
        yield strategy, "sources", "sources", strategy.sources
    for imbalance in seed.imbalances:
        yield from _references_of_imbalance(imbalance)
    for condition in seed.conditions:
        yield condition, "excluded_exercises", "exercises", condition.excluded_exercises
        yield condition, "sources", "sources", condition.sources
    for assessment in seed.assessments:
        yield assessment, "sources", "sources", assessment.sources
        for position, cut_off in enumerate(assessment.cut_offs):
            yield assessment, f"cut_offs.{position}.sources", "sources", cut_off.sources
    for red_flag in seed.red_flags:
        yield red_flag, "sources", "sources", red_flag.sources
    for advice in seed.safety_advice:
        yield advice, "sources", "sources", advice.sources


def _references_of_imbalance(imbalance: ImbalanceSeed) -> Iterator[Reference]:
    for claim in ("association", "modifiable", "outcome"):
        yield imbalance, f"evidence.{claim}.sources", "sources", getattr(imbalance.evidence, claim).sources
    yield imbalance, "strategies", "strategies", [link.strategy for link in imbalance.strategies]
    for link in imbalance.strategies:
        for phase, exercises in link.phases.items():
            yield imbalance, f"strategies.{link.strategy}.phases.{phase}", "exercises", exercises
    yield imbalance, "assessments", "assessments", imbalance.assessments
    yield imbalance, "related", "imbalances", imbalance.related
    yield imbalance, "children", "imbalances", imbalance.children
    yield imbalance, "sources", "sources", imbalance.sources


def _uncited_sources(seed: SeedFiles) -> Iterator[SeedProblem]:
    cited = {slug for _, _, kind, slugs in _references(seed) if kind == "sources" for slug in slugs}
    yield from (_problem(source, "slug", "no entry cites it") for source in seed.sources if source.slug not in cited)
