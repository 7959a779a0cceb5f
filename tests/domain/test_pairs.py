"""Two units that go as one: a clinician from here, a deputy from there; both are sent, or neither."""

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.asked import still_to_send
from console.domain.rows.brief import brief
from console.domain.rows.shown import UnitRow
from console.domain.rows.strip import certain_strip, sent_by
from console.domain.rows.units import unit_rows
from console.domain.spoken import read
from tests.domain.build import SUPERVISOR, Desk, a_desk, a_quiet_call, agency_text, move, send, with_units

RISK = {"weapon": "edged", "weapon_access": "within_reach"}


def a_pair_is_needed() -> tuple[Desk, str]:
    """A call that asks for a clinician and a deputy, while both teams of them are at a meal."""
    desk = with_units(a_desk(), CO_7="meal", CO_3="meal")
    return desk, a_quiet_call(desk, **RISK)


def a_pair_is_sent() -> tuple[Desk, str]:
    desk, call = a_pair_is_needed()
    desk.do(sent_by(certain_strip(desk.board, desk.call(call))))
    return desk, call


def row_of(desk: Desk, call: str, unit: str) -> UnitRow:
    return next(row for row in unit_rows(desk.board, desk.call(call)) if row.unit == unit)


def is_filled(desk: Desk, call: str) -> bool:
    return "co_response" not in still_to_send(desk.board, desk.call(call))


def test_where_no_single_unit_can_go_a_pair_is_one_suggestion_with_where_they_meet() -> None:
    desk, call = a_pair_is_needed()

    strip = certain_strip(desk.board, desk.call(call))
    row = row_of(desk, call, "CR-11")

    assert (strip.act, strip.unit, strip.pair) == ("Send CR-11 + D-21 now", "CR-11", "D-21")
    assert strip.detail == "CR-11 will wait nearby for D-21."
    assert (row.key, row.pair, row.response) == (1, "D-21", "co_response")
    said = [chip.words for chip in row.chips]
    assert said[1:4] == ["CR-11 4 min away", "D-21 4 min away", "will wait nearby for D-21"]
    assert row_of(desk, call, "D-21").why_not == "offered with CR-11"


def test_one_command_sends_both_and_the_civilian_half_waits() -> None:
    desk, call = a_pair_is_needed()

    entries = desk.do(sent_by(certain_strip(desk.board, desk.call(call))))

    sent = [(each.unit, each.staged, each.pair) for each in desk.call(call).sent]
    assert sent == [("CR-11", True, "D-21"), ("D-21", False, "CR-11")]
    assert [type(entry.body) for entry in entries[:2]] == [e.UnitSent, e.UnitSent]
    assert is_filled(desk, call)
    assert "Meet D-21 there." in brief(desk.board, desk.call(call), "CR-11").task
    assert row_of(desk, call, "CR-11").why_not == "will wait nearby for D-21"


@pytest.mark.parametrize("taken", ["CR-11", "D-21"])
def test_where_one_of_the_two_cannot_go_neither_is_sent(taken: str) -> None:
    desk, call = a_pair_is_needed()
    pair = sent_by(certain_strip(desk.board, desk.call(call)))
    desk.do(c.SetUnitStatus(unit=taken, status="off_duty", reason="just now"))
    before = desk.board

    code, _ = desk.refusal(pair)

    assert code == "unit_off_duty"
    assert desk.board is before


def test_one_that_is_cancelled_makes_it_asked_for_again_and_the_other_is_given_another() -> None:
    desk, call = a_pair_is_sent()
    stand_down = c.StandDown(call=call, unit="D-21", approved_by=SUPERVISOR, reason="needed elsewhere")
    desk.do(stand_down)
    desk.do(c.SetUnitStatus(unit="D-21", status="meal"))

    assert not is_filled(desk, call)
    assert row_of(desk, call, "CR-11").why_not == "will wait nearby"
    assert "Meet" not in brief(desk.board, desk.call(call), "CR-11").task
    strip = certain_strip(desk.board, desk.call(call))
    assert (strip.unit, strip.pair) == ("CR-11", "D-26")
    desk.do(sent_by(strip))

    assert [(each.unit, each.pair) for each in desk.call(call).sent] == [("CR-11", "D-26"), ("D-26", "CR-11")]
    assert is_filled(desk, call)


def test_one_that_does_not_go_makes_it_asked_for_again() -> None:
    desk, call = a_pair_is_sent()

    desk.do(c.RefuseToGo(unit="CR-11", why="known_history"))

    assert not is_filled(desk, call)
    strip = certain_strip(desk.board, desk.call(call))
    assert "CR-11" not in (strip.unit, strip.pair)
    assert strip.pair == "D-21", "who is on the way already is given another team"


def test_it_was_there_only_once_both_were_there() -> None:
    desk, call = a_pair_is_sent()
    desk.do(c.DeclareSceneSafe(call=call, by="Dep. F. Ibarra", reason="by radio"))
    move(desk, "CR-11", "en_route", "on_scene", "available")

    assert not is_filled(desk, call), "the deputy was never with them"

    desk, call = a_pair_is_sent()
    move(desk, "D-21", "en_route", "on_scene")
    desk.do(c.DeclareSceneSafe(call=call, by="Dep. F. Ibarra"))
    move(desk, "CR-11", "en_route", "on_scene", "available")
    move(desk, "D-21", "available")

    assert is_filled(desk, call)
    desk.do(c.CloseCall(call=call, disposition="safety_plan"))


def joined_by_a_deputy() -> tuple[Desk, str]:
    """A crisis team on a call is given a deputy, and both are with the person."""
    desk, call = a_pair_is_needed()
    desk.do(c.SendUnit(call=call, unit="CR-11", response="mobile_crisis", reason="on its way already"))
    desk.do(c.SendPair(call=call, clinician="CR-11", deputy="D-21"))
    desk.do(c.DeclareSceneSafe(call=call, by="Dep. F. Ibarra", reason="by radio"))
    for unit in ("CR-11", "D-21"):
        move(desk, unit, "en_route", "on_scene")
    return desk, call


@pytest.mark.parametrize("leaving", [("CR-11", "D-21"), ("D-21", "CR-11")])
def test_a_pair_made_of_who_was_on_the_call_was_there_whoever_leaves_first(leaving: tuple[str, str]) -> None:
    desk, call = joined_by_a_deputy()

    for unit in leaving:
        move(desk, unit, "available")
        assert still_to_send(desk.board, desk.call(call)) == ()

    desk.do(c.CloseCall(call=call, disposition="safety_plan"))


def test_the_civilian_half_waits_until_somebody_declares_the_scene_safe_and_again_when_it_is_not() -> None:
    desk, call = a_pair_is_sent()

    def waits() -> bool:
        return next(each.staged for each in desk.call(call).sent if each.unit == "CR-11")

    desk.do(c.AnswerFact(call=call, fact="presentation", answer="unknown"))
    assert waits(), "an answer does not send it in"
    desk.do(c.DeclareSceneSafe(call=call, by="Dep. F. Ibarra", reason="by radio"))
    assert not waits()
    desk.do(c.AnswerFact(call=call, fact="violence", answer="physical_ongoing"))
    assert waits()


def test_a_team_that_is_on_the_call_already_is_given_a_deputy() -> None:
    desk = with_units(a_desk(), CO_7="meal", CO_3="meal")
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")
    desk.do(*(c.AnswerFact(call=call, fact=fact, answer=answer) for fact, answer in RISK.items()))

    strip = certain_strip(desk.board, desk.call(call))
    desk.do(sent_by(strip))

    assert (strip.unit, strip.pair) == ("CR-11", "D-21")
    assert [(each.unit, each.staged) for each in desk.call(call).sent] == [("CR-11", True), ("D-21", False)]
    assert is_filled(desk, call)


def test_the_board_offers_the_half_that_still_goes_as_the_strip_does() -> None:
    """A team is there, a weapon turns up: the deputy is what one key sends, and stands first on the board."""
    desk = with_units(a_desk(), CO_7="meal", CO_3="meal")
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")
    for fact, answer in RISK.items():
        desk.do(c.AnswerFact(call=call, fact=fact, answer=answer, said_by="caller"))

    strip = certain_strip(desk.board, desk.call(call))
    first = next(row for row in unit_rows(desk.board, desk.call(call)) if row.key == 1)

    assert (strip.unit, strip.pair) == ("CR-11", "D-21")
    assert (first.unit, first.pair, first.response) == ("D-21", "CR-11", "co_response")
    said = [chip.words for chip in first.chips]
    assert "CR-11 will wait nearby for D-21" in said
    assert not [words for words in said if words.startswith("CR-11 ") and "away" in words]
    named = f"send {first.unit} + {first.pair}"
    assert read(named, desk.board, desk.call(call)).command == sent_by(strip)


def test_a_pair_that_is_far_nearer_stands_before_a_single_unit_that_is_far() -> None:
    far = agency_text().replace('place = "Harrow"', 'place = "Larkspur"')
    desk = with_units(a_desk(agency=far), CO_7="meal")
    call = a_quiet_call(desk, **RISK)

    keys = [(row.unit, row.pair) for row in unit_rows(desk.board, desk.call(call)) if row.key]

    assert keys == [("CR-11", "D-21"), ("CO-3", "")]


def test_a_single_unit_that_is_near_stands_alone() -> None:
    desk = with_units(a_desk(), CO_7="meal")
    call = a_quiet_call(desk, **RISK)

    keys = [(row.unit, row.pair) for row in unit_rows(desk.board, desk.call(call)) if row.key]

    assert keys == [("CO-3", "")]


def test_no_pair_goes_for_anything_but_a_clinician_and_a_deputy() -> None:
    desk = with_units(a_desk(), D_21="meal", D_26="meal", D_27="meal", CO_7="meal", CO_3="meal")
    call = a_quiet_call(desk, weapon="edged", weapon_access="in_hand")

    pairs = {row.response for row in unit_rows(desk.board, desk.call(call)) if row.pair}

    assert pairs <= {"co_response"}
    assert certain_strip(desk.board, desk.call(call)).pair == "" or pairs


@pytest.mark.parametrize("line", ["send CR-11 + D-21", "send D-21 + CR-11", "send cr11+d21"])
def test_the_command_line_sends_two_as_one_in_either_order(line: str) -> None:
    desk, call = a_pair_is_needed()

    spoken = read(line, desk.board, desk.call(call))

    assert spoken.command == c.SendPair(call=call, clinician="CR-11", deputy="D-21")


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("at CR-11 back of the Harrow mill", c.PlaceUnit(unit="CR-11", place="back of the Harrow mill")),
        ("CR-11 at Harrow", c.PlaceUnit(unit="CR-11", place="Harrow")),
        ("at cr11 Harrow", c.PlaceUnit(unit="CR-11", place="Harrow")),
    ],
)
def test_the_command_line_notes_where_a_unit_is(line: str, command: c.Command) -> None:
    assert read(line, a_desk().board, None).command == command


@pytest.mark.parametrize(
    ("line", "hint"), [("at", "which unit"), ("at CR-11", "where"), ("at Z-9 Harrow", "which unit")]
)
def test_a_line_that_lacks_something_says_what(line: str, hint: str) -> None:
    spoken = read(line, a_desk().board, None)

    assert spoken.command is None
    assert hint in spoken.hint
