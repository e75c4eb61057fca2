"""What each field test speaks for: the imbalances that a low, a high or a one-sided result may point to."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.engine.vocabulary.imbalances import Nature

NEVER_CONCLUDED = frozenset({"anterior-pelvic-tilt", "posterior-pelvic-tilt", "sway-back", "imbalanced-leg-muscles"})
"""Postures, which no field test shows, and the imbalance that only gathers more specific ones."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Which imbalances a field test speaks for, by the way in which its result is off."""

    kind: Nature
    """Tests of one kind can confirm each other."""
    below: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    difference: tuple[str, ...] = ()
    """What a side difference speaks for; the lower side is the weaker one."""
    supports: tuple[str, ...] = ()
    """Those of them for which it is a sign beside another test only, because it asks for much else too."""
    crossed: tuple[str, ...] = ()
    """Those of them that lie on the other side than the lower value: bending to the left stretches the right."""
    silent_on: tuple[str, ...] = ()
    """Imbalances that name the test although its result alone says nothing about them."""


READINGS: Mapping[str, Reading] = MappingProxyType(
    {
        "active-knee-extension": Reading(Nature.FLEXIBILITY, above=("tight-hamstrings",)),
        "adductor-to-abductor-ratio": Reading(
            Nature.STRENGTH, below=("adductor-abductor-imbalance",), silent_on=("weak-hip-abductors",)
        ),
        "biering-sorensen-hold": Reading(
            Nature.ENDURANCE, below=("weak-back-extensor-endurance", "weak-core"), supports=("weak-core",)
        ),
        "chair-stand-30s": Reading(Nature.STRENGTH, below=("weak-quadriceps", "weak-glutes"), supports=("weak-glutes",)),
        "flexor-endurance-hold": Reading(Nature.ENDURANCE, below=("weak-core",), silent_on=("weak-back-extensor-endurance",)),
        "knee-to-wall-lunge": Reading(
            Nature.FLEXIBILITY,
            below=("tight-calves", "dynamic-valgus"),
            difference=("tight-calves",),
            supports=("dynamic-valgus",),
        ),
        "lateral-step-down": Reading(
            Nature.CONTROL, above=("dynamic-valgus", "weak-hip-abductors"), supports=("weak-hip-abductors",)
        ),
        "leg-curl-to-extension-ratio": Reading(
            Nature.STRENGTH, below=("weak-hamstrings",), difference=("left-right-asymmetry",), silent_on=("weak-quadriceps",)
        ),
        "modified-thomas": Reading(Nature.FLEXIBILITY, above=("tight-hip-flexors",), silent_on=("tight-quadriceps",)),
        "pelvic-angle": Reading(Nature.CONTROL),
        "prone-hip-extension-pattern": Reading(Nature.CONTROL, silent_on=("weak-glutes",)),
        "prone-knee-bend": Reading(
            Nature.FLEXIBILITY, above=("tight-quadriceps", "tight-hip-flexors"), supports=("tight-hip-flexors",)
        ),
        "prone-plank-hold": Reading(Nature.ENDURANCE, below=("weak-core",)),
        "side-bend-reach": Reading(
            Nature.FLEXIBILITY,
            difference=("limited-lateral-flexion", "ql-asymmetry"),
            supports=("ql-asymmetry",),
            crossed=("limited-lateral-flexion",),
        ),
        "side-bridge-hold": Reading(
            Nature.ENDURANCE,
            difference=("lateral-trunk-asymmetry", "ql-asymmetry"),
            supports=("ql-asymmetry",),
            silent_on=("weak-core",),
        ),
        "side-lying-abduction-reps": Reading(Nature.STRENGTH, difference=("weak-hip-abductors",)),
        "single-leg-bridge-reps": Reading(Nature.STRENGTH, below=("weak-glutes",), difference=("left-right-asymmetry",)),
        "single-leg-hamstring-bridge-reps": Reading(Nature.STRENGTH, below=("weak-hamstrings",)),
        "single-leg-heel-rise-reps": Reading(Nature.STRENGTH, below=("weak-calves",), difference=("left-right-asymmetry",)),
        "single-leg-hop": Reading(Nature.STRENGTH, difference=("left-right-asymmetry",), silent_on=("dynamic-valgus",)),
        "single-leg-press-estimate": Reading(
            Nature.STRENGTH, difference=("left-right-asymmetry", "weak-quadriceps"), supports=("weak-quadriceps",)
        ),
        "sit-and-reach": Reading(Nature.FLEXIBILITY, below=("tight-hamstrings",)),
        "straight-leg-raise-test": Reading(Nature.FLEXIBILITY, below=("tight-hamstrings",)),
        "supine-bridge-hold": Reading(Nature.ENDURANCE, below=("weak-core", "weak-glutes"), supports=("weak-glutes",)),
        "trendelenburg-stance": Reading(
            Nature.CONTROL, above=("weak-hip-abductors", "dynamic-valgus"), supports=("dynamic-valgus",)
        ),
        "y-balance": Reading(Nature.CONTROL, difference=("left-right-asymmetry",)),
    }
)
"""Every field test that can be scored, and what it speaks for."""
