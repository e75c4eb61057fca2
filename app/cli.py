"""`python -m app …`: run, serve, migrate, seed, library, programs, keys, docs, openapi, generate.

Each command imports what it needs and nothing else: serving would start later for all that it has no use for.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from os import cpu_count
from pathlib import Path
from typing import TYPE_CHECKING

from app.faults import told_in_a_sentence
from app.serving import serve
from app.settings import Settings
from app.store.scopes import Scope
from app.terminal import progress, say

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from app.store.keys import ApiKey

Command = Callable[[Settings, argparse.Namespace], None]


SCHEMA_OUTDATED = "the database's schema is not current: run `python -m app migrate` first"


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs one command; exits with 1 and says why where it fails."""
    parsed = _parser().parse_args(arguments)
    with told_in_a_sentence():
        parsed.run(Settings(), parsed)


def set_up_and_serve(settings: Settings, parsed: argparse.Namespace) -> None:
    """Everything that a service needs on its first day, and the service."""
    for step in (migrate, seed, keep_library, start):
        step(settings, parsed)


def start(settings: Settings, _: argparse.Namespace) -> None:
    """Serves until it is stopped."""
    if settings.database_file:
        settings.database_file.parent.mkdir(parents=True, exist_ok=True)
    serve(settings)


def migrate(settings: Settings, _: argparse.Namespace) -> None:
    """Brings the database to the newest schema, creating a SQLite file where there is none."""
    from app.store.database import make_engine
    from app.store.migrating import upgrade

    engine = make_engine(settings.database_url)
    try:
        with progress("Preparing the database"):
            upgrade(engine)
    finally:
        engine.dispose()


def seed(settings: Settings, parsed: argparse.Namespace) -> None:
    """Writes the seed files into the database and says what changed, and what it left as it was written through the API."""
    from app.store.seed.seeding import seed_catalogue

    with _database(settings) as engine, progress("Filling the catalogue from seed/"):
        result = seed_catalogue(engine, reset=getattr(parsed, "reset", False))
    say(f"catalogue {result.version}: {result.added} added, {result.changed} changed, {result.retired} retired")
    for place in result.kept:
        say(f"kept as written through the API: {place}")


def keep_library(settings: Settings, _: argparse.Namespace) -> None:
    """Makes the ready-made programs that the catalogue does not have yet; takes no time where none is missing."""
    from app.api.programs.library import keep_ready_made

    with _database(settings) as engine:
        made = keep_ready_made(engine, cpu_count() or 1, lambda missing: progress("Making ready-made programs", missing))
    say(f"library: {made} programs made")


def forget(settings: Settings, parsed: argparse.Namespace) -> None:
    """Removes a stored program for good. Running services let go of it within a second; copies elsewhere are out of reach."""
    from app.store.programs import ProgramInUse, forget_program

    with _database(settings) as engine:
        try:
            was_stored = forget_program(engine, parsed.id)
        except ProgramInUse:
            sys.exit(f"program {parsed.id} is kept, because enrollments follow it: erase them first")
        if not was_stored:
            sys.exit(f"there is no program {parsed.id!r}")
    say(f"program {parsed.id} is forgotten; copies that browsers, proxies and backups hold are not")


def manage_keys(settings: Settings, parsed: argparse.Namespace) -> None:
    """Makes, lists or revokes API keys. A new key is the only line on standard output."""
    from app.store.keys import create_key, list_keys, revoke_key

    with _database(settings) as engine:
        match parsed.action:
            case "create":
                try:
                    made = create_key(engine, parsed.name, [*map(Scope, parsed.scope)])
                except ValueError as error:
                    sys.exit(str(error))
                sys.stderr.write(f"key {made.key.id} for {made.key.name!r}, shown this once and kept nowhere:\n")
                sys.stdout.write(f"{made.token}\n")
            case "list":
                sys.stdout.writelines(_as_line(key) for key in list_keys(engine))
            case "revoke":
                if not revoke_key(engine, parsed.id):
                    sys.exit(f"there is no key {parsed.id!r}; `keys list` shows all")
                say(f"key {parsed.id} is revoked")


@contextmanager
def _database(settings: Settings) -> "Iterator[Engine]":
    """The database, which must have the newest schema."""
    from app.store.database import make_engine
    from app.store.migrating import migrations_current

    engine = make_engine(settings.database_url)
    try:
        if not migrations_current(engine):
            sys.exit(SCHEMA_OUTDATED)
        yield engine
    finally:
        engine.dispose()


def write_docs(_: Settings, __: argparse.Namespace) -> None:
    """Writes the pages of docs/ that come from the code."""
    from app.engine.following.bounds import BOUNDS
    from app.engine.following.rules import ADAPTATIONS
    from app.engine.rules import RULE_BOOK
    from app.export.adaptation_book import adaptation_page
    from app.export.rule_book import rule_book_page

    Path("docs/rules.md").write_text(rule_book_page(RULE_BOOK), encoding="utf-8")
    Path("docs/adaptation.md").write_text(adaptation_page(ADAPTATIONS, BOUNDS), encoding="utf-8")


def write_openapi(settings: Settings, _: argparse.Namespace) -> None:
    """Writes the OpenAPI document to standard output."""
    from app.api.documentation.document import document_text
    from app.main import create_app

    sys.stdout.write(document_text(create_app(settings)))


def make_program(_: Settings, parsed: argparse.Namespace) -> None:
    """Writes the program for the profile to standard output, made from the seed files without server or database file."""
    from app.api.problems.refusals import RequestRefused
    from app.api.programs.from_engine import document_of
    from app.api.programs.profile_to_engine import profile_from
    from app.engine.errors import EngineError
    from app.engine.generate import generate
    from app.store.seed.files import read_seed
    from app.store.seed.to_engine import catalogue_of

    catalogue = catalogue_of(read_seed())
    try:
        program = generate(profile_from(parsed.profile.read_bytes(), catalogue), catalogue)
    except RequestRefused as error:
        wrong = [entry.model_dump(mode="json") for entry in error.errors]
        sys.exit(f"{error.kind.title}: {error.detail}\n{json.dumps(wrong, indent=2, ensure_ascii=False)}")
    except EngineError as error:
        sys.exit(f"No program: {error}")
    sys.stdout.buffer.write(document_of(program) + b"\n")


def _as_line(key: "ApiKey") -> str:
    times = {"created": key.created_at, "last used": key.last_used_at, "revoked": key.revoked_at}
    said = ", ".join(f"{what} {when:%Y-%m-%d %H:%M}" if when else f"{what} never" for what, when in times.items())
    return f"{key.id}  {key.name}  {' '.join(sorted(key.scopes))}  {said}\n"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m app", description="Muscle imbalances in, training programs out.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, run: Command, what: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=what)
        command.set_defaults(run=run)
        return command

    add("run", set_up_and_serve, "migrate, seed, make the ready-made programs, and serve")
    add("serve", start, "serve the API")
    add("migrate", migrate, "bring the database's schema up to date")
    seed_command = add("seed", seed, "write the seed files into the database; safe to repeat")
    seed_command.add_argument("--reset", action="store_true", help="also give up what was written through the API")
    add("library", keep_library, "make the ready-made programs that are missing")
    _add_programs(add("programs", forget, "forget a stored program"))
    _add_keys(add("keys", manage_keys, "make, list and revoke API keys"))
    add("docs", write_docs, "write the pages of docs/ that come from the code")
    add("openapi", write_openapi, "print the OpenAPI document")
    generate_command = add("generate", make_program, "print the program for a profile, without a server")
    generate_command.add_argument("profile", type=Path, metavar="PROFILE.json", help="a profile as POST /programs takes it")
    return parser


def _add_programs(command: argparse.ArgumentParser) -> None:
    actions = command.add_subparsers(dest="action", required=True, metavar="ACTION")
    forget = actions.add_parser("forget", help="remove a program for good; docs/privacy.md says what that reaches")
    forget.add_argument("id", metavar="ID", help="the last part of its address")


def _add_keys(command: argparse.ArgumentParser) -> None:
    actions = command.add_subparsers(dest="action", required=True, metavar="ACTION")
    create = actions.add_parser("create", help="make a key and print it, this once")
    create.add_argument("name", metavar="NAME", help="who or what the key is for")
    create.add_argument(
        "--scope", action="append", required=True, choices=[*map(str, Scope)], help="what it is for; repeatable"
    )
    actions.add_parser("list", help="list all keys, with their last use")
    actions.add_parser("revoke", help="make a key useless, at once and for ever").add_argument("id", metavar="ID")
