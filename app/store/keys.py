"""API keys: shown once when they are made, kept as a digest, and looked up with the same work whatever is wrong with them.

A key reads `evenkeel_<id>_<secret>`. The id is public: it finds the row and stands in lists. The secret is 256 random bits
and is kept as its SHA-256 alone. A slow hash makes guesses dear where people choose their passwords from few; among
2^256 secrets nobody gets anywhere by guessing, however fast each guess is, and a fast hash keeps every request fast.
"""

import hashlib
import hmac
import logging
import re
import secrets
from base64 import b32encode
from collections.abc import Collection, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, or_, update
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import col, select

from app.store.database import reading, writing
from app.store.scopes import Scope
from app.store.tables.keys import ApiKeyRow, ApiKeyScopeRow

ID_BYTES = 10
SECRET_BYTES = 32
LONGEST_NAME = 80
BETWEEN_NOTES = timedelta(minutes=1)
"""A key's last use is written at most this often."""

_TOKEN = re.compile(r"evenkeel_([a-z2-7]{16})_([0-9a-f]{64})")
_NOBODYS_DIGEST = "0" * 64
"""What a secret is compared with where there is no such key; no secret is known that has this digest."""

log = logging.getLogger("evenkeel")


@dataclass(frozen=True, slots=True)
class ApiKey:
    """What is known of a key. The secret is not."""

    id: str
    name: str
    scopes: frozenset[Scope]
    created_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key at the only moment at which its text is known."""

    key: ApiKey
    token: str


def create_key(engine: Engine, name: str, scopes: Collection[Scope]) -> NewKey:
    """A new key of this name, good for these scopes. Raises ValueError for a name that a list could not show."""
    if not (0 < len(name) <= LONGEST_NAME and name.isprintable() and name == name.strip()):
        raise ValueError(f"a key's name is one line of 1 to {LONGEST_NAME} characters")
    if not scopes:
        raise ValueError("a key is good for one scope at least")
    key = ApiKey(
        id=b32encode(secrets.token_bytes(ID_BYTES)).decode().lower(),
        name=name,
        scopes=frozenset(scopes),
        created_at=datetime.now(UTC),
        last_used_at=None,
        revoked_at=None,
    )
    secret = secrets.token_hex(SECRET_BYTES)
    row = ApiKeyRow(id=key.id, name=name, secret_sha256=_digest(secret), created_at=key.created_at)
    with writing(engine) as db:
        db.add(row)
        db.flush()
        db.add_all(ApiKeyScopeRow(api_key=key.id, scope=scope) for scope in key.scopes)
    return NewKey(key, f"evenkeel_{key.id}_{secret}")


def list_keys(engine: Engine) -> tuple[ApiKey, ...]:
    """All keys in the order in which they were made, the revoked ones too."""
    scopes: dict[str, list[str]] = {}
    with reading(engine) as db:
        rows = db.exec(select(ApiKeyRow).order_by(col(ApiKeyRow.created_at), col(ApiKeyRow.id))).all()
        for scope in db.exec(select(ApiKeyScopeRow)):
            scopes.setdefault(scope.api_key, []).append(scope.scope)
        return tuple(_key(row, scopes[row.id]) for row in rows)


def revoke_key(engine: Engine, key_id: str) -> bool:
    """False where there is no such key. It opens nothing once this returns; revoking it again changes nothing."""
    with writing(engine) as db:
        row = db.get(ApiKeyRow, key_id)
        if row is not None and row.revoked_at is None:
            row.revoked_at = datetime.now(UTC)
    return row is not None


def find_key(engine: Engine, token: str) -> ApiKey | None:
    """The living key with this text. An unknown id, a wrong secret, a revoked key and plain nonsense all take the same way."""
    matched = _TOKEN.fullmatch(token)
    key_id, secret = matched.groups() if matched else ("", "")
    scopes_too = select(ApiKeyRow, ApiKeyScopeRow.scope).join(ApiKeyScopeRow).where(ApiKeyRow.id == key_id)
    with reading(engine) as db:
        found = db.exec(scopes_too).all()
        stored = found[0][0].secret_sha256 if found else _NOBODYS_DIGEST
        is_right = hmac.compare_digest(_digest(secret), stored)
        living = [row for row, _ in found if row.revoked_at is None]
        return _key(living[0], [scope for _, scope in found]) if is_right and living else None


class KeyUses:
    """Notes when keys were last used, at most once a minute each, in a thread of its own: no request waits for it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="key-uses")
        self._noted: dict[str, datetime] = {}

    def note(self, key: ApiKey) -> Future[None] | None:
        """The writing that this use asks for, or None where another was noted within the minute."""
        now = datetime.now(UTC)
        last = max(filter(None, (key.last_used_at, self._noted.get(key.id))), default=None)
        if last is not None and now - last < BETWEEN_NOTES:
            return None
        self._noted[key.id] = now
        return self._thread.submit(self._write, key.id, now)

    def wait(self) -> None:
        """Returns when everything that was noted so far is written."""
        self._thread.submit(lambda: None).result()  # there is one thread, which does one after the other

    def close(self) -> None:
        """Returns when everything that was noted is written. Nothing can be noted after that."""
        self._thread.shutdown()

    def _write(self, key_id: str, now: datetime) -> None:
        last = col(ApiKeyRow.last_used_at)
        is_due = or_(last.is_(None), last <= now - BETWEEN_NOTES)
        try:
            with writing(self._engine) as db:
                db.exec(update(ApiKeyRow).where(col(ApiKeyRow.id) == key_id, is_due).values(last_used_at=now))
        except SQLAlchemyError as error:
            log.warning("the last use of key %s could not be noted: %s", key_id, error)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _key(row: ApiKeyRow, scopes: Sequence[str]) -> ApiKey:
    return ApiKey(
        id=row.id,
        name=row.name,
        scopes=frozenset(map(Scope, scopes)),
        created_at=row.created_at,
        last_used_at=row.last_used_at,
        revoked_at=row.revoked_at,
    )
