"""What nobody could say is asked again: after a while, when somebody may know more, and never as nagging."""

from console.domain import commands as c
from console.domain.names import SaidBy
from console.domain.rows.again import still_open
from console.domain.rows.guide import guide_card
from tests.domain.build import QUIET, Desk, a_call, a_desk, a_quiet_call, agency_text, move, send, without
from tests.domain.test_area_policy import NORTH, a_call_at, a_county

UNKNOWN_WEAPON = {**without(QUIET, "weapon_access"), "weapon": "unknown"}


def unsure(desk: Desk) -> str:
    """A call on which all is asked, and nobody could say about a weapon."""
    return a_call(desk, without(UNKNOWN_WEAPON, "weapon"), weapon="unknown", weapon_access="unknown")


def asks(desk: Desk, call: str) -> tuple[str, str, str]:
    card = guide_card(desk.board, desk.call(call), now=desk.now)
    return card.kind, card.fact, card.progress


def test_it_is_asked_again_after_a_while_as_the_guides_own_question() -> None:
    desk = a_desk()
    call = unsure(desk)
    assert asks(desk, call)[0] == "done"
    desk.later(299)
    assert asks(desk, call)[0] == "done"

    desk.later(1)

    assert asks(desk, call) == ("again", "weapon", "not known before; asked a while ago")
    card = guide_card(desk.board, desk.call(call), now=desk.now)
    assert [each.answer for each in card.choices if each.is_given] == ["unknown"]


def test_what_is_still_open_is_said_where_no_question_is_left() -> None:
    desk = a_desk()
    call = unsure(desk)

    step = guide_card(desk.board, desk.call(call), now=desk.now).next_step

    assert "Still open, and asked again: weapon" in step
    assert "Still open" not in guide_card(desk.board, desk.call(a_quiet_call(desk))).next_step


def test_an_answer_ends_it() -> None:
    desk = a_desk()
    call = unsure(desk)
    desk.later(300)

    for fact in ("weapon", "weapon_access"):
        desk.do(c.AnswerFact(call=call, fact=fact, answer="none" if fact == "weapon" else "in_home"))

    assert asks(desk, call)[0] == "done"


def test_still_unknown_is_let_be_for_as_long_again() -> None:
    desk = a_desk()
    call = unsure(desk)
    desk.later(300)

    for _ in range(2):  # the weapon, and where it is
        fact = asks(desk, call)[1]
        entries = desk.do(c.AnswerFact(call=call, fact=fact, answer="unknown"))
        assert [each.body.kind for each in entries] == ["QuestionPutOff"]
    assert desk.do(c.AnswerFact(call=call, fact="weapon", answer="unknown")) == (), "once is enough"

    assert asks(desk, call)[0] == "done"
    desk.later(299)
    assert asks(desk, call)[0] == "done"
    desk.later(1)
    assert asks(desk, call)[0] == "again"


def test_put_off_is_let_be_too() -> None:
    desk = a_desk()
    call = unsure(desk)
    desk.later(300)

    desk.do(c.AskLater(call=call, fact="weapon"), c.AskLater(call=call, fact="weapon_access"))

    assert asks(desk, call)[0] == "done"
    assert desk.call(call).put_off == ()


def test_a_crew_with_the_person_may_know_more() -> None:
    desk = a_desk()
    call = unsure(desk)
    send(desk, call, "D-19", "law_enforcement", "asked for by radio")
    move(desk, "D-19", "en_route")
    assert asks(desk, call)[0] == "done"

    move(desk, "D-19", "on_scene")

    assert asks(desk, call) == ("again", "weapon", "not known before; a crew is with the person")
    says: SaidBy = "unit_on_scene"
    desk.do(c.AnswerFact(call=call, fact="weapon", answer="none", said_by=says))
    assert asks(desk, call)[0] == "done"


def test_a_caller_who_is_back_may_know_more_and_one_who_is_gone_is_not_asked() -> None:
    desk = a_desk()
    call = unsure(desk)
    desk.do(c.LoseLine(call=call))
    desk.later(600)
    assert asks(desk, call)[0] == "done", "nobody is there to answer"

    desk.do(c.TryCallBack(call=call, outcome="reached"))

    assert asks(desk, call) == ("again", "weapon", "not known before; the caller is on the line again")


def test_another_caller_may_know_more() -> None:
    desk = a_desk()
    call = unsure(desk)
    other = a_call(desk)

    desk.do(c.JoinCall(call=other, into=call))

    assert asks(desk, call) == ("again", "weapon", "not known before; another caller has rung")


def test_what_matters_no_more_is_not_asked_again() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, veteran="unknown", hold_likely="unknown")
    desk.later(3600)

    assert asks(desk, call)[0] == "done"


def test_an_agency_may_let_no_clock_ask_again() -> None:
    desk = a_desk(agency=agency_text().replace("call_back_s =", "ask_again_s = 0\ncall_back_s ="))
    call = unsure(desk)

    desk.later(36000)

    assert asks(desk, call)[0] == "done"


def test_a_call_under_its_places_policy_asks_again_what_that_policy_leaves_open() -> None:
    desk = a_county()
    call = a_call_at(desk, NORTH).id
    for fact in ("problem", "weapon", "suicide", "medical", "violence", "threat"):
        desk.do(c.AnswerFact(call=call, fact=fact, answer="unknown", said_by="caller"))

    assert list(still_open(desk.board, desk.call(call))) == ["weapon", "suicide", "medical", "violence"]

    desk.later(600)
    again = c.AnswerFact(call=call, fact="problem", answer="unknown", said_by="caller")
    assert desk.do(again) == (), "nobody asks again what changes nothing here"
