"""A page in a real Chromium, and what it tells.

The page tells it to the server that it came from, so nothing is needed to steer the browser.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE_SECONDS = 120
"""The first start of a browser on a busy machine takes long."""


@cache
def chromium() -> str | None:
    """The path of the browser, or None where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


needs_chromium = pytest.mark.skipif(chromium() is None, reason=f"none of {', '.join(NAMES)} is installed")


def told_by(page: Path, query: str, profile: Path) -> dict[str, Any]:
    """What the page posts to `/told` when it was opened in a browser that keeps its things in the folder `profile`."""
    answers: Queue[dict[str, Any]] = Queue()
    with _site(page, answers) as site, _browser(f"{site}/?{query}", profile):
        return answers.get(timeout=PATIENCE_SECONDS)


@contextmanager
def _site(page: Path, answers: "Queue[dict[str, Any]]") -> Iterator[str]:
    """The address of a site that has this page alone."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(page.read_bytes(), "text/html")

        def do_POST(self) -> None:
            answers.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self._answer(b"", "text/plain")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's
            pass

        def _answer(self, body: bytes, media_type: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


@contextmanager
def _browser(address: str, profile: Path) -> Iterator[None]:
    flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
    command = [str(chromium()), *flags, f"--user-data-dir={profile}", address]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # noqa: S603 - found above
        try:
            yield
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE_SECONDS)
