"""The languages that people train in."""

from enum import StrEnum


class Language(StrEnum):
    """Languages in which exercises have names besides the English ones, by their ISO 639-1 codes."""

    GERMAN = "de"
    SPANISH = "es"
    FRENCH = "fr"
    PORTUGUESE = "pt"
