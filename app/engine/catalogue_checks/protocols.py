"""What coaches write must be whole: protocols for everything, days that keep their kind, weeks for every number of sessions."""

from collections.abc import Iterator, Mapping

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.protocols import ConditionProtocol, DayPlan, Protocol, Slot
from app.engine.catalogue_checks.flaw import Entry, Flaw, flaw
from app.engine.catalogue_checks.tracks import PLANNED_PHASES
from app.engine.vocabulary.programs import ProgramPhase
from app.engine.vocabulary.roles import DayKind, Role

PAIN = "pain"
"""What stands in the place of a condition where none explains the pain."""
SESSIONS = range(1, 7)
"""Sessions a week for which a protocol has day plans."""
SHORTEST_MINUTES = 20
FEWEST_SLOTS = 2
"""A day holds so many exercises in the shortest session. Source: expert-opinion."""
MOST_EFFORT = 7.0
MOST_EFFORT_BEFORE = 6.0
"""RPE with a condition, in its last stage and before. Source: expert-opinion."""


def imbalances_have_protocols(catalogue: Catalogue) -> Iterator[Flaw]:
    """Every imbalance has a protocol."""
    for imbalance in catalogue.imbalances.values():
        if imbalance.slug not in catalogue.protocols:
            yield flaw("imbalances", imbalance, "protocol", "no protocol says what a coach does about it")


def conditions_have_protocols(catalogue: Catalogue) -> Iterator[Flaw]:
    """Every condition has a protocol, there is one for pain that none explains, and none is for anything else."""
    for condition in catalogue.conditions.values():
        if condition.slug not in catalogue.condition_protocols:
            yield flaw("conditions", condition, "protocol", "no protocol says how training goes on with it")
    if PAIN not in catalogue.condition_protocols:
        yield Flaw("/condition_protocols", f"{PAIN!r} is missing: what is done about pain that no condition explains")
    for slug, protocol in catalogue.condition_protocols.items():
        if slug not in {PAIN, *catalogue.conditions}:
            yield flaw("condition_protocols", protocol, "condition", f"{slug!r} is no condition")


def weeks_are_whole(catalogue: Catalogue) -> Iterator[Flaw]:
    """Every number of sessions has as many day plans, each of which is written."""
    for kind, protocol in _with_days(catalogue):
        for sessions in SESSIONS:
            names = protocol.weeks.get(sessions, ())
            if len(names) != sessions:
                text = f"{sessions} sessions a week have {sessions} day plans, not {len(names)}"
                yield flaw(kind, protocol, f"weeks/{sessions}", text)
            for name in dict.fromkeys(names):
                if name not in protocol.days:
                    yield flaw(kind, protocol, f"weeks/{sessions}", f"{name!r} is not among the days")


def days_are_used(catalogue: Catalogue) -> Iterator[Flaw]:
    """Every day plan stands in a week, and slots for a marked imbalance are added to days that there are."""
    for kind, protocol in _with_days(catalogue):
        used = {name for names in protocol.weeks.values() for name in names}
        for name in protocol.days:
            if name not in used:
                yield flaw(kind, protocol, f"days/{name}", "it stands in no week")
        for name in protocol.marked if isinstance(protocol, Protocol) else ():
            if name not in protocol.days:
                yield flaw(kind, protocol, f"marked/{name}", f"{name!r} is not among the days")


def days_keep_their_kind(catalogue: Catalogue) -> Iterator[Flaw]:
    """Days led by the hip hold no work led by the knee, nor the other way round, and light days neither."""
    for kind, entry, place, day, slot in _slots(catalogue):
        for role in _roles(slot, catalogue):
            if not day.allows(role):
                yield flaw(kind, entry, place, f"{role} has no place on a day of kind {day}")


def slots_say_how_they_are_filled(catalogue: Catalogue) -> Iterator[Flaw]:
    """A slot names tracks, or a role where the stages of a condition name the exercises, and never both or nothing."""
    for kind, entry, place, _, slot in _slots(catalogue):
        if bool(slot.tracks) is (slot.role is not None) or (slot.role and kind != "condition_protocols"):
            yield flaw(kind, entry, place, "a slot names tracks, or with a condition a role")


def shortest_sessions_have_work(catalogue: Catalogue) -> Iterator[Flaw]:
    """Every day has at least two slots that belong even in the shortest session."""
    text = f"a day has at least {FEWEST_SLOTS} slots from {SHORTEST_MINUTES} minutes"
    for kind, protocol in _with_days(catalogue):
        for name, plan in protocol.days.items():
            if sum(slot.from_minutes == SHORTEST_MINUTES for slot in plan.slots) < FEWEST_SLOTS:
                yield flaw(kind, protocol, f"days/{name}/slots", text)


def leads_are_trained(catalogue: Catalogue) -> Iterator[Flaw]:
    """Every role that leads stands in the day plans of every number of sessions, and is not forbidden."""
    for protocol in catalogue.protocols.values():
        for position, role in enumerate(protocol.lead):
            if role in protocol.forbids.roles:
                yield flaw("protocols", protocol, f"lead/{position}", f"{role} cannot lead and be forbidden")
            for sessions, names in sorted(protocol.weeks.items()):
                plans = [protocol.days[name] for name in names if name in protocol.days]
                if not any(role in _roles(slot, catalogue) for plan in plans for slot in plan.slots):
                    yield flaw("protocols", protocol, f"weeks/{sessions}", f"{role} leads and is not in these days")


def staples_name_something(catalogue: Catalogue) -> Iterator[Flaw]:
    """Every group of a staple names what will do."""
    for protocol in catalogue.protocols.values():
        for number, staple in enumerate(protocol.staples):
            for position, group in enumerate(staple.groups):
                if not (group.exercises or group.tracks or group.roles):
                    place = f"staples/{number}/groups/{position}"
                    yield flaw("protocols", protocol, place, "a group names exercises, tracks or roles")


def drills_are_named_for_each_phase(catalogue: Catalogue) -> Iterator[Flaw]:
    """Activation has turns in the three phases wherever it has any, and so has the warm-up of an imbalance."""
    for protocol in catalogue.protocols.values():
        yield from _missing_phases("protocols", protocol, "activation", protocol.activation)
        yield from _missing_phases("protocols", protocol, "warm_up", protocol.warm_up)
    for by_condition in catalogue.condition_protocols.values():
        if by_condition.activation:
            yield from _missing_phases("condition_protocols", by_condition, "activation", by_condition.activation)


def stages_get_no_easier(catalogue: Catalogue) -> Iterator[Flaw]:
    """The effort of a condition's stages rises or stays, from each to the next and within each; ranges run upwards."""
    for protocol in catalogue.condition_protocols.values():
        before = 0.0
        for position, stage in enumerate(protocol.stages):
            low, high = stage.effort
            if not before <= low <= high:
                text = f"the effort goes from {before:g} to {low:g} and {high:g}: it rises or stays"
                yield flaw("condition_protocols", protocol, f"stages/{position}/effort", text)
            if stage.reps and stage.reps[0] > stage.reps[1]:
                yield flaw("condition_protocols", protocol, f"stages/{position}/reps", "the lower number stands first")
            before = high


def stages_stay_moderate(catalogue: Catalogue) -> Iterator[Flaw]:
    """No stage of a condition asks for an effort above 7, and only the last for one above 6."""
    for protocol in catalogue.condition_protocols.values():
        last = len(protocol.stages) - 1
        for position, stage in enumerate(protocol.stages):
            most = MOST_EFFORT if position == last else MOST_EFFORT_BEFORE
            if max(stage.effort) > most:
                text = f"an effort of {max(stage.effort):g} is above {most:g}"
                yield flaw("condition_protocols", protocol, f"stages/{position}/effort", text)


def entries_name_stages(catalogue: Catalogue) -> Iterator[Flaw]:
    """Pain leads to a stage that there is, or to a professional, and from no pain on something is said."""
    for protocol in catalogue.condition_protocols.values():
        if protocol.entry and min(protocol.entry) != 0:
            yield flaw("condition_protocols", protocol, "entry", "nothing is said of no pain: begin with 0")
        for pain, stage in protocol.entry.items():
            if stage is not None and not 1 <= stage <= len(protocol.stages):
                yield flaw("condition_protocols", protocol, f"entry/{pain}", f"there is no stage {stage}")


def _with_days(catalogue: Catalogue) -> Iterator[tuple[str, Protocol | ConditionProtocol]]:
    """The protocols that plan days of their own: all of imbalances, some of conditions."""
    yield from (("protocols", protocol) for protocol in catalogue.protocols.values())
    own = (protocol for protocol in catalogue.condition_protocols.values() if protocol.days or protocol.weeks)
    yield from (("condition_protocols", protocol) for protocol in own)


def _slots(catalogue: Catalogue) -> Iterator[tuple[str, Entry, str, DayKind, Slot]]:
    """Every slot: the kind of its entry, the entry, its place in it, and the kind of its day."""
    for kind, protocol in _with_days(catalogue):
        for name, plan in protocol.days.items():
            yield from _slots_of(kind, protocol, f"days/{name}/slots", plan.kind, plan.slots)
        for name, slots in protocol.marked.items() if isinstance(protocol, Protocol) else ():
            plan_or_none: DayPlan | None = protocol.days.get(name)
            yield from _slots_of(kind, protocol, f"marked/{name}", plan_or_none.kind if plan_or_none else DayKind.FULL, slots)
    for upkeep in catalogue.upkeep.values():
        yield from _slots_of("upkeep", upkeep, "slots", upkeep.kind, upkeep.slots)


def _slots_of(
    kind: str, entry: Entry, place: str, day: DayKind, slots: tuple[Slot, ...]
) -> Iterator[tuple[str, Entry, str, DayKind, Slot]]:
    yield from ((kind, entry, f"{place}/{position}", day, slot) for position, slot in enumerate(slots))


def _roles(slot: Slot, catalogue: Catalogue) -> list[Role]:
    """The roles that a slot may be filled with, each once."""
    roles = [catalogue.tracks[track].role for track in slot.tracks]
    return list(dict.fromkeys([*roles, *([slot.role] if slot.role else [])]))


def _missing_phases(kind: str, entry: Entry, place: str, turns: Mapping[ProgramPhase, object]) -> Iterator[Flaw]:
    missing = [phase for phase in PLANNED_PHASES if not turns.get(phase)]
    if missing:
        yield flaw(kind, entry, place, f"nothing is named for {', '.join(missing)}")
    others = [phase for phase in turns if phase not in PLANNED_PHASES]
    if others:
        yield flaw(kind, entry, place, f"there are no turns of their own in {', '.join(others)}")
