"""The recommendation card: keys open pages, clocks run, and no row is ever cut midway."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain.rows.shown import Advice, AdviceItem, Notice, Reason, WouldChange
from console.ui.theme import ThemeName
from console.ui.widgets.advice import AdviceWidget
from console.ui.widgets.advice_parts import ChangeLine, ItemLine, NoticeLine
from console.ui.widgets.blocks import Blocks
from console.ui.widgets.button import KeyButton
from console.ui.widgets.words import Words
from console.ui.wish import Wish
from tests.ui.dress import THEMES, a_look
from tests.ui.told import Told, front, nothing_cut, press

NOW = datetime(2026, 3, 20, 21, 47, 32, tzinfo=UTC)
Key = Qt.Key
SIZES = [((268, 424), True), ((392, 606), False)]
QUIET = Advice(
    "Care first",
    "Care first, since 1 Mar 2026",
    "26-1",
    1,
    "Send a clinician and a deputy together",
    (),
    (
        AdviceItem("co_response", "Clinician and deputy", "one team", "S1 or S2", "certain"),
        AdviceItem("none", "No paramedics", "nobody is hurt or ill", "M9", "not_needed"),
    ),
    (Reason("A knife is within reach.", "S2: A weapon cannot be ruled out.", "our reading of the policy"),),
    (WouldChange("A crisis team alone, priority 2", "if the knife is locked away and the rest stays quiet"),),
)
GRAVE = QUIET._replace(
    headline="Send paramedics to stage nearby. Deputies are not sent",
    notices=(
        Notice(
            "clock", "A supervisor is asked", "Lena Brandt must answer.", "warn", NOW + timedelta(seconds=98)
        ),
        Notice("gap", "Gap call", "Nobody may go, or somebody may die.", "alert"),
    ),
    items=QUIET.items * 3,
    reasons=QUIET.reasons * 3,
    would_change=QUIET.would_change * 4,
    approval_waits=True,
    gap_open=True,
)

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def a_card(
    qtbot: QtBot,
    advice: Advice,
    size: tuple[int, int] = (268, 424),
    theme: ThemeName = "dark",
    dense: bool = True,
) -> tuple[AdviceWidget, Told]:
    card = AdviceWidget(a_look(theme, dense))
    card.show_advice(advice, NOW)
    told = front(qtbot, card, *size)
    card.setFocus()
    return card, told


@pytest.mark.parametrize(
    ("key", "wish"),
    [
        (Key.Key_R, "reasons"),
        (Key.Key_O, "override"),
        (Key.Key_P, "another"),
        (Key.Key_A, "approval"),
        (Key.Key_G, "gap"),
    ],
)
def test_a_key_opens_its_page(qtbot: QtBot, key: Key, wish: str) -> None:
    _, told = a_card(qtbot, GRAVE)

    press(key)

    assert told.wished == [Wish(wish)]


def test_what_does_not_wait_has_no_key(qtbot: QtBot) -> None:
    card, told = a_card(qtbot, QUIET)

    press(Key.Key_A)
    press(Key.Key_G)

    shown = [each.accessibleName() for each in card.findChildren(KeyButton) if each.isVisible()]
    assert told.wished == []
    assert shown == ["Reasons, R", "Override, O", "Another policy, P"]


def test_the_time_left_runs(qtbot: QtBot) -> None:
    card, _ = a_card(qtbot, GRAVE)

    card.tick(NOW + timedelta(seconds=100))

    first = card.findChildren(NoticeLine)[0]
    assert first.accessibleName() == "A supervisor is asked, 0:02 late. Lena Brandt must answer."


@pytest.mark.parametrize(("size", "dense"), SIZES)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("advice", [QUIET, GRAVE, Advice("", "", headline="No call in front")])
def test_nothing_is_cut(
    qtbot: QtBot, size: tuple[int, int], dense: bool, theme: ThemeName, advice: Advice
) -> None:
    card, _ = a_card(qtbot, advice, size, theme, dense)

    nothing_cut(card)


@pytest.mark.parametrize(("size", "dense"), SIZES)
def test_everything_is_reached_by_down_and_nothing_is_seen_in_part(
    qtbot: QtBot, size: tuple[int, int], dense: bool
) -> None:
    card, _ = a_card(qtbot, GRAVE, size, dense=dense)
    blocks = card.findChildren(Blocks)[0]
    wanted = {each for kind in (ItemLine, ChangeLine) for each in blocks.findChildren(kind)}
    seen = set()

    for _step in range(40):
        for each in wanted:
            if each.isVisible():
                seen.add(each)
                assert blocks.rect().contains(each.mapTo(blocks, each.rect().bottomRight()))
        press(Key.Key_Down)

    assert len(wanted) == 10
    assert seen == wanted
    assert blocks.out_of_sight()[1] == 0


def test_the_place_is_kept_while_the_call_is_the_same(qtbot: QtBot) -> None:
    card, _ = a_card(qtbot, GRAVE)
    blocks = card.findChildren(Blocks)[0]

    press(Key.Key_Down)
    card.show_advice(GRAVE._replace(priority=2), NOW)
    kept = blocks.out_of_sight()[0]
    card.show_advice(GRAVE._replace(call="26-2"), NOW)

    assert (kept, blocks.out_of_sight()[0]) == (1, 0)


def test_after_an_answer_that_changes_a_reason_who_goes_stands_in_sight_again(qtbot: QtBot) -> None:
    card, _ = a_card(qtbot, GRAVE)
    blocks = card.findChildren(Blocks)[0]

    press(Key.Key_PageDown)
    before = blocks.out_of_sight()[0]
    card.show_advice(GRAVE._replace(reasons=GRAVE.reasons[:2]), NOW)

    assert before > 0
    assert blocks.out_of_sight()[0] == 0


def test_another_headline_is_read_from_its_reason_on(qtbot: QtBot) -> None:
    card, _ = a_card(qtbot, GRAVE)
    blocks = card.findChildren(Blocks)[0]

    press(Key.Key_PageDown)
    before = blocks.out_of_sight()[0]
    card.show_advice(GRAVE._replace(headline="Send deputies"), NOW)

    assert before > 0
    assert blocks.out_of_sight()[0] == 0


@pytest.mark.parametrize(("size", "dense"), SIZES)
def test_a_notice_that_has_no_room_ends_in_an_ellipsis_and_stands_in_full_below(
    qtbot: QtBot, size: tuple[int, int], dense: bool
) -> None:
    long = (
        "Before: clinician and deputy, stay on the line, priority 2. Because a gun is in the person's hand."
    )
    lines = tuple(Notice("page", f"Became different {at}", f"{long} {at}", "calm") for at in range(4))
    card, told = a_card(qtbot, QUIET._replace(notices=lines), size, dense=dense)

    leads = [each.text() for each in card.findChildren(Words) if each.text().endswith(" …")]
    below = [each.text() for each in card.findChildren(Words) if each.text().endswith(f"{long} 3")]

    assert leads == [f"Became different {at} …" for at in range(4)]
    assert below == [f"Became different 3. {long} 3"]
    assert told.asked == []


@pytest.mark.parametrize(("size", "dense"), SIZES)
def test_the_reason_that_weighs_stands_in_sight_under_the_notices(
    qtbot: QtBot, size: tuple[int, int], dense: bool
) -> None:
    why = Reason("", "S7: With no crime deputies stay away; a supervisor has to agree.", weighs=True)
    card, told = a_card(qtbot, GRAVE._replace(reasons=(why, *QUIET.reasons)), size, dense=dense)

    (words,) = [each for each in card.findChildren(Words) if each.text().startswith("S7: ")]

    assert words.visibleRegion().boundingRect() == words.rect()
    assert told.asked == []


def test_the_policy_is_named_in_full_with_its_date(qtbot: QtBot) -> None:
    card, _ = a_card(qtbot, QUIET, (392, 606), dense=False)

    assert "Care first, since 1 Mar 2026" in [words.text() for words in card.findChildren(Words)]


def test_another_density_shows_the_same(qtbot: QtBot) -> None:
    card, _ = a_card(qtbot, GRAVE, (392, 606), dense=False)

    card.set_look(a_look("light", dense=True))
    card.resize(268, 424)

    nothing_cut(card)


def test_the_first_reason_stands_with_its_head_after_the_empty_room(qtbot: QtBot) -> None:
    tonight = Advice("", "Example County 911", items=QUIET.items, reasons=(Reason("", "Our own."),))
    card, _ = a_card(qtbot, tonight)

    card.show_advice(QUIET, NOW)

    seen = [words.text() for words in card.findChildren(Words) if words.isVisible()]
    assert any(text.startswith(QUIET.reasons[0].lead) for text in seen)
    assert QUIET.items[0].words in seen


@pytest.mark.parametrize(("size", "dense"), SIZES)
def test_a_line_that_becomes_longer_at_once_loses_no_word(
    qtbot: QtBot, size: tuple[int, int], dense: bool
) -> None:
    short = AdviceItem("law_enforcement", "Deputies", "to the scene", "S1", "certain")
    card, _ = a_card(qtbot, QUIET, size, dense=dense)

    words = "Crisis-trained deputies: not settled"
    longer = short._replace(words=words, rules="S1", state="open")
    card.show_advice(QUIET._replace(items=(short,) * 4), NOW)
    card.show_advice(QUIET._replace(items=(longer,) * 4), NOW)

    for _step in range(8):
        nothing_cut(card)
        press(Key.Key_Down)


@pytest.mark.parametrize(("size", "dense"), SIZES)
def test_page_down_skips_nothing(qtbot: QtBot, size: tuple[int, int], dense: bool) -> None:
    card, _ = a_card(qtbot, GRAVE, size, dense=dense)
    blocks = card.findChildren(Blocks)[0]
    wanted = {each for kind in (ItemLine, ChangeLine) for each in blocks.findChildren(kind)}
    seen = set()

    for _screen in range(20):
        seen |= {each for each in wanted if each.isVisible()}
        press(Key.Key_PageDown)

    assert seen == wanted
    assert blocks.out_of_sight()[1] == 0


def test_no_reason_of_another_call_stays_in_sight(qtbot: QtBot) -> None:
    other = [Reason("Somebody else is in danger.", f"S{each}: deputies.", weighs=True) for each in (1, 2)]
    card, _ = a_card(qtbot, QUIET._replace(reasons=tuple(other)), (392, 606), dense=False)
    assert "Somebody else is in danger" in _seen(card)

    card.show_advice(QUIET._replace(call="26-5", headline="Ask on"), NOW)

    assert "A knife is within reach" in _seen(card)
    assert "Somebody else is in danger" not in _seen(card)


def _seen(card: AdviceWidget) -> str:
    return " ".join(words.text() for words in card.findChildren(Words) if words.isVisible())
