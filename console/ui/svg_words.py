"""Text of an SVG as outlines: it looks the same wherever it is opened, with or without the font.

The words stay in the file, unseen, to be searched and read aloud. A width given to a text would not do: some
viewers do not know it, and a wider font then runs out of its box.
"""

import re
from html import unescape

from PySide6.QtGui import QFont, QFontMetricsF, QPainterPath, QTransform

_TEXT = re.compile(
    r'<text(?P<rest>[^>]*? x="(?P<x>[-\d.]+)" y="(?P<y>[-\d.]+)"'
    r'[^>]*? font-size="(?P<size>\d+)" font-weight="(?P<weight>\d+)"[^>]*)>'
    r"(?P<words>[^<]*)</text>"
)
"""A text as Qt writes it."""
LARGER = 16
_FILL = re.compile(r' fill="[^"]*"| fill-opacity="[^"]*"')


def with_outlines(svg: str, families: list[str]) -> str:
    """The SVG with each text drawn as its outline; `families` are those of the look."""

    def outlined(found: re.Match[str]) -> str:
        words = unescape(found["words"])
        if not words.strip():
            return found[0]
        size = int(found["size"])
        font = QFont(families)
        # Drawn large: at its own size an outline depends on what the screen has painted before.
        font.setPixelSize(size * LARGER)
        # Bolder than the look's own fonts are is made up by the machine, each time a little otherwise.
        font.setWeight(QFont.Weight(min(int(found["weight"]), QFont.Weight.DemiBold.value)))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        path = QPainterPath()
        path.addText(0, 0, font, words)
        to_place = QTransform.fromTranslate(float(found["x"]), float(found["y"])).scale(
            1 / LARGER, 1 / LARGER
        )
        fill = "".join(_FILL.findall(found["rest"]))
        wide = QFontMetricsF(font).horizontalAdvance(words) / LARGER
        unseen = _FILL.sub("", found["rest"])
        # The outline last: a viewer that does not know unseen text would paint it over.
        return (
            f'<text fill="none" textLength="{wide:.1f}" lengthAdjust="spacingAndGlyphs"{unseen}>'
            f"{found['words']}</text>"
            f'<path{fill} stroke="none" d="{_data(to_place.map(path))}"/>'
        )

    return _TEXT.sub(outlined, svg)


def _data(path: QPainterPath) -> str:
    """A path as an SVG says it, to a hundredth of a dot."""
    said = []
    for number in range(path.elementCount()):
        each = path.elementAt(number)
        letter = {
            QPainterPath.ElementType.MoveToElement: "M",
            QPainterPath.ElementType.LineToElement: "L",
            QPainterPath.ElementType.CurveToElement: "C",
        }.get(each.type, " ")
        said.append(f"{letter}{round(each.x, 2)} {round(each.y, 2)}")
    return "".join(said)
