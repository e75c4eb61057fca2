"""The log: one JSON object a line on standard output, for the service, the server program and every request alike.

On a terminal the same events are lines for people.
"""

import json
import logging
import time
from contextvars import ContextVar
from select import PIPE_BUF
from typing import Any, TextIO

from pythonjsonlogger.json import JsonFormatter

EVENTS = "evenkeel"
REQUESTS = "evenkeel.requests"

current_request: ContextVar[str | None] = ContextVar("current_request", default=None)
"""Id of the request that is being answered."""


def logging_configuration(level: str, *, requests: bool, for_people: bool = False) -> dict[str, Any]:
    """The configuration for `logging.config.dictConfig`, the same in every process of the service."""
    quiet = logging.getLevelName(logging.CRITICAL)
    of_server = "WARNING" if for_people and level == "info" else level.upper()  # people are told once where it answers
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "events": {"()": EventForPeople if for_people else EventFormatter},
            "ready lines": {"()": RequestsForPeople} if for_people else {"format": "%(message)s"},
        },
        "handlers": {
            "events": {"()": LineHandler, "formatter": "events", "stream": "ext://sys.stdout"},
            "requests": {"()": LineHandler, "formatter": "ready lines", "stream": "ext://sys.stdout"},
        },
        "root": {"handlers": ["events"], "level": "WARNING"},
        "loggers": {
            EVENTS: {"level": level.upper()},
            "uvicorn": {"level": of_server},
            REQUESTS: {"handlers": ["requests"], "level": level.upper() if requests else quiet, "propagate": False},
        },
    }


class LineHandler(logging.StreamHandler[TextIO]):
    """Writes lines in pieces that a pipe takes whole, so that those of several processes do not run into each other."""

    def emit(self, record: logging.LogRecord) -> None:
        """Writes the record's lines. What cannot be written stops nobody, as with the library's own handlers."""
        try:
            self._write(f"{self.format(record)}\n")
        except Exception:  # noqa: BLE001 - a closed pipe, a full disk: no reason to refuse an answer
            self.handleError(record)

    def _write(self, text: str) -> None:
        start = 0
        while start < len(text):
            end = text.rfind("\n", start, start + PIPE_BUF) + 1 or text.index("\n", start) + 1
            self.stream.write(text[start:end])
            self.stream.flush()
            start = end


class EventFormatter(JsonFormatter):
    """Writes what happened as JSON, with the id of the request in whose course it did."""

    def __init__(self) -> None:
        names = {"asctime": "time", "levelname": "level", "name": "logger", "exc_info": "exception"}
        super().__init__(["asctime", "levelname", "name", "message"], rename_fields=names)

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: ARG002, N802 - the base's
        """The time of the event."""
        return timestamp(record.created)

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        """Adds the request and leaves out uvicorn's second copy of its message for coloured terminals."""
        log_data.pop("color_message", None)
        log_data["level"] = log_data["level"].lower()
        request = current_request.get()
        return log_data if request is None else {**log_data, "request_id": request}


class EventForPeople(logging.Formatter):
    """Writes what happened as a line with the time of the day, and how bad it is where it is bad."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the base's
        """The line."""
        grade = f"{record.levelname.lower()}: " if record.levelno > logging.INFO else ""
        return f"{self.formatTime(record, '%H:%M:%S')} {grade}{record.message}"


class RequestsForPeople(logging.Formatter):
    """Writes requests that are lines of JSON already as lines for people."""

    def format(self, record: logging.LogRecord) -> str:
        """The lines."""
        return "\n".join(_request_for_people(json.loads(line)) for line in record.getMessage().splitlines())


def _request_for_people(request: dict[str, Any]) -> str:
    clock, milliseconds = request["time"][11:19], request["microseconds"] / 1000
    return f"{clock} {request['status']} {request['method']} {request['route']} in {milliseconds:.1f} ms"


def timestamp(seconds: float) -> str:
    """The moment in UTC, to the millisecond, as RFC 3339 writes it."""
    return f"{time.strftime('%Y-%m-%dT%H:%M:%S', time.gmtime(seconds))}.{int(seconds % 1 * 1000):03d}Z"
