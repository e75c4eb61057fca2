"""The limits of pain, effort and age."""

FEWEST_REPS_IN_RESERVE = 1
"""No set goes to failure, and each ends while the form is good. Source: seed-article, acsm-2026."""

PAIN_LIMIT = 5
PAIN_EASES_FROM = 3
"""Worst pain of the week, 0 to 10: from 3 one level lower and no jumps, above 5 no program. Source: thomee-1997."""
EASED_RPE = 6.0
"""Effort cap while pain or a condition asks for care. Source: expert-opinion."""
PERSISTENT_PAIN_WEEKS = 6
"""Pain that lasts so long is for a professional to look at, beside training. Source: seed-article, finucane-2020."""
ADULT_AGE = 18
OLDER_AGE = 65
"""Below the first an adult watches; from the second on a weakness such as a poor chair stand asks for care.
Source: faigenbaum-2009, cdc-steadi, expert-opinion."""
