"""The pictures of a report, drawn without a window from the same tables that stand beside them.

What is hidden there is hidden here: its bar is a hatched stub, and a day without a median is a gap.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from console.reports.figure_cells import HIDDEN, AtLeast, Cell, FigureTable, Span, words_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDE = 528 / 72
"""Inches across the page, as in `pages.py`."""
DPI = 220
INK, GREY, FAINT, ACCENT, BEYOND = "#12181F", "#545F6C", "#D3DAE2", "#1C5AC4", "#B3261E"
Form = Literal["png", "svg", "pdf"]
Tables = Mapping[str, FigureTable]


class Drawn(NamedTuple):
    """A picture: its name, how high it is in points where it is as wide as the page, and what it shows."""

    name: str
    height: float
    says: str
    data: bytes


def pictures_of(tables: Sequence[FigureTable], fonts: Path, form: Form = "png") -> tuple[Drawn, ...]:
    """Every picture that these tables give. fonts: the folder of the product's fonts."""
    named = {table.name: table for table in tables}
    asked = [row for row in named["responses"].rows if row[1] != 0]
    days = named["daily_medians"].rows
    wanted: list[tuple[str, float, str, Callable[..., None]]] = [
        ("when", 138, "Calls by hour of the day, and by weekday.", _when)
    ]
    if asked:
        says = "Each response: how often asked for, and how often it went."
        wanted.append(("responses", 34.0 + 21 * len(asked), says, _responses))
    if len({row[0] for row in days if isinstance(row[3], Span)}) > 1:
        wanted.append(("medians", 192, "The median of each day, with the control limits.", _medians))
    return tuple(
        Drawn(name, height, says, _saved(partial(draw, tables=named), height, fonts, form))
        for name, height, says, draw in wanted
    )


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


def _when(figure: "Figure", tables: Tables) -> None:
    """Hours, and beside them weekdays, where there is more than one."""
    if sum(row[1] != 0 for row in tables["weekdays"].rows) > 1:
        hours, days = figure.subplots(1, 2, width_ratios=(24, 9))
        _bars(days, tables["weekdays"].rows, [str(row[0])[:3] for row in tables["weekdays"].rows], "Weekday")
    else:
        hours = figure.subplots()
    _bars(hours, tables["hours"].rows, [str(row[0])[:2] for row in tables["hours"].rows], "Hour of the day")


def _bars(axes: "Axes", rows: Sequence[tuple[Cell, ...]], labels: list[str], title: str) -> None:
    counts = [row[1] if isinstance(row[1], int) else 0 for row in rows]
    places = range(len(rows))
    axes.bar(places, counts, width=0.72, color=ACCENT)
    hidden = [place for place, row in enumerate(rows) if row[1] is HIDDEN]
    stub = max(max(counts, default=0), 10) * 0.12
    axes.bar(hidden, [stub] * len(hidden), width=0.72, color="white", edgecolor=GREY, hatch="////", lw=0.5)
    shown = [place for place in places if len(labels) < 12 or place % 3 == 0]
    axes.set_xticks(shown, [labels[place] for place in shown])
    axes.locator_params(axis="y", integer=True)
    if not any(counts):
        axes.set_ylim(0, 1)  # else the axis of an empty month begins below nothing
    _plain(axes, title + (", hatched: hidden" if hidden else ""))


def _responses(figure: "Figure", tables: Tables) -> None:
    axes = figure.subplots()
    rows = [row for row in tables["responses"].rows if row[1] != 0][::-1]
    for place, row in enumerate(rows):
        for column, shift, colour in ((1, 0.19, FAINT), (2, -0.19, ACCENT)):
            cell = row[column]
            width = cell.least if isinstance(cell, AtLeast) else cell if isinstance(cell, int) else 0
            axes.barh(place + shift, width, height=0.36, color=colour)
            if cell is not None:
                axes.text(width, place + shift, f" {words_of(cell)}", va="center", fontsize=7, color=GREY)
    axes.set_yticks(range(len(rows)), [str(row[0]) for row in rows])
    _plain(axes, "Calls: asked for (light) and went or talked (dark)")
    axes.grid(axis="y", visible=False)
    axes.grid(axis="x", color=FAINT, lw=0.5)
    axes.locator_params(axis="x", integer=True)
    axes.set_xlim(left=0)


def _medians(figure: "Figure", tables: Tables) -> None:
    """The five times, and in the sixth place what the lines and signs are."""
    every: list[Axes] = list(figure.subplots(2, 3).flat)
    days = list(dict.fromkeys(str(row[0]) for row in tables["daily_medians"].rows))
    step = max(1, len(days) // 6)
    for axes, limits in zip(every, tables["limits"].rows, strict=False):
        name = str(limits[0])
        told = {
            str(row[0]): row[3].s
            for row in tables["daily_medians"].rows
            if row[1] == name and isinstance(row[3], Span)
        }
        _median(axes, name, days, told, [cell.s if isinstance(cell, Span) else None for cell in limits[1:4]])
        axes.set_xticks(range(0, len(days), step), [str(int(day[8:])) for day in days[::step]])
    key = every[-1]
    key.set_axis_off()
    key.plot([], [], "o-", color=ACCENT, ms=2.6, lw=0.9, label="median of a day of the month")
    key.plot([], [], color=GREY, lw=0.8, label="mean of the days")
    key.plot([], [], color=GREY, lw=0.8, ls=(0, (4, 3)), label="control limits")
    key.plot([], [], "X", color=BEYOND, ms=6, ls="none", label="beyond them")
    key.legend(loc="center left", frameon=False)


def _median(
    axes: "Axes", name: str, days: list[str], told: Mapping[str, float], limits: list[float | None]
) -> None:
    """One of the five times: a dot a day, joined where days follow each other; beyond the limits a cross."""
    longest = max((*told.values(), *(each for each in limits if each is not None)), default=0)
    by, unit = (60, "min") if longest >= 180 else (1, "s")
    values = [told[day] / by if day in told else float("nan") for day in days]
    axes.plot(range(len(days)), values, "o-", color=ACCENT, ms=2.6, lw=0.9)
    lower, mean, upper = limits
    if lower is not None and mean is not None and upper is not None:
        axes.axhline(mean / by, color=GREY, lw=0.8)
        for limit in (lower, upper):
            axes.axhline(limit / by, color=GREY, lw=0.8, ls=(0, (4, 3)))
        out = [place for place, day in enumerate(days) if day in told and not lower <= told[day] <= upper]
        axes.plot(out, [values[place] for place in out], "X", color=BEYOND, ms=6)
    axes.set_xlim(-0.6, len(days) - 0.4)
    axes.set_ylim(bottom=0)
    _plain(axes, f"{name}, {unit}")


def _plain(axes: "Axes", title: str) -> None:
    axes.set_title(title, loc="left", fontsize=9, fontweight="semibold", color=INK)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(GREY)
    axes.tick_params(length=0, colors=GREY, labelcolor=INK)
    axes.grid(axis="y", color=FAINT, lw=0.5)
    axes.set_axisbelow(True)
