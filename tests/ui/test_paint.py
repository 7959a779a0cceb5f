"""What is painted: every icon and shape can be drawn, and text is cut only where it must be."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from console.domain.rows.words import RESPONSES
from console.ui.icons import ICONS, STATUS_SHAPES
from console.ui.paint import (
    chip_width,
    draw_chip,
    draw_icon,
    draw_priority,
    draw_status,
    draw_text,
    key_cap_width,
    lines_of,
    shortened,
    text_width,
)
from console.ui.svg_path import read_path
from console.ui.theme import Look
from tests.ui.dress import a_look, holds


@pytest.fixture
def look(qapp: QApplication) -> Look:
    qapp.setStyle("Fusion")
    return a_look()


def a_sheet() -> QImage:
    image = QImage(240, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    return image


@pytest.mark.parametrize("name", ICONS)
def test_icon_is_drawn_inside_its_square(look: Look, name: str) -> None:
    image = a_sheet()

    painter = QPainter(image)
    draw_icon(painter, name, QRectF(0, 0, 40, 40), look.color("text.primary"))
    painter.end()

    assert holds(image, look.color("text.primary"))
    bounds = read_path(ICONS[name]).boundingRect()
    assert bounds.left() >= 0 <= bounds.top(), bounds
    assert bounds.right() <= 20 >= bounds.bottom(), bounds


@pytest.mark.parametrize("counts_as", STATUS_SHAPES)
def test_status_shape_has_the_colour_of_its_status(look: Look, counts_as: str) -> None:
    image = a_sheet()

    painter = QPainter(image)
    draw_status(painter, counts_as, QRectF(0, 0, 40, 40), look)
    painter.end()

    assert holds(image, look.color(f"status.{counts_as}"))
    assert QRectF(0, 0, 16, 16).contains(read_path(STATUS_SHAPES[counts_as]).boundingRect())


def test_every_response_has_an_icon() -> None:
    assert set(RESPONSES) <= set(ICONS)


def test_unknown_icon_is_a_bug(look: Look) -> None:
    image = a_sheet()
    painter = QPainter(image)

    with pytest.raises(KeyError):
        draw_icon(painter, "smiley", QRectF(0, 0, 20, 20), look.color("text.primary"))
    painter.end()


@pytest.mark.parametrize("priority", [1, 2, 3])
def test_priority_badge_has_its_fill(look: Look, priority: int) -> None:
    image = a_sheet()

    painter = QPainter(image)
    draw_priority(painter, priority, QRectF(0, 0, 28, 24), look)
    painter.end()

    assert holds(image, look.color(f"priority.{priority}.fill"))
    assert holds(image, look.color(f"priority.{priority}.on"))


def test_what_bars_a_unit_alone_is_tinted(look: Look) -> None:
    found = {}
    for sign in ("for", "against", "bars"):
        image = a_sheet()
        painter = QPainter(image)
        draw_chip(painter, sign, "no Spanish", QRectF(0, 0, 120, 20), look)
        painter.end()
        found[sign] = holds(image, look.color("alert.tint"))

    assert found == {"for": False, "against": False, "bars": True}


def test_a_circle_is_drawn_by_arcs() -> None:
    path = read_path("M2 10a8 8 0 1 1 16 0a8 8 0 1 1-16 0Z")

    bounds = path.boundingRect()
    assert bounds.x() == pytest.approx(2, abs=0.01)
    assert bounds.width() == pytest.approx(16, abs=0.01)
    assert bounds.height() == pytest.approx(16, abs=0.05)


def test_a_quarter_turns_the_way_it_says() -> None:
    clockwise = read_path("M10 2a8 8 0 0 1 8 8").boundingRect()
    against = read_path("M10 2a8 8 0 0 0 8 8").boundingRect()

    assert clockwise.contains(15.6, 4.4)
    assert read_path("M10 2a8 8 0 0 1 8 8").pointAtPercent(0.5).x() > 15
    assert read_path("M10 2a8 8 0 0 0 8 8").pointAtPercent(0.5).x() < 13
    assert against.isValid()


def test_text_is_cut_where_it_is_wider_than_its_place(look: Look) -> None:
    image = a_sheet()
    painter = QPainter(image)

    taken = draw_text(painter, QRectF(0, 0, 60, 20), "Quarry Lane bridge", look, "body")
    whole = draw_text(painter, QRectF(0, 0, 240, 20), "Quarry Lane bridge", look, "body")
    painter.end()

    assert taken <= 60
    assert whole == text_width("Quarry Lane bridge", look, "body")


def test_shortened_text_loses_its_last_parts_first(look: Look) -> None:
    text = "Suicidal person, knife within reach · Asking"
    width = text_width("Suicidal person, knife within reach", look, "small")

    assert shortened(text, 2000, look, "small") == text
    assert shortened(text, width + 1, look, "small") == "Suicidal person, knife within reach"
    assert shortened(text, width - 1, look, "small") == "Suicidal person"
    assert shortened(text, 5, look, "small") == "Suicidal person"


def test_lines_hold_every_word(look: Look) -> None:
    text = "no clinician with it and it does not speak Spanish either"

    lines = lines_of(text, 150, look, "small", at_most=9)

    assert len(lines) > 1
    assert " ".join(lines) == text
    assert all(text_width(line, look, "small") <= 150 for line in lines)
    assert lines_of("", 100, look, "small") == ("",)


def test_caps_and_chips_are_as_wide_as_their_words(look: Look) -> None:
    assert key_cap_width("1", look, 28) == 28
    assert key_cap_width("Ctrl+U", look) > text_width("Ctrl+U", look, "label", "semibold")
    assert chip_width("can write a hold", look) > chip_width("Spanish", look)
