"""What pain and soreness change."""

from app.engine.following.case import Case
from app.engine.following.change import Amount, Change, Swap
from app.engine.guidelines.following import (
    LASTING_PAIN_LOAD_DROP,
    PAIN_RISE_SETS_SHARE,
    STOP_DAYS_OFF,
    STOP_LOAD_DROP,
    STOP_SETS_SHARE,
)
from app.engine.vocabulary.following import Soreness
from app.engine.vocabulary.programs import MAIN_BLOCKS


def step_back_after_a_pain_stop(case: Case) -> Change | None:
    """Pain stopped the exercise: above 5, above the limit of the policy, new, sharp, or a reason to leave sets out."""
    if case.last is None or not case.last.is_pain_stop:
        return None
    if case.block not in MAIN_BLOCKS:
        return Change(left_out=True, days_off=STOP_DAYS_OFF)
    return Change(Swap.EASIER, lower=STOP_LOAD_DROP, amount=Amount.FEWEST, sets_share=STOP_SETS_SHARE, days_off=STOP_DAYS_OFF)


def halve_the_work_after_pain_rose(case: Case) -> Change | None:
    """Pain before sessions has risen by 2 or more within two weeks, and a clinician agrees to going on."""
    if not case.is_next or case.standing.pain_rose_on is None:
        return None
    return Change(Swap.STAY, sets_share=PAIN_RISE_SETS_SHARE)


def step_back_when_soreness_lasts(case: Case) -> Change | None:
    """Soreness was still there after the warm-up."""
    if not _had(case, Soreness.THROUGH_WARM_UP):
        return None
    return Change(Swap.EASIER, amount=Amount.FEWEST)


def step_back_when_pain_lasts_again(case: Case) -> Change | None:
    """Pain of 3 or more was still up the next morning, two times in a row."""
    latest = case.history[-2:]
    if len(latest) < 2 or not all(done.lasted_overnight for done in latest):
        return None
    return Change(Swap.EASIER, amount=Amount.FEWEST)


def ease_when_pain_lasts_overnight(case: Case) -> Change | None:
    """Pain of 3 or more was still up the next morning."""
    if case.last is None or not case.last.lasted_overnight:
        return None
    if case.last.load is None:
        return Change(Swap.STAY, sets_less=1)
    return Change(Swap.STAY, lower=LASTING_PAIN_LOAD_DROP)


def rest_a_day_after_late_soreness(case: Case) -> Change | None:
    """Soreness came the day after the session, not during it."""
    return Change(Swap.STAY) if _had(case, Soreness.DAY_AFTER) else None


def repeat_after_soreness_in_the_warm_up(case: Case) -> Change | None:
    """Soreness was gone after the warm-up."""
    return Change(Swap.STAY) if _had(case, Soreness.GONE_IN_WARM_UP) else None


def hold_the_load_after_pain(case: Case) -> Change | None:
    """Pain of 3 to 5 within the limit of the policy, which had settled by the next morning."""
    return Change(Swap.STAY) if case.last is not None and case.last.is_painful else None


def _had(case: Case, soreness: Soreness) -> bool:
    """True where the last session brought such soreness."""
    return case.last is not None and case.last.session.soreness is soreness and case.last.session is case.standing.sessions[-1]
