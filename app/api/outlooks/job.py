"""The job that follows a program in an engine process. What it needs is imported there: the service only sends it."""

from dataclasses import dataclass, field

from app.api.problems.validation import Place
from app.engine.catalogue.catalogue import Catalogue

IMPORTS = ("app.api.outlooks.answer",)
"""What the process imports before the first of these jobs comes."""


@dataclass(frozen=True, slots=True)
class FollowProgram:
    """The job of making the outlook for what a request's body tells."""

    body: bytes = field(repr=False)
    """What people tell of themselves is not for the log."""
    document: bytes | None = field(repr=False)
    """The program that the body names, where there is one."""
    judged: Place | None = ()
    """The part of the body that may be refused; None where all of it was kept before."""

    def run(self, catalogue: Catalogue) -> bytes:
        """The outlook as it is served. Raises RequestRefused with what is wrong with the body."""
        from app.api.outlooks.answer import outlook_answer  # noqa: PLC0415

        return outlook_answer(self.body, self.document, catalogue, self.judged)
