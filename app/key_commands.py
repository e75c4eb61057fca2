"""`python -m app keys …`: who holds a key."""

import argparse
import sys

from app.settings import Settings
from app.store.database import make_engine
from app.store.keys import ApiKey, create_key, list_keys, revoke_key
from app.store.migrating import migrations_current
from app.store.scopes import Scope


def manage_keys(settings: Settings, parsed: argparse.Namespace) -> None:
    """Makes, lists or revokes API keys. A new key is the only line on standard output."""
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


def _as_line(key: ApiKey) -> str:
    times = {"created": key.created_at, "last used": key.last_used_at, "revoked": key.revoked_at}
    said = ", ".join(f"{what} {when:%Y-%m-%d %H:%M}" if when else f"{what} never" for what, when in times.items())
    return f"{key.id}  {key.name}  {' '.join(sorted(key.scopes))}  {said}\n"
