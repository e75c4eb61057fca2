"""Routes that show what comes of an enrollment: the next session, the rest, both sides, progress, and everything at once."""

from fastapi import APIRouter, Depends, Response

from app.api.enrollments.access import EnrolledDep, is_private
from app.api.enrollments.answers import OF_ONE, PRIVATE_HEADERS, documented_picture, picture, private
from app.api.enrollments.follower import FollowerDep
from app.api.enrollments.from_outlook import export_of, next_of, page_of
from app.api.enrollments.models import ExportPublic, NextPublic, ProgressPublic, SymmetryPage
from app.api.enrollments.plots import progress_plot, symmetry_plot
from app.api.operations.parameters import TAKES_NO_QUERY
from app.api.operations.responses import answer, problems
from app.api.outlooks.models import OutlookPublic
from app.api.problems.kinds import ProblemKind

router = APIRouter(
    prefix="/enrollments",
    tags=["following"],
    dependencies=[Depends(is_private), TAKES_NO_QUERY],
    responses=problems(ProblemKind.KEY_NEEDED, ProblemKind.INVALID_REQUEST, ProblemKind.NOT_READY),
)


@router.get(
    "/{enrollment_id}/next",
    summary="Get the next session",
    response_model=NextPublic,
    responses={200: answer(headers=PRIVATE_HEADERS), **OF_ONE},
)
async def get_next_session(enrollment: EnrolledDep, follower: FollowerDep) -> Response:
    """The next session, adapted and ready to show: weights, repetitions for each side, what changed and why."""
    return private(next_of((await follower.look(enrollment)).outlook))


@router.get(
    "/{enrollment_id}/outlook",
    summary="See the rest of the program",
    response_model=OutlookPublic,
    responses={200: answer(headers=PRIVATE_HEADERS), **OF_ONE},
)
async def get_outlook(enrollment: EnrolledDep, follower: FollowerDep) -> Response:
    """The rest of the program as it stands now, with dates."""
    return private((await follower.look(enrollment)).document)


@router.get(
    "/{enrollment_id}/symmetry",
    summary="Compare left and right",
    response_model=SymmetryPage,
    responses={200: answer(headers=PRIVATE_HEADERS), **OF_ONE},
)
async def get_symmetry(enrollment: EnrolledDep, follower: FollowerDep) -> Response:
    """Left and right in every field test over time, what may be chance, and whether the difference has really changed."""
    return private(page_of((await follower.look(enrollment)).outlook["symmetry"]))


@router.get(
    "/{enrollment_id}/progress",
    summary="See what was done",
    response_model=ProgressPublic,
    responses={200: answer(headers=PRIVATE_HEADERS), **OF_ONE},
)
async def get_progress(enrollment: EnrolledDep, follower: FollowerDep) -> Response:
    """Sets a muscle week by week beside what was planned, weights by exercise, effort and pain."""
    outlook = (await follower.look(enrollment)).outlook
    return private({name: outlook[name] for name in ("weeks", "loads", "adherence")})


@router.get(
    "/{enrollment_id}/symmetry.svg",
    summary="Plot left and right",
    response_class=Response,
    responses=documented_picture("The plot"),
)
async def get_symmetry_plot(enrollment: EnrolledDep, follower: FollowerDep) -> Response:
    """Left and right in every field test over time as a picture, with the band of chance, and in words as well."""
    return picture(symmetry_plot((await follower.look(enrollment)).outlook))


@router.get(
    "/{enrollment_id}/progress.svg",
    summary="Plot what was done",
    response_class=Response,
    responses=documented_picture("The plot"),
)
async def get_progress_plot(enrollment: EnrolledDep, follower: FollowerDep) -> Response:
    """Sets week by week beside what was planned, effort and pain as a picture, and in words as well."""
    return picture(progress_plot((await follower.look(enrollment)).outlook))


@router.get(
    "/{enrollment_id}/export",
    summary="Take everything along",
    response_model=ExportPublic,
    responses={200: answer(headers=PRIVATE_HEADERS), **OF_ONE},
)
async def export_enrollment(enrollment: EnrolledDep, follower: FollowerDep) -> Response:
    """Everything that is kept, as one document, with what comes of it."""
    return private(export_of(enrollment, await follower.look(enrollment)))
