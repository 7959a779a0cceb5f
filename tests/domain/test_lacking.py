"""What open calls lack: told by call, and gone as soon as it is known."""

from console.domain import commands as c
from console.domain.rows.lacking import lacking_rows
from tests.domain.build import QUIET, Desk, a_desk, a_quiet_call, send


def told(desk: Desk) -> dict[str, tuple[str, ...]]:
    return {row.call: row.lacks for row in lacking_rows(desk.board)}


def test_a_fresh_call_lacks_its_place_its_number_and_what_keeps_people_safe() -> None:
    desk = a_desk()
    call = desk.do(c.OpenCall())[0].subject

    place, number, not_asked = told(desk)[call]

    assert (place, number) == ("no location", "no number to call back")
    assert not_asked.startswith("not asked: ")
    assert "weapon" in not_asked


def test_what_is_known_is_lacking_no_more_and_a_call_that_waits_is_not_listed() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    desk.do(c.OpenCall(waiting=True))
    for field, value in {"address": "9 Sorrel Court", "callback": "(555) 010-0142"}.items():
        desk.do(c.SetDetail.model_validate({"call": call, "field": field, "value": value}))
    desk.do(*(c.AnswerFact(call=call, fact=fact, answer=answer) for fact, answer in QUIET.items()))

    assert told(desk) == {}


def test_what_the_crew_has_to_know_and_what_nobody_could_say_is_told_where_somebody_goes() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")
    desk.do(c.AnswerFact(call=call, fact="weapon", answer="unknown"))

    assert any(each.startswith("to ask again: ") and "weapon" in each for each in told(desk)[call])


def test_the_most_urgent_call_stands_first() -> None:
    desk = a_desk()
    quiet, urgent = (desk.do(c.OpenCall())[0].subject for _ in range(2))
    for fact, answer in QUIET.items():
        desk.do(c.AnswerFact(call=quiet, fact=fact, answer=answer))
    desk.do(c.AnswerFact(call=urgent, fact="medical", answer="emergency"))

    assert [row.call for row in lacking_rows(desk.board)] == [urgent, quiet]
