import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app import __version__
from app.api.screenings.to_engine import intake_from
from app.engine.generate import generate
from app.engine.screening.screening import screen
from app.main import create_app
from app.settings import Settings
from app.store.catalogue.reading import load_catalogue
from benchmarks.__main__ import PARTS
from tests.readme import answer

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
GUIDES = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "seed/README.md",
    "docs/engine.md",
    "docs/evidence.md",
    "docs/compatibility.md",
    "docs/names.md",
    "docs/operations.md",
    "docs/privacy.md",
    "benchmarks/README.md",
)
PACKAGE_HOSTS = ("pypi." + "org", "python" + "hosted.org", "registry.npm" + "js.org")
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:home|root|Users|work)/\w")


@pytest.mark.parametrize("guide", GUIDES)
def test_every_command_that_a_guide_names_is_a_make_target(guide: str) -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    named = re.findall(r"(?:^|`)make ([a-z-]+)", (ROOT / guide).read_text(), re.MULTILINE)

    assert set(named) <= set(targets)


@pytest.mark.parametrize("guide", GUIDES)
def test_every_file_that_a_guide_links_to_exists(guide: str) -> None:
    links = re.findall(r"\]\((?!https?://)([^)#]+)", (ROOT / guide).read_text())

    assert [link for link in links if not (ROOT / guide).parent.joinpath(link).exists()] == []


@pytest.mark.parametrize("guide", ["README.md", "CONTRIBUTING.md"])
def test_every_path_of_the_house_that_a_guide_names_exists(guide: str) -> None:
    paths = re.findall(
        r"`((?:app|seed|tests|migrations|openapi|docs|benchmarks|clients|\.ci)/[\w./-]*)`", (ROOT / guide).read_text()
    )

    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_readme_lists_every_setting_with_its_default() -> None:
    documented = dict(re.findall(r"^\| `([A-Z_]+)` \| `([^`]*)` \|", README, re.MULTILINE))

    assert documented == {name.upper(): _as_typed(field.default) for name, field in Settings.model_fields.items()}


def test_operations_speaks_of_every_setting_and_of_none_that_is_not() -> None:
    named = set(re.findall(r"`([A-Z_]+)(?:=\w+)?`", (ROOT / "docs" / "operations.md").read_text()))

    assert named - {"POST", "SIGTERM"} == {name.upper() for name in Settings.model_fields}


def test_guide_of_the_benchmarks_explains_each_part() -> None:
    explained = re.findall(r"^## ([a-z]+)$", (ROOT / "benchmarks" / "README.md").read_text(), re.MULTILINE)

    assert explained == list(PARTS)


def test_readme_shows_the_answer_that_its_request_gives(seeded_engine: Engine) -> None:
    assert answer.shown() == answer.real(load_catalogue(seeded_engine)), "`make golden` writes it"


def test_readmes_circle_goes_from_tests_to_the_next_session(seeded_engine: Engine) -> None:
    circle = _in_readme(r"## The whole circle.+?```bash\n(.+?)```")
    tests = re.search(r"/screenings .+?-d '(.+?)'", circle, re.DOTALL)
    catalogue = load_catalogue(seeded_engine)

    assert tests
    profile = screen(intake_from(tests[1].encode(), catalogue), catalogue).profile
    assert profile is not None
    assert generate(profile, catalogue).weeks
    asked = re.findall(r"\$service(/[\w/$]+)", circle)
    served = create_app(Settings(database_url="sqlite://")).openapi()["paths"]
    assert [
        path for path in asked if path.replace("$id", "{enrollment_id}").replace("w1d1", "{session_id}") not in served
    ] == []
    assert len(asked) == 5


def test_changelog_speaks_of_the_present_version() -> None:
    headings = re.findall(r"^## \[([^\]]+)\]", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)

    assert {"Unreleased", __version__} & set(headings)


def test_no_file_names_a_package_host() -> None:
    texts = dict(_texts())

    assert texts.keys() >= set(GUIDES)
    assert [(path, host) for path, text in texts.items() for host in PACKAGE_HOSTS if host in text] == []


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    texts = dict(_texts())

    assert texts.keys() >= set(GUIDES)
    assert [(path, match[0]) for path, text in texts.items() if (match := MACHINE_PATH.search(text))] == []


def _as_typed(default: object) -> str:
    if isinstance(default, bool):
        return str(default).lower()
    return ",".join(default) if isinstance(default, tuple) else str(default)


def _texts() -> Iterator[tuple[str, str]]:
    ignored = {line.rstrip("/") for line in (ROOT / ".gitignore").read_text().splitlines()} | {".git"}
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in ignored]
        for name in set(names) - ignored:  # in a linked worktree `.git` is a file
            yield str(Path(folder, name).relative_to(ROOT)), Path(folder, name).read_text(errors="replace")


def _in_readme(pattern: str) -> str:
    found = re.search(pattern, README, re.DOTALL)
    assert found
    return found[1]
