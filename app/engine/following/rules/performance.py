"""What the work itself changes: repetitions, effort, form, and sides that come together or do not."""

from app.engine.following.case import Case
from app.engine.following.change import Amount, Change, Swap
from app.engine.guidelines.following import (
    DELOAD_SETS_SHARE,
    EXTRA_REPS,
    EXTRA_REPS_SESSIONS,
    FORM_LOAD_DROP,
    GOOD_SESSIONS_TO_RETURN,
    LOAD_RISE,
    OFF_TARGET_RPE,
    ON_TARGET_RPE,
    PLATEAU_SESSIONS,
    SHORT_LOAD_DROP,
    SHORT_SHARE,
    SHORT_TWICE_LOAD_DROP,
    SMALL_LOAD_RISE,
    TIRED_READINESS,
    TIRED_SESSION_RPE,
    TIRED_SESSIONS,
    TIRED_SETS_SHARE,
    UNCHANGED_WEEKS,
)

WEEK_DAYS = 7


def shorten_after_two_tiring_sessions(case: Case) -> Change | None:
    """The last two sessions felt like 9 or more of 10, or readiness before them was 2 of 5 or less."""
    latest = case.standing.sessions[-TIRED_SESSIONS:]
    tiring = [(log.session_rpe or 0) >= TIRED_SESSION_RPE or (log.readiness or 5) <= TIRED_READINESS for log in latest]
    applies = case.is_next and len(tiring) == TIRED_SESSIONS and all(tiring)
    return Change(Swap.STAY, sets_share=TIRED_SETS_SHARE) if applies else None


def correct_the_form_first(case: Case) -> Change | None:
    """A set lost its form."""
    if case.last is None or not case.last.has_form_fault:
        return None
    if case.last.load is None:
        return Change(Swap.EASIER, amount=Amount.FEWEST, slower=True)
    return Change(Swap.STAY, lower=FORM_LOAD_DROP, slower=True)


def take_it_easy_after_three_short_sessions(case: Case) -> Change | None:
    """Fewer than 80 % of the repetitions were done, three times in a row or more."""
    if not _is_short(case, 3):
        return None
    return Change(Swap.STAY, lower=SHORT_TWICE_LOAD_DROP, amount=Amount.FEWEST, sets_share=DELOAD_SETS_SHARE)


def cut_back_after_two_short_sessions(case: Case) -> Change | None:
    """Fewer than 80 % of the repetitions were done, two times in a row."""
    if not _is_short(case, 2):
        return None
    return Change(Swap.STAY, lower=SHORT_TWICE_LOAD_DROP, amount=Amount.FEWEST, sets_less=1)


def lower_the_load_after_too_much(case: Case) -> Change | None:
    """It was harder than asked for by 2 or more of 10, or fewer than 80 % of the repetitions were done."""
    over = _rpe_over(case)
    if not (_is_short(case, 1) or (over is not None and over >= OFF_TARGET_RPE)):
        return None
    return Change(Swap.STAY, lower=SHORT_LOAD_DROP, amount=Amount.FEWEST)


def hold_the_load_when_it_was_hard(case: Case) -> Change | None:
    """It was harder than asked for by more than half a point of 10 and less than 2, or a few repetitions were missing."""
    over = _rpe_over(case)
    was_hard = over is not None and ON_TARGET_RPE < over < OFF_TARGET_RPE
    fell_short = case.last is not None and SHORT_SHARE <= case.last.share_done < 1
    return Change(Swap.STAY) if was_hard or fell_short else None


def return_to_the_planned_exercise(case: Case) -> Change | None:
    """Another exercise than the planned one went well twice in a row, without pain of 3 or more."""
    latest = case.latest(GOOD_SESSIONS_TO_RETURN)
    if not case.stands_in or len(latest) < GOOD_SESSIONS_TO_RETURN:
        return None
    good = (done.is_complete and not done.is_painful and (done.rpe_over or 0) <= ON_TARGET_RPE for done in latest)
    return Change(Swap.BACK, amount=Amount.FEWEST) if all(good) else None


def change_the_family_when_sides_stay_apart(case: Case) -> Change | None:
    """Two sides have not really come closer in six weeks of the same one-sided exercise."""
    if case.planned.sides is None or case.last is None or not any(test.stays_apart for test in case.standing.symmetry):
        return None
    same = case.latest(len(case.history))
    weeks = (same[-1].session.day - same[0].session.day) / WEEK_DAYS
    return Change(Swap.OTHER_PATTERN, amount=Amount.FEWEST) if weeks >= UNCHANGED_WEEKS else None


def change_the_variant_after_a_plateau(case: Case) -> Change | None:
    """Three times in a row neither weight nor repetitions rose, short of the most, at an effort no lower than asked for."""
    latest = case.latest(PLATEAU_SESSIONS)
    if len(latest) < PLATEAU_SESSIONS or any(done.rpe_over is None or done.rpe_over < 0 for done in latest):
        return None
    first, *later = latest
    if first.is_at_most:
        return None
    flat = all(done.load == first.load and done.total <= first.total and done.planned == first.planned for done in later)
    return Change(Swap.VARIANT, amount=Amount.FEWEST) if flat else None


def add_weight_after_two_more_twice(case: Case) -> Change | None:
    """The last set held two more than the most asked for, in two sessions in a row."""
    latest = case.latest(EXTRA_REPS_SESSIONS)
    if len(latest) < EXTRA_REPS_SESSIONS or any(done.extra < EXTRA_REPS or not done.is_complete for done in latest):
        return None
    return Change(one_step_heavier=True, amount=Amount.GROW)


def raise_the_load_when_it_was_easy(case: Case) -> Change | None:
    """Everything was done, and it was easier than asked for by 2 or more of 10."""
    over = _rpe_over_when_complete(case)
    return Change(higher=LOAD_RISE, amount=Amount.GROW_TWICE) if over is not None and over <= -OFF_TARGET_RPE else None


def raise_a_little_when_it_was_rather_easy(case: Case) -> Change | None:
    """Everything was done, and it was easier than asked for by more than half a point of 10 and less than 2."""
    over = _rpe_over_when_complete(case)
    if over is None or not -OFF_TARGET_RPE < over < -ON_TARGET_RPE:
        return None
    return Change(higher=SMALL_LOAD_RISE, amount=Amount.GROW_TWICE)


def grow_by_one_on_target(case: Case) -> Change | None:
    """Everything was done, at the effort asked for within half a point of 10."""
    over = _rpe_over_when_complete(case)
    return Change(amount=Amount.GROW) if over is not None and abs(over) <= ON_TARGET_RPE else None


def _rpe_over(case: Case) -> float | None:
    return None if case.last is None else case.last.rpe_over


def _rpe_over_when_complete(case: Case) -> float | None:
    return _rpe_over(case) if case.last is not None and case.last.is_complete else None


def _is_short(case: Case, times: int) -> bool:
    latest = case.latest(times)
    return len(latest) == times and all(done.share_done < SHORT_SHARE for done in latest)
