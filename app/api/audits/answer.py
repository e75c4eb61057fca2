"""An audit from the bytes of its request to the bytes of its response, as an engine process makes it."""

from app.api.audits.models import AuditPublic, MatchPublic, NotCheckedPublic
from app.api.audits.to_engine import MatchedDraft, audited_from
from app.api.programs.models import FindingPublic
from app.engine.audit.audit import audit
from app.engine.audit.coach_draft import DraftAudit, audit_draft, verdict_of
from app.engine.catalogue.catalogue import Catalogue

SHARE_DECIMALS = 2


def audit_answer(body: bytes, catalogue: Catalogue) -> bytes:
    """What the rule book says of the program in the body, as JSON. Raises RequestRefused with what is wrong with it."""
    audited = audited_from(body, catalogue)
    if isinstance(audited, MatchedDraft):
        public = _of_draft(audit_draft(audited.draft, catalogue), audited)
    else:
        report = audit(audited, catalogue)
        public = AuditPublic(
            verdict=verdict_of(report),
            read_share=1.0,
            rules_checked=report.rules_checked,
            not_checked=[],
            matched=[],
            findings=[FindingPublic.model_validate(finding) for finding in report.findings],
        )
    return public.model_dump_json().encode()


def _of_draft(audited: DraftAudit, matched: MatchedDraft) -> AuditPublic:
    return AuditPublic(
        verdict=audited.verdict,
        read_share=round(audited.read_share, SHARE_DECIMALS),
        rules_checked=audited.report.rules_checked,
        not_checked=[NotCheckedPublic(rule=rule, because=because) for rule, because in audited.not_checked.items()],
        matched=[MatchPublic.model_validate(match) for match in matched.matches],
        findings=[FindingPublic.model_validate(finding) for finding in audited.report.findings],
    )
