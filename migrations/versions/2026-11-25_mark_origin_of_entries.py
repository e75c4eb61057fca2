"""Mark whose word an entry is: the seed's, or what was written through the API. Everything so far is the seed's."""

import sqlalchemy as sa
from alembic import op

revision = "mark_origin_of_entries"
down_revision = "create_api_keys"
branch_labels = None
depends_on = None

TABLES = ("exercises", "strategies", "imbalances")


def upgrade() -> None:
    for table in TABLES:
        known = sa.CheckConstraint("origin IN ('seed', 'api')", name=op.f(f"ck_{table}_origin_known"))
        op.add_column(table, sa.Column("origin", sa.String(), known, nullable=False, server_default="seed"))


def downgrade() -> None:
    for table in TABLES:
        op.drop_column(table, "origin")
