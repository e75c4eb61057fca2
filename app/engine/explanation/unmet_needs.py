"""What a program could not fully meet, with the cheapest change that would help."""

from collections.abc import Iterator, Sequence

from app.engine.client import Client, obstacle
from app.engine.guidelines.timing import SHORTEST_SHARE
from app.engine.jumps.plan import unmet_jumps
from app.engine.measures.exercise_kinds import is_strengthening
from app.engine.measures.staples import groups_of, holds, staple_need
from app.engine.plan import Plan
from app.engine.priorities.needs import needs_of
from app.engine.program import CheapestChange, UnmetNeed, Week
from app.engine.slots.filled import meets
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import EquipmentSlug, Modality, MuscleRole
from app.engine.vocabulary.programs import MAIN_BLOCKS, BlockKind
from app.engine.vocabulary.roles import Role
from app.engine.words import words

MOST_OBSTACLES = 3
MINUTES_STEP = 15
MOST_MINUTES = 120


def warnings_of(plan: Plan, weeks: Sequence[Week]) -> tuple[UnmetNeed, ...]:
    """Muscles and roles that nothing can train or stretch here, leads that found no room, sessions that end early."""
    return (
        *_untrainable(plan.client),
        *_unstretchable(plan.client),
        *_needs_without_room(plan),
        *_missing_leads(plan),
        *_missing_staples(plan, weeks),
        *_short_sessions(plan.client, weeks),
        *_suspended(plan.client),
        *unmet_jumps(plan.client, plan.jumps, longer_sessions(plan.client)),
    )


def longer_sessions(client: Client) -> CheapestChange | None:
    """Sessions that are a quarter of an hour longer, where the contract allows them."""
    minutes = client.profile.minutes_per_session + MINUTES_STEP
    return CheapestChange(minutes_per_session=minutes) if minutes <= MOST_MINUTES else None


def _untrainable(client: Client) -> Iterator[UnmetNeed]:
    for muscle in sorted(client.weak - client.trainable):
        slugs = [s for s, e in sorted(client.catalogue.exercises.items()) if is_strengthening(e) and muscle in e.primary]
        yield _unmet(f"strength for the {words(muscle)}", slugs, client)


def _unstretchable(client: Client) -> Iterator[UnmetNeed]:
    lengthening = (Modality.STRETCH, Modality.MOBILITY)
    stretches = (e for e in client.eligible.values() if e.modality in lengthening and client.suspended.isdisjoint(e.lengthened))
    eased = {muscle for stretch in stretches for muscle in stretch.lengthened}
    for muscle in sorted(client.short - eased):
        slugs = [
            slug
            for slug, e in sorted(client.catalogue.exercises.items())
            if e.modality is Modality.STRETCH and muscle in e.muscles_as(MuscleRole.LENGTHENED)
        ]
        yield _unmet(f"stretching for the {words(muscle)}", slugs, client)


def _needs_without_room(plan: Plan) -> Iterator[UnmetNeed]:
    """What every week should hold and this one has no room for."""
    for need in (need for need in needs_of(plan.client) if need.must and not need.of_staple):
        days = sum(any(meets(slot, need) for slot in slots) for slots in plan.slots)
        if days < need.days:
            because = "what else is asked for leaves no room for it in these minutes and days"
            yield UnmetNeed(need.name, because, longer_sessions(plan.client))


def _missing_leads(plan: Plan) -> Iterator[UnmetNeed]:
    """Roles that are the treatment and stand in no session."""
    served = {slot.choice.role for _, slot in plan.all_slots()} | {slot.choice.wanted.role for _, slot in plan.all_slots()}
    for stated in plan.client.imbalances:
        for role in stated.protocol.lead:
            if role not in served:
                yield _missing(role, stated.imbalance.name, plan.client)


def _missing_staples(plan: Plan, weeks: Sequence[Week]) -> Iterator[UnmetNeed]:
    """What the article asks for by name and some full week, or the program, has no room for."""
    for stated in plan.client.imbalances:
        for staple in (staple for staple in stated.protocol.staples if staple.must):
            groups = groups_of(staple, plan.client.catalogue)
            kinds = (*MAIN_BLOCKS, BlockKind.ACTIVATION) if staple.anywhere else tuple(MAIN_BLOCKS)
            days = [
                sum(holds({item.exercise for item in session.items_in(*kinds)}, groups) for session in week.sessions)
                for week in weeks
                if not week.deload
            ]
            enough = sum(days) > 0 if staple.whole_program else min(days) >= min(staple.days, len(plan.days))
            if not enough:
                because = "what else is asked for, what is left out or a condition's stages leave no room for it in every week"
                yield UnmetNeed(staple_need(staple, stated.imbalance.name), because, longer_sessions(plan.client))


def _missing(role: Role, name: str, client: Client) -> UnmetNeed:
    slugs = sorted({rung for track in client.catalogue.tracks_of.get(role, ()) for rung in track.rungs})
    need = f"{words(role)} work for {name[0].lower()}{name[1:]}"
    if any(slug in client.eligible for slug in slugs):
        return UnmetNeed(need, "what else is asked for, or a condition's stages, leave no room for it", longer_sessions(client))
    return _unmet(need, slugs, client)


def _unmet(need: str, slugs: Sequence[str], client: Client) -> UnmetNeed:
    exercises = [client.catalogue.exercises[slug] for slug in slugs]
    reasons = [(e, reason) for e in exercises if (reason := obstacle(e, client.profile, client.limits))]
    because = "; ".join(f"{e.name} {reason}" for e, reason in reasons[:MOST_OBSTACLES])
    owned = set(client.profile.equipment)
    lacking = [e for e, _ in reasons if e.slug not in client.implements]
    missing = [option - owned for e in lacking for option in e.equipment_options]
    smallest: frozenset[EquipmentSlug] = min(missing, key=lambda option: (len(option), sorted(option)), default=frozenset())
    change = CheapestChange(equipment=tuple(sorted(smallest))) if smallest else None
    return UnmetNeed(need, because or "the catalogue holds no exercise for it", change)


def _short_sessions(client: Client, weeks: Sequence[Week]) -> Iterator[UnmetNeed]:
    shortest = min(session.minutes for week in weeks if not week.deload for session in week.sessions)
    if shortest < client.profile.minutes_per_session * SHORTEST_SHARE:
        because = f"some sessions end after {shortest:g} minutes: all that is asked for is in them, and more would not help"
        yield UnmetNeed("training time", because, None)


def _suspended(client: Client) -> Iterator[UnmetNeed]:
    muscles: list[MuscleSlug] = sorted(client.suspended)
    if muscles:
        names = ", ".join(words(muscle) for muscle in muscles)
        yield UnmetNeed(f"stretching for the {names}", "a condition suspends these stretches for now", None)
