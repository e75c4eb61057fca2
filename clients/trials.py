"""One trial for each generator: make a client, compile a small program against it strictly, and run that."""

import shlex
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import httpx

from clients import tools

CALLERS = Path(__file__).parent / "callers"
DOCUMENT = "openapi.json"
PATIENCE_SECONDS = 300
CHECK_TYPES = "mypy --strict --follow-imports=silent --cache-dir=mypy_cache"


class TrialFailed(Exception):
    """What a generator, a compiler or the small program said when it failed."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A generator at its default settings, and the commands that try what it makes; `{url}` is where the service answers."""

    name: str
    caller: str
    generate: str
    compile: str
    runs: tuple[str, ...]

    @property
    def needs_node(self) -> bool:
        """Whether it cannot be tried without Node."""
        return self.caller.endswith(".ts")

    def hold(self, url: str, folder: Path) -> None:
        """Tries it in the empty folder against the service. Raises TrialFailed."""
        fetch_document(url, folder)
        shutil.copy(CALLERS / self.caller, folder)
        if self.needs_node:
            shutil.copy(CALLERS / "tsconfig.json", folder)
            (folder / "node_modules").symlink_to(tools.NODE_MODULES)
        for command in (self.generate, self.compile, *self.runs):
            run(command.format(url=url), folder)


def fetch_document(url: str, folder: Path) -> None:
    """Puts the service's OpenAPI document into the folder."""
    (folder / DOCUMENT).write_bytes(httpx.get(f"{url}/{DOCUMENT}", timeout=PATIENCE_SECONDS).content)


def run(command: str, folder: Path) -> None:
    """Runs one command of the tools. Raises TrialFailed with all that it wrote."""
    environment = {**tools.environment(), "PYTHONPATH": "client", "MYPYPATH": "client"}
    done = subprocess.run(  # noqa: S603 - the commands stand below
        shlex.split(command), cwd=folder, env=environment, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False
    )
    if done.returncode != 0:
        raise TrialFailed(f"$ {command}\n{done.stdout}{done.stderr}")


def _typescript(name: str, caller: str, generate: str) -> Trial:
    return Trial(name, f"{caller}.ts", generate, "tsc --project .", (f"node compiled/{caller}.js {{url}}",))


OPENAPI_TYPESCRIPT = _typescript("openapi-typescript", "openapi_fetch", f"openapi-typescript {DOCUMENT} --output schema.ts")
# It leaves the plots out, which are pictures (image/svg+xml), and warns of that alone.
OPENAPI_PYTHON_CLIENT = Trial(
    "openapi-python-client",
    "openapi_python_client.py",
    f"openapi-python-client generate --path {DOCUMENT} --output-path client",
    f"{CHECK_TYPES} openapi_python_client.py",
    ("python openapi_python_client.py {url}", f"python {CALLERS / 'every_read.py'} {{url}}"),
)
FASTEST = (OPENAPI_PYTHON_CLIENT, OPENAPI_TYPESCRIPT)
"""Those that the ordinary tests hold."""
TRIALS = (
    *FASTEST,
    _typescript("orval", "orval", f"orval --input {DOCUMENT} --output evenkeel.ts"),
    _typescript("hey-api", "hey_api", f"openapi-ts --input {DOCUMENT} --output client"),
    _typescript(
        "openapi-generator-typescript",
        "typescript_fetch",
        f"openapi-generator-cli generate --input-spec {DOCUMENT} --generator-name typescript-fetch --output client",
    ),
    Trial(
        "openapi-generator-python",
        "openapi_generator.py",
        f"openapi-generator-cli generate --input-spec {DOCUMENT} --generator-name python --output client",
        f"{CHECK_TYPES} --python-executable {tools.PYTHON} openapi_generator.py",
        (f"{tools.PYTHON} openapi_generator.py {{url}}",),
    ),
)
LINTERS = {
    "spectral": f"spectral lint {DOCUMENT} --ruleset {Path(__file__).parent / 'spectral.yaml'} --fail-severity warn",
    "redocly": f"redocly lint {DOCUMENT}",
}
