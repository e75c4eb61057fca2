"""The table that says which catalogue the database holds."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from app.store.tables.base import Row


class CatalogueStateRow(Row, table=True):
    """The one row about the catalogue as a whole."""

    __tablename__ = "catalogue_state"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: int = Field(default=1, primary_key=True)
    version: str
    """SHA-256 of the content of all living entries."""
    seed_digest: str
    """SHA-256 of the seed files and of the code that reads them, so that an unchanged seed need not be read again."""
    updated_at: datetime
