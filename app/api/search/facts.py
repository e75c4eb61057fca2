"""What is true of an exercise in the words of names, beside what it is called."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

from app.api.search.vocabulary import Words, plain_words, vocabulary
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.vocabulary.exercises import DemandSlug, EquipmentSlug, Laterality, Modality, MovementPattern, MuscleRole

OTHER_NAME = 0.6
WORKED = 0.5
FACT = 0.9
PATTERN = 0.7
MAIN_MUSCLE = 0.8
MUSCLE = {MuscleRole.PRIMARY: 0.7, MuscleRole.LENGTHENED: 0.6, MuscleRole.RELEASED: 0.6, MuscleRole.SECONDARY: 0.4}
IMBALANCE = 0.5
"""How much a word counts that stands there, of 1 for one of the name itself; the main muscle is the first primary one."""

WORDS_OF_EQUIPMENT = {
    EquipmentSlug.CABLE_MACHINE: ("cable",),
    EquipmentSlug.MINI_BAND: ("mini", "band"),
    EquipmentSlug.RESISTANCE_BAND: ("band",),
}
"""Where they are others than the slug."""
WEIGHTS = frozenset(
    {
        EquipmentSlug.ANKLE_WEIGHT,
        EquipmentSlug.BARBELL,
        EquipmentSlug.DUMBBELL,
        EquipmentSlug.KETTLEBELL,
        EquipmentSlug.MACHINE,
        EquipmentSlug.TRAP_BAR,
    }
)
JOINT_PATTERNS = frozenset(
    {
        MovementPattern.HIP_ABDUCTION,
        MovementPattern.HIP_ADDUCTION,
        MovementPattern.HIP_EXTENSION,
        MovementPattern.HIP_FLEXION,
        MovementPattern.KNEE_EXTENSION,
        MovementPattern.KNEE_FLEXION,
    }
)
"""Patterns that say which way a joint moves; those of the trunk say which way it does not."""
WORDS_OF_LATERALITY = {Laterality.BILATERAL: ("two-legs",), Laterality.UNILATERAL: ("one-leg",)}
WORDS_OF_PATTERN = {MovementPattern.STATIC_STRETCH: ("stretch",), MovementPattern.DYNAMIC_STRETCH: ("stretch",)}
WORDS_OF_MODALITY = {Modality.PLYOMETRIC: ("jump",), Modality.RELEASE: ("foam-roller",)}
WORDS_OF_DEMAND = {
    DemandSlug.PRONE: ("prone", "lying"),
    DemandSlug.SUPINE: ("supine", "lying"),
    DemandSlug.KNEELING: ("kneeling",),
}


UNUSUAL_KINDS = frozenset({"stretch", "jump"})


def facts_of(exercise: Exercise) -> frozenset[str]:
    """Deciding words that the fields of the entry say of it."""
    facts = {*WORDS_OF_LATERALITY.get(exercise.laterality, ()), *WORDS_OF_PATTERN.get(exercise.pattern, ())}
    facts.update(WORDS_OF_MODALITY.get(exercise.modality, ()))
    if exercise.pattern in JOINT_PATTERNS:
        facts |= vocabulary().groups.keys() & set(_words_in(exercise.pattern))
    for demand in exercise.demands:
        facts.update(WORDS_OF_DEMAND.get(demand, ()))
    for option in exercise.equipment_options:
        facts.update(word for item in option for word in WORDS_OF_EQUIPMENT.get(item, (item.value,)))
        facts.update({"weighted"} if option & WEIGHTS else {"bodyweight"} if not option else ())
    return frozenset(facts)


def unusual_in(facts: AbstractSet[str]) -> Iterator[str]:
    """A word of each group of which texts would name one if they meant the exercise and did not call it by its name."""
    if "bodyweight" not in facts:
        yield "bodyweight"
    yield from facts & UNUSUAL_KINDS


def worked(exercise: Exercise, catalogue: Catalogue) -> frozenset[str]:
    """The words for the muscles that the exercise is for."""
    muscles = (catalogue.muscles[muscle] for muscle in (*exercise.primary, *exercise.eased))
    names = (name for muscle in muscles for name in (muscle.name, muscle.latin_name, *muscle.aliases))
    return frozenset(word for name in names for word in _words_in(name))


def described(exercise: Exercise, catalogue: Catalogue) -> Iterator[tuple[str, float]]:
    """What else the exercise may be searched by, with how much it counts: its movement, its muscles, what it answers."""
    yield from ((word, PATTERN) for word in _words_in(exercise.pattern))
    for place, use in enumerate(exercise.muscles):
        muscle = catalogue.muscles[use.muscle]
        weight = MAIN_MUSCLE if place == 0 and use.role is MuscleRole.PRIMARY else MUSCLE[use.role]
        for name in (muscle.name, muscle.latin_name, *muscle.aliases):
            yield from ((word, weight) for word in _words_in(name))
    for slug in catalogue.imbalances_of.get(exercise.slug, ()):
        yield from ((word, IMBALANCE) for word in _words_in(catalogue.imbalances[slug].name))


@lru_cache(maxsize=512)
def _words_in(text: str) -> Words:
    return vocabulary().read(plain_words(text))
