"""The engine's steps up to a plan, so that a test can look at what one of them decided."""

import json
from dataclasses import asdict

from app.engine.catalogue.catalogue import Catalogue
from app.engine.client import Client, client_of
from app.engine.jumps.plan import jumps_of
from app.engine.plan import Plan
from app.engine.priorities.wanted import Wanted, wanted_on
from app.engine.profile import Profile
from app.engine.program import Program
from app.engine.progression.calendar import calendar_of
from app.engine.sessions.frame import frames_of
from app.engine.slots.fitting import Fitter
from app.engine.week_plan.days import TrainingDay, plan_days


def plan_of(profile: Profile, catalogue: Catalogue) -> Plan:
    """The plan for a profile, as `generate` makes it before sessions are put together."""
    client = client_of(profile, catalogue)
    days, calendar = plan_days(client), calendar_of(client)
    jumps = jumps_of(client, days, calendar)
    by_day = [wanted_on(day, client) for day in days]
    frames = frames_of(client, days, by_day, calendar.first_weeks)
    surroundings = [
        [frames[day.number, week.phase].seconds + jumps.seconds(week.number, day.number) for week in calendar.weeks]
        for day in days
    ]
    slots = Fitter(client, calendar, len(days)).fill(days, by_day, surroundings)
    return Plan(client, calendar, days, slots, jumps)


def day_of(client: Client, number: int = 0) -> TrainingDay:
    """One of the client's training days."""
    return plan_days(client)[number]


def wanted(client: Client, number: int = 0) -> tuple[Wanted, ...]:
    """What is wanted of one of the client's training days."""
    return wanted_on(day_of(client, number), client)


def as_bytes(program: Program) -> bytes:
    """A program as bytes, in its own order; only sets, which have none, are sorted."""
    return json.dumps(asdict(program), default=sorted).encode()
