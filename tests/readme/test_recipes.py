"""The README's recipes, taken from its text and run against a service."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import servers
from tests.databases import Databases, seed
from tests.readme.answer import README

ADDRESS = "http://127.0.0.1:8000"
OLDEST_NODE = 18
"""The first with `fetch`."""


@pytest.fixture(scope="module")
def service(sqlite_databases: Databases) -> Iterator[str]:
    with sqlite_databases.prepared(seed) as url, servers.service(url, workers=1) as server:
        yield server.url


def recipe(name: str, service: str) -> str:
    """The code under the name of a tool, for this service."""
    text = README.read_text(encoding="utf-8")
    found = re.search(rf"^\*\*{re.escape(name)}\*\*.*?```\w+\n(.+?)```", text, re.DOTALL | re.MULTILINE)
    assert found
    assert ADDRESS in found[1]
    return found[1].replace(ADDRESS, service)


def lines_of(*command: str) -> list[str]:
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    finished = subprocess.run(  # noqa: S603 - the README's own code
        command, capture_output=True, text=True, timeout=120, check=False, env=environment
    )
    assert finished.stderr == ""
    assert finished.returncode == 0
    return finished.stdout.splitlines()


@pytest.fixture(scope="module")
def told_by_python(service: str, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    file = tmp_path_factory.mktemp("recipe") / "recipe.py"
    file.write_text(recipe("Python", service), encoding="utf-8")
    return lines_of(sys.executable, str(file))


def test_recipe_in_python_walks_from_a_list_to_a_session_and_a_mistake(told_by_python: list[str]) -> None:
    count, finding, title, *session, mistake = told_by_python

    assert re.fullmatch(r"\d{3} exercises", count)
    assert finding.startswith("lateral-trunk-asymmetry, ")
    assert title.endswith(": 4 weeks")
    assert session[0].startswith("warm-up: ")
    assert session[-1].startswith("cool-down: ")
    assert mistake == "422 at /imbalances/0: try weak-glutes"


def test_recipe_in_typescript_tells_the_same(service: str, told_by_python: list[str], tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None or int(lines_of(node, "-p", "process.versions.node")[0].split(".")[0]) < OLDEST_NODE:
        pytest.skip(f"node {OLDEST_NODE} or newer is not installed")
    file = tmp_path / "recipe.mjs"
    file.write_text(recipe("TypeScript.", service), encoding="utf-8")  # without types of its own, it is JavaScript too

    assert lines_of(node, str(file)) == told_by_python


@pytest.mark.skipif(not all(map(shutil.which, ("curl", "jq"))), reason="curl or jq is not installed")
def test_recipe_for_curl_tells_the_same(service: str, told_by_python: list[str]) -> None:
    assert lines_of("bash", "-euo", "pipefail", "-c", recipe("curl", service)) == told_by_python
