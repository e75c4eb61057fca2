"""Addresses as clients see them, who may reach the service under a path prefix."""

from starlette.types import Scope

PREFIX = "path_prefix"
"""Where a request's scope holds the prefix; the routes know of none."""


def prefix_of(scope: Scope) -> str:
    """The prefix under which the request was sent, such as `/evenkeel`; empty where there is none."""
    prefix: str = scope.get(PREFIX, "")
    return prefix


def address_of(scope: Scope, path: str) -> str:
    """The path of this service as a client has to send it who reaches it as this request did."""
    return prefix_of(scope) + path
