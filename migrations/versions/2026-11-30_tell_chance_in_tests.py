"""Say what in a field test may be chance and what rules it out, from when on people train alone, and whom advice is for."""

import sqlalchemy as sa
from alembic import op

revision = "tell_chance_in_tests"
down_revision = "say_whom_to_see"
branch_labels = None
depends_on = None

GROUPS = (
    *("everyone", "bars", "beginners", "clearance", "few-stretch-days"),
    *("long-sitting", "minors", "older", "jumps", "pain", "unknown-side"),
)
GROUPS_BEFORE = ("everyone", "beginners", "clearance", "few-stretch-days", "jumps", "pain")


def upgrade() -> None:
    with op.batch_alter_table("assessments", table_args=_width()) as assessments:
        assessments.drop_constraint(op.f("ck_assessments_change_is_positive"), type_="check")
        assessments.drop_column("minimal_detectable_change")
        assessments.add_column(sa.Column("error", sa.JSON(none_as_null=True), nullable=True))
        for name in ("demands", "not_with"):
            assessments.add_column(sa.Column(name, sa.JSON(), nullable=False, server_default="[]"))
    weeks = sa.CheckConstraint("alone_from_week BETWEEN 1 AND 52", name=op.f("ck_conditions_alone_from_week_in_range"))
    op.add_column("conditions", sa.Column("alone_from_week", sa.Integer(), weeks, nullable=True))
    _reword_advice(GROUPS)
    # Until the next seeding no test knows its error, so the catalogue counts as missing.
    op.execute("DELETE FROM catalogue_state")


def downgrade() -> None:
    op.drop_column("conditions", "alone_from_week")
    op.execute("DELETE FROM safety_advice_sources")
    op.execute("DELETE FROM safety_advice")  # some of it is for groups that were not known before
    _reword_advice(GROUPS_BEFORE)
    positive = sa.CheckConstraint("minimal_detectable_change > 0", name=op.f("ck_assessments_change_is_positive"))
    with op.batch_alter_table("assessments", table_args=_width()) as assessments:
        for name in ("error", "demands", "not_with"):
            assessments.drop_column(name)
        assessments.add_column(sa.Column("minimal_detectable_change", sa.Float(), positive, nullable=True))
    op.execute("DELETE FROM catalogue_state")


def _checked(name: str, check: str) -> tuple[sa.CheckConstraint]:
    """A check that stays; SQLite makes the table anew and would forget it."""
    return (sa.CheckConstraint(check, name=op.f(name)),)


def _width() -> tuple[sa.CheckConstraint]:
    return _checked("ck_assessments_range_has_width", "lowest < highest")


def _reword_advice(groups: tuple[str, ...]) -> None:
    kinds = _checked("ck_safety_advice_kind_known", "kind IN ('notice', 'stop', 'see-professional')")
    position = _checked("ck_safety_advice_position_in_range", "position BETWEEN 1 AND 99")
    with op.batch_alter_table("safety_advice", table_args=(*kinds, *position)) as advice:
        name = op.f("ck_safety_advice_applies_to_known")
        advice.drop_constraint(name, type_="check")
        advice.create_check_constraint(name, f"applies_to IN ({', '.join(repr(group) for group in groups)})")
