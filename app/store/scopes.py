"""Scopes: what an API key may be good for."""

from enum import StrEnum


class Scope(StrEnum):
    """One thing that a key allows; a key has one or more of them."""

    CATALOGUE_WRITE = "catalogue:write"
    PROGRAMS_WRITE = "programs:write"
    METRICS_READ = "metrics:read"
    ENROLLMENTS_WRITE = "enrollments:write"
