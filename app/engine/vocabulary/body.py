"""Words for the body: its muscles, its sides, and the regions that people come with."""

from enum import StrEnum


class MuscleSlug(StrEnum):
    """The muscles of trunk, hips and legs that the catalogue speaks of."""

    ADDUCTORS = "adductors"
    ERECTOR_SPINAE = "erector-spinae"
    GASTROCNEMIUS = "gastrocnemius"
    GLUTEUS_MAXIMUS = "gluteus-maximus"
    GLUTEUS_MEDIUS = "gluteus-medius"
    GLUTEUS_MINIMUS = "gluteus-minimus"
    HAMSTRINGS = "hamstrings"
    ILIOPSOAS = "iliopsoas"
    LATISSIMUS_DORSI = "latissimus-dorsi"
    MULTIFIDUS = "multifidus"
    OBLIQUES = "obliques"
    PIRIFORMIS = "piriformis"
    QUADRATUS_LUMBORUM = "quadratus-lumborum"
    QUADRICEPS = "quadriceps"
    RECTUS_ABDOMINIS = "rectus-abdominis"
    RECTUS_FEMORIS = "rectus-femoris"
    SOLEUS = "soleus"
    TENSOR_FASCIAE_LATAE = "tensor-fasciae-latae"
    TIBIALIS_ANTERIOR = "tibialis-anterior"
    TRANSVERSUS_ABDOMINIS = "transversus-abdominis"


class Region(StrEnum):
    """The area that people come with."""

    LOWER_BACK = "lower-back"
    LEGS = "legs"
    GLUTES = "glutes"


class Side(StrEnum):
    """A side of the body."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Side":
        """The opposite side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT
