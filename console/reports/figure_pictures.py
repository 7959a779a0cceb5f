"""The pictures of a report, drawn without a window from the same values as those on a screen.

What is hidden there is hidden here: its bar is a hatched stub, and a day without a median is a gap.
"""

from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from console.reports.figure_cells import FigureTable
from console.reports.figure_charts import Bars, Chart, Course, Pairs, charts_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDE = 528 / 72
"""Inches across the page, as in `pages.py`."""
DPI = 220
INK, GREY, FAINT, ACCENT, BEYOND = "#12181F", "#545F6C", "#D3DAE2", "#1C5AC4", "#B3261E"
Form = Literal["png", "svg", "pdf"]


class Drawn(NamedTuple):
    """A picture: its name, how high it is in points where it is as wide as the page, and what it shows."""

    name: str
    height: float
    says: str
    data: bytes


def pictures_of(tables: Sequence[FigureTable], fonts: Path, form: Form = "png") -> tuple[Drawn, ...]:
    """Every picture that these tables give. fonts: the folder of the product's fonts."""
    return tuple(
        Drawn(
            each.name,
            each.height,
            each.says,
            _saved(partial(_drawn, chart=each), each.height, fonts, form),
        )
        for each in charts_of(tables)
    )


def _drawn(figure: "Figure", chart: Chart) -> None:
    bars = [part for part in chart.parts if isinstance(part, Bars)]
    courses = [part for part in chart.parts if isinstance(part, Course)]
    if bars:
        _when(figure, bars)
    elif courses:
        _medians(figure, courses)
    for part in chart.parts:
        if isinstance(part, Pairs):
            _responses(figure, part)


def _saved(draw: Callable[["Figure"], None], height: float, fonts: Path, form: Form) -> bytes:
    """Draw on a figure of this height, in the product's own font. No window and no display is asked for."""
    from matplotlib import font_manager, rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    for weight in ("Regular", "SemiBold"):
        font_manager.fontManager.addfont(str(fonts / f"SourceSans3-{weight}.ttf"))
    # The salt keeps the names inside an SVG the same from one run to the next.
    style = {
        "font.family": "Source Sans 3",
        "font.size": 8.5,
        "svg.hashsalt": "report",
        "hatch.linewidth": 0.5,
    }
    with rc_context(style):  # type: ignore[arg-type]  # it knows its own settings only by their names
        figure = Figure(figsize=(WIDE, height / 72), dpi=DPI, layout="constrained")
        FigureCanvasAgg(figure)
        draw(figure)
        out = BytesIO()
        undated: dict[str, None] = {"Software": None} if form == "png" else {"Creator": None}
        if form == "pdf":
            undated["CreationDate"] = None
        figure.savefig(out, format=form, metadata=undated)
    return out.getvalue()


def _when(figure: "Figure", parts: Sequence[Bars]) -> None:
    axes = figure.subplots(1, len(parts), width_ratios=[part.wide for part in parts], squeeze=False)
    for each, part in zip(axes.flat, parts, strict=True):
        _bars(each, part)


def _bars(axes: "Axes", bars: Bars) -> None:
    axes.bar(range(len(bars.counts)), bars.counts, width=0.72, color=ACCENT)
    stub = max(max(bars.counts, default=0), 10) * 0.12
    hidden = list(bars.hidden)
    axes.bar(hidden, [stub] * len(hidden), width=0.72, color="white", edgecolor=GREY, hatch="////", lw=0.5)
    axes.set_xticks(bars.labelled, [bars.labels[place] for place in bars.labelled])
    axes.locator_params(axis="y", integer=True)
    if not any(bars.counts):
        axes.set_ylim(0, 1)  # else the axis of an empty month begins below nothing
    _plain(axes, bars.title)


def _responses(figure: "Figure", pairs: Pairs) -> None:
    axes = figure.subplots()
    rows = pairs.rows[::-1]
    for place, row in enumerate(rows):
        for (length, words), shift, colour in ((row.asked, 0.19, FAINT), (row.went, -0.19, ACCENT)):
            axes.barh(place + shift, length, height=0.36, color=colour)
            if words:
                axes.text(length, place + shift, f" {words}", va="center", fontsize=7, color=GREY)
    axes.set_yticks(range(len(rows)), [row.label for row in rows])
    _plain(axes, pairs.title)
    axes.grid(axis="y", visible=False)
    axes.grid(axis="x", color=FAINT, lw=0.5)
    axes.locator_params(axis="x", integer=True)
    axes.set_xlim(left=0)


def _medians(figure: "Figure", courses: Sequence[Course]) -> None:
    """The five times, and in the sixth place what the lines and signs are."""
    every: list[Axes] = list(figure.subplots(2, 3).flat)
    for axes, course in zip(every, courses, strict=False):
        _median(axes, course)
        axes.set_xticks(course.labelled, [str(int(course.days[place][8:])) for place in course.labelled])
    key = every[-1]
    key.set_axis_off()
    key.plot([], [], "o-", color=ACCENT, ms=2.6, lw=0.9, label="median of a day of the month")
    key.plot([], [], color=GREY, lw=0.8, label="mean of the days")
    key.plot([], [], color=GREY, lw=0.8, ls=(0, (4, 3)), label="control limits")
    key.plot([], [], "X", color=BEYOND, ms=6, ls="none", label="beyond them")
    key.legend(loc="center left", frameon=False)


def _median(axes: "Axes", course: Course) -> None:
    """One of the five times: a dot a day, joined where days follow each other; beyond the limits a cross."""
    values = [float("nan") if each is None else each for each in course.values]
    axes.plot(range(len(values)), values, "o-", color=ACCENT, ms=2.6, lw=0.9)
    if course.limits is not None:
        lower, mean, upper = course.limits
        axes.axhline(mean, color=GREY, lw=0.8)
        for limit in (lower, upper):
            axes.axhline(limit, color=GREY, lw=0.8, ls=(0, (4, 3)))
        out = list(course.beyond)
        axes.plot(out, [values[place] for place in out], "X", color=BEYOND, ms=6)
    axes.set_xlim(-0.6, len(values) - 0.4)
    axes.set_ylim(bottom=0)
    _plain(axes, course.title)


def _plain(axes: "Axes", title: str) -> None:
    axes.set_title(title, loc="left", fontsize=9, fontweight="semibold", color=INK)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(GREY)
    axes.tick_params(length=0, colors=GREY, labelcolor=INK)
    axes.grid(axis="y", color=FAINT, lw=0.5)
    axes.set_axisbelow(True)
