"""Say with every field test what its results speak for, as one document."""

import sqlalchemy as sa
from alembic import op

revision = "say_what_tests_speak_for"
down_revision = "create_protocols"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # The default speaks for nothing. No NOT NULL column can be added without one where there are rows.
    op.add_column("assessments", sa.Column("reading", sa.JSON(), nullable=False, server_default='{"kind": "control"}'))
    # A catalogue whose tests speak for nothing screens nobody: it counts as missing until the next seeding.
    op.execute("DELETE FROM catalogue_state")


def downgrade() -> None:
    op.drop_column("assessments", "reading")
