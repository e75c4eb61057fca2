"""Count how often a program was forgotten, so that running services notice."""

import sqlalchemy as sa
from alembic import op

revision = "count_forgotten_programs"
down_revision = "say_what_claims_rest_on"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "program_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("forgotten", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_program_state"),
        sa.CheckConstraint("id = 1", name=op.f("ck_program_state_one_row")),
    )


def downgrade() -> None:
    op.drop_table("program_state")
