"""A draft is judged off the window's thread: what was asked for last is told, and nothing older."""

import threading

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain.agency import read_agency
from console.domain.pack.edit import Spot
from console.domain.sheet.draft import PolicyDraft, draft_of, put
from console.domain.sheet.judged import judge
from console.ui.screens.policy_draft_judging import Asked, Judgement, Judging
from tests.domain.build import CARE_FIRST, agency_text, catalogue_text, policy_text, the_library

AGENCY = read_agency(agency_text(), "agency.toml")


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def asked(*sent: str) -> Asked:
    """Care first where whoever is hurt while no care team can come gets these."""
    draft: PolicyDraft = draft_of(policy_text(CARE_FIRST), catalogue_text())
    return Asked(put(draft, Spot("care", 6, "send"), sent), the_library()[CARE_FIRST], AGENCY)


def judging() -> tuple[Judging, list[Judgement], QObject]:
    owner, told = QObject(), list[Judgement]()
    found = Judging(owner)
    found.judged.connect(told.append)
    return found, told, owner


def at_work() -> threading.Thread:
    """The thread that works something out; there is one at most."""
    (thread,) = [each for each in threading.enumerate() if each.name == "aside"]
    return thread


def test_a_draft_is_judged_as_it_would_be_at_once_and_nobody_waits(qtbot: QtBot) -> None:
    found, told, owner = judging()
    hole = asked("referral")

    found.want(hole)
    assert told == []
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)

    at_once = judge(hole.draft, hole.base, hole.agency)
    assert told[0].judged.findings == at_once.findings
    assert told[0].judged.differences == at_once.differences
    assert told[0].calls is None
    assert owner.children()


def test_what_changes_for_calls_is_worked_out_when_it_is_asked_for(qtbot: QtBot) -> None:
    found, told, owner = judging()
    found.want(asked("referral"))
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)

    found.want(told[0].asked._replace(judged=told[0].judged))
    qtbot.waitUntil(lambda: len(told) == 2, timeout=20_000)

    assert told[1].judged is told[0].judged
    assert told[1].calls is not None
    calls = [" ".join(each.below) for each in told[1].calls if each.kind == "calls"]
    assert any("For example: " in each for each in calls)
    assert owner.children()


def test_only_the_last_that_was_asked_for_is_told(qtbot: QtBot) -> None:
    found, told, owner = judging()
    drafts = [asked("referral"), asked("co_response"), asked("law_enforcement")]

    for each in drafts:
        found.want(each)
        assert at_work().is_alive(), "one at a time"
    qtbot.waitUntil(found.is_at_rest, timeout=20_000)

    assert [each.asked for each in told] == [drafts[-1]]
    assert told[0].asked is drafts[-1]
    assert owner.children()


def test_one_that_comes_while_another_is_worked_out_is_told_and_the_other_is_not(qtbot: QtBot) -> None:
    found, told, owner = judging()
    older, newer = asked("referral"), asked("co_response")
    found.want(older)
    at_work().join()  # worked out, and not told yet

    found.want(newer)
    qtbot.waitUntil(found.is_at_rest, timeout=20_000)

    assert [each.asked is newer for each in told] == [True]
    assert owner.children()


def test_nothing_is_told_once_it_is_stopped_in_the_middle() -> None:
    found, told, owner = judging()
    found.want(asked("referral"))
    thread = at_work()

    found.stop()
    thread.join()
    QApplication.processEvents()

    assert told == []
    assert found.is_at_rest()
    assert owner.children()


def test_whoever_shows_it_may_be_gone_before_it_is_worked_out(qtbot: QtBot) -> None:
    found, told, owner = judging()
    found.want(asked("referral"))
    thread = at_work()

    owner.deleteLater()
    qtbot.waitUntil(lambda: not thread.is_alive(), timeout=20_000)
    QApplication.processEvents()

    assert told == []
