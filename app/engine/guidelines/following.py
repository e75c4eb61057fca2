"""When what happened with a program changes what comes next, and by how much."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from app.engine.guidelines.band import Band
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.following import Soreness, WeightUnit

PAIN_STOP_STRICT = 3
PAIN_BEFORE_RAISES_LIMIT_FROM = 2
PAIN_STOP_ABOVE_START = 2
"""Strictly, a set stops at pain of 3; where the session begins at 2 or more, at 2 above that. Source: thomee-1997,
seed-article, expert-opinion."""
PAIN_STOP_ABOVE = 5
PAIN_ACCEPTABLE_FROM = 3
"""Above the first every set stops, whatever the policy; from the second on nothing is raised. Source: thomee-1997,
silbernagel-2007."""
PAIN_RISE = 2
PAIN_RISE_DAYS = 14
PAIN_RISE_READINGS = 3
"""The least change of pain that people notice, over two weeks, and told often enough not to be one bad day. Source:
thomee-1997, expert-opinion."""

STOP_SETS_SHARE = 0.6
STOP_LOAD_DROP = Band(30, 50)
STOP_DAYS_OFF = 1
"""After a pain stop: 30 to 50 % less, and 48 hours before the next session. Source: thomee-1997, delaware-soreness-rules."""
LASTING_PAIN_LOAD_DROP = Band(10, 20)
DAYS_OFF_AFTER: Mapping[Soreness, int] = MappingProxyType(
    {Soreness.GONE_IN_WARM_UP: 0, Soreness.DAY_AFTER: 1, Soreness.THROUGH_WARM_UP: 2}
)
"""Source: delaware-soreness-rules."""
PAIN_RISE_SETS_SHARE = 0.5

WEEK_AWAY_LOAD_DROP = Band(5, 10)
WEEKS_AWAY_LOAD_DROP = Band(10, 20)
MONTH_AWAY_LOAD_DROP = Band(30, 40)
WEEKS_AWAY = 2
MONTH_AWAY_WEEKS = 4
"""Strength keeps for about two weeks and is clearly less after four. Source: bosquet-2013, expert-opinion."""
ADHERENCE_DAYS = 14
ADHERENCE_LIMIT = 0.6
EXPENDABLE_SHARE = 0.25
"""Where fewer than this share of two weeks' sessions were done, a quarter of the exercises goes. Source:
medina-mirapeix-2009, eckard, expert-opinion."""

TIRED_SESSION_RPE = 9
TIRED_READINESS = 2
TIRED_SESSIONS = 2
TIRED_SETS_SHARE = 0.7
"""Two very hard or weary sessions in a row ask for one with less. Source: bell-2023, expert-opinion."""
FORM_LOAD_DROP = Band(10, 20)
SHORT_SHARE = 0.8
"""Fewer repetitions than this share of what was asked are too few. Source: expert-opinion."""
SHORT_LOAD_DROP = Band(5, 10)
SHORT_TWICE_LOAD_DROP = Band(10, 20)
DELOAD_SETS_SHARE = 0.5
"""Source: bell-2023, expert-opinion."""
ON_TARGET_RPE = 0.5
OFF_TARGET_RPE = 2.0
"""Up to the first beside the effort asked for is on target, from the second on far off it. Source: helms-2016, helms-2018."""
UNRELIABLE_RPE = 4.0
RPE_OF_THE_UNRELIABLE = 6.0
"""Beginners cannot tell effort this low apart: it counts as four repetitions in reserve. Source: hackett-2017, helms-2016."""
SMALL_LOAD_RISE = Band(2, 5)
LOAD_RISE = Band(5, 10)
"""In percent. Source: acsm-2009, helms-2018."""
EXTRA_REPS = 2
EXTRA_REPS_SESSIONS = 2
"""Two more repetitions in the last set, in two sessions. Source: baechle-graves."""
PLATEAU_SESSIONS = 3
GOOD_SESSIONS_TO_RETURN = 2
"""Source: expert-opinion."""
SECONDS_STEP = 5

MOST_LOAD_RISE_PERCENT = 10
LOAD_RISE_DAYS = 7
MOST_SETS_RISE_SHARE = 0.2
"""No week asks for more than so much more weight of an exercise, or more sets than the plan has. Source: acsm-2009."""

MOST_DAYS = 7 * 104
"""Two years after the start nobody follows a program of sixteen weeks. Source: expert-opinion."""

EVEN_SIDES_PERCENT = 90.0
EVEN_RETESTS = 2
UNCHANGED_WEEKS = 6
"""Sides are even from the first on, found so twice; a difference that stays for so long asks for other work. Source:
grindem-2016, brinlee-2021, expert-opinion."""
HANDLED_SHARE = 0.8
"""Of the sessions of a program, from which on its level was handled. Source: expert-opinion."""

INCREMENTS: Mapping[WeightUnit, Mapping[EquipmentSlug, Decimal]] = MappingProxyType(
    {
        WeightUnit.KG: MappingProxyType(
            {
                EquipmentSlug.ANKLE_WEIGHT: Decimal("0.5"),
                EquipmentSlug.BARBELL: Decimal("2.5"),
                EquipmentSlug.CABLE_MACHINE: Decimal("2.5"),
                EquipmentSlug.DUMBBELL: Decimal(1),
                EquipmentSlug.KETTLEBELL: Decimal(2),
                EquipmentSlug.MACHINE: Decimal("2.5"),
                EquipmentSlug.TRAP_BAR: Decimal("2.5"),
            }
        ),
        WeightUnit.LB: MappingProxyType(
            {
                EquipmentSlug.ANKLE_WEIGHT: Decimal(1),
                EquipmentSlug.BARBELL: Decimal(5),
                EquipmentSlug.CABLE_MACHINE: Decimal(5),
                EquipmentSlug.DUMBBELL: Decimal("2.5"),
                EquipmentSlug.KETTLEBELL: Decimal(5),
                EquipmentSlug.MACHINE: Decimal(5),
                EquipmentSlug.TRAP_BAR: Decimal(5),
            }
        ),
    }
)
"""The smallest step of each kind of weight where somebody names none. Source: expert-opinion."""
