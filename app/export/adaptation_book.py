"""The book of adaptations as a Markdown page."""

from collections.abc import Sequence

from app.engine.following.bounds import Check, id_of
from app.engine.following.rules import AdaptationRule

INTRODUCTION = """\
# What happens changes what comes

A program never changes. What happens with it is logged, and the next session follows from both: the first rule below whose
condition holds for an exercise changes that exercise, and no other rule does. Rules about the person as a whole pause, offer
or move. `GET /rules?kind=adaptation` serves this list, and every change in an answer names its rule. Requirement ids are
those that the rule answers; sources are entries of `seed/sources.yaml`, where `expert-opinion` marks what this project decided.

This page is written by `make docs`; change the rules, not the page.
"""
TABLE = "| Rule | When | What changes | Answers to | Requirements | Sources |\n|---|---|---|---|---|---|\n"
BOUNDS_HEADING = """
## Whatever happens

These hold for every answer, and one that would break them is not given.

| Rule | Says |
|---|---|
"""


def adaptation_page(rules: Sequence[AdaptationRule], bounds: Sequence[Check]) -> str:
    """All rules in the order in which they come before each other, and the bounds."""
    says = "".join(f"| `{id_of(bound)}` | {bound.__doc__} |\n" for bound in bounds)
    return f"{INTRODUCTION}\n## The rules, the first first\n\n{TABLE}{''.join(map(_row, rules))}{BOUNDS_HEADING}{says}"


def _row(rule: AdaptationRule) -> str:
    cells = (
        f"`{rule.id}`",
        rule.condition,
        rule.change,
        str(rule.precedence),
        ", ".join(rule.rows),
        ", ".join(rule.sources),
    )
    return f"| {' | '.join(cells)} |\n"
