"""Name exercises by language."""

import sqlalchemy as sa
from alembic import op

revision = "name_exercises_by_language"
down_revision = "count_forgotten_programs"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("exercises", sa.Column("names", sa.JSON(), nullable=False, server_default="{}"))
    # Until the next seeding no exercise has such names, so the catalogue counts as missing.
    op.execute("DELETE FROM catalogue_state")


def downgrade() -> None:
    op.drop_column("exercises", "names")
