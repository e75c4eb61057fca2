"""A coach's light draft, held against as much of the rule book as it says enough for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.engine.audit.audit import audit
from app.engine.audit.draft import Draft
from app.engine.audit.draft_program import DraftProgram
from app.engine.audit.silences import LEAST_READ_SHARE, RULES_OF_ABSENCE, RULES_OF_ORDER, unsaid
from app.engine.catalogue.catalogue import Catalogue
from app.engine.program import Finding, Report
from app.engine.rules import RULE_BOOK, recovery
from app.engine.vocabulary.programs import RuleSeverity, Verdict

_ITEM_POINTER = re.compile(r"/weeks/\d+/sessions/\d+/blocks/\d+/items/\d+")
_EXERCISE_POINTER = re.compile(r"/exercises/([^/]+)")
_WEEK_POINTER = re.compile(r"/weeks/(\d+)")

_IDS_OF_ABSENCE = frozenset(rule.id for rule in RULE_BOOK if rule.check in RULES_OF_ABSENCE)
_IDS_OF_ORDER = frozenset(rule.id for rule in RULE_BOOK if rule.check in RULES_OF_ORDER)
_ID_OF_REST = next(rule.id for rule in RULE_BOOK if rule.check is recovery.week_has_a_rest_day)


@dataclass(frozen=True, slots=True)
class DraftAudit:
    """What the rule book says of a draft, how much of it was read, and which rules could not be checked."""

    verdict: Verdict
    read_share: float
    report: Report
    """Its findings point into the draft."""
    not_checked: Mapping[str, str]
    """Why not, by id of the rule."""


def verdict_of(report: Report, read_share: float = 1.0) -> Verdict:
    """What the report comes to, where so much was read."""
    if read_share < LEAST_READ_SHARE:
        return Verdict.INCOMPLETE
    return Verdict.PASSED if report.passed else Verdict.FAILED


def audit_draft(draft: Draft, catalogue: Catalogue) -> DraftAudit:
    """The draft held against every rule that it says enough for. What was not read counts neither as kept nor as missing."""
    made = DraftProgram(draft, catalogue)
    silences = unsaid(draft, catalogue, made.client)
    rules = tuple(rule for rule in RULE_BOOK if rule.id not in silences)
    found = audit(made.program, catalogue, rules, made.client, begins_training=False).findings
    findings = [_of_draft(finding, made.places) for finding in found if not _rests_on_an_easy_day(finding, made)]
    certain = [finding for finding in findings if not _may_be_unfounded(finding, draft)]
    withheld = {finding.rule for finding in findings} - {finding.rule for finding in certain}
    not_checked = {
        rule.id: silences.get(rule.id, "lines that may keep it were not read")
        for rule in RULE_BOOK
        if rule.id in silences or rule.id in withheld
    }
    report = _report(certain, len(RULE_BOOK) - len(not_checked))
    return DraftAudit(verdict_of(report, draft.read_share), draft.read_share, report, not_checked)


def _report(findings: Sequence[Finding], rules_checked: int) -> Report:
    passed = all(finding.severity is not RuleSeverity.MUST for finding in findings)
    return Report(passed=passed, rules_checked=rules_checked, findings=tuple(findings))


def _may_be_unfounded(finding: Finding, draft: Draft) -> bool:
    """True where something is missing that a line of the same week, which was not read, may hold."""
    week = _WEEK_POINTER.match(finding.pointer)
    return finding.rule in _IDS_OF_ABSENCE and week is not None and not draft.is_read(int(week[1]))


def _rests_on_an_easy_day(finding: Finding, made: DraftProgram) -> bool:
    """True where a day of the week that seems to have no rest holds stretches and easy trunk work alone."""
    week = _WEEK_POINTER.match(finding.pointer)
    return finding.rule == _ID_OF_REST and week is not None and made.has_an_easy_day(int(week[1]))


def _of_draft(finding: Finding, places: Mapping[str, str]) -> Finding:
    """The finding at its place in the draft, and no `must` where it hangs on an order that may be none."""
    severity = RuleSeverity.SHOULD if finding.rule in _IDS_OF_ORDER else finding.severity
    return replace(finding, pointer=_in_draft(finding, places), severity=severity)


def _in_draft(finding: Finding, places: Mapping[str, str]) -> str:
    """Where the finding lies in the draft: at an item, at the first use of an exercise, or at a session, week or the whole."""
    found = _ITEM_POINTER.match(finding.pointer) or _EXERCISE_POINTER.match(finding.pointer)
    return places[found.group()] if found else finding.pointer
