"""What stands over a policy all the time: its name, how it stands, where it comes from, what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.domain.rows.policy import PolicyHead
from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.card import Card
from console.ui.widgets.flow import Flow
from console.ui.widgets.icon import Icon
from console.ui.widgets.looking import Looking
from console.ui.widgets.words import Words
from console.ui.wish import Wish


class PolicyHeadWidget(Card):
    """The head. A button wishes what its letter wishes from the lists."""

    wished = Signal(object)

    def __init__(
        self, look: Look, acts: tuple[tuple[str, str, str], ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "bg.panel", parent=parent)
        self._title = Words(look, "title", "semibold", cuts=True)
        self._standing = Words(look, "small", color="text.secondary")
        self._icon = Icon(look, "info", 18, "text.secondary")
        self._statement = Words(look, "small", color="text.secondary")
        self._planned = Words(look, "small", "semibold", "warn.text")
        self._followed = Words(look, "small", "semibold", "accent.text")
        self._buttons = {wish: KeyButton(look, text, key, "quiet", slim=True) for wish, text, key in acts}
        self._acts = Flow()
        for button in self._buttons.values():
            self._acts.addWidget(button)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self._clicked)
        self._below = QHBoxLayout()
        self._below.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._below.addWidget(self._statement, 1)
        self._column = QVBoxLayout(self)
        for part in (self._title, self._standing, self._planned):
            self._column.addWidget(part)
        self._column.addLayout(self._acts)
        self._column.addLayout(self._below)
        self._column.addWidget(self._followed)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        super().set_look(look)
        parts: tuple[Looking, ...] = (
            self._standing, self._planned, self._icon, self._statement, self._followed,
        )  # fmt: skip
        for part in (*parts, *self._buttons.values()):
            part.set_look(look)
        self._title.set_style(look, look.pick("title", "answer"), "semibold")
        self._statement.set_style(look, look.pick("small", "label"), color="text.secondary")
        self._column.setContentsMargins(*look.pick((16, 10, 12, 8), (12, 6, 8, 5)))
        self._column.setSpacing(look.pick(5, 3))
        self._acts.setSpacing(look.pick(6, 5))
        self._below.setSpacing(look.pick(8, 6))

    def offer(self, wish: str, *, is_offered: bool) -> None:
        """Show the button of a wish only to whoever may have it."""
        self._buttons[wish].setVisible(is_offered)

    def show_head(self, head: PolicyHead, followed: str, planned: str = "") -> None:
        """Show a policy's head. followed: whose way is marked; planned: what comes; each may be empty."""
        self._planned.say(self.tr("{comes}, L.").format(comes=planned) if planned else "")
        self._planned.setVisible(bool(planned))
        if "planned" in self._buttons:
            self._buttons["planned"].setVisible(bool(planned))
        self._title.say(head.title)
        self._title.setAccessibleName(head.title)
        count = len(head.sources)
        several = self.tr("S: {count} sources").format(count=count)
        sources = self.tr("S: 1 source") if count == 1 else several
        said = (head.nature, head.standing, sources if count else self.tr("no sources"))
        self._standing.say(" · ".join(said))
        self._statement.say(head.statement)
        # Always there, so that nothing moves when it says something else.
        if followed:
            self._followed.set_style(self.look, "small", "semibold", "accent.text")
        else:
            self._followed.set_style(self.look, "small", color="text.secondary")
        nobody = self.tr("No call's way is marked. N marks that of the call in front.")
        self._followed.say(followed or nobody)

    def _clicked(self) -> None:
        wish = next(each for each, button in self._buttons.items() if button is self.sender())
        self.wished.emit(Wish(wish))
