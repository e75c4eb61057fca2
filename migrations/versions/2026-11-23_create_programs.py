"""Create the programs: the served bytes, and the columns by which they are found."""

import sqlalchemy as sa
from alembic import op

revision = "create_programs"
down_revision = "create_catalogue"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "programs",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("weeks", sa.Integer(), nullable=False),
        sa.Column("sessions_per_week", sa.Integer(), nullable=False),
        sa.Column("minutes_per_session", sa.Float(), nullable=False),
        sa.Column("catalogue_version", sa.String(), nullable=False),
        sa.Column("engine_version", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_programs"),
        sa.CheckConstraint("level IN ('beginner', 'intermediate', 'advanced')", name=op.f("ck_programs_level_known")),
        sa.CheckConstraint("weeks BETWEEN 1 AND 16", name=op.f("ck_programs_weeks_in_range")),
        sa.CheckConstraint("sessions_per_week BETWEEN 1 AND 6", name=op.f("ck_programs_sessions_per_week_in_range")),
        sa.CheckConstraint("minutes_per_session > 0", name=op.f("ck_programs_minutes_are_positive")),
        sa.CheckConstraint("length(id) = 26", name=op.f("ck_programs_id_has_26_characters")),
    )
    op.create_index("ix_programs_created_at_id", "programs", ["created_at", "id"])
    op.create_index("ix_programs_level_weeks_sessions_per_week", "programs", ["level", "weeks", "sessions_per_week"])
    op.create_table(
        "program_imbalances",
        sa.Column("program", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("imbalance", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("program", "position", name="pk_program_imbalances"),
        sa.UniqueConstraint("imbalance", "program", name="uq_program_imbalances_imbalance_program"),
        sa.ForeignKeyConstraint(["program"], ["programs.id"], name="fk_program_imbalances_program"),
        sa.ForeignKeyConstraint(["imbalance"], ["imbalances.slug"], name="fk_program_imbalances_imbalance"),
    )
    op.create_table(
        "program_equipment",
        sa.Column("program", sa.String(), nullable=False),
        sa.Column("equipment", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("program", "equipment", name="pk_program_equipment"),
        sa.ForeignKeyConstraint(["program"], ["programs.id"], name="fk_program_equipment_program"),
        sa.ForeignKeyConstraint(["equipment"], ["equipment.slug"], name="fk_program_equipment_equipment"),
    )


def downgrade() -> None:
    op.drop_table("program_equipment")
    op.drop_table("program_imbalances")
    op.drop_table("programs")
