"""What a week may not be without: a lead of every imbalance, and work for every weak muscle."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from app.engine.catalogue.cache import per_catalogue
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.imbalances import Imbalance
from app.engine.catalogue.protocols import Track
from app.engine.client import Client, ClientImbalance, per_client
from app.engine.guidelines.muscles import GLUTES
from app.engine.guidelines.patterns import OTHER_PLANES
from app.engine.guidelines.recovery import GLUTE_FOCUS_SETS, GLUTE_REST_DAYS, GLUTE_SESSIONS
from app.engine.guidelines.sessions import FEWEST_SETS
from app.engine.guidelines.volume import SHORT_WEEK_MINUTES
from app.engine.measures.calendar import days_between
from app.engine.measures.exercise_kinds import is_strengthening
from app.engine.measures.staples import groups_of, staple_need
from app.engine.priorities.wanted import FIRST_MINUTES, Wanted, equipped_tracks, is_open
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.imbalances import Nature
from app.engine.vocabulary.roles import HIP_ROLES, Role
from app.engine.words import words

GLUTE_DAYS_NEED = "a second day for the glutes"
SIDEWAYS_ROLES = (Role.SINGLE_LEG_KNEE, Role.HIP_ABDUCTION, Role.TRUNK_SIDE, Role.TRUNK_ROTATION)
SIDEWAYS_DAYS = 2
LAST_RANK = (9, 9, 9)


@dataclass(frozen=True)
class Need:
    """Something that one slot of the week must meet in every week."""

    name: str
    roles: frozenset[Role]
    """Any of these roles; empty where a muscle or a staple is meant."""
    exercises: frozenset[str]
    """Those that serve it, by slug: of a role those that a condition's stages name in it included."""
    wanted: tuple[Wanted, ...]
    """Slots that may meet it, the best first."""
    days: int = 1
    """How many days of the week must meet it."""
    sets: int = FEWEST_SETS
    """Sets that it takes at least."""
    of_staple: bool = False
    in_some_period: bool = False
    """True where one period of the program is enough."""
    must: bool = True
    """False for what gives way to nothing and makes room for itself only beside the others."""

    def is_met_by(self, slugs: AbstractSet[str | None]) -> bool:
        """True where the exercise of every period does; None stands for a period without one."""
        return not self.exercises.isdisjoint(slugs) if self.in_some_period else slugs <= self.exercises


def lead_need(imbalance: Imbalance) -> str:
    """The need for what leads for an imbalance, in words."""
    return f"main work for {imbalance.name[0].lower()}{imbalance.name[1:]}"


def muscle_need(muscle: MuscleSlug) -> str:
    """The need for work of a weak muscle, in words."""
    return f"strength for the {words(muscle)}"


def is_glute_strength(stated: ClientImbalance) -> bool:
    """True for an imbalance of strength in which weak glutes come first."""
    first = stated.protocol.lead[:1] == (Role.HIP_EXTENSION,)
    return first and Nature.STRENGTH in stated.imbalance.nature and not GLUTES.isdisjoint(stated.imbalance.weak)


@per_client
def needs_of(client: Client) -> tuple[Need, ...]:
    """The needs of a client, those of the most marked imbalance first."""
    return tuple(_needs(client))


def _needs(client: Client) -> Iterator[Need]:
    yield from _leads(client)
    if any(is_glute_strength(stated) for stated in client.imbalances):
        yield from _second_day_for_the_glutes(client)
    yield from _staples(client)
    yield from _weak_muscles(client)
    yield from _directions_of_the_trunk(client)
    yield from _work_to_the_side(client)


def _leads(client: Client) -> Iterator[Need]:
    for stated in client.imbalances:
        leads = [role for role in stated.protocol.lead if is_open(role, client, lead=True)]
        if leads:
            tracks = (track for role in leads for track in client.catalogue.tracks_of[role])
            wanted = tuple(_wanted(track, stated, lead=True) for track in tracks)
            yield _for_roles(lead_need(stated.imbalance), frozenset(leads), wanted, client)


def _second_day_for_the_glutes(client: Client) -> Iterator[Need]:
    """Where two days of the week lie far enough from each other."""
    days = client.profile.days
    if any(days_between(a, b) >= GLUTE_REST_DAYS for a in days for b in days):
        roles = (r for r in client.catalogue.tracks_of if r in HIP_ROLES and is_open(r, client, lead=r in client.leads))
        tracks = (track for role in roles for track in client.catalogue.tracks_of[role])
        wanted = tuple(_wanted(track, client.imbalances[0], lead=True) for track in tracks)
        need = _for_roles(GLUTE_DAYS_NEED, HIP_ROLES, wanted, client)
        yield replace(need, days=GLUTE_SESSIONS, sets=GLUTE_FOCUS_SETS)


def _directions_of_the_trunk(client: Client) -> Iterator[Need]:
    """Front and side of the trunk, where a week has time for both."""
    if client.profile.weekly_minutes < SHORT_WEEK_MINUTES:
        return
    for role in (Role.TRUNK_FRONT, Role.TRUNK_SIDE):
        if is_open(role, client, lead=role in client.leads):
            wanted = tuple(_wanted(t, client.imbalances[0], lead=False) for t in client.catalogue.tracks_of.get(role, ()))
            yield replace(_for_roles(f"{words(role)} work", frozenset({role}), wanted, client), must=False)


def _work_to_the_side(client: Client) -> Iterator[Need]:
    """Lunges to the side, outer hips, and the trunk against bending and turning, where a week has time for them."""
    if client.profile.weekly_minutes < SHORT_WEEK_MINUTES:
        return
    sideways = frozenset(slug for slug, exercise in client.catalogue.exercises.items() if exercise.plane in OTHER_PLANES)
    roles = [role for role in SIDEWAYS_ROLES if is_open(role, client, lead=role in client.leads)]
    tracks = [t for role in roles for t in client.catalogue.tracks_of.get(role, ()) if not sideways.isdisjoint(t.rungs)]
    wanted = tuple(_wanted(track, client.imbalances[0], lead=False) for track in tracks)
    days = min(SIDEWAYS_DAYS, len(client.profile.days))
    yield Need("work to the side", frozenset(), sideways, wanted, days=days, must=False)


def _for_roles(name: str, roles: frozenset[Role], wanted: tuple[Wanted, ...], client: Client) -> Need:
    return Need(name, roles, frozenset().union(*(client.exercises_of.get(role, ()) for role in roles)), wanted)


def _weak_muscles(client: Client) -> Iterator[Need]:
    open_tracks = [
        t for t in client.catalogue.tracks.values() if t.scheme and is_open(t.role, client, lead=t.role in client.leads)
    ]
    for muscle in sorted(client.weak & client.trainable):
        owner = next(stated for stated in client.imbalances if muscle in stated.imbalance.weak)
        movers = movers_of(client.catalogue, muscle)
        doable = {slug for slug in movers if slug in client.eligible and is_strengthening(client.eligible[slug])}
        wanted = tuple(_wanted(t, owner, lead=False) for t in open_tracks if not doable.isdisjoint(t.rungs))
        yield Need(muscle_need(muscle), frozenset(), movers, wanted)


def _staples(client: Client) -> Iterator[Need]:
    """The staples of one group that belong in every week by the article's own words, then those that a coach expects."""
    staples = [(s, staple) for s in client.imbalances for staple in s.protocol.staples if len(staple.groups) == 1]
    for stated, staple in sorted(staples, key=lambda pair: not pair[1].must):
        if staple.anywhere:
            continue
        members = groups_of(staple, client.catalogue)[0]
        roles = sorted({client.catalogue.role_of[slug] for slug in members if slug in client.catalogue.role_of})
        leads = {role for role in roles if is_open(role, client, lead=role in stated.protocol.lead)}
        tracks = [
            t for t in client.catalogue.tracks.values() if t.role in leads and t.scheme and not members.isdisjoint(t.rungs)
        ]
        tracks.sort(key=lambda track: track.slug not in equipped_tracks(client))
        wanted = tuple(_wanted(t, stated, lead=t.role in stated.protocol.lead) for t in tracks)
        yield Need(
            staple_need(staple, stated.imbalance.name),
            frozenset(),
            members,
            wanted,
            days=min(staple.days, len(client.profile.days)),
            of_staple=True,
            in_some_period=staple.whole_program,
            must=staple.must,
        )


def _wanted(track: Track, stated: ClientImbalance, *, lead: bool) -> Wanted:
    slug = stated.imbalance.slug
    return Wanted(track.role, (track.slug,), None, FIRST_MINUTES, LAST_RANK, lead, opens=False, imbalance=slug)


@per_catalogue(64)
def movers_of(catalogue: Catalogue, muscle: MuscleSlug) -> frozenset[str]:
    """Every exercise that has the muscle as a prime mover, by slug."""
    return frozenset(slug for slug, exercise in catalogue.exercises.items() if muscle in exercise.primary)
