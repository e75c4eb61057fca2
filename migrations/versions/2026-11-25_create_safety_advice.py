"""Create the safety advice: what programs say to keep people safe, with its sources."""

import sqlalchemy as sa
from alembic import op

revision = "create_safety_advice"
down_revision = "create_programs"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "safety_advice",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("applies_to", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name="pk_safety_advice"),
        sa.CheckConstraint("kind IN ('notice', 'stop', 'see-professional')", name=op.f("ck_safety_advice_kind_known")),
        sa.CheckConstraint(
            "applies_to IN ('everyone', 'beginners', 'clearance', 'few-stretch-days', 'jumps', 'pain')",
            name=op.f("ck_safety_advice_applies_to_known"),
        ),
        sa.CheckConstraint("position BETWEEN 1 AND 99", name=op.f("ck_safety_advice_position_in_range")),
    )
    op.create_table(
        "safety_advice_sources",
        sa.Column("advice", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("advice", "position", name="pk_safety_advice_sources"),
        sa.UniqueConstraint("advice", "source", name="uq_safety_advice_sources_advice_source"),
        sa.ForeignKeyConstraint(["advice"], ["safety_advice.slug"], name="fk_safety_advice_sources_advice"),
        sa.ForeignKeyConstraint(["source"], ["sources.slug"], name="fk_safety_advice_sources_source"),
    )


def downgrade() -> None:
    op.drop_table("safety_advice_sources")
    op.drop_table("safety_advice")
