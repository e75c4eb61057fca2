import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
LOCKS = ("requirements.lock", "requirements-dev.lock")


def test_import_contracts_are_kept() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def test_every_pure_package_is_held_to_purity() -> None:
    pure = {f"app.{name}" for name in ("engine", "export") if (ROOT / "app" / name / "__init__.py").exists()}

    assert {source for contract in CONTRACTS if "no clock" in contract["name"] for source in contract["source_modules"]} == pure


def test_locks_name_no_host() -> None:
    locks = list(ROOT.glob("*.lock"))

    assert {lock.name for lock in locks} >= set(LOCKS)
    assert [lock.name for lock in locks if "://" in lock.read_text()] == []


def test_every_pinned_package_has_a_hash() -> None:
    requirements = [block for lock in LOCKS for block in _requirements((ROOT / lock).read_text())]

    assert [block for block in requirements if "--hash=sha256:" not in block] == []


def test_development_runs_on_the_very_packages_of_the_runtime() -> None:
    runtime, development = (_requirements((ROOT / lock).read_text()) for lock in LOCKS)

    assert _without_comments(runtime) <= _without_comments(development)


def test_service_imports_nothing_that_only_development_installs() -> None:
    imported = {name.partition(".")[0] for path in (ROOT / "app").rglob("*.py") for name in _imports(path)}
    later_in_python = {"compression"}  # part of the standard library from 3.14 on
    third_party = imported - sys.stdlib_module_names - later_in_python - {"app"}
    locked = set(re.findall(r"^[\w.-]+", (ROOT / "requirements.lock").read_text(), re.MULTILINE))
    packages = packages_distributions()

    assert {name for name in third_party if not locked & {_normal(package) for package in packages[name]}} == set()


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _normal(package: str) -> str:
    """The package's name as locks write it."""
    return re.sub(r"[-_.]+", "-", package).lower()


def _requirements(lock: str) -> list[str]:
    return re.split(r"\n(?=[a-z])", lock.strip())


def _without_comments(requirements: list[str]) -> set[str]:
    return {"\n".join(line for line in block.splitlines() if "#" not in line) for block in requirements}
