"""What entries are called and what they name: no two alike, nothing twice, nothing itself."""

import re
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise, Muscle
from app.engine.catalogue.imbalances import Imbalance, Strategy
from app.engine.catalogue.protocols import ConditionProtocol, Protocol
from app.engine.catalogue.safety import Condition
from app.engine.catalogue_checks.flaw import Entry, Flaw, entries_of, flaw, of_each_entry

_LITTLE_WORDS = frozenset({"a", "the", "with", "on", "in", "of", "and", "for", "to"})


def names_are_unique(catalogue: Catalogue) -> Iterator[Flaw]:
    """No two entries of a kind share a name in any language; for exercises order, plural and little words count for nothing."""
    owners: dict[tuple[str, Hashable], Entry] = {}
    for kind, entry in entries_of(catalogue):
        for place, name in _names(entry):
            alike = _bare_words(name) if isinstance(entry, Exercise) else name.casefold()
            owner = owners.setdefault((kind, alike), entry)
            if owner is not entry:
                yield flaw(kind, entry, place, f"{name!r} is also a name of {owner.slug!r}")


@of_each_entry
def aliases_say_something_new(kind: str, entry: Entry) -> Iterator[Flaw]:
    """No entry has an alias twice, or one that is its name."""
    if isinstance(entry, Muscle | Exercise):
        said = {entry.name.casefold()}
        for position, alias in enumerate(entry.aliases):
            if alias.casefold() in said:
                yield flaw(kind, entry, f"aliases/{position}", f"{alias!r} stands twice")
            said.add(alias.casefold())


@of_each_entry
def nothing_is_named_twice(kind: str, entry: Entry) -> Iterator[Flaw]:
    """No list of an entry names the same muscle, exercise, source or neighbour twice."""
    for place, slugs in _lists(entry):
        if len(set(slugs)) == len(slugs):
            continue
        repeated = (slug for slug, count in Counter(slugs).items() if count > 1)
        yield from (flaw(kind, entry, place, f"'{slug}' stands twice") for slug in repeated)


def nothing_names_itself(catalogue: Catalogue) -> Iterator[Flaw]:
    """No imbalance is its own neighbour or its own special case."""
    for imbalance in catalogue.imbalances.values():
        for place, slugs in (("related", imbalance.related), ("children", imbalance.children)):
            if imbalance.slug in slugs:
                yield flaw("imbalances", imbalance, f"{place}/{slugs.index(imbalance.slug)}", "an entry cannot name itself")


def words_are_explained(catalogue: Catalogue) -> Iterator[Flaw]:
    """Every muscle, piece of equipment and demand that an entry names has an entry that explains it."""
    for kind, entry in entries_of(catalogue):
        for place, words, slugs in _words(entry):
            known: Collection[str] = getattr(catalogue, words)
            yield from (flaw(kind, entry, place, f"'{slug}' is not among the {words}") for slug in slugs if slug not in known)


def _words(entry: Entry) -> Iterator[tuple[str, str, Iterable[str]]]:
    """Fields with words of the vocabulary, the kind of entry that explains them, and the words."""
    match entry:
        case Exercise():
            yield "muscles", "muscles", [use.muscle for use in entry.muscles]
            yield "equipment_options", "equipment", sorted(frozenset[str]().union(*entry.equipment_options))
            yield "demands", "demands", sorted(entry.demands)
        case Strategy():
            yield "targets", "muscles", entry.targets
        case Imbalance():
            for state in ("short", "weak", "compensating"):
                yield f"muscles/{state}", "muscles", getattr(entry, state)
        case Condition():
            yield "excluded_demands", "demands", sorted(entry.excluded_demands)
        case ConditionProtocol():
            yield "suspends", "muscles", sorted(entry.suspends)


def _names(entry: Entry) -> Iterator[tuple[str, str]]:
    for place in ("name", "latin_name"):
        if hasattr(entry, place):
            yield place, getattr(entry, place)
    if isinstance(entry, Muscle | Exercise):
        yield from ((f"aliases/{position}", alias) for position, alias in enumerate(entry.aliases))
    if isinstance(entry, Exercise):
        for language, names in entry.names.items():
            yield from ((f"names/{language}/{position}", name) for position, name in enumerate(names))


def _bare_words(name: str) -> frozenset[str]:
    words = re.findall(r"[^\W_]+", name.lower().replace("'", ""))
    return frozenset(word.rstrip("s") for word in words) - _LITTLE_WORDS


def _lists(entry: Entry) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The lists of an entry that name others, in the shape that clients see."""
    for place in ("sources", "targets", "exercises", "assessments", "related", "children", "rungs", "lead", "release"):
        if hasattr(entry, place):
            yield place, getattr(entry, place)
    if isinstance(entry, Exercise):
        yield "muscles", tuple(use.muscle for use in entry.muscles)
    if isinstance(entry, Imbalance):
        yield from _lists_of_imbalance(entry)
    if isinstance(entry, Protocol | ConditionProtocol):
        yield from _lists_of_protocol(entry)


def _lists_of_imbalance(imbalance: Imbalance) -> Iterator[tuple[str, tuple[str, ...]]]:
    for part in ("nature", "regions"):
        yield part, getattr(imbalance, part)
    for state in ("short", "weak", "compensating"):
        yield f"muscles/{state}", getattr(imbalance, state)
    yield from ((f"{place}/sources", claim.sources) for place, claim in imbalance.claims())
    yield "strategies", tuple(link.strategy for link in imbalance.strategies)
    for number, link in enumerate(imbalance.strategies):
        yield f"strategies/{number}/phases", tuple(part.phase for part in link.phases)
        for position, phase in enumerate(link.phases):
            yield f"strategies/{number}/phases/{position}/exercises", phase.exercises


def _lists_of_protocol(protocol: Protocol | ConditionProtocol) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, plan in protocol.days.items():
        for position, slot in enumerate(plan.slots):
            yield f"days/{name}/slots/{position}/tracks", slot.tracks
    for phase, turns in protocol.activation.items():
        for position, turn in enumerate(turns):
            yield f"activation/{phase}/{position}/alternatives", turn
    for position, turn in enumerate(protocol.after):
        yield f"after/{position}/stretches", turn
    if isinstance(protocol, Protocol):
        for phase, turns in protocol.warm_up.items():
            yield from ((f"warm_up/{phase}/{position}/drills", turn) for position, turn in enumerate(turns))
        yield from ((f"tight/{position}/stretches", group) for position, group in enumerate(protocol.tight))
    else:
        for position, stage in enumerate(protocol.stages):
            for role, exercises in (stage.only or {}).items():
                yield f"stages/{position}/only/{role}", exercises
