"""The rule book is complete and well formed, and the audit reports by it."""

import importlib
import inspect
import pkgutil
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest
import yaml

from app.engine import rules
from app.engine.audit.audit import audit
from app.engine.program import Program
from app.engine.rules import RULE_BOOK, RULE_IDS, Rule
from app.engine.vocabulary.programs import RuleSeverity
from app.export.rule_book import rule_book_page
from tests.engine.catalogue_checks.good_catalogue import GOOD_CATALOGUE
from tests.engine.good_program import STEPS, good_program, with_items
from tests.engine.rules.mutations import GOOD, at_rpe, without_notice

ROOT = Path(__file__).parents[3]
SOURCES = {source["slug"] for source in yaml.safe_load((ROOT / "seed" / "sources.yaml").read_text(encoding="utf-8"))}
HELPERS = {"facts", "placed", "rule", "words"}
"""The modules of the package that hold no rules."""

each_rule = pytest.mark.parametrize("rule", RULE_BOOK, ids=lambda rule: rule.id)


def test_every_rule_function_stands_in_the_book_once() -> None:
    modules = [name for _, name, _ in pkgutil.iter_modules(rules.__path__) if name not in HELPERS]
    functions = [
        function
        for module in (importlib.import_module(f"{rules.__name__}.{name}") for name in modules)
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    ]

    assert sorted(f.__qualname__ for f in functions) == sorted(rule.id.replace("-", "_") for rule in RULE_BOOK)


def test_rule_ids_are_unique() -> None:
    assert len(RULE_IDS) == len(RULE_BOOK)


def test_rules_of_a_topic_stand_together() -> None:
    topics = [topic for topic, _ in groupby(RULE_BOOK, key=lambda rule: rule.topic)]

    assert len(topics) == len(set(topics))


@each_rule
def test_rule_says_its_claim_in_one_sentence(rule: Rule) -> None:
    assert rule.check.__doc__ == rule.statement
    assert rule.statement[0].isupper()
    assert rule.statement.endswith(".")


@each_rule
def test_rule_cites_the_bibliography(rule: Rule) -> None:
    assert rule.sources
    assert set(rule.sources) <= SOURCES


@each_rule
def test_rule_names_its_requirements_and_its_unit(rule: Rule) -> None:
    assert rule.rows
    assert rule.unit


def test_page_of_rules_is_in_step_with_the_book() -> None:
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == rule_book_page(RULE_BOOK)


def test_audit_checks_the_whole_book() -> None:
    assert audit(GOOD, GOOD_CATALOGUE).rules_checked == len(RULE_BOOK)


def test_audit_checks_only_the_rules_given() -> None:
    report = audit(without_notice("trainer"), GOOD_CATALOGUE, RULE_BOOK[:2])

    assert report.rules_checked == 2
    assert report.passed


def test_broken_must_rule_fails_the_program() -> None:
    assert not audit(without_notice("trainer"), GOOD_CATALOGUE).passed


def test_broken_should_rule_is_found_and_does_not_fail_the_program() -> None:
    report = audit(with_items(GOOD, "glute-bridge", at_rpe(6.5), [5]), GOOD_CATALOGUE)

    assert [finding.severity for finding in report.findings] == [RuleSeverity.SHOULD]
    assert report.passed


def test_finding_carries_what_its_rule_says() -> None:
    finding = audit(without_notice("trainer"), GOOD_CATALOGUE).findings[0]

    assert finding.rule == "beginners-hear-of-a-trainer"
    assert finding.pointer == "/safety/notices"
    assert finding.sources == ("seed-article",)
    assert finding.text.endswith(".")


def test_findings_stand_in_the_order_of_the_book() -> None:
    program = with_items(without_notice("trainer"), "kettlebell-deadlift", at_rpe(9.5))

    found = [rule for rule, _ in groupby(finding.rule for finding in audit(program, GOOD_CATALOGUE).findings)]

    assert len(found) > 2
    assert found == [rule.id for rule in RULE_BOOK if rule.id in found]


def test_findings_of_one_rule_stand_in_the_order_of_the_program() -> None:
    program = with_items(good_program((*STEPS, *STEPS[5:], STEPS[-1])), "goblet-squat", at_rpe(8.5))

    report = audit(program, GOOD_CATALOGUE, [rule for rule in RULE_BOOK if rule.id == "effort-stays-under-its-caps"])

    assert [int(finding.pointer.split("/")[2]) for finding in report.findings] == list(range(12))


def test_program_without_weeks_can_be_judged() -> None:
    assert not audit(replace(GOOD, weeks=()), GOOD_CATALOGUE).passed


def test_program_of_easy_weeks_alone_can_be_judged() -> None:
    easy = tuple(replace(week, deload=True) for week in GOOD.weeks)

    assert "easy-weeks-are-easy" in _broken(replace(GOOD, weeks=easy))


def test_program_that_describes_no_exercise_can_be_judged() -> None:
    assert "every-exercise-comes-along" in _broken(replace(GOOD, exercises={}))


def test_items_without_sets_can_be_judged() -> None:
    assert "doses-match-their-exercise" in _broken(_without_sets_in_week_one(GOOD))


def _without_sets_in_week_one(program: Program) -> Program:
    """The program without sets in its first session, times left as they were."""
    week, *later = program.weeks
    session, *others = week.sessions
    blocks = tuple(replace(b, items=tuple(replace(i, sets=0) for i in b.items)) for b in session.blocks)
    return replace(program, weeks=(replace(week, sessions=(replace(session, blocks=blocks), *others)), *later))


def _broken(program: Program) -> set[str]:
    return {finding.rule for finding in audit(program, GOOD_CATALOGUE).findings}
