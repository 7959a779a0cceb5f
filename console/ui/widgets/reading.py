"""Text to read in the panel, in the type and colours of the look: the manual, and reasons in full."""

from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from console.ui.theme import Look

LINE_PERCENT = 92
"""The bundled font's own line height is too loose for reading in a narrow column."""
INDENT = 18
"""Lists in lists have to fit into the narrowest page; Qt's own 40 pixels leave no room for words."""
FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
"""Tables and lists; what looks like HTML is shown as it is written."""


class Reading(QTextBrowser):
    """Markdown in the look's type; links are told, never followed."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._markdown = ""
        self.setOpenLinks(False)
        self.setProperty("painted", True)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        self.setPalette(look.palette())
        font = look.font(look.pick("body", "dense"))
        self.setFont(font)
        self.document().setDefaultFont(font)
        self._show()

    def read(self, markdown: str) -> None:
        """Show a text from its beginning; the same text again stays where it was read."""
        if markdown != self._markdown:
            self._markdown = markdown
            self._show()

    def _show(self) -> None:
        self.document().setMarkdown(self._markdown, FEATURES)
        self.document().setIndentWidth(INDENT)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        form = QTextBlockFormat()
        form.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(form)
        block = self.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            if level:
                cursor = QTextCursor(block)
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                words = QTextCharFormat()
                words.setFont(self._look.font("heading" if level == 1 else "title", "semibold"))
                cursor.mergeCharFormat(words)
            block = block.next()
        self._dress_tables()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _dress_tables(self) -> None:
        """Hair lines, and as wide as the place."""
        # Not by way of rootFrame(): each text that is read would leave one behind for good (PySide 6.11).
        block, behind = self.document().begin(), -1
        while block.isValid():
            table = QTextCursor(block).currentTable() if block.position() > behind else None
            if table is not None:
                behind = table.lastPosition()
                form = table.format()
                form.setBorder(1)
                form.setBorderBrush(self._look.color("border.subtle"))
                form.setBorderCollapse(True)
                form.setCellPadding(4)
                form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
                table.setFormat(form)
            block = block.next()
