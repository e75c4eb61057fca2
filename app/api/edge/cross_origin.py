"""Which pages of other origins may call the service from a browser (CORS)."""

from collections.abc import Collection, Mapping

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.api.problems.kinds import ProblemKind
from app.api.problems.refusals import RequestRefused

EVERY_ORIGIN = "*"
PREFLIGHT_SECONDS = 7200
"""How long a browser may remember what it was told: Chromium believes no longer promise."""

WITHOUT_KEY = ("GET", "HEAD", "POST")
WITH_KEY = (*WITHOUT_KEY, "PUT", "DELETE")
FIELDS_WITHOUT_KEY = ("Content-Type", "If-None-Match", "X-Request-Id")
FIELDS_WITH_KEY = (*FIELDS_WITHOUT_KEY, "Authorization", "If-Match")
EXPOSED_FIELDS = (
    "Content-Location",
    "ETag",
    "Link",
    "Location",
    "RateLimit",
    "RateLimit-Policy",
    "Retry-After",
    "WWW-Authenticate",
    "X-Request-Id",
)
"""What pages of other origins may read beside what every page may."""


class CrossOrigin:
    """What pages may ask for: those of the origins that are named everything, where `*` stands all others what needs no key.

    The service holds no cookies, so a page can do nothing in somebody's name that it could not do without a browser.
    """

    def __init__(self, origins: Collection[str]) -> None:
        self.is_open = EVERY_ORIGIN in origins
        """True where every page may read."""
        self._named = _rules(frozenset(origins) - {EVERY_ORIGIN}, WITH_KEY, FIELDS_WITH_KEY)
        self._others = _rules({EVERY_ORIGIN} if self.is_open else (), WITHOUT_KEY, FIELDS_WITHOUT_KEY)

    def answers_to(self, origin: str) -> bool:
        """True where pages of the origin may read answers."""
        return self.is_open or self._named.is_allowed_origin(origin)

    @property
    def fields(self) -> Mapping[str, str]:
        """The header fields of every answer that a page may read."""
        return self._others.simple_headers

    def preflight(self, asked: Headers) -> Response:
        """The yes to a browser that asks whether a page may send a request. Raises RequestRefused for a no."""
        origin = asked["origin"]
        rules = self._named if self._named.is_allowed_origin(origin) else self._others
        response = rules.preflight_response(asked)
        if response.status_code != 200:
            raise RequestRefused(ProblemKind.ORIGIN_REFUSED, self._why_not(asked, origin), headers={"Vary": "Origin"})
        return response

    def _why_not(self, asked: Headers, origin: str) -> str:
        method, fields = asked["access-control-request-method"], asked.get("access-control-request-headers")
        wish = f"{method} with {fields}" if fields else method
        if self._named.is_allowed_origin(origin):
            return (
                f"pages may send {', '.join(WITH_KEY)} with the fields {', '.join(FIELDS_WITH_KEY)}, not {wish}, "
                "also where CORS_ALLOW_ORIGINS names their origin"
            )
        if self.is_open:
            return (
                f"pages of every origin may send {', '.join(WITHOUT_KEY)} with the fields {', '.join(FIELDS_WITHOUT_KEY)}. "
                f"For {wish} the service's setting CORS_ALLOW_ORIGINS has to name {origin}, as in CORS_ALLOW_ORIGINS=*,{origin}"
            )
        return f"the service's setting CORS_ALLOW_ORIGINS does not name {origin}, so its pages may not call the service"


async def _nothing_within(_scope: Scope, _receive: Receive, _send: Send) -> None:
    """Stands for the application: the library is asked for its rules and never runs one."""


def _rules(origins: Collection[str], methods: Collection[str], fields: Collection[str]) -> CORSMiddleware:
    return CORSMiddleware(
        _nothing_within,
        allow_origins=origins,
        allow_methods=methods,
        allow_headers=fields,
        allow_private_network=True,
        expose_headers=EXPOSED_FIELDS,
        max_age=PREFLIGHT_SECONDS,
    )
