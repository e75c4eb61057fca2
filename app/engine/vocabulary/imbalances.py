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

    A: consistent trials. B: trials or cohorts that mostly agree, or few of them. C: indirect, small or
    conflicting studies. D: expert opinion, or evidence against.
    """

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class SourceKind(StrEnum):
    """What kind of work a source is, which limits what may rest on it."""

    SYSTEMATIC_REVIEW = "systematic-review"
    """Studies gathered by a stated search, pooled or not."""
    GUIDELINE = "guideline"
    """Recommendations of a professional body or a panel that says how it came to them."""
    RANDOMISED_TRIAL = "randomised-trial"
    COHORT = "cohort"
    """People followed over time."""
    TRAINING_STUDY = "training-study"
    """Training or treatment without groups by chance."""
    CROSS_SECTIONAL = "cross-sectional"
    """People measured or asked once."""
    MEASUREMENT = "measurement"
    """Norms, repeatability and validity of a test."""
    LABORATORY = "laboratory"
    """What happens during or right after an exercise, such as the activity of muscles."""
    OVERVIEW = "overview"
    """A review without a stated search, or a protocol with its reasons."""
    TEACHING = "teaching"
    """Books, courses, models and questionnaires."""
    OPINION = "opinion"
    """Our own judgement, and the article that this project started from."""


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
