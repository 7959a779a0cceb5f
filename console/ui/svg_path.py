"""Reads a drawing written as path letters into a QPainterPath. Knows the letters our icons use, no more.

M L H V A C S Z as in SVG, large for absolute and small for relative places; arcs are parts of circles.
Our own is `O`: a circle by its middle and radius.
"""

import math
import re

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

_TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "A": 7, "C": 6, "S": 4, "Z": 0, "O": 3}


def read_path(text: str) -> QPainterPath:
    """The path that the letters draw."""
    path, control = QPainterPath(), QPointF()
    for letter, numbers in _steps(text):
        kind, here = letter.upper(), path.currentPosition()
        base = here if letter.islower() else QPointF()
        points = [QPointF(x, y) + base for x, y in zip(numbers[-2::-2], numbers[::-2], strict=False)][::-1]
        last = control if kind == "S" else here
        match kind:
            case "M":
                path.moveTo(points[0])
            case "L":
                path.lineTo(points[0])
            case "H":
                path.lineTo(numbers[0] + base.x(), here.y())
            case "V":
                path.lineTo(here.x(), numbers[0] + base.y())
            case "C" | "S":
                first = points[0] if kind == "C" else here * 2 - last
                path.cubicTo(first, points[-2], points[-1])
                control = points[-2]
            case "A":
                _arc(path, numbers[0], bool(numbers[3]), bool(numbers[4]), points[-1])
            case "O":
                path.addEllipse(QPointF(numbers[0], numbers[1]), numbers[2], numbers[2])
            case _:
                path.closeSubpath()
        if kind not in "CS":
            control = path.currentPosition()
    return path


def _steps(text: str) -> list[tuple[str, list[float]]]:
    """Letters with their numbers; a letter left out repeats the one before, after a move it is a line."""
    steps: list[tuple[str, list[float]]] = []
    tokens, at, letter = _TOKEN.findall(text), 0, ""
    while at < len(tokens):
        if tokens[at].isalpha():
            letter = tokens[at]
            at += 1
        elif letter in "Mm":
            letter = "L" if letter == "M" else "l"
        takes = _TAKES[letter.upper()]
        steps.append((letter, [float(number) for number in tokens[at : at + takes]]))
        at += takes
    return steps


def _arc(path: QPainterPath, radius: float, large: bool, sweep: bool, to: QPointF) -> None:
    """An arc of a circle from where the path is; `sweep`: clockwise on the screen."""
    start = path.currentPosition()
    across = to - start
    chord = math.hypot(across.x(), across.y())
    radius = max(radius, chord / 2)
    off = math.sqrt(max(0.0, radius**2 - chord**2 / 4)) * (1 if large != sweep else -1)
    middle = (start + to) / 2 + QPointF(-across.y(), across.x()) * (off / chord)
    begin = math.degrees(math.atan2(middle.y() - start.y(), start.x() - middle.x()))
    end = math.degrees(math.atan2(middle.y() - to.y(), to.x() - middle.x()))
    turn = (end - begin) % -360 if sweep else (end - begin) % 360
    box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    path.arcTo(box, begin, turn)
