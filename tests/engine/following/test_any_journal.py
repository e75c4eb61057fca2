"""Whatever happens, the outlook keeps its bounds: people who train by it at random, with pain, absences and bad days."""

import random

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.following.follow import follow
from app.engine.following.journal import ItemLog, Journal, SessionLog, SetLog, Terms
from app.engine.following.outlook import Outlook, OutlookItem, OutlookSession
from app.engine.following.weights import Weight
from app.engine.generate import generate
from app.engine.profile import StatedImbalance, canonical
from app.engine.program import Holds, Reps, Timed
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import Measure
from app.engine.vocabulary.following import PainPolicy, SkipReason, Soreness, WeightUnit
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.people import Level
from tests.catalogue_tables import real_catalogue
from tests.engine.following.cases import MONDAY
from tests.engine.profiles import KITS

SESSIONS = 24


@pytest.mark.parametrize("seed", range(10))
def test_anybody_may_follow_any_program(seed: int) -> None:
    chance, catalogue = random.Random(seed), real_catalogue()  # noqa: S311 - people, no secrets
    level = chance.choice(list(Level))
    stated = [StatedImbalance(slug, chance.choice(list(Severity))) for slug in chance.sample(sorted(catalogue.imbalances), 2)]
    profile = canonical(tuple(stated), level=level, equipment=chance.choice(KITS), weeks=chance.choice((6, 10)))
    program = generate(profile, catalogue)
    unit, policy = chance.choice(list(WeightUnit)), chance.choice(list(PainPolicy))
    terms = Terms(MONDAY, unit=unit, policy=policy)
    logs: list[SessionLog] = []
    today, trained = MONDAY, 0
    for _ in range(SESSIONS):
        outlook = follow(
            program, Journal(terms, tuple(logs), cleared=(today,) if chance.random() < 0.5 else ()), today, catalogue
        )
        if outlook.sessions:
            today = outlook.sessions[0].day + (chance.choice((7, 14, 30)) if chance.random() < 0.1 else 0)
            logs.append(_log(outlook.sessions[0], outlook, today, terms, chance, catalogue))
            trained += 1
        today += 1
    assert trained >= 2


def _log(
    session: OutlookSession, outlook: Outlook, day: int, terms: Terms, chance: random.Random, catalogue: Catalogue
) -> SessionLog:
    """The session as somebody did it who has good and bad days."""
    return SessionLog(
        session.session,
        day,
        tuple(_item(item, terms, chance, catalogue) for item in session.items if chance.random() < 0.9),
        time=session.time,
        readiness=chance.choice((None, 1, 3, 5)),
        session_rpe=chance.choice((None, 6.0, 8.0, 9.5)),
        pain_before=chance.choice((None, 0, 0, 1, 3)),
        pain_next_morning=chance.choice((None, 0, 0, 3)),
        soreness=chance.choice((None, None, *Soreness)),
    )


def _item(item: OutlookItem, terms: Terms, chance: random.Random, catalogue: Catalogue) -> ItemLog:
    planned = item.instead_of or item.exercise
    replaced_by = item.exercise if item.instead_of else None
    if chance.random() < 0.03:
        return ItemLog(planned, (), replaced_by, chance.choice(list(SkipReason)))
    sides = item.sides or (None,)
    sets = tuple(_set(item, side, terms, chance, catalogue) for _ in range(item.sets) for side in sides)
    return ItemLog(planned, sets, replaced_by)


def _set(item: OutlookItem, side: Side | None, terms: Terms, chance: random.Random, catalogue: Catalogue) -> SetLog:
    amount = max(1, item.target + chance.choice((-4, -1, 0, 0, 0, 1, 3)))
    step = terms.increment(item.implement) if item.implement else None
    weight = None if step is None else Weight(chance.choice((10, 20)) * step, terms.unit)
    rpe = item.effort.rpe + chance.choice((-3, -1, 0, 0, 0, 1, 2)) if item.effort else None
    measure = catalogue.exercises[item.exercise].measure
    return SetLog(
        side=side,
        reps=amount if isinstance(item.dose, Reps) else item.target if isinstance(item.dose, Holds) else None,
        hold_seconds=amount if measure is Measure.HOLD else None,
        seconds=amount if isinstance(item.dose, Timed) else None,
        load=item.load or weight,
        rpe=rpe,
        pain=chance.choice((None, 0, 0, 0, 0, 0, 0, 2, 3, 6)) if chance.random() < 0.2 else 0,
        technique_ok=chance.choice((None, True, True, False)) if chance.random() < 0.1 else None,
    )
