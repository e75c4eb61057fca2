"""Create tracks, protocols and upkeep: what coaches write, each entry as one document."""

import sqlalchemy as sa
from alembic import op

revision = "create_protocols"
down_revision = "drop_rate_windows"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tracks",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("origin", sa.String(), server_default="seed", nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name="pk_tracks"),
        sa.CheckConstraint("origin IN ('seed', 'api')", name=op.f("ck_tracks_origin_known")),
    )
    op.create_table(
        "protocols",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("origin", sa.String(), server_default="seed", nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name="pk_protocols"),
        sa.CheckConstraint("origin IN ('seed', 'api')", name=op.f("ck_protocols_origin_known")),
    )
    op.create_table(
        "condition_protocols",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name="pk_condition_protocols"),
    )
    op.create_table(
        "upkeep",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name="pk_upkeep"),
        sa.CheckConstraint("slug IN ('full', 'hip', 'knee', 'light')", name=op.f("ck_upkeep_slug_known")),
    )
    # A catalogue without protocols makes no program: it counts as missing until the next seeding.
    op.execute("DELETE FROM catalogue_state")


def downgrade() -> None:
    op.drop_table("upkeep")
    op.drop_table("condition_protocols")
    op.drop_table("protocols")
    op.drop_table("tracks")
