"""What missed sessions change."""

from app.engine.catalogue.catalogue import Catalogue
from app.engine.following.case import Case, Standing
from app.engine.following.change import Advice, Amount, Change
from app.engine.guidelines.following import MONTH_AWAY_LOAD_DROP, WEEK_AWAY_LOAD_DROP, WEEKS_AWAY_LOAD_DROP
from app.engine.vocabulary.following import Absence
from app.engine.vocabulary.programs import MAIN_BLOCKS


def begin_the_phase_again_after_a_month(case: Case) -> Change | None:
    """Four weeks of sessions or more were missed."""
    if not _is_back_after(case, Absence.MONTH):
        return None
    return Change(lower=MONTH_AWAY_LOAD_DROP, amount=Amount.FEWEST, sets_less=1)


def go_back_two_weeks_after_two_weeks(case: Case) -> Change | None:
    """The sessions of two or three weeks were missed."""
    if not _is_back_after(case, Absence.WEEKS):
        return None
    return Change(lower=WEEKS_AWAY_LOAD_DROP, amount=Amount.FEWEST, sets_less=1)


def repeat_the_week_after_a_week(case: Case) -> Change | None:
    """The sessions of one week were missed."""
    if not _is_back_after(case, Absence.WEEK):
        return None
    return Change(lower=WEEK_AWAY_LOAD_DROP, amount=Amount.FEWEST)


def move_on_after_a_missed_session(standing: Standing, _: Catalogue) -> Advice | None:
    """One or a few sessions were missed, fewer than a week has."""
    if standing.place.absence is not Absence.SESSION:
        return None
    return Advice("A session was missed: the next one is what counts. Two are never put into one day.")


def leave_out_a_quarter_when_many_are_missed(case: Case) -> Change | None:
    """Fewer than 60 % of the last two weeks' sessions were done; this is among what a session can do without."""
    gives_way = case.is_next and case.is_expendable and case.block in MAIN_BLOCKS
    return Change(left_out=True) if gives_way and case.standing.adherence.is_low else None


def _is_back_after(case: Case, absence: Absence) -> bool:
    return case.is_next and case.standing.place.absence is absence
