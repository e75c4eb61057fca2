"""Words for how a coach builds a session: roles of exercises, kinds of day, schemes of doses."""

from enum import StrEnum


class Role(StrEnum):
    """What an exercise is there for in a session; each exercise of a track has its track's role."""

    SQUAT = "squat"
    SINGLE_LEG_KNEE = "single-leg-knee"
    HINGE = "hinge"
    SINGLE_LEG_HINGE = "single-leg-hinge"
    HIP_EXTENSION = "hip-extension"
    GLUTE_ISOLATION = "glute-isolation"
    HIP_ABDUCTION = "hip-abduction"
    HIP_ADDUCTION = "hip-adduction"
    HIP_FLEXION = "hip-flexion"
    KNEE_FLEXION = "knee-flexion"
    KNEE_EXTENSION = "knee-extension"
    CALF_STRAIGHT = "calf-straight"
    CALF_BENT = "calf-bent"
    SHIN = "shin"
    TRUNK_FRONT = "trunk-front"
    TRUNK_SIDE = "trunk-side"
    TRUNK_ROTATION = "trunk-rotation"
    TRUNK_BACK = "trunk-back"
    CARRY = "carry"
    JUMP = "jump"
    RAISE = "raise"
    MOBILISE = "mobilise"
    STRETCH = "stretch"


HIP_ROLES = frozenset({Role.HINGE, Role.SINGLE_LEG_HINGE, Role.HIP_EXTENSION, Role.GLUTE_ISOLATION})
"""Led by the hip: what makes a session glute-focused."""
KNEE_ROLES = frozenset({Role.SQUAT, Role.SINGLE_LEG_KNEE, Role.KNEE_EXTENSION})
"""Led by the knee."""
LIFT_ROLES = frozenset({Role.SQUAT, Role.SINGLE_LEG_KNEE, Role.HINGE, Role.SINGLE_LEG_HINGE, Role.HIP_EXTENSION})
"""Compound lifts."""
TRUNK_ROLES = frozenset({Role.TRUNK_FRONT, Role.TRUNK_SIDE, Role.TRUNK_ROTATION, Role.TRUNK_BACK, Role.CARRY})


class DayKind(StrEnum):
    """What a training day may hold, so that hard work for the same muscles has a day between."""

    FULL = "full"
    HIP = "hip"
    KNEE = "knee"
    LIGHT = "light"

    def allows(self, role: Role) -> bool:
        """False for hip-led roles on knee days, knee-led ones on hip days, and both on light days."""
        if role in HIP_ROLES:
            return self in (DayKind.FULL, DayKind.HIP)
        if role in KNEE_ROLES:
            return self in (DayKind.FULL, DayKind.KNEE)
        return True


CALF_ROLES = frozenset({Role.CALF_STRAIGHT, Role.CALF_BENT})


class DoseScheme(StrEnum):
    """A way in which sets, repetitions and effort go over the phases; the numbers stand in the guidelines."""

    MAIN = "main"
    SECOND = "second"
    ONE_LEG = "one-leg"
    ISOLATION = "isolation"
    LEAD_ISOLATION = "lead-isolation"
    ENDURANCE = "endurance"
    ECCENTRIC = "eccentric"
    HOLD = "hold"
    SHORT_HOLDS = "short-holds"
    TRUNK_REPS = "trunk-reps"
    CARRY = "carry"
