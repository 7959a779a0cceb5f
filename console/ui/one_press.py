"""One press of a key is one act: a key that is held down goes on moving and typing, and does nothing else.

Keys come to the window before they come to what has the focus, so one filter on each window is enough. The
shortcuts of the desk come even before that, and see to it themselves.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

MOVES = frozenset(
    (
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
    )
)
"""The keys that may be held anywhere."""
ACTS = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape))
"""The keys that may not be held even where text is typed."""


def ignore_held_keys(widget: QWidget) -> None:
    """Have the window of this widget pass over keys that are held down."""
    widget.winId()
    handle = widget.window().windowHandle()
    assert handle is not None, "a window that has a number has a handle"
    handle.installEventFilter(OnePress(widget))


class OnePress(QObject):
    """Stops key presses that come again by themselves and would act again."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True, and so an end, for a held key that would do something."""
        if not isinstance(event, QKeyEvent) or not event.isAutoRepeat():
            return False
        key = Qt.Key(event.key())
        is_typing = isinstance(QApplication.focusWidget(), QLineEdit) and key not in ACTS
        return key not in MOVES and not is_typing
