"""Every text can be read on every ground it stands on, every shape told from every other, by everybody."""

from collections.abc import Iterator, Mapping
from itertools import combinations

import pytest

from console.ui.theme import load_tokens
from tests.ui.colours import apart, ciede2000, contrast
from tests.ui.dress import THEMES

Colors = Mapping[str, str]
CALM = ("app", "panel", "surface", "raised", "field", "control", "hover", "selected")
LAYERS = (*CALM, "control_hover", "control_pressed")
ROWS = ("app", "panel", "surface", "raised", "hover", "selected")
TINTS = ("alert.tint", "warn.tint", "ok.tint", "accent.tint")
STATUSES = ("available", "dispatched", "en_route", "staged", "on_scene", "not_available")
SIGHTS = ("full", "protanopia", "deuteranopia", "tritanopia")
TEXT, STRONG_TEXT, SHAPE, APART = 4.5, 7.0, 3.0, 15.0


def grounds(*names: str) -> tuple[str, ...]:
    return tuple(f"bg.{name}" for name in names)


def pairs() -> Iterator[tuple[str, tuple[str, ...], float]]:
    """What stands on what, and the contrast it needs."""
    yield "text.primary", (*grounds(*LAYERS), *TINTS, "practice.app"), STRONG_TEXT
    yield "text.secondary", (*grounds(*LAYERS), *TINTS, "practice.app"), TEXT
    yield "text.disabled", grounds(*CALM), TEXT
    yield "accent.text", (*grounds(*CALM), "accent.tint"), TEXT
    yield "accent.on_fill", ("accent.fill", "accent.fill_hover", "accent.fill_pressed"), TEXT
    for kind in ("alert", "warn", "ok"):
        yield f"{kind}.text", (*grounds(*CALM), f"{kind}.tint"), TEXT
        yield f"{kind}.line", (*grounds(*CALM), f"{kind}.tint"), SHAPE
    for kind in ("alert", "warn"):
        yield f"{kind}.on_fill", (f"{kind}.fill",), TEXT
    for number in "1234":
        yield f"priority.{number}.on", (f"priority.{number}.fill",), TEXT
        yield f"priority.{number}.border", grounds("panel", "surface", "raised", "selected"), SHAPE
    yield "practice.on_bar", ("practice.bar",), STRONG_TEXT
    yield "practice.frame", ("practice.app", "bg.panel"), SHAPE
    yield "mark.text", ("mark.bg",), STRONG_TEXT
    for status in STATUSES:
        yield f"status.{status}", grounds(*ROWS), SHAPE
    yield "focus.ring", grounds(*LAYERS), SHAPE
    yield "border.control", grounds("panel", "surface", "raised", "field"), SHAPE


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("front", "behind", "needs"), tuple(pairs()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_can_be_read(theme: str, front: str, behind: tuple[str, ...], needs: float) -> None:
    colors = load_tokens().colors[theme]

    worst = min((contrast(colors[front], colors[ground]), ground) for ground in behind)

    assert worst[0] >= needs, f"{front} on {worst[1]}: {worst[0]:.2f}, needs {needs}"


@pytest.mark.parametrize("theme", THEMES)
def test_no_text_colour_is_left_unchecked(theme: str) -> None:
    checked = {front for front, _, _ in pairs()}

    texts = {
        path
        for path in load_tokens().colors[theme]
        if path.startswith("text.") or path.rpartition(".")[2] in ("text", "on", "on_fill", "on_bar")
    }

    assert texts <= checked


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sight", SIGHTS)
def test_statuses_are_told_apart(theme: str, sight: str) -> None:
    colors = load_tokens().colors[theme]

    least = min(
        (apart(sight, colors[f"status.{one}"], colors[f"status.{other}"]), one, other)
        for one, other in combinations(STATUSES, 2)
    )

    assert least[0] >= APART, f"{least[1]} and {least[2]}: {least[0]:.1f}"


def test_measures_give_the_published_values() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert ciede2000((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert ciede2000((50, 2.5, 0), (73, 25, -18)) == pytest.approx(27.1492, abs=1e-4)
    assert ciede2000((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619)) == pytest.approx(
        2.0373, abs=1e-4
    )
