"""The audit: a whole program held against the rule book."""

from collections.abc import Sequence

from app.engine.catalogue.catalogue import Catalogue
from app.engine.client import Client
from app.engine.program import Finding, Program, Report
from app.engine.rules import RULE_BOOK, RULE_IDS, Rule
from app.engine.rules.facts import Facts, facts_of
from app.engine.vocabulary.programs import RuleSeverity


def audit(
    program: Program,
    catalogue: Catalogue,
    rules: Sequence[Rule] = RULE_BOOK,
    client: Client | None = None,
    *,
    begins_training: bool = True,
) -> Report:
    """What the rules say of a program: findings in the order of the rule book, then by place in the program.

    `client` is the program's profile resolved, where that was done already. `begins_training` is false where nobody says
    that the first week is the person's first.
    """
    facts = facts_of(program, catalogue, RULE_IDS, client, begins_training=begins_training)
    findings = tuple(finding for rule in rules for finding in _findings(rule, facts))
    passed = all(finding.severity is not RuleSeverity.MUST for finding in findings)
    return Report(passed=passed, rules_checked=len(rules), findings=findings)


def _findings(rule: Rule, facts: Facts) -> list[Finding]:
    found = sorted(rule.check(facts), key=lambda violation: _place(violation.pointer))
    return [Finding(rule.id, rule.severity, v.pointer, v.measured, v.allowed, v.text, rule.sources) for v in found]


def _place(pointer: str) -> list[tuple[int, str]]:
    """Sorts pointers as they stand in the program: week 2 before week 10."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in pointer.split("/")]
