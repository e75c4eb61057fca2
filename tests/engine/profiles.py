"""Every valid profile, as a Hypothesis strategy over the real catalogue."""

from hypothesis import strategies as st

from app.engine.catalogue.catalogue import Catalogue
from app.engine.profile import Profile, StatedImbalance, canonical
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import DemandSlug, EquipmentSlug
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.people import Goal, Level, Weekday

KITS: tuple[frozenset[EquipmentSlug], ...] = (
    frozenset(),
    frozenset({EquipmentSlug.RESISTANCE_BAND, EquipmentSlug.MINI_BAND}),
    frozenset({EquipmentSlug.DUMBBELL, EquipmentSlug.BENCH, EquipmentSlug.RESISTANCE_BAND}),
    frozenset(EquipmentSlug),
)


def stated(catalogue: Catalogue, slug: str) -> st.SearchStrategy[StatedImbalance]:
    sides = st.sampled_from([*Side, None]) if catalogue.imbalances[slug].sided else st.none()
    return st.builds(StatedImbalance, st.just(slug), st.sampled_from(Severity), sides)


@st.composite
def profiles(draw: st.DrawFn, catalogue: Catalogue) -> Profile:
    slugs = draw(st.lists(st.sampled_from(sorted(catalogue.imbalances)), min_size=1, max_size=8, unique=True))
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
    )
