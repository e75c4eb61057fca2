"""Drop the counts of the rate limit: processes count in their memory or in a Redis."""

import sqlalchemy as sa
from alembic import op

revision = "drop_rate_windows"
down_revision = "create_rate_windows"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_table("rate_windows")


def downgrade() -> None:
    op.create_table(
        "rate_windows",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("hits", sa.Integer(), nullable=False),
        sa.Column("ends_at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_rate_windows"),
    )
    op.create_index("ix_rate_windows_ends_at", "rate_windows", ["ends_at"])
