"""Create the API keys, and what each is good for."""

import sqlalchemy as sa
from alembic import op

revision = "create_api_keys"
down_revision = "create_safety_advice"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "api_keys",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("secret_sha256", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_api_keys"),
        sa.CheckConstraint("length(secret_sha256) = 64", name=op.f("ck_api_keys_digest_has_64_characters")),
    )
    op.create_table(
        "api_key_scopes",
        sa.Column("api_key", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("api_key", "scope", name="pk_api_key_scopes"),
        sa.ForeignKeyConstraint(["api_key"], ["api_keys.id"], name="fk_api_key_scopes_api_key"),
        sa.CheckConstraint(
            "scope IN ('catalogue:write', 'programs:write', 'metrics:read')", name=op.f("ck_api_key_scopes_scope_known")
        ),
    )


def downgrade() -> None:
    op.drop_table("api_key_scopes")
    op.drop_table("api_keys")
