"""The look: values come from the tokens, fonts from the program, and nothing is made twice."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from console.ui.theme import Look, ThemeName, load_fonts, load_tokens
from tests.ui.dress import THEMES, a_look


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """Fonts need an application."""
    qapp.setStyle("Fusion")


def test_the_bundled_font_is_found() -> None:
    assert load_fonts() == 3
    assert QFontInfo(a_look().font("body")).family().startswith("Source Sans 3")


def test_a_folder_without_fonts_falls_back(tmp_path: Path) -> None:
    assert load_fonts(tmp_path) == 0
    assert QFontInfo(Look(load_tokens()).font("body")).pointSizeF() > 0


@pytest.mark.parametrize("name", THEMES)
def test_every_colour_is_a_colour(name: ThemeName) -> None:
    look = a_look(name)

    assert all(look.color(path).isValid() for path in look.tokens.colors[name])
    assert look.color("bg.app") == QColor(look.tokens.colors[name]["bg.app"])


def test_both_themes_name_the_same_colours() -> None:
    colors = load_tokens().colors

    assert set(colors["dark"]) == set(colors["light"])


def test_an_unknown_colour_is_a_bug() -> None:
    with pytest.raises(KeyError):
        a_look().color("text.loud")


def test_no_text_is_smaller_than_nine_points() -> None:
    assert min(load_tokens().pt.values()) >= 9


def test_dense_rows_are_lower_than_comfortable_ones() -> None:
    wide, dense = a_look(), a_look(dense=True)

    assert (wide.row("call"), dense.row("call")) == (64, 48)
    assert (wide.bar("keys"), dense.bar("keys")) == (20, 0)
    assert all(dense.row(name) < wide.row(name) for name in wide.tokens.rows["comfortable"])


def test_fonts_are_made_once() -> None:
    look = a_look()

    assert look.font("title", "semibold") is look.font("title", "semibold")
    assert look.metrics("title") is look.metrics("title")
    assert look.font("title").pointSizeF() == pytest.approx(13.5)


def test_palette_takes_the_theme() -> None:
    palette = a_look("light").palette()

    assert palette.color(QPalette.ColorRole.Window) == QColor("#DFE4EA")
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == QColor("#545F6C")


@pytest.mark.parametrize("name", THEMES)
def test_style_sheet_is_short_and_complete(name: ThemeName) -> None:
    sheet = a_look(name).style_sheet()

    assert sheet.count("\n") < 120
    assert not re.search(r"\{[a-z_]+\}", sheet)
    known = set(load_tokens().colors[name].values())
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", sheet)) <= known
