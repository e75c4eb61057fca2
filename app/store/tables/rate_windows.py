"""The table of the rate limit, where several processes count together."""

from sqlmodel import Field

from app.store.tables.base import Row


class RateWindowRow(Row, table=True):
    """How often somebody has asked in a stretch of time. It has no use once the time is over."""

    __tablename__ = "rate_windows"

    key: str = Field(primary_key=True)
    hits: int
    ends_at: float = Field(index=True)
    """Seconds since 1970."""
