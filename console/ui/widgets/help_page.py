"""The manual's page for the screen in front, its keys first. Reads `resources/help/<language>`."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.settings import resources_dir
from console.ui.theme import Look
from console.ui.widgets.reading import Reading


class HelpPage(QWidget):
    """A page of the manual; links lead to others, Backspace goes back."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = resources_dir() / "help" / "en"
        self._name = ""
        self._before: list[str] = []
        self._browser = Reading(look, self)
        self._browser.anchorClicked.connect(self._follow)
        self._browser.setAccessibleName(self.tr("Help"))
        self.setFocusProxy(self._browser)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._browser)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._browser.set_look(look)

    def show_page(self, name: str) -> None:
        """Show a page by its name, such as `desk`."""
        if name != self._name:
            if self._name:
                self._before.append(self._name)
            self._name = name
            self._show()

    def tick(self, now: datetime) -> None:
        """Nothing here has an age."""

    def focus_first(self) -> None:
        """Let Up and Down read on."""
        self._browser.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, text: str) -> None:
        """Nothing is asked for here, so nothing is refused."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace: the page before."""
        if event.key() == Qt.Key.Key_Backspace and self._before:
            self._name = self._before.pop()
            self._show()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        if not self._name:
            return
        file = self._folder / f"{self._name}.md"
        missing = self.tr(
            "The manual has no page “{name}” here. {file} is missing; install the program again."
        )
        text = file.read_text("utf-8") if file.is_file() else missing.format(name=self._name, file=file)
        self._browser.read(text)

    def _follow(self, url: QUrl) -> None:
        name = Path(url.path()).stem
        if name:
            self.show_page(name)
