"""Anything pasted into any field of the policy editor stands in the draft, and is put in force, as it was."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from console.domain.pack.edit import Spot
from console.domain.sheet.changes import value_of
from console.domain.sheet.draft import PolicyDraft, put, rows_of
from console.domain.sheet.fields import FIELDS
from console.domain.texts import REASON_MAX, wrong_with
from console.domain.visible import shows_nothing, visible
from console.policy.conditions import is_name
from tests.input.hands import line, paste
from tests.naughty import NOTHING, OWN, blns, packed
from tests.stories.at_agency import to_field
from tests.stories.at_policy_draft import (
    BRANDT,
    adopted,
    editor,
    look_through,
    put_in_force_at_once,
    review,
    shown,
    to_table,
)
from tests.stories.play import Dispatcher, a_desk

pytestmark = [pytest.mark.slow, pytest.mark.qt_log_ignore("OpenType support missing")]
FIELDS_WRITTEN = (
    Spot("medical", 1, "rule"), Spot("medical", 1, "because"), Spot("safety", 1, "when"),
    Spot("conditions", 2, "when"), Spot("conditions", 2, "means"), Spot("promise", 0, "id"),
    Spot("promise", 0, "says"), Spot("facts", 3, "ask.en"), Spot("facts", 3, "ask.es"),
    Spot("answers", 5, "told.es"), Spot("acknowledged", 0, "reason"), Spot("about", 0, "title"),
    Spot("about", 0, "effective"),
)  # fmt: skip
IN_SIGHT = tuple(packed([each for each in OWN if visible(each, lines=True) == each], 400))
"""What a policy may hold: it decides in the open."""


def draft_of(dispatcher: Dispatcher) -> PolicyDraft:
    return editor(dispatcher)._work.draft  # noqa: SLF001 - what is kept is what counts here


def held(draft: PolicyDraft, spot: Spot) -> object:
    return value_of(rows_of(draft, spot.table)[spot.row], tuple(spot.field.split(".")))


def label(spot: Spot) -> str:
    return next(each.label for each in FIELDS[spot.table] if each.field.name == spot.field)


def open_field(dispatcher: Dispatcher, spot: Spot) -> None:
    """Go to a field of a row."""
    to_table(dispatcher, spot.table, spot.row)
    dispatcher.press("Return")
    to_field(dispatcher, label(spot))


def written(dispatcher: Dispatcher, spot: Spot, texts: Sequence[str]) -> None:
    """Paste each text in place of what stands there: it stands in the draft, and nothing else is changed."""
    before = draft_of(dispatcher)
    for text in texts:
        dispatcher.press("Ctrl+A")
        arrived = paste(text)
        assert line().text() == arrived
        # Blanks in a condition mean nothing, and a day that is left out is no empty text.
        value = " ".join(arrived.split()) if spot.field == "when" else arrived
        is_left_out = spot.field == "effective" and not arrived.strip()
        assert held(draft_of(dispatcher), spot) == (None if is_left_out else value)
        assert draft_of(dispatcher) == put(before, spot, None if is_left_out else value)


@pytest.mark.parametrize("spot", FIELDS_WRITTEN, ids=lambda spot: f"{spot.table} {spot.field}")
def test_what_is_pasted_stands_in_the_draft_and_is_there_again_later(
    spot: Spot, qtbot: QtBot, tmp_path: Path
) -> None:
    texts = [each for each in (*NOTHING, '"""', *packed(OWN, 400)) if not wrong_with(each, 400)]
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        open_field(supervisor, spot)
        written(supervisor, spot, texts)
        kept = draft_of(supervisor)

    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        open_field(supervisor, spot)
        assert draft_of(supervisor) == kept
        assert line().text() == held(kept, spot)


@pytest.mark.parametrize("spot", [Spot("medical", 1, "because"), Spot("conditions", 2, "when")])
def test_naughty_strings_stand_in_the_draft(spot: Spot, qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        open_field(supervisor, spot)
        written(supervisor, spot, list(packed([each for each in blns() if not wrong_with(each)], 900)))


@pytest.mark.parametrize("page", ["A", "N"])
def test_a_condition_has_a_name_or_it_is_said_why_not(page: str, qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "conditions", 1)
        supervisor.press(page)
        before = draft_of(supervisor)
        for text in (*OWN, *NOTHING):
            supervisor.press("Ctrl+A")
            if is_name(paste(text)):
                continue
            supervisor.press("Ctrl+Return")
            assert "small letters, digits and _" in shown(supervisor).casefold()
            assert draft_of(supervisor) == before


def test_what_can_be_seen_is_put_in_force_as_it_was_with_its_reason(qtbot: QtBot, tmp_path: Path) -> None:
    spots = [
        Spot("medical", 1, "because"), Spot("conditions", 2, "means"), Spot("promise", 0, "says"),
        Spot("facts", 3, "ask.en"), Spot("facts", 3, "ask.es"), Spot("acknowledged", 0, "reason"),
    ]  # fmt: skip
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        for text in IN_SIGHT:
            before = draft_of(supervisor) if supervisor.running.desk.policy_draft else None
            for spot in spots:
                open_field(supervisor, spot)
                supervisor.press("Ctrl+A")
                paste(text)
            draft = draft_of(supervisor)
            supervisor.press("Ctrl+Return")
            to_field(supervisor, "Reason, R")
            paste(text[:REASON_MAX])
            look_through(supervisor)
            put_in_force_at_once(supervisor)

            assert draft != before
            assert "in force as changed" in supervisor.answered, shown(supervisor)
            entry = adopted(supervisor)[-1]
            assert (entry.policy, entry.catalogue, entry.cases) == tuple(draft)
            assert entry.reason == text[:REASON_MAX]
            assert [held(draft_of(supervisor), spot) for spot in spots] == [text] * len(spots)


def test_a_finding_is_let_stand_for_any_reason_that_can_be_seen(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "care", 6)
        supervisor.press("Return")
        to_field(supervisor, "Who goes: Clinician and deputy")
        supervisor.press("Space")
        to_field(supervisor, "Who goes: Help line's number")
        supervisor.press("Space", "Escape")
        for text in (*IN_SIGHT[:2], IN_SIGHT[-1]):
            review(supervisor, "1", "R")
            arrived = paste(text)
            supervisor.press("Ctrl+Return")
            look_through(supervisor)

            assert rows_of(draft_of(supervisor), "acknowledged")[-1]["reason"] == arrived
            supervisor.press("Escape")


def test_no_name_and_no_time_brings_the_review_down(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        open_field(supervisor, Spot("medical", 1, "because"))
        paste("shorter")
        supervisor.press("Ctrl+Return")
        look_through(supervisor)
        for text in [each for each in (*OWN, *NOTHING) if not shows_nothing(each)]:
            for field in ("Name, N", "From, F"):
                to_field(supervisor, "Reason, R")
                supervisor.press("Ctrl+A")
                paste("why")
                to_field(supervisor, field)
                supervisor.press("Ctrl+A")
                paste(text)
                if field == "From, F":
                    supervisor.press("Ctrl+Return")
                    assert len(adopted(supervisor)) == 1, text
