"""The screens of the window, one of them in front. It knows none of them."""

from datetime import datetime

from PySide6.QtWidgets import QStackedWidget, QWidget

from console.ui.theme import Look
from console.ui.widgets.looking import Looking, Ticking


class Screens(QStackedWidget):
    """A screen by its name; one is put in when it is first wanted."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._named: dict[str, QWidget] = {}

    def set_look(self, look: Look) -> None:
        """Take over another theme or density, with the screens that are there."""
        self._look = look
        for screen in self._named.values():
            if isinstance(screen, Looking):
                screen.set_look(look)

    def tick(self, now: datetime) -> None:
        """Let the ages run on the screen in front; those of the desk's parts run by themselves."""
        screen = self.currentWidget()
        if isinstance(screen, Ticking):
            screen.tick(now)

    def put_in(self, name: str, screen: QWidget) -> None:
        """Put a screen in."""
        self._named[name] = screen
        self.addWidget(screen)
        if isinstance(screen, Looking):
            screen.set_look(self._look)

    def has(self, name: str) -> bool:
        """Whether there is a screen of this name yet."""
        return name in self._named

    def bring(self, name: str) -> None:
        """Bring a screen to the front."""
        self.setCurrentWidget(self._named[name])

    def in_front(self) -> str:
        """The name of the screen in front."""
        current = self.currentWidget()
        return next((name for name, screen in self._named.items() if screen is current), "")
