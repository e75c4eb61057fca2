"""Models of problem details (RFC 9457)."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from app.api.contract.models import AvoidPublic, Output, Sparse, left_out_without_value
from app.api.problems.codes import ErrorCode
from app.api.problems.kinds import ProblemKind
from app.engine.vocabulary.safety import Urgency


class FieldError(Sparse):
    """One thing that is wrong with a request."""

    pointer: str | None = left_out_without_value(examples=["/imbalances/0"])
    """JSON Pointer to the place in the request's body."""
    parameter: str | None = left_out_without_value(examples=["level"])
    """Name of the query parameter, of the part of the path, or `path` for the whole of it."""
    code: ErrorCode = Field(examples=["unknown-slug"])
    """What kind of thing is wrong there."""
    detail: str = Field(examples=["there is no imbalance 'weak-glute'"])
    """What is wrong there."""
    did_you_mean: list[str] | None = left_out_without_value(examples=[["weak-glutes"]])
    """Known values that come close, the nearest first."""
    allowed: list[str] | None = left_out_without_value()
    """All values that are possible there, where they are few."""


class Problem(Output):
    """An error in the one shape that all errors have."""

    type: str = Field(examples=["/problems/invalid-request"], json_schema_extra={"enum": [kind.type for kind in ProblemKind]})
    """What kind of problem it is, and the address of a page that explains it. Clients switch on this."""
    title: str
    """The kind of problem in a few words."""
    status: int
    """The HTTP status, once more."""
    detail: str
    """What is wrong with this request."""
    instance: str
    """The path that was asked for."""
    errors: list[FieldError]
    """Everything that is wrong, each with its place; empty where no single place is to blame."""


class InvalidRequestProblem(Problem):
    """The request does not fit the contract."""

    type: Literal["/problems/invalid-request"]
    """Tells the kind of problem."""


class RelaxationPublic(Sparse):
    """A change to the profile that was tried and gives a program; only the fields that change are present."""

    because: str
    """Why this change helps."""
    minutes_per_session: int | None = left_out_without_value()
    """Minutes that would be enough."""
    sessions_per_week: int | None = left_out_without_value()
    """Sessions a week that would work."""
    imbalances: list[str] | None = left_out_without_value()
    """The imbalances that fit together."""
    avoid: AvoidPublic | None = left_out_without_value()
    """What may still be left out on request."""


class InfeasibleProfileProblem(Problem):
    """No program can keep every rule for this profile."""

    type: Literal["/problems/infeasible-profile"]
    """Tells the kind of problem."""
    relaxations: list[RelaxationPublic]
    """The smallest changes that were tried and found to work."""


class RaisedFlag(Output):
    """A red-flag question that was answered with yes."""

    slug: str
    """Its slug in `/red-flags`."""
    name: str
    """What it is called."""
    urgency: Urgency
    """How soon to see somebody: `clearance` is before training starts."""
    action: str
    """What to do."""


class NeedsProfessionalAssessmentProblem(Problem):
    """A reason to be examined before any program; no diagnosis."""

    type: Literal["/problems/needs-professional-assessment"]
    """Tells the kind of problem."""
    red_flags: list[RaisedFlag]
    """The answers that led here, the most urgent first; empty where pain alone did."""
    urgency: Urgency = Field(examples=["clearance"])
    """How soon: `clearance` is before training starts."""
    see: list[str]
    """The professions to see, the nearest first."""


class InternalProblem(Problem):
    """A fault of the service."""

    request_id: str
    """Stands in the service's log beside the cause."""
    rules: list[str]
    """The rules that a generated program broke; empty for any other fault."""


class NotReadyProblem(Problem):
    """The service cannot answer for now."""

    type: Literal["/problems/not-ready"]
    """Tells the kind of problem."""
    checks: dict[str, str]
    """What was looked at, and what is missing; `ok` for what is in order."""


class OverloadedProblem(Problem):
    """Too much is asked at once."""

    type: Literal["/problems/overloaded"]
    """Tells the kind of problem."""


PROBLEM_MODELS: Mapping[ProblemKind, type[Problem]] = {
    ProblemKind.INVALID_REQUEST: InvalidRequestProblem,
    ProblemKind.INFEASIBLE_PROFILE: InfeasibleProfileProblem,
    ProblemKind.NEEDS_PROFESSIONAL_ASSESSMENT: NeedsProfessionalAssessmentProblem,
    ProblemKind.ENGINE_FAULT: InternalProblem,
    ProblemKind.INTERNAL_ERROR: InternalProblem,
    ProblemKind.NOT_READY: NotReadyProblem,
    ProblemKind.OVERLOADED: OverloadedProblem,
}
"""The shape of each kind that has members of its own; the others are plain problems."""
