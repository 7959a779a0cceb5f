"""The call in front: its head, the intake form with the address first, earlier calls here; and the note."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.domain.names import DETAILS, Detail
from console.domain.rows.words import age, left
from console.ui.plain import plain_tip
from console.ui.theme import Look
from console.ui.widgets.advice_parts import Badge
from console.ui.widgets.button import KeyButton
from console.ui.widgets.call_head import CallHead, DetailShown
from console.ui.widgets.card import Card
from console.ui.widgets.detail_field import DetailField
from console.ui.widgets.heading import Heading
from console.ui.widgets.icon import Icon
from console.ui.widgets.looking import Looking
from console.ui.widgets.note_field import NoteField
from console.ui.widgets.tag import Tag
from console.ui.widgets.words import Words
from console.ui.wish import Wish

SHARES = ((40, 15, 27, 18), (37, 15, 29, 19))
"""How the fields share the width: comfortable, dense."""


class IntakeWidget(Card):
    """Head, fields and earlier calls of the call in front.

    note: the field for notes, which the window puts beside the answers, where there is room for a sentence.
    """

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "bg.panel", parent=parent)
        self._head: CallHead | None = None
        self._error = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._build(look)
        self._lay_out(look)
        self._show_nothing()

    def _build(self, look: Look) -> None:
        self._badge = Badge(look, parent=self)
        self._title = Heading(look, self)
        self._tag = Tag(look, parent=self)
        self._early = Words(look, "small", color="accent.text", parent=self, cuts=True)
        self._icon = Icon(look, "phone", 16, "text.secondary", self)
        self._state = Words(look, "dense", color="text.secondary", parent=self, cuts=True)
        self._age = Words(look, "clock", "semibold", parent=self, wraps=False)
        self._line = KeyButton(look, "", "", "quiet", slim=True, parent=self)
        self._line.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._line.clicked.connect(self._ask_for_line)
        labels: dict[Detail, tuple[str, str, str]] = {
            "address": (self.tr("Address"), "F4", self.tr("number, street, floor, town")),
            "callback": (self.tr("Call back"), "", ""),
            "caller": (self.tr("Caller"), "", ""),
            "person": (self.tr("Person"), "", ""),
        }
        self._fields = {name: DetailField(look, name, *labels[name], parent=self) for name in DETAILS}
        self.note = NoteField(look)
        lines: tuple[DetailField | NoteField, ...] = (*self._fields.values(), self.note)
        for line in lines:
            line.asked.connect(self.asked)
            line.wished.connect(self.wished)
            line.field.edit.textEdited.connect(self._mended)
        self._lines = lines
        self._pin = Icon(look, "pin", 16, "text.secondary", self)
        self._place = Words(look, "small", color="text.secondary", parent=self, cuts=True)
        self._info = Icon(look, "info", 16, "text.secondary", self)
        self._earlier = Words(look, "small", color="text.secondary", parent=self, cuts=True)
        self._open = Words(look, "small", color="accent.text", parent=self, wraps=False)

    def _lay_out(self, look: Look) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._top, self._grid, self._below = QHBoxLayout(), QGridLayout(), QHBoxLayout()
        left: tuple[QWidget, ...] = (self._badge, self._title, self._tag, self._early)
        right: tuple[QWidget, ...] = (self._line, self._icon, self._state, self._age)
        for part in left:
            self._top.addWidget(part, part is self._title, Qt.AlignmentFlag.AlignVCenter)
        self._top.addStretch(0)
        for part in right:
            self._top.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        for number, line in enumerate(self._fields.values()):
            self._grid.addWidget(line, 0, number)
        self._below.addWidget(self._pin)
        self._below.addWidget(self._place, 2)
        self._below.addWidget(self._info)
        self._below.addWidget(self._earlier, 3)
        self._below.addWidget(self._open)
        for row in (self._top, self._grid, self._below):
            self._column.addLayout(row)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        super().set_look(look)
        parts: tuple[Looking, ...] = (
            self._badge,
            self._title,
            self._tag,
            self._early,
            self._icon,
            self._pin,
            self._place,
            self._info,
            self._earlier,
            self._open,
            self._state,
            self._line,
        )
        for part in (*parts, *self._lines):
            part.set_look(look)
        self._age.set_style(look, look.pick("clock", "answer"), "semibold")
        side = look.pick(16, 10)
        self._top.setContentsMargins(side, look.pick(11, 6), side, look.pick(9, 4))
        self._top.setSpacing(look.pick(12, 9))
        self._grid.setContentsMargins(side, 0, side, look.pick(0, 7))
        self._grid.setHorizontalSpacing(look.pick(12, 8))
        for number, share in enumerate(SHARES[look.dense]):
            self._grid.setColumnStretch(number, share)
        self._below.setContentsMargins(side, look.pick(7, 0), side, look.pick(7, 0))
        self._below.setSpacing(8)
        self._show_earlier()

    def show_call(self, head: CallHead | None, now: datetime, *, writes: bool = True) -> None:
        """Show a call as of now; what is typed and not entered stays. writes: whoever sits here may type."""
        self._head = head
        if head is None:
            self._show_nothing()
            return
        self._badge.show_priority(head.priority)
        self._badge.show()
        self._title.say(head.title, head.danger)
        number = self.tr("Call {number}").format(number=head.call)
        callers = self.tr("{count} callers").format(count=head.callers) if head.callers > 1 else ""
        self._tag.say(" · ".join(part for part in (number, head.owner, callers) if part))
        self._icon.show_icon(head.icon, "text.secondary" if head.weight == "calm" else f"{head.weight}.line")
        self._icon.show()
        is_lost = head.icon == "lost"
        words = (self.tr("Call back"), "Ctrl+B") if is_lost else (self.tr("Hung up"), "Ctrl+D")
        self._line.set_words(*((self.tr("Take over"), "Ctrl+O") if head.owner else words))
        self._line.setVisible(head.icon != "ringing")
        for name, field in self._fields.items():
            field.show_detail(head.call, head.details.get(name, DetailShown()), writes=writes)
        self.note.show_notes(head.call, head.notes, writes=writes)
        self._show_earlier()
        self.tick(now)

    def tick(self, now: datetime) -> None:
        """Let the age run."""
        head = self._head
        if head is not None:
            due = f", {left(head.due, now)}" if head.due else ""
            self._state.say(f"{head.state}{due}")
            self._state.setToolTip(plain_tip(f"{head.state}{due}"))
            self._age.say(age(head.since, now))
            self._age.setAccessibleName(self.tr("{age} since then").format(age=age(head.since, now)))

    def focus_address(self) -> None:
        """Let the next key type the address."""
        self._fields["address"].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._fields["address"].field.edit.selectAll()

    def show_safe(self, is_safe: bool) -> None:
        """Whether what is typed reaches the disk as a draft now."""
        for line in self._lines:
            line.show_safe(is_safe)

    def keep_typed(self) -> None:
        """Keep what was typed a moment ago: the program ends."""
        for line in self._lines:
            line.keep_typed()

    def forget(self) -> None:
        """Let nothing typed stay: somebody else comes. What is to be kept is a draft by now."""
        for line in self._lines:
            line.forget()

    def let_go(self, field: str, *, gives_back: bool) -> None:
        """What was asked for from a field, or the note, was refused; `gives_back`: for who asked."""
        self._line_of(field).let_go(gives_back=gives_back)

    def last_field(self) -> QWidget:
        """The line that stands last, after which the note comes."""
        return self._fields["person"].field.edit

    def put_back(self, field: str, text: str) -> None:
        """Put a draft back that was never entered: of a field by its name, or of the note."""
        target = self._line_of(field)
        target.put_back(text)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def bring(self, call: str, field: str, text: str) -> None:
        """Have ready what was typed on a call that came here; the keys and what is typed stay."""
        target, head = self._line_of(field), self._head
        if head is None or head.call != call:
            target.typed_elsewhere.setdefault(call, text)
            return
        shown = head.details.get(target.name, DetailShown()).value if isinstance(target, DetailField) else ""
        if target.field.entered() == shown:
            target.put_back(text)

    def show_error(self, field: Detail, words: str) -> None:
        """Say what is wrong with a field and what to do; what was typed stays."""
        self._fields[field].show_error(words)
        self._error = words
        self._show_earlier()

    def _line_of(self, field: str) -> DetailField | NoteField:
        return next((each for name, each in self._fields.items() if name == field), self.note)

    def _ask_for_line(self) -> None:
        head = self._head
        if head is not None and head.owner:
            self.wished.emit(Wish("take_over"))
        elif head is not None:
            self.wished.emit(Wish("call_back" if head.icon == "lost" else "hung_up"))

    def _mended(self, text: str) -> None:
        if self._error:
            self._error = ""
            self._show_earlier()

    def _show_nothing(self) -> None:
        self._badge.hide()
        self._icon.hide()
        self._line.hide()
        self._tag.say("")
        self._state.say("")
        self._age.say("")
        self._title.say(self.tr("No call in front"))
        for field in self._fields.values():
            field.show_detail("", DetailShown())
            field.field.show_state("off")
        self.note.show_notes("", 0)
        self.note.field.show_state("off")
        self._show_earlier()

    def _show_earlier(self) -> None:
        head, dense = self._head, self.look.dense
        for words in (self._early, self._earlier):
            offers = bool(self._head and self._head.offer[0])
            quiet = "accent.text" if offers or words is self._early else "text.secondary"
            words.set_style(
                self.look,
                "small",
                "semibold" if self._error or offers else "regular",
                "alert.text" if self._error else quiet,
            )
        place, place_short = head.place if head and not self._error else ("", "")
        self._place.say("" if dense else place)
        self._place.setToolTip(plain_tip(place))
        self._pin.setVisible(bool(place) and not dense)
        if self._error:
            self._early.say(self._error if dense else "")
            self._earlier.say("" if dense else self._error)
            self._open.say("")
            return
        offer, offer_short = head.offer if head else ("", "")
        earlier = " · ".join(part for part in (offer, head.earlier if head else "") if part)
        known_short = f"{head.earlier_short}: Ctrl+H" if head and head.earlier_short else ""
        short = " · ".join(part for part in (offer_short, known_short) if part)
        if dense and not short:
            self._early.set_style(self.look, "small", color="text.secondary")
        self._early.say((short or place_short) if dense else "")
        self._early.setToolTip(plain_tip(" · ".join(part for part in (earlier, place) if part)))
        nothing = (
            self.tr("No earlier calls known here")
            if head
            else self.tr("Earlier calls from the same place or number are told here")
        )
        self._earlier.say("" if dense else earlier or nothing)
        self._earlier.setToolTip(plain_tip(earlier))
        behind = self.tr("Earlier calls: Ctrl+H") if head and head.earlier else ""
        them = self.tr("Open them: Ctrl+H") if earlier and not offer else behind
        self._open.say("" if dense else them)
        self._info.setVisible(not dense)
