"""Who may see an enrollment: its token, or the key that made it. Everybody else is told what a stranger is told."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, Path, Request, Response

from app.api.operations.access import CHALLENGE, Access, Credentials
from app.api.operations.cache_control import PRIVATE
from app.api.operations.database import DatabaseDep
from app.api.problems.kinds import ProblemKind
from app.api.problems.refusals import RequestRefused
from app.store.enrollments import Enrollment, find_by_key, find_by_token
from app.store.keys import ApiKey, find_key
from app.store.scopes import Scope

EnrollmentId = Annotated[
    str, Path(pattern="^[a-z2-7]{24}$", description="Id of the enrollment.", examples=["k3jx5v2m7a4xw6t3b2n2c4d7"])
]


def enrolled(enrollment_id: EnrollmentId, credentials: Credentials, database: DatabaseDep, request: Request) -> Enrollment:
    """The enrollment that the credentials open. Unknown ids and the credentials of others answer alike."""
    if credentials is None:
        raise RequestRefused(
            ProblemKind.KEY_NEEDED, "send the token as `Authorization: Bearer …`", headers={"WWW-Authenticate": CHALLENGE}
        )
    found = find_by_token(database, enrollment_id, credentials.credentials)
    if found is None:
        key = find_key(database, credentials.credentials)
        if key is not None and Scope.ENROLLMENTS_WRITE in key.scopes:
            _access(request).uses.note(key)
            found = find_by_key(database, enrollment_id, key.id)
    if found is None:
        raise not_found()
    return found


def not_found() -> RequestRefused:
    """What everybody is told who may not know."""
    return RequestRefused(ProblemKind.NOT_FOUND, "there is no such enrollment, or it is not yours")


def key_of_the_maker(credentials: Credentials, request: Request) -> ApiKey | None:
    """The key with which an enrollment is made; None where nobody asked for one and none was sent."""
    access = _access(request)
    if credentials is None:
        if access.is_closed:
            raise RequestRefused(
                ProblemKind.KEY_NEEDED, "send a key as `Authorization: Bearer …`", headers={"WWW-Authenticate": CHALLENGE}
            )
        return None
    return _key_for_enrollments(credentials.credentials, access)


def key_of_the_list(credentials: Credentials, request: Request) -> ApiKey:
    """The key whose enrollments are listed."""
    if credentials is None:
        raise RequestRefused(
            ProblemKind.KEY_NEEDED, "send a key as `Authorization: Bearer …`", headers={"WWW-Authenticate": CHALLENGE}
        )
    return _key_for_enrollments(credentials.credentials, _access(request))


def _key_for_enrollments(token: str, access: Access) -> ApiKey:
    key = find_key(access.database, token)
    if key is None:
        challenge = f'{CHALLENGE}, error="invalid_token"'
        raise RequestRefused(
            ProblemKind.KEY_NEEDED, "there is no such key, or it was revoked", headers={"WWW-Authenticate": challenge}
        )
    if Scope.ENROLLMENTS_WRITE not in key.scopes:
        challenge = f'{CHALLENGE}, error="insufficient_scope", scope="{Scope.ENROLLMENTS_WRITE}"'
        detail = f"the key is not good for {Scope.ENROLLMENTS_WRITE}"
        raise RequestRefused(ProblemKind.SCOPE_MISSING, detail, headers={"WWW-Authenticate": challenge})
    access.uses.note(key)
    return key


def _access(request: Request) -> Access:
    access: Access = request.state.access
    return access


async def is_private(response: Response) -> None:
    """Says of the answer that nobody may keep it."""
    response.headers["Cache-Control"] = PRIVATE


def present() -> datetime:
    """The present moment, for operations that need to know what day it is."""
    return datetime.now(UTC)


EnrolledDep = Annotated[Enrollment, Depends(enrolled)]
MakerDep = Annotated[ApiKey | None, Depends(key_of_the_maker)]
ListedKeyDep = Annotated[ApiKey, Depends(key_of_the_list)]
PresentDep = Annotated[datetime, Depends(present)]
