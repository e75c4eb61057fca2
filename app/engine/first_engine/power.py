"""Jumps, behind their gate: for whom, from which week on, in which sessions, and what stands there.

They come first in the main work, where legs are fresh. Their time is kept free from the first week on; until they
come, an easy walk fills it. How they grow is `jump_ramp`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue.imbalances import Imbalance
from app.engine.first_engine.draft import Draft
from app.engine.first_engine.easy_items import easy_item
from app.engine.first_engine.eligibility import chosen_equipment, side_order
from app.engine.first_engine.jump_ramp import FIRST_CLASS, JumpRamp, Place, Road, Room
from app.engine.first_engine.needs import Needs, core_directions_needed
from app.engine.first_engine.progression import is_deload
from app.engine.first_engine.week_plan import DayPlan
from app.engine.guidelines.jumps import (
    HARD_JUMP_CLASS,
    HARD_JUMP_REST_DAYS,
    JUMP_BASE_WEEKS,
    JUMP_GUIDELINES,
    JUMP_RPE,
    JUMP_TIME_SHARE,
)
from app.engine.guidelines.volume import FRAME_MINUTES
from app.engine.measures.calendar import DAYS_OF_WEEK, days_between
from app.engine.measures.exercise_kinds import core_directions, is_jump
from app.engine.measures.load import item_load_index
from app.engine.measures.time_model import item_seconds
from app.engine.profile import Profile
from app.engine.program import BodyweightLoad, CheapestChange, Effort, Item, Reason, Reps, UnmetNeed, Week
from app.engine.vocabulary.exercises import Laterality, Measure, MovementPattern
from app.engine.vocabulary.imbalances import DoseMode
from app.engine.vocabulary.people import Goal
from app.engine.vocabulary.programs import BlockKind

FEWEST_WEEKS_WITH_JUMPS = 2
"""Full weeks that must be left for jumps after the weeks of strength: one alone would teach little. Source: expert-opinion."""
MOST_JUMPS_IN_SESSION = 2
"""Different jumps of one session. Source: expert-opinion."""
RAMP_REPS = 6
"""Squats with which the warm-up ends before jumps. Source: jeffreys-2007."""
GATE = "jumps-pass-their-gate"


@dataclass(frozen=True, slots=True)
class Power:
    """The jumps of a program by week and session, and what leads up to them in the warm-up; nothing where there are none."""

    jumps: Mapping[tuple[int, int], tuple[Item, ...]] = field(default_factory=dict)
    ramp: Item | None = None
    loads: Mapping[int, float] = field(default_factory=dict)
    """What the jumps of a week add to its load index."""

    def in_session(self, week: int, session: int) -> tuple[Item, ...]:
        """The jumps of a session, counted from 0, of a week, counted from 1."""
        return self.jumps.get((week, session), ())

    def ramp_seconds(self, session: int) -> int:
        """Time that the warm-up of a session keeps free."""
        return self.ramp.seconds if self.ramp and self._of(session) else 0

    def seconds_kept(self, session: int) -> int:
        """Time that the whole session keeps free."""
        longest = max((sum(item.seconds for item in items) for items in self._of(session)), default=0)
        return longest + self.ramp_seconds(session)

    @property
    def most_exercises(self) -> int:
        """How many different jumps a session gets to."""
        return max(map(len, self.jumps.values()), default=0)

    def _of(self, session: int) -> list[tuple[Item, ...]]:
        return [items for (_, number), items in self.jumps.items() if number == session]


NO_JUMPS = Power()


def powers_of(profile: Profile, catalogue: Catalogue, needs: Needs, plan: Sequence[DayPlan]) -> Iterator[Power]:
    """The jumps that the program may hold, the most first, then fewer, and last none."""
    for most in range(MOST_JUMPS_IN_SESSION, 0, -1):
        power = power_of(profile, catalogue, needs, plan, most)
        if power.most_exercises == most:
            yield power
    yield NO_JUMPS


def power_of(profile: Profile, catalogue: Catalogue, needs: Needs, plan: Sequence[DayPlan], most: int) -> Power:
    """Jumps with at most so many different ones in a session; none where the gate is shut or nothing asks for them."""
    if not wants_jumps(profile, catalogue) or profile.weeks < fewest_weeks():
        return NO_JUMPS
    ramp, roads = _ramp(needs), _roads(profile, catalogue, needs)
    if ramp is None or not roads:
        return NO_JUMPS
    guideline = JUMP_GUIDELINES[needs.limits.level]
    jump_ramp = JumpRamp(roads, _rooms(profile, plan, guideline.highest_class), guideline, most)
    jumps: dict[tuple[int, int], tuple[Item, ...]] = {}
    loads: dict[int, float] = {}
    for week in range(JUMP_BASE_WEEKS + 1, profile.weeks + 1):
        easy = is_deload(week, profile.weeks, needs)
        if not easy:
            jump_ramp.advance()
        for session in jump_ramp.rooms:
            items = _items(jump_ramp, session, profile, catalogue, easy=easy)
            if items:
                jumps[week, session] = items
            loads[week] = loads.get(week, 0.0) + sum(item_load_index(item, needs.eligible[item.exercise]) for item in items)
    return Power(jumps, easy_item(ramp, Reps(RAMP_REPS, RAMP_REPS), profile, catalogue), loads)


def leaves_enough(draft: Draft, profile: Profile) -> bool:
    """True where jumps took no room from a direction of the trunk that the week should train."""
    placed = [draft.options[slug].exercise for session in draft.placed for slug in session]
    possible = (option.exercise for option in draft.options.values())
    return len(core_directions(placed)) >= core_directions_needed(profile, possible)


def wants_jumps(profile: Profile, catalogue: Catalogue) -> bool:
    """True where the landing tests are passed, and the goal is strength or jumps are a strategy for a stated imbalance."""
    asked_for = profile.goal is Goal.STRENGTH or any(_link(i, catalogue) for i in _stated(profile, catalogue))
    return profile.landing_tests_passed and asked_for


def fewest_weeks() -> int:
    """The shortest program that holds jumps."""
    return JUMP_BASE_WEEKS + FEWEST_WEEKS_WITH_JUMPS


def why_jumps(profile: Profile, catalogue: Catalogue) -> tuple[Reason, ...]:
    """Why jumps stand in a program: for every stated imbalance that has them among its strategies, else for the goal."""
    named = [(imbalance, _link(imbalance, catalogue)) for imbalance in _stated(profile, catalogue)]
    reasons = tuple(
        Reason(
            imbalance.slug,
            strategy,
            (GATE,),
            f"Jumps and quiet landings for {imbalance.name.lower()}: they may turn strength into quick, well-controlled force.",
        )
        for imbalance, strategy in named
        if strategy
    )
    return reasons or (
        Reason(None, None, (GATE,), "Jumps and quiet landings may turn the strength that is the goal into power."),
    )


def unmet_jumps(
    profile: Profile, catalogue: Catalogue, needs: Needs, weeks: Sequence[Week], longer: CheapestChange | None
) -> tuple[UnmetNeed, ...]:
    """Why a program has no jumps although the gate is open and something asks for them; `longer` sessions may hold them."""
    has_jumps = any(block.kind is BlockKind.POWER for week in weeks for session in week.sessions for block in session.blocks)
    if has_jumps or not wants_jumps(profile, catalogue):
        return ()
    if _ramp(needs) is None or not _roads(profile, catalogue, needs):
        return (UnmetNeed("jumps", "pain, a condition or a wish leaves out the landings that they begin with", None),)
    if profile.weeks < fewest_weeks():
        because = f"they come after {JUMP_BASE_WEEKS} weeks of strength work and then take some weeks themselves"
        return (UnmetNeed("jumps", because, CheapestChange(weeks=fewest_weeks())),)
    return (UnmetNeed("jumps", "the time given is needed for the weak muscles", longer),)


def _stated(profile: Profile, catalogue: Catalogue) -> list[Imbalance]:
    return [catalogue.imbalances[stated.imbalance] for stated in profile.imbalances]


def _link(imbalance: Imbalance, catalogue: Catalogue) -> str | None:
    """The strategy of jumps among those of the imbalance."""
    slugs = (link.strategy for link in imbalance.strategies)
    return next((slug for slug in slugs if catalogue.strategies[slug].mode is DoseMode.PLYOMETRIC), None)


def _roads(profile: Profile, catalogue: Catalogue, needs: Needs) -> list[Road]:
    """The ladders of jumps as far as this person may go; those that the stated imbalances name most of come first."""
    stated = {stated.imbalance for stated in profile.imbalances}
    roads = []
    for slug, ladder in catalogue.ladders.items():
        road = [needs.eligible[step] for step in ladder.exercises if step in needs.eligible and is_jump(needs.eligible[step])]
        if road and road[0].plyometric_intensity == FIRST_CLASS:
            named = sum(not stated.isdisjoint(catalogue.imbalances_of.get(e.slug, ())) for e in road)
            roads.append((-named, slug, road))
    return [road for _, _, road in sorted(roads, key=lambda entry: entry[:2])]


def _ramp(needs: Needs) -> Exercise | None:
    """The squat that leads up to jumps: with both legs, without equipment, and of use at this level."""
    squats = [
        exercise
        for exercise in needs.eligible.values()
        if exercise.pattern is MovementPattern.SQUAT
        and exercise.measure is Measure.REPS
        and exercise.laterality is Laterality.BILATERAL
        and not exercise.equipment_options[0]
    ]
    return max(squats, key=lambda squat: (squat.difficulty, squat.slug), default=None)


def _rooms(profile: Profile, plan: Sequence[DayPlan], highest_class: int) -> dict[int, Room]:
    """The sessions with jumps: of those with hard leg work the two that lie furthest apart.

    The hardest class needs a session after which the legs rest for longer; such a session comes first.
    """
    hard = [number for number, day in enumerate(plan) if day.lower_body]
    chosen = max(combinations(hard, 2), key=lambda pair: days_between(*(plan[n].day for n in pair)), default=tuple(hard))
    seconds = (profile.minutes_per_session - FRAME_MINUTES) * 60 * JUMP_TIME_SHARE
    rooms = {}
    for number in chosen:
        rest = min((plan[other].day.number - plan[number].day.number - 1) % DAYS_OF_WEEK + 1 for other in hard)
        rests_long = rest >= HARD_JUMP_REST_DAYS
        rooms[number] = Room(seconds, highest_class if rests_long else min(highest_class, HARD_JUMP_CLASS - 1))
    return dict(sorted(rooms.items(), key=lambda room: -room[1].highest_class))


def _items(ramp: JumpRamp, session: int, profile: Profile, catalogue: Catalogue, *, easy: bool) -> tuple[Item, ...]:
    """The jumps of a session as they stand in the program; an easy week has half of their sets."""
    rest, rpe = ramp.guideline.rest_seconds, JUMP_RPE
    items = []
    for place, jump in ramp.in_session(session):
        sets = max(1, jump.sets // 2) if easy else jump.sets
        implements = chosen_equipment(jump.exercise, frozenset(profile.equipment)) or frozenset()
        item = Item(
            exercise=jump.exercise.slug,
            sets=sets,
            dose=jump.dose,
            sides=side_order(jump.exercise, profile, catalogue),
            extra_sets=None,
            load=BodyweightLoad(),
            effort=Effort(rpe, 10 - rpe),
            tempo=None,
            rest_seconds=rest,
            seconds=item_seconds(jump.exercise, jump.dose, sets, rest, implements),
            progression=_progression(ramp, place, easy=easy),
            lever=None if easy else jump.lever,
        )
        items.append(item)
    return tuple(items)


def _progression(ramp: JumpRamp, place: Place, *, easy: bool) -> str:
    if easy:
        return "easy week: few landings, each of them quiet"
    harder, most = ramp.harder_than(place), int(ramp.guideline.landings.high)
    one_sided = ramp.jumps[place].exercise.laterality is Laterality.UNILATERAL
    grow = f"add 1 landing a side until {most // 2}" if one_sided else f"add 1 landing a set until {most}"
    return f"quiet landings first; {grow}, then {harder.slug if harder else 'stay there'}"
