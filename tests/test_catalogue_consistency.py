"""What must agree within the real catalogue: tags with movements, muscles with patterns, names, sentences, sources."""

import re
from collections.abc import Callable, Iterable, Iterator

import pytest
from pydantic import BaseModel

from app.engine.catalogue import Catalogue, Exercise
from app.engine.measures import is_main_work
from app.engine.vocabulary import (
    AdviceFor,
    AdviceKind,
    DemandSlug,
    DoseMode,
    EquipmentSlug,
    EvidenceGrade,
    Laterality,
    Level,
    Mechanic,
    Modality,
    MovementPattern,
    MuscleRole,
    MuscleSlug,
)
from app.store.seed_checks import SeedFiles
from app.store.seed_files import read_seed
from tests.catalogue_tables import real_catalogue

D, E, M, P = DemandSlug, EquipmentSlug, MuscleSlug, MovementPattern

WEIGHTS_ON_THE_BODY = frozenset({E.BARBELL, E.DUMBBELL, E.KETTLEBELL, E.RESISTANCE_BAND, E.TRAP_BAR})
STANDING_LIFTS = frozenset({P.CARRY, P.HINGE, P.LUNGE, P.SQUAT, P.STEP})
DIFFICULTY_OF: dict[Level, range] = {Level.BEGINNER: range(1, 5), Level.INTERMEDIATE: range(4, 8), Level.ADVANCED: range(6, 11)}

PRIME_MOVERS: dict[MovementPattern, set[MuscleSlug]] = {
    P.BRIDGE: {M.GLUTEUS_MAXIMUS, M.HAMSTRINGS},
    P.CALF: {M.GASTROCNEMIUS, M.SOLEUS, M.TIBIALIS_ANTERIOR},
    P.CARRY: {M.OBLIQUES},
    P.CORE_ANTI_EXTENSION: {M.RECTUS_ABDOMINIS, M.TRANSVERSUS_ABDOMINIS},
    P.CORE_ANTI_LATERAL_FLEXION: {M.OBLIQUES},
    P.CORE_ANTI_ROTATION: {M.OBLIQUES},
    P.CORE_EXTENSION: {M.ERECTOR_SPINAE, M.MULTIFIDUS},
    P.CORE_FLEXION: {M.RECTUS_ABDOMINIS},
    P.HINGE: {M.GLUTEUS_MAXIMUS, M.HAMSTRINGS},
    P.HIP_ABDUCTION: {M.GLUTEUS_MEDIUS},
    P.HIP_ADDUCTION: {M.ADDUCTORS},
    P.HIP_EXTENSION: {M.GLUTEUS_MAXIMUS},
    P.HIP_FLEXION: {M.ILIOPSOAS},
    P.KNEE_EXTENSION: {M.QUADRICEPS},
    P.KNEE_FLEXION: {M.HAMSTRINGS},
    P.LUNGE: {M.QUADRICEPS},
    P.SQUAT: {M.QUADRICEPS},
    P.STEP: {M.QUADRICEPS},
}
"""For each pattern the muscles of which at least one is a primary mover; patterns that train nothing are left out."""


@pytest.fixture(scope="module")
def seed() -> SeedFiles:
    return read_seed()


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return real_catalogue()


def says(exercise: Exercise, pattern: str, *, steps: int | None = None) -> bool:
    """Whether the instructions, or only the first so many of them, say something."""
    return re.search(pattern, " ".join(exercise.instructions[:steps]), re.IGNORECASE) is not None


def always_with(exercise: Exercise, equipment: frozenset[EquipmentSlug]) -> bool:
    """Whether no option does without this equipment."""
    return all(option & equipment for option in exercise.equipment_options)


Applies = Callable[[Exercise], bool]

REQUIRED: dict[str, tuple[Applies, set[DemandSlug]]] = {
    "a standing lift with a weight loads the spine": (
        lambda e: e.pattern in STANDING_LIFTS and always_with(e, WEIGHTS_ON_THE_BODY),
        {D.AXIAL_LOAD},
    ),
    "a bar tempts to hold the breath": (lambda e: always_with(e, frozenset({E.BARBELL, E.TRAP_BAR})), {D.VALSALVA}),
    "a loaded Romanian deadlift brakes with the hamstrings": (
        lambda e: bool(e.equipment_options[0]) and any(re.search("Romanian|RDL", name) for name in (e.name, *e.aliases)),
        {D.ECCENTRIC_HAMSTRING},
    ),
    "a thigh that comes level in a standing squat or lunge bends the knee far": (
        lambda e: e.pattern in {P.SQUAT, P.LUNGE} and says(e, r"thighs? (are|is) (about|at least) level"),
        {D.DEEP_KNEE},
    ),
    "a back knee that comes down to the floor bends far": (
        lambda e: e.pattern is P.LUNGE and says(e, r"back knee [^.]*just above"),
        {D.DEEP_KNEE},
    ),
    "a knee that straightens against a load with a free foot is an open chain": (
        lambda e: e.pattern is P.KNEE_EXTENSION and e.modality is Modality.STRENGTH and not says(e, "working foot flat"),
        {D.OPEN_CHAIN_KNEE_EXTENSION},
    ),
    "a jump has impact": (lambda e: e.modality is Modality.PLYOMETRIC, {D.HIGH_IMPACT}),
    "a take-off is explosive": (
        lambda e: e.modality is Modality.PLYOMETRIC and says(e, r"\b(jump|hop|push off)\b"),
        {D.BALLISTIC},
    ),
    "a step up stands on one leg": (lambda e: e.pattern is P.STEP, {D.SINGLE_LEG}),
    "standing on one leg is said": (lambda e: says(e, "stand on one leg|onto one leg"), {D.SINGLE_LEG}),
    "one leg with full hands needs balance": (
        lambda e: D.SINGLE_LEG in e.demands and says(e, "in each hand|at each side|bar .*upper back"),
        {D.BALANCE},
    ),
    "lying on the back is said": (lambda e: says(e, r"on your back\b|\blie back\b", steps=3), {D.SUPINE}),
    "lying on the front is said": (lambda e: says(e, "face down", steps=3), {D.PRONE}),
    "hands and knees carry weight": (lambda e: says(e, "all fours|on hands and knees"), {D.KNEELING, D.WRIST}),
    "hands and feet carry weight": (lambda e: says(e, "on hands and (toes|feet)"), {D.WRIST}),
    "kneeling is said": (lambda e: says(e, r"^kneel\b", steps=1), {D.KNEELING}),
    "a side support rests on one arm": (
        lambda e: says(e, "on your side") and says(e, "elbow under the shoulder"),
        {D.SIDE_ARM_SUPPORT},
    ),
    "sitting and leaning forwards from the hips bends them far": (
        lambda e: says(e, r"\bsit\b", steps=1) and says(e, "(tip|lean|trunk) forwards? from the hips"),
        {D.HIP_FLEXION_PAST_90},
    ),
}
"""What an exercise of some kind must be tagged with."""

FORBIDDEN: dict[DemandSlug, Applies] = {
    D.AXIAL_LOAD: lambda e: not {D.SUPINE, D.PRONE}.isdisjoint(e.demands),
    D.DEEP_KNEE: lambda e: e.pattern not in {P.SQUAT, P.LUNGE, P.PLYOMETRIC, P.STATIC_STRETCH, P.DYNAMIC_STRETCH},
    D.ECCENTRIC_HAMSTRING: lambda e: M.HAMSTRINGS not in e.muscles_as(MuscleRole.PRIMARY),
    D.GROIN: lambda e: M.ADDUCTORS not in {use.muscle for use in e.muscles},
    D.HIGH_IMPACT: lambda e: e.modality is not Modality.PLYOMETRIC,
    D.NECK: lambda e: D.SUPINE not in e.demands,
    D.OPEN_CHAIN_KNEE_EXTENSION: lambda e: e.pattern is not P.KNEE_EXTENSION,
    D.PRONE: lambda e: D.SUPINE in e.demands,
    D.SIDE_ARM_SUPPORT: lambda e: e.laterality is not Laterality.UNILATERAL,
    D.SINGLE_LEG: lambda e: e.laterality is Laterality.BILATERAL or says(e, r"^(sit|kneel|lie)\b", steps=1),
    D.WRIST: lambda e: D.SUPINE in e.demands,
}
"""Where a tag would contradict the rest of the exercise."""


@pytest.mark.parametrize(("applies", "tags"), REQUIRED.values(), ids=REQUIRED)
def test_exercises_are_tagged_with_what_they_ask(applies: Applies, tags: set[DemandSlug], catalogue: Catalogue) -> None:
    meant = [exercise for exercise in catalogue.exercises.values() if applies(exercise)]

    assert meant
    assert [exercise.slug for exercise in meant if not tags <= exercise.demands] == []


@pytest.mark.parametrize(("tag", "contradicts"), FORBIDDEN.items(), ids=FORBIDDEN)
def test_no_tag_contradicts_its_exercise(tag: DemandSlug, contradicts: Applies, catalogue: Catalogue) -> None:
    tagged = [exercise for exercise in catalogue.exercises.values() if tag in exercise.demands]

    assert [exercise.slug for exercise in tagged if contradicts(exercise)] == []


def test_every_pattern_trains_the_muscles_that_it_is_named_for(catalogue: Catalogue) -> None:
    trained = [e for e in catalogue.exercises.values() if e.pattern in PRIME_MOVERS]

    assert [e.slug for e in trained if PRIME_MOVERS[e.pattern].isdisjoint(e.muscles_as(MuscleRole.PRIMARY))] == []


def test_difficulty_fits_the_level(catalogue: Catalogue) -> None:
    assert [e.slug for e in catalogue.exercises.values() if e.difficulty not in DIFFICULTY_OF[e.level]] == []


def test_one_sided_exercises_say_when_to_change_sides(catalogue: Catalogue) -> None:
    one_sided = [e for e in catalogue.exercises.values() if e.laterality is Laterality.UNILATERAL]

    assert [e.slug for e in one_sided if not says(e, r"\bchange|\bother\b|turn (over|round)")] == []


def test_isolated_exercises_have_at_most_one_compound_muscle_group(catalogue: Catalogue) -> None:
    thighs_and_glutes = {M.QUADRICEPS, M.HAMSTRINGS, M.GLUTEUS_MAXIMUS}
    isolated = [e for e in catalogue.exercises.values() if e.mechanic is Mechanic.ISOLATION and is_main_work(e)]

    assert [e.slug for e in isolated if len(thighs_and_glutes & {*e.muscles_as(MuscleRole.PRIMARY)}) > 1] == []


def test_every_strengthening_exercise_stands_on_a_ladder(catalogue: Catalogue) -> None:
    on_ladders = {slug for ladder in catalogue.ladders.values() for slug in ladder.exercises}

    # It is the only exercise for the shins; more repetitions and feet further from the wall make it harder.
    assert {e.slug for e in catalogue.exercises.values() if is_main_work(e)} - on_ladders == {"tibialis-raise"}


def test_no_two_exercises_differ_by_word_order_alone(catalogue: Catalogue) -> None:
    owners: dict[frozenset[str], set[str]] = {}
    for exercise in catalogue.exercises.values():
        for name in (exercise.name, *exercise.aliases):
            owners.setdefault(bare_words(name), set()).add(exercise.slug)

    assert [slugs for slugs in owners.values() if len(slugs) > 1] == []


def bare_words(name: str) -> frozenset[str]:
    """The words of a name without order, plural and little words."""
    words = re.findall(r"[a-z0-9]+", name.lower().replace("'", ""))
    return frozenset(word.rstrip("s") for word in words) - {"a", "the", "with", "on", "in", "of", "and", "for", "to"}


PHRASES = frozenset(
    {"slug", "aliases", "functions", "see", "equipment", "causes", "signs", "contraindications", "unit", "authors"}
)
NAMES = frozenset({"name", "latin_name", "cluster", "population", "title", "published_in", "measures"})
MARKUP = re.compile(r"[<>*_`#\[\]{}|]|https?://|\.\.|!|\s$")


def texts(value: object, field: str = "") -> Iterator[tuple[str, str]]:
    """Every text of an entry with the name of the field in which it stands."""
    match value:
        case BaseModel():
            for name in type(value).model_fields:
                yield from texts(getattr(value, name), name)
        case str() if type(value) is str:
            yield field, value
        case tuple():
            for part in value:
                yield from texts(part, field)
        case dict():
            for part in value.values():
                yield from texts(part, field)


def prose(seed: SeedFiles) -> Iterable[tuple[str, str, str]]:
    """Slug, field and text of everything that is written to be read."""
    for kind in SeedFiles.__slots__:
        for entry in getattr(seed, kind):
            for field, text in texts(entry):
                if field not in {"link", "effect"} and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
                    yield entry.slug, field, text


def test_texts_have_no_markup(seed: SeedFiles) -> None:
    assert [
        (slug, field, text) for slug, field, text in prose(seed) if field not in {"title", "unit"} and MARKUP.search(text)
    ] == []


def test_prose_is_in_whole_sentences(seed: SeedFiles) -> None:
    sentences = [entry for entry in prose(seed) if entry[1] not in PHRASES | NAMES]

    assert [entry for entry in sentences if not re.match(r"^[A-Z0-9\"'].*[.?]$", entry[2])] == []


def test_names_are_no_sentences(seed: SeedFiles) -> None:
    named = [entry for entry in prose(seed) if entry[1] == "name"]

    assert [entry for entry in named if entry[2].endswith(".") or not re.match("[A-Z0-9]", entry[2])] == []


def test_nothing_is_promised(seed: SeedFiles) -> None:
    promise = re.compile(r"\b(guarantee\w*|cures?|miracle|heals|permanently|proven to|always works)\b", re.IGNORECASE)

    assert [entry for entry in prose(seed) if promise.search(entry[2])] == []


def test_everything_that_claims_something_names_its_sources(seed: SeedFiles) -> None:
    kinds = ("strategies", "imbalances", "assessments", "conditions", "red_flags", "safety_advice")

    assert [entry.slug for kind in kinds for entry in getattr(seed, kind) if not entry.sources] == []


def test_claims_that_rest_on_our_own_judgement_alone_are_graded_as_opinion(seed: SeedFiles) -> None:
    claims = {
        (imbalance.slug, name): getattr(imbalance.evidence, name)
        for imbalance in seed.imbalances
        for name in ("association", "modifiable", "outcome")
    }
    own = {place: claim for place, claim in claims.items() if set(claim.sources) <= {"expert-opinion", "seed-article"}}

    assert own
    assert [place for place, claim in own.items() if claim.grade is not EvidenceGrade.D] == []


def test_arms_stay_below_the_head_with_shoulder_pain(catalogue: Catalogue) -> None:
    raised = [
        exercise
        for exercise in catalogue.exercises.values()
        if says(exercise, r"\barms?\b[^.]*(overhead|over your head|beside (the|your) ears|forward and up)")
        and not says(exercise, "or rest its hand on the shoulder")
    ]

    assert raised
    assert {exercise.slug for exercise in raised} <= catalogue.conditions["shoulder-pain"].excluded_exercises


def test_everyone_hears_advice_of_every_kind(catalogue: Catalogue) -> None:
    general = [advice for advice in catalogue.safety_advice.values() if advice.applies_to is AdviceFor.EVERYONE]

    assert {advice.kind for advice in general} == set(AdviceKind)


def test_there_is_advice_for_everyone_whom_it_may_be_for(catalogue: Catalogue) -> None:
    assert {advice.applies_to for advice in catalogue.safety_advice.values()} == set(AdviceFor)


def test_no_two_pieces_of_advice_of_a_kind_share_a_place(catalogue: Catalogue) -> None:
    places = [(advice.kind, advice.position) for advice in catalogue.safety_advice.values()]

    assert len(places) == len(set(places))


def test_strategies_of_exercises_reach_every_muscle_that_they_aim_at(catalogue: Catalogue, seed: SeedFiles) -> None:
    unreached = {
        strategy.slug: {*strategy.targets}
        - {use.muscle for slug in strategy.exercises for use in catalogue.exercises[slug].muscles}
        for strategy in seed.strategies
        if strategy.mode is not DoseMode.PRINCIPLE
    }

    assert {slug: muscles for slug, muscles in unreached.items() if muscles} == {}
