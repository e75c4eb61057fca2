"""Everything that can be set from outside, by environment variable or `.env` file."""

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

OFF = "off"
SQLITE = "sqlite"
DATABASES = (SQLITE, "postgresql", "postgres")
_PORT = re.compile(r":([^\]:]*)$")
LISTS = frozenset({"cors_allow_origins", "trusted_proxies"})
"""Settings that are empty where nobody is meant; any other that is empty is as good as not given."""


class Settings(BaseSettings):
    """The service's settings; each field is the environment variable of the same name in capitals."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    database_url: str = "sqlite:///./data/evenkeel.db"
    """Where catalogue and programs are kept: `sqlite:///file` or `postgresql+psycopg://user:password@host/name`."""
    host: str = "127.0.0.1"
    """Address to listen on; `0.0.0.0` for every interface, as in a container."""
    port: int = Field(default=8000, ge=1, le=65_535)
    """Port to listen on."""
    workers: int = Field(default=1, ge=1, le=64)
    """Server processes; they share nothing but the database."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    """The least severe messages that are logged."""
    log_requests: bool = True
    """Whether each request is logged, at the level `info`: one line, without its query and body."""
    cors_allow_origins: Annotated[tuple[str, ...], NoDecode] = ("*",)
    """Comma-separated origins whose pages may call the service from a browser.

    `*` lets every page send what needs no key. Pages of origins that are named, beside it or alone, may also send a key
    and write to the catalogue.
    """
    root_path: str = Field(default="/", pattern=r"^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/?$")
    """Path under which a proxy serves the service, such as `/evenkeel`; links begin with it."""
    catalogue_poll_seconds: float = Field(default=0.5, gt=0, le=60)
    """How often a process looks whether another one has changed the catalogue."""
    generation_slots: int = Field(default=1, ge=1, le=64)
    """Processes beside each server process that make and audit programs; further requests wait in a queue."""
    generation_queue: int = Field(default=128, ge=0, le=10_000)
    """Requests of a kind that may wait for a program or an audit; any more are refused with 503."""
    request_seconds: float = Field(default=30.0, gt=0, le=600)
    """How long a request may take, waiting in a queue included; what takes longer is refused with 503."""
    enrollment_days: int = Field(default=0, ge=0, le=36_500)
    """After how many days without a request an enrollment is removed with everything in it; 0 for never."""
    rate_limit: str = OFF
    """How often one client may ask for what is not ready, such as `120/minute`; `off` for as often as it likes."""
    rate_limit_store: str = Field(default="memory://", pattern=r"^(memory|rediss?)://")
    """Where requests are counted: `memory://` (each process for itself), or a Redis for all, as `redis://host:6379`."""
    shutdown_seconds: int = Field(default=30, ge=1, le=600)
    """How long a server process that is told to stop may take to finish what it has accepted."""
    trusted_proxies: str = "127.0.0.1,::1"
    """Comma-separated addresses and networks of proxies whose `X-Forwarded-For`, `-Proto` and `-Prefix` are believed."""
    require_api_key: bool = False
    """Whether POST and `/metrics` are for holders of a key only; writing to the catalogue always is."""

    @property
    def database_file(self) -> Path | None:
        """Where the database is a file; None where it is a server, or in memory."""
        scheme, _, place = self.database_url.partition("://")
        path = place.partition("?")[0].removeprefix("/")
        is_file = scheme.startswith(SQLITE) and path and path != ":memory:" and not path.startswith("file:")
        return Path(path) if is_file else None

    @model_validator(mode="before")
    @classmethod
    def _as_meant(cls, given: dict[str, Any]) -> dict[str, Any]:
        """Values without the quotes that files for containers keep, and without those that are empty."""
        meant = {name: _unquoted(value) if isinstance(value, str) else value for name, value in given.items()}
        return {name: value for name, value in meant.items() if value != "" or name in LISTS}

    @field_validator("database_url")
    @classmethod
    def _is_a_database(cls, value: str) -> str:
        scheme, separator, place = value.partition("://")
        if not separator:
            named = value if value.isprintable() and not {"@", ":"} & set(value) else "path/to/evenkeel.db"
            raise ValueError(
                f"it is no URL; for a file write sqlite:///{named}, for a server postgresql://user:password@host/name"
            )
        if scheme.partition("+")[0] not in DATABASES:
            raise ValueError(f"{scheme!r} is no database that Evenkeel knows; give a sqlite:// or a postgresql:// URL")
        if scheme.startswith(SQLITE):
            if place and not place.startswith("/"):
                raise ValueError(
                    "a file begins after three slashes, as in sqlite:///data/evenkeel.db, from the root after four"
                )
            return f"{scheme}:///{Path(place[1:]).expanduser()}" if place.startswith("/~") else value
        port = _PORT.search(re.split("[/?]", place.rpartition("@")[2])[0])
        if port and not port[1].isdecimal():
            raise ValueError("its port is no number; a URL is postgresql://user:password@host:5432/name")
        return value

    @field_validator("log_level", mode="before")
    @classmethod
    def _in_lower_case(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("rate_limit")
    @classmethod
    def _is_a_rate(cls, value: str) -> str:
        if value != OFF:
            from limits import parse  # noqa: PLC0415 - only who limits has to wait for it

            parse(value)
        return value

    @field_validator("rate_limit_store")
    @classmethod
    def _can_be_reached(cls, value: str) -> str:
        if value.startswith("redis") and find_spec("redis") is None:
            raise ValueError("the Python package redis is not installed: install it, or count with memory://")
        return value

    @field_validator("cors_allow_origins", mode="before")
    @classmethod
    def _split_at_commas(cls, value: str | tuple[str, ...]) -> tuple[str, ...]:
        if isinstance(value, str):
            return tuple(origin.strip() for origin in value.split(",") if origin.strip())
        return value


def _unquoted(value: str) -> str:
    value = value.strip()
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].strip() if is_quoted else value
