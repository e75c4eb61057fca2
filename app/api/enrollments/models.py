"""Models of enrollments: what clients send, and what they get."""

import re
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from app.api.contract.models import Input, Output, Page
from app.api.operations.paging import PageQuery
from app.api.outlooks.journal_models import (
    SESSION_ID,
    DayInAddress,
    JournalSessionRequest,
    RetestRequest,
    SessionName,
    TermsRequest,
)
from app.api.outlooks.models import (
    PROGRAM_ID,
    AdherencePublic,
    AdvicePublic,
    LoadPointPublic,
    OutlookPublic,
    OutlookSessionPublic,
    PausePublic,
    SymmetryPublic,
    WeekOfWorkPublic,
)
from app.api.problems.models import FieldError
from app.api.programs.models import ReferralPublic
from app.engine.vocabulary.following import FollowingState

UTC = "UTC"
MOST_IN_A_BATCH = 12
"""As many as a body of the usual size holds."""
_ZONE = re.compile(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*")


def _known_zone(name: str) -> str:
    try:
        if name != UTC and _ZONE.fullmatch(name):
            ZoneInfo(name)
        elif name != UTC:
            raise ValueError(name)
    except (LookupError, ValueError, OSError):
        raise PydanticCustomError("unknown_zone", "there is no time zone of this name; they read like Europe/Berlin") from None
    return name


TimeZone = Annotated[str, Field(max_length=64), AfterValidator(_known_zone)]


class EnrollmentRequest(TermsRequest):
    """Somebody begins a program. No name is asked for, and none is kept."""

    program_id: str = Field(pattern=PROGRAM_ID)
    """A program that this service holds."""
    time_zone: TimeZone = Field(default=UTC, examples=["Europe/Berlin"])
    """Where the person is, which tells what day it is."""


class BatchEntryRequest(JournalSessionRequest):
    """The log of one session, as a phone sends it that was offline."""

    if_match: str | None = Field(default=None, max_length=64)
    """The entry's tag as it was read, where the session was logged before."""


class NamedLogRequest(Input):
    """The name of a log, and all the rest unread."""

    model_config = ConfigDict(extra="allow")
    session: SessionName
    """The session."""


class BatchRequest(Input):
    """Logs of several sessions. Each is judged for itself; good ones are kept, whatever is wrong with others."""

    sessions: list[BatchEntryRequest] = Field(min_length=1, max_length=MOST_IN_A_BATCH)
    """The logs."""


class BatchNamesRequest(Input):
    """The names of a batch's logs, whatever else they hold: where these can be read, each log is told about."""

    sessions: list[NamedLogRequest] = Field(min_length=1, max_length=MOST_IN_A_BATCH)
    """The logs."""


class EnrollmentQuery(PageQuery):
    """Which enrollments to list. All filters must hold."""

    state: FollowingState | None = None
    """Those in this state, as the last outlook said."""
    paused: bool | None = None
    """True for those that wait, false for all others."""
    due_before: DayInAddress | None = None
    """Those whose next session lies before this day."""


class Outcome(StrEnum):
    """What became of a log."""

    STORED = "stored"
    CHANGED = "changed"
    REFUSED = "refused"
    OUTDATED = "outdated"


class LoggedPublic(Output):
    """What became of the log of a session."""

    session: str = Field(pattern=SESSION_ID, examples=["w1d1"])
    """The session."""
    outcome: Outcome
    """`stored` for the first log, `changed` for another one in its place or the same again, `refused` for one with `errors`,
    `outdated` where it was logged before and the tag is missing or old."""
    etag: str | None
    """Names the version that is kept now; null where none is."""
    errors: list[FieldError]
    """What is wrong with it."""


class BatchPublic(Output):
    """What became of each log, in their order."""

    sessions: list[LoggedPublic]
    """One for each."""


class TermsPublic(Output):
    """How the person goes through the program."""

    start_date: date
    """The day from which on the first session may be."""
    days: list[str] | None
    """Other training days than the program's."""
    time_zone: str
    """Where the person is."""
    units: str
    """The unit of the weights."""
    increments: dict[str, float]
    """The smallest steps between weights."""
    policy: str
    """How pain is met."""


class KeptSessionPublic(Output):
    """A session that was logged."""

    session: str
    """The session."""
    date: date
    """When it was done."""
    etag: str
    """Names this version of the log."""


class EnrollmentPublic(Output):
    """Somebody who follows a program, and where they stand today."""

    id: str = Field(examples=["k3jx5v2m7a4xw6t3b2n2c4d7"])
    """Its id."""
    program: str
    """Id of the program."""
    terms: TermsPublic
    """How the person goes through it."""
    created_at: datetime
    """When it was made."""
    state: FollowingState
    """`active`, `paused` until what `pauses` say, or `finished`."""
    due: OutlookSessionPublic | None
    """The next session; null where none is due."""
    adherence: AdherencePublic
    """How many sessions were done."""
    pauses: list[PausePublic]
    """Why the program waits."""
    advice: list[AdvicePublic]
    """What is offered or told beside the sessions."""
    referral: ReferralPublic
    """Whom to see, and why."""
    logged: list[KeptSessionPublic]
    """What was logged."""


class EnrolledPublic(EnrollmentPublic):
    """A new enrollment, with its token."""

    token: str
    """Opens the enrollment as `Authorization: Bearer …`. It is shown this once and kept as a digest only."""


class NextPublic(Output):
    """The next session, adapted to what happened."""

    state: FollowingState
    """Whether there is one."""
    session: OutlookSessionPublic | None
    """The session; null while the program waits and once it is finished."""
    pauses: list[PausePublic]
    """Why the program waits."""
    advice: list[AdvicePublic]
    """What is offered or told beside the session."""
    referral: ReferralPublic
    """Whom to see, and why."""
    disclaimer: str
    """What this is not: a diagnosis or a treatment."""


class RetestPage(Page[RetestRequest]):
    """All field tests, the first day first."""


class SymmetryPage(Page[SymmetryPublic]):
    """Left and right in every field test over time."""


class ProgressPublic(Output):
    """What was done, beside what was planned."""

    weeks: list[WeekOfWorkPublic]
    """Week by week."""
    loads: list[LoadPointPublic]
    """What was lifted, by exercise and day."""
    adherence: AdherencePublic
    """How many sessions were done."""


class ExportPublic(Output):
    """Everything that is kept of an enrollment, and what comes of it."""

    enrollment: EnrollmentPublic
    """The enrollment."""
    sessions: list[JournalSessionRequest]
    """What was logged, as it was sent."""
    retests: list[RetestRequest]
    """Field tests, as they were sent."""
    cleared: list[date]
    """Days on which a clinician has agreed to going on."""
    outlook: OutlookPublic
    """What comes of it."""


class EnrollmentSummaryPublic(Output):
    """An enrollment as the list of a key shows it."""

    id: str
    """Its id."""
    program: str
    """Id of the program."""
    created_at: datetime
    """When it was made."""
    state: FollowingState
    """As the last outlook said."""
    due_on: date | None
    """The day of the next session, as the last outlook said."""


class EnrollmentPage(Page[EnrollmentSummaryPublic]):
    """A page of enrollments, the first made first."""
