"""No entry of the catalogue stands in code: what is known of exercises, imbalances, tests and people is in the seed."""

import ast
from collections.abc import Iterator
from pathlib import Path

from app.store.seed.files import read_seed

APP = Path(__file__).parent.parent / "app"
KINDS = ("exercises", "imbalances", "conditions", "assessments", "strategies", "red_flags", "safety_advice")


def slugs_in(code: str, slugs: frozenset[str]) -> list[tuple[int, str]]:
    """The slugs that stand in the code as text, with their lines, but for examples of the documentation."""
    tree = ast.parse(code)
    examples = {id(part) for example in _examples(tree) for part in ast.walk(example)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in examples)
    return sorted((text.lineno, text.value) for text in texts if isinstance(text.value, str) and text.value in slugs)


def _examples(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from (keyword.value for keyword in node.keywords if keyword.arg == "examples")


def test_no_slug_of_the_seed_stands_in_code() -> None:
    seed = read_seed()
    slugs = frozenset(entry.slug for kind in KINDS for entry in getattr(seed, kind))
    modules = [path for path in APP.rglob("*.py") if path.name != "examples.py" and not path.name.endswith("_examples.py")]

    found = [f"{path.relative_to(APP)}:{line}: {slug}" for path in modules for line, slug in slugs_in(path.read_text(), slugs)]

    assert len(modules) > 100
    assert found == []


def test_slug_is_found_unless_it_is_an_example() -> None:
    slugs = frozenset({"plank"})

    assert slugs_in('LONG = {"plank": 60}', slugs) == [(1, "plank")]
    assert slugs_in('\nif slug == "plank":\n    pass', slugs) == [(2, "plank")]
    assert slugs_in('Field(examples=[["plank"]])', slugs) == []
    assert slugs_in('"""Planks, such as plank."""', slugs) == []
