"""From a profile to a program: the five steps, top to bottom."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.engine import ENGINE_VERSION
from app.engine.audit.audit import audit
from app.engine.catalogue.catalogue import Catalogue
from app.engine.errors import BrokenRule, InfeasibleProfile
from app.engine.first_engine.arrangement import Arranger
from app.engine.first_engine.bonus import RESERVED_SECONDS, wants_bonus
from app.engine.first_engine.draft import Draft
from app.engine.first_engine.eligibility import implements_with
from app.engine.first_engine.explanation import explained, focus_of, warnings_of
from app.engine.first_engine.frame import Frame, frames_for
from app.engine.first_engine.gentle_start import begins_gently
from app.engine.first_engine.needs import Needs, needs_of, weighed
from app.engine.first_engine.options import Option, options_for
from app.engine.first_engine.power import NO_JUMPS, Power, leaves_enough, powers_of
from app.engine.first_engine.progression import weeks_of
from app.engine.first_engine.relaxation import relaxations_for
from app.engine.first_engine.selection import keep_promises, most_items, select
from app.engine.first_engine.severity import all_moderate, volume_shifts
from app.engine.first_engine.titles import program_title
from app.engine.first_engine.week_plan import DayPlan, plan_week
from app.engine.first_engine.wording import safety_of
from app.engine.first_engine.worth import reweighed, worth_of
from app.engine.guidelines.muscles import HAMSTRINGS
from app.engine.guidelines.progression import SHORT_LEVER_OF
from app.engine.guidelines.warm_up import WARM_UP_MINUTES
from app.engine.measures.exercise_kinds import is_jump
from app.engine.measures.volume import main_items, weekly_sets
from app.engine.profile import Profile, program_id
from app.engine.program import Finding, Program, Summary, Week
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.programs import RuleSeverity

TOP_DOSE_SHARE = 1.04
TOP_DOSE_MINUTES_OVER = 4.0
"""How far over the minutes a session may be planned at its top doses, so that its first weeks are not too short."""

USUAL_SETS = 2
"""Sets that an exercise gets at least, unless only single sets leave room for everything promised."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The first three steps of a program: what is needed, on which days, and which exercises serve it, jumps apart."""

    needs: Needs
    plan: Sequence[DayPlan]
    frames: Sequence[Frame]
    implements: Mapping[str, frozenset[EquipmentSlug]]
    draft: Draft
    later: Mapping[str, Option]
    """What may come in by its ladder, but does not stand in the first week."""
    power: Power


def generate(profile: Profile, catalogue: Catalogue) -> Program:
    """The program for a profile: the same one for the same arguments, byte for byte.

    Raises InfeasibleProfile where no program can keep every promise, with changes that would help.
    """
    try:
        return _generated(profile, catalogue)
    except InfeasibleProfile as error:
        relaxations = relaxations_for(profile, lambda relaxed: _is_feasible(relaxed, catalogue))
        raise InfeasibleProfile(error.conflicts, error.because, relaxations) from None


def _generated(profile: Profile, catalogue: Catalogue) -> Program:
    chosen = choose(profile, catalogue)
    lacking = _lacking(chosen)
    if lacking:
        raise InfeasibleProfile(_conflicts(profile), f"what is left out leaves too little for {' and '.join(lacking)}")
    if chosen.draft.broken_promises:
        raise InfeasibleProfile(_conflicts(profile), f"there is no room for {', '.join(chosen.draft.broken_promises)}")
    chosen.draft.widen(chosen.later)
    dosed = weeks_of(profile, catalogue, chosen.needs, chosen.draft, chosen.implements, chosen.power.loads)
    if not begins_gently(dosed):
        raise InfeasibleProfile(_conflicts(profile), "so little work leaves no room to begin gently and to grow from there")
    arranger = Arranger(profile, catalogue, chosen.needs, chosen.plan, chosen.frames, chosen.implements, chosen.power)
    program = _assembled(profile, catalogue, chosen.needs, [arranger.week(week) for week in dosed])
    report = audit(program, catalogue, eligible=chosen.needs.eligible.values())
    if not report.passed:
        raise BrokenRule(tuple(sorted({f.rule for f in report.findings if f.severity is RuleSeverity.MUST})))
    return replace(program, audit=replace(report, findings=_first_of_each_rule(report.findings)))


def _first_of_each_rule(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Where a rule is missed first: a finding that repeats itself in every week is told once."""
    return tuple({finding.rule: finding for finding in reversed(findings)}.values())[::-1]


def _lacking(chosen: Choice) -> list[str]:
    """The parts of a session for which the profile leaves no exercises."""
    shortest = WARM_UP_MINUTES.low * 60
    prepared = min(sum(item.seconds for item in (*frame.warm_up, *frame.activation)) for frame in chosen.frames)
    parts = {
        "a warm-up": prepared >= shortest and all(frame.warm_up for frame in chosen.frames),
        "the main work": any(chosen.draft.placed),
        "a cool-down": all(frame.cool_down for frame in chosen.frames),
    }
    return [part for part, there in parts.items() if not there]


def _is_feasible(profile: Profile, catalogue: Catalogue) -> bool:
    """True where a whole program was made. Where the most modest week does not keep the promises, none is tried."""
    if choose(profile, catalogue, modestly=True).draft.broken_promises:
        return False
    try:
        _generated(profile, catalogue)
    except InfeasibleProfile:
        return False
    return True


def _conflicts(profile: Profile) -> tuple[str, ...]:
    """The fields that compete for the same time, and those that take exercises away."""
    stated = {"avoid": profile.avoid_exercises or profile.avoid_demands, "conditions": profile.conditions}
    return ("imbalances", "minutes_per_session", "sessions_per_week", *(name for name, given in stated.items() if given))


def choose(profile: Profile, catalogue: Catalogue, *, modestly: bool = False) -> Choice:
    """Needs, week plan and selection for a profile, whether or not the promises could all be kept.

    A modest choice is made quickly: it only shows whether the promises can be kept, with single sets and without jumps.
    """
    needs = needs_of(profile, catalogue)
    plan = plan_week(profile.days)
    implements = implements_with(catalogue, frozenset(profile.equipment))
    options = options_for(profile, catalogue, needs, implements)
    worth = if_moderate = worth_of(profile, needs, plan, options)
    moderate = all_moderate(profile)
    if moderate != profile:
        if_moderate = reweighed(worth, profile, weighed(needs, moderate, catalogue), options)
    shifts = volume_shifts(profile, catalogue)
    later = {long: options.pop(long) for long, short in SHORT_LEVER_OF.items() if {long, short} <= options.keys()}
    reserved = RESERVED_SECONDS if wants_bonus(profile, needs) else 0
    search = keep_promises if modestly else select
    for power, fewest_sets in [(NO_JUMPS, 1)] if modestly else _attempts([*powers_of(profile, catalogue, needs, plan)]):
        frames = frames_for(profile, catalogue, needs, [power.ramp_seconds(n) for n in range(len(plan))])
        capacity = [_capacity_seconds(profile, frame) - reserved - power.seconds_kept(n) for n, frame in enumerate(frames)]
        draft = Draft(options, worth, needs, plan, capacity, fewest_sets)
        search(draft, most_items(profile) - power.most_exercises, if_moderate, shifts)
        if not draft.broken_promises and (not power.jumps or leaves_enough(draft, profile)):
            break
    return Choice(needs, plan, frames, implements, draft, later, power)


def _attempts(powers: Sequence[Power]) -> Iterator[tuple[Power, int]]:
    """How the week may be filled, best first: where it does not hold all that is promised, jumps give way, then second sets."""
    return ((power, fewest_sets) for fewest_sets in (USUAL_SETS, 1) for power in powers)


def _capacity_seconds(profile: Profile, frame: Frame) -> int:
    minutes = profile.minutes_per_session
    longest = min(minutes * TOP_DOSE_SHARE, minutes + TOP_DOSE_MINUTES_OVER)
    return round(longest * 60) - frame.seconds


def _assembled(profile: Profile, catalogue: Catalogue, needs: Needs, weeks: Sequence[Week]) -> Program:
    used = {item.exercise for week in weeks for s in week.sessions for block in s.blocks for item in block.items}
    exercises = explained(used, profile, catalogue, needs)
    return Program(
        id=program_id(profile, catalogue.version),
        title=program_title(profile, catalogue),
        catalogue_version=catalogue.version,
        engine_version=ENGINE_VERSION,
        profile=profile,
        summary=_summary(profile, catalogue, weeks),
        safety=safety_of(
            profile,
            catalogue,
            needs.limits,
            stretches_short_muscles=bool(needs.short),
            jumps=any(is_jump(used.exercise) for used in exercises.values()),
        ),
        focus=focus_of(profile, catalogue, exercises, weeks[-1]),
        exercises=exercises,
        weeks=tuple(weeks),
        warnings=warnings_of(profile, catalogue, needs, weeks),
        audit=None,
    )


def _summary(profile: Profile, catalogue: Catalogue, weeks: Sequence[Week]) -> Summary:
    last = weeks[-1]
    sets = weekly_sets(last, catalogue.exercises)
    full = [session.minutes for week in weeks if not week.deload for session in week.sessions]
    hamstrings = sum(sets.get(muscle, 0.0) for muscle in HAMSTRINGS)
    quadriceps = sets.get(MuscleSlug.QUADRICEPS, 0.0)
    main = {item.exercise for week in weeks for session in week.sessions for item in main_items(session)}
    return Summary(
        weeks=len(weeks),
        sessions_per_week=profile.sessions_per_week,
        minutes_per_session=round(sum(full) / len(full), 1),
        weekly_sets={muscle: sets[muscle] for muscle in sorted(sets)},
        quad_to_hamstring_sets=round(quadriceps / hamstrings, 2) if hamstrings else None,
        exercise_count=len(main),
    )
