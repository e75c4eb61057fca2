"""What becomes of the difference between the sides."""

from app.engine.catalogue.catalogue import Catalogue
from app.engine.following.case import Standing
from app.engine.following.change import Advice
from app.engine.screening.safety import BOTH_PROFESSIONS


def offer_upkeep_once_sides_are_even(standing: Standing, _: Catalogue) -> Advice | None:
    """In two re-tests the weaker side had 90 % of the other one or more, or was as good."""
    even = [test.assessment.name for test in standing.symmetry if test.became_even]
    if not even or any(test.stays_apart for test in standing.symmetry):
        return None
    text = f"The sides have come together ({', '.join(even)}): the next program may keep what you reached, with equal work."
    return Advice(text, maintenance=True)


def offer_a_look_when_sides_stay_apart(standing: Standing, _: Catalogue) -> Advice | None:
    """After six weeks or more the sides have not come closer by more than the test varies by chance."""
    apart = [test.assessment.name for test in standing.symmetry if test.stays_apart]
    if not apart:
        return None
    text = f"The sides have not come closer ({', '.join(apart)}): other exercises may help, and so may a look in person."
    return Advice(text, BOTH_PROFESSIONS)
