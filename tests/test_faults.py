"""What somebody reads who starts a command with something wrong: a sentence with the way out, never a traceback."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.cli import main
from app.faults import told_in_a_sentence
from app.settings import Settings

ROOT = Path(__file__).parent.parent

WRONG_SETTINGS = {
    "bare path": ({"DATABASE_URL": "data/evenkeel.db"}, "DATABASE_URL=data/evenkeel.db", "sqlite:///data/evenkeel.db"),
    "two slashes": ({"DATABASE_URL": "sqlite://data/evenkeel.db"}, "DATABASE_URL", "three slashes"),
    "another database": ({"DATABASE_URL": "mysql://host/name"}, "DATABASE_URL", "postgresql://"),
    "port of a database": ({"DATABASE_URL": "postgresql://host:port/name"}, "DATABASE_URL", "host:5432"),
    "word that is none": ({"LOG_LEVEL": "loud"}, "LOG_LEVEL=loud", "'debug', 'info', 'warning' or 'error'"),
    "no number": ({"PORT": "http"}, "PORT=http", "integer"),
    "out of bounds": ({"WORKERS": "0"}, "WORKERS=0", "greater than or equal to 1"),
    "no rate": ({"RATE_LIMIT": "often"}, "RATE_LIMIT=often", "120/minute"),
    "library that is missing": ({"RATE_LIMIT_STORE": "redis://host"}, "RATE_LIMIT_STORE", "package redis is not installed"),
    "no path": ({"ROOT_PATH": "evenkeel"}, "ROOT_PATH=evenkeel", "/evenkeel"),
}


@pytest.mark.parametrize(("settings", "name", "way_out"), WRONG_SETTINGS.values(), ids=WRONG_SETTINGS)
def test_wrong_setting_is_named_with_the_way_out(
    settings: Mapping[str, str], name: str, way_out: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = said_by(["serve"], settings, monkeypatch)

    assert said.startswith(name)
    assert way_out in said
    assert "\n" not in said
    assert "Input" not in said


def test_everything_wrong_with_the_settings_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    said = said_by(["serve"], {"PORT": "http", "LOG_LEVEL": "loud"}, monkeypatch)

    assert [line.split("=")[0] for line in said.splitlines()] == ["PORT", "LOG_LEVEL"]


def test_password_in_a_wrong_address_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    for url in ("user:secret@host/name", "postgres:/user:secret@host/name", "mysql://user:secret@host/name"):
        assert "secret" not in said_by(["migrate"], {"DATABASE_URL": url}, monkeypatch)


MEANT = {
    "LOG_LEVEL": ("INFO", "info"),
    "PORT": ("'9000'", 9000),
    "DATABASE_URL": ('"sqlite:///data/evenkeel.db"', "sqlite:///data/evenkeel.db"),
    "WORKERS": ("", 1),
    "RATE_LIMIT": (" ", "off"),
    "CORS_ALLOW_ORIGINS": ("", ()),
    "TRUSTED_PROXIES": ('""', ""),
}


@pytest.mark.parametrize(("name", "given", "meant"), [(name, *values) for name, values in MEANT.items()], ids=MEANT)
def test_value_is_taken_as_it_is_meant(name: str, given: str, meant: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, given)

    assert getattr(Settings(), name.lower()) == meant


def test_tilde_is_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", "sqlite:///~/kept/evenkeel.db")

    main(["migrate"])

    assert (tmp_path / "kept" / "evenkeel.db").exists()


@pytest.mark.parametrize("command", ["run", "serve", "migrate", "seed", "library"])
def test_folder_that_cannot_be_made_is_named(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()

    said = said_by([command], {"DATABASE_URL": f"sqlite:///{tmp_path}/file/evenkeel.db"}, monkeypatch)

    assert str(tmp_path / "file") in said
    assert "DATABASE_URL" in said


FAULTS = {
    "no server": (["migrate"], "postgresql://user:secret@127.0.0.1:9/name", "the database cannot be reached", "DATABASE_URL"),
    "folder in the place of the file": (["migrate"], "sqlite:///{folder}", "the database cannot be reached", "DATABASE_URL"),
    "seeding before migrating": (["seed"], "sqlite:///{folder}/new.db", "schema is not current", "python -m app migrate"),
    "library before migrating": (["library"], "sqlite:///{folder}/new.db", "schema is not current", "python -m app migrate"),
    "no profile": (["generate", "{folder}/none.json"], "sqlite://", "there is no {folder}/none.json", ""),
}


@pytest.mark.parametrize(("arguments", "url", "reason", "way_out"), FAULTS.values(), ids=FAULTS)
def test_fault_is_said_in_a_sentence(
    arguments: list[str], url: str, reason: str, way_out: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled = [argument.format(folder=tmp_path) for argument in arguments]

    said = said_by(filled, {"DATABASE_URL": url.format(folder=tmp_path)}, monkeypatch)

    assert reason.format(folder=tmp_path) in said
    assert way_out in said
    assert "secret" not in said


def test_library_before_seeding_says_what_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = {"DATABASE_URL": f"sqlite:///{tmp_path}/new.db"}
    monkeypatch.setenv("DATABASE_URL", settings["DATABASE_URL"])
    main(["migrate"])

    assert "python -m app seed" in said_by(["library"], settings, monkeypatch)


def test_fault_of_the_program_says_that_it_is_one_and_shows_where_on_request(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit, match=r"fault of Evenkeel \(ZeroDivisionError: .*LOG_LEVEL=debug"), told_in_a_sentence():
        1 / 0  # noqa: B018 - it is there to fail

    monkeypatch.setenv("LOG_LEVEL", "debug")
    with pytest.raises(ZeroDivisionError), told_in_a_sentence():
        1 / 0  # noqa: B018


def test_reader_that_has_seen_enough_is_no_fault() -> None:
    command = f"{sys.executable} -m app openapi | head -c 10"

    finished = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S602 - as above

    assert finished.stdout.startswith("{")
    assert finished.stderr == ""


def test_process_ends_with_the_sentence_alone() -> None:
    environment = {**os.environ, "DATABASE_URL": "data/evenkeel.db"}

    finished = subprocess.run(
        [sys.executable, "-m", "app", "serve"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )

    assert finished.returncode == 1
    assert finished.stdout == ""
    assert finished.stderr.count("\n") == 1


def said_by(arguments: list[str], settings: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> str:
    """What a command says that ends."""
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    return str(stop.value)
