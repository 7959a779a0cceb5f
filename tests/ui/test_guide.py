"""The guide card and the strip: one key an answer, words go with it, nothing is cut at the smallest size."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain.commands import AnswerFact, AskLater, SendUnit
from console.domain.rows.guide import KEYS
from console.domain.rows.shown import Choice, GuideCard, Strip
from console.ui.theme import Look, ThemeName
from console.ui.widgets.choices import ChoiceButton
from console.ui.widgets.guide import GuideWidget
from console.ui.widgets.strip import StripWidget
from console.ui.wish import Wish
from tests.ui.dress import THEMES, a_look
from tests.ui.told import Told, front, nothing_cut, nothing_overlaps, press, type_text

NOW = datetime(2026, 3, 20, 21, 47, 32, tzinfo=UTC)
Key = Qt.Key
DENSE = (468, 378)
SIZES = [((468, 378), True), ((468, 424), True), ((620, 542), False)]

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def choices(count: int, given: int = -1) -> tuple[Choice, ...]:
    known = [
        Choice(KEYS[n], f"a{n}", f"Answer number {n}", f"Respuesta {n}", "what it means", is_given=n == given)
        for n in range(count)
    ]
    return (
        *known,
        Choice(
            "0",
            "unknown",
            "Asked: nobody can say",
            "Se preguntó: nadie sabe",
            "not a no",
            is_unknown=True,
            is_given=False,
        ),
    )


def a_card(count: int = 5, **changes: object) -> GuideCard:
    card = GuideCard(
        "question",
        "26-1",
        fact="violence",
        progress="at most 4 more questions",
        left=4,
        why="It decides who can go in first.",
        ask="Has he hurt or threatened anyone?",
        ask_other="¿Ha lastimado o amenazado a alguien?",
        say="You are doing well, Dana. I am staying on the line.",
        say_other="Lo está haciendo bien, Dana. Me quedo en la línea.",
        is_sample_text=True,
        choices=choices(count),
    )
    return card._replace(**changes)  # type: ignore[arg-type]  # tests give what fits


def a_guide(
    qtbot: QtBot, card: GuideCard, size: tuple[int, int] = DENSE, look: Look | None = None
) -> tuple[GuideWidget, Told]:
    guide = GuideWidget(look or a_look("dark", dense=True))
    guide.show_card(card, NOW)
    told = front(qtbot, guide, *size)
    guide.setFocus()
    return guide, told


@pytest.mark.parametrize(("key", "answer"), [(Key.Key_1, "a0"), (Key.Key_5, "a4"), (Key.Key_0, "unknown")])
def test_a_key_gives_its_answer(qtbot: QtBot, key: Key, answer: str) -> None:
    _, told = a_guide(qtbot, a_card())

    press(key)

    assert told.asked == [AnswerFact(call="26-1", fact="violence", answer=answer)]


@pytest.mark.parametrize(("key", "answer"), [(Key.Key_9, "a8"), (Key.Key_A, "a9"), (Key.Key_D, "a11")])
def test_answers_past_the_ninth_are_on_letters(qtbot: QtBot, key: Key, answer: str) -> None:
    _, told = a_guide(qtbot, a_card(12))

    press(key)

    assert told.asked == [AnswerFact(call="26-1", fact="violence", answer=answer)]


def test_choosing_from_elsewhere_needs_no_ring(qtbot: QtBot) -> None:
    guide, told = a_guide(qtbot, a_card())
    guide.clearFocus()

    assert guide.choose("b") is False
    assert guide.choose("2") is True
    assert told.asked == [AnswerFact(call="26-1", fact="violence", answer="a1")]


def test_the_callers_words_go_with_the_answer_and_are_gone_after_it(qtbot: QtBot) -> None:
    guide, told = a_guide(qtbot, a_card())

    press(Key.Key_C)
    type_text("she thinks 1 toy")
    press(Key.Key_Return)
    press(Key.Key_W)
    press(Key.Key_1)
    guide.show_card(a_card(fact="threat"), NOW)
    press(Key.Key_2)

    first = AnswerFact(
        call="26-1", fact="violence", answer="a0", caveat="she thinks 1 toy", said_by="unit_on_scene"
    )
    assert told.asked == [first, AnswerFact(call="26-1", fact="threat", answer="a1")]
    assert guide.has_ring()


def test_the_callers_words_stay_with_an_answer_that_is_refused(qtbot: QtBot) -> None:
    guide, told = a_guide(qtbot, a_card())

    press(Key.Key_C)
    type_text("the bread knife")
    press(Key.Key_Return)
    press(Key.Key_1)
    press(Key.Key_1)

    assert [command.caveat for command in told.asked if isinstance(command, AnswerFact)] == [
        "the bread knife",
        "the bread knife",
    ]
    guide.show_card(a_card(fact="threat"), NOW)
    press(Key.Key_1)
    assert told.asked[-1] == AnswerFact(call="26-1", fact="threat", answer="a0")


def test_who_says_so_goes_round(qtbot: QtBot) -> None:
    guide, told = a_guide(qtbot, a_card())

    for times in range(5):
        for _ in range(times):
            press(Key.Key_W)
        press(Key.Key_1)
        guide.show_card(a_card(fact=f"fact{times}"), NOW)

    sayers = [command.said_by for command in told.asked if isinstance(command, AnswerFact)]
    assert sayers == ["caller", "unit_on_scene", "premise_history", "another_agency", "caller"]


def test_later_and_back(qtbot: QtBot) -> None:
    _, told = a_guide(qtbot, a_card())

    press(Key.Key_L)
    press(Key.Key_Backspace)

    assert told.asked == [AskLater(call="26-1", fact="violence")]
    assert told.wished == [Wish("previous_question")]


def test_arrows_go_to_an_answer_and_enter_gives_it(qtbot: QtBot) -> None:
    guide, told = a_guide(qtbot, a_card())

    press(Key.Key_Down)
    press(Key.Key_Down)
    assert guide.has_ring()
    press(Key.Key_Return)

    assert told.asked == [AnswerFact(call="26-1", fact="violence", answer="a1")]


def test_the_next_question_has_the_ring_after_an_answer_by_arrows(qtbot: QtBot) -> None:
    guide, told = a_guide(qtbot, a_card())

    press(Key.Key_Down)
    guide.show_card(a_card(3, fact="weapon", ask="Is there a weapon?"), NOW)

    assert guide.hasFocus()
    assert guide.has_ring()
    assert told.asked == []


def test_words_typed_for_one_call_wait_until_it_is_back(qtbot: QtBot) -> None:
    guide, told = a_guide(qtbot, a_card())

    press(Key.Key_C)
    type_text("for the first")
    guide.show_card(a_card(call="26-2"), NOW)
    guide.choose("1")
    guide.show_card(a_card(call="26-1"), NOW)
    guide.choose("1")

    assert [command.caveat for command in told.asked if isinstance(command, AnswerFact)] == [
        "",
        "for the first",
    ]


def test_an_answer_says_its_key_and_that_it_was_given(qtbot: QtBot) -> None:
    guide, told = a_guide(qtbot, a_card(choices=choices(3, given=1)))

    names = {each.accessibleName(): each for each in guide.findChildren(ChoiceButton)}
    assert told.asked == []

    assert "2, Answer number 1" in names
    assert names["2, Answer number 1"].accessibleDescription() == "Given already. what it means"


def test_keys_do_nothing_where_there_is_no_question(qtbot: QtBot) -> None:
    card = GuideCard("done", "26-1", next_step="No question left that matters. Next: send CO-7 now, F9.")
    guide, told = a_guide(qtbot, card)

    for key in (Key.Key_1, Key.Key_L, Key.Key_W, Key.Key_C):
        press(key)

    assert (told.asked, told.wished) == ([], [])
    nothing_cut(guide)


@pytest.mark.parametrize(("size", "dense"), SIZES)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("count", [1, 5, 7, 12])
@pytest.mark.parametrize("protocol", ["", "Start your medical protocol now"])
def test_nothing_is_cut_at_the_smallest_sizes(
    qtbot: QtBot, size: tuple[int, int], dense: bool, theme: ThemeName, count: int, protocol: str
) -> None:
    ask = "What is the main problem there right now, as you see it?" if count == 12 else "Is there a weapon?"
    card = a_card(count, protocol=protocol, ask=ask, say="" if count == 12 else "You are doing well.")
    guide, told = a_guide(qtbot, card, size, a_look(theme, dense))

    guide.grab()

    nothing_cut(guide)
    assert told.asked == []
    buttons = [each for each in guide.findChildren(ChoiceButton) if each.isVisible()]
    assert len(buttons) == count + 1
    nothing_overlaps(list(buttons))
    for button in buttons:
        parent = button.parentWidget()
        assert parent is not None
        assert parent.rect().contains(button.geometry())
        assert button.height() >= 24


def test_the_strip_sends_what_it_says(qtbot: QtBot) -> None:
    strip = StripWidget(a_look("dark", dense=True))
    row = Strip(
        "ems_staged", "Certain: paramedics", "whatever comes", "26-1", "Send M-30", "M-30", "ems_staged", True
    )
    strip.show_strip(row, NOW)
    told = front(qtbot, strip, 468, 40)

    strip.send()

    assert told.asked == [SendUnit(call="26-1", unit="M-30", response="ems_staged", staged=True)]


@pytest.mark.parametrize(("width", "dense"), [(468, True), (620, False)])
def test_the_strip_keeps_its_place_and_cuts_nothing(qtbot: QtBot, width: int, dense: bool) -> None:
    strip = StripWidget(a_look("light", dense))
    heights = set()
    certain = Strip(
        "ems",
        "Already certain: paramedics, crisis-trained deputies",
        "whatever",
        "1",
        "Send M-30",
        "M-30",
        "ems",
    )
    asked = "Asked for: crisis-trained deputies; then clinician and deputy, paramedics staged nearby"
    for row in (
        certain,
        certain._replace(words=asked),
        Strip("clock", "Nothing is certain yet", "The answers can change everyone who goes."),
    ):
        strip.show_strip(row, NOW)
        told = front(qtbot, strip, width, strip.sizeHint().height())
        heights.add(strip.height())
        nothing_cut(strip)

    strip.send()

    assert len(heights) == 1
    assert told.asked == []
