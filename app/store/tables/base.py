"""What all tables share: names for their constraints, the columns of a catalogue entry, and the checks on closed sets."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, MetaData, Table
from sqlmodel import Field, SQLModel

NAMING_CONVENTION = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}
"""Without a name a constraint cannot be dropped on SQLite, and two databases would not agree on it."""


class Row(SQLModel):
    """Base of every table."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)


class EntryRow(Row):
    """Base of the tables of catalogue entries.

    Names are unique among the living entries only, which the seed checks see to: a retired entry keeps its name.
    """

    slug: str = Field(primary_key=True)
    digest: str = ""
    """SHA-256 of the entry's rows, by which the next seeding sees whether it must write them again."""
    retired: bool = False
    """True once the seed no longer holds the slug. The row stays, because programs may name it."""


class Origin(StrEnum):
    """Where the content of an entry comes from."""

    SEED = "seed"
    API = "api"


class WrittenRow(Row):
    """Base, beside `EntryRow`, of the entries that can be written through the API."""

    origin: str = Field(default=Origin.SEED, sa_column_kwargs={"server_default": Origin.SEED})
    """Whose word the entry is: seeding leaves alone what was written through the API."""


class PartRow(Row):
    """Base of the tables whose rows are parts of one entry. The first column names the entry that owns the row."""


def table_of(row: Row) -> Table:
    """The table in which the row stands."""
    return Row.metadata.tables[str(row.__tablename__)]


def one_of(column: str, vocabulary: type[StrEnum]) -> CheckConstraint:
    """The column holds a word of the vocabulary."""
    words = ", ".join(f"'{word}'" for word in vocabulary)
    return CheckConstraint(f"{column} IN ({words})", name=f"{column}_known")


def between(column: str, lowest: int, highest: int) -> CheckConstraint:
    """The column lies in the range, both ends included."""
    return CheckConstraint(f"{column} BETWEEN {lowest} AND {highest}", name=f"{column}_in_range")
