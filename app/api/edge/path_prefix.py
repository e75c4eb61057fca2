"""The path prefix under which a proxy serves the service: told by `ROOT_PATH`, or for a request by a trusted proxy."""

import re
from collections.abc import Mapping

from starlette.types import Scope
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from app.api.contract.addresses import PREFIX

FIELD = b"x-forwarded-prefix"
PATH_PREFIX = re.compile(r"(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+")
"""Segments of plain characters, none of which leads upwards: whatever is told here goes into links."""


class PathPrefixes:
    """Takes the prefix off paths, so that routes need not know of it, and notes it in the scope for all that link.

    It does so whether the proxy sends paths on with the prefix or without.
    """

    def __init__(self, trusted_proxies: str) -> None:
        self._trusted = ProxyHeadersMiddleware(_nothing_within, trusted_proxies).trusted_hosts

    def of(self, scope: Scope, headers: Mapping[bytes, bytes]) -> str:
        """The prefix of the request; empty where there is none."""
        told = headers.get(FIELD)
        if told is not None and (scope.get("client") or (None,))[0] in self._trusted:
            prefix = told.decode("latin-1").strip().rstrip("/")
            if PATH_PREFIX.fullmatch(prefix):
                return prefix
        root: str = scope.get("root_path", "")
        return root


def without(prefix: str, scope: Scope) -> Scope:
    """The scope as if there were no prefix, but for the note of it."""
    path: str = scope["path"].removeprefix(scope.get("root_path", ""))  # the server has put it in front, as ASGI asks
    if path == prefix or path.startswith(f"{prefix}/"):
        path = path.removeprefix(prefix)
    return {**scope, "path": path or "/", "root_path": "", PREFIX: prefix}


async def _nothing_within(*_: object) -> None:
    """Stands for the application: the library is asked whom it trusts and never runs one."""
