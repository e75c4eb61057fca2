"""Looks up in the OpenAPI document what the request at hand may ask: its path's methods, its operation's parameters."""

import re
from collections.abc import Mapping
from typing import Any

from fastapi import Request


async def methods_at(request: Request) -> tuple[str, ...]:
    """The methods that the request's path answers, for `Allow`; empty where the document does not list the path."""
    for path, operations in (await request.app.document())["paths"].items():
        if _matches(path, request.scope["path"]):
            methods = {method.upper() for method in operations}
            return tuple(sorted(methods | {"HEAD"} if "GET" in methods else methods))
    return ()


async def paths_of(request: Request) -> tuple[str, ...]:
    """The templates of all paths."""
    return tuple((await request.app.document())["paths"])


async def parameters_of(request: Request) -> Mapping[str, Mapping[str, Any]]:
    """The query parameters of the request's operation, each with its schema."""
    for path, operations in (await request.app.document())["paths"].items():
        if _matches(path, request.scope["path"]):
            parameters = operations.get(request.method.lower(), {}).get("parameters", [])
            return {each["name"]: each["schema"] for each in parameters if each["in"] == "query"}
    return {}


def _matches(template: str, path: str) -> bool:
    pattern = "".join("[^/]+" if part.startswith("{") else re.escape(part) for part in re.split(r"(\{[^}]+\})", template))
    return re.fullmatch(pattern, path) is not None
