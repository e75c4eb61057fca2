"""Which exercise each wanted slot of a week gets, in every period: its tracks in order, nothing twice in a session."""

from dataclasses import dataclass
from functools import cached_property

from app.engine.catalogue.exercises import Exercise
from app.engine.catalogue.protocols import Track
from app.engine.client import Client
from app.engine.guidelines.sessions import (
    FEWEST_DIFFICULTY,
    MOST_DAYS_OF_EXERCISE,
    MOST_DAYS_OF_LEAD_EXERCISE,
    SESSIONS_FOR_LEADS_OFTEN,
)
from app.engine.priorities.wanted import Wanted, equipped_tracks
from app.engine.progression.calendar import Calendar
from app.engine.progression.rungs import Path, climb, is_loadable, named_by_stage
from app.engine.vocabulary.roles import LIFT_ROLES, TRUNK_ROLES, DoseScheme, Role


@dataclass(frozen=True)
class Choice:
    """A wanted slot with the track that serves it and its exercise in every period."""

    wanted: Wanted
    role: Role
    track: str | None
    """None where a condition's stages name every exercise."""
    scheme: DoseScheme
    path: Path

    @cached_property
    def slugs(self) -> frozenset[str | None]:
        """The exercises of all periods; None among them where some period has none."""
        return frozenset(exercise.slug if exercise else None for exercise in self.path)


class Chooser:
    """Chooses exercises for the slots of a week; knows what each session already holds."""

    def __init__(self, client: Client, calendar: Calendar, days: int) -> None:
        self.client, self.calendar = client, calendar
        stages = [period.stage for period in calendar.periods]
        self.open_periods = [number for number, stage in enumerate(stages) if not (stage and stage.only)]
        self.climbed: dict[tuple[object, ...], Path | None] = {}
        self.used: list[set[str]] = [set() for _ in range(days)]
        self.tracks: list[set[str]] = [set() for _ in range(days)]
        self.turns: dict[Role, int] = {}

    def choose(self, wanted: Wanted, day: int) -> Choice | None:
        """The exercise of a slot in every period; None where nothing that it asks for can be done.

        The first track that trains this level and goes on from phase to phase; else the first that can be done at all.
        """
        first: Choice | None = None
        for track in self._tracks(wanted, day):
            choice = self._by_track(wanted, track, day)
            if choice and self._is_worn(choice, wanted):
                continue
            if choice and (self._is_worthwhile(choice) or self._brings_variety(choice, wanted, day)):
                return choice
            first = first or choice
        return first or self._by_stages(wanted, day)

    def take(self, choice: Choice, day: int) -> None:
        """The session of this day holds the choice from now on."""
        self.used[day].update(slug for slug in choice.slugs if slug)
        if choice.track:
            self.tracks[day].add(choice.track)
        self.turns[choice.role] = self.turns.get(choice.role, 0) + 1

    def _tracks(self, wanted: Wanted, day: int) -> list[Track]:
        """The tracks in order of preference; what a neighbouring session uses comes last, variants begin further on."""
        tracks = [self.client.catalogue.tracks[slug] for slug in wanted.tracks]
        turned = self.client.profile.variant % len(tracks) if tracks and not wanted.lead else 0
        tracks = tracks[turned:] + tracks[:turned]
        near, equipped = self._near(day), equipped_tracks(self.client)
        return sorted(tracks, key=lambda t: (t.slug in near, t.slug not in equipped, not self._returns(t, day)))

    def _returns(self, track: Track, day: int) -> bool:
        """True for a lift that another session of the week holds: what returns is learned."""
        return track.role in LIFT_ROLES and any(track.slug in used for n, used in enumerate(self.tracks) if n != day)

    def _is_worn(self, choice: Choice, wanted: Wanted) -> bool:
        """True where enough days of the week hold an exercise of the choice."""
        often = wanted.lead and len(self.used) >= SESSIONS_FOR_LEADS_OFTEN
        most = MOST_DAYS_OF_LEAD_EXERCISE if often else MOST_DAYS_OF_EXERCISE
        return any(sum(exercise.slug in used for used in self.used) >= most for exercise in choice.path if exercise is not None)

    def _near(self, day: int) -> set[str]:
        """The tracks that the session before or after uses."""
        return set().union(*self.tracks[max(0, day - 1) : day], *self.tracks[day + 1 : day + 2])

    def _brings_variety(self, choice: Choice, wanted: Wanted, day: int) -> bool:
        """True for easy trunk work where the alternatives would repeat the session before or after."""
        near = self._near(day)
        return choice.role in TRUNK_ROLES and choice.track not in near and near.issuperset({*wanted.tracks} - {choice.track})

    def _is_worthwhile(self, choice: Choice) -> bool:
        """True for what can be loaded, and for what becomes harder and is not too easy for the level in the end."""
        exercises = [exercise for exercise in choice.path if exercise is not None]
        last = exercises[-1]
        if is_loadable(last, self.client):
            return True
        goes_on = len(self.calendar.periods) == 1 or last.slug != exercises[0].slug
        return goes_on and last.difficulty >= FEWEST_DIFFICULTY[self.client.limits.level]

    def _by_track(self, wanted: Wanted, track: Track, day: int) -> Choice | None:
        if not self.open_periods or track.scheme is None:
            return None
        named = self._named(track.role, day)
        before = next((exercise for exercise in reversed(named[: self.open_periods[0]]) if exercise), None)
        climbed = self._climb(track, day, before)
        if climbed is None:
            return None
        by_period = dict(zip(self.open_periods, climbed, strict=True))
        path = tuple(by_period.get(n, named[n]) for n in range(len(self.calendar.periods)))
        return Choice(wanted, track.role, track.slug, wanted.scheme or track.scheme, path)

    def _climb(self, track: Track, day: int, before: Exercise | None) -> Path | None:
        """The rungs of the open periods: the same on all days on which the same ones are taken."""
        rungs = track.rungs if before is None else (*track.rungs, before.slug)
        taken = frozenset(self.used[day].intersection(rungs))
        key = (track.slug, taken, before)
        if key not in self.climbed:
            periods = [self.calendar.periods[number] for number in self.open_periods]
            self.climbed[key] = climb(track, self.client, periods, taken, before)
        return self.climbed[key]

    def _by_stages(self, wanted: Wanted, day: int) -> Choice | None:
        if self.open_periods:
            return None
        path = self._named(wanted.role, day)
        if not any(path):
            return None
        scheme = wanted.scheme or USUAL_SCHEME[wanted.role]
        return Choice(wanted, wanted.role, None, scheme, path)

    def _named(self, role: Role, day: int) -> Path:
        turn, client = self.turns.get(role, 0), self.client
        return tuple(
            named_by_stage(role, period.stage, client, turn, self.used[day]) if period.stage and period.stage.only else None
            for period in self.calendar.periods
        )


USUAL_SCHEME: dict[Role, DoseScheme] = {
    Role.SQUAT: DoseScheme.MAIN,
    Role.HINGE: DoseScheme.MAIN,
    Role.HIP_EXTENSION: DoseScheme.MAIN,
    Role.SINGLE_LEG_KNEE: DoseScheme.ONE_LEG,
    Role.SINGLE_LEG_HINGE: DoseScheme.ONE_LEG,
    Role.TRUNK_FRONT: DoseScheme.TRUNK_REPS,
    Role.TRUNK_SIDE: DoseScheme.HOLD,
    Role.TRUNK_ROTATION: DoseScheme.TRUNK_REPS,
    Role.TRUNK_BACK: DoseScheme.SHORT_HOLDS,
    Role.CARRY: DoseScheme.CARRY,
    **dict.fromkeys(
        (
            Role.GLUTE_ISOLATION,
            Role.HIP_ABDUCTION,
            Role.HIP_ADDUCTION,
            Role.HIP_FLEXION,
            Role.KNEE_FLEXION,
            Role.KNEE_EXTENSION,
            Role.CALF_STRAIGHT,
            Role.CALF_BENT,
            Role.SHIN,
        ),
        DoseScheme.ISOLATION,
    ),
}
"""How a role is dosed where no track says so."""
