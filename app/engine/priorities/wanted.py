"""What the stated imbalances want of one training day: their day plans merged into one list of slots.

The slots that no session may miss come first, whoever wants them; among equals the more marked imbalance, and of
equally marked ones another one every day, so that each day has one clear job.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.engine.catalogue.protocols import DayPlan, Slot
from app.engine.client import MOST_MARKED_FIRST, Client, ClientImbalance, per_client
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.roles import TRUNK_ROLES, DayKind, DoseScheme, Role
from app.engine.week_plan.days import TrainingDay

SHARED_MINUTES = 15
"""A slot that several imbalances want belongs in so many minutes earlier. Source: expert-opinion."""
EQUIPMENT_MINUTES = 15
"""A slot that the person's equipment serves belongs in so many minutes earlier. Source: expert-opinion."""
_KNEE_LIFTS = frozenset({Role.SQUAT, Role.SINGLE_LEG_KNEE})
_HIP_LIFTS = frozenset({Role.HINGE, Role.SINGLE_LEG_HINGE, Role.HIP_EXTENSION})
WHOLE_DAY = {
    DayKind.FULL: (_KNEE_LIFTS, _HIP_LIFTS, TRUNK_ROLES),
    DayKind.HIP: (_HIP_LIFTS, TRUNK_ROLES),
    DayKind.KNEE: (_KNEE_LIFTS, TRUNK_ROLES),
}
"""What makes a day a whole one: one of each of these groups of roles. Source: expert-opinion."""
SHARED_DAYS = 4
"""Sessions a week from which the plans are led by the hip or by the knee."""
FIRST_MINUTES = 20
"""The shortest session; what belongs in from here on is never missing."""
UPKEEP_MINUTES = 90
"""What keeps up the rest comes after all that the imbalances want."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A slot as the day wants it."""

    role: Role
    tracks: tuple[str, ...]
    scheme: DoseScheme | None
    from_minutes: int
    rank: tuple[int, int, int]
    """Severity, turn of the imbalance, place in its plan."""
    lead: bool
    opens: bool
    imbalance: str | None
    """None for upkeep."""
    first: bool = False
    """True for the first lead of an imbalance's plan."""
    balances: bool = False
    """True for the day's first lift for the knee, for the hip, and its first trunk work."""
    wanted_by: int = 1
    """How many imbalances want it."""

    @property
    def importance(self) -> tuple[int, bool, bool, bool, int, tuple[int, int, int]]:
        """Sorts what a session may not miss before the rest.

        Of that the first lead of every imbalance comes first, then the other leads of the one whose day it is, then what
        makes the day a whole one, then other leads.
        """
        leads_the_day = self.lead and self.rank[1] == 0
        makes_the_day = leads_the_day or self.balances
        return self.from_minutes, not self.first, not makes_the_day, not self.lead, -self.wanted_by, self.rank


def wanted_on(day: TrainingDay, client: Client) -> tuple[Wanted, ...]:
    """The slots of a day in order of importance, each role as often as one plan asks for it."""
    slots = [slot for slot in _all_slots(day, client) if day.kind.allows(slot.role) and not _is_forbidden(slot, client)]
    slots.sort(key=lambda wanted: wanted.importance)
    kept: list[Wanted] = []
    for slot in slots:
        same = [n for n, other in enumerate(kept) if other.role is slot.role]
        from_others = [n for n in same if kept[n].imbalance != slot.imbalance]
        if from_others:
            first = from_others[0]
            kept[first] = _shared(kept[first], slot)
        else:
            kept.append(slot)
    return tuple(sorted(_balanced(kept, day.kind), key=lambda wanted: wanted.importance))


def _balanced(slots: Sequence[Wanted], kind: DayKind) -> Iterator[Wanted]:
    """The same slots; the first of each group that makes a day of this kind a whole one is never missing."""
    firsts = [next((slot for slot in slots if slot.role in roles), None) for roles in WHOLE_DAY.get(kind, ())]
    for slot in slots:
        whole = any(slot is first for first in firsts)
        yield replace(slot, balances=True, from_minutes=FIRST_MINUTES) if whole else slot


def in_turn(day: TrainingDay, client: Client) -> list[ClientImbalance]:
    """The stated imbalances, the one whose day it is first."""
    return sorted(client.imbalances, key=lambda stated: _rank(stated, day, client))


def _all_slots(day: TrainingDay, client: Client) -> Iterator[Wanted]:
    staged = _staged_plan(day, client)
    if staged:
        yield from _of_condition(staged, client)
    else:
        for stated in client.imbalances:
            slots = [*_plan(stated, day).slots, *_added_where_marked(stated, day)]
            yield from _of_imbalance(slots, stated, _rank(stated, day, client), client)
    yield from _upkeep(day.kind, client)


def _staged_plan(day: TrainingDay, client: Client) -> DayPlan | None:
    """The day plan of a condition that has its own."""
    protocol = next((protocol for protocol in client.condition_protocols if protocol.weeks), None)
    return protocol.days[protocol.weeks[day.sessions][day.number]] if protocol else None


def _of_imbalance(slots: Sequence[Slot], stated: ClientImbalance, rank: tuple[int, int], client: Client) -> Iterator[Wanted]:
    roles = [client.catalogue.tracks[slot.tracks[0]].role for slot in slots]
    leads = [role in stated.protocol.lead for role in roles]
    for place, (slot, role, lead) in enumerate(zip(slots, roles, leads, strict=True)):
        minutes = _earlier_with_equipment(slot, client)
        first = lead and place == leads.index(True)
        yield Wanted(role, slot.tracks, slot.scheme, minutes, (*rank, place), lead, slot.opens, stated.imbalance.slug, first)


def _earlier_with_equipment(slot: Slot, client: Client) -> int:
    """The minutes from which the slot belongs in: earlier where the person's equipment serves its first track."""
    minutes = slot.from_minutes
    return max(FIRST_MINUTES, minutes - EQUIPMENT_MINUTES) if slot.tracks[0] in equipped_tracks(client) else minutes


@per_client
def equipped_tracks(client: Client) -> frozenset[str]:
    """The tracks of which the person's equipment serves some rung."""
    equipped = {slug for slug in client.eligible if client.implements[slug]}
    return frozenset(slug for slug, track in client.catalogue.tracks.items() if not equipped.isdisjoint(track.rungs))


def _of_condition(plan: DayPlan, client: Client) -> Iterator[Wanted]:
    """The slots of a condition's day; what leads for an imbalance comes first among them."""
    for place, slot in enumerate(plan.slots):
        role = slot.role or client.catalogue.tracks[slot.tracks[0]].role
        tracks = slot.tracks or tuple(track.slug for track in client.catalogue.tracks_of.get(role, ()))
        lead = role in client.leads
        minutes = FIRST_MINUTES if lead else slot.from_minutes
        yield Wanted(role, tracks, slot.scheme, minutes, (0, 0, place), lead, slot.opens, client.imbalances[0].imbalance.slug)


def _upkeep(kind: DayKind, client: Client) -> Iterator[Wanted]:
    upkeep = client.catalogue.upkeep.get(kind)
    for place, slot in enumerate(upkeep.slots if upkeep else ()):
        role = client.catalogue.tracks[slot.tracks[0]].role
        yield Wanted(role, slot.tracks, slot.scheme, UPKEEP_MINUTES, (9, 9, place), lead=False, opens=False, imbalance=None)


def _added_where_marked(stated: ClientImbalance, day: TrainingDay) -> Iterable[Slot]:
    return stated.protocol.marked.get(_plan_name(stated, day), ()) if stated.severity is Severity.MARKED else ()


def _plan_name(stated: ClientImbalance, day: TrainingDay) -> str:
    """The plan of the day; where its kind is not the planned one, a plan of its kind from this or a fuller week."""
    protocol = stated.protocol
    name = protocol.weeks[day.sessions][day.number]
    if protocol.days[name].kind is day.kind or day.kind is DayKind.FULL:
        return name
    weeks = (protocol.weeks[day.sessions], protocol.weeks[SHARED_DAYS])
    fitting = next((f for week in weeks if (f := [n for n in week if protocol.days[n].kind is day.kind])), [name])
    return fitting[day.turn % len(fitting)]


def _plan(stated: ClientImbalance, day: TrainingDay) -> DayPlan:
    return stated.protocol.days[_plan_name(stated, day)]


def _rank(stated: ClientImbalance, day: TrainingDay, client: Client) -> tuple[int, int]:
    """Severity first; equally marked imbalances take turns at being first over the days."""
    equals = [other for other in client.imbalances if other.severity is stated.severity]
    turn = (equals.index(stated) - day.number) % len(equals)
    return MOST_MARKED_FIRST.index(stated.severity), turn


def _is_forbidden(slot: Wanted, client: Client) -> bool:
    """True for a role that a condition rules out, or another imbalance, unless the role is the treatment of its own."""
    return not is_open(slot.role, client, lead=slot.lead)


def is_open(role: Role, client: Client, *, lead: bool) -> bool:
    """False for a role that a condition rules out, or an imbalance, unless the role is the treatment of another one."""
    return role not in client.forbidden_by_conditions and (lead or role not in client.forbidden_by_imbalances)


def _shared(kept: Wanted, other: Wanted) -> Wanted:
    """A slot that several imbalances want: it comes in earlier, may use the tracks of both, and leads if it does for one."""
    if other.imbalance is None:
        return kept
    minutes = max(FIRST_MINUTES, min(kept.from_minutes, other.from_minutes) - SHARED_MINUTES)
    return replace(
        kept,
        tracks=_both(kept.tracks, other.tracks),
        from_minutes=min(kept.from_minutes, minutes),
        lead=kept.lead or other.lead,
        first=kept.first or other.first,
        opens=kept.opens or other.opens,
        wanted_by=kept.wanted_by + 1,
    )


def _both(tracks: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*tracks, *others)))
