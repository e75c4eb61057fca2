"""`python -m benchmarks [part] [options]`: all parts one after the other, or one of them with its own options."""

import sys
from collections.abc import Sequence
from importlib import import_module

from app.terminal import is_watched

PARTS = {
    "proof": "many random profiles: what becomes of them, and which rules the programs keep",
    "conditions": "programs for every condition: what a careful clinician would not sign",
    "envelope": "where programs lie against programs that were written by hand",
    "following": "people who train by outlooks: what is kept, what comes of it, and how long an outlook takes",
    "speed": "time of the engine against the length of a program and the size of the catalogue",
    "reads": "time of single reads of the catalogue against its size",
    "http": "throughput and latency of the service beside a bare ASGI application",
    "saturation": "what reads keep of their speed while programs are made and audited",
}


def main(arguments: Sequence[str]) -> int:
    """0 when every part that ran held what must hold, 1 when one did not, 2 when there is no such part."""
    if arguments and arguments[0] not in PARTS:
        usage = "\n".join(f"  {part:10} {words}" for part, words in PARTS.items())
        print(f"usage: python -m benchmarks [part] [options]; `part --help` lists the options\n{usage}")
        return 0 if arguments[0] in ("-h", "--help") else 2
    chosen = arguments[:1] or list(PARTS)
    held = [_holds(part, arguments[1:]) for part in chosen]
    return 0 if all(held) else 1


def _holds(part: str, options: Sequence[str]) -> bool:
    if is_watched():
        print(f"{part}: {PARTS[part]} …", file=sys.stderr)
    return bool(import_module(f"benchmarks.{part}").main(options))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
