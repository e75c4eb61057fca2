"""How work is shared between opposing muscles, compound and isolation work, both sides and one."""

from app.engine.guidelines.band import Band

HAMSTRING_TO_QUADRICEPS = Band(0.5, 2.0)
HAMSTRING_EMPHASIS = Band(0.9, 9.0)
QUADRICEPS_EMPHASIS = Band(0.2, 1.1)
RATIO_NEEDS_SETS = 4.0
"""Weekly hamstring sets over quadriceps sets, judged from four sets on. Source: holcomb-2007, expert-opinion."""

ISOLATION_SHARE_LIMIT = 0.5
"""Isolation supplements compound work: at most half of the leg sets. Source: seed-article."""
COMPOUNDS_PER_SESSION = 2
COMPOUNDS_PER_SHORT_SESSION = 1
SHORT_SESSION_MINUTES = 25
UNILATERAL_SHARE = 0.25
UNILATERAL_SHARE_WITH_ASYMMETRY = 0.5
"""Share of lower-limb sets done one side at a time. Source: expert-opinion."""
