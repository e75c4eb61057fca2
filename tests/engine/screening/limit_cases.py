"""For every limit of every field test, the results on both sides of it, and what each of them says.

Worked out by hand from the published limit and the standard error of measurement: one value must pass a limit by 1.96 standard
errors, sides must differ by 1.96 times the root of two; how far beyond a flagging limit somebody is, the value itself says.
"""

from dataclasses import dataclass

from app.engine.screening.signs import Person
from app.engine.vocabulary.people import Sex
from app.engine.vocabulary.screening import Flag

Pair = tuple[float, float]
F, M = Sex.FEMALE, Sex.MALE
NOTHING, WATCH, FLAG, STRONG = None, Flag.WATCH, Flag.FLAG, Flag.STRONG


@dataclass(frozen=True)
class LimitCase:
    """The last result before a limit and the first beyond it."""

    test: str
    sex: Sex
    age: int
    before: float | Pair
    says_before: Flag | None
    beyond: float | Pair
    says_beyond: Flag
    population: str
    """The beginning of the words for those the limit was found in."""

    @property
    def person(self) -> Person:
        return Person(self.sex, self.age)


def _chair(sex: Sex, age: int, limit: int) -> LimitCase:
    """Two counts of one person lie within 1.8 stands, so two under the limit are beyond chance and one is not."""
    return LimitCase("chair-stand-30s", sex, age, limit - 1, NOTHING, limit - 2, FLAG, "older adults living at home")


CHAIR_LIMITS = {
    (60, 64): {F: 12, M: 14},
    (65, 69): {F: 11, M: 12},
    (70, 74): {F: 10, M: 12},
    (75, 79): {F: 10, M: 11},
    (80, 84): {F: 9, M: 10},
    (85, 89): {F: 8, M: 8},
    (90, 101): {F: 4, M: 7},
}
"""By the youngest and the oldest age that they hold for; the last norm holds on beyond 94."""

CASES = (
    LimitCase("active-knee-extension", F, 40, 25.6, NOTHING, 25.7, WATCH, "adults, usual rule"),
    LimitCase("active-knee-extension", F, 20, 28.6, WATCH, 28.7, FLAG, "women among 123 university students"),
    LimitCase("active-knee-extension", M, 24, 38.6, WATCH, 38.7, FLAG, "men among 123 university students"),
    LimitCase("adductor-to-abductor-ratio", F, 30, 0.71, NOTHING, 0.70, WATCH, "women, judgement"),
    LimitCase("adductor-to-abductor-ratio", M, 55, 0.71, NOTHING, 0.70, WATCH, "men, judgement"),
    LimitCase("adductor-to-abductor-ratio", M, 30, 0.71, NOTHING, 0.70, FLAG, "male professional ice-hockey players"),
    LimitCase("biering-sorensen-hold", M, 60, 142, NOTHING, 141, FLAG, "men aged 30 to 60"),
    LimitCase("biering-sorensen-hold", M, 54, 58, FLAG, 57, STRONG, "working adults without back pain"),
    LimitCase("chair-stand-30s", M, 59, 19, NOTHING, 18, WATCH, "adults under 60"),
    *(_chair(sex, age, limit) for ages, limits in CHAIR_LIMITS.items() for sex, limit in limits.items() for age in ages),
    LimitCase("knee-to-wall-lunge", F, 40, 7.7, NOTHING, 7.6, FLAG, "adults, usual rule"),
    LimitCase("knee-to-wall-lunge", F, 40, (12, 10), NOTHING, (12, 9.9), FLAG, "adults, usual rule"),
    LimitCase("lateral-step-down", F, 40, 1, NOTHING, 2, WATCH, "people with pain around the kneecap; medium"),
    LimitCase("lateral-step-down", F, 40, 3, WATCH, 4, FLAG, "people with pain around the kneecap; poor"),
    LimitCase("leg-curl-to-extension-ratio", F, 40, 0.53, NOTHING, 0.52, WATCH, "adults on an isokinetic dynamometer"),
    LimitCase("modified-thomas", F, 40, 5.8, NOTHING, 5.9, WATCH, "adults, usual rule"),
    LimitCase("prone-knee-bend", F, 40, 12.9, NOTHING, 13, FLAG, "adults, usual rule"),
    LimitCase("prone-plank-hold", F, 25, 39, NOTHING, 38, FLAG, "university students, women"),
    LimitCase("prone-plank-hold", M, 18, 53, NOTHING, 52, FLAG, "university students, men"),
    LimitCase("side-bridge-hold", F, 30, (330, 360), NOTHING, (330, 361), WATCH, "healthy young adults"),
    LimitCase("side-bridge-hold", F, 40, (279, 310), NOTHING, (278, 310), FLAG, "adults, judgement; twice"),
    LimitCase("side-lying-abduction-reps", F, 40, (54, 60), NOTHING, (53, 60), WATCH, "adults, judgement"),
    LimitCase("side-lying-abduction-reps", F, 40, (48, 60), WATCH, (47, 60), FLAG, "adults, judgement"),
    LimitCase("single-leg-bridge-reps", F, 40, 7, NOTHING, 6, FLAG, "adults, judgement"),
    LimitCase("single-leg-bridge-reps", F, 40, (54, 60), NOTHING, (53, 60), WATCH, "adults, judgement"),
    LimitCase("single-leg-bridge-reps", F, 40, (48, 60), WATCH, (47, 60), FLAG, "adults, judgement"),
    LimitCase("single-leg-hamstring-bridge-reps", M, 34, 22, NOTHING, 21, WATCH, "amateur and semi-elite Australian football"),
    LimitCase("single-leg-hamstring-bridge-reps", M, 16, 17, WATCH, 16, FLAG, "amateur and semi-elite Australian football"),
    LimitCase("single-leg-heel-rise-reps", F, 59, 15, NOTHING, 14, WATCH, "women among 566 healthy people"),
    LimitCase("single-leg-heel-rise-reps", M, 20, 18, NOTHING, 17, WATCH, "men among 566 healthy people"),
    LimitCase("single-leg-heel-rise-reps", F, 40, (30, 24), NOTHING, (31, 24), FLAG, "healthy adults"),
    LimitCase("single-leg-hop", F, 30, (178, 200), NOTHING, (177, 200), FLAG, "people on their way back to sport"),
    LimitCase("single-leg-press-estimate", F, 40, (177, 200), NOTHING, (176, 200), FLAG, "people in late rehabilitation"),
    LimitCase("single-leg-press-estimate", F, 40, (160, 200), FLAG, (159, 200), STRONG, "people in late rehabilitation"),
    LimitCase("sit-and-reach", F, 40, -2.9, NOTHING, -3, WATCH, "adults, usual rule"),
    LimitCase("straight-leg-raise-test", F, 40, 75, NOTHING, 74, WATCH, "adults, usual rule"),
    LimitCase("straight-leg-raise-test", F, 40, 65, WATCH, 64, FLAG, "adults, usual rule"),
    LimitCase("trendelenburg-stance", F, 40, 0, NOTHING, 1, WATCH, "adults, usual rule"),
    LimitCase("y-balance", F, 25, (60, 68), NOTHING, (60, 69), WATCH, "basketball players at high school"),
)

OTHER_PEOPLE = (
    ("active-knee-extension", 60.0, F, 40, WATCH),
    ("biering-sorensen-hold", 20.0, M, 25, NOTHING),
    ("biering-sorensen-hold", 20.0, M, 61, NOTHING),
    ("biering-sorensen-hold", 20.0, F, 40, NOTHING),
    ("prone-plank-hold", 5.0, F, 70, NOTHING),
    ("prone-plank-hold", 5.0, M, 26, NOTHING),
    ("single-leg-hamstring-bridge-reps", 2.0, F, 20, NOTHING),
    ("single-leg-hamstring-bridge-reps", 2.0, M, 35, NOTHING),
    ("single-leg-heel-rise-reps", 5.0, F, 60, NOTHING),
    ("side-bridge-hold", (330.0, 361.0), F, 40, NOTHING),
    ("y-balance", (40.0, 60.0), F, 40, NOTHING),
)
"""Results that would be beyond a limit for others, of people that it was not found in."""
