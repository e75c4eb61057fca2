"""Plain tables and figures for people to read."""

from collections.abc import Sequence
from math import ceil


def print_table(title: str, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Prints the rows in columns, the first one to the left and the others to the right."""
    lines = [[str(cell) for cell in row] for row in (header, *rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    print(f"\n{title}")
    for number, line in enumerate(lines):
        first, *others = zip(line, widths, strict=True)
        cells = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
        print(f"  {'  '.join(cells).rstrip()}")
        if not number:
            print(f"  {'  '.join('-' * width for width in widths)}")


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of the values does not exceed: 0.5 gives the median, 1.0 the largest."""
    ordered = sorted(values)
    return ordered[max(1, ceil(round(share * len(ordered), 6))) - 1]


def milliseconds(seconds: float) -> str:
    """The time with three figures that count, such as `0.42 ms` or `113 ms`."""
    value = seconds * 1000
    decimals = 2 if value < 10 else 1 if value < 100 else 0
    return f"{value:,.{decimals}f} ms"
