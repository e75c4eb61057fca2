"""What leads is trained, and what belongs into a program for an imbalance stands in it."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from app.engine.catalogue.protocols import Staple
from app.engine.client import ClientImbalance
from app.engine.measures.staples import groups_of, holds, staple_need
from app.engine.priorities.needs import lead_need
from app.engine.program import Violation
from app.engine.rules.facts import Facts
from app.engine.rules.placed import PlacedSession
from app.engine.vocabulary.roles import Role
from app.engine.words import amount, words


def every_imbalance_leads_somewhere(facts: Facts) -> Iterable[Violation]:
    """Every full week trains a lead role of every stated imbalance in its main work, or the program says that it does not."""
    for stated in facts.client.imbalances:
        possible = facts.fillable_roles & set(stated.protocol.lead)
        if facts.tells(lead_need(stated.imbalance)):
            continue
        for week in facts.training_weeks:
            if possible and all(possible.isdisjoint(facts.client.roles_of.get(e.slug, ())) for e, _ in week.trained):
                name, wanted = stated.imbalance.name.lower(), " or ".join(sorted(words(role) for role in possible))
                text = f"Week {week.number} has no main work that leads for {name}: {wanted}."
                yield Violation(week.pointer, "no such exercise", f"{wanted} in the main work", text)


def what_leads_is_trained_most(facts: Facts) -> Iterable[Violation]:
    """No role outside the leads gets more weekly sets than all that leads."""
    if facts.is_staged or facts.client.leads.isdisjoint(facts.fillable_roles):
        return
    for week in facts.training_weeks:
        sets: dict[Role, int] = {}
        for exercise, number in week.trained:
            role = facts.role_of(exercise)
            if role is not None:
                sets[role] = sets.get(role, 0) + number
        leading = sum(sets.get(role, 0) for role in facts.client.leads)
        for role, number in sorted(sets.items()):
            if role not in facts.client.leads and number > leading:
                text = f"Week {week.number} gives {words(role)} {amount(number, 'sets')} and all that leads {leading}."
                yield Violation(week.pointer, amount(number, "sets"), f"at most {amount(leading, 'sets')}", text)


def named_staples_are_in_the_program(facts: Facts) -> Iterable[Violation]:
    """What the article asks for by name stands in every full week, or in the program, or the program says that it does not."""
    return _missing(facts, must=True)


def staples_are_in_the_program(facts: Facts) -> Iterable[Violation]:
    """What a coach expects for an imbalance stands in every full week, or in the program, as time allows."""
    return _missing(facts, must=False)


def _missing(facts: Facts, *, must: bool) -> Iterator[Violation]:
    stated = ((stated, staple) for stated in facts.client.imbalances for staple in stated.protocol.staples)
    return chain.from_iterable(_absent(facts, s, staple) for s, staple in stated if staple.must is must)


def _absent(facts: Facts, stated: ClientImbalance, staple: Staple) -> Iterator[Violation]:
    groups = groups_of(staple, facts.catalogue)
    if not all(_is_possible(group, facts) for group in groups) or facts.tells(staple_need(staple, stated.imbalance.name)):
        return
    name = stated.imbalance.name.lower()
    if staple.whole_program:
        if not any(holds(_slugs(session, staple), groups) for session in facts.sessions):
            text = f"The program for {name} has no {staple.name}."
            yield Violation("/weeks", "none", f"{staple.name} in one session or more", text)
        return
    for week in facts.training_weeks:
        least = min(staple.days, len(week.sessions))
        days = sum(holds(_slugs(session, staple), groups) for session in week.sessions)
        if days < least:
            text = f"Week {week.number} has {staple.name} on {amount(days, 'days')}; for {name} it belongs in {least}."
            yield Violation(week.pointer, amount(days, "days"), f"at least {amount(least, 'days')}", text)


def _is_possible(members: Collection[str], facts: Facts) -> bool:
    """True where somebody with these limits may do one of them, and no protocol rules its role out."""
    roles = facts.client.roles_of
    eligible = (slug for slug in members if slug in facts.client.eligible)
    return any(not roles.get(slug, frozenset()) <= facts.forbidden_roles for slug in eligible)


def _slugs(session: PlacedSession, staple: Staple) -> Collection[str]:
    """The exercises of a session that count for a staple."""
    main = session.trained.keys()
    return main | {placed.exercise.slug for placed in session.activation} if staple.anywhere else main
