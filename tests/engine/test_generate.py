"""Programs as a whole: what holds for every profile, and how a program answers to its profile."""

import subprocess
import sys
from dataclasses import replace
from hashlib import sha256

import pytest
from app.engine.first_engine.eligibility import eligible_exercises
from app.engine.first_engine.needs import needs_of
from hypothesis import HealthCheck, given, settings

from app.engine.audit.audit import audit
from app.engine.catalogue.catalogue import Catalogue
from app.engine.errors import InfeasibleProfile, Relaxation
from app.engine.generate import choose, generate
from app.engine.measures.volume import main_items
from app.engine.profile import DEFAULT_DAYS, Profile, StatedImbalance, canonical
from app.engine.program import Holds, Item, Program
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import DemandSlug, EquipmentSlug, Modality
from app.engine.vocabulary.imbalances import CorrectivePhase, Severity
from app.engine.vocabulary.people import Goal, Level, Weekday
from app.engine.vocabulary.programs import BlockKind, RuleSeverity
from tests.engine.profiles import profiles
from tests.engine.rules.judging import trains_in_every_session

HOME_KIT = frozenset({EquipmentSlug.DUMBBELL, EquipmentSlug.BENCH, EquipmentSlug.RESISTANCE_BAND})


def a_profile(*imbalances: str, **given: object) -> Profile:
    return canonical(tuple(StatedImbalance(slug) for slug in imbalances or ("weak-glutes",)), **given)  # type: ignore[arg-type]  # whatever canonical takes


def items_of(program: Program) -> list[Item]:
    return [i for week in program.weeks for s in week.sessions for block in s.blocks for i in block.items]


def relaxed(profile: Profile, relaxation: Relaxation) -> Profile:
    kept = relaxation.imbalances
    return replace(
        profile,
        minutes_per_session=relaxation.minutes_per_session or profile.minutes_per_session,
        days=DEFAULT_DAYS[relaxation.sessions_per_week] if relaxation.sessions_per_week else profile.days,
        imbalances=tuple(stated for stated in profile.imbalances if kept is None or stated.imbalance in kept),
    )


def test_any_profile_gets_a_program_that_keeps_every_must_rule_or_is_one_of_few_refused(catalogue: Catalogue) -> None:
    made: list[Program] = []

    @settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
    @given(profiles(catalogue))
    def is_served(profile: Profile) -> None:
        try:
            program = generate(profile, catalogue)
        except InfeasibleProfile:
            return
        broken = {finding.rule for finding in audit(program, catalogue).findings if finding.severity is RuleSeverity.MUST}
        assert broken == set()
        assert trains_in_every_session(program)
        made.append(program)

    is_served()

    assert len(made) >= 40


def test_program_carries_what_an_audit_from_outside_finds(catalogue: Catalogue) -> None:
    stated = [StatedImbalance(slug) for slug in ("weak-glutes", "tight-hip-flexors", "weak-core", "imbalanced-leg-muscles")]
    program = generate(canonical(tuple(stated), minutes_per_session=30), catalogue)
    outside = audit(program, catalogue)

    assert program.audit
    assert program.audit.rules_checked == outside.rules_checked
    assert [finding.rule for finding in program.audit.findings] == list(dict.fromkeys(f.rule for f in outside.findings)) != []


@pytest.mark.parametrize("level", Level)
def test_alternatives_that_lost_do_not_stand_in_the_program(level: Level, catalogue: Catalogue) -> None:
    program = generate(a_profile("weak-glutes", "weak-core", level=level, equipment=HOME_KIT), catalogue)

    lost = [rejection.exercise for used in program.exercises.values() for rejection in used.rejected]
    assert lost
    assert program.exercises.keys().isdisjoint(lost)


@pytest.mark.parametrize("level", Level)
def test_bodyweight_alone_always_gives_a_program_without_infeasibility(level: Level, catalogue: Catalogue) -> None:
    for slug in catalogue.imbalances:
        program = generate(a_profile(slug, level=level), catalogue)

        assert program.audit is not None
        assert program.audit.passed, slug
        assert trains_in_every_session(program), slug


def test_same_profile_gives_the_same_program_in_any_process(catalogue: Catalogue) -> None:
    program = generate(a_profile("weak-glutes", "weak-core", "dynamic-valgus", variant=1), catalogue)
    script = (
        "from app.engine.generate import generate; from app.engine.profile import canonical, StatedImbalance as S;"
        "from app.store.seed.files import read_seed; from app.store.seed.to_engine import catalogue_of; import hashlib;"
        "p = canonical((S('weak-glutes'), S('weak-core'), S('dynamic-valgus')), variant=1);"
        "print(hashlib.sha256(repr(generate(p, catalogue_of(read_seed())).weeks).encode()).hexdigest())"
    )
    runs = [
        subprocess.run([sys.executable, "-c", script], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True, text=True)  # noqa: S603
        for seed in ("1", "2")
    ]

    assert trains_in_every_session(program)
    assert {run.stdout.strip() for run in runs} == {sha256(repr(program.weeks).encode()).hexdigest()}


def test_order_of_imbalances_days_and_equipment_does_not_matter(catalogue: Catalogue) -> None:
    one = canonical((StatedImbalance("weak-core"), StatedImbalance("weak-glutes")), equipment=HOME_KIT, days=DEFAULT_DAYS[2])
    other = canonical(
        (StatedImbalance("weak-glutes"), StatedImbalance("weak-core")), equipment=HOME_KIT, days=DEFAULT_DAYS[2][::-1]
    )

    program = generate(one, catalogue)

    assert trains_in_every_session(program)
    assert program == generate(other, catalogue)


def test_other_weaker_side_gives_the_mirrored_program(catalogue: Catalogue) -> None:
    def program(side: Side) -> Program:
        return generate(canonical((StatedImbalance("left-right-asymmetry", Severity.MODERATE, side),)), catalogue)

    weaker_left = program(Side.LEFT)
    left, right = items_of(weaker_left), items_of(program(Side.RIGHT))

    mirrored = [replace(item, sides=item.sides and (item.sides[1], item.sides[0])) for item in right]
    assert trains_in_every_session(weaker_left)
    assert left == mirrored
    assert {item.sides[0] for item in left if item.sides} == {Side.LEFT}


def test_more_marked_imbalance_asks_for_more_work(catalogue: Catalogue) -> None:
    def targets(severity: Severity) -> list[float]:
        needs = needs_of(canonical((StatedImbalance("weak-core", severity),)), catalogue)
        return [need.target * need.weight for need in needs.muscles if need.muscle in needs.weak]

    mild, moderate, marked = (targets(severity) for severity in Severity)

    assert mild
    assert all(a < b < c for a, b, c in zip(mild, moderate, marked, strict=True))


@pytest.mark.parametrize("slug", ["weak-core", "weak-glutes", "weak-hamstrings", "weak-hip-abductors"])
def test_more_minutes_never_serve_the_needs_less(slug: str, catalogue: Catalogue) -> None:
    served = [choose(a_profile(slug, minutes_per_session=minutes), catalogue).draft.score.served for minutes in (20, 30, 45)]

    assert served[0] > 0
    assert served == sorted(served)


@pytest.mark.parametrize("demand", DemandSlug)
def test_avoided_demand_is_gone_and_the_rest_still_passes(demand: DemandSlug, catalogue: Catalogue) -> None:
    profile = a_profile("weak-glutes", "weak-core", equipment=HOME_KIT, avoid_demands=frozenset({demand}), weeks=4)

    program = generate(profile, catalogue)

    assert program.audit is not None
    assert program.audit.passed
    assert trains_in_every_session(program)
    assert not any(demand in program.exercises[item.exercise].exercise.demands for item in items_of(program))


def test_weeks_grow_and_the_easy_one_is_easy(catalogue: Catalogue) -> None:
    program = generate(a_profile(weeks=8), catalogue)

    deloads = [week.week for week in program.weeks if week.deload]
    sets = [sum(item.sets for session in week.sessions for item in main_items(session)) for week in program.weeks]
    assert deloads == [7]
    assert sets[0] < sets[5]
    assert 0 < sets[6] <= 0.6 * sets[5]


def test_ladder_steps_appear_in_a_program_of_eight_weeks(catalogue: Catalogue) -> None:
    program = generate(a_profile(weeks=8), catalogue)

    first, last = ({i.exercise for s in week.sessions for i in main_items(s)} for week in (program.weeks[0], program.weeks[-1]))
    assert last - first
    assert all(catalogue.regressions.get(slug) for slug in last - first)


def test_first_week_is_gentle_also_where_four_short_weeks_leave_little_to_grow(catalogue: Catalogue) -> None:
    imbalances = (
        StatedImbalance("anterior-pelvic-tilt", Severity.MILD),
        StatedImbalance("weak-back-extensor-endurance", Severity.MODERATE),
    )
    profile = canonical(
        imbalances,
        level=Level.INTERMEDIATE,
        equipment=frozenset({EquipmentSlug.MACHINE}),
        weeks=4,
        days=DEFAULT_DAYS[1],
        minutes_per_session=23,
        avoid_demands=frozenset({DemandSlug.NECK}),
        landing_tests_passed=True,
        goal=Goal.STRENGTH,
        variant=1,
    )

    assert trains_in_every_session(generate(profile, catalogue))


def test_short_program_has_no_deload_and_no_new_variant(catalogue: Catalogue) -> None:
    program = generate(a_profile(weeks=4), catalogue)

    assert trains_in_every_session(program)
    assert not any(week.deload for week in program.weeks)
    assert len({frozenset(i.exercise for s in week.sessions for i in main_items(s)) for week in program.weeks}) == 1


def test_another_variant_is_another_program_that_passes_too(catalogue: Catalogue) -> None:
    programs = [generate(a_profile("weak-glutes", equipment=HOME_KIT, variant=v), catalogue) for v in (0, 1, 2)]

    assert len({frozenset(program.exercises) for program in programs}) > 1
    assert len({program.id for program in programs}) == len(programs)
    assert all(program.audit is not None and program.audit.passed for program in programs)
    assert all(trains_in_every_session(program) for program in programs)


def test_days_in_a_row_leave_the_middle_one_easy_and_say_so(catalogue: Catalogue) -> None:
    days = (Weekday.SAT, Weekday.SUN, Weekday.MON)

    program = generate(a_profile("left-right-asymmetry", days=days), catalogue)

    sunday = next(session for session in program.weeks[0].sessions if session.day is Weekday.SUN)
    assert "easy day" in sunday.title
    assert list(main_items(sunday))
    assert not list(sunday.items_in(BlockKind.STRENGTH))


def test_pain_starts_one_level_lower_and_gentler(catalogue: Catalogue) -> None:
    program = generate(a_profile(level=Level.INTERMEDIATE, pain=4), catalogue)

    assert trains_in_every_session(program)
    assert all(entry.exercise.level is Level.BEGINNER for entry in program.exercises.values())
    assert max(item.effort.rpe for item in items_of(program) if item.effort) <= 6


def test_short_stretch_stands_in_the_warm_up_where_nothing_moving_may_be_given(catalogue: Catalogue) -> None:
    conditions = frozenset({"postpartum", "pregnancy", "sciatica"})

    program = generate(a_profile("tight-quadriceps", conditions=conditions, weeks=1), catalogue)

    warm_up = [item for session in program.weeks[0].sessions for item in session.items_in(BlockKind.WARM_UP)]
    held = [item.dose for item in warm_up if isinstance(item.dose, Holds)]
    assert held
    assert all(dose.hold_seconds <= 30 for dose in held)


def test_warm_up_is_long_enough_where_nothing_may_raise_the_pulse(catalogue: Catalogue) -> None:
    raises = frozenset(e.slug for e in catalogue.exercises.values() if e.modality is Modality.CONDITIONING)

    program = generate(a_profile("weak-core", avoid_exercises=raises, minutes_per_session=30, weeks=1), catalogue)

    assert program.audit is not None
    assert program.audit.passed
    assert all(session.items_in(BlockKind.WARM_UP) for session in program.weeks[0].sessions)


@pytest.mark.parametrize(
    ("left_out", "part"),
    [
        ({Modality.MOBILITY, Modality.CONDITIONING}, "a warm-up"),
        ({Modality.STRENGTH, Modality.ACTIVATION, Modality.CORE, Modality.PLYOMETRIC}, "the main work"),
        ({Modality.STRETCH, Modality.MOBILITY}, "a cool-down"),
    ],
)
def test_leaving_out_a_whole_part_of_the_session_is_refused(left_out: set[Modality], part: str, catalogue: Catalogue) -> None:
    avoided = frozenset(e.slug for e in catalogue.exercises.values() if e.modality in left_out)

    with pytest.raises(InfeasibleProfile, match=part) as refused:
        generate(a_profile("weak-core", avoid_exercises=avoided), catalogue)

    assert any(relaxation.avoid_exercises == () for relaxation in refused.value.relaxations)


def test_next_step_that_an_item_names_is_one_the_person_may_do(catalogue: Catalogue) -> None:
    profile = a_profile("weak-core", "weak-calves")

    program = generate(profile, catalogue)

    named = {item.progression.rpartition("then ")[2] for item in items_of(program) if item.progression}
    steps = named & catalogue.exercises.keys()
    assert steps
    assert steps <= {exercise.slug for exercise in eligible_exercises(profile, catalogue)}


def test_bonus_adds_sets_to_the_weaker_side_only_where_asked_for(catalogue: Catalogue) -> None:
    imbalances = (StatedImbalance("left-right-asymmetry", Severity.MARKED, Side.RIGHT),)

    with_bonus = generate(canonical(imbalances, asymmetry_bonus=True), catalogue)
    without = generate(canonical(imbalances), catalogue)

    assert any(item.extra_sets for item in items_of(with_bonus))
    assert trains_in_every_session(without)
    assert not any(item.extra_sets for item in items_of(without))


def test_too_much_for_too_little_time_is_refused_with_changes_that_work(catalogue: Catalogue) -> None:
    slugs = ("weak-core", "weak-hip-abductors", "weak-calves", "weak-hamstrings", "posterior-pelvic-tilt", "ql-asymmetry")
    profile = a_profile(*slugs, minutes_per_session=20, days=DEFAULT_DAYS[1])

    with pytest.raises(InfeasibleProfile) as refused:
        generate(profile, catalogue)

    assert refused.value.because.startswith("there is no room for ")
    assert set(refused.value.conflicts) >= {"imbalances", "minutes_per_session", "sessions_per_week"}
    assert len(refused.value.relaxations) >= 2
    for relaxation in refused.value.relaxations:
        assert trains_in_every_session(generate(relaxed(profile, relaxation), catalogue))


def test_what_no_exercise_can_give_is_warned_about_with_the_equipment_that_would_help(catalogue: Catalogue) -> None:
    weak = catalogue.imbalances["tight-calves"].exercises_in(CorrectivePhase.INTEGRATE)
    unequipped = frozenset(slug for slug in weak if not catalogue.exercises[slug].equipment_options[0])

    program = generate(a_profile("tight-calves", avoid_exercises=unequipped), catalogue)

    warning = next(w for w in program.warnings if "tight calves" in w.need)
    assert warning.cheapest_change is not None
    assert warning.cheapest_change.equipment


def test_every_imbalance_states_its_evidence_in_the_focus(catalogue: Catalogue) -> None:
    program = generate(a_profile("weak-glutes", "tight-hip-flexors"), catalogue)

    assert {share.imbalance for share in program.focus} == {"weak-glutes", "tight-hip-flexors"}
    assert all(share.evidence == catalogue.imbalances[share.imbalance].evidence for share in program.focus)
    assert sum(share.share for share in program.focus) == pytest.approx(1, abs=0.02)
