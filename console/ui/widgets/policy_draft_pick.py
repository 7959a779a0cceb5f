"""The page on which a condition is picked: its lines, one of them, and what a line can be about.

It holds the tree while it is open, and emits its text after each pick.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.domain.sheet.pick_rows import PickAnswer, answers_of, part_words, pick_lines, things
from console.domain.sheet.picking import Way, Word, at, join, lines_in, other_word, put, take_out, turned
from console.domain.sheet.writing import text_of
from console.policy.conditions import And, Condition, Is, Named, Or
from console.policy.facts import UNKNOWN, Catalogue
from console.ui.theme import Look
from console.ui.widgets.form import Form
from console.ui.widgets.looking import is_plain
from console.ui.widgets.options import KEYS, Option, OptionList
from console.ui.widgets.words import Words

ALL_KEYS = f"{KEYS}KLMNOPQRSTUVWXYZ"
NUMBERS = "123456789BCDEHIJKLMPQRSUVWXYZ"
"""The keys of lines and of answers: none of them is one of what can be done, and 0 is nobody can say."""
Mode = Literal["lines", "part", "things"]
How = Literal["and", "or", "instead"]


class ToPick(NamedTuple):
    """A condition to be picked. wrong: why what was typed cannot be picked; it is then begun anew."""

    condition: Condition | None
    catalogue: Catalogue
    means: Mapping[str, str]
    plain: str
    wrong: str = ""


class Picked(NamedTuple):
    """The condition's text after a pick."""

    text: str


class PickPage(QWidget):
    """Lines first; a line opens with what it can be. Emits `Picked`. `back` leads one step back."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, to: ToPick, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to, self._tree = to, to.condition
        self._mode: Mode = "lines"
        self._way: Way = ()
        self._how: How = "and"
        self._fresh = ""
        self._plain = Words(look, "body", "semibold")
        self._says = Words(look, "dense", color="text.secondary")
        self._lines = OptionList(look, "act", self.tr("Parts"), NUMBERS)
        self._answers = OptionList(look, "tick", self.tr("Answers"), NUMBERS)
        self._things = OptionList(look, "act", self.tr("Conditions and facts"), ALL_KEYS)
        self._acts = OptionList(look, "act", self.tr("Do"))
        self._form = Form(look, self)
        self._form.add(self._plain, self._says, self._lines, self._answers, self._things, self._acts)
        self._form.fill(self)
        self._lines.changed.connect(self._open_line)
        self._answers.changed.connect(self._answered)
        self._things.changed.connect(self._chose)
        self._acts.changed.connect(self._act)
        self._show()

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_condition(self, to: ToPick) -> None:
        """Show how the condition reads now; where one stands in it stays."""
        self._to = to
        self._plain.say(to.plain or self.tr("Nothing is picked yet."))
        self._form.show_refusal(to.wrong)

    def back(self) -> bool:
        """One step back; False where there is none left."""
        if self._mode == "lines":
            return False
        self._fresh, self._mode = "", "lines"
        self._show()
        self.focus_first()
        return True

    def focus_first(self) -> None:
        """Put the ring on the first that can be chosen."""
        shown = {"lines": self._lines, "part": self._answers, "things": self._things}[self._mode]
        (shown if shown.rows() else self._acts).focus_first()

    def show_refusal(self, text: str) -> None:
        """Say why something was refused."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of what is shown."""
        shown = {"lines": (self._lines, self._acts), "part": (self._answers, self._acts)}
        lists = shown.get(self._mode, (self._things,))
        if not is_plain(event) or not any(each.press(event.text()) for each in lists):
            super().keyPressEvent(event)

    def _show(self) -> None:
        catalogue, means = self._to.catalogue, self._to.means
        mode, part = self._mode, self._part()
        lines = pick_lines(self._tree, catalogue, means) if mode == "lines" else ()
        self._lines.show_options([Option(_said(each.way), each.words) for each in lines])
        fact = self._fresh or (part.fact if isinstance(part, Is) else "")
        answers = answers_of(fact, catalogue) if mode == "part" and fact in catalogue.by_id else ()
        self._answers.show_options([_answer(each) for each in answers])
        self._answers.choose(part.answers if isinstance(part, Is) and not self._fresh else ())
        all_things = things(catalogue, means) if mode == "things" else ()
        self._things.show_options([Option(*each) for each in all_things])
        self._acts.show_options(self._what_to_do(part) if mode != "things" else [])
        for shown in (self._lines, self._answers, self._things, self._acts):
            shown.setVisible(bool(shown.rows()))
        self._says.say(self._lead(part, fact))
        self.show_condition(self._to)
        self._form.to_top()

    def _lead(self, part: Condition | None, fact: str) -> str:
        if self._mode == "things":
            return self.tr("What is it about? Esc goes back.")
        if self._mode == "lines":
            return self.tr("A line opens with its key. Esc goes back to the rule.")
        if self._fresh:
            name = self._to.catalogue.by_id[fact].name.en
            return self.tr("{fact}: tick the answers for which it holds.").format(fact=name)
        assert part is not None, "a line that is open is there"
        return part_words(part, self._to.catalogue, self._to.means)

    def _part(self) -> Condition | None:
        return at(self._tree, self._way) if self._tree is not None and self._mode == "part" else None

    def _what_to_do(self, part: Condition | None) -> list[Option]:
        if self._mode == "lines":
            if self._tree is None:
                return [Option("and", self.tr("Pick the first part"), key="A")]
            return [
                Option("and", self.tr("And also…"), self.tr("what else has to hold"), key="A"),
                Option("or", self.tr("Or else…"), self.tr("what is enough instead"), key="O"),
            ]
        if self._fresh or part is None:
            return []
        found = [
            Option("and", self.tr("And also…"), key="A"),
            Option("or", self.tr("Or else…"), key="O"),
            Option("turn", self.tr("Turn it round: is, is not"), key="N"),
            Option("instead", self.tr("Something else in its place"), key="F"),
            Option("out", self.tr("Take it out"), key="T"),
        ]
        if isinstance(part, And | Or):
            one, every = self.tr("One of them is enough"), self.tr("All of them are needed")
            words = one if isinstance(part, And) else every
            found.insert(2, Option("word", words, key="G"))
        return found

    def _open_line(self, option: Option) -> None:
        self._way = tuple(int(each) for each in option.id.split(".") if each)
        self._mode = "part"
        self._show()
        self.focus_first()

    def _act(self, option: Option) -> None:
        tree, way = self._tree, self._way if self._mode == "part" else ()
        if option.id in ("and", "or", "instead"):
            self._way, self._how, self._mode = way, option.id, "things"  # type: ignore[assignment]  # one of them
            self._show()
            self.focus_first()
            return
        assert tree is not None, "only a part that is there is changed"
        if option.id == "out":
            self._mode = "lines"
            self._take(take_out(tree, way))
            self.focus_first()
        else:
            change = turned if option.id == "turn" else other_word
            self._take(put(tree, way, change(at(tree, way))))

    def _chose(self, option: Option) -> None:
        if option.id in self._to.catalogue.by_id:
            self._fresh, self._mode = option.id, "part"
            self._show()
        else:
            self._mode = "lines"
            self._put_in(Named(option.id))
        self.focus_first()

    def _answered(self, _option: Option) -> None:
        answers = self._answers.chosen()
        if self._fresh:
            part, self._fresh = Is(self._fresh, answers), ""
            self._put_in(part)
            whole = self._tree if self._tree is not None else part
            self._way = next(line.way for line in lines_in(whole) if line.part is part)
            self._show()
            return
        held = self._part()
        assert isinstance(held, Is), "only a fact has answers"
        assert self._tree is not None, "its line is open"
        if answers:
            self._take(put(self._tree, self._way, Is(held.fact, answers, held.holds)))
        else:
            self._answers.choose(held.answers)
            self._form.show_refusal(self.tr("One answer stays. T takes the whole line out."))

    def _put_in(self, part: Condition) -> None:
        if self._how == "instead" and self._tree is not None:
            self._take(put(self._tree, self._way, part))
        else:
            word: Word = "or" if self._how == "or" else "and"
            self._take(join(self._tree, self._way, word, part))

    def _take(self, tree: Condition | None) -> None:
        """Go on with another tree."""
        self._tree = tree
        if tree is None:
            self._mode, self._way = "lines", ()
        self.asked.emit(Picked(text_of(tree) if tree is not None else ""))
        if self._mode == "lines" or not self._fresh:
            self._refresh()

    def _refresh(self) -> None:
        """Show the parts as they are now, where the way still leads to one."""
        known = {line.way for line in lines_in(self._tree)} if self._tree is not None else {()}
        if self._way not in known:
            self._way, self._mode = (), "lines"
        self._show()


def _answer(shown: PickAnswer) -> Option:
    """An answer with its key; nobody can say stands on the same key as on every card."""
    return Option(shown.id, shown.words, shown.means, key="0" if shown.id == UNKNOWN else "")


def _said(way: Way) -> str:
    return ".".join(map(str, way))
