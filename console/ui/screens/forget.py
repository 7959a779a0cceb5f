"""What the desk remembers by itself, let go once words were erased: they are to be nowhere, here neither."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

from console.domain.entries import PremiseNoted, PremiseNoteEnded, Redacted
from console.domain.entry import Entry

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk


def forget_erased(desk: Desk, entries: Sequence[Entry]) -> None:
    """Forget lines that were run, earlier calls looked up, the last act, and what was copied from here.

    All of it where anything was erased: nobody can say which of it held the words. What is known of places is
    looked up anew where somebody noted more.
    """
    if any(isinstance(entry.body, PremiseNoted | PremiseNoteEnded) for entry in entries):
        desk.earlier.forget()
    erasing = {entry.body.entry: entry for entry in entries if isinstance(entry.body, Redacted)}
    if not erasing:
        return
    desk.parts.command.forget_lines()
    desk.last_act.replace(erasing)
    let_go(desk)


def let_go(desk: Desk) -> None:
    """Forget rows, earlier calls that were looked up, and what was copied: the next person is another."""
    desk.kept.forget()
    desk.earlier.forget()
    desk.address.forget()
    clipboard = QApplication.clipboard()
    # Not every kind of desktop can say whose it is.
    if clipboard.ownsClipboard() or (desk.copied and clipboard.text() == desk.copied):
        clipboard.clear()
    desk.copied = ""
    if clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
