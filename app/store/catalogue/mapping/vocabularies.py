"""Sources, muscles, equipment and demands, to rows and back."""

from collections.abc import Iterator

from app.engine.catalogue.evidence import Source
from app.engine.catalogue.exercises import Demand, Equipment, Muscle
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import DemandSlug, EquipmentSlug
from app.engine.vocabulary.imbalances import SourceKind
from app.store.catalogue.mapping.rows import EntryRows, Rows
from app.store.tables.vocabularies import DemandRow, EquipmentRow, MuscleAliasRow, MuscleRow, SourceRow


def source_rows(source: Source) -> EntryRows:
    """The rows of a source."""
    return EntryRows.of(
        SourceRow(
            slug=source.slug,
            kind=source.kind,
            authors=source.authors,
            year=source.year,
            title=source.title,
            published_in=source.published_in,
            link=source.link,
            no_link_because=source.no_link_because,
            verified=source.verified,
            unverified_because=source.unverified_because,
        )
    )


def read_sources(rows: Rows) -> Iterator[Source]:
    """All living sources."""
    for row in rows.living(SourceRow):
        yield Source(
            slug=row.slug,
            kind=SourceKind(row.kind),
            authors=row.authors,
            year=row.year,
            title=row.title,
            published_in=row.published_in,
            link=row.link,
            no_link_because=row.no_link_because,
            verified=row.verified,
            unverified_because=row.unverified_because,
        )


def muscle_rows(muscle: Muscle) -> EntryRows:
    """The rows of a muscle."""
    return EntryRows.of(
        MuscleRow(
            slug=muscle.slug,
            name=muscle.name,
            latin_name=muscle.latin_name,
            group=muscle.group,
            region=muscle.region,
            functions=list(muscle.functions),
        ),
        (MuscleAliasRow(muscle=muscle.slug, position=n, alias=alias) for n, alias in enumerate(muscle.aliases)),
    )


def read_muscles(rows: Rows) -> Iterator[Muscle]:
    """All living muscles."""
    for row in rows.living(MuscleRow):
        yield Muscle(
            slug=MuscleSlug(row.slug),
            name=row.name,
            latin_name=row.latin_name,
            aliases=tuple(part.alias for part in rows.parts(MuscleAliasRow, row)),
            group=row.group,
            region=row.region,
            functions=tuple(row.functions),
        )


def equipment_rows(equipment: Equipment) -> EntryRows:
    """The rows of a piece of equipment."""
    return EntryRows.of(EquipmentRow(slug=equipment.slug, name=equipment.name, description=equipment.description))


def read_equipment(rows: Rows) -> Iterator[Equipment]:
    """All living pieces of equipment."""
    for row in rows.living(EquipmentRow):
        yield Equipment(slug=EquipmentSlug(row.slug), name=row.name, description=row.description)


def demand_rows(demand: Demand) -> EntryRows:
    """The rows of a demand."""
    return EntryRows.of(DemandRow(slug=demand.slug, name=demand.name, description=demand.description))


def read_demands(rows: Rows) -> Iterator[Demand]:
    """All living demands."""
    for row in rows.living(DemandRow):
        yield Demand(slug=DemandSlug(row.slug), name=row.name, description=row.description)
