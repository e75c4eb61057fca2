"""Everything that can be set from outside, by environment variable or `.env` file."""

from typing import Annotated, Literal

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

OFF = "off"


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

    `*` lets every page read (GET and HEAD). Pages of origins that are listed by name may also write.
    """
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
    """Comma-separated addresses and networks of proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed."""
    require_api_key: bool = False
    """Whether POST and `/metrics` are for holders of a key only; writing to the catalogue always is."""

    @field_validator("rate_limit")
    @classmethod
    def _is_a_rate(cls, value: str) -> str:
        if value != OFF:
            from limits import parse  # noqa: PLC0415 - only who limits has to wait for it

            parse(value)
        return value

    @field_validator("cors_allow_origins", mode="before")
    @classmethod
    def _split_at_commas(cls, value: str | tuple[str, ...]) -> tuple[str, ...]:
        if isinstance(value, str):
            return tuple(origin.strip() for origin in value.split(",") if origin.strip())
        return value
