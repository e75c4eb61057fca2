"""Say with conditions whom to see beside training, and with red flags what they call for and whom they concern by age."""

import sqlalchemy as sa
from alembic import op

revision = "say_whom_to_see"
down_revision = "say_what_tests_speak_for"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("conditions", sa.Column("see", sa.JSON(), nullable=False, server_default="[]"))
    answer = sa.CheckConstraint("response IN ('clearance', 'refuse')", name=op.f("ck_red_flags_response_known"))
    op.add_column("red_flags", sa.Column("response", sa.String(), answer, nullable=False, server_default="refuse"))
    age = sa.CheckConstraint("below_age BETWEEN 1 AND 120", name=op.f("ck_red_flags_below_age_in_range"))
    op.add_column("red_flags", sa.Column("below_age", sa.Integer(), age, nullable=True))
    # Until the next seeding no red flag knows its age, so the catalogue counts as missing.
    op.execute("DELETE FROM catalogue_state")


def downgrade() -> None:
    op.drop_column("red_flags", "below_age")
    op.drop_column("red_flags", "response")
    op.drop_column("conditions", "see")
