"""HTML pages: what each problem means, and the API's documentation, complete without the internet."""

import hashlib
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import HTMLResponse, JSONResponse

from app.api.contract.addresses import address_of, prefix_of
from app.api.documentation.assets import Assets
from app.api.documentation.document import Service, document_under
from app.api.edge.security_headers import policy_of_page
from app.api.operations.cache_control import CATALOGUE_LIFETIME
from app.api.operations.parameters import TAKES_NO_QUERY, entry_at
from app.api.operations.responses import problems
from app.api.problems.kinds import ProblemKind, kind_as_html

ASSETS = "/docs/assets"
DOCUMENT = "/openapi.json"
PAGE_LIFETIME = "public, max-age=3600"

router = APIRouter(tags=["service"], dependencies=[TAKES_NO_QUERY])


@router.get(
    "/problems/{name}",
    summary="What does this problem mean?",
    response_class=HTMLResponse,
    responses=problems(ProblemKind.NOT_FOUND, ProblemKind.INVALID_REQUEST),
)
async def get_problem_page(
    request: Request,
    name: Annotated[str, Path(description="Last part of the problem's `type`.", examples=["infeasible-profile"])],
) -> HTMLResponse:
    """The page behind the `type` of a problem, for people."""
    kind = entry_at({kind.slug: kind for kind in ProblemKind}, name, "problem")
    page = kind_as_html(kind, address_of(request.scope, kind.type))
    return HTMLResponse(page, headers={"Cache-Control": PAGE_LIFETIME, "Content-Security-Policy": policy_of_page(page)})


def serve_documentation(app: Service) -> None:
    """Adds the OpenAPI document, and `/docs` with all its assets, which it names from where it stands: a prefix is kept."""
    app.mount(ASSETS, Assets("fastapi_swagger", "resources"))
    page = get_swagger_ui_html(
        openapi_url=_beside_docs(DOCUMENT),
        title=app.title,
        swagger_js_url=_beside_docs(f"{ASSETS}/swagger-ui-bundle.js"),
        swagger_css_url=_beside_docs(f"{ASSETS}/swagger-ui.css"),
        swagger_favicon_url=_beside_docs(f"{ASSETS}/favicon-32x32.png"),
    )
    page.headers["Content-Security-Policy"] = policy_of_page(bytes(page.body).decode())

    @app.get(DOCUMENT, include_in_schema=False, dependencies=[TAKES_NO_QUERY])
    async def send_document(request: Request) -> Response:
        return _with_etag(JSONResponse(document_under(prefix_of(request.scope), await app.document())))

    @app.get("/docs", include_in_schema=False, dependencies=[TAKES_NO_QUERY])
    async def show_documentation() -> Response:
        return page


def _beside_docs(path: str) -> str:
    return path.removeprefix("/")


def _with_etag(response: Response) -> Response:
    """The response with its content's ETag, to be kept for a while and asked for again."""
    response.headers["ETag"] = f'"{hashlib.sha256(response.body).hexdigest()[:32]}"'
    response.headers["Cache-Control"] = CATALOGUE_LIFETIME
    return response
