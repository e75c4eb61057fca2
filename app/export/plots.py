"""Plots as SVG: small, still, readable in grey, and told in words for those who do not see them.

Lines differ by dash and mark, bars by outline and filling; nothing is told by colour.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 640, 260
LEFT, RIGHT, TOP, BOTTOM = 56, 104, 44, 40
"""Room around the plot: for the numbers, for the names of lines, for the title, for the days."""
DASHES = ("", "7 4", "2 3")
TICKS = 4
MOST_LABELS = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One row of values; None where there is none."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """One plot: lines over the same labels, with a band in which a difference may be chance."""

    title: str
    description: str
    """All of it in words."""
    unit: str
    labels: tuple[str, ...]
    lines: tuple[Line, ...]
    band: tuple[tuple[float, float], ...] = ()
    """For each label its lower and upper end; empty for none."""
    bars: bool = False
    """True for bars beside each other instead of lines."""


def plot(title: str, panels: Sequence[Panel]) -> str:
    """The panels below each other as one picture; a picture that says so where there are none."""
    height = HEIGHT * max(1, len(panels))
    words = " ".join(panel.description for panel in panels) or "There is nothing to show yet."
    drawn = "".join(f'<g transform="translate(0 {HEIGHT * n})">{"".join(_panel(p))}</g>' for n, p in enumerate(panels))
    empty = "" if panels else _text(WIDTH / 2, HEIGHT / 2, words, anchor="middle")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" '
        f'aria-labelledby="title words" font-family="sans-serif" font-size="12" fill="#222">'
        f'<title id="title">{escape(title)}</title><desc id="words">{escape(words)}</desc>'
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>{drawn}{empty}</svg>'
    )


def _panel(panel: Panel) -> Iterator[str]:
    highest = _highest(panel)
    yield _text(LEFT, 22, panel.title, weight="bold")
    for n in range(TICKS + 1):
        value = highest * n / TICKS
        y = _y(value, highest)
        yield f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ccc"/>'
        yield _text(LEFT - 8, y + 4, f"{value:g}", anchor="end")
    yield _text(LEFT - 8, TOP - 10, panel.unit, anchor="end")
    every = -(-len(panel.labels) // MOST_LABELS)
    for n, label in enumerate(panel.labels):
        if n % every == 0:
            yield _text(_x(n, panel), HEIGHT - BOTTOM + 18, label, anchor="middle")
    if panel.band:
        upper = [(n, high) for n, (_, high) in enumerate(panel.band)]
        lower = [(n, low) for n, (low, _) in reversed(list(enumerate(panel.band)))]
        corners = " ".join(f"{_x(n, panel):.1f},{_y(value, highest):.1f}" for n, value in (*upper, *lower))
        yield f'<polygon points="{corners}" fill="#ddd" stroke="#ddd" stroke-width="6"/>'
    draw = _bars if panel.bars else _line
    for number, line in enumerate(panel.lines):
        yield from draw(panel, number, line, highest)


def _highest(panel: Panel) -> float:
    """The upper end of the scale: a little above the highest value, in whole steps."""
    values = [value for line in panel.lines for value in line.values if value is not None]
    top = max([*values, *(high for _, high in panel.band), 1.0])
    step = 10 ** (len(str(int(top))) - 1)
    return float(-(-top // step) * step)


def _line(panel: Panel, number: int, line: Line, highest: float) -> Iterator[str]:
    places = [(_x(n, panel), _y(v, highest)) for n, v in enumerate(line.values) if v is not None]
    if not places:
        return
    dash = f' stroke-dasharray="{DASHES[number % len(DASHES)]}"' if DASHES[number % len(DASHES)] else ""
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    yield f'<polyline points="{points}" fill="none" stroke="#222" stroke-width="2"{dash}/>'
    for x, y in places:
        yield _mark(x, y, is_first=number == 0)
    y = TOP + 10 + 20 * number
    yield _mark(WIDTH - RIGHT + 16, y - 4, is_first=number == 0)
    yield _text(WIDTH - RIGHT + 28, y, line.name)


def _mark(x: float, y: float, *, is_first: bool) -> str:
    if is_first:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#222"/>'
    return f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8" fill="#fff" stroke="#222" stroke-width="2"/>'


def _bars(panel: Panel, number: int, line: Line, highest: float) -> Iterator[str]:
    width = (WIDTH - LEFT - RIGHT) / max(1, len(panel.labels)) * 0.8 / len(panel.lines)
    fill = "#fff" if number == 0 else "#777"
    for n, value in enumerate(line.values):
        if value:
            x = _x(n, panel) + (number - len(panel.lines) / 2) * width
            y = _y(value, highest)
            size = f'width="{width:.1f}" height="{HEIGHT - BOTTOM - y:.1f}"'
            yield f'<rect x="{x:.1f}" y="{y:.1f}" {size} fill="{fill}" stroke="#222"/>'
    y = TOP + 14 + 20 * number
    yield f'<rect x="{WIDTH - RIGHT + 10}" y="{y - 10}" width="12" height="12" fill="{fill}" stroke="#222"/>'
    yield _text(WIDTH - RIGHT + 28, y, line.name)


def _x(number: int, panel: Panel) -> float:
    """The middle of a label's column."""
    column = (WIDTH - LEFT - RIGHT) / max(1, len(panel.labels))
    return LEFT + column * (number + 0.5)


def _y(value: float, highest: float) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / highest


def _text(x: float, y: float, words: str, *, anchor: str = "start", weight: str = "normal") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-weight="{weight}">{escape(words)}</text>'
