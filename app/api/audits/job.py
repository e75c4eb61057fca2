"""The job that audits a program in an engine process. What it needs is imported there: the service only sends it."""

from dataclasses import dataclass

from app.engine.catalogue.catalogue import Catalogue

IMPORTS = ("app.api.audits.answer",)
"""What the process imports before the first of these jobs comes."""


@dataclass(frozen=True, slots=True)
class AuditProgram:
    """The job of holding the program in a request's body against the rule book."""

    body: bytes

    def run(self, catalogue: Catalogue) -> bytes:
        """The audit as it is served. Raises RequestRefused with what is wrong with the body."""
        from app.api.audits.answer import audit_answer  # noqa: PLC0415

        return audit_answer(self.body, catalogue)
