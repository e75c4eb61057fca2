"""From the body of a request to the engine's canonical profile, or to everything that is wrong with it."""

from collections.abc import Iterable, Sequence

from pydantic import ValidationError

from app.api.problems.codes import ErrorCode
from app.api.problems.kinds import ProblemKind
from app.api.problems.models import FieldError, RaisedFlag
from app.api.problems.refusals import RequestRefused, refused_values
from app.api.problems.validation import Place, body_errors, errors_of_body
from app.api.programs.answer_models import AnswersRequest
from app.api.programs.profile_models import AvoidRequest, Checks, ProfileRequest, StageRequest, StatedImbalanceRequest
from app.engine.catalogue.catalogue import Catalogue
from app.engine.guidelines.safety import PAIN_LIMIT
from app.engine.profile import DEFAULT_DAYS, DEFAULT_SIDE, Profile, StatedImbalance, canonical
from app.engine.screening.answers import Answers, ConditionStage, waits_for_a_clinician, with_answers
from app.engine.screening.safety import BOTH_PROFESSIONS, URGENCIES, WHO_CLEARS, red_flags_of_age, why_waiting
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.imbalances import Severity

SIDES = frozenset({"weaker_side", "affected_side"})
"""The two names of one field."""


def profile_from(body: bytes, catalogue: Catalogue) -> Profile:
    """The canonical profile that the body states. Raises RequestRefused where it does not, or needs a professional."""
    profile = read_profile(body, catalogue)
    refuse_what_needs_a_professional(profile, catalogue)
    return canonical_profile(profile, catalogue)


def read_profile(body: bytes, catalogue: Catalogue) -> ProfileRequest:
    """The profile in the body. Raises RequestRefused with everything that is wrong with it."""
    try:
        return ProfileRequest.model_validate_json(body, context=Checks(catalogue))
    except ValidationError as error:
        raised = errors_of_body(error)
    for each in raised:
        each["loc"] = without_form(each["loc"])
    raise refused_values(body_errors(raised, _fields_at))


def refuse_what_needs_a_professional(profile: ProfileRequest, catalogue: Catalogue) -> None:
    """Raises RequestRefused, naming whom to see and how soon, for any red flag, for too much pain and for too young an age."""
    of_age = red_flags_of_age(profile.age, catalogue)
    raised = sorted(of_age.union(profile.red_flags))
    flags = sorted((catalogue.red_flags[slug] for slug in raised), key=lambda flag: URGENCIES.index(flag.urgency))
    stages = answers_of(profile, profile.age, profile.stages).stages
    waiting = {number: stage for number, stage in enumerate(stages) if waits_for_a_clinician(stage, catalogue)}
    if not flags and not waiting and profile.pain <= PAIN_LIMIT:
        return
    see = [profession for flag in flags for profession in flag.see]
    actions = [flag.action for flag in flags]
    errors = [_reason(f"/red_flags/{number}", catalogue.red_flags[slug].name) for number, slug in enumerate(profile.red_flags)]
    errors += [_reason("/age", catalogue.red_flags[slug].name) for slug in sorted(of_age)]
    for number, stage in waiting.items():
        see.extend(WHO_CLEARS)
        actions.append(why_waiting(stage, catalogue))
        errors.append(_reason(f"/stages/{number}/weeks_since", why_waiting(stage, catalogue)))
    if profile.pain > PAIN_LIMIT:
        see.extend(BOTH_PROFESSIONS)
        actions.append(
            f"Pain of {profile.pain} of 10 may have a cause that exercise makes worse: have it examined before you train."
        )
        errors.append(_reason("/pain", f"programs are made up to a pain of {PAIN_LIMIT}"))
    raise RequestRefused(
        ProblemKind.NEEDS_PROFESSIONAL_ASSESSMENT,
        " ".join(dict.fromkeys(actions)),
        tuple(errors),
        red_flags=[RaisedFlag.model_validate(flag) for flag in flags],
        urgency=flags[0].urgency if flags else URGENCIES[-1],
        see=list(dict.fromkeys(see)),
    )


def _reason(pointer: str, detail: str) -> FieldError:
    return FieldError(pointer=pointer, code=ErrorCode.NEEDS_PROFESSIONAL, detail=detail)


def canonical_profile(profile: ProfileRequest, catalogue: Catalogue) -> Profile:
    """The engine's form of the profile: defaults filled in, everything in its order, answers only as far as they matter."""
    stated = canonical(
        stated_imbalances(profile.imbalances, catalogue),
        level=profile.level,
        equipment=frozenset(profile.equipment),
        weeks=profile.weeks,
        days=tuple(profile.days) if profile.days else DEFAULT_DAYS[profile.sessions_per_week],
        minutes_per_session=profile.minutes_per_session,
        avoid_exercises=frozenset(profile.avoid.exercises),
        avoid_demands=frozenset(profile.avoid.demands),
        conditions=frozenset(profile.conditions),
        pain=profile.pain,
        landing_tests_passed=profile.landing_tests_passed,
        goal=profile.goal,
        asymmetry_bonus=profile.asymmetry_bonus,
        variant=profile.variant,
        age_band=profile.age_band,
        effort_limit=profile.effort_limit,
        downgrade=profile.downgrade,
        referral=frozenset(profile.referral),
        sits_long=profile.sits_long,
    )
    return with_answers(stated, answers_of(profile, profile.age, profile.stages))


def answers_of(told: AnswersRequest, age: int | None, stages: Iterable[StageRequest]) -> Answers:
    """The engine's form of what a person tells of themselves."""
    return Answers(
        age=age,
        pain_duration_weeks=told.pain_duration_weeks,
        first_episode=told.first_episode,
        unsure=told.unsure,
        sitting_hours_per_day=told.sitting_hours_per_day,
        stages=tuple(ConditionStage(each.condition, each.weeks_since, each.cleared) for each in stages),
    )


def stated_imbalances(entries: Sequence[str | StatedImbalanceRequest], catalogue: Catalogue) -> tuple[StatedImbalance, ...]:
    """The engine's form of the entries: severities and sides filled in, unless a side is said to be unknown.

    Where no side is told, it is the one that another entry tells, so that one side is not the weaker one here and the
    stronger one there by chance.
    """
    named = sorted((e for e in entries if not isinstance(e, str)), key=lambda entry: entry.imbalance)
    usual = next((side for entry in named if (side := entry.weaker_side or entry.affected_side)), DEFAULT_SIDE)
    return tuple(_stated(entry, catalogue, usual) for entry in entries)


def _stated(entry: str | StatedImbalanceRequest, catalogue: Catalogue, usual: Side) -> StatedImbalance:
    if isinstance(entry, str):
        slug, severity, side, is_told = entry, Severity.MODERATE, None, False
    else:
        slug, severity, side = entry.imbalance, entry.severity, entry.weaker_side or entry.affected_side
        is_told = not SIDES.isdisjoint(entry.model_fields_set)
    default = usual if catalogue.imbalances[slug].sided and not is_told else None
    return StatedImbalance(slug, severity, side or default)


def without_form(place: Place) -> Place:
    """Pydantic names the form of an imbalance entry in its places, the client does not know it."""
    return place[:2] + place[3:] if place[:1] == ("imbalances",) else place


def _fields_at(place: Place) -> Sequence[str]:
    match place:
        case ("imbalances", _):
            return tuple(StatedImbalanceRequest.model_fields)
        case ("avoid",):
            return tuple(AvoidRequest.model_fields)
        case ("stages", _):
            return tuple(StageRequest.model_fields)
        case _:
            return tuple(ProfileRequest.model_fields)
