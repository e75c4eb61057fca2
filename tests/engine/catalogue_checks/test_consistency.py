"""The checks between entries and of texts, and all checks together. Each names the fault and the place."""

from dataclasses import replace

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Ladder
from app.engine.catalogue.imbalances import PhaseExercises, StrategyLink
from app.engine.catalogue_checks import CHECKS, coverage, flaws_of, links, readings, texts
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.imbalances import CorrectivePhase, DoseMode
from app.engine.vocabulary.safety import SafetyResponse
from tests.catalogue_tables import real_catalogue
from tests.engine.catalogue_checks import test_consistency_of_entries as of_entries
from tests.engine.catalogue_checks import test_consistency_of_evidence as of_evidence
from tests.engine.catalogue_checks import test_consistency_of_protocols as of_protocols
from tests.engine.rules.bending import Bend, Case, Check, bent, exercise, imbalance, strategy

M = MuscleSlug


def certain_effect(catalogue: Catalogue) -> Catalogue:
    effects = catalogue.imbalances["weak-glutes"].possible_effects
    return imbalance(possible_effects=(replace(effects[0], statement="The pelvis drops."), *effects[1:]))(catalogue)


def phases_in(*order: CorrectivePhase) -> Bend:
    """The strengthening of weak glutes with a bridge in these phases."""
    phases = tuple(PhaseExercises(phase, ("glute-bridge",)) for phase in order)
    return imbalance(strategies=(StrategyLink("strengthen-glutes", phases),))


def reading(slug: str, **changes: object) -> Bend:
    """Bends what a field test speaks for."""

    def bend(catalogue: Catalogue) -> Catalogue:
        bent_reading = replace(catalogue.assessments[slug].reading, **changes)  # type: ignore[arg-type] # any field
        return bent("assessments", slug, reading=bent_reading)(catalogue)

    return bend


def back_to_front(catalogue: Catalogue) -> Catalogue:
    """A ladder, and the same ladder the other way round."""
    alike = ("plank", "glute-bridge")
    ladders = {"there": Ladder("there", "There", alike), "back": Ladder("back", "Back", alike[::-1])}
    return replace(catalogue, ladders=ladders)


CASES: dict[str, Case] = {
    "ladder that gets easier": (
        links.ladders_never_get_easier,
        lambda c: replace(c, ladders={"down": Ladder("down", "Down", ("hip-thrust-barbell", "glute-bridge"))}),
        "/ladders/down/exercises/1",
        "'glute-bridge' (2) is easier than 'hip-thrust-barbell' (6) before it",
    ),
    "ladders in a circle": (links.ladders_run_one_way, back_to_front, "/ladders", "go round in a circle"),
    "strategy out of order": (
        links.strategies_begin_with_the_easiest,
        strategy(exercises=("hip-thrust-barbell", "glute-bridge")),
        "/strategies/strengthen-glutes/exercises/1",
        "is easier than 'hip-thrust-barbell'",
    ),
    "strategy that misses its aim": (
        links.strategies_reach_their_targets,
        strategy(targets=(M.GLUTEUS_MAXIMUS, M.SOLEUS)),
        "/strategies/strengthen-glutes/targets/1",
        "none of its exercises works the soleus",
    ),
    "phases the wrong way round": (
        links.phases_follow_the_session,
        phases_in(CorrectivePhase.INTEGRATE, CorrectivePhase.ACTIVATE),
        "/imbalances/weak-glutes/strategies/0/phases/1/phase",
        "activate comes before integrate",
    ),
    "silence about effects": (
        links.every_kind_of_effect_is_graded,
        imbalance(possible_effects=()),
        "/imbalances/weak-glutes/possible_effects",
        "nothing is said of injury_risk, performance, posture",
    ),
    "test for information that flags": (
        readings.tests_for_information_flag_nothing,
        bent("assessments", "side-bridge-hold", informational_only=True),
        "/assessments/side-bridge-hold/cut_offs",
        "flags nothing",
    ),
    "test that flags without an error": (
        readings.tests_that_flag_know_their_error,
        bent("assessments", "side-bridge-hold", error=None),
        "/assessments/side-bridge-hold/error",
        "how much may be chance",
    ),
    "markup": (
        texts.texts_have_no_markup,
        exercise(cues=("Push through the <b>heels</b>.", "Squeeze.")),
        "/exercises/glute-bridge/cues/0",
        "'<' is no part of plain text",
    ),
    "address in a cause": (
        texts.texts_have_no_markup,
        imbalance(causes=("See https://example.org",)),
        "/imbalances/weak-glutes/causes/0",
        "'https://' is no part",
    ),
    "sentence without an end": (
        texts.prose_is_in_whole_sentences,
        exercise(cues=("Push through the heels.", "squeeze")),
        "/exercises/glute-bridge/cues/1",
        "ends with a full stop",
    ),
    "name with a full stop": (
        texts.names_are_no_sentences,
        imbalance(name="Weak glutes."),
        "/imbalances/weak-glutes/name",
        "ends without a full stop",
    ),
    "promise": (
        texts.nothing_is_promised,
        strategy(rationale="It cures every pain."),
        "/strategies/strengthen-glutes/rationale",
        "'cures' promises more",
    ),
    "certain effect": (
        texts.effects_may_happen,
        certain_effect,
        "/imbalances/weak-glutes/possible_effects/0/statement",
        "say that it may happen",
    ),
    "imbalance without an answer": (
        coverage.imbalances_are_answered,
        imbalance(strategies=(StrategyLink("strengthen-glutes", ()),)),
        "/imbalances/weak-glutes/strategies",
        "no exercise answers it",
    ),
    "weak muscle that nothing trains": (
        coverage.weak_muscles_can_be_trained,
        imbalance(weak=(M.GLUTEUS_MAXIMUS, M.TENSOR_FASCIAE_LATAE)),
        "/imbalances/weak-glutes/muscles/weak/1",
        "no exercise for beginners without equipment trains it: the tensor-fasciae-latae",
    ),
    "short muscle that nothing stretches": (
        coverage.short_muscles_can_be_stretched,
        imbalance(short=(M.TRANSVERSUS_ABDOMINIS,)),
        "/imbalances/weak-glutes/muscles/short/0",
        "is a held stretch for it: the transversus-abdominis",
    ),
    "emergency that a clinician's word would clear": (
        links.urgent_flags_refuse,
        bent("red_flags", "saddle-numbness", response=SafetyResponse.CLEARANCE),
        "/red_flags/saddle-numbness/response",
        "what is emergency is refused until it was examined",
    ),
    "nothing for those without a finding": (
        coverage.screening_always_has_an_answer,
        bent("protocols", "imbalanced-leg-muscles", by_default=False),
        "/protocols",
        "none is by default",
    ),
    "two answers for those without a finding": (
        coverage.screening_always_has_an_answer,
        bent("protocols", "weak-core", by_default=True),
        "/protocols/weak-core/by_default",
        "'imbalanced-leg-muscles' is by default already",
    ),
    "test for information that points somewhere": (
        readings.tests_for_information_flag_nothing,
        reading("pelvic-angle", below=("weak-core",)),
        "/assessments/pelvic-angle/reading",
        "points to nothing",
    ),
    "limit that speaks for nothing": (
        readings.limits_speak_for_something,
        reading("prone-plank-hold", below=()),
        "/assessments/prone-plank-hold/cut_offs/0/comparison",
        "names no imbalance for below",
    ),
    "sides of a test without any": (
        readings.sides_are_read_where_they_are_measured,
        reading("prone-plank-hold", difference=("weak-core",)),
        "/assessments/prone-plank-hold/reading/difference",
        "the test has no sides",
    ),
    "sides of which the higher one is the worse": (
        readings.sides_are_read_where_they_are_measured,
        reading("active-knee-extension", difference=("tight-hamstrings",)),
        "/assessments/active-knee-extension/reading/difference",
        "high values are the worse ones",
    ),
    "support of what it does not speak for": (
        readings.exceptions_are_among_what_is_spoken_for,
        reading("prone-plank-hold", supports=("weak-glutes",)),
        "/assessments/prone-plank-hold/reading/supports",
        "no result points to 'weak-glutes'",
    ),
    "silence on what it speaks for": (
        readings.exceptions_are_among_what_is_spoken_for,
        reading("prone-plank-hold", silent_on=("weak-core",)),
        "/assessments/prone-plank-hold/reading/silent_on",
        "a result points to 'weak-core'",
    ),
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return real_catalogue()


@pytest.mark.parametrize(("check", "bend", "pointer", "text"), CASES.values(), ids=CASES)
def test_check_names_the_fault_and_its_place(check: Check, bend: Bend, pointer: str, text: str, catalogue: Catalogue) -> None:
    found = {flaw.pointer: flaw.text for flaw in check(bend(catalogue))}

    assert text in found.get(pointer, f"nothing at {pointer}: {found}")


@pytest.mark.parametrize("check", CHECKS)
def test_check_passes_what_is_sound(check: Check, catalogue: Catalogue) -> None:
    assert list(check(catalogue)) == []


def test_every_check_has_a_case() -> None:
    cases = CASES | of_entries.CASES | of_evidence.CASES | of_protocols.CASES

    assert {check for check, *_ in cases.values()} == set(CHECKS)


def test_everything_that_is_wrong_is_found_at_once(catalogue: Catalogue) -> None:
    wrong = exercise(difficulty=9, cues=("squeeze", "Push."), demands=frozenset())(catalogue)

    places = {flaw.pointer for flaw in flaws_of(wrong) if flaw.pointer.startswith("/exercises/glute-bridge/")}

    assert places == {f"/exercises/glute-bridge/{place}" for place in ("difficulty", "cues/0", "demands")}


def test_principles_need_not_reach_their_targets(catalogue: Catalogue) -> None:
    principle = strategy(mode=DoseMode.PRINCIPLE, targets=(M.SOLEUS,))(catalogue)

    assert list(links.strategies_reach_their_targets(principle)) == []
