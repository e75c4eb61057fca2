"""What must hold between entries: ladders that climb, strategies that reach their muscles, warning signs that refuse."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue_checks.flaw import Flaw, flaw
from app.engine.vocabulary.imbalances import CorrectivePhase, DoseMode
from app.engine.vocabulary.safety import SafetyResponse

EFFECTS = frozenset({"posture", "performance", "injury_risk"})


def ladders_never_get_easier(catalogue: Catalogue) -> Iterator[Flaw]:
    """No step of a ladder is easier than the one before it."""
    for ladder in catalogue.ladders.values():
        yield from _falling(catalogue, f"/ladders/{ladder.slug}/exercises", ladder.exercises)


def ladders_run_one_way(catalogue: Catalogue) -> Iterator[Flaw]:
    """No exercise is, over any number of ladders, harder than itself."""
    easier_than: dict[str, set[str]] = {}
    for ladder in catalogue.ladders.values():
        for easier, harder in pairwise(ladder.exercises):
            easier_than.setdefault(harder, set()).add(easier)
    try:
        TopologicalSorter(easier_than).prepare()
    except CycleError as error:
        yield Flaw("/ladders", f"the ladders go round in a circle: {' → '.join(error.args[1])}")


def strategies_begin_with_the_easiest(catalogue: Catalogue) -> Iterator[Flaw]:
    """The exercises of a strategy stand in order of difficulty."""
    for strategy in catalogue.strategies.values():
        yield from _falling(catalogue, f"/strategies/{strategy.slug}/exercises", strategy.exercises)


def strategies_reach_their_targets(catalogue: Catalogue) -> Iterator[Flaw]:
    """Every muscle that a strategy aims at is worked by one of its exercises; principles have none."""
    for strategy in catalogue.strategies.values():
        reached = {use.muscle for slug in strategy.exercises for use in catalogue.exercises[slug].muscles}
        for position, muscle in enumerate(strategy.targets):
            if muscle not in reached and strategy.mode is not DoseMode.PRINCIPLE:
                yield flaw("strategies", strategy, f"targets/{position}", f"none of its exercises works the {muscle}")


def phases_follow_the_session(catalogue: Catalogue) -> Iterator[Flaw]:
    """The phases in which an imbalance uses a strategy stand in the order of a session."""
    order = list(CorrectivePhase)
    for imbalance in catalogue.imbalances.values():
        for number, link in enumerate(imbalance.strategies):
            for position, (before, phase) in enumerate(pairwise(part.phase for part in link.phases)):
                if order.index(phase) < order.index(before):
                    place = f"strategies/{number}/phases/{position + 1}/phase"
                    yield flaw("imbalances", imbalance, place, f"{phase} comes before {before} in a session")


def every_kind_of_effect_is_graded(catalogue: Catalogue) -> Iterator[Flaw]:
    """Every imbalance says what it may do to posture, to performance and to the risk of injury."""
    for imbalance in catalogue.imbalances.values():
        missing = sorted(EFFECTS - {effect.effect for effect in imbalance.possible_effects})
        if missing:
            yield flaw("imbalances", imbalance, "possible_effects", f"nothing is said of {', '.join(missing)}")


def urgent_flags_refuse(catalogue: Catalogue) -> Iterator[Flaw]:
    """A warning sign that cannot wait for the next appointment lets nobody train on a clinician's word alone."""
    for flag in catalogue.red_flags.values():
        if flag.response is not SafetyResponse.REFUSE and flag.urgency != "clearance":
            yield flaw("red_flags", flag, "response", f"what is {flag.urgency} is refused until it was examined")


def _falling(catalogue: Catalogue, pointer: str, slugs: tuple[str, ...]) -> Iterator[Flaw]:
    difficulty = [catalogue.exercises[slug].difficulty for slug in slugs]
    for position, (easier, harder) in enumerate(pairwise(slugs)):
        before, after = difficulty[position : position + 2]
        if after < before:
            text = f"{harder!r} ({after}) is easier than {easier!r} ({before}) before it"
            yield Flaw(f"{pointer}/{position + 1}", text)
