"""Create the catalogue: what the seed files fill."""

from collections.abc import Mapping, Sequence
from itertools import chain
from types import MappingProxyType

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "create_catalogue"
down_revision = None
branch_labels = None
depends_on = None

Columns = list[SchemaItem]
NOTHING: Mapping[str, str] = MappingProxyType({})

TABLES = (
    "sources",
    "muscles",
    "muscle_aliases",
    "equipment",
    "demands",
    "exercises",
    "exercise_aliases",
    "exercise_muscles",
    "exercise_equipment_options",
    "exercise_option_equipment",
    "exercise_demands",
    "exercise_sources",
    "ladders",
    "ladder_exercises",
    "strategies",
    "strategy_muscles",
    "strategy_exercises",
    "strategy_sources",
    "assessments",
    "assessment_cut_offs",
    "assessment_cut_off_sources",
    "assessment_sources",
    "imbalances",
    "imbalance_natures",
    "imbalance_regions",
    "imbalance_possible_effects",
    "imbalance_muscles",
    "evidence_claims",
    "evidence_claim_sources",
    "imbalance_strategies",
    "imbalance_phase_exercises",
    "imbalance_assessments",
    "imbalance_relations",
    "imbalance_sources",
    "conditions",
    "condition_demands",
    "condition_exercises",
    "condition_sources",
    "red_flags",
    "red_flag_sources",
    "catalogue_state",
)
"""In the order in which they are created."""


def upgrade() -> None:
    create_library()
    create_exercises()
    create_strategies()
    create_assessments()
    create_imbalances()
    create_safety()
    create_state()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def create_library() -> None:
    create_entries(
        "sources",
        text("authors"),
        number("year", nullable=True),
        text("title", "published_in"),
        text("link", nullable=True),
        flag("verified"),
        checks={"year_in_range": "year BETWEEN 1800 AND 2100"},
    )
    create_entries("muscles", text("name", "latin_name", "group", "region"), prose("functions"))
    create_table(
        "muscle_aliases",
        text("muscle"),
        number("position"),
        text("alias"),
        key=["muscle", "position"],
        refers={"muscle": "muscles.slug"},
    )
    create_entries("equipment", text("name", "description"))
    create_entries("demands", text("name", "description"))


def create_exercises() -> None:
    create_entries(
        "exercises",
        text("name", "modality", "pattern", "plane", "laterality", "mechanic", "level"),
        number("difficulty"),
        text("measure"),
        decimal("seconds_per_rep"),
        number("max_hold_seconds", "plyometric_intensity", nullable=True),
        prose("instructions", "cues", "mistakes"),
        text("breathing", nullable=True),
        words={
            "modality": "strength activation core plyometric stretch mobility release conditioning",
            "pattern": "core-anti-extension core-anti-lateral-flexion core-anti-rotation core-flexion core-extension carry "
            "bridge squat lunge step hinge hip-abduction hip-adduction hip-extension hip-flexion knee-flexion knee-extension "
            "calf plyometric static-stretch dynamic-stretch release raise",
            "plane": "sagittal frontal transverse mixed",
            "laterality": "bilateral unilateral alternating",
            "mechanic": "compound isolation",
            "level": "beginner intermediate advanced",
            "measure": "reps hold time contacts",
        },
        checks={
            "difficulty_in_range": "difficulty BETWEEN 1 AND 10",
            "seconds_per_rep_in_range": "seconds_per_rep BETWEEN 0 AND 60",
            "max_hold_seconds_in_range": "max_hold_seconds BETWEEN 5 AND 120",
            "plyometric_intensity_in_range": "plyometric_intensity BETWEEN 1 AND 3",
            "holds_have_a_longest": "(measure = 'hold') = (max_hold_seconds IS NOT NULL)",
            "plyometrics_are_graded": "(modality = 'plyometric') = (plyometric_intensity IS NOT NULL)",
        },
    )
    create_table(
        "exercise_aliases",
        text("exercise"),
        number("position"),
        text("alias"),
        key=["exercise", "position"],
        refers={"exercise": "exercises.slug"},
    )
    create_table(
        "exercise_muscles",
        text("exercise"),
        number("position"),
        text("muscle", "role"),
        key=["exercise", "position"],
        unique=["exercise", "muscle"],
        refers={"exercise": "exercises.slug", "muscle": "muscles.slug"},
        words={"role": "primary secondary lengthened released"},
    )
    create_table(
        "exercise_equipment_options",
        text("exercise"),
        number("position"),
        key=["exercise", "position"],
        refers={"exercise": "exercises.slug"},
    )
    create_table(
        "exercise_option_equipment",
        text("exercise"),
        number("option"),
        text("equipment"),
        sa.ForeignKeyConstraint(
            ["exercise", "option"],
            ["exercise_equipment_options.exercise", "exercise_equipment_options.position"],
            name="fk_exercise_option_equipment_exercise",
        ),
        key=["exercise", "option", "equipment"],
        refers={"equipment": "equipment.slug"},
    )
    create_table(
        "exercise_demands",
        text("exercise", "demand"),
        key=["exercise", "demand"],
        refers={"exercise": "exercises.slug", "demand": "demands.slug"},
    )
    create_links("exercise_sources", exercise="exercises.slug", source="sources.slug")
    create_entries("ladders", text("name"))
    create_table(
        "ladder_exercises",
        text("ladder"),
        number("rank"),
        text("exercise"),
        key=["ladder", "rank"],
        unique=["ladder", "exercise"],
        refers={"ladder": "ladders.slug", "exercise": "exercises.slug"},
    )


def create_strategies() -> None:
    create_entries(
        "strategies",
        text("name", "aim", "rationale", "mode"),
        words={"mode": "strength core activation plyometric static-stretch dynamic-stretch release principle"},
    )
    create_links("strategy_muscles", strategy="strategies.slug", muscle="muscles.slug")
    create_links("strategy_exercises", strategy="strategies.slug", exercise="exercises.slug")
    create_links("strategy_sources", strategy="strategies.slug", source="sources.slug")


def create_assessments() -> None:
    create_entries(
        "assessments",
        text("name", "measures"),
        prose("protocol", "equipment"),
        text("unit"),
        flag("sided"),
        decimal("lowest", "highest"),
        decimal("minimal_detectable_change", nullable=True),
        text("reliability"),
        prose("contraindications"),
        flag("informational_only"),
        checks={"range_has_width": "lowest < highest", "change_is_positive": "minimal_detectable_change > 0"},
    )
    create_table(
        "assessment_cut_offs",
        text("assessment"),
        number("position"),
        text("population"),
        text("sex", nullable=True),
        number("min_age", "max_age", nullable=True),
        text("comparison"),
        decimal("value"),
        text("flag"),
        key=["assessment", "position"],
        refers={"assessment": "assessments.slug"},
        words={
            "sex": "female male",
            "comparison": "below above side-difference-percent side-difference",
            "flag": "watch flag strong",
        },
        checks={
            "min_age_in_range": "min_age BETWEEN 0 AND 120",
            "max_age_in_range": "max_age BETWEEN 0 AND 120",
            "ages_ascend": "min_age <= max_age",
        },
    )
    create_table(
        "assessment_cut_off_sources",
        text("assessment"),
        number("cut_off", "position"),
        text("source"),
        sa.ForeignKeyConstraint(
            ["assessment", "cut_off"],
            ["assessment_cut_offs.assessment", "assessment_cut_offs.position"],
            name="fk_assessment_cut_off_sources_assessment",
        ),
        key=["assessment", "cut_off", "position"],
        unique=["assessment", "cut_off", "source"],
        refers={"source": "sources.slug"},
    )
    create_links("assessment_sources", assessment="assessments.slug", source="sources.slug")


def create_imbalances() -> None:
    create_entries(
        "imbalances",
        text("name", "axis"),
        flag("sided"),
        text("summary"),
        prose("causes", "signs"),
        words={"axis": "left-right agonist-antagonist regional"},
    )
    create_table(
        "imbalance_natures",
        text("imbalance"),
        number("position"),
        text("nature"),
        key=["imbalance", "position"],
        unique=["imbalance", "nature"],
        refers={"imbalance": "imbalances.slug"},
        words={"nature": "strength flexibility endurance control"},
    )
    create_table(
        "imbalance_regions",
        text("imbalance"),
        number("position"),
        text("region"),
        key=["imbalance", "position"],
        unique=["imbalance", "region"],
        refers={"imbalance": "imbalances.slug"},
        words={"region": "lower-back legs glutes"},
    )
    create_table(
        "imbalance_possible_effects",
        text("imbalance"),
        number("position"),
        text("effect", "statement", "grade"),
        key=["imbalance", "position"],
        refers={"imbalance": "imbalances.slug"},
        words={"grade": "A B C D"},
    )
    create_table(
        "imbalance_muscles",
        text("imbalance", "state"),
        number("position"),
        text("muscle"),
        key=["imbalance", "state", "position"],
        unique=["imbalance", "state", "muscle"],
        refers={"imbalance": "imbalances.slug", "muscle": "muscles.slug"},
        words={"state": "short weak compensating"},
    )
    create_table(
        "evidence_claims",
        text("imbalance", "question", "grade", "because"),
        key=["imbalance", "question"],
        refers={"imbalance": "imbalances.slug"},
        words={"grade": "A B C D", "question": "association modifiable outcome"},
    )
    create_table(
        "evidence_claim_sources",
        text("imbalance", "question"),
        number("position"),
        text("source"),
        sa.ForeignKeyConstraint(
            ["imbalance", "question"],
            ["evidence_claims.imbalance", "evidence_claims.question"],
            name="fk_evidence_claim_sources_imbalance",
        ),
        key=["imbalance", "question", "position"],
        unique=["imbalance", "question", "source"],
        refers={"source": "sources.slug"},
    )
    create_table(
        "imbalance_strategies",
        text("imbalance"),
        number("priority"),
        text("strategy"),
        key=["imbalance", "priority"],
        unique=["imbalance", "strategy"],
        refers={"imbalance": "imbalances.slug", "strategy": "strategies.slug"},
    )
    create_table(
        "imbalance_phase_exercises",
        text("imbalance"),
        number("priority", "position"),
        text("phase", "exercise"),
        sa.ForeignKeyConstraint(
            ["imbalance", "priority"],
            ["imbalance_strategies.imbalance", "imbalance_strategies.priority"],
            name="fk_imbalance_phase_exercises_imbalance",
        ),
        key=["imbalance", "priority", "position"],
        unique=["imbalance", "priority", "phase", "exercise"],
        refers={"exercise": "exercises.slug"},
        words={"phase": "inhibit lengthen activate integrate"},
    )
    create_links("imbalance_assessments", imbalance="imbalances.slug", assessment="assessments.slug")
    create_table(
        "imbalance_relations",
        text("imbalance", "relation"),
        number("position"),
        text("other"),
        key=["imbalance", "relation", "position"],
        unique=["imbalance", "relation", "other"],
        refers={"imbalance": "imbalances.slug", "other": "imbalances.slug"},
        words={"relation": "related child"},
        checks={"not_to_itself": "imbalance <> other"},
    )
    create_links("imbalance_sources", imbalance="imbalances.slug", source="sources.slug")


def create_safety() -> None:
    create_entries(
        "conditions",
        text("name", "description", "response"),
        number("max_rpe", "max_hold_seconds", nullable=True),
        prose("notices", "stop_rules"),
        words={"response": "allow warn downgrade clearance refuse"},
        checks={
            "max_rpe_in_range": "max_rpe BETWEEN 1 AND 10",
            "max_hold_seconds_in_range": "max_hold_seconds BETWEEN 1 AND 120",
        },
    )
    create_table(
        "condition_demands",
        text("condition", "demand"),
        key=["condition", "demand"],
        refers={"condition": "conditions.slug", "demand": "demands.slug"},
    )
    create_table(
        "condition_exercises",
        text("condition", "exercise"),
        key=["condition", "exercise"],
        refers={"condition": "conditions.slug", "exercise": "exercises.slug"},
    )
    create_links("condition_sources", condition="conditions.slug", source="sources.slug")
    create_entries(
        "red_flags",
        text("name", "cluster", "question", "urgency", "action"),
        prose("see"),
        words={"urgency": "emergency urgent clearance"},
    )
    create_links("red_flag_sources", red_flag="red_flags.slug", source="sources.slug")


def create_state() -> None:
    create_table(
        "catalogue_state",
        number("id"),
        text("version", "seed_digest"),
        moment("updated_at"),
        key=["id"],
        checks={"one_row": "id = 1"},
    )


def create_table(
    table: str,
    *items: Columns | SchemaItem,
    key: Sequence[str],
    unique: Sequence[str] = (),
    refers: Mapping[str, str] = NOTHING,
    words: Mapping[str, str] = NOTHING,
    checks: Mapping[str, str] = NOTHING,
) -> None:
    """A table whose constraints all have names, so that a later migration can change them on SQLite too.

    `refers` names the column that each column points to, `words` the only words that a column may hold.
    """
    known = {f"{column}_known": f"{column} IN ({', '.join(map(repr, allowed.split()))})" for column, allowed in words.items()}
    op.create_table(
        table,
        *chain.from_iterable(item if isinstance(item, list) else [item] for item in items),
        sa.PrimaryKeyConstraint(*key, name=f"pk_{table}"),
        *([sa.UniqueConstraint(*unique, name=f"uq_{table}_{'_'.join(unique)}")] if unique else []),
        *(sa.ForeignKeyConstraint([own], [other], name=f"fk_{table}_{own}") for own, other in refers.items()),
        *(sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}")) for name, rule in (known | dict(checks)).items()),
    )


def create_entries(
    table: str, *columns: Columns, words: Mapping[str, str] = NOTHING, checks: Mapping[str, str] = NOTHING
) -> None:
    """A table of catalogue entries, which are known by their slug and retired instead of deleted."""
    create_table(table, text("slug", "digest"), flag("retired"), *columns, key=["slug"], words=words, checks=checks)


def create_links(table: str, **refers: str) -> None:
    """A table of ordered references from one thing to others, each of them once."""
    owner, target = refers
    create_table(
        table, text(owner), number("position"), text(target), key=[owner, "position"], unique=[owner, target], refers=refers
    )


def text(*names: str, nullable: bool = False) -> Columns:
    return [sa.Column(name, sa.String(), nullable=nullable) for name in names]


def number(*names: str, nullable: bool = False) -> Columns:
    return [sa.Column(name, sa.Integer(), nullable=nullable) for name in names]


def decimal(*names: str, nullable: bool = False) -> Columns:
    return [sa.Column(name, sa.Float(), nullable=nullable) for name in names]


def flag(*names: str) -> Columns:
    return [sa.Column(name, sa.Boolean(), nullable=False) for name in names]


def moment(name: str) -> Columns:
    return [sa.Column(name, sa.DateTime(timezone=True), nullable=False)]


def prose(*names: str) -> Columns:
    """Lists of sentences that nobody searches."""
    return [sa.Column(name, sa.JSON(), nullable=False) for name in names]
