"""`python -m app …`: run, serve, migrate, seed, library, keys, docs, openapi, generate.

Each command imports what it needs and nothing else: serving would start later for all that it has no use for.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from os import cpu_count
from pathlib import Path
from typing import TYPE_CHECKING

from app.serving import serve
from app.settings import Settings
from app.store.scopes import Scope

if TYPE_CHECKING:
    from app.store.keys import ApiKey


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs one command; exits with 1 and says why where it fails."""
    parsed = _parser().parse_args(arguments)
    settings = Settings()
    match parsed.command:
        case "run":
            migrate(settings)
            seed(settings)
            keep_library(settings)
            serve(settings)
        case "serve":
            serve(settings)
        case "migrate":
            migrate(settings)
        case "seed":
            seed(settings, reset=parsed.reset)
        case "library":
            keep_library(settings)
        case "keys":
            manage_keys(settings, parsed)
        case "docs":
            write_docs()
        case "openapi":
            write_openapi(settings)
        case "generate":
            make_program(parsed.profile)


def migrate(settings: Settings) -> None:
    """Brings the database to the newest schema, creating a SQLite file where there is none."""
    from sqlalchemy.engine import make_url

    from app.store.database import make_engine
    from app.store.migrating import upgrade

    address = make_url(settings.database_url)
    if address.get_backend_name() == "sqlite" and address.database:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = make_engine(settings.database_url)
    upgrade(engine)
    engine.dispose()


def seed(settings: Settings, *, reset: bool = False) -> None:
    """Writes the seed files into the database and says what changed, and what it left as it was written through the API."""
    from app.store.database import make_engine
    from app.store.seed.files import SeedError
    from app.store.seed.seeding import seed_catalogue

    engine = make_engine(settings.database_url)
    try:
        result = seed_catalogue(engine, reset=reset)
    except SeedError as error:
        sys.exit(str(error))
    finally:
        engine.dispose()
    sys.stdout.write(f"catalogue {result.version}: {result.added} added, {result.changed} changed, {result.retired} retired\n")
    sys.stdout.writelines(f"kept as written through the API: {place}\n" for place in result.kept)


def keep_library(settings: Settings) -> None:
    """Makes the ready-made programs that the catalogue does not have yet; takes no time where none is missing."""
    from app.api.programs.library import keep_ready_made
    from app.store.database import make_engine

    engine = make_engine(settings.database_url)
    made = keep_ready_made(engine, processes=cpu_count() or 1)
    engine.dispose()
    sys.stdout.write(f"library: {made} programs made\n")


def manage_keys(settings: Settings, parsed: argparse.Namespace) -> None:
    """Makes, lists or revokes API keys. A new key is the only line on standard output."""
    from app.store.database import make_engine
    from app.store.keys import create_key, list_keys, revoke_key
    from app.store.migrating import migrations_current

    engine = make_engine(settings.database_url)
    try:
        if not migrations_current(engine):
            sys.exit("the database's schema is not current: run `python -m app migrate` first")
        match parsed.action:
            case "create":
                made = create_key(engine, parsed.name, [*map(Scope, parsed.scope)])
                sys.stderr.write(f"key {made.key.id} for {made.key.name!r}, shown this once and kept nowhere:\n")
                sys.stdout.write(f"{made.token}\n")
            case "list":
                sys.stdout.writelines(_as_line(key) for key in list_keys(engine))
            case "revoke":
                if not revoke_key(engine, parsed.id):
                    sys.exit(f"there is no key {parsed.id!r}; `keys list` shows all")
                sys.stdout.write(f"key {parsed.id} is revoked\n")
    except ValueError as error:
        sys.exit(str(error))
    finally:
        engine.dispose()


def write_docs() -> None:
    """Writes the pages of docs/ that come from the code."""
    from app.engine.following.bounds import BOUNDS
    from app.engine.following.rules import ADAPTATIONS
    from app.engine.rules import RULE_BOOK
    from app.export.adaptation_book import adaptation_page
    from app.export.rule_book import rule_book_page

    Path("docs/rules.md").write_text(rule_book_page(RULE_BOOK), encoding="utf-8")
    Path("docs/adaptation.md").write_text(adaptation_page(ADAPTATIONS, BOUNDS), encoding="utf-8")


def write_openapi(settings: Settings) -> None:
    """Writes the OpenAPI document to standard output."""
    from app.api.documentation.document import document_text
    from app.main import create_app

    sys.stdout.write(document_text(create_app(settings)))


def make_program(profile: Path) -> None:
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
        program = generate(profile_from(profile.read_bytes(), catalogue), catalogue)
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
    commands.add_parser("run", help="migrate, seed, make the ready-made programs, and serve")
    commands.add_parser("serve", help="serve the API")
    commands.add_parser("migrate", help="bring the database's schema up to date")
    seed_command = commands.add_parser("seed", help="write the seed files into the database; safe to repeat")
    seed_command.add_argument("--reset", action="store_true", help="also give up what was written through the API")
    commands.add_parser("library", help="make the ready-made programs that are missing")
    _add_keys(commands.add_parser("keys", help="make, list and revoke API keys"))
    commands.add_parser("docs", help="write the pages of docs/ that come from the code")
    commands.add_parser("openapi", help="print the OpenAPI document")
    generate_command = commands.add_parser("generate", help="print the program for a profile, without a server")
    generate_command.add_argument("profile", type=Path, metavar="PROFILE.json", help="a profile as POST /programs takes it")
    return parser


def _add_keys(command: argparse.ArgumentParser) -> None:
    actions = command.add_subparsers(dest="action", required=True, metavar="ACTION")
    create = actions.add_parser("create", help="make a key and print it, this once")
    create.add_argument("name", metavar="NAME", help="who or what the key is for")
    create.add_argument(
        "--scope", action="append", required=True, choices=[*map(str, Scope)], help="what it is for; repeatable"
    )
    actions.add_parser("list", help="list all keys, with their last use")
    actions.add_parser("revoke", help="make a key useless, at once and for ever").add_argument("id", metavar="ID")
