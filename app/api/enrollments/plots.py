"""What the plots of an enrollment show: both sides over time, and what was done beside what was planned."""

from app.api.enrollments.follower import Json
from app.export.plots import Line, Panel, plot


def symmetry_plot(outlook: Json) -> bytes:
    """Left and right in every field test over time; the band is what may be chance below the better side."""
    return plot("Left and right over time", [_of_test(test) for test in outlook["symmetry"]]).encode()


def _of_test(test: Json) -> Panel:
    pairs = test["pairs"]
    name = test["sentence"].partition(":")[0]
    better = [max(pair["left"], pair["right"]) for pair in pairs]
    chances = [pair["chance"] for pair in pairs]
    band = tuple((max(0.0, top - chance), top) for top, chance in zip(better, chances, strict=True) if chance is not None)
    history = "; ".join(f"{pair['date']} left {pair['left']:g}, right {pair['right']:g}" for pair in pairs)
    return Panel(
        title=f"{name}: {pairs[-1]['index_percent']:g} % alike",
        description=f"{test['sentence']} {history}. The grey band is where the other side may lie by chance.",
        unit=test["unit"],
        labels=tuple(pair["date"][5:] for pair in pairs),
        lines=(Line("left", tuple(p["left"] for p in pairs)), Line("right", tuple(p["right"] for p in pairs))),
        band=band if len(band) == len(pairs) else (),
    )


def progress_plot(outlook: Json) -> bytes:
    """Sets of all muscles week by week, planned and done, and effort and pain as they were told."""
    weeks = outlook["weeks"]
    labels = tuple(f"week {week['week']}" for week in weeks)
    planned, done = ([round(sum(week[name].values()), 1) for week in weeks] for name in ("planned_sets", "done_sets"))
    told = ", ".join(f"{label} {d:g} of {p:g}" for label, p, d in zip(labels, planned, done, strict=True))
    work = Panel(
        title="Sets of all muscles",
        description=f"Sets done of those planned: {told}.",
        unit="sets",
        labels=labels,
        lines=(Line("planned", tuple(planned)), Line("done", tuple(done))),
        bars=True,
    )
    effort = tuple(week["session_rpe"] for week in weeks)
    pain = tuple(week["worst_pain"] for week in weeks)
    felt = ", ".join(f"{label} {_or_none(e)} and {_or_none(p)}" for label, e, p in zip(labels, effort, pain, strict=True))
    feeling = Panel(
        title="Effort and worst pain",
        description=f"Mean effort and worst pain, of 10: {felt}.",
        unit="of 10",
        labels=labels,
        lines=(Line("effort", effort), Line("pain", pain)),
    )
    return plot("Progress", [work, feeling]).encode()


def _or_none(value: float | None) -> str:
    return "not told" if value is None else f"{value:g}"
