"""The look of every screen, read from `resources/theme/tokens.json`. Knows no widget and no row.

`Tokens` are the values as they stand in the file; a `Look` is one of its two themes at one of two densities,
and keeps the fonts, colours and metrics that painting asks for many times a second.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeVar

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPalette, QStaticText

from console.settings import resources_dir

ThemeName = Literal["dark", "light"]
Weight = Literal["regular", "semibold", "bold"]
T = TypeVar("T")
Sizes = Mapping[str, int]


class Tokens(NamedTuple):
    """The design's values: logical pixels, points in `pt`, colours by theme and dotted path."""

    colors: Mapping[str, Mapping[str, str]]
    space: Sizes
    radius: Sizes
    line: Sizes
    families: tuple[str, ...]
    weights: Sizes
    pt: Mapping[str, float]
    rows: Mapping[str, Sizes]
    bars: Mapping[str, Sizes]
    docks: Mapping[str, Sizes]
    motion: Sizes


class Drawn(NamedTuple):
    """A line of text made ready for painting, and its measures in logical pixels.

    shown: the letters that are painted, where hidden ones have their marks.
    """

    text: QStaticText
    shown: str
    width: float
    half_cap: float
    ascent: float


def load_tokens(resources: Path | None = None) -> Tokens:
    """The tokens of the program's own resources, or of the folder given."""
    folder = resources or resources_dir()
    read = json.loads((folder / "theme" / "tokens.json").read_text("utf-8"))
    kind = read["type"]
    return Tokens(
        colors=MappingProxyType(
            {name: MappingProxyType(_flat(theme)) for name, theme in read["color"].items()}
        ),
        space=read["space"],
        radius=read["radius"],
        line=read["line"],
        families=(kind["family"], *kind["fallback"]),
        weights=kind["weights"],
        pt=kind["pt"],
        rows=read["row"],
        bars={
            name: read["bar"][name] | {"practice": read["bar"]["practice"]}
            for name in ("comfortable", "dense")
        },
        docks=read["dock"],
        motion=read["motion"],
    )


def load_fonts(resources: Path | None = None) -> int:
    """Make the bundled fonts known to the application; how many there were.

    With none the look falls back to the next family of the tokens.
    """
    files = sorted(((resources or resources_dir()) / "fonts").glob("*.ttf"))
    return sum(QFontDatabase.addApplicationFont(str(file)) >= 0 for file in files)


class Look:
    """One theme at one density: what a painter needs, kept once made."""

    def __init__(self, tokens: Tokens, name: ThemeName = "dark", dense: bool = False) -> None:
        self.tokens = tokens
        self.name = name
        self.dense = dense
        self.texts: dict[tuple[str, str, Weight], Drawn] = {}
        self.gap = tokens.docks["gap"]["dense" if dense else "comfortable"]
        self._density = "dense" if dense else "comfortable"
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, Weight], QFont] = {}
        self._metrics: dict[tuple[str, Weight], QFontMetricsF] = {}

    def color(self, path: str) -> QColor:
        """The colour at a dotted path of the theme, such as `text.primary`. Raises KeyError."""
        found = self._colors.get(path)
        if found is None:
            found = self._colors[path] = QColor(self.tokens.colors[self.name][path])
        return found

    def font(self, size: str, weight: Weight = "regular") -> QFont:
        """The font of a named size, with figures of one width."""
        found = self._fonts.get((size, weight))
        if found is None:
            found = QFont(list(self.tokens.families))
            found.setPointSizeF(self.tokens.pt[size])
            found.setWeight(QFont.Weight(self.tokens.weights[weight]))
            found.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[size, weight] = found
        return found

    def metrics(self, size: str, weight: Weight = "regular") -> QFontMetricsF:
        """How wide and high text of that font is."""
        found = self._metrics.get((size, weight))
        if found is None:
            found = self._metrics[size, weight] = QFontMetricsF(self.font(size, weight))
        return found

    def pick(self, comfortable: T, dense: T) -> T:
        """The one of two values that goes with the density."""
        return dense if self.dense else comfortable

    def row(self, name: str) -> int:
        """The height of a kind of row or control."""
        return self.tokens.rows[self._density][name]

    def bar(self, name: str) -> int:
        """The height of a bar of the window: `top`, `alerts`, `command`, `keys` or `practice`."""
        return self.tokens.bars[self._density][name]

    def dock(self, name: str, which: Literal["rail", "least", "usual"] = "usual") -> int:
        """The width of a column of the desk."""
        return self.tokens.docks[name][which]

    def space(self, steps: int) -> int:
        """A distance of so many steps of the grid."""
        return steps * self.tokens.space["grid"]

    def radius(self, name: str) -> int:
        """The radius of a `chip`, `control` or `card`."""
        return self.tokens.radius[name]

    def line(self, name: str) -> int:
        """The width of a line: `hair`, `focus`, `focus_gap`, `mark` or `practice_frame`."""
        return self.tokens.line[name]

    def palette(self) -> QPalette:
        """The palette for whatever Qt draws by itself."""
        palette = QPalette()
        for role, path in _PALETTE.items():
            palette.setColor(role, self.color(path))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("text.disabled"))
        return palette

    def style_sheet(self) -> str:
        """The few rules a palette cannot say: borders, radii, paddings, separators."""
        colors = {path.replace(".", "_"): value for path, value in self.tokens.colors[self.name].items()}
        sizes = {f"radius_{name}": value for name, value in self.tokens.radius.items()}
        return _SHEET.format(
            gap=self.gap, field=self.row("field"), table=self.row("table"), **colors, **sizes
        )


def _flat(tree: Mapping[str, object], path: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for name, value in tree.items():
        if isinstance(value, Mapping):
            flat |= _flat(value, f"{path}{name}.")
        else:
            flat[path + name] = str(value)
    return flat


_PALETTE: Mapping[QPalette.ColorRole, str] = MappingProxyType(
    {
        QPalette.ColorRole.Window: "bg.app",
        QPalette.ColorRole.WindowText: "text.primary",
        QPalette.ColorRole.Base: "bg.field",
        QPalette.ColorRole.AlternateBase: "bg.panel",
        QPalette.ColorRole.Text: "text.primary",
        QPalette.ColorRole.PlaceholderText: "text.disabled",
        QPalette.ColorRole.Button: "bg.control",
        QPalette.ColorRole.ButtonText: "text.primary",
        QPalette.ColorRole.BrightText: "alert.on_fill",
        QPalette.ColorRole.Highlight: "bg.selected",
        QPalette.ColorRole.HighlightedText: "text.primary",
        QPalette.ColorRole.Accent: "accent.fill",
        QPalette.ColorRole.Link: "accent.text",
        QPalette.ColorRole.LinkVisited: "accent.text",
        QPalette.ColorRole.ToolTipBase: "bg.raised",
        QPalette.ColorRole.ToolTipText: "text.primary",
        QPalette.ColorRole.Light: "border.strong",
        QPalette.ColorRole.Midlight: "border.strong",
        QPalette.ColorRole.Mid: "border.subtle",
        QPalette.ColorRole.Dark: "border.strong",
        QPalette.ColorRole.Shadow: "bg.app",
    }
)

_SHEET = """
QToolTip {{
    background: {bg_raised}; color: {text_primary}; padding: 4px 6px; border: 1px solid {border_control};
}}
QAbstractScrollArea {{ border: none; background: transparent; }}
QLineEdit[painted="true"] {{ background: transparent; border: none; }}
QPlainTextEdit, QTextEdit {{
    background: {bg_field}; color: {text_primary}; padding: 4px 6px;
    border: 1px solid {border_control}; border-radius: {radius_control}px;
}}
QTextBrowser[painted="true"] {{ background: transparent; border: none; padding: 0; }}
QMainWindow::separator {{ background: {bg_app}; width: {gap}px; height: {gap}px; }}
QSplitter::handle {{ background: {bg_app}; }}
QSplitter::handle:horizontal {{ width: {gap}px; }}
QSplitter::handle:vertical {{ height: {gap}px; }}
QScrollBar:vertical {{ background: transparent; width: 9px; margin: 2px; border: none; }}
QScrollBar:horizontal {{ background: transparent; height: 9px; margin: 2px; border: none; }}
QScrollBar::handle {{ background: {border_control}; border-radius: 2px; min-height: 24px; min-width: 24px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QComboBox {{
    background: {bg_control}; color: {text_primary}; padding: 0 8px; min-height: {field}px;
    border: 1px solid {border_control}; border-radius: {radius_control}px;
}}
QComboBox QAbstractItemView {{ background: {bg_raised}; border: 1px solid {border_control}; }}
QMenu {{ background: {bg_raised}; border: 1px solid {border_control}; padding: 4px; }}
QMenu::item {{ padding: 4px 12px; border: 2px solid transparent; }}
QMenu::item:selected {{ background: {bg_selected}; border-color: {focus_ring}; }}
QMenu::item:disabled {{ color: {text_secondary}; }}
QHeaderView::section {{
    background: {bg_panel}; color: {text_secondary}; padding: 0 8px; min-height: {table}px;
    border: none; border-bottom: 1px solid {border_subtle};
}}
QTableView {{ background: {bg_panel}; gridline-color: {border_subtle}; border: none; }}
"""
