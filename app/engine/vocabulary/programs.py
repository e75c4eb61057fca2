"""Words for programs: their phases, blocks and levers, and how binding a rule about them is."""

from enum import StrEnum


class ProgramPhase(StrEnum):
    """The part of a program that a week belongs to."""

    FOUNDATION = "foundation"
    BUILD = "build"
    STRENGTH = "strength"
    CONSOLIDATE = "consolidate"


class BlockKind(StrEnum):
    """The parts of a session, in the order in which they are done."""

    WARM_UP = "warm-up"
    ACTIVATION = "activation"
    POWER = "power"
    STRENGTH = "strength"
    ACCESSORY = "accessory"
    CORE = "core"
    COOL_DOWN = "cool-down"


MAIN_BLOCKS = frozenset({BlockKind.POWER, BlockKind.STRENGTH, BlockKind.ACCESSORY, BlockKind.CORE})
"""The blocks whose sets count as training volume; warm-up, activation and cool-down count nothing."""


class Lever(StrEnum):
    """What a progression raises: one thing at a time."""

    REPS = "reps"
    LOAD = "load"
    SETS = "sets"
    HOLD = "hold"
    TIME = "time"
    TEMPO = "tempo"
    VARIANT = "variant"


class RuleKind(StrEnum):
    """What a rule is about: programs as they are made, or what changes when somebody follows one."""

    PROGRAM = "program"
    ADAPTATION = "adaptation"


class RuleSeverity(StrEnum):
    """A `must` rule is never broken by a served program; a `should` rule is kept wherever the profile leaves room."""

    MUST = "must"
    SHOULD = "should"


class Verdict(StrEnum):
    """What an audit comes to."""

    PASSED = "passed"
    """No `must` rule that was checked is broken."""
    FAILED = "failed"
    """A `must` rule is broken."""
    INCOMPLETE = "incomplete"
    """Too little of the draft was read to say."""
