"""Clients that generators make from the contract compile, and do what a client does. `make clients` tries more generators."""

import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from benchmarks import servers
from clients import tools
from clients.trials import CALLERS, FASTEST, Trial
from tests.databases import Databases, seed

README = (tools.ROOT / "README.md").read_text()
RECIPES = README.partition("## Generate a client\n")[2].partition("\n## ")[0]


@pytest.fixture(scope="module")
def url(sqlite_databases: Databases) -> Iterator[str]:
    with sqlite_databases.prepared(seed) as database, servers.service(database, workers=1) as server:
        yield server.url


@pytest.mark.parametrize("trial", [pytest.param(trial, id=trial.name) for trial in FASTEST])
def test_generated_client_compiles_and_runs(trial: Trial, url: str, tmp_path: Path) -> None:
    reason = tools.lacking(node=trial.needs_node)
    if reason:
        pytest.skip(reason)

    trial.hold(url, tmp_path)


@pytest.mark.parametrize("trial", [pytest.param(trial, id=trial.name) for trial in FASTEST])
def test_readme_generates_and_calls_clients_as_they_are_tried(trial: Trial) -> None:
    language = "ts" if trial.needs_node else "python"
    program = _without_indents((CALLERS / trial.caller).read_text())
    (excerpt,) = re.findall(rf"^```{language}\n(.*?)^```", RECIPES, re.MULTILINE | re.DOTALL)

    assert trial.generate in RECIPES
    assert all(_without_indents(lines) in program for lines in excerpt.split("…\n"))


def _without_indents(lines: str) -> str:
    return "".join(map(dedent, lines.splitlines(keepends=True)))
