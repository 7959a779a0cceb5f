"""The picture of the guide on the Policy screen: which part of it, and how it is saved as SVG or PDF."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from console import accounts
from console.domain.rows.policy_flow import FlowBox, flow_boxes
from console.ui.paint import draw_text
from console.ui.screens.policy_work import PolicyWork
from console.ui.svg_words import with_outlines
from console.ui.theme import Look
from console.ui.whole_file import write_whole
from console.ui.widgets.pack_file import path_of
from console.ui.widgets.policy_picture import MARGIN, Picture, area_of, paint_picture, picture_of
from console.ui.widgets.policy_view import PolicyView
from console.ui.wish import Wish

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk

DOTS_AN_INCH = 96
POINTS_A_DOT = 72 / DOTS_AN_INCH
CAPTION = 46
"""Room above a saved picture for what it is of."""


class Caption(NamedTuple):
    """What a saved picture says of itself: the policy and the part, and how that policy stands."""

    title: str
    standing: str


class PolicyPicture:
    """The picture of one screen. part: which one, or empty for all. is_large: it has the whole screen."""

    def __init__(self, desk: Desk, work: PolicyWork, view: PolicyView) -> None:
        self._desk, self._work, self._view = desk, work, view
        self.part, self.is_large = "safety", False

    def show(self) -> None:
        """Show the part, with the way of what is followed."""
        followed = self._work.followed
        self._view.flow.show_flow(self._boxes(followed.facts if followed is not None else None), self.part)

    def choose(self, part: str) -> None:
        """Show another part, or all (empty)."""
        self.part = part
        self.show()

    def wish(self, wish: Wish) -> bool:
        """Grant what is wished of the picture; False where the wish is about something else."""
        match wish.name:
            case "picture" if not self._view.flow.isVisible():
                self.show_large(True)
            case "picture":
                self._view.flow.take_keys()
            case "flow_part":
                self.choose(wish.value)
            case "flow_large":
                self.show_large(not self.is_large)
            case "flow_rule":
                self.show_large(False)
                self._view.rules.bring(wish.value)
                self._view.rules.take_keys()
            case _:
                return False
        return True

    def show_large(self, is_large: bool) -> None:
        """Give the picture the whole screen, or give the room back."""
        self.is_large = is_large
        self._view.show_large(is_large)
        if is_large:
            self._view.flow.take_keys()

    def free_file(self) -> Path:
        """A file beside the store that is not there yet."""
        store = accounts.store_of(self._desk.bridge.session)
        name = f"{self._work.compiled.policy.id}-{self.part or 'all'}"
        names = (f"{name}{f'-{number}' if number else ''}.svg" for number in range(1000))
        return next(file for each in names if not (file := store.with_name(each)).exists())

    @property
    def leaves_out(self) -> bool:
        """Whether the way that is seen is a real call's, which is not saved."""
        followed = self._work.followed
        return followed is not None and followed.is_somebodys

    def save(self, text: str) -> str:
        """Save the picture to a file that is not there yet; why not, or nothing where it is done."""
        file = path_of(text)
        if not file.is_absolute():
            return "Give the file's whole path, from the root on."
        write = {".svg": as_svg, ".pdf": as_pdf}.get(file.suffix.lower())
        if write is None:
            return "Let the file's name end in .svg or .pdf."
        followed = self._work.followed
        facts = followed.facts if followed is not None and not self.leaves_out else None
        look = Look(self._desk.looks.look.tokens, "light")
        title = f"{self._work.compiled.policy.title}, {self.part or 'all parts'}"
        caption = Caption(title, self._work.standing)
        try:
            write_whole(file, write(picture_of(self._boxes(facts), look), look, caption))
        except FileExistsError:
            return f"{file} is there already, and is left alone. Name a new file."
        except OSError as trouble:
            return f"{file}: {trouble.strerror or trouble}."
        return ""

    def _boxes(self, facts: Mapping[str, str] | None) -> tuple[FlowBox, ...]:
        flow = self._work.flow(self.part)
        return flow_boxes(flow, self._work.compiled.catalogue, facts) if flow is not None else ()


def as_svg(picture: Picture, look: Look, caption: Caption) -> bytes:
    """The picture as SVG."""
    from PySide6.QtSvg import QSvgGenerator  # a library of its own, which only this needs

    buffer, area = QBuffer(), saved_area(picture)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QSvgGenerator()
    device.setOutputDevice(buffer)
    device.setTitle(caption.title)
    device.setResolution(DOTS_AN_INCH)
    device.setSize(QSize(round(area.width()), round(area.height())))
    device.setViewBox(QRectF(0, 0, area.width(), area.height()))
    painter = QPainter(device)
    _paint(painter, picture, look, area, caption)
    painter.end()
    return with_outlines(bytes(buffer.data().data()).decode(), list(look.tokens.families)).encode()


def as_pdf(picture: Picture, look: Look, caption: Caption) -> bytes:
    """The picture as a PDF of one page, as large as it is."""
    buffer, area = QBuffer(), saved_area(picture)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setTitle(caption.title)
    device.setResolution(DOTS_AN_INCH)
    size = QSizeF(area.width() * POINTS_A_DOT, area.height() * POINTS_A_DOT)
    device.setPageSize(QPageSize(size, QPageSize.Unit.Point))
    device.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(device)
    _paint(painter, picture, look, area, caption)
    painter.end()
    return bytes(buffer.data().data())


def saved_area(picture: Picture) -> QRectF:
    """The area of a saved picture: all of it, with its caption above."""
    return area_of(picture).adjusted(0, -CAPTION, 0, 0)


def _paint(painter: QPainter, picture: Picture, look: Look, area: QRectF, caption: Caption) -> None:
    painter.fillRect(QRectF(0, 0, area.width(), area.height()), look.color("bg.raised"))
    painter.translate(-area.topLeft())
    line = QRectF(area.x() + MARGIN, area.y() + 12, area.width() - 2 * MARGIN, 22)
    draw_text(painter, line, caption.title, look, "body", "semibold")
    quiet = look.color("text.secondary")
    draw_text(painter, line.translated(0, 22), caption.standing, look, "small", "regular", quiet)
    paint_picture(painter, picture, look, None, area)
