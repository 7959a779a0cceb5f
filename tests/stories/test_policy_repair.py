"""A supervisor finds a hole in a policy, understands it, mends it and puts it in force, all in the window."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from console.bundled import policy_text
from console.ledger.verify import verify
from console.ui.screens.about import POLICY_DRAFT
from tests.stories.at_agency import to_field
from tests.stories.at_policy_draft import (
    BRANDT,
    adopted,
    findings,
    known,
    put_in_force_at_once,
    shown,
    to_table,
)
from tests.stories.calls import USUAL
from tests.stories.play import WHO, Dispatcher, a_desk

ABOVE = '[[care]]\nrule = "C6"\n'
PLANTED = """# Asked for by the line's own people.
[[care]]
rule = "C8"
when = "problem == welfare_check and medical in [none, minor, unknown]" # reviewed
send = ["referral"]
priority = 2
because = "Paramedics come and look, so the caller gets a number for later."
basis = "ours"

"""
"""Whoever wrote it forgot that no paramedic comes where nobody is hurt: then nobody comes at all."""
NOBODY_HEARD = {
    **USUAL,
    "problem": "welfare_check",
    "caller_role": "family_on_scene",
    "engagement": "refuses",
}


def test_a_supervisor_finds_understands_and_repairs_a_planted_hole(qtbot: QtBot, tmp_path: Path) -> None:
    copy = planted(tmp_path)
    with a_desk(qtbot, tmp_path, policy=str(copy), who=BRANDT) as supervisor:
        supervisor.take_call("14 Alder Row")
        supervisor.answer(NOBODY_HEARD)
        assert sent(supervisor) == {"referral"}

        # Finds it, first of the findings, and reads it with a call as somebody would tell it.
        supervisor.say("policy edit")
        supervisor.press("F")
        found = findings(supervisor)
        supervisor.press("Return")
        supervisor.until(lambda: "Of 1 recorded call: 1 touched, 0 cannot be known." in shown(supervisor))
        finding = shown(supervisor)
        assert " of all combinations. A share says how many combinations" in finding
        assert supervisor.running.parts.screens.in_front() == POLICY_DRAFT
        assert found[0] == ("Something is done, but nobody goes and nobody takes over.", "in force too")
        assert "For example: The caller says: “" in finding
        assert "3, Care rules, C8: the help line's number" in finding

        picked_out(supervisor)
        # The hole is gone; but whoever is a little hurt is still promised a pair where no team can come.
        supervisor.press("Escape", "Escape", "Ctrl+Return")
        assert "Where no crisis team can come in time, the pair goes" in known(supervisor)
        supervisor.press("Escape")
        to_table(supervisor, "care", row=5)
        supervisor.press("Return")
        to_field(supervisor, "Who goes: Clinician and deputy")
        supervisor.press("Space", "Ctrl+Return")

        # Both are gone, and what changes for calls is told.
        review = known(supervisor)
        assert (found[0][0], "gone") in findings(supervisor)
        assert "The policy in force sends nobody, the draft civilians." in review
        assert "Rule C8, When: Main problem: Welfare check; and Hurt or ill now: “Nobody hurt" in review

        # A name and a reason put it in force.
        assert len(adopted(supervisor)) == 1
        supervisor.type("nobody came where nobody was hurt")
        put_in_force_at_once(supervisor)
        assert supervisor.answered == "The policy is in force as changed, at every desk of this room."
        entry = supervisor.running.bridge.session.history("room")[-1]
        assert (entry.who, adopted(supervisor)[-1].reason) == (BRANDT, "nobody came where nobody was hurt")
        assert adopted(supervisor)[-1].policy == mended(copy)

    with a_desk(qtbot, tmp_path, who=WHO) as dispatcher:
        dispatcher.take_call("31 Alder Row")
        dispatcher.answer(NOBODY_HEARD)
        assert sent(dispatcher) == {"mobile_crisis"}
    assert not verify(tmp_path / "room.store").damages


def mended(copy: Path) -> str:
    """The copy with the two changes, and with every other byte as it was."""
    text = copy.read_text("utf-8").replace("in [none, minor, unknown]", "in [minor, unknown]")
    return text.replace('send = ["referral"]\n', 'send = ["referral", "co_response"]\n', 1)


def picked_out(supervisor: Dispatcher) -> None:
    """Goes to the rule that decides it, and takes an answer out of its condition."""
    supervisor.press("3", "Ctrl+P", "3")
    before = shown(supervisor)
    supervisor.press("1")
    picked = shown(supervisor)
    assert "“Nobody hurt or ill”, “A little hurt or ill” or “Nobody can say”" in before
    assert "Welfare check; and Hurt or ill now: “A little hurt or ill” or “Nobody can say”" in picked


def planted(folder: Path) -> Path:
    """A copy of the sample's own policy with a hole in it."""
    text = policy_text("example-county-care-first")
    assert ABOVE in text
    file = folder / "copy.toml"
    file.write_text(text.replace(ABOVE, f"{PLANTED}{ABOVE}"), "utf-8")
    return file


def sent(dispatcher: Dispatcher) -> set[str]:
    """Whom the policy asks for on the call in front."""
    found = dispatcher.call.recommended
    assert found is not None
    return {response for part in found.responses.values() for response in part}
