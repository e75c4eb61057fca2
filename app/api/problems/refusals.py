"""The exception for a request that is refused; `handlers` turns it into its answer."""

from collections.abc import Mapping

from app.api.problems.kinds import ProblemKind
from app.api.problems.models import FieldError

RETRY_AFTER_SECONDS = 2


class RequestRefused(Exception):
    """A request that is answered with a problem; `more` holds the members that only its kind has."""

    def __init__(
        self,
        kind: ProblemKind,
        detail: str,
        errors: tuple[FieldError, ...] = (),
        headers: Mapping[str, str] | None = None,
        **more: object,
    ) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail
        self.errors = errors
        self.headers = headers or {}
        self.more = more

    def __reduce__(self) -> tuple[type["RequestRefused"], tuple[ProblemKind, str], dict[str, object]]:
        return RequestRefused, (self.kind, self.detail), self.__dict__


def refused_values(errors: tuple[FieldError, ...]) -> RequestRefused:
    """The refusal of a request for everything that is wrong with its values."""
    detail = errors[0].detail if len(errors) == 1 else f"{len(errors)} things are wrong with the request"
    return RequestRefused(ProblemKind.INVALID_REQUEST, detail, errors)


def not_ready(detail: str, **checks: str) -> RequestRefused:
    """A refusal for now: the client may try again soon. `checks` says what was looked at."""
    return RequestRefused(ProblemKind.NOT_READY, detail, headers={"Retry-After": str(RETRY_AFTER_SECONDS)}, checks=checks)


def overloaded(detail: str) -> RequestRefused:
    """A refusal for now, because others have asked for so much."""
    return RequestRefused(ProblemKind.OVERLOADED, detail, headers={"Retry-After": str(RETRY_AFTER_SECONDS)})
