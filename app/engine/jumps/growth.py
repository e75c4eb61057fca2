"""How jumps grow over the weeks: from a few quiet landings by turns to more and to harder ones, never to both at once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.engine.catalogue.exercises import Exercise
from app.engine.guidelines.jumps import JUMP_GROWTH, JumpGuideline
from app.engine.measures.load import landings_of
from app.engine.measures.time_model import item_seconds
from app.engine.program import Contacts
from app.engine.vocabulary.exercises import Laterality
from app.engine.vocabulary.programs import Lever

WEEKS_BETWEEN_CLIMBS = 2
"""Full weeks from one harder jump to the next. Source: expert-opinion."""
FIRST_CLASS = 1

Road = Sequence[Exercise]
"""Jumps that a person may do, each harder than the one before, from a quiet landing on."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a jump stands: in which session of the week, and as which of its jumps."""

    session: int
    number: int


@dataclass(frozen=True, slots=True)
class Jump:
    """A jump with its sets and landings in one week."""

    exercise: Exercise
    sets: int
    landings: int
    """Of a set, over both feet."""
    lever: Lever | None = None
    """What was raised since the last full week."""

    @property
    def dose(self) -> Contacts:
        """The landings of a set; of one-sided jumps those on each foot."""
        return Contacts(self.landings // 2 if self.exercise.laterality is Laterality.UNILATERAL else self.landings)

    @property
    def all_landings(self) -> int:
        """The landings of all sets, on both feet together."""
        return landings_of(self.exercise, self.dose, self.sets)


@dataclass(frozen=True, slots=True)
class Room:
    """What limits the jumps of one session."""

    seconds: float
    highest_class: int


class JumpRamp:
    """The jumps of a week, at most so many different ones in a session, and how they go on from there."""

    def __init__(self, roads: Sequence[Road], rooms: Mapping[int, Room], guideline: JumpGuideline, most: int) -> None:
        self.guideline, self.rooms = guideline, rooms
        self.doses = _doses(guideline)
        sessions = list(enumerate(rooms))
        places = [(Place(session, n), roads[(k + n) % len(roads)]) for n in range(most) for k, session in sessions]
        self.road_of = dict(places)
        self.jumps: dict[Place, Jump] = {}
        self.full_weeks = 0

    @property
    def landings(self) -> int:
        """All landings of the week."""
        return sum(jump.all_landings for jump in self.jumps.values())

    def in_session(self, session: int) -> list[tuple[Place, Jump]]:
        """The jumps of a session with their places, in their order."""
        return [(place, self.jumps[place]) for place in self.road_of if place.session == session and place in self.jumps]

    def harder_than(self, place: Place) -> Exercise | None:
        """What follows on the road of a place, if the session allows it: one class harder at most, and new to the session."""
        now, road = self.jumps[place].exercise, self.road_of[place]
        highest = min(self.rooms[place.session].highest_class, _class(now) + 1)
        others = [jump.exercise for _, jump in self.in_session(place.session)]
        return next((e for e in road[road.index(now) + 1 :] if _class(e) <= highest and e not in others), None)

    def advance(self) -> None:
        """Go on by one full week. What leaves no time, or asks for too much at once, is not raised."""
        self.jumps = {place: replace(jump, lever=None) for place, jump in self.jumps.items()}
        unraised, more = self.landings, self.landings + JUMP_GROWTH
        climbs = self.full_weeks > 0 and self.full_weeks % WEEKS_BETWEEN_CLIMBS == 0
        self.full_weeks += 1
        if climbs and self._raise(self._harder, list(self.jumps), unraised):
            return
        joining = [place for place in self.road_of if place not in self.jumps and self._first(place)][:1]
        if not self._raise(self._first, joining, more):
            self._raise(self._more, list(self.jumps), more)

    def _raise(self, change: Callable[[Place], Jump | None], places: Iterable[Place], most_landings: int) -> bool:
        """Change what stands at each of the places where the session and the week have room for it; True where any has."""
        raised = False
        for place in places:
            jump, before = change(place), self.jumps
            if jump is None:
                continue
            self.jumps = {**before, place: jump}
            if self.landings > most_landings or not self._has_room(place.session):
                self.jumps = before
            raised = raised or self.jumps is not before
        return raised

    def _first(self, place: Place) -> Jump | None:
        """The easiest jump that is new to the session, no harder than what the week already holds."""
        here = [jump.exercise for _, jump in self.in_session(place.session)]
        known = max((_class(jump.exercise) for jump in self.jumps.values()), default=FIRST_CLASS)
        easiest = next((e for e in self.road_of[place] if e not in here and _class(e) <= known), None)
        return Jump(easiest, *self.doses[0]) if easiest else None

    def _harder(self, place: Place) -> Jump | None:
        harder = self.harder_than(place)
        return replace(self.jumps[place], exercise=harder, lever=Lever.VARIANT) if harder else None

    def _more(self, place: Place) -> Jump | None:
        jump = self.jumps[place]
        for sets, landings in self.doses[self.doses.index((jump.sets, jump.landings)) + 1 :]:
            more = replace(jump, sets=sets, landings=landings, lever=Lever.SETS if sets > jump.sets else Lever.REPS)
            if more.all_landings > jump.all_landings:
                return more
        return None

    def _has_room(self, session: int) -> bool:
        jumps, room = [jump for _, jump in self.in_session(session)], self.rooms[session]
        seconds = sum(item_seconds(j.exercise, j.dose, j.sets, self.guideline.rest_seconds) for j in jumps)
        landings = sum(jump.all_landings for jump in jumps)
        return seconds <= room.seconds and landings <= self.guideline.most_landings


def _class(exercise: Exercise) -> int:
    return exercise.plyometric_intensity or 0


def _doses(guideline: JumpGuideline) -> list[tuple[int, int]]:
    """Sets and landings of a set from the fewest to the most, each with more landings in all than the one before."""
    doses: list[tuple[int, int]] = []
    for sets in range(int(guideline.sets.low), int(guideline.sets.high) + 1):
        for landings in range(int(guideline.landings.low), int(guideline.landings.high) + 1):
            if not doses or sets * landings > doses[-1][0] * doses[-1][1]:
                doses.append((sets, landings))
    return doses
