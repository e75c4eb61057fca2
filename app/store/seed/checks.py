"""Checks across the seed files, before they make a catalogue: each slug once, references that lead somewhere.

What any catalogue must keep stands in `app.engine.catalogue_checks`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from app.engine.catalogue_checks import Flaw
from app.store.seed.models import EquipmentSeed, ExerciseSeed, RedFlagSeed, SafetyAdviceSeed, SeedEntry, StrategySeed
from app.store.seed.protocol_models import ConditionProtocolSeed, ProtocolSeed, UpkeepSeed
from app.store.seed.references import SeedFiles, references_in

PROTOCOLS: Mapping[str, str] = MappingProxyType({"imbalances": "protocols", "conditions": "condition_protocols"})
"""Protocols have files of their own; clients see each with what it answers."""


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
    yield from _unread_assessments(seed)


def seed_flaws(seed: SeedFiles, flaws: Iterable[Flaw]) -> Iterator[SeedProblem]:
    """The flaws of the catalogue that the files make, each in the file and the entry that it stands in."""
    for each in flaws:
        kind, *place = each.pointer.removeprefix("/").split("/")
        if kind in PROTOCOLS and place[1:2] == ["protocol"] and _entry(seed, PROTOCOLS[kind], place[0]):
            kind, place = PROTOCOLS[kind], [place[0], *place[2:]]
        entry = _entry(seed, kind, place[0]) if place else None
        if entry is None:
            yield SeedProblem(f"{kind.replace('_', '-')}.yaml", "", "", each.text)
        else:
            yield _problem(entry, ".".join(place[1:]), each.text)


def _entry(seed: SeedFiles, kind: str, slug: str) -> SeedEntry | None:
    return next((entry for entry in getattr(seed, kind) if entry.slug == slug), None)


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
        case ProtocolSeed():
            return f"protocols/imbalances/{entry.slug}.yaml"
        case ConditionProtocolSeed():
            return f"protocols/conditions/{entry.slug}.yaml"
        case UpkeepSeed():
            return "upkeep.yaml"
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
    for entry, field, kind, slugs in references_in(seed):
        for slug in dict.fromkeys(slugs):
            if slug not in known[kind]:
                yield _problem(entry, field, f"'{slug}' is not among the {kind.replace('_', ' ')}")


def _uncited_sources(seed: SeedFiles) -> Iterator[SeedProblem]:
    cited = {slug for _, _, kind, slugs in references_in(seed) if kind == "sources" for slug in slugs}
    yield from (_problem(source, "slug", "no entry cites it") for source in seed.sources if source.slug not in cited)


def _unread_assessments(seed: SeedFiles) -> Iterator[SeedProblem]:
    """Tests and imbalances that do not name each other: a test says what it means for each imbalance that looks to it."""
    for assessment in seed.assessments:
        reading = assessment.reading
        read = {*reading.below, *reading.above, *reading.difference, *reading.silent_on}
        looking = {imbalance.slug for imbalance in seed.imbalances if assessment.slug in imbalance.assessments}
        for slug in sorted(looking - read):
            yield _problem(assessment, "reading", f"nothing is said of {slug!r}, which names the test")
        for slug in sorted(read - looking):
            yield _problem(assessment, "reading", f"{slug!r} does not name the test")
