"""Ten weeks of somebody with a weaker left leg: pain that stays, a week away, tests, and a gap that closes."""

from dataclasses import replace
from itertools import pairwise

import pytest

from app.engine.following.follow import follow
from app.engine.following.journal import ItemLog, Journal, Retest, SessionLog
from app.engine.following.outlook import Outlook, OutlookItem, OutlookSession
from app.engine.following.weights import Weight
from app.engine.screening.measurements import Measurement
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.following import Absence, FollowingState, WeightUnit
from app.engine.vocabulary.programs import MAIN_BLOCKS
from tests.catalogue_tables import real_catalogue
from tests.engine.following.cases import MONDAY
from tests.engine.following.training import PROFILE, TERMS, program_for, sets_of, steps

CATALOGUE = real_catalogue()
LEGS = next(
    a for a in CATALOGUE.assessments.values() if "left-right-asymmetry" in a.reading.difference and a.unit == "reps" and a.error
)


def measured_on(day: int, left: int, right: int) -> Retest:
    values = ((Side.LEFT, left), (Side.RIGHT, right))
    return Retest(MONDAY + day, tuple(Measurement(LEGS.slug, side, value, LEGS.unit) for side, value in values))


class Diary:
    """Keeps what happens, and looks ahead after it."""

    def __init__(self) -> None:
        self.logs: list[SessionLog] = []
        self.tests: list[Retest] = []
        self.cleared: list[int] = []
        self.today = MONDAY

    def outlook(self) -> Outlook:
        journal = Journal(TERMS, tuple(self.logs), tuple(self.tests), tuple(self.cleared))
        return follow(program_for(), journal, self.today, CATALOGUE)

    def train(self, *, pain: int = 0, before: int = 0) -> OutlookSession:
        """Does the next session just as the outlook says; `pain` comes in its first exercise."""
        session = self.outlook().sessions[0]
        items = [item for item in session.items if item.block in MAIN_BLOCKS]
        done = tuple(self._done(session, item, pain if n == 0 else 0) for n, item in enumerate(items))
        log = SessionLog(session.session, session.day, done, session.time, pain_before=before, pain_next_morning=before)
        self.logs.append(log)
        self.today = session.day + 1
        return session

    @staticmethod
    def _done(session: OutlookSession, item: OutlookItem, pain: int) -> ItemLog:
        planned = next(
            i
            for step in steps()
            if step.session.id == session.session
            for i in step.session.items_in(*MAIN_BLOCKS)
            if i.exercise == (item.instead_of or item.exercise)
        )
        sets = sets_of(replace(planned, dose=item.dose, sets=item.sets, sides=item.sides, effort=item.effort), pain=pain)
        step = TERMS.increment(item.implement) if item.implement else None
        load = item.load or (Weight(10 * step, WeightUnit.KG) if step is not None else None)
        done = tuple(replace(each, load=load) for each in sets)
        return ItemLog(planned.exercise, done, item.exercise if item.instead_of else None)


@pytest.fixture(scope="module")
def diary() -> Diary:
    """The diary after ten weeks, with what each part of it must have shown on the way."""
    diary = Diary()
    diary.tests.append(measured_on(0, 14, 30))
    for _ in range(6):
        diary.train()
    assert diary.outlook().state is FollowingState.ACTIVE

    first = diary.outlook().sessions[0]
    diary.train(pain=4)
    stopped = {log.exercise for log in diary.logs[-1].items if any(each.pain for each in log.sets)}
    after = diary.outlook()
    changed = [item for session in after.sessions[:3] for item in session.items if item.change]
    stepped_back = [item for item in changed if item.change and item.change.rule == "step-back-after-a-pain-stop"]
    assert first.session == "w3d1"
    assert {item.instead_of or item.exercise for item in stepped_back} & stopped
    diary.train(pain=4)
    paused = diary.outlook()
    assert (paused.state, paused.sessions) == (FollowingState.PAUSED, ())
    assert [pause.rule for pause in paused.pauses] == ["pause-after-two-pain-stops"]
    assert paused.referral.recommended

    diary.today += 7
    diary.cleared.append(diary.today)
    back = diary.outlook()
    assert (back.state, back.absence) == (FollowingState.ACTIVE, Absence.WEEK)
    rules = {item.change.rule for item in back.sessions[0].items if item.change}
    assert rules <= {"repeat-the-week-after-a-week", "step-back-after-a-pain-stop"}
    assert rules
    for _ in range(6):
        diary.train()
    diary.tests.append(measured_on(42, 27, 30))
    while diary.outlook().sessions:
        diary.train()
    diary.tests.append(measured_on(diary.today - MONDAY, 29, 30))
    return diary


def test_whole_program_was_trained(diary: Diary) -> None:
    outlook = diary.outlook()

    assert outlook.state is FollowingState.FINISHED
    assert outlook.adherence.done == len(diary.logs) > 24


def test_gap_closed_by_more_than_chance(diary: Diary) -> None:
    symmetry = diary.outlook().symmetry[0]

    assert symmetry.is_real is True
    assert [round(pair.index_percent) for pair in symmetry.pairs] == [47, 90, 97]
    assert "really become smaller" in symmetry.sentence


def test_next_profile_keeps_what_was_reached(diary: Diary) -> None:
    outlook = diary.outlook()

    assert [each.rule for each in outlook.advice] == ["offer-upkeep-once-sides-are-even"]
    assert outlook.next_profile is not None
    assert outlook.next_profile.imbalances == ()
    assert outlook.next_profile.variant == PROFILE.variant + 1


def test_weights_grew_in_small_steps(diary: Diary) -> None:
    by_exercise: dict[str, list[float]] = {}
    for point in diary.outlook().loads:
        by_exercise.setdefault(point.exercise, []).append(float(point.load.amount))

    grown = [weights for weights in by_exercise.values() if len(weights) > 4]
    assert grown
    assert any(weights[-1] > weights[0] for weights in grown)
    assert all(b <= a * 1.1 for weights in grown for a, b in pairwise(weights))
