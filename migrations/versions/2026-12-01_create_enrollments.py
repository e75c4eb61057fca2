"""Create the enrollments and what happened in them, and let keys be good for them."""

import sqlalchemy as sa
from alembic import op

revision = "create_enrollments"
down_revision = "name_exercises_by_language"
branch_labels = None
depends_on = None

SCOPES_BEFORE = "scope IN ('catalogue:write', 'programs:write', 'metrics:read')"
SCOPES = "scope IN ('catalogue:write', 'programs:write', 'metrics:read', 'enrollments:write')"


def upgrade() -> None:
    op.create_table(
        "enrollments",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("program", sa.String(), nullable=False),
        sa.Column("api_key", sa.String(), nullable=True),
        sa.Column("token_sha256", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("due_on", sa.String(), nullable=True),
        sa.Column("terms", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_enrollments"),
        sa.ForeignKeyConstraint(["program"], ["programs.id"], name="fk_enrollments_program"),
        sa.ForeignKeyConstraint(["api_key"], ["api_keys.id"], name="fk_enrollments_api_key"),
        sa.CheckConstraint("state IN ('active', 'paused', 'finished')", name=op.f("ck_enrollments_state_known")),
        sa.CheckConstraint("length(token_sha256) = 64", name=op.f("ck_enrollments_digest_has_64_characters")),
    )
    op.create_index("ix_enrollments_api_key_created_at_id", "enrollments", ["api_key", "created_at", "id"])
    op.create_index("ix_enrollments_touched_at", "enrollments", ["touched_at"])
    op.create_table(
        "enrollment_facts",
        sa.Column("enrollment", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("enrollment", "kind", "name", name="pk_enrollment_facts"),
        sa.ForeignKeyConstraint(["enrollment"], ["enrollments.id"], name="fk_enrollment_facts_enrollment"),
        sa.CheckConstraint("kind IN ('session', 'retest', 'clearance')", name=op.f("ck_enrollment_facts_kind_known")),
    )
    _let_scopes_be(SCOPES)


def downgrade() -> None:
    op.execute("DELETE FROM api_key_scopes WHERE scope = 'enrollments:write'")
    _let_scopes_be(SCOPES_BEFORE)
    op.drop_table("enrollment_facts")
    op.drop_index("ix_enrollments_touched_at", "enrollments")
    op.drop_index("ix_enrollments_api_key_created_at_id", "enrollments")
    op.drop_table("enrollments")


def _let_scopes_be(known: str) -> None:
    with op.batch_alter_table("api_key_scopes") as table:
        table.drop_constraint(op.f("ck_api_key_scopes_scope_known"), type_="check")
        table.create_check_constraint(op.f("ck_api_key_scopes_scope_known"), known)
