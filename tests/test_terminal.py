"""What people see who start the service on a terminal, and what a pipe gets instead."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from app.faults import STOPPED_BY_HAND
from app.terminal import counted, progress, say
from benchmarks.servers import free_port
from tests.databases import Databases, seed

ROOT = Path(__file__).parent.parent
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Terminal:
    """A program on a terminal of its own."""

    def __init__(self, process: subprocess.Popen[bytes], reading: int) -> None:
        self.process = process
        self._reading = reading
        self.text = ""

    def read_until(self, holds: Callable[[str], bool]) -> str:
        """All that was shown, without colours and cursor movements, when it holds or the program has ended."""
        while not holds(self.text):
            try:
                piece = os.read(self._reading, 4096)
            except OSError:  # Linux says so when nobody is left who writes
                break
            if not piece:
                break
            self.text += ESCAPES.sub("", piece.decode(errors="replace"))
        return self.text

    def whole(self) -> str:
        """All that was shown when the program has ended."""
        return self.read_until(lambda _: False)


@contextmanager
def on_terminal(arguments: list[str], settings: Mapping[str, str]) -> Iterator[Terminal]:
    reading, writing = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", **settings}
    process = subprocess.Popen(  # noqa: S603 - the commands stand below
        [sys.executable, *arguments], cwd=ROOT, env=environment, stdout=writing, stderr=writing, start_new_session=True
    )
    os.close(writing)
    try:
        yield Terminal(process, reading)
    finally:
        process.terminate()
        process.wait(timeout=60)
        os.close(reading)


def test_setting_up_is_told_in_lines_for_people(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new.db"
    with on_terminal(["-m", "app", "migrate"], {"DATABASE_URL": url}) as terminal:
        migrated = terminal.whole()
    with on_terminal(["-m", "app", "seed"], {"DATABASE_URL": url}) as terminal:
        seeded = terminal.whole()

    assert "Preparing the database" in migrated
    assert "Filling the catalogue" in seeded
    assert re.search(r"^\r?catalogue \w+: \d+ added, 0 changed, 0 retired\r?$", seeded, re.MULTILINE)
    assert "{" not in migrated + seeded


@pytest.mark.parametrize("workers", [1, 2])
def test_service_says_where_to_click_and_answers_there(workers: int, sqlite_databases: Databases) -> None:
    with sqlite_databases.prepared(seed) as url:
        settings = {"DATABASE_URL": url, "HOST": "0.0.0.0", "PORT": str(free_port()), "WORKERS": str(workers)}  # noqa: S104
        with on_terminal(["-m", "app", "serve"], settings) as terminal:
            terminal.read_until(lambda text: "Stop it with" in text)
            (address,) = re.findall(r"in a browser: (\S+)", terminal.text)
            assert address == f"http://127.0.0.1:{settings['PORT']}/docs"
            assert httpx.get(address, timeout=60).status_code == 200
            shown = terminal.read_until(lambda text: "GET /docs" in text)

    assert re.search(r"^\d\d:\d\d:\d\d 200 GET /docs in \d+\.\d ms\r?$", shown, re.MULTILINE)
    assert re.search(r"^\d\d:\d\d:\d\d serving catalogue \w+\r?$", shown, re.MULTILINE)
    assert "{" not in shown
    assert "Uvicorn" not in shown


def test_taken_port_is_told_without_a_traceback(sqlite_databases: Databases) -> None:
    with sqlite_databases.prepared(seed) as url:
        settings = {"DATABASE_URL": url, "PORT": str(free_port())}
        with on_terminal(["-m", "app", "serve"], settings) as first:
            first.read_until(lambda text: "Stop it with" in text)
            with on_terminal(["-m", "app", "serve"], settings) as second:
                shown = second.whole()
                assert second.process.wait(timeout=60) != 0

    assert "error: " in shown
    assert "address already in use" in shown
    assert "Traceback" not in shown
    assert "in a browser" not in shown


def test_library_is_given_up_with_control_c_without_a_traceback(sqlite_databases: Databases) -> None:
    with sqlite_databases.prepared(seed) as url, on_terminal(["-m", "app", "library"], {"DATABASE_URL": url}) as terminal:
        terminal.read_until(lambda text: re.search(r" [1-9]\d*/\d+", text) is not None)
        os.killpg(terminal.process.pid, signal.SIGINT)  # as a terminal sends it: to all processes
        shown = terminal.whole()

        assert terminal.process.wait(timeout=60) == STOPPED_BY_HAND
    assert "Making ready-made programs" in shown
    assert "Traceback" not in shown


def test_progress_counts_on_a_terminal() -> None:
    script = "from app.terminal import counted\nprint(sum(counted([1, 2, 3], 'Adding up', 3)))"
    with on_terminal(["-c", script], {}) as terminal:
        shown = terminal.whole()

    assert re.search(r"Adding up .*3/3", shown)
    assert shown.rstrip().endswith("6")


def test_nobody_who_does_not_watch_is_shown_progress(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("Waiting") as advance:
        advance()
    assert list(counted("ab", "Spelling", 2)) == ["a", "b"]

    assert capsys.readouterr().out == ""


def test_line_is_an_event_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    say("2 programs – made")

    event = json.loads(capsys.readouterr().out)
    assert event["message"] == "2 programs – made"
    assert (event["level"], event["logger"]) == ("info", "evenkeel")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", event["time"])
