"""Routes of the rule book: every rule that programs keep, in words."""

from collections.abc import Mapping
from operator import attrgetter
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from app.api.catalogue import examples
from app.api.catalogue.caching import catalogue_headers
from app.api.contract.models import Output, Page, Slug
from app.api.operations.paging import ListPages, ShortListQuery
from app.api.operations.parameters import TAKES_NO_QUERY, entry_at
from app.api.operations.responses import CACHED_HEADERS, PAGED_HEADERS, answer, link, not_modified, problems
from app.api.problems.kinds import ProblemKind
from app.engine.following.bounds import BOUNDS, Check, id_of
from app.engine.following.rules import ADAPTATIONS, AdaptationRule
from app.engine.rules import RULE_BOOK, Rule
from app.engine.vocabulary.programs import RuleKind, RuleSeverity

router = APIRouter(
    prefix="/rules",
    tags=["rules"],
    dependencies=[Depends(catalogue_headers)],
    responses=not_modified() | problems(ProblemKind.INVALID_REQUEST, ProblemKind.NOT_READY),
)


class RuleQuery(ShortListQuery):
    """Which rules to list."""

    kind: RuleKind = RuleKind.PROGRAM
    """Rules of programs, or of what changes when somebody follows one."""


class RulePublic(Output):
    """One rule: what programs keep, or what changes when somebody follows one."""

    id: str
    """Its name: a claim that can be read as a sentence, or what the rule does."""
    kind: RuleKind
    """What it is about."""
    topic: str
    """The chapter of the rule book in which it stands; for an adaptation what it answers to."""
    statement: str
    """The rule in one sentence; for an adaptation its condition."""
    change: str | None
    """What an adaptation changes where its condition holds; null for what always holds."""
    severity: RuleSeverity
    """Whether it is never broken, or kept wherever the profile leaves room."""
    unit: str
    """What it measures in."""
    sources: list[Slug]
    """Slugs of the sources behind it."""


class RulePage(Page[RulePublic]):
    """All rules, in the order in which they are explained."""


def _of_programs(rule: Rule) -> RulePublic:
    return RulePublic(
        id=rule.id,
        kind=RuleKind.PROGRAM,
        topic=rule.topic,
        statement=rule.statement,
        change=None,
        severity=rule.severity,
        unit=rule.unit,
        sources=list(rule.sources),
    )


def _of_following(rule: AdaptationRule) -> RulePublic:
    return RulePublic(
        id=rule.id,
        kind=RuleKind.ADAPTATION,
        topic=rule.precedence,
        statement=rule.condition,
        change=rule.change,
        severity=RuleSeverity.MUST,
        unit="exercises" if rule.exercise is not None else "programs",
        sources=list(rule.sources),
    )


def _of_bounds(bound: Check) -> RulePublic:
    return RulePublic(
        id=id_of(bound),
        kind=RuleKind.ADAPTATION,
        topic="bounds",
        statement=bound.__doc__ or "",
        change=None,
        severity=RuleSeverity.MUST,
        unit="outlooks",
        sources=["expert-opinion"],
    )


RULES: Mapping[str, RulePublic] = {
    rule.id: rule for rule in (*map(_of_programs, RULE_BOOK), *map(_of_following, ADAPTATIONS), *map(_of_bounds, BOUNDS))
}


@router.get(
    "",
    summary="List rules",
    responses={
        200: answer(
            headers=PAGED_HEADERS,
            links={"rule": link("get_rule", "The first rule.", rule_id="$response.body#/items/0/id")},
        ),
        **problems(ProblemKind.INVALID_CURSOR),
    },
)
async def list_rules(request: Request, response: Response, query: Annotated[RuleQuery, Query()]) -> RulePage:
    """Every rule of a kind, with its severity and its sources: what programs keep, or what changes when one is followed.

    Adaptations stand in the order in which they come before each other; the bounds that none of them passes stand last.
    """
    of_kind = [rule for rule in RULES.values() if rule.kind is query.kind]
    return ListPages(request, response, query).page(RulePage, of_kind, attrgetter("id"))


@router.get(
    "/{rule_id}",
    summary="Read one rule",
    responses={200: answer(headers=CACHED_HEADERS), **problems(ProblemKind.NOT_FOUND)},
    dependencies=[TAKES_NO_QUERY],
)
async def get_rule(rule_id: Annotated[str, Path(description="Id of the rule.", examples=[examples.RULE["id"]])]) -> RulePublic:
    """One rule in words, with its severity and its sources."""
    return entry_at(RULES, rule_id, "rule")
