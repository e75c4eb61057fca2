"""What can be kept of somebody who follows a program."""

from enum import StrEnum


class FactKind(StrEnum):
    """What a fact is about."""

    SESSION = "session"
    RETEST = "retest"
    CLEARANCE = "clearance"
