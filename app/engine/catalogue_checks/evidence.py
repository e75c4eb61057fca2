"""What claims rest on: sources that can be found, and studies of the kind that a grade needs (see docs/evidence.md)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue_checks.flaw import Flaw, flaw
from app.engine.vocabulary.imbalances import EvidenceGrade, SourceKind

CLAIMANTS = ("strategies", "imbalances", "assessments", "conditions", "red_flags", "safety_advice")
"""The kinds of entries that claim something about health."""
CLAIM = re.compile(r"\b(percent|stud(y|ies)|trials?|research|risk|prevents?|protects?|proven)\b", re.IGNORECASE)
"""Words by which the text of an exercise claims an effect and does not only tell how it is done."""
NEEDED: Mapping[EvidenceGrade, tuple[Mapping[SourceKind, int], ...]] = MappingProxyType(
    {
        EvidenceGrade.A: ({SourceKind.SYSTEMATIC_REVIEW: 1}, {SourceKind.RANDOMISED_TRIAL: 2}),
        EvidenceGrade.B: (
            {SourceKind.SYSTEMATIC_REVIEW: 1},
            {SourceKind.GUIDELINE: 1},
            {SourceKind.RANDOMISED_TRIAL: 1},
            {SourceKind.COHORT: 2},
        ),
        EvidenceGrade.C: tuple({kind: 1} for kind in SourceKind if kind not in {SourceKind.TEACHING, SourceKind.OPINION}),
    }
)
"""What a grade needs at least, as alternatives: so many sources of a kind. Grade D needs nothing."""


def claims_name_their_sources(catalogue: Catalogue) -> Iterator[Flaw]:
    """Whatever claims something about health, and every cut-off and grade of evidence, cites at least one source."""
    text = "a claim names the source that it rests on"
    for kind in CLAIMANTS:
        yield from (flaw(kind, entry, "sources", text) for entry in getattr(catalogue, kind).values() if not entry.sources)
    for imbalance in catalogue.imbalances.values():
        for place, claim in imbalance.claims():
            if not claim.sources:
                yield flaw("imbalances", imbalance, f"{place}/sources", text)
    for assessment in catalogue.assessments.values():
        for position, cut_off in enumerate(assessment.cut_offs):
            if not cut_off.sources:
                yield flaw("assessments", assessment, f"cut_offs/{position}/sources", text)


def grades_have_the_studies_that_they_need(catalogue: Catalogue) -> Iterator[Flaw]:
    """No claim has a grade that the kinds of its sources, where it names any, cannot carry."""
    for imbalance in catalogue.imbalances.values():
        for place, claim in imbalance.claims():
            kinds = Counter(catalogue.sources[slug].kind for slug in claim.sources)
            if kinds and not _carries(kinds, claim.grade):
                text = f"grade {claim.grade} needs {_in_words(NEEDED[claim.grade])}, and its sources are {_listed(kinds)}"
                yield flaw("imbalances", imbalance, f"{place}/grade", text)


def exercises_cite_what_they_claim(catalogue: Catalogue) -> Iterator[Flaw]:
    """An exercise whose texts claim an effect names a source beside our own judgement."""
    for exercise in catalogue.exercises.values():
        texts = (*exercise.instructions, *exercise.cues, *exercise.mistakes, exercise.breathing or "")
        claimed = next((found[0] for text in texts if (found := CLAIM.search(text))), None)
        outside = [slug for slug in exercise.sources if catalogue.sources[slug].kind is not SourceKind.OPINION]
        if claimed and not outside:
            yield flaw(
                "exercises", exercise, "sources", f"{claimed!r} claims an effect, so it names the source that it rests on"
            )


def sources_can_be_found(catalogue: Catalogue) -> Iterator[Flaw]:
    """Every source has a link or says why it has none, and says why its figures were not re-read where they were not."""
    for source in catalogue.sources.values():
        if (source.link is None) is (source.no_link_because is None):
            yield flaw("sources", source, "no_link_because", "a source has a link, or else says why it has none")
        if source.verified is not (source.unverified_because is None):
            yield flaw("sources", source, "unverified_because", "a source was re-read, or else says why it was not")


def _carries(kinds: Mapping[SourceKind, int], grade: EvidenceGrade) -> bool:
    ways = NEEDED.get(grade)
    return ways is None or any(all(kinds.get(kind, 0) >= count for kind, count in way.items()) for way in ways)


def _in_words(ways: Iterable[Mapping[SourceKind, int]]) -> str:
    return " or ".join(f"{count} {kind}" for way in ways for kind, count in way.items())


def _listed(kinds: Mapping[SourceKind, int]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in kinds.items())
