"""The weeks, days and minutes that were asked for, and times that add up."""

from collections.abc import Iterable

from app.engine.guidelines.frame import FRAME_SECONDS, FRAME_TOLERANCE_SECONDS, MOST_MORE_TIGHT, SECONDS_FOR_MORE_TIGHT
from app.engine.guidelines.sessions import upper
from app.engine.guidelines.timing import MOST_MINUTES_OVER, SHORTEST_SHARE, TIME_TOLERANCE
from app.engine.guidelines.warm_up import RAMP_SECONDS
from app.engine.measures.time_model import pace_of
from app.engine.program import Violation
from app.engine.rules.facts import Facts
from app.engine.words import amount, listed

SHORT_SESSION_WARNING = "training time"
"""The need under which a program says that its sessions end early."""


def program_lasts_the_weeks_asked_for(facts: Facts) -> Iterable[Violation]:
    """The program has as many weeks as were asked for, numbered from 1."""
    numbers = [week.week.week for week in facts.weeks]
    if numbers != list(range(1, facts.profile.weeks + 1)):
        allowed = f"weeks 1 to {facts.profile.weeks}"
        text = f"The program has weeks {listed(map(str, numbers))}; {allowed} were asked for."
        yield Violation("/weeks", f"weeks {listed(map(str, numbers))}", allowed, text)


def week_keeps_its_days(facts: Facts) -> Iterable[Violation]:
    """Every week has one session on each of the days asked for."""
    for week in facts.weeks:
        days = [session.session.day for session in week.sessions]
        if days != list(facts.profile.days):
            text = f"Week {week.number} trains on {listed(days)}; {listed(facts.profile.days)} were asked for."
            yield Violation(week.pointer, listed(days), listed(facts.profile.days), text)


def sessions_fit_the_minutes(facts: Facts) -> Iterable[Violation]:
    """Sessions run over by a tenth or five minutes at most, and end a quarter early only in easy weeks or where it is told."""
    asked = facts.profile.minutes_per_session
    longest, shortest = asked + min(TIME_TOLERANCE * asked, MOST_MINUTES_OVER), SHORTEST_SHARE * asked
    says_so = any(warning.need == SHORT_SESSION_WARNING for warning in facts.program.warnings)
    for week in facts.weeks:
        for session in week.sessions:
            minutes = session.session.minutes
            if minutes > longest or (minutes < shortest and not (says_so or week.week.deload)):
                allowed = f"{shortest:.1f} to {longest:.1f} minutes"
                text = f"The session takes {amount(minutes, 'minutes')}; {asked} were asked for, which allows {allowed}."
                yield Violation(f"{session.pointer}/minutes", amount(minutes, "minutes"), allowed, text)


def frames_leave_time_for_the_work(facts: Facts) -> Iterable[Violation]:
    """Warm-up, activation and cool-down take 8 of 20 minutes, 10 of 30, 12 of 45, 14 of 60; a little more for what is tight."""
    groups = (group for stated in facts.client.imbalances for group in stated.protocol.tight)
    tight = sum(any(slug in facts.client.eligible for slug in group) for group in groups)
    more = SECONDS_FOR_MORE_TIGHT * min(MOST_MORE_TIGHT, max(0, tight - 1)) + FRAME_TOLERANCE_SECONDS
    most = (upper(facts.profile.minutes_per_session, FRAME_SECONDS) + more) / 60
    for session in facts.sessions:
        ramp = RAMP_SECONDS if session.jumps else 0
        around = (*session.warm_up, *session.activation, *session.cool_down)
        minutes = (sum(placed.item.seconds for placed in around) - ramp) / 60
        if minutes > most:
            text = f"What surrounds the main work takes {amount(minutes, 'minutes')}; {amount(most, 'minutes')} are enough."
            yield Violation(session.pointer, amount(minutes, "minutes"), f"at most {amount(most, 'minutes')}", text)


def item_times_add_up(facts: Facts) -> Iterable[Violation]:
    """Every item takes the seconds of the published time model, and a session's minutes are their sum."""
    paces = {slug: pace_of(e, facts.implements[slug] or frozenset()) for slug, e in facts.exercises.items()}
    for distinct in facts.distinct_items:
        item = distinct.item
        if item.sets < 1:
            continue
        seconds = paces[item.exercise].seconds(item.dose, item.sets, item.rest_seconds, item.extra_sets or 0, item.ramp_up)
        if item.seconds != seconds:
            text = f"{distinct.exercise.name} is said to take {item.seconds} seconds; the time model gives {seconds}."
            yield from distinct.violations("seconds", f"{item.seconds} seconds", f"{seconds} seconds", text)
    for session in facts.sessions:
        said = session.session.minutes
        minutes = round(sum(item.seconds for block in session.session.blocks for item in block.items) / 60, 1)
        if said != minutes:
            text = f"The session is said to take {said:g} minutes; its items add up to {minutes:g}."
            yield Violation(f"{session.pointer}/minutes", f"{said:g} minutes", f"{minutes:g} minutes", text)
