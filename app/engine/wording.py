"""Sentences that a program speaks: how to go on, when to stop, whom to see."""

from app.engine.catalogue import Catalogue, Exercise
from app.engine.dosing import BANDS, LOADED, dose_at, dose_steps
from app.engine.eligibility import Limits
from app.engine.profile import Profile
from app.engine.program import Contacts, Holds, Reps, Safety, Timed
from app.engine.vocabulary import EquipmentSlug, Laterality, Level, SafetyResponse

NOT_A_DIAGNOSIS = (
    "This program is general training guidance made from what was entered. It is no diagnosis and no treatment; "
    "a physical therapist or a sports-medicine physician can find out what is really behind a complaint."
)
START_GENTLY = "Start gently: the first two weeks are meant to feel easy, and every set ends while the form is still good."
TRAINER = "If barbells or new movements are involved, let a qualified trainer watch the first sessions."
STRETCH_MORE = (
    "The short muscles gain most from stretching on three or more days a week, so repeat their stretches on other days too."
)
STOP_RULES = (
    "Stop an exercise at any sharp, new or spreading pain, or when pain reaches 3 of 10; leave it out for this session.",
    "Stop the set when the form breaks, even if repetitions are left.",
    "Stop the session with chest pain, dizziness, unusual breathlessness or numbness, and get help.",
)
SEE_PROFESSIONAL_IF = (
    "Pain lasts six weeks or longer, or keeps coming back: see a physical therapist or a sports-medicine physician.",
    "Pain goes down a leg below the knee, or a leg feels weak or numb: see a physician soon.",
    "Numbness around the saddle, or new trouble with bladder or bowel: go to an emergency department at once.",
    "You are not sure which imbalance you have: let a physical therapist or a sports-medicine physician assess you.",
)
EASY_WEEK_PROGRESSION = "easy week: keep the form, leave the rest"


def progression_text(exercise: Exercise, implements: frozenset[EquipmentSlug], limits: Limits, harder: str | None) -> str:
    """How to go on with an exercise, in one short sentence; `harder` is the next one that the person may do."""
    top = dose_at(exercise, limits, implements, dose_steps(exercise, limits, implements), 1)
    each = " a side" if exercise.laterality is Laterality.UNILATERAL else ""
    match top:
        case Reps():
            grow, goal = f"add 1 rep{each}", str(top.max)
        case Holds(repetitions=(1, *_)):
            grow, goal = "hold 5 seconds longer", f"{top.hold_seconds} s"
        case Holds():
            grow, goal = f"add 1 hold{each}", f"{top.repetitions[0]} holds"
        case Timed():
            grow, goal = "go 5 seconds longer", f"{top.seconds} s"
        case Contacts():
            grow, goal = "add 1 landing", str(top.contacts)
    if implements & LOADED:
        return f"{grow} until {goal}, then {limits.guideline.load_step} more weight"
    if implements & BANDS:
        return f"{grow} until {goal}, then a stronger band"
    at_the_top = "lower more slowly" if isinstance(top, Reps) else "stay there"
    return f"{grow} until {goal}, then {harder or at_the_top}"


def safety_of(profile: Profile, catalogue: Catalogue, limits: Limits, *, stretches_short_muscles: bool) -> Safety:
    """Notices, stop rules and referrals for this profile."""
    conditions = [catalogue.conditions[slug] for slug in profile.conditions]
    notices = [NOT_A_DIAGNOSIS, START_GENTLY]
    if profile.level is Level.BEGINNER:
        notices.append(TRAINER)
    if limits.eased:
        notices.append(
            f"Because of pain or a condition this program starts at {limits.level} level, without jumps, "
            f"at an effort of {limits.rpe_limit:g} of 10 at most."
        )
    if any(c.response is SafetyResponse.CLEARANCE for c in conditions):
        notices.append("Start only after the clinician who looks after your condition has agreed.")
    if stretches_short_muscles and profile.sessions_per_week < 3:
        notices.append(STRETCH_MORE)
    notices += [notice for condition in conditions for notice in condition.notices]
    stops = [*STOP_RULES, *(rule for condition in conditions for rule in condition.stop_rules)]
    return Safety(tuple(dict.fromkeys(notices)), tuple(dict.fromkeys(stops)), SEE_PROFESSIONAL_IF)
