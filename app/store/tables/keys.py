"""Tables of the API keys: everything about a key but the key itself."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from app.store.scopes import Scope
from app.store.tables.base import Row, one_of


class ApiKeyRow(Row, table=True):
    """A key. It is revoked and never deleted, so that its id is never given to another."""

    __tablename__ = "api_keys"
    __table_args__ = (CheckConstraint("length(secret_sha256) = 64", name="digest_has_64_characters"),)

    id: str = Field(primary_key=True)
    name: str
    secret_sha256: str
    created_at: datetime
    last_used_at: datetime | None = None
    revoked_at: datetime | None = None


class ApiKeyScopeRow(Row, table=True):
    """Something that a key allows."""

    __tablename__ = "api_key_scopes"
    __table_args__ = (one_of("scope", Scope),)

    api_key: str = Field(foreign_key="api_keys.id", primary_key=True)
    scope: str = Field(primary_key=True)
