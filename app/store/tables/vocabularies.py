"""Tables of what the other entries refer to: sources, muscles, equipment, demands."""

from sqlalchemy import JSON
from sqlmodel import Field

from app.engine.vocabulary.imbalances import SourceKind
from app.store.tables.base import EntryRow, PartRow, between, one_of


class SourceRow(EntryRow, table=True):
    """One entry of the bibliography."""

    __tablename__ = "sources"
    __table_args__ = (between("year", 1800, 2100), one_of("kind", SourceKind))

    kind: str = Field(sa_column_kwargs={"server_default": SourceKind.OPINION})
    authors: str
    year: int | None
    title: str
    published_in: str
    link: str | None
    no_link_because: str | None
    verified: bool
    unverified_because: str | None


class MuscleRow(EntryRow, table=True):
    """A muscle."""

    __tablename__ = "muscles"

    name: str
    latin_name: str
    group: str
    region: str
    functions: list[str] = Field(sa_type=JSON)


class MuscleAliasRow(PartRow, table=True):
    """Another name of a muscle."""

    __tablename__ = "muscle_aliases"

    muscle: str = Field(foreign_key="muscles.slug", primary_key=True)
    position: int = Field(primary_key=True)
    alias: str


class EquipmentRow(EntryRow, table=True):
    """Something a person may own."""

    __tablename__ = "equipment"

    name: str
    description: str


class DemandRow(EntryRow, table=True):
    """What an exercise may ask of the body."""

    __tablename__ = "demands"

    name: str
    description: str
