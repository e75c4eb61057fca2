"""Words for the person who trains: experience, goal, days, and age and sex where they make a difference."""

from enum import StrEnum


class Level(StrEnum):
    """Training experience: under 6 months, 6 to 24 months, more than 24 months of regular strength work."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"

    @property
    def rank(self) -> int:
        """0 for beginner, 1 for intermediate, 2 for advanced: an exercise suits everyone of its rank or above."""
        return _LEVEL_ORDER.index(self)

    @property
    def one_lower(self) -> "Level":
        """The next easier level; beginner stays beginner."""
        return _LEVEL_ORDER[max(0, self.rank - 1)]


_LEVEL_ORDER = (Level.BEGINNER, Level.INTERMEDIATE, Level.ADVANCED)


class Goal(StrEnum):
    """What the person trains for. Looks are no goal here: strength, steadiness and everyday function are."""

    FUNCTION = "function"
    STABILITY = "stability"
    STRENGTH = "strength"


class Weekday(StrEnum):
    """Days of a week that repeats; no calendar date is meant."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"

    @property
    def number(self) -> int:
        """0 for Monday to 6 for Sunday."""
        return _WEEK.index(self)


_WEEK = tuple(Weekday)


class Sex(StrEnum):
    """Sex as the published norms divide people; asked only where a cut-off needs it."""

    FEMALE = "female"
    MALE = "male"


class AgeBand(StrEnum):
    """Ages at which a program changes; nothing more of an age is kept."""

    UNDER_16 = "under-16"
    FROM_16_TO_17 = "16-17"
    FROM_65 = "65-plus"

    @property
    def is_minor(self) -> bool:
        """True where an adult should watch."""
        return self is not AgeBand.FROM_65


def age_band(age: int) -> AgeBand | None:
    """The band of an age in years; None for the ages at which nothing changes."""
    if age < 16:
        return AgeBand.UNDER_16
    if age < 18:
        return AgeBand.FROM_16_TO_17
    return AgeBand.FROM_65 if age >= 65 else None
