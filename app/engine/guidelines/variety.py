"""How much neighbouring sessions may share, and how much of the equipment is put to use."""

FEWEST_TO_COMPARE = 3
SHARED_AT_MOST = 0.5
"""Of the exercises outside the trunk, from three on. Source: the hand-written programs of the panel, expert-opinion."""
WEIGHTED_AT_LEAST = 0.5
"""Of the two-legged lifts of the last week, where the person owns a weight for them. Source: expert-opinion."""
