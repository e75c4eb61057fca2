"""The bibliography, and how sure a claim is."""

from dataclasses import dataclass

from app.engine.vocabulary.imbalances import EvidenceGrade, SourceKind


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of the bibliography."""

    slug: str
    kind: SourceKind
    authors: str
    year: int | None
    title: str
    published_in: str
    link: str | None
    """DOI or stable address as a URL, or None where there is none."""
    no_link_because: str | None
    """Why there is no link; None where there is one."""
    verified: bool
    """False where the cited figure was not re-read in the original."""
    unverified_because: str | None
    """Why it was not re-read; None where it was."""


@dataclass(frozen=True, slots=True)
class EvidenceClaim:
    """How sure one claim about an imbalance is, and why."""

    grade: EvidenceGrade
    because: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Three separate questions: is it linked with complaints, can training change it, does changing it help?"""

    association: EvidenceClaim
    modifiable: EvidenceClaim
    outcome: EvidenceClaim
