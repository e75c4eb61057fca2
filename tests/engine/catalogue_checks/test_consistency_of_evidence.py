"""The checks of what claims rest on. Each names the fault and the place."""

from dataclasses import replace

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue_checks import evidence
from app.engine.vocabulary.imbalances import EvidenceGrade, SourceKind
from tests.catalogue_tables import real_catalogue
from tests.engine.rules.bending import Bend, Case, Check, bent, exercise, imbalance, strategy

A, B, C, D = EvidenceGrade
REVIEW, GUIDELINE, TRIAL, COHORT = (
    SourceKind.SYSTEMATIC_REVIEW,
    SourceKind.GUIDELINE,
    SourceKind.RANDOMISED_TRIAL,
    SourceKind.COHORT,
)
OUTCOME = "/imbalances/weak-glutes/evidence/outcome"
NOT_STUDIES = (SourceKind.TEACHING, SourceKind.OPINION)


def outcome(**changes: object) -> Bend:
    """Bends how sure it is that training weak glutes helps."""

    def bend(catalogue: Catalogue) -> Catalogue:
        graded = catalogue.imbalances["weak-glutes"].evidence
        bent_claim = replace(graded.outcome, **changes)  # type: ignore[arg-type] # any field
        return imbalance(evidence=replace(graded, outcome=bent_claim))(catalogue)

    return bend


def posture(**changes: object) -> Bend:
    """Bends what weak glutes may do to posture."""

    def bend(catalogue: Catalogue) -> Catalogue:
        first, *others = catalogue.imbalances["weak-glutes"].possible_effects
        return imbalance(possible_effects=(replace(first, **changes), *others))(catalogue)  # type: ignore[arg-type] # any field

    return bend


def resting_on(grade: EvidenceGrade, *kinds: SourceKind) -> Bend:
    """Lets the outcome rest on as many sources of these kinds, under the grade."""

    def bend(catalogue: Catalogue) -> Catalogue:
        a_source = catalogue.sources["sadler-2017"]
        made = {f"made-{n}": replace(a_source, slug=f"made-{n}", kind=kind) for n, kind in enumerate(kinds)}
        cited = replace(catalogue, sources={**catalogue.sources, **made})
        return outcome(grade=grade, sources=tuple(made))(cited)

    return bend


def unsourced_cut_off(catalogue: Catalogue) -> Catalogue:
    cut_offs = catalogue.assessments["side-bridge-hold"].cut_offs
    return bent("assessments", "side-bridge-hold", cut_offs=(replace(cut_offs[0], sources=()), *cut_offs[1:]))(catalogue)


CASES: dict[str, Case] = {
    "strategy without a source": (
        evidence.claims_name_their_sources,
        strategy(sources=()),
        "/strategies/strengthen-glutes/sources",
        "names the source",
    ),
    "grade without a source": (
        evidence.claims_name_their_sources,
        outcome(sources=()),
        f"{OUTCOME}/sources",
        "names the source",
    ),
    "effect without a source": (
        evidence.claims_name_their_sources,
        posture(sources=()),
        "/imbalances/weak-glutes/possible_effects/0/sources",
        "names the source",
    ),
    "cut-off without a source": (
        evidence.claims_name_their_sources,
        unsourced_cut_off,
        "/assessments/side-bridge-hold/cut_offs/0/sources",
        "names the source",
    ),
    "opinion graded as evidence": (
        evidence.grades_have_the_studies_that_they_need,
        outcome(grade=C, sources=("expert-opinion",)),
        f"{OUTCOME}/grade",
        "and its sources are 1 opinion",
    ),
    "effect graded above its source": (
        evidence.grades_have_the_studies_that_they_need,
        posture(grade=B, sources=("pizol-2023",)),
        "/imbalances/weak-glutes/possible_effects/0/grade",
        "grade B needs 1 systematic-review or 1 guideline or 1 randomised-trial or 2 cohort",
    ),
    "exercise that claims an effect": (
        evidence.exercises_cite_what_they_claim,
        exercise("clamshell-band", sources=(), cues=("Move slowly.", "Lowers the risk of a strain.")),
        "/exercises/clamshell-band/sources",
        "'risk' claims an effect",
    ),
    "exercise that claims an effect on our own word": (
        evidence.exercises_cite_what_they_claim,
        exercise("clamshell-band", sources=("expert-opinion",), cues=("Move slowly.", "Works at 80 percent.")),
        "/exercises/clamshell-band/sources",
        "'percent' claims an effect",
    ),
    "source without a link or a reason": (
        evidence.sources_can_be_found,
        bent("sources", "sadler-2017", link=None),
        "/sources/sadler-2017/no_link_because",
        "else says why it has none",
    ),
    "source with a link and a reason for none": (
        evidence.sources_can_be_found,
        bent("sources", "sadler-2017", no_link_because="A book."),
        "/sources/sadler-2017/no_link_because",
        "else says why it has none",
    ),
    "source that was not re-read for no reason": (
        evidence.sources_can_be_found,
        bent("sources", "sadler-2017", verified=False),
        "/sources/sadler-2017/unverified_because",
        "else says why it was not",
    ),
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return real_catalogue()


@pytest.mark.parametrize(("check", "bend", "pointer", "text"), CASES.values(), ids=CASES)
def test_check_names_the_fault_and_its_place(check: Check, bend: Bend, pointer: str, text: str, catalogue: Catalogue) -> None:
    found = {flaw.pointer: flaw.text for flaw in check(bend(catalogue))}

    assert text in found.get(pointer, f"nothing at {pointer}: {found}")


@pytest.mark.parametrize(
    ("grade", "kinds"),
    [
        (A, (REVIEW,)),
        (A, (TRIAL, TRIAL)),
        (B, (REVIEW,)),
        (B, (GUIDELINE,)),
        (B, (TRIAL,)),
        (B, (COHORT, COHORT)),
        *((C, (kind,)) for kind in SourceKind if kind not in NOT_STUDIES),
        *((D, (kind,)) for kind in SourceKind),
    ],
)
def test_scale_lets_a_grade_rest_on_what_it_needs(
    grade: EvidenceGrade, kinds: tuple[SourceKind, ...], catalogue: Catalogue
) -> None:
    assert list(evidence.grades_have_the_studies_that_they_need(resting_on(grade, *kinds)(catalogue))) == []


@pytest.mark.parametrize(
    ("grade", "kinds"),
    [
        (A, (TRIAL,)),
        (A, (GUIDELINE, GUIDELINE)),
        (A, (COHORT, COHORT, COHORT)),
        (A, (TRIAL, COHORT)),
        (B, (COHORT,)),
        (B, (SourceKind.CROSS_SECTIONAL, SourceKind.CROSS_SECTIONAL)),
        (B, (SourceKind.TRAINING_STUDY, SourceKind.LABORATORY)),
        (B, (COHORT, SourceKind.OVERVIEW)),
        *((C, (kind, kind)) for kind in NOT_STUDIES),
    ],
)
def test_scale_refuses_a_grade_that_its_sources_cannot_carry(
    grade: EvidenceGrade, kinds: tuple[SourceKind, ...], catalogue: Catalogue
) -> None:
    flaws = list(evidence.grades_have_the_studies_that_they_need(resting_on(grade, *kinds)(catalogue)))

    assert [flaw.pointer for flaw in flaws] == [f"{OUTCOME}/grade"]
