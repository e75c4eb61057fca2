"""Routes of the rule book: every rule that programs keep, in words."""

from collections.abc import Mapping
from operator import attrgetter
from typing import Annotated

from fastapi import APIRouter, Depends, Path

from app.api.catalogue import examples
from app.api.catalogue.caching import catalogue_headers
from app.api.contract.models import Output, Page, Slug
from app.api.operations.paging import ListPagesDep
from app.api.operations.parameters import TAKES_NO_QUERY, entry_at
from app.api.operations.responses import CACHED_HEADERS, PAGED_HEADERS, answer, link, not_modified, problems
from app.api.problems.kinds import ProblemKind
from app.engine.rules import RULE_BOOK
from app.engine.vocabulary.programs import RuleSeverity

router = APIRouter(
    prefix="/rules",
    tags=["rules"],
    dependencies=[Depends(catalogue_headers)],
    responses=not_modified() | problems(ProblemKind.INVALID_REQUEST, ProblemKind.NOT_READY),
)


class RulePublic(Output):
    """One rule of the rule book."""

    id: str
    """Its name: a claim that can be read as a sentence."""
    topic: str
    """The chapter of the rule book in which it stands."""
    statement: str
    """The rule in one sentence."""
    severity: RuleSeverity
    """Whether it is never broken, or kept wherever the profile leaves room."""
    unit: str
    """What it measures in."""
    sources: list[Slug]
    """Slugs of the sources behind it."""


class RulePage(Page[RulePublic]):
    """All rules, in the order in which they are explained."""


RULES: Mapping[str, RulePublic] = {rule.id: RulePublic.model_validate(rule) for rule in RULE_BOOK}


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
async def list_rules(pages: ListPagesDep) -> RulePage:
    """Every rule that the generator keeps and the audit checks, with its severity and its sources."""
    return pages.page(RulePage, RULES.values(), attrgetter("id"))


@router.get(
    "/{rule_id}",
    summary="Read one rule",
    responses={200: answer(headers=CACHED_HEADERS), **problems(ProblemKind.NOT_FOUND)},
    dependencies=[TAKES_NO_QUERY],
)
async def get_rule(rule_id: Annotated[str, Path(description="Id of the rule.", examples=[examples.RULE["id"]])]) -> RulePublic:
    """One rule in words, with its severity and its sources."""
    return entry_at(RULES, rule_id, "rule")
