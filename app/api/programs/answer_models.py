"""Models of what people tell of themselves: pain, sitting, doubts, and an age that must agree with them."""

from pydantic import Field
from pydantic_core import PydanticCustomError

from app.api.contract.models import Input
from app.engine.catalogue.catalogue import Catalogue

HIGHEST_AGE = 120
MOST_WEEKS_OF_PAIN = 5200
HOURS_OF_A_DAY = 24


class AnswersRequest(Input):
    """What a person tells of themselves. Of these figures a profile keeps only what changes the program."""

    pain: int = Field(default=0, ge=0, le=10)
    """Worst pain in the last week. From 3 the program is gentler; above 5 none is made."""
    pain_duration_weeks: int = Field(default=0, ge=0, le=MOST_WEEKS_OF_PAIN)
    """For how many weeks there has been pain; 0 for none. From 6 on a professional should look, and the start is gentle."""
    first_episode: bool = False
    """Whether the back hurts for the first time in life. Before 20 and after 55 a professional should look."""
    unsure: bool = False
    """Whether the person does not know what is out of balance; a professional can test it."""
    sitting_hours_per_day: float = Field(default=0, ge=0, le=HOURS_OF_A_DAY, allow_inf_nan=False)
    """Hours of sitting on a usual day. From 8 on the program says what may help."""


def refuse_flags_of_another_age(flags: list[str], age: int | None, catalogue: Catalogue) -> None:
    """Raises PydanticCustomError where a warning sign of the young is answered with yes by somebody who is not."""
    limits = {slug: catalogue.red_flags[slug].below_age for slug in flags}
    wrong = [slug for slug, below in limits.items() if age is not None and below is not None and age >= below]
    if wrong:
        context = {"age": age, "flag": catalogue.red_flags[wrong[0]].name}
        raise PydanticCustomError(
            "age_contradicted", "age {age} contradicts the answer '{flag}': one of them is wrong", context
        )
