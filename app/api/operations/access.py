"""Checks API keys in `Authorization: Bearer …`, only for operations that ask for one."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer, SecurityScopes
from sqlalchemy import Engine
from starlette.concurrency import run_in_threadpool

from app.api.problems.kinds import ProblemKind
from app.api.problems.refusals import RequestRefused
from app.store.keys import KeyUses, find_key
from app.store.scopes import Scope

CHALLENGE = 'Bearer realm="evenkeel"'

bearer = HTTPBearer(
    scheme_name="api_key",
    bearerFormat="evenkeel_<id>_<secret>",
    description="A key that `python -m app keys create` made. An operation names the scope that the key needs.",
    auto_error=False,
)
Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]


@dataclass(frozen=True, slots=True)
class Access:
    """What requests are held against."""

    database: Engine
    uses: KeyUses
    is_closed: bool
    """True where posting and reading metrics need a key too, not only writing to the catalogue."""

    def admit(self, credentials: HTTPAuthorizationCredentials | None, needed: SecurityScopes) -> None:
        """Returns for a living key with the scopes. Raises RequestRefused, in the same words for every key that is none."""
        if credentials is None:
            raise _refused("send a key as `Authorization: Bearer …`", CHALLENGE)
        key = find_key(self.database, credentials.credentials)
        if key is None:
            raise _refused("there is no such key, or it was revoked", f'{CHALLENGE}, error="invalid_token"')
        self.uses.note(key)
        if not key.scopes.issuperset(needed.scopes):
            challenge = f'{CHALLENGE}, error="insufficient_scope", scope="{needed.scope_str}"'
            detail = f"the key is not good for {needed.scope_str}"
            raise RequestRefused(ProblemKind.SCOPE_MISSING, detail, headers={"WWW-Authenticate": challenge})


async def key_holder(request: Request, needed: SecurityScopes, credentials: Credentials) -> None:
    """Lets only those in who hold a key with the scopes that the operation names."""
    access: Access = request.state.access
    await run_in_threadpool(access.admit, credentials, needed)


async def key_holder_if_closed(request: Request, needed: SecurityScopes, credentials: Credentials) -> None:
    """The same where `REQUIRE_API_KEY` is set; everybody elsewhere."""
    if request.state.access.is_closed:
        await key_holder(request, needed, credentials)


MayPost = Security(key_holder_if_closed, scopes=[Scope.PROGRAMS_WRITE])
MayReadMetrics = Security(key_holder_if_closed, scopes=[Scope.METRICS_READ])
OR_NOTHING: dict[str, list[dict[str, list[str]]]] = {"security": [{}]}
"""For `openapi_extra`: a service that does not ask for keys takes the request without one."""


def _refused(detail: str, challenge: str) -> RequestRefused:
    return RequestRefused(ProblemKind.KEY_NEEDED, detail, headers={"WWW-Authenticate": challenge})
