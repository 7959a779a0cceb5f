"""How a field says that what is typed in it is a draft: in words that the label's line has room for."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from console.ui.paint import text_width
from console.ui.widgets.field import Field

DRAFT_MS = 300
"""So long after the last key what is typed is kept as a draft."""


def after_a_pause(parent: QObject, act: Callable[[], None]) -> QTimer:
    """A clock that acts so long after it was started last: once somebody pauses in what they type."""
    clock = QTimer(parent)
    clock.setSingleShot(True)
    clock.setInterval(DRAFT_MS)
    clock.timeout.connect(act)
    return clock


def fitting_draft(field: Field, is_safe: bool, saved: str = "") -> str:
    """The words for a draft that the label's line has room for; one that is not on the disk says that.

    saved: the value that the draft stands in front of, which Esc gives back.
    """
    room = field.width() - 100
    if not is_safe:
        return field.tr("Only on this screen")
    said = [field.tr("Not saved yet, kept as a draft"), field.tr("Kept as a draft")]
    if saved:
        before = field.tr("Draft; saved is “{saved}”, Esc gives it back").format(saved=saved)
        said = [before, field.tr("Draft; Esc gives the saved value back"), field.tr("Draft; Esc: saved")]
    for words in said:
        if text_width(words, field.look, "label") <= room:
            return words
    return said[-1] if saved else field.tr("Draft")
