"""Says in a sentence why a command cannot go on, and the way out: nobody who starts the service is shown a traceback."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pydantic import ValidationError

from app.api.contract.field_docstrings import field_docstrings
from app.settings import Settings

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails
    from sqlalchemy.exc import SQLAlchemyError

STOPPED_BY_HAND = 130
"""What a shell gives back for a command that was stopped with Ctrl+C."""
TRACEBACK_WANTED = "debug"
WHERE_IT_IS = "DATABASE_URL says where the database is, such as sqlite:////srv/evenkeel/evenkeel.db"


@contextmanager
def told_in_a_sentence() -> Iterator[None]:
    """Ends the program with a sentence and the status 1 where something goes wrong; with the traceback only on request."""
    try:
        yield
    except KeyboardInterrupt:
        sys.exit(STOPPED_BY_HAND)
    except BrokenPipeError:  # who read the output has seen enough; what is left of it goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        if os.environ.get("LOG_LEVEL", "").lower() == TRACEBACK_WANTED:
            raise
        sys.exit(sentence_for(error))


def sentence_for(error: Exception) -> str:
    """What went wrong and what to do about it, without a library's words where people can be told in their own."""
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415 - only where something went wrong

    from app.store.catalogue.reading import CatalogueMissing  # noqa: PLC0415
    from app.store.seed.files import SeedError  # noqa: PLC0415

    match error:
        case ValidationError() if error.title == Settings.__name__:
            return "\n".join(map(_wrong_setting, error.errors()))
        case SQLAlchemyError():
            return _database_fault(error)
        case CatalogueMissing():
            return "the database holds no catalogue yet: run `python -m app seed` first"
        case SeedError():
            return str(error)
        case FileNotFoundError(filename=file) if file is not None:
            return f"there is no {file}"
        case OSError(filename=file) if file is not None:
            return f"{file}: {error.strerror}. {WHERE_IT_IS}"
        case _:
            return _unexpected(error)


def _wrong_setting(wrong: "ErrorDetails") -> str:
    name = str(wrong["loc"][0]) if wrong["loc"] else ""
    reason = wrong["msg"].removeprefix("Value error, ").replace("Input should", "it should")
    given = wrong["input"]
    shown = "" if not isinstance(given, str) or "://" in given or "@" in given else f"={given}"  # a URL may hold a password
    described = field_docstrings(Settings).get(name, "").partition("\n")[0]
    return f"{name.upper()}{shown}: {reason}. What it is for: {described}"


def _database_fault(error: "SQLAlchemyError") -> str:
    from app.store.database import why_unavailable  # noqa: PLC0415

    reason = why_unavailable(error)
    if reason is None:
        return _unexpected(error)
    said = " ".join(str(getattr(error, "orig", None) or error).split())
    return f"{reason}: {said}. {WHERE_IT_IS}"


def _unexpected(error: Exception) -> str:
    said = " ".join(str(error).split())
    return f"this is a fault of Evenkeel ({type(error).__name__}: {said}); LOG_LEVEL=debug shows where"
