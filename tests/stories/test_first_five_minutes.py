"""A newcomer's first call: a suicidal brother, a knife in the kitchen.

From ring to closed without the mouse.
"""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.stories.play import Dispatcher, a_desk

KNOWN = {
    "problem": "suicidal_person",
    "caller_role": "family_on_scene",
    "age_group": "adult",
    "medical": "none",
    "suicide": "plan_or_intent",
    "weapon": "edged",
    "weapon_access": "in_home",
    "violence": "none",
    "threat": "none",
    "others_in_danger": "no",
    "crime": "none",
    "hazard": "none",
    "others_present": "adults",
    "presentation": "distress",
    "engagement": "would_talk",
    "whereabouts": "on_scene",
    "wants_police": "no",
    "consents_transfer": "yes",
    "veteran": "no",
    "communication": "voice",
    "hold_likely": "no",
    "violence_history": "none_known",
}


def test_a_newcomer_takes_sends_follows_and_closes_a_call(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        take_it(dispatcher)
        ask_and_send(dispatcher)
        look_why(dispatcher)
        look_elsewhere(dispatcher)
        sent = send_the_rest(dispatcher)
        follow(dispatcher, sent)
        close_it(dispatcher)


def take_it(dispatcher: Dispatcher) -> None:
    dispatcher.press("F3")
    dispatcher.write_form("14 Alder Row, upstairs", "555-0188", "Mara Quill", "Tom Quill, her brother")
    dispatcher.type("she is in the hall, he is in the kitchen")
    dispatcher.press("Return", "F5")

    call = dispatcher.call
    assert call.detail("address") == "14 Alder Row, upstairs"
    assert call.detail("callback") == "555-0188"
    assert call.detail("person") == "Tom Quill, her brother"
    assert call.notes[0].text == "she is in the hall, he is in the kitchen"


def ask_and_send(dispatcher: Dispatcher) -> None:
    """F9 as soon as something is certain; the questions go on."""
    asked = 0
    while dispatcher.card.kind == "question":
        if dispatcher.card.fact == "weapon":
            dispatcher.press("C")
            dispatcher.type("the bread knife, he had it yesterday")
            dispatcher.press("Return")
        dispatcher.press(dispatcher.choice(KNOWN[dispatcher.card.fact]).key)
        asked += 1
        assert asked <= len(KNOWN)
        if dispatcher.running.parts.strip.strip.act and not dispatcher.call.sent:
            before = dispatcher.keys_are_on
            dispatcher.press("F9")
            assert dispatcher.call.sent
            assert dispatcher.keys_are_on is before

    assert dispatcher.call.recommended is not None
    assert dispatcher.call.recommended.settled
    assert dispatcher.call.answers["weapon"].caveat == "the bread knife, he had it yesterday"


def look_why(dispatcher: Dispatcher) -> None:
    dispatcher.press("F6", "R")
    assert "All reasons" in dispatcher.page
    dispatcher.press("Esc")
    assert dispatcher.page == ""


def look_elsewhere(dispatcher: Dispatcher) -> None:
    before = dispatcher.running.desk.board
    dispatcher.press("F6", "P")
    read = dispatcher.page
    for _ in range(6):
        dispatcher.press("Down")
        read += dispatcher.page
    for policy in ("Care first, in force", "Denver STAR", "Sacramento", "San Diego", "Los Angeles"):
        assert policy in read
    assert dispatcher.running.desk.board is before
    dispatcher.press("Esc")


def send_the_rest(dispatcher: Dispatcher) -> tuple[str, ...]:
    while dispatcher.running.parts.strip.strip.act:
        dispatcher.press("F9")
    sent = tuple(sent.unit for sent in dispatcher.call.sent)
    assert sent
    assert all(dispatcher.unit(unit) == "dispatched" for unit in sent)
    return sent


def follow(dispatcher: Dispatcher, sent: tuple[str, ...]) -> None:
    for unit in sent:
        dispatcher.say(f"brief {unit}")
        assert "14 Alder Row, upstairs" in dispatcher.page
        dispatcher.read_back()
    assert all(each.confirmed for each in dispatcher.call.sent)
    for unit in sent:
        dispatcher.say(unit)
        dispatcher.press("E")
        assert dispatcher.unit(unit) == "en_route"
    waiting = [each.unit for each in dispatcher.call.sent if each.staged]
    for unit in waiting:
        dispatcher.say(f"{unit} staged")
        assert dispatcher.unit(unit) == "staged"
    dispatcher.say("safe Dep. Ibarra, D-21")
    dispatcher.say_why("city police are in the kitchen with him")
    assert dispatcher.call.scene_safe_by == "Dep. Ibarra, D-21"
    for unit in sent:
        dispatcher.say(unit)
        dispatcher.press("S")
        assert dispatcher.unit(unit) == "on_scene"
        dispatcher.press("A")
        assert dispatcher.unit(unit) == "available"
    assert dispatcher.call.sent == ()


def close_it(dispatcher: Dispatcher) -> None:
    dispatcher.press("F12", "1", "Ctrl+Return")

    assert dispatcher.running.desk.call is None
    assert dispatcher.running.desk.board.calls == {}
    assert dispatcher.page == ""
