import json
import re
from pathlib import Path

from app.settings import Settings

ROOT = Path(__file__).parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text()


def test_build_sees_what_it_copies_and_nothing_else() -> None:
    allowed = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE)

    assert set(allowed) == _copied(DOCKERFILE)


def test_image_holds_what_the_service_reads() -> None:
    last_stage = DOCKERFILE.split("\nFROM ")[-1]
    sources = re.findall(r"^COPY (?:--from=\S+ )?(\S+)", last_stage, re.MULTILINE)

    assert {Path(source).name for source in sources} == {"venv", "app", "migrations", "pyproject.toml", "seed"}


def test_image_sets_only_settings_that_exist() -> None:
    environment = re.findall(r"\b([A-Z_]+)=", re.sub(r"\\\n", " ", DOCKERFILE).split("\nENV ")[1].splitlines()[0])

    assert set(environment) - {"PATH", "PYTHONUNBUFFERED"} <= {name.upper() for name in Settings.model_fields}


def test_commands_are_run_without_a_shell() -> None:
    commands = re.findall(r"^(?:    )?CMD (.+)$", DOCKERFILE, re.MULTILINE)

    assert [json.loads(command)[0] for command in commands] == ["python", "python"]


def _copied(dockerfile: str) -> set[str]:
    """What COPY takes from the build's folder."""
    return set(re.findall(r"^COPY (?!--from)(\S+)", dockerfile, re.MULTILINE))
