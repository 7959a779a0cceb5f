"""One press of a key is one act: a key that is held down goes on moving and typing, and does nothing else.

Keys come to the window before they come to what has the focus, and before they become shortcuts, so one
filter on each window is enough. Under X11, Qt 6.11 does not mark all that a held key sends as repeats: those
come with a release at the very moment of the next press, which no hand can do.
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
AT_ONCE_MS = 1
"""No finger is up and down again within this."""
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

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._released: dict[int, int] = {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True, and so an end, for a held key that would do something."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyRelease:
            self._released[event.key()] = event.timestamp()
            return False
        if not self._is_held(event) or not self._acts(Qt.Key(event.key()), event.modifiers()):
            return False
        event.accept()  # a shortcut is not looked for then
        return True

    def _is_held(self, event: QKeyEvent) -> bool:
        since = event.timestamp() - self._released.get(event.key(), -AT_ONCE_MS - 1)
        return event.isAutoRepeat() or (event.timestamp() > 0 and 0 <= since <= AT_ONCE_MS)

    def _acts(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        if key in MOVES:
            return False
        plain = held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        is_typing = isinstance(QApplication.focusWidget(), QLineEdit) and plain
        return not is_typing or key in ACTS or Qt.Key.Key_F1 <= key <= Qt.Key.Key_F12
