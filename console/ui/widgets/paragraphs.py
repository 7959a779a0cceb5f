"""Short texts below each other, each a row by itself, so that a long text never leaves sight as a whole."""

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.ui.theme import Look
from console.ui.widgets.words import Words


class Paragraphs(QWidget):
    """A row a text; some are marked with a word behind them."""

    def __init__(self, look: Look, color: str = "text.primary", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._color = look, color
        self._texts: list[Words] = []
        self._count = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.set_look(look)
        self.hide()

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        self._column.setSpacing(look.pick(4, 2))
        for words in self._texts:
            words.set_style(look, look.pick("dense", "small"), color=self._color)

    def say(self, texts: Sequence[str], marked: Collection[str] = (), mark: str = "") -> None:
        """Show these; nothing is taken up where there are none."""
        while len(self._texts) < len(texts):
            words = Words(self._look, self._look.pick("dense", "small"), color=self._color, parent=self)
            self._column.addWidget(words)
            self._texts.append(words)
        for number, words in enumerate(self._texts):
            text = texts[number] if number < len(texts) else ""
            if text in marked:
                words.say_strong(text, "", mark)
            else:
                words.say(text)
        self._count = len(texts)
        self.setVisible(bool(texts))

    def lines(self) -> tuple[QWidget, ...]:
        """What stands below each other."""
        return tuple(self._texts[: self._count])
