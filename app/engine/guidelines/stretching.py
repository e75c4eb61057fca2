"""How long, how often and on how many days a muscle is stretched."""

STRETCH_HOLD_SECONDS = 30
STRETCH_SECONDS_FOR_TIGHT = 60
STRETCH_SECONDS_FOR_REST = 30
MOST_STRETCH_REPETITIONS = 4
STRETCH_DAYS = 3
STRETCH_SECONDS_A_WEEK = 300
SHORTER_STRETCH_SECONDS_A_WEEK = 180
STRETCH_SHORT_SESSION_MINUTES = 30
"""Static stretches: 60 seconds a side in all for a short muscle, on three days a week or more; five minutes a week where
the complaint is tightness, three where the muscle is short beside a weakness and for beginners with sessions under half
an hour. Source: garber-2011, thomas-2018, expert-opinion."""
SHORT_MUSCLES_SHARE = 0.25
STRETCH_SECONDS_PER_HELD_SECOND = 2.4
"""The short muscles share a quarter of the session, and a second of holding takes so long with both sides and the changes
between. Source: expert-opinion."""
MOST_LONG_STRETCHES = 2
"""Tight muscle groups that have time for a full dose in one session. Source: expert-opinion."""
