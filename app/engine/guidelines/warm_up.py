"""What comes before the main work: raising, release, dynamic stretches and activation."""

from app.engine.guidelines.band import Band

WARM_UP_MINUTES = Band(3, 12)
"""Warm-up and activation together. Source: jeffreys-2007."""

ACTIVATION_RPE = 5.0
ACTIVATION_REPS = 10
ACTIVATION_HOLD = (3, 8)
"""Activation is easy: one or two sets at RPE 5 at most; holds as repetitions and seconds. Source: nasm-corrective-model."""
RAISE_SECONDS = Band(90, 240)
DYNAMIC_REPS = Band(6, 10)
RELEASE_SECONDS = 45
MOST_RELEASED_MUSCLES = 2
"""Rolling 30 to 120 seconds a muscle. Source: behm-2020."""
WARM_UP_STATIC_LIMIT_SECONDS = 30
"""Static holds before the main work stay short. Source: behm-2011."""
RAMP_SECONDS = 110
"""Kept free for the squats that lead up to jumps. Source: expert-opinion."""
