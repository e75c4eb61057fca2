"""The limits of pain, effort, age and sitting."""

from app.engine.vocabulary.exercises import DemandSlug

FEWEST_REPS_IN_RESERVE = 1
"""No set goes to failure, and each ends while the form is good. Source: seed-article, acsm-2026."""

PAIN_LIMIT = 5
WORST_PAIN = 10
PAIN_EASES_FROM = 3
PAIN_REFERS_FROM = 4
"""Worst pain of the week, 0 to 10: from 3 one level lower and no jumps, from 4 no heavy load on the spine and somebody should
look at it, above 5 no program, 10 the end of the scale. Source: thomee-1997, expert-opinion."""
EASED_DEMANDS = frozenset({DemandSlug.BALLISTIC, DemandSlug.HIGH_IMPACT})
"""Left out while pain, a condition or an answer asks for care. Source: thomee-1997, expert-opinion."""
EASED_RPE = 6.0
PAIN_RPE = 7.0
"""Effort caps: where an answer or a condition asks for care, and with pain once it has stayed low. Source: expert-opinion."""
PERSISTENT_PAIN_WEEKS = 6
"""Pain that lasts so long is for a professional to look at, beside training. Source: seed-article, finucane-2020."""
FIRST_EPISODE_AGES = (20, 55)
"""Back pain for the first time below the first or above the second is for a physician to look at, beside training.
Source: finucane-2020, ahcpr-1994."""
ADULT_AGE = 18
YOUTH_RPE = 7.0
OLDER_AGE = 65
"""Below the first an adult watches and effort is capped; from the last on a weakness such as a poor chair stand asks for care.
Source: faigenbaum-2009, cdc-steadi, expert-opinion."""
HARDEST_JUMP_OF_AGES = 2
"""Below 18 and from 65 on, the hardest class of jumps. Source: faigenbaum-2009, expert-opinion."""
LONG_SITTING_HOURS = 8
"""Of a day, from which on sitting is called long. Source: ekelund-2016."""
