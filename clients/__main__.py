"""`python -m clients [name ...]`: starts the service and tries all generators and linters on it, or those named."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from subprocess import TimeoutExpired
from tempfile import TemporaryDirectory

from benchmarks import servers
from clients import tools
from clients.trials import LINTERS, TRIALS, TrialFailed, fetch_document, run

Attempt = Callable[[str, Path], None]


def main(names: Sequence[str]) -> int:
    """0 when everything that can be tried here succeeds, 1 when something fails, 2 when there is no such name."""
    attempts: dict[str, Attempt] = {trial.name: trial.hold for trial in TRIALS}
    attempts |= {name: _linting(command) for name, command in LINTERS.items()}
    if unknown := set(names) - attempts.keys():
        print(f"no {', '.join(unknown)} here; there are {', '.join(attempts)}")
        return 2
    tools.install()
    chosen = {name: attempts[name] for name in names or attempts}
    reason = tools.lacking(node=True)
    without_node = {trial.name for trial in TRIALS if not trial.needs_node}
    with TemporaryDirectory() as folder, servers.service(servers.prepared_database(Path(folder)), workers=1) as server:
        outcomes = [
            _outcome(name, attempt, server.url, None if name in without_node else reason) for name, attempt in chosen.items()
        ]
    return 0 if all(outcomes) else 1


def _linting(command: str) -> Attempt:
    def lint(url: str, folder: Path) -> None:
        fetch_document(url, folder)
        run(command, folder)

    return lint


def _outcome(name: str, attempt: Attempt, url: str, reason: str | None) -> bool:
    """Whether it did not fail; says what became of it."""
    if reason:
        print(f"{name:30} not tried: {reason}", flush=True)
        return True
    with TemporaryDirectory() as folder:
        try:
            attempt(url, Path(folder))
        except (TrialFailed, TimeoutExpired) as failure:
            print(f"{name:30} failed\n{failure}", flush=True)
            return False
    print(f"{name:30} works", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
