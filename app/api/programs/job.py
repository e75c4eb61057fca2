"""The job that makes a program in an engine process. What it needs is imported there: the service only sends it."""

from dataclasses import dataclass

from app.engine.catalogue.catalogue import Catalogue
from app.engine.profile import Profile
from app.store.program_record import ProgramRecord

IMPORTS = ("app.api.programs.from_engine", "app.engine.generate")
"""What the process imports before the first of these jobs comes."""


@dataclass(frozen=True, slots=True)
class MakeProgram:
    """The job of making the program for a profile."""

    profile: Profile

    def run(self, catalogue: Catalogue) -> ProgramRecord:
        """The program, ready to be kept. Raises EngineError where none can be made."""
        from app.api.programs.from_engine import record_of  # noqa: PLC0415
        from app.engine.generate import generate  # noqa: PLC0415

        return record_of(generate(self.profile, catalogue))
