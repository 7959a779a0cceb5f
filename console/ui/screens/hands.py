"""Gives the lists of the desk their menus and lets units and calls be carried onto each other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QWidget

from console.domain.rows.shown import AnswerRow, CallRow, UnitRow
from console.ui.screens.offers import alert_acts, answer_acts, call_acts, drop_act, unit_acts
from console.ui.screens.taught import teach_wish
from console.ui.tables.row_hands import RowHands
from console.ui.tables.unit_words import name_of
from console.ui.theme import Look
from console.ui.widgets.act_menu import MenuAct
from console.ui.widgets.carried import Carried
from console.ui.wish import Wish

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk


class Hands(QObject):
    """What the mouse can do besides clicking. It wishes what keys wish, and knows no other way."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        parts, wish = desk.parts, self.wish
        units = RowHands[UnitRow](parts.units.view, name_of, partial(unit_acts, desk), wish)
        calls = RowHands[CallRow](parts.calls.view, lambda row: row.call, partial(call_acts, desk), wish)
        RowHands[AnswerRow](parts.answers.view, lambda row: row.fact, partial(answer_acts, desk), wish)
        parts.lane.set_menu(partial(alert_acts, desk), wish)
        units.carried = self._carried("unit")
        calls.carried = self._carried("call")
        self._all = (units.carried, calls.carried)
        parts.doorway.turned.connect(self._door_turned)

    def wish(self, wish: Wish) -> None:
        """Grant what a part of the desk wished, and say what typing would do the same."""
        self._desk.wish(wish)
        teach_wish(self._desk, wish)

    def set_look(self, look: Look) -> None:
        """Paint with another look from now on."""
        for carried in self._all:
            carried.look = look

    def _door_turned(self, is_shut: bool) -> None:
        """Let nothing of the desk stand before a door that shuts by itself: no menu, nothing carried."""
        if not is_shut:
            return
        while isinstance(popup := QApplication.activePopupWidget(), QMenu):
            popup.close()
        for carried in self._all:
            if carried.is_under_way():
                carried.let_fall()

    def _carried(self, kind: str) -> Carried:
        lane, look = self._desk.parts.lane, self._desk.looks.look
        return Carried(lane, look, kind, self._onto, self._drop, self.wish)

    def _drop(self, carried: str, onto: str) -> MenuAct:
        return drop_act(self._desk, carried, onto)

    def _onto(self, place: QPoint) -> str:
        """The unit or call at a place of the screen; the call in front wherever it is asked and written."""
        parts, here = self._desk.parts, self._desk.place.call
        for kind, view in (("unit", parts.units.view), ("call", parts.calls.view)):
            if found := _row_at(view, place):
                return f"{kind} {found}"
        middle = (parts.intake, parts.strip, parts.guide, parts.advice, parts.answers)
        return f"call {here}" if here and any(_covers(each, place) for each in middle) else ""


def _row_at(view: QAbstractItemView, place: QPoint) -> str:
    if not _covers(view.viewport(), place):
        return ""
    row = view.indexAt(view.viewport().mapFromGlobal(place)).data(Qt.ItemDataRole.UserRole)
    return name_of(row) if isinstance(row, UnitRow) else row.call if isinstance(row, CallRow) else ""


def _covers(widget: QWidget, place: QPoint) -> bool:
    return widget.isVisible() and widget.rect().contains(widget.mapFromGlobal(place))


def dropped(desk: Desk, value: str) -> None:
    """Do what carrying did: the call comes to the front, then the unit goes, as by the command line."""
    call, name, rest = value.split(" ", 2)
    if desk.place.call != call:
        desk.wish(Wish("open_call", call))
    desk.wish(Wish(name, rest))
