"""The route of screenings: field tests and safety answers in, what may be out of balance and a profile out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from app.api.catalogue.snapshot import SnapshotDep
from app.api.operations.access import OR_NOTHING, MayPost
from app.api.operations.cache_control import NEVER_KEPT
from app.api.operations.parameters import TAKES_NO_QUERY
from app.api.operations.responses import CACHED_HEADERS, answer, link, problems
from app.api.problems.kinds import ProblemKind
from app.api.programs.from_engine import profile_public
from app.api.screenings import examples
from app.api.screenings.models import ScreeningFindingPublic, ScreeningPublic, ScreeningSafetyPublic
from app.api.screenings.to_engine import stated_intake
from app.engine.catalogue.safety import disclaimer_in
from app.engine.screening.screening import Intake, screen

router = APIRouter(
    prefix="/screenings",
    tags=["screenings"],
    dependencies=[TAKES_NO_QUERY],
    responses=problems(ProblemKind.INVALID_REQUEST, ProblemKind.NOT_READY),
)

StatedIntake = Annotated[Intake, Depends(stated_intake)]

_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {"$ref": "#/components/schemas/ScreeningRequest"},
                "examples": examples.REQUESTS,
            }
        },
    }
}


@router.post(
    "",
    summary="Screen measurements and answers",
    responses={
        200: answer(
            headers={"Cache-Control": CACHED_HEADERS["Cache-Control"]},
            links={
                "imbalance": link("get_imbalance", "The first imbalance found.", slug="$response.body#/findings/0/imbalance")
            },
        ),
        **problems(
            ProblemKind.INVALID_JSON,
            ProblemKind.KEY_NEEDED,
            ProblemKind.SCOPE_MISSING,
            ProblemKind.BODY_TOO_LARGE,
            ProblemKind.UNSUPPORTED_MEDIA_TYPE,
        ),
    },
    openapi_extra=_BODY | OR_NOTHING,
    dependencies=[MayPost],
)
async def create_screening(intake: StatedIntake, snapshot: SnapshotDep, response: Response) -> ScreeningPublic:
    """What field tests and answers point to, how sure that is, whether it is safe to begin, and a profile to begin with.

    Nothing is flagged that may be chance, and nothing is called more than mild on the word of one test, unless it lies beyond a
    strong limit. Where nothing stands out, none is made up: the profile is then for balanced maintenance. Tests that a stated
    condition rules out are refused with the reason. It is no diagnosis, and nothing of it is stored. The profile goes into
    `POST /programs` as it is; where a professional has to look first, there is none.
    """
    screening = screen(intake, snapshot.catalogue)
    response.headers["Cache-Control"] = NEVER_KEPT
    return ScreeningPublic(
        findings=[ScreeningFindingPublic.model_validate(finding) for finding in screening.findings],
        not_flagged=list(screening.not_flagged),
        safety=ScreeningSafetyPublic.model_validate(screening.safety),
        summary=screening.summary,
        offers=screening.offers,
        profile=screening.profile and profile_public(screening.profile),
        disclaimer=disclaimer_in(snapshot.catalogue.safety_advice.values()),
    )
