"""The command line's language."""

import pytest

from console.domain import commands as c
from console.domain.board import Board
from console.domain.spoken import completions, read
from console.domain.spoken_words import COMPLETIONS_MAX
from tests.domain.build import Desk, a_call, a_desk, a_quiet_call, move, send
from tests.domain.safety_situations import asked_for_deputies, called_for_help, on_the_way, there


def said(text: str, desk: Desk, in_front: bool = True) -> object:
    """The command, the wish with its value, or the hint."""
    spoken = read(text, desk.board, desk.call() if in_front and desk.board.calls else None)
    return spoken.command or (spoken.wish, spoken.value) if not spoken.hint else spoken.hint


def offered(text: str, desk: Desk) -> list[str]:
    return [each.text for each in completions(text, desk.board, desk.call() if desk.board.calls else None)]


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("note she locked the front door", c.AddNote(call="26-00001", text="she locked the front door")),
        ("safe Dep. Hart, D-19", c.DeclareSceneSafe(call="26-00001", by="Dep. Hart, D-19")),
        ("send CR-11", c.SendUnit(call="26-00001", unit="CR-11", response="mobile_crisis")),
        ("SEND cr11", c.SendUnit(call="26-00001", unit="CR-11", response="mobile_crisis")),
        ("M-30 meal", c.SetUnitStatus(unit="M-30", status="meal")),
        ("m30 Out of service", c.SetUnitStatus(unit="M-30", status="out_of_service")),
        ("M-30 x", c.SetUnitStatus(unit="M-30", status="off_duty")),
    ],
)
def test_a_line_becomes_a_command(text: str, command: c.Command) -> None:
    desk = a_desk()
    a_quiet_call(desk)

    assert said(text, desk) == command


def test_by_before_a_name_is_none_of_the_name() -> None:
    desk, _ = called_for_help()
    known = "beside them"
    ended = c.EndPanic(call="26-00001", unit="CR-11", by="Rivera", reason=known)

    assert said("CR-11 safe by Rivera: beside them", desk) == ended
    assert said("CR-11 safe by Rivera", desk) == ("crew", "CR-11 safe Rivera")
    assert said("safe by Rivera: beside them", desk) == c.DeclareSceneSafe(
        call="26-00001", by="Rivera", reason=known
    )
    assert said("safe Byrne", desk) == c.DeclareSceneSafe(call="26-00001", by="Byrne")


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("open", ("open", "")),
        ("new", ("open", "")),
        ("close", ("close", "")),
        ("find Alder", ("find", "Alder")),
        ("brief M-30", ("brief", "M-30")),
        ("lock", ("lock", "")),
        ("people", ("people", "")),
        ("sign off", ("sign_off", "")),
        ("break glass", ("break_glass", "")),
        ("break glass she holds a gun", ("break_glass", "she holds a gun")),
        ("CO-7", ("unit", "CO-7")),
        ("ask weapon", ("change", "weapon")),
        ("log", ("shift_log_screen", "")),
        ("reports", ("reports_screen", "")),
        ("LOG 26-00012", ("shift_log_screen", "26-00012")),
    ],
)
def test_a_line_becomes_a_wish_of_the_screen(text: str, wish: tuple[str, str]) -> None:
    desk = a_desk()
    a_quiet_call(desk)

    assert said(text, desk) == wish


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("find", "find what? An address, a number or a name."),
        ("note", "note what?"),
        ("safe", "safe by whom? A name and their unit."),
        ("send", "send which unit? For example: send CO-7."),
        ("send Z-9", "send which unit? For example: send CO-7."),
        ("hand", "Did you mean “hand off”?"),
        ("sign", "sign off?"),
        ("break", "break glass, and why? For example: break glass the supervisor is not here."),
        ("gibberish", "Not understood. ? lists what can be said."),
        ("", "Not understood. ? lists what can be said."),
    ],
)
def test_what_is_missing_is_asked_for(text: str, hint: str) -> None:
    desk = a_desk()
    a_quiet_call(desk)

    assert said(text, desk) == hint


def test_a_unit_that_nothing_asks_for_is_not_sent_without_a_reason() -> None:
    desk = a_desk()
    a_quiet_call(desk)

    assert str(said("send D-19", desk)).startswith("D-19 fills nothing that is asked for here.")


def test_a_status_that_is_none_is_told_with_those_there_are() -> None:
    assert str(said("M-30 asleep", a_desk())).startswith("“asleep” is no status here. Statuses: available, ")


def test_without_a_call_in_front_nothing_is_sent_or_noted() -> None:
    for text in ("note x", "send M-30", "safe me", "ask weapon"):
        assert said(text, a_desk()) == "No call is open here. F3 takes the next one."


def test_completions_begin_with_the_units_that_can_go() -> None:
    desk = a_desk()
    a_quiet_call(desk)

    assert offered("send", desk)[:2] == ["send CR-11", "send CR-14"]
    assert offered("s", desk)[0] == "send CR-11"


def test_a_unit_on_the_call_is_offered_what_it_may_do_next() -> None:
    desk = a_desk()
    send(desk, a_quiet_call(desk), "CR-11", "mobile_crisis")
    dispatched = offered("cr11", desk)
    move(desk, "CR-11", "en_route", "on_scene")

    assert dispatched[:4] == ["CR-11 en route", "CR-11 staged", "CR-11 on scene", "CR-11 panic"]
    assert "CR-11 available" in offered("CR-11", desk)


def test_no_line_is_offered_twice_and_never_too_many() -> None:
    desk = a_desk()
    send(desk, a_quiet_call(desk), "CR-11", "mobile_crisis")

    for text in ("", "c", "CR-11", "send ", "ask "):
        found = offered(text, desk)
        assert len(found) == len(set(found)) <= COMPLETIONS_MAX


def test_an_empty_store_offers_nothing_but_words() -> None:
    assert completions("send", Board(), None) == ()


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("panic CR-11", c.ReportPanic(unit="CR-11")),
        ("CR-11 panic", c.ReportPanic(unit="CR-11")),
        ("cr11 PANIC", c.ReportPanic(unit="CR-11")),
        ("CR-11 ok", c.AnswerCheck(unit="CR-11")),
        ("CR-11 well", c.AnswerCheck(unit="CR-11")),
        ("CR-11 no answer", c.AnswerCheck(unit="CR-11", answer="no_answer")),
        ("CR-11 refuses alone", c.RefuseToGo(unit="CR-11", why="alone")),
        ("CR-11 refuses would be alone", c.RefuseToGo(unit="CR-11", why="alone")),
        ("CR-11 refuses scene_unsafe", c.RefuseToGo(unit="CR-11", why="scene_unsafe")),
        (
            "CR-11 refuses scene not safe, two dogs, loose",
            c.RefuseToGo(unit="CR-11", why="scene_unsafe", reason="two dogs, loose"),
        ),
        ("CR-11 refuses other: a fire", c.RefuseToGo(unit="CR-11", why="other", reason="a fire")),
        ("CR-11 wants deputies he shouts", c.AskForDeputies(unit="CR-11", reason="he shouts")),
    ],
)
def test_a_line_about_a_crew_becomes_a_command(text: str, command: c.Command) -> None:
    assert said(text, on_the_way()[0]) == command


@pytest.mark.parametrize(
    ("text", "did"),
    [
        ("CR-11 waited", "waited"),
        ("CR-11 went in", "went_in"),
        ("CR-11 left", "left"),
        ("CR-11 saw outside", "treated_outside"),
        ("CR-11 saw the person outside", "treated_outside"),
    ],
)
def test_what_a_crew_did_that_had_asked_for_deputies_is_said_in_a_word(text: str, did: str) -> None:
    desk, call = asked_for_deputies()

    assert said(text, desk) == c.NoteCrewDid.model_validate({"call": call, "unit": "CR-11", "did": did})


def test_a_request_for_deputies_is_answered_in_a_line_whichever_call_is_in_front() -> None:
    desk, call = asked_for_deputies()
    a_call(desk)

    assert said("deputies CR-11 yes Sgt. Lowe", desk, in_front=False) == c.AnswerDeputies(
        call=call, unit="CR-11", answer="yes", by="Sgt. Lowe"
    )
    assert said("deputies cr11 NO Sgt. Lowe: no crime", desk, in_front=False) == c.AnswerDeputies(
        call=call, unit="CR-11", answer="no", by="Sgt. Lowe", reason="no crime"
    )


@pytest.mark.parametrize(
    ("text", "by", "known"),
    [
        ("CR-11 safe Dep. Hart: beside them", "Dep. Hart", "beside them"),
        ("CR-11 safe Dep. Hart, beside them", "Dep. Hart", "beside them"),
        ("CR-11 safe Dep. Hart, D-19: beside them, both well", "Dep. Hart, D-19", "beside them, both well"),
    ],
)
def test_a_crew_is_found_safe_in_a_line(text: str, by: str, known: str) -> None:
    desk, call = called_for_help()

    assert said(text, desk) == c.EndPanic(call=call, unit="CR-11", by=by, reason=known)


@pytest.mark.parametrize(
    ("text", "value"),
    [("CR-11 safe", "CR-11 safe"), ("CR-11 safe Dep. Hart", "CR-11 safe Dep. Hart"), ("crew cr11", "CR-11")],
)
def test_what_a_line_lacks_the_page_of_the_crew_asks_for(text: str, value: str) -> None:
    assert said(text, called_for_help()[0]) == ("crew", value)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("panic", "panic of which unit? For example: panic CO-7."),
        ("panic Z-9", "panic of which unit? For example: panic CO-7."),
        (
            "deputies",
            "deputies for which unit: yes or no, and by whom? For example: deputies CO-7 yes Sgt. Lowe.",
        ),
        ("deputies CR-11 yes", "CR-11 has not asked for deputies."),
        ("crew Z-9", "There is no unit Z-9."),
        ("CR-11 waited", "CR-11 has not asked for deputies."),
        ("CR-11 wants deputies", "CR-11 wants deputies, why? For example: CR-11 wants deputies he shouts."),
        ("CR-11 wants tea", "CR-11 wants deputies, why? For example: CR-11 wants deputies he shouts."),
        (
            "CR-11 refuses",
            "CR-11 refuses, why? One of: alone, scene unsafe, known history, not able, other. "
            "Free words may follow a comma.",
        ),
        (
            "CR-11 safe Dep. Hart",
            "CR-11 has not called for help. For a scene: safe, and who declares it safe.",
        ),
    ],
)
def test_what_is_missing_about_a_crew_is_asked_for(text: str, hint: str) -> None:
    assert said(text, there()[0]) == hint


def test_a_name_that_cannot_be_seen_says_nothing() -> None:
    desk, _ = asked_for_deputies()

    asked_back = str(said("deputies CR-11 yes \u200b", desk))

    assert asked_back.startswith("deputies for CR-11: yes or no, and by whom?")


def test_completions_have_what_can_be_said_of_a_crew_now() -> None:
    desk, _ = there()
    assert {"CR-11 ok", "CR-11 no answer", "CR-11 panic"} <= set(offered("CR-11 ", desk))
    assert offered("panic", desk) == ["panic", "panic CR-11"]
    assert offered("CR-11 ref", desk) == [], "a crew that is with the person has gone"

    desk, _ = on_the_way()
    assert offered("CR-11 ref", desk)[0] == "CR-11 refuses alone"
    assert "CR-11 ok" not in offered("CR-11 ", desk)

    desk, _ = asked_for_deputies()
    assert offered("deputies", desk)[1:] == ["deputies CR-11 yes", "deputies CR-11 no"]
    assert "CR-11 went in" in offered("CR-11 w", desk)

    desk, _ = called_for_help()
    assert "CR-11 safe" in offered("CR-11 s", desk)
    assert offered("panic", desk) == ["panic"]


def test_the_units_of_this_call_lead_where_a_crew_in_danger_is_typed() -> None:
    desk, call = there()
    send(desk, a_quiet_call(desk), "CO-7", "co_response", "asked for by radio")

    found = [each.text for each in completions("panic", desk.board, desk.call(call))]

    assert next(iter(desk.board.units)) == "CO-7"
    assert found == ["panic", "panic CR-11", "panic CO-7"]


def test_a_unit_that_may_stand_in_is_sent_as_that_and_asked_for_a_reason() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, weapon="edged", weapon_access="within_reach")

    assert said("send D-26", desk) == c.SendUnit(call=call, unit="D-26", response="law_enforcement_cit")
