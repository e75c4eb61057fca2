import re
import tomllib
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
    assert [lock for lock in LOCKS if "://" in (ROOT / lock).read_text()] == []


def test_every_pinned_package_has_a_hash() -> None:
    requirements = [block for lock in LOCKS for block in _requirements((ROOT / lock).read_text())]

    assert [block for block in requirements if "--hash=sha256:" not in block] == []


def test_development_runs_on_the_very_packages_of_the_runtime() -> None:
    runtime, development = (_requirements((ROOT / lock).read_text()) for lock in LOCKS)

    assert _without_comments(runtime) <= _without_comments(development)


def _requirements(lock: str) -> list[str]:
    return re.split(r"\n(?=[a-z])", lock.strip())


def _without_comments(requirements: list[str]) -> set[str]:
    return {"\n".join(line for line in block.splitlines() if "#" not in line) for block in requirements}
