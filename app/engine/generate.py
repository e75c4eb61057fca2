"""From a profile to a program: the steps, top to bottom."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from app.engine import ENGINE_VERSION
from app.engine.audit.audit import audit
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.safety import disclaimer_in
from app.engine.client import Client, client_of
from app.engine.errors import BrokenRule, InfeasibleProfile
from app.engine.explanation.progress import changes_of
from app.engine.explanation.reasons import explained, focus_of
from app.engine.explanation.relaxations import relaxations_for
from app.engine.explanation.safety_notices import safety_of
from app.engine.explanation.summary import summary_of
from app.engine.explanation.unmet_needs import warnings_of
from app.engine.guidelines.strength import BARS
from app.engine.jumps.plan import jumps_of, why_jumps
from app.engine.plan import Plan
from app.engine.priorities.wanted import Wanted, wanted_on
from app.engine.profile import Profile, program_id
from app.engine.program import Finding, Program, Week
from app.engine.progression.calendar import calendar_of
from app.engine.screening.safety import referral_of
from app.engine.sessions.arrangement import session_of
from app.engine.sessions.frame import Frames, frames_of
from app.engine.sessions.titles import program_title
from app.engine.slots.fitting import Fitter
from app.engine.vocabulary.programs import RuleSeverity
from app.engine.week_plan.days import plan_days

RULES_OF_ROOM = frozenset(
    {
        "cool-down-stretches-the-legs",
        "every-imbalance-leads-somewhere",
        "every-short-muscle-is-lengthened",
        "every-weak-muscle-is-trained",
        "first-week-is-gentle",
        "glutes-are-trained-twice-a-week",
        "load-neither-falls-nor-jumps",
        "named-staples-are-in-the-program",
        "sessions-fit-the-minutes",
        "warm-up-lasts-long-enough",
    }
)
"""Rules that some mixes of imbalances, little time and wishes cannot keep; what breaks them is refused, with changes."""


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
    client = client_of(profile, catalogue)
    days = plan_days(client)
    calendar = calendar_of(client)
    wanted = [wanted_on(day, client) for day in days]
    frames = frames_of(client, days, wanted, calendar.first_weeks)
    jumps = jumps_of(client, days, calendar)
    seconds = [
        [frames[day.number, w.phase].seconds + jumps.seconds(w.number, day.number) for w in calendar.weeks] for day in days
    ]
    slots = Fitter(client, calendar, len(days)).fill(days, wanted, seconds)
    plan = Plan(client, calendar, days, slots, jumps)
    weeks = _weeks(plan, _without_doubles(frames, plan, wanted))
    _refuse_empty_sessions(client, weeks)
    program = _program(plan, weeks)
    report = audit(program, catalogue, client=client)
    broken = {finding.rule: finding for finding in report.findings if finding.severity is RuleSeverity.MUST}
    if broken.keys() - RULES_OF_ROOM:
        raise BrokenRule(tuple(sorted(broken)))
    if broken:
        raise InfeasibleProfile(_conflicts(profile), f"there is no room: {next(iter(broken.values())).text}")
    return replace(program, audit=replace(report, findings=_first_of_each_rule(report.findings)))


def _without_doubles(frames: Frames, plan: Plan, wanted: Collection[Sequence[Wanted]]) -> Frames:
    """The frames with other drills where a drill is an exercise of the day's main work."""
    weeks = plan.calendar.first_weeks
    main = {(day.number, week.phase): plan.exercises_of(day, week) for day in plan.days for week in weeks}
    doubled = any(item.exercise in main[key] for key, frame in frames.items() for item in frame.activation)
    return frames_of(plan.client, plan.days, wanted, weeks, main) if doubled else frames


def _weeks(plan: Plan, frames: Frames) -> tuple[Week, ...]:
    weeks = []
    for week in plan.calendar.weeks:
        sessions = tuple(
            session_of(slots, frames[day.number, week.phase], day, week, plan)
            for day, slots in zip(plan.days, plan.slots, strict=True)
        )
        weeks.append(Week(week.number, week.phase, week.easy, sessions, changes_of(week, plan)))
    return tuple(weeks)


def _refuse_empty_sessions(client: Client, weeks: Sequence[Week]) -> None:
    """Raise InfeasibleProfile where a session would be without warm-up, main work or cool-down."""
    lacking = sorted({part for week in weeks for session in week.sessions for part in session.missing_parts()})
    if lacking:
        raise InfeasibleProfile(_conflicts(client.profile), f"what is left out leaves too little for {' and '.join(lacking)}")


def _program(plan: Plan, weeks: Sequence[Week]) -> Program:
    client = plan.client
    exercises = explained(weeks, plan, why_jumps(client))
    return Program(
        id=program_id(client.profile, client.catalogue.version),
        title=program_title(client.profile, client.catalogue),
        catalogue_version=client.catalogue.version,
        engine_version=ENGINE_VERSION,
        profile=client.profile,
        summary=summary_of(client, weeks),
        safety=safety_of(client, jumps=bool(plan.jumps.items), bars=_has_bars(exercises, client)),
        focus=focus_of(plan, weeks[-1]),
        exercises=exercises,
        weeks=tuple(weeks),
        warnings=warnings_of(plan, weeks),
        audit=None,
        referral=referral_of(client.profile, client.catalogue),
        disclaimer=disclaimer_in(client.catalogue.safety_advice.values()),
    )


def _has_bars(exercises: Iterable[str], client: Client) -> bool:
    return any(not BARS.isdisjoint(client.implements[slug]) for slug in exercises)


def _first_of_each_rule(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Where a rule is missed first: a finding that repeats itself in every week is told once."""
    return tuple({finding.rule: finding for finding in reversed(findings)}.values())[::-1]


def _is_feasible(profile: Profile, catalogue: Catalogue) -> bool:
    try:
        _generated(profile, catalogue)
    except InfeasibleProfile:
        return False
    return True


def _conflicts(profile: Profile) -> tuple[str, ...]:
    """The fields that compete for the same time, and those that take exercises away."""
    stated = {"avoid": profile.avoid_exercises or profile.avoid_demands, "conditions": profile.conditions}
    return ("imbalances", "minutes_per_session", "sessions_per_week", *(name for name, given in stated.items() if given))
