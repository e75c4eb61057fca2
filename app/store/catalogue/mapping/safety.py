"""Conditions, red flags and safety advice, to rows and back."""

from collections.abc import Iterator

from app.engine.catalogue.safety import Condition, RedFlag, SafetyAdvice
from app.engine.vocabulary.exercises import DemandSlug
from app.engine.vocabulary.safety import AdviceFor, AdviceKind, SafetyResponse
from app.store.catalogue.mapping.rows import EntryRows, Rows
from app.store.tables.safety import (
    ConditionDemandRow,
    ConditionExerciseRow,
    ConditionRow,
    ConditionSourceRow,
    RedFlagRow,
    RedFlagSourceRow,
    SafetyAdviceRow,
    SafetyAdviceSourceRow,
)


def condition_rows(condition: Condition) -> EntryRows:
    """The rows of a condition."""
    slug = condition.slug
    return EntryRows.of(
        ConditionRow(
            slug=slug,
            name=condition.name,
            description=condition.description,
            response=condition.response,
            max_rpe=condition.max_rpe,
            max_hold_seconds=condition.max_hold_seconds,
            notices=list(condition.notices),
            stop_rules=list(condition.stop_rules),
            see=list(condition.see),
            alone_from_week=condition.alone_from_week,
        ),
        (ConditionDemandRow(condition=slug, demand=demand) for demand in condition.excluded_demands),
        (ConditionExerciseRow(condition=slug, exercise=exercise) for exercise in condition.excluded_exercises),
        (ConditionSourceRow(condition=slug, position=n, source=source) for n, source in enumerate(condition.sources)),
    )


def read_conditions(rows: Rows) -> Iterator[Condition]:
    """All living conditions."""
    for row in rows.living(ConditionRow):
        yield Condition(
            slug=row.slug,
            name=row.name,
            description=row.description,
            response=SafetyResponse(row.response),
            excluded_demands=frozenset(DemandSlug(part.demand) for part in rows.parts(ConditionDemandRow, row)),
            excluded_exercises=frozenset(part.exercise for part in rows.parts(ConditionExerciseRow, row)),
            max_rpe=row.max_rpe,
            max_hold_seconds=row.max_hold_seconds,
            notices=tuple(row.notices),
            stop_rules=tuple(row.stop_rules),
            see=tuple(row.see),
            alone_from_week=row.alone_from_week,
            sources=tuple(part.source for part in rows.parts(ConditionSourceRow, row)),
        )


def red_flag_rows(red_flag: RedFlag) -> EntryRows:
    """The rows of a red flag."""
    slug = red_flag.slug
    return EntryRows.of(
        RedFlagRow(
            slug=slug,
            name=red_flag.name,
            cluster=red_flag.cluster,
            question=red_flag.question,
            urgency=red_flag.urgency,
            action=red_flag.action,
            see=list(red_flag.see),
            response=red_flag.response,
            below_age=red_flag.below_age,
        ),
        (RedFlagSourceRow(red_flag=slug, position=n, source=source) for n, source in enumerate(red_flag.sources)),
    )


def read_red_flags(rows: Rows) -> Iterator[RedFlag]:
    """All living red flags."""
    for row in rows.living(RedFlagRow):
        yield RedFlag(
            slug=row.slug,
            name=row.name,
            cluster=row.cluster,
            question=row.question,
            urgency=row.urgency,
            action=row.action,
            see=tuple(row.see),
            response=SafetyResponse(row.response),
            below_age=row.below_age,
            sources=tuple(part.source for part in rows.parts(RedFlagSourceRow, row)),
        )


def safety_advice_rows(advice: SafetyAdvice) -> EntryRows:
    """The rows of a piece of advice."""
    slug = advice.slug
    return EntryRows.of(
        SafetyAdviceRow(slug=slug, kind=advice.kind, applies_to=advice.applies_to, position=advice.position, text=advice.text),
        (SafetyAdviceSourceRow(advice=slug, position=n, source=source) for n, source in enumerate(advice.sources)),
    )


def read_safety_advice(rows: Rows) -> Iterator[SafetyAdvice]:
    """All living advice."""
    for row in rows.living(SafetyAdviceRow):
        yield SafetyAdvice(
            slug=row.slug,
            kind=AdviceKind(row.kind),
            applies_to=AdviceFor(row.applies_to),
            position=row.position,
            text=row.text,
            sources=tuple(part.source for part in rows.parts(SafetyAdviceSourceRow, row)),
        )
