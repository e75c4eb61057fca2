"""People to make programs for: every valid profile as a Hypothesis strategy, and a few named ones."""

from hypothesis import strategies as st

from app.engine.catalogue.catalogue import Catalogue
from app.engine.profile import DEFAULT_DAYS, Profile, StatedImbalance, canonical
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import DemandSlug, EquipmentSlug
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.people import AgeBand, Goal, Level, Weekday
from app.engine.vocabulary.safety import ReferralReason

BANDS = frozenset({EquipmentSlug.RESISTANCE_BAND, EquipmentSlug.MINI_BAND})
HOME_KIT = frozenset({EquipmentSlug.DUMBBELL, EquipmentSlug.BENCH, EquipmentSlug.RESISTANCE_BAND})
GYM = frozenset(EquipmentSlug)
KITS: tuple[frozenset[EquipmentSlug], ...] = (frozenset(), BANDS, HOME_KIT, GYM)


def somebody(*imbalances: str | StatedImbalance, **given: object) -> Profile:
    """A profile with these imbalances; where nothing else is said, a beginner without equipment."""
    stated = (StatedImbalance(each) if isinstance(each, str) else each for each in imbalances or ("weak-glutes",))
    return canonical(tuple(stated), **given)  # type: ignore[arg-type]  # whatever canonical takes


LEFT_WEAKER = StatedImbalance("left-right-asymmetry", Severity.MODERATE, Side.LEFT)

PEOPLE: dict[str, Profile] = {
    "desk worker": somebody(
        "weak-core", "tight-hip-flexors", "weak-glutes", "imbalanced-leg-muscles", LEFT_WEAKER, equipment=HOME_KIT
    ),
    "weak glutes and no kit": somebody("weak-glutes", minutes_per_session=30, weeks=6),
    "weak hamstrings in the gym": somebody(
        StatedImbalance("weak-hamstrings", Severity.MARKED),
        "imbalanced-leg-muscles",
        level=Level.INTERMEDIATE,
        equipment=GYM,
        weeks=10,
        minutes_per_session=60,
    ),
    "sore knee": somebody(
        "dynamic-valgus", equipment=HOME_KIT, minutes_per_session=40, conditions=frozenset({"knee-pain"}), pain=3
    ),
    "five short sessions": somebody(
        "weak-core", "tight-hamstrings", weeks=4, days=DEFAULT_DAYS[5], minutes_per_session=20, variant=1
    ),
    "one side weaker": somebody(StatedImbalance("left-right-asymmetry", Severity.MARKED, Side.RIGHT), days=DEFAULT_DAYS[2]),
    "sore back": somebody("weak-glutes", "weak-core", equipment=BANDS, conditions=frozenset({"acute-low-back-pain"}), pain=4),
    "lifter": somebody(
        "weak-glutes",
        level=Level.ADVANCED,
        equipment=GYM,
        weeks=12,
        days=DEFAULT_DAYS[4],
        minutes_per_session=75,
        goal=Goal.STRENGTH,
    ),
    "player who may jump": somebody(
        "dynamic-valgus",
        LEFT_WEAKER,
        level=Level.INTERMEDIATE,
        equipment=HOME_KIT | BANDS | {EquipmentSlug.BOX},
        weeks=10,
        minutes_per_session=60,
        landing_tests_passed=True,
        goal=Goal.STRENGTH,
    ),
    "six long days": somebody(
        "weak-hip-abductors",
        "tight-calves",
        level=Level.INTERMEDIATE,
        equipment=BANDS,
        weeks=7,
        days=DEFAULT_DAYS[6],
        minutes_per_session=90,
        variant=2,
    ),
}
"""People who differ in everything that a program answers to."""


def stated(catalogue: Catalogue, slug: str) -> st.SearchStrategy[StatedImbalance]:
    sides = st.sampled_from([*Side, None]) if catalogue.imbalances[slug].sided else st.none()
    return st.builds(StatedImbalance, st.just(slug), st.sampled_from(Severity), sides)


@st.composite
def profiles(draw: st.DrawFn, catalogue: Catalogue) -> Profile:
    slugs = draw(st.lists(st.sampled_from(sorted(catalogue.imbalances)), min_size=0, max_size=8, unique=True))
    kits = st.sampled_from(KITS) | st.frozensets(st.sampled_from(EquipmentSlug))
    days = st.lists(st.sampled_from(Weekday), min_size=1, max_size=6, unique=True)
    return canonical(
        tuple(draw(stated(catalogue, slug)) for slug in slugs),
        level=draw(st.sampled_from(Level)),
        equipment=draw(kits),
        weeks=draw(st.integers(1, 16)),
        days=tuple(draw(days)),
        minutes_per_session=draw(st.integers(20, 120)),
        avoid_exercises=draw(st.frozensets(st.sampled_from(sorted(catalogue.exercises)), max_size=5)),
        avoid_demands=draw(st.frozensets(st.sampled_from(DemandSlug), max_size=4)),
        conditions=draw(st.frozensets(st.sampled_from(sorted(catalogue.conditions)), max_size=3)),
        pain=draw(st.integers(0, 5)),
        goal=draw(st.sampled_from(Goal)),
        asymmetry_bonus=draw(st.booleans()),
        variant=draw(st.integers(0, 3)),
        landing_tests_passed=draw(st.booleans()),
        age_band=draw(st.none() | st.sampled_from(AgeBand)),
        effort_limit=draw(st.none() | st.sampled_from([5.0, 6.0, 7.5])),
        downgrade=draw(st.booleans()),
        referral=draw(st.frozensets(st.sampled_from(ReferralReason))),
        sits_long=draw(st.booleans()),
    )
