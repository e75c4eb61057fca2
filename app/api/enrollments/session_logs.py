"""Logs of sessions on their way into an enrollment: one that replaces only what was seen, or many that are each told."""

from collections.abc import Sequence

from app.api.enrollments.follower import Follower
from app.api.enrollments.models import BatchEntryRequest, LoggedPublic, Outcome
from app.api.enrollments.to_store import session_fact
from app.api.outlooks.journal_models import SessionLogRequest
from app.api.problems.kinds import ProblemKind
from app.api.problems.models import FieldError
from app.api.problems.refusals import RequestRefused
from app.store.enrollments import Enrollment, FactMoved

ANY_VERSION, WEAK = "*", "W/"


async def log_one(
    follower: Follower, enrollment: Enrollment, session: str, log: SessionLogRequest, if_match: str | None
) -> LoggedPublic:
    """Keeps the log. Raises RequestRefused with what is wrong with it, or where another log stands in its place."""
    fact = session_fact(session, log)
    try:
        is_new = await follower.keep(enrollment, fact, None if if_match is None else _tags_in(if_match))
    except FactMoved as moved:
        raise _moved(moved, if_match) from None
    outcome = Outcome.STORED if is_new else Outcome.CHANGED
    return LoggedPublic(session=fact.name, outcome=outcome, etag=fact.etag, errors=[])


async def log_many(
    follower: Follower, enrollment: Enrollment, entries: Sequence[BatchEntryRequest | LoggedPublic]
) -> list[LoggedPublic]:
    """What became of each log; good ones are kept whatever is wrong with others, some of which are told already."""
    told = []
    for number, entry in enumerate(entries):
        if isinstance(entry, LoggedPublic):
            told.append(entry)
            continue
        try:
            told.append(await log_one(follower, enrollment, entry.session, entry, entry.if_match))
        except RequestRefused as refusal:
            if refusal.kind not in _OF_ONE_ENTRY:
                raise
            errors = [_within(error, number) for error in refusal.errors]
            told.append(LoggedPublic(session=entry.session, outcome=_OF_ONE_ENTRY[refusal.kind], etag=None, errors=errors))
    return told


def _tags_in(if_match: str) -> frozenset[str]:
    """The tags, without quotation marks. Any version (`*`) would undo unseen."""
    if if_match.strip() == ANY_VERSION:
        raise RequestRefused(ProblemKind.VERSION_NEEDED, "name the ETag of the log as you have read it in `If-Match`, not `*`")
    return frozenset(tag.strip().strip('"') for tag in if_match.split(","))


_OF_ONE_ENTRY = {
    ProblemKind.INVALID_REQUEST: Outcome.REFUSED,
    ProblemKind.VERSION_NEEDED: Outcome.OUTDATED,
    ProblemKind.VERSION_OUTDATED: Outcome.OUTDATED,
}


def _moved(moved: FactMoved, if_match: str | None) -> RequestRefused:
    if if_match is None:
        return RequestRefused(
            ProblemKind.VERSION_NEEDED, "the session was logged before, differently: name the ETag of that log in `If-Match`"
        )
    if WEAK in if_match:
        return RequestRefused(
            ProblemKind.VERSION_OUTDATED, "`If-Match` takes strong ETags: send it as the service gave it, without `W/`"
        )
    detail = "the session was logged anew since" if moved.etag else "the session is not logged: leave `If-Match` out"
    return RequestRefused(ProblemKind.VERSION_OUTDATED, detail)


def _within(error: FieldError, number: int) -> FieldError:
    return error.model_copy(update={"pointer": f"/sessions/{number}{error.pointer or ''}"})
