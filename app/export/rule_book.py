"""The rule book as a Markdown page."""

from collections.abc import Sequence
from itertools import groupby

from app.engine.rules import Rule

INTRODUCTION = """\
# The rule book

Every program is made to keep these rules and checked with them before it is served; `POST /audits` checks anybody's
program, and `GET /rules` serves this list. A **must** rule is never broken by a served program. A **should** rule is kept
wherever the profile leaves room. Requirement ids are those that the rule answers; sources are entries of
`seed/sources.yaml`, where `expert-opinion` marks what this project decided.

This page is written by `make docs`; change the rules, not the page.
"""


def rule_book_page(rules: Sequence[Rule]) -> str:
    """All rules by topic, in the order of the book."""
    chapters = (_chapter(topic, list(members)) for topic, members in groupby(rules, key=lambda rule: rule.topic))
    return "\n".join([INTRODUCTION, *chapters])


def _chapter(topic: str, rules: Sequence[Rule]) -> str:
    heading = (
        f"## {topic.capitalize()}\n\n| Rule | Says | Kept | Measured in | Requirements | Sources |\n|---|---|---|---|---|---|\n"
    )
    return heading + "".join(map(_row, rules))


def _row(rule: Rule) -> str:
    cells = (
        f"`{rule.id}`",
        rule.statement,
        str(rule.severity),
        rule.unit,
        ", ".join(rule.rows),
        ", ".join(rule.sources),
    )
    return f"| {' | '.join(cells)} |\n"
