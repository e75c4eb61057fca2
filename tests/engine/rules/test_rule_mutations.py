"""A good program keeps every rule; one change to it breaks exactly the rule that is about it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from app.engine.audit.audit import audit
from app.engine.program import Program
from app.engine.rules import RULE_BOOK, Rule
from tests.engine.catalogue_checks.good_catalogue import GOOD_CATALOGUE
from tests.engine.rules import mutations
from tests.engine.rules.mutation_table import MUTATIONS
from tests.engine.rules.mutations import GOOD


def test_good_program_breaks_no_rule() -> None:
    report = audit(GOOD, GOOD_CATALOGUE)

    assert report.findings == ()
    assert report.passed


def test_every_rule_has_its_mutation() -> None:
    assert MUTATIONS.keys() == {rule.check for rule in RULE_BOOK}


@pytest.mark.parametrize("rule", RULE_BOOK, ids=lambda rule: rule.id)
def test_every_rule_has_its_table_of_cases(rule: Rule) -> None:
    table = Path(__file__).with_name(f"test_rules_{rule.topic}.py").read_text(encoding="utf-8")

    assert re.search(rf"\b{rule.check.__name__}\b", table)


@pytest.mark.parametrize("rule", RULE_BOOK, ids=lambda rule: rule.id)
def test_mutation_breaks_its_rule_and_no_other(rule: Rule) -> None:
    mutation = MUTATIONS[rule.check]

    report = audit(mutation.make(), GOOD_CATALOGUE)

    assert {finding.rule for finding in report.findings} == {r.id for r in RULE_BOOK if r.check in {rule.check, *mutation.also}}


@pytest.mark.parametrize(
    ("make", "kept"),
    [
        pytest.param(mutations.with_good_jumps, True, id="as they should be"),
        pytest.param(mutations.with_untested_jumps, False, id="landing not tested"),
        pytest.param(lambda: mutations.with_jumps(3, 6, mutations.with_good_jumps()), False, id="too early"),
        pytest.param(lambda: mutations.with_jumps(5, 8, mutations.with_good_jumps()), False, id="more in the easy week"),
        pytest.param(lambda: mutations.with_jumps(7, 29, mutations.with_good_jumps()), False, id="many more in a week"),
        pytest.param(lambda: mutations.with_jumps_of_class(2), False, id="above the level"),
    ],
)
def test_jumps_in_a_good_program_break_their_own_rule_alone(make: Callable[[], Program], kept: bool) -> None:
    report = audit(make(), GOOD_CATALOGUE)

    assert {finding.rule for finding in report.findings} == (set() if kept else {"jumps-pass-their-gate"})
