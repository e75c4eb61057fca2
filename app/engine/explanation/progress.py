"""How to go on with an exercise, and what a week changes, in plain sentences."""

from collections.abc import Iterable, Sequence

from app.engine.catalogue.exercises import Exercise
from app.engine.client import Client
from app.engine.dosing.growth import WeekDose
from app.engine.guidelines.strength import BANDS, WEIGHTS
from app.engine.plan import Plan
from app.engine.progression.calendar import Calendar, CalendarWeek
from app.engine.slots.filled import FilledSlot
from app.engine.vocabulary.exercises import Laterality, Measure
from app.engine.vocabulary.programs import Lever

EASY_WEEK_TEXT = "An easier week: the same exercises, about half the sets, and nothing harder than 6 of 10."
FIRST_WEEK_TEXT = "The first week: learn the movements and find weights that leave the repetitions named."
MOST_NAMED_CHANGES = 3


def progress_of(
    slot: FilledSlot, dose: WeekDose, week: CalendarWeek, calendar: Calendar, client: Client
) -> tuple[str, str | None]:
    """One sentence on how to go on from the dose of a week, and the slug of the exercise that follows it."""
    if week.easy:
        return "Easy week: keep the form, leave the rest.", None
    text, following = _how_to_grow(dose, client), _following(slot, week, calendar)
    if following is None:
        return text, None
    exercise, number = following
    return f"{text} From week {number}: {_lower(exercise.name)}.", exercise.slug


def _following(slot: FilledSlot, week: CalendarWeek, calendar: Calendar) -> tuple[Exercise, int] | None:
    """The next exercise of the slot and the week in which it comes."""
    now, later = slot.choice.path[week.period], slot.choice.path[week.period + 1 :]
    for period, exercise in enumerate(later, start=week.period + 1):
        if exercise is not None and now is not None and exercise.slug != now.slug:
            return exercise, next(later.number for later in calendar.weeks if later.period == period)
    return None


def _how_to_grow(dose: WeekDose, client: Client) -> str:
    exercise, implements = dose.exercise, client.implements[dose.exercise.slug]
    side = " on each side" if exercise.laterality is Laterality.UNILATERAL else ""
    match exercise.measure:
        case Measure.REPS:
            both = 2 if exercise.laterality is Laterality.ALTERNATING else 1
            grow = f"Add a repetition{side} when it feels easy; once every set has {dose.most * both},"
        case Measure.HOLD | Measure.TIME:
            grow = f"Hold the form{side} for the whole time; once it feels easy,"
        case _:
            grow = "Keep landings quiet; once they are,"
    if not WEIGHTS.isdisjoint(implements):
        return f"{grow} take {client.limits.guideline.load_step} more weight."
    if not BANDS.isdisjoint(implements):
        return f"{grow} take a stronger band."
    if exercise.measure in (Measure.HOLD, Measure.TIME):
        return f"{grow} press harder into the position and breathe on."
    return f"{grow} go more slowly or pause for 3 seconds at the hardest point."


def changes_of(week: CalendarWeek, plan: Plan) -> str:
    """One sentence on what a week changes: new exercises first, then weight, sets, repetitions."""
    if week.number == 1:
        return FIRST_WEEK_TEXT
    if week.easy:
        return EASY_WEEK_TEXT
    doses = [(slot, dose) for _, slot in plan.all_slots() if (dose := slot.doses[week.number - 1]) and dose.lever]
    new = _names(dose.exercise for _, dose in doses if dose.lever is Lever.VARIANT)
    if new:
        return f"New this week: {_some(new)}; everything else goes on as it was."
    for lever, text in _LEVER_TEXT.items():
        raised = _names(dose.exercise for _, dose in doses if dose.lever is lever)
        if raised:
            return text.format(_some(raised))
    return "The same work as last week, done better: cleaner form, steadier pace."


_LEVER_TEXT = {
    Lever.SETS: "One set more of {}.",
    Lever.LOAD: "More weight or a stronger band for {}.",
    Lever.REPS: "More repetitions of {}.",
    Lever.HOLD: "Longer holds of {}.",
    Lever.TIME: "Longer {}.",
}


def _names(exercises: Iterable[Exercise]) -> list[str]:
    return list(dict.fromkeys(_lower(exercise.name) for exercise in exercises))


def _some(names: Sequence[str]) -> str:
    if len(names) > MOST_NAMED_CHANGES:
        return f"{', '.join(names[:MOST_NAMED_CHANGES])} and {len(names) - MOST_NAMED_CHANGES} more"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]
