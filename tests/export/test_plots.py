"""Plots: well formed, told in words, and readable in grey."""

import re
from xml.etree import ElementTree as ET

import pytest

from app.export.plots import HEIGHT, Line, Panel, plot

SVG = "{http://www.w3.org/2000/svg}"
SIDES = Panel(
    title="Bridge <one leg>",
    description="Left 18 & right 24.",
    unit="reps",
    labels=("03-02", "04-13"),
    lines=(Line("left", (18.0, 22.0)), Line("right", (24.0, 24.0))),
    band=((17.0, 24.0), (17.0, 24.0)),
)
SETS = Panel("Sets", "12 of 14.", "sets", ("week 1",), (Line("planned", (14.0,)), Line("done", (12.0,))), bars=True)


def parsed(*panels: Panel) -> ET.Element:
    return ET.fromstring(plot("Over time", panels))  # noqa: S314 - our own


@pytest.mark.parametrize("panels", [(), (SIDES,), (SIDES, SETS)], ids=["none", "one", "two"])
def test_picture_is_told_in_words(panels: tuple[Panel, ...]) -> None:
    root = parsed(*panels)

    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "title words"
    assert root.findtext(f"{SVG}title") == "Over time"
    assert root.findtext(f"{SVG}desc") == (" ".join(p.description for p in panels) or "There is nothing to show yet.")
    assert root.get("height") == str(HEIGHT * max(1, len(panels)))


def test_every_shade_is_grey() -> None:
    shades = re.findall(r"#([0-9a-f]+)\b", plot("Over time", [SIDES, SETS]))

    assert shades
    assert all(len(set(shade)) == 1 for shade in shades)


def test_lines_differ_by_dash_and_mark() -> None:
    root = parsed(SIDES)

    lines = root.findall(f".//{SVG}polyline")
    assert [line.get("stroke-dasharray") for line in lines] == [None, "7 4"]
    assert len(root.findall(f".//{SVG}circle")) == 2 + 1  # and one beside its name
    assert root.find(f".//{SVG}polygon") is not None


def test_better_value_stands_higher() -> None:
    left, right = (
        [float(p.split(",")[1]) for p in (line.get("points") or "").split()] for line in parsed(SIDES).iter(f"{SVG}polyline")
    )

    assert left[0] > left[1] > right[1]
    assert right[0] == right[1]


def test_values_that_nobody_told_are_left_out() -> None:
    holes = Panel("Pain", "Told twice.", "of 10", ("1", "2", "3"), (Line("pain", (1.0, None, 3.0)),))

    line = parsed(holes).find(f".//{SVG}polyline")
    assert line is not None
    assert len((line.get("points") or "").split()) == 2


def test_bars_are_as_high_as_their_values() -> None:
    bars = [rect for rect in parsed(SETS).iter(f"{SVG}rect") if rect.get("stroke") and float(rect.get("height") or 0) > 12]

    planned, done = (float(rect.get("height") or 0) for rect in bars)
    assert done / planned == pytest.approx(12 / 14, abs=0.01)
