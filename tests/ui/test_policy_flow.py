"""The picture of the guide: gone through by keys, made larger and moved, and saved as SVG and PDF."""

from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain.rows.policy_flow import FlowBox, flow_boxes, flow_words
from console.policy.diagram import compile_policy
from console.policy.flow import flow_of
from console.ui.paint import text_width
from console.ui.screens.policy_picture import Caption, as_pdf, as_svg, saved_area
from console.ui.svg_path import read_path
from console.ui.theme import ThemeName
from console.ui.widgets.policy_flow import FlowView
from console.ui.widgets.policy_flow_panel import FlowPanel
from console.ui.widgets.policy_picture import area_of, picture_of, place_of
from console.ui.widgets.policy_sight import READABLE
from console.ui.wish import Wish
from tests.resources.shipped import the_cases, the_catalogue, the_policy
from tests.ui.dress import THEMES, a_look, holds, picture

CAPTION = Caption("Sacramento, safety", "in force since 14:05, 28 Nov 2026, by Lena Brandt")
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

Key = Qt.Key
SAC = "sacramento-sheriff-2025"
COMPILED = compile_policy(the_policy(SAC), the_catalogue())


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def boxes(part: str = "safety", *, followed: bool = False) -> tuple[FlowBox, ...]:
    facts = the_cases(SAC)[0].facts if followed else None
    return flow_boxes(flow_of(COMPILED, part), the_catalogue(), facts)


def opened(qtbot: QtBot, part: str = "safety", *, followed: bool = False) -> tuple[FlowView, list[Wish]]:
    view = FlowView(a_look(), {"T": "try_policy"})
    qtbot.addWidget(view)
    wishes: list[Wish] = []
    view.wished.connect(wishes.append)
    view.resize(900, 420)
    view.show_boxes(boxes(part, followed=followed), "The guide")
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.setFocus()
    return view, wishes


def test_answers_that_lead_to_the_same_place_are_one_line_and_ends_say_who_goes() -> None:
    shown = boxes()

    first = shown[0]
    assert first.title == "Suicide?"
    assert [line.words for line in first.lines] == [
        "Any other answer",
        "About to act · Attempt under way · Nobody can say",
    ]
    end = next(box for box in shown if box.rules == ("S7",))
    assert end.detail == "Deputies are not sent, a supervisor must approve, gap call"
    assert (end.icons, end.priority) == (("no_law_enforcement",), 1)
    assert end.says == ("S7 decides: Deputies are not sent. priority 1, a supervisor must approve, gap call.")
    assert flow_words(shown) == "13 questions, 9 ends"


def test_the_whole_guide_ends_in_the_rules_of_all_parts() -> None:
    ends = [box for box in boxes("") if box.is_end]

    assert all(len(box.rules) == 3 for box in ends)
    assert len({box.rules for box in ends}) == len(ends) == 62


def test_a_part_that_asks_nothing_is_one_end() -> None:
    compiled = compile_policy(the_policy("law-enforcement-default"), the_catalogue())

    shown = flow_boxes(flow_of(compiled, "care"), the_catalogue(), {})

    assert len(shown) == 1
    assert shown[0].is_walked
    assert flow_words(shown) == "nothing is asked"


def test_tab_goes_through_the_boxes_in_the_order_of_asking_and_then_on(qtbot: QtBot) -> None:
    view, _ = opened(qtbot, "care")
    shown = boxes("care")

    told = [view.accessibleDescription()]
    for _ in shown[1:]:
        QTest.keyClick(view, Key.Key_Tab)
        told.append(view.accessibleDescription())
    QTest.keyClick(view, Key.Key_Tab)

    assert told == [box.says for box in shown]
    assert view.ringed() is None
    QTest.keyClick(view, Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)


def test_enter_goes_on_by_the_answer_taken_and_at_the_end_to_its_rule(qtbot: QtBot) -> None:
    view, wishes = opened(qtbot, followed=True)

    for _ in range(10):
        QTest.keyClick(view, Key.Key_Return)
        if wishes:
            break

    box = view.ringed()
    assert box is not None
    assert box.is_walked
    assert wishes == [Wish("flow_rule", the_cases(SAC)[0].rules["safety"])]


@pytest.mark.parametrize("wide", [690, 1100, 1400, 1900])
def test_it_opens_as_wide_as_there_is_room_but_never_too_small_to_be_read(qtbot: QtBot, wide: int) -> None:
    view, _ = opened(qtbot)
    view.resize(wide, 260)
    area, seen = area_of(view.picture()), view.sight.seen(QSizeF(view.size()))

    assert seen.left() <= area.left() + 0.5
    assert view.sight.zoom >= READABLE
    assert seen.right() >= area.right() - 0.5 or view.sight.zoom == READABLE


def test_keys_zoom_move_and_fit(qtbot: QtBot) -> None:
    view, wishes = opened(qtbot)
    fitted, origin = view.sight.zoom, view.sight.origin

    QTest.keyClicks(view, "+")
    larger = view.sight.zoom
    QTest.keyClicks(view, "-")
    QTest.keyClick(view, Key.Key_Right)
    moved = view.sight.origin
    QTest.keyClicks(view, "0134t")

    assert larger == pytest.approx(fitted * 1.25)
    assert moved.x() == pytest.approx(origin.x() - 60)
    seen = view.sight.seen(QSizeF(view.size()))
    assert view.sight.zoom < fitted, "0 shows all of it"
    assert seen.contains(area_of(view.picture()).adjusted(1, 1, -1, -1))
    assert [(wish.name, wish.value) for wish in wishes] == [
        ("flow_part", "medical"),
        ("flow_part", "care"),
        ("flow_part", ""),
        ("try_policy", ""),
    ]


def test_the_mouse_moves_it_the_wheel_zooms_and_a_click_puts_the_ring(qtbot: QtBot) -> None:
    view, _ = opened(qtbot)
    shown = boxes()
    place = place_of(view.picture(), shown[3].node)
    at = (place.center() * view.sight.zoom + view.sight.origin).toPoint()

    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    ringed = view.ringed()
    before = view.sight.origin
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    QTest.mouseMove(view, QPoint(45, 25))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(45, 25))

    assert ringed == shown[3]
    assert view.sight.origin - before == QPointF(40, 20)


def test_a_box_out_of_sight_is_brought_into_it(qtbot: QtBot) -> None:
    view, _ = opened(qtbot)
    for _ in range(8):
        QTest.keyClicks(view, "+")

    for box in boxes():
        view.ring(box.node)
        place = place_of(view.picture(), box.node)
        assert view.sight.seen(QSizeF(view.size())).intersects(place)


@pytest.mark.parametrize("theme", THEMES)
def test_the_way_that_is_followed_and_the_ring_are_seen(qtbot: QtBot, theme: ThemeName) -> None:
    look = a_look(theme)
    panel = FlowPanel(look, {})
    qtbot.addWidget(panel)
    panel.show_flow(boxes(), "safety")
    panel.show()
    without = picture(panel, 1200, 500)

    panel.show_flow(boxes(followed=True), "safety")

    assert not holds(without, look.color("bg.selected"))
    assert holds(picture(panel, 1200, 500), look.color("bg.selected"))
    assert panel.flow.accessibleName() == "Safety: 13 questions, 9 ends"


def test_it_is_saved_as_svg_that_can_be_drawn_and_holds_its_words() -> None:
    shown, look = picture_of(boxes(followed=True), a_look("light")), a_look("light")

    data = as_svg(shown, look, CAPTION)

    root = ElementTree.fromstring(data)  # noqa: S314 - our own text of a moment ago
    words = "".join(root.itertext())
    assert "Sacramento, safety" in words
    assert "in force since 14:05, 28 Nov 2026" in words
    assert "Suicide?" in words
    assert "Deputies are not sent" in words
    texts = [each for each in root.iter() if each.tag.endswith("text") and (each.text or "").strip()]
    title = next(each for each in texts if each.text == "Suicide?")
    assert all(each.get("textLength") for each in texts)
    wide = text_width("Suicide?", look, "dense", "semibold")
    assert float(title.get("textLength", "0")) == pytest.approx(wide, abs=1)
    area = saved_area(shown)
    assert root.get("viewBox") == f"0 0 {area.width():g} {area.height():g}"
    image = QImage(round(area.width()), round(area.height()), QImage.Format.Format_RGB32)
    image.fill(look.color("text.primary"))
    painter = QPainter(image)
    QSvgRenderer(data).render(painter)
    painter.end()
    assert holds(image, look.color("bg.selected"))
    assert holds(image, look.color("accent.line"))
    # Each text is drawn as an outline that stays in its width, and the words that are searched are unseen.
    drawn = {each.get("fill") for each in texts}
    outlines = [each for each in root.iter() if each.tag.endswith("path") and each.get("stroke") == "none"]
    assert drawn == {"none"}
    assert len(outlines) == len(texts)
    path = read_path(outlines[texts.index(title)].get("d") or "")
    assert path.boundingRect().width() == pytest.approx(wide, abs=4)


def test_it_is_saved_as_a_pdf_of_one_page_as_large_as_it_is() -> None:
    shown, look = picture_of(boxes(), a_look("light")), a_look("light")

    data = as_pdf(shown, look, CAPTION)

    assert data.startswith(b"%PDF-")
    assert data.count(b"/Type /Page\n") == 1
    wide = round(area_of(shown).width() * 0.75)
    assert f"/MediaBox [0 0 {wide}".encode() in data


def test_where_there_is_nothing_to_draw_nothing_is_drawn(qtbot: QtBot) -> None:
    view = FlowView(a_look(), {})
    qtbot.addWidget(view)
    view.show_boxes((), "The guide")
    view.show()

    image = picture(view, 300, 200)
    for key in (Key.Key_Return, Key.Key_Plus, Key.Key_0, Key.Key_Left):
        QTest.keyClick(view, key)

    assert not holds(image, a_look().color("border.strong"))
    assert view.ringed() is None


def test_a_wide_picture_opens_large_enough_to_be_read_where_the_questions_begin(qtbot: QtBot) -> None:
    view, _ = opened(qtbot, "")
    view.resize(770, 284)
    first, sight = view.picture(), view.sight

    place = place_of(first, next(iter(first.boxes)))
    shown = QRectF(place.topLeft() * sight.zoom + sight.origin, place.size() * sight.zoom)

    assert area_of(first).width() * READABLE > view.width(), "too wide to be fitted in and read"
    assert sight.zoom == READABLE
    assert QRectF(view.rect()).contains(shown)
    QTest.keyClick(view, Key.Key_0)
    assert sight.zoom < READABLE, "0 still shows all of it"


def test_enter_brings_each_box_of_the_way_into_sight_in_a_wide_picture(qtbot: QtBot) -> None:
    view, _ = opened(qtbot, "", followed=True)
    view.resize(770, 284)

    box = view.ringed()
    while box is not None and not box.is_end:
        QTest.keyClick(view, Key.Key_Return)
        box, sight = view.ringed(), view.sight
        assert box is not None
        place = place_of(view.picture(), box.node)
        assert sight.zoom == READABLE
        assert QRectF(view.rect()).contains(place.center() * sight.zoom + sight.origin)

    assert box is not None
    assert box.is_walked
