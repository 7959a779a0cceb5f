"""The look in force: theme and density, put on every part at once; a person's choice outlasts the day."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from console.ui.theme import Look, ThemeName, Tokens
from console.ui.widgets.looking import Looking


class Looks(QObject):
    """Puts a look on the parts. The system's light or dark is followed until a person chooses."""

    def __init__(self, tokens: Tokens, settings: QSettings, application: QApplication) -> None:
        super().__init__(application)
        self._tokens, self._settings, self._application = tokens, settings, application
        self._chosen = str(settings.value("theme", ""))
        self.look = Look(tokens, self._theme(), dense=False)
        self._parts: Sequence[Looking] = ()
        self._afterwards: Callable[[], None] = _nothing
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    def dress(self, parts: Sequence[Looking], afterwards: Callable[[], None], *, is_dense: bool) -> None:
        """Name the parts that take over looks, and what is to be done after each change.

        is_dense: for the size that the window has now; dressing all of it twice takes a tenth of the start.
        """
        self._parts, self._afterwards = parts, afterwards
        self.look = Look(self._tokens, self._theme(), is_dense)
        self._put()

    def dress_again(self) -> None:
        """Put fonts and colours on the parts again.

        What is taken out of a window under a style sheet, and put back, has lost those of its own (Qt 6.11).
        """
        for part in self._parts:
            part.set_look(self.look)

    def set_dense(self, dense: bool) -> None:
        """Take the density of a narrow or a wide window."""
        if dense != self.look.dense:
            self.look = Look(self._tokens, self._theme(), dense)
            self._put()

    def other_theme(self) -> None:
        """Change between dark and light, and remember the choice."""
        self._chosen = "light" if self._theme() == "dark" else "dark"
        self._settings.setValue("theme", self._chosen)
        self.look = Look(self._tokens, self._theme(), self.look.dense)
        self._put()

    def let_go(self) -> None:
        """Follow the system no more; the parts are about to go."""
        QGuiApplication.styleHints().colorSchemeChanged.disconnect(self._system_changed)
        self._parts, self._afterwards = (), _nothing

    def _theme(self) -> ThemeName:
        if self._chosen in ("dark", "light"):
            return "light" if self._chosen == "light" else "dark"
        is_light = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Light
        return "light" if is_light else "dark"

    def _system_changed(self) -> None:
        if self._theme() != self.look.name:
            self.look = Look(self._tokens, self._theme(), self.look.dense)
            self._put()

    def _put(self) -> None:
        self._application.setPalette(self.look.palette())
        self._application.setStyleSheet(self.look.style_sheet())
        self._application.setFont(self.look.font("body"))
        for part in self._parts:
            part.set_look(self.look)
        self._afterwards()


def _nothing() -> None:
    return
