"""The tools of `versions.toml`, kept in `.clients/`: Node's packages, and a Python environment of their own."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from shutil import which

ROOT = Path(__file__).parents[1]
VERSIONS = ROOT / "clients" / "versions.toml"
FOLDER = ROOT / ".clients"
NODE_MODULES = FOLDER / "node_modules"
PYTHON = FOLDER / "python" / "bin" / "python"
INSTALLED = FOLDER / "installed.toml"
"""A copy of the versions, written when all of them were installed."""


def install() -> None:
    """Installs what the versions say, where that has changed."""
    wanted = VERSIONS.read_text()
    has_npm = which("npm") is not None
    if INSTALLED.exists() and INSTALLED.read_text() == wanted and NODE_MODULES.exists() == has_npm:
        return
    versions = tomllib.loads(wanted)
    FOLDER.mkdir(exist_ok=True)
    if has_npm:
        _install_from_npm(versions["npm"])
    _install_from_pypi(versions["pypi"])
    INSTALLED.write_text(wanted)


def lacking(*, node: bool) -> str | None:
    """Why a client cannot be tried here, or None where it can."""
    if not node:
        return None
    if which("node") is None:
        return "needs Node"
    return None if NODE_MODULES.exists() else "needs what `make clients` installs"


def environment() -> Mapping[str, str]:
    """The environment in which all tools are found, those of this Python environment first."""
    folders = (Path(sys.executable).parent, PYTHON.parent, NODE_MODULES / ".bin")
    return {**os.environ, "PATH": os.pathsep.join((*map(str, folders), os.environ["PATH"]))}


def _install_from_npm(versions: Mapping[str, str]) -> None:
    (FOLDER / "package.json").write_text(json.dumps({"private": True, "dependencies": versions}))
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"], cwd=FOLDER, check=True)  # noqa: S607


def _install_from_pypi(versions: Mapping[str, str]) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(PYTHON.parents[1])], check=True)  # noqa: S603
    pins = [f"{name}=={version}" for name, version in versions.items()]
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *pins]
    subprocess.run(pip, check=True, env={**os.environ, "PIP_USER": "0"})  # noqa: S603
