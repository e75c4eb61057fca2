"""An audit from the bytes of its request to the bytes of its response, as an engine process makes it."""

from app.api.audits.models import AuditPublic, MatchPublic
from app.api.audits.to_engine import MatchedDraft, audited_from
from app.api.programs.models import FindingPublic
from app.api.search.matching import Match
from app.engine.audit.audit import audit
from app.engine.audit.coach_draft import audit_draft
from app.engine.catalogue.catalogue import Catalogue
from app.engine.program import Report


def audit_answer(body: bytes, catalogue: Catalogue) -> bytes:
    """What the rule book says of the program in the body, as JSON. Raises RequestRefused with what is wrong with it."""
    audited = audited_from(body, catalogue)
    if isinstance(audited, MatchedDraft):
        of_draft = audit_draft(audited.draft, catalogue)
        public = _audit_public(of_draft.report, of_draft.not_checked, audited.matches)
    else:
        public = _audit_public(audit(audited, catalogue))
    return public.model_dump_json().encode()


def _audit_public(report: Report, not_checked: tuple[str, ...] = (), matches: tuple[Match, ...] = ()) -> AuditPublic:
    return AuditPublic(
        passed=report.passed,
        rules_checked=report.rules_checked,
        findings=[FindingPublic.model_validate(finding) for finding in report.findings],
        not_checked=list(not_checked),
        matched=[MatchPublic.model_validate(match) for match in matches],
    )
