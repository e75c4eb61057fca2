"""Everything that keeps a program from being followed, where a client brings it along instead of its id."""

from collections.abc import Iterator

from app.engine.audit.audit import audit
from app.engine.catalogue.catalogue import Catalogue
from app.engine.program import Finding, Program, Violation
from app.engine.vocabulary.programs import RuleSeverity


def unsound_places(program: Program, catalogue: Catalogue) -> tuple[Violation | Finding, ...]:
    """Where a program is not as this service makes them: its sessions, its blocks, and every `must` rule that it breaks."""
    broken = (finding for finding in audit(program, catalogue).findings if finding.severity is RuleSeverity.MUST)
    return (*_misnamed_sessions(program), *_empty_blocks(program), *broken)


def _misnamed_sessions(program: Program) -> Iterator[Violation]:
    """Sessions that are not named after their place: a journal would speak of others."""
    for week_number, week in enumerate(program.weeks, start=1):
        for number, session in enumerate(week.sessions, start=1):
            name = f"w{week_number}d{number}"
            if session.id != name:
                pointer = f"/weeks/{week_number - 1}/sessions/{number - 1}/id"
                text = f"Session {number} of week {week_number} is named {session.id!r}; its name is {name!r}."
                yield Violation(pointer, session.id, name, text)


def _empty_blocks(program: Program) -> Iterator[Violation]:
    for week_number, week in enumerate(program.weeks):
        for session_number, session in enumerate(week.sessions):
            for number, block in enumerate(session.blocks):
                if not block.items:
                    pointer = f"/weeks/{week_number}/sessions/{session_number}/blocks/{number}/items"
                    yield Violation(pointer, "no exercise", "at least 1 exercise", f"The {block.kind} block has no exercise.")
