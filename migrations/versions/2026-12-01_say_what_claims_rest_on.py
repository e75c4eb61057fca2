"""Say of sources of what kind they are and what they lack, and of possible effects what their grade rests on."""

import sqlalchemy as sa
from alembic import op

revision = "say_what_claims_rest_on"
down_revision = "tell_chance_in_tests"
branch_labels = None
depends_on = None

KINDS = (
    *("systematic-review", "guideline", "randomised-trial", "cohort", "training-study", "cross-sectional"),
    *("measurement", "laboratory", "overview", "teaching", "opinion"),
)
REASONS = ("no_link_because", "unverified_because")


def upgrade() -> None:
    known = sa.CheckConstraint(f"kind IN ({', '.join(repr(kind) for kind in KINDS)})", name=op.f("ck_sources_kind_known"))
    op.add_column("sources", sa.Column("kind", sa.String(), known, nullable=False, server_default="opinion"))
    for reason in REASONS:
        op.add_column("sources", sa.Column(reason, sa.String(), nullable=True))
    op.add_column("imbalance_possible_effects", sa.Column("because", sa.String(), nullable=False, server_default=""))
    op.add_column("imbalance_possible_effects", sa.Column("sources", sa.JSON(), nullable=False, server_default="[]"))
    # Until the next seeding no source knows its kind, so the catalogue counts as missing.
    op.execute("DELETE FROM catalogue_state")


def downgrade() -> None:
    for column in ("sources", "because"):
        op.drop_column("imbalance_possible_effects", column)
    for column in (*REASONS, "kind"):
        op.drop_column("sources", column)
    op.execute("DELETE FROM catalogue_state")
