"""The list of a policy's rules: when, who goes, how urgent, why, on what basis. Conditions unfold."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent

from console.domain.rows.policy import RuleRow
from console.domain.rows.words import RESPONSES
from console.ui.paint import draw_text
from console.ui.tables.letters import LetterView
from console.ui.tables.model import Reading, RowModel
from console.ui.tables.policy_paint import RuleDelegate, columns_of
from console.ui.tables.view import Panel
from console.ui.theme import Look
from console.ui.widgets.looking import KEYS_HERE
from console.ui.wish import Wish


def rule_words(row: RuleRow, _now: datetime) -> str:
    """All a rule shows, as one sentence."""
    if not row.rule:
        return f"{row.part.capitalize()}: {row.because}"
    sent = ", ".join(RESPONSES[each].name for each in row.send) or "nobody"
    parts = [f"{row.rule}: {row.when}", f"Who goes: {sent}"]
    parts += [f"priority {row.priority}" if row.priority else "no priority", *row.flags]
    told = [f"{each.means}: {each.says}" for each in row.unfolded]
    decides = ["decides the call that is followed"] if row.decides else []
    return ". ".join((*parts, row.because.rstrip("."), row.basis, *told, *decides))


RULES: Reading[RuleRow] = Reading(
    key=lambda row: (row.part, row.rule),
    can_choose=lambda row: bool(row.rule),
    name=lambda row: row.rule or row.part,
    says=rule_words,
)


class RuleList(Panel[RuleRow]):
    """The rules, part by part. Wishes `unfold` with a rule on Enter, else what `letters` say."""

    HEAD = (28, 22)
    wished = Signal(object)

    def __init__(self, look: Look, now: datetime, letters: dict[str, str]) -> None:
        self._model = RowModel(RULES, now)
        self._letters = letters
        view = LetterView(look, self._model, RuleDelegate(look, self._model))
        view.setProperty(KEYS_HERE, self.tr("Enter unfolds the underlined words"))
        super().__init__(look, view, "")
        self._model.setParent(self)
        view.setAccessibleName(self.tr("Rules"))
        view.clicked.connect(self._unfold)
        view.pressed_enter.connect(self._unfold)
        view.pressed_letter.connect(self._letter)

    def set_rows(self, rows: Sequence[RuleRow], now: datetime) -> None:
        """Show these rules; one that is unfolded takes more room than before."""
        before = self._model.rows[:]
        self._model.set_rows(rows, now)
        if before != self._model.rows:
            self.view.scheduleDelayedItemsLayout()

    def ringed(self) -> str:
        """The rule with the ring, empty where there is none."""
        index = self.view.currentIndex()
        return self._model.rows[index.row()].rule if index.isValid() else ""

    def bring(self, rule: str) -> None:
        """Put the ring on a rule, and have it in sight."""
        at = next((at for at, row in enumerate(self._model.rows) if rule and row.rule == rule), -1)
        if at >= 0:
            self.view.setCurrentIndex(self._model.index(at))
            self.view.doItemsLayout()
            self.view.scrollTo(self._model.index(at))

    def take_keys(self) -> None:
        """Take the keys, on the rule that had the ring, or the first."""
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.view.first())
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, and what each column is."""
        super().paintEvent(event)
        painter, look = QPainter(self), self.look
        columns, quiet = columns_of(look, self.view.viewport().width()), look.color("text.secondary")
        heads = (
            (columns.when, self.tr("When: the first rule that fits decides")),
            (columns.who, self.tr("Who goes")),
            (columns.badge - 16, self.tr("Priority")),
        )
        for at, (left, words) in enumerate(heads):
            end = heads[at + 1][0] - 8 if at + 1 < len(heads) else self.width()
            place = QRectF(left, 0, end - left, look.pick(*self.HEAD))
            draw_text(painter, place, words, look, "label", "semibold", quiet)

    def _unfold(self, index: QModelIndex) -> None:
        self.wished.emit(Wish("unfold", self._model.rows[index.row()].rule))

    def _letter(self, letter: str) -> None:
        if letter in self._letters:
            self.wished.emit(Wish(self._letters[letter]))
