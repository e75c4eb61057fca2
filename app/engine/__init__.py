"""The pure heart of the service: a profile and a catalogue in, a program out.

Nothing in this package reads a file, a clock, a database or a random number, so the same
arguments give the same program on any machine.
"""

ENGINE_VERSION = "5"
"""Part of every program's identity: raise it whenever the same profile would give another program."""
