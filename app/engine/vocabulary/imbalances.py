"""Words for imbalances and what answers them: kind, degree, evidence, phases and dosage of a strategy."""

from enum import StrEnum


class Nature(StrEnum):
    """What kind of difference an imbalance is."""

    STRENGTH = "strength"
    FLEXIBILITY = "flexibility"
    ENDURANCE = "endurance"
    CONTROL = "control"


class Axis(StrEnum):
    """Between what the difference lies: two sides, opposing muscles, or one region against the rest."""

    LEFT_RIGHT = "left-right"
    AGONIST_ANTAGONIST = "agonist-antagonist"
    REGIONAL = "regional"


class EvidenceGrade(StrEnum):
    """How sure a claim is.

    A: consistent trials. B: several trials or cohorts, some disagreeing. C: cross-sectional or
    conflicting studies. D: expert opinion, or evidence against.
    """

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class CorrectivePhase(StrEnum):
    """The four steps in which a strategy works, in order. A teaching model (grade D), used as session order only."""

    INHIBIT = "inhibit"
    LENGTHEN = "lengthen"
    ACTIVATE = "activate"
    INTEGRATE = "integrate"


class DoseMode(StrEnum):
    """The family of dosage that a strategy or an exercise follows."""

    STRENGTH = "strength"
    CORE = "core"
    ACTIVATION = "activation"
    PLYOMETRIC = "plyometric"
    STATIC_STRETCH = "static-stretch"
    DYNAMIC_STRETCH = "dynamic-stretch"
    RELEASE = "release"
    PRINCIPLE = "principle"


class Severity(StrEnum):
    """How marked an imbalance is."""

    MILD = "mild"
    MODERATE = "moderate"
    MARKED = "marked"
