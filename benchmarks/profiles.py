"""Random profiles over the whole contract, each one named by a seed and a number and so always the same."""

from dataclasses import replace
from random import Random
from typing import TypeVar

from app.api.programs.from_engine import profile_public
from app.api.programs.profile_models import HIGHEST_VARIANT, MOST_IMBALANCES
from app.engine.catalogue.catalogue import Catalogue
from app.engine.guidelines.safety import PAIN_LIMIT
from app.engine.profile import DEFAULT_DAYS, Profile, StatedImbalance, canonical
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import DemandSlug, EquipmentSlug
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.people import Goal, Level, Weekday

KITS: tuple[frozenset[EquipmentSlug], ...] = (
    frozenset(),
    frozenset({EquipmentSlug.RESISTANCE_BAND, EquipmentSlug.MINI_BAND}),
    frozenset({EquipmentSlug.DUMBBELL}),
    frozenset(
        {
            EquipmentSlug.DUMBBELL,
            EquipmentSlug.BENCH,
            EquipmentSlug.BOX,
            EquipmentSlug.RESISTANCE_BAND,
            EquipmentSlug.MINI_BAND,
            EquipmentSlug.FOAM_ROLLER,
        }
    ),
    frozenset(EquipmentSlug),
)
"""Nothing, bands, dumbbells, a room at home, a whole gym."""

USUAL_MINUTES = (20, 30, 45, 45, 60, 90)
USUAL_WEEKS = (4, 6, 8, 8, 12)
USUAL_SHARE = 0.6
"""How often minutes and weeks are the ones that people mostly ask for; otherwise anything the contract allows."""

Choice = TypeVar("Choice")


def random_profile(catalogue: Catalogue, seed: int, number: int) -> Profile:
    """The valid profile of this number: the same for the same catalogue, seed and number, in every process."""
    random = Random(f"{seed}:{number}")
    return canonical(
        _imbalances(random, catalogue),
        level=random.choice(list(Level)),
        equipment=_equipment(random),
        weeks=_usual_or_any(random, USUAL_WEEKS, 1, 16),
        days=_days(random),
        minutes_per_session=_usual_or_any(random, USUAL_MINUTES, 20, 120),
        avoid_exercises=_some(random, sorted(catalogue.exercises), {0: 80, 1: 8, 5: 7, 30: 5}),
        avoid_demands=_some(random, list(DemandSlug), {0: 70, 1: 15, 2: 10, 4: 5}),
        conditions=_some(random, sorted(catalogue.conditions), {0: 65, 1: 22, 2: 9, 3: 4}),
        pain=_weighted(random, {0: 70, **dict.fromkeys(range(1, PAIN_LIMIT + 1), 6)}),
        goal=random.choice(list(Goal)),
        asymmetry_bonus=random.random() < 0.1,
        variant=random.choice((0, 0, 1, random.randint(0, HIGHEST_VARIANT))),
        landing_tests_passed=random.random() < 0.3,
    )


def unrestricted_profile(catalogue: Catalogue, seed: int, number: int) -> Profile:
    """The random profile of this number without conditions, pain and wishes to leave something out."""
    profile = random_profile(catalogue, seed, number)
    return replace(profile, conditions=(), pain=0, avoid_exercises=(), avoid_demands=())


def profile_json(profile: Profile) -> str:
    """The profile as a client sends it, on one line: `python -m app generate` takes it as it is."""
    return profile_public(profile).model_dump_json()


def _imbalances(random: Random, catalogue: Catalogue) -> tuple[StatedImbalance, ...]:
    count = _weighted(random, {1: 30, 2: 25, 3: 15, 4: 10, 5: 8, 6: 4, 7: 3, MOST_IMBALANCES: 5})
    return tuple(
        StatedImbalance(
            slug, random.choice(list(Severity)), random.choice(list(Side)) if catalogue.imbalances[slug].sided else None
        )
        for slug in random.sample(sorted(catalogue.imbalances), count)
    )


def _equipment(random: Random) -> frozenset[EquipmentSlug]:
    if random.random() < 0.25:
        return frozenset(random.sample(list(EquipmentSlug), random.randint(1, len(EquipmentSlug))))
    return random.choice(KITS)


def _days(random: Random) -> tuple[Weekday, ...]:
    """As the service spreads them, or any days at all: three in a row, or the last of one week and the first of the next."""
    count = _weighted(random, {1: 8, 2: 22, 3: 32, 4: 18, 5: 10, 6: 10})
    return DEFAULT_DAYS[count] if random.random() < 0.5 else tuple(random.sample(list(Weekday), count))


def _some(random: Random, everything: list[Choice], counts: dict[int, int]) -> frozenset[Choice]:
    return frozenset(random.sample(everything, _weighted(random, counts)))


def _usual_or_any(random: Random, usual: tuple[int, ...], lowest: int, highest: int) -> int:
    return random.choice(usual) if random.random() < USUAL_SHARE else random.randint(lowest, highest)


def _weighted(random: Random, weights: dict[int, int]) -> int:
    return random.choices(list(weights), list(weights.values()))[0]
