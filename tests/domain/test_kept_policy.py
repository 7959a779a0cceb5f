"""A call that is under way keeps the policy it began under until whoever has it is told and agrees."""

from datetime import timedelta

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.board import in_force, room_for
from console.domain.fold import fold_all
from console.domain.rows.acts import act_words
from console.domain.rows.guide import run
from console.domain.rows.notices import notices
from console.domain.rows.place import agreeing, place_notices
from console.domain.rows.under_another import under_another
from console.domain.saying import line_of
from console.domain.spoken import completions, read
from console.errors import Refused
from tests.domain.build import (
    CARE_FIRST,
    PATROL,
    SACRAMENTO,
    START,
    Desk,
    a_call,
    a_desk,
    a_quiet_call,
    adoption,
    catalogue_text,
    the_catalogue,
    the_library,
)

NOTICE = (
    "Another policy came into force",
    "For this call now: not settled yet. "
    "Under the new one: send deputies, not all settled. "
    "The call stays under the one it began under until you say take policy, F2. "
    "“Patrol by default”, in force since 13:00, 1 Mar, by Lena Brandt.",
)


def asked(desk: Desk) -> str:
    """A call on which something was asked, so that it is under way."""
    call = a_call(desk)
    desk.do(c.AnswerFact(call=call, fact="suicide", answer="plan_or_intent"))
    return call


def policy_of(desk: Desk, call: str) -> str:
    return room_for(desk.board, desk.call(call)).compiled.policy.id


def told(desk: Desk, call: str) -> list[tuple[str, str]]:
    return [(each.lead, each.says) for each in place_notices(desk.board, desk.call(call))]


def last(desk: Desk, kind: type[e.AnyBody]) -> e.AnyBody:
    return next(entry.body for entry in reversed(desk.entries) if isinstance(entry.body, kind))


def test_a_call_under_way_stays_and_is_told_and_the_next_call_has_the_new_one() -> None:
    desk = a_desk()
    call, fresh = asked(desk), a_call(desk)
    before = desk.call(call).recommended

    desk.do(adoption(PATROL))

    assert (policy_of(desk, call), policy_of(desk, fresh)) == (CARE_FIRST, PATROL)
    assert desk.call(call).recommended == before, "what was decided under it holds"
    adopted = last(desk, e.PolicyAdopted)
    assert isinstance(adopted, e.PolicyAdopted)
    assert adopted.kept == (call,)
    assert NOTICE in told(desk, call)
    assert NOTICE not in told(desk, fresh)
    assert policy_of(desk, a_call(desk)) == PATROL


def test_what_is_answered_on_it_is_judged_by_the_policy_it_keeps() -> None:
    desk = a_desk()
    call = asked(desk)
    desk.do(adoption(SACRAMENTO))

    desk.do(c.AnswerFact(call=call, fact="weapon", answer="edged"))

    same = a_desk()
    other = asked(same)
    same.do(c.AnswerFact(call=other, fact="weapon", answer="edged"))
    assert run(desk.board, desk.call(call)) == run(same.board, same.call(other))


def test_whoever_agrees_takes_the_new_one_and_its_policy_is_let_go() -> None:
    desk = a_desk()
    call = asked(desk)
    desk.do(adoption(PATROL))

    entries = desk.do(c.UseAreaPolicy(call=call))

    assert policy_of(desk, call) == PATROL
    assert not in_force(desk.board).replaced
    assert NOTICE not in told(desk, call)
    used = entries[0].body
    assert isinstance(used, e.AreaPolicyUsed)
    assert (used.policy, used.by_itself, used.is_newer) == (PATROL, False, True)
    assert isinstance(entries[1].body, e.Recommended)
    said = act_words(entries[0], desk.board.room)
    assert said == "Goes on under “Patrol by default”, which came into force"
    with pytest.raises(Refused):
        desk.do(c.UseAreaPolicy(call=call))


def test_a_second_adoption_leaves_it_where_it_began_and_the_first_again_makes_them_one() -> None:
    desk = a_desk()
    call = asked(desk)
    desk.do(adoption(PATROL), adoption(SACRAMENTO))
    assert policy_of(desk, call) == CARE_FIRST
    assert len(in_force(desk.board).replaced) == 1

    desk.do(adoption(CARE_FIRST))

    assert not in_force(desk.board).replaced
    assert not desk.call(call).under


@pytest.mark.parametrize(
    "said",
    [
        c.AddNote(call="26-00001", text="promised her that a clinician comes"),
        c.SetDetail(call="26-00001", field="caller", value="his sister"),
    ],
)
def test_a_call_on_which_something_was_written_stays_too(said: c.Command) -> None:
    desk = a_desk()
    call = a_call(desk)
    desk.do(said)

    desk.do(adoption(PATROL))

    assert policy_of(desk, call) == CARE_FIRST
    assert NOTICE in told(desk, call)


def test_a_remark_in_the_text_of_a_policy_disturbs_no_call() -> None:
    desk = a_desk()
    call = asked(desk)
    same = adoption().model_copy(update={"policy": f"# Read by the board.\n\n{adoption().policy}"})

    desk.do(same)

    assert not in_force(desk.board).replaced
    assert NOTICE not in told(desk, call)


def test_an_answer_whose_words_were_changed_since_is_to_be_asked_again() -> None:
    desk = a_desk()
    call = asked(desk)
    desk.do(c.AnswerFact(call=call, fact="weapon", answer="none"))
    words = next(fact for fact in the_catalogue().facts if fact.id == "weapon").answer("none").name.en
    reworded = catalogue_text().replace(f'"{words}"', '"Only a kitchen knife"')
    assert reworded != catalogue_text()

    desk.do(adoption(catalogue=reworded))

    def asks() -> list[str]:
        now = desk.board.at or START
        return [each.lead for each in notices(desk.board, desk.call(call), now) if "again" in each.lead]

    assert asks() == ["Ask again: Weapon"]
    assert fold_all(a_desk().board, desk.entries).calls == desk.board.calls
    desk.do(c.AnswerFact(call=call, fact="weapon", answer="edged"))
    assert asks() == []


def test_a_change_of_the_pack_alone_keeps_nothing() -> None:
    desk = a_desk()
    asked(desk)
    pack = adoption().agency.replace('name = "Example County', 'name = "The Example County', 1)

    desk.do(adoption(agency=pack))

    assert not in_force(desk.board).replaced


def test_a_list_of_facts_that_the_kept_policy_cannot_be_read_with_is_refused() -> None:
    desk = a_desk()
    asked(desk)
    without = catalogue_text().replace('id = "improvised"', 'id = "made_up"')
    policy = adoption(PATROL).policy.replace("improvised", "made_up")
    command = adoption(PATROL, catalogue=without).model_copy(update={"policy": policy})

    with pytest.raises(Refused, match="goes on under a policy that this list of facts does not fit"):
        desk.do(command)


def test_folding_it_all_again_gives_the_same_and_a_closed_call_opens_under_what_is_in_force() -> None:
    desk = a_desk()
    call = asked(desk)
    desk.do(adoption(PATROL))
    again = fold_all(a_desk().board, desk.entries)
    assert again.calls == desk.board.calls
    assert {key: room.fingerprint for key, room in in_force(again).replaced.items()} == {
        key: room.fingerprint for key, room in in_force(desk.board).replaced.items()
    }

    desk.do(
        c.CloseCall(call=call, disposition="duplicate", note="x", approved_by="brandt", next_action="none")
    )
    assert not in_force(desk.board).replaced
    desk.do(c.ReopenCall(call=call, reason="they rang again"))

    assert policy_of(desk, call) == PATROL


def with_text(text: str) -> c.AdoptPolicy:
    return adoption().model_copy(update={"policy": text})


def test_a_newer_version_says_what_changed_and_what_it_would_change_for_this_call() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, suicide="imminent")
    desk.now += timedelta(hours=1)

    desk.do(with_text(adoption().policy.replace('send = ["mobile_crisis"', 'send = ["co_response"')))

    lead, rest = told(desk, call)[0]
    assert lead == "A newer version of “Care first” came into force"
    assert rest.endswith("2 rules changed, in force since 14:00, 1 Mar, by Lena Brandt.")
    assert rest.startswith("For this call now: send a crisis team; paramedics, priority 1. ")
    assert "Under the new one: send a clinician and a deputy; paramedics, priority 1. " in rest


def test_another_policy_shows_the_one_of_this_call_and_the_one_in_force_first_and_marks_both() -> None:
    desk = a_desk()
    call = asked(desk)
    newer = adoption().policy.replace('title = "Care first"', 'title = "Care first B"')
    desk.do(with_text(newer.replace('send = ["mobile_crisis"]', 'send = ["co_response"]')))

    first, second, *rest = under_another(desk.board, desk.call(call), the_library())

    assert (first.title, first.standing, first.is_calls) == ("Care first", "this call's", True)
    assert (second.title, second.standing, second.is_calls) == ("Care first B", "in force now", False)
    assert "in force" not in {row.standing for row in rest}
    assert not any(row.is_calls for row in rest)
    assert CARE_FIRST not in {row.policy for row in rest}


def test_what_comes_with_the_program_is_told_from_what_was_made_of_it() -> None:
    desk = a_desk()
    desk.do(with_text(adoption().policy.replace('send = ["mobile_crisis"]', 'send = ["co_response"]')))

    first, *rest = under_another(desk.board, desk.call(a_call(desk)), the_library())

    assert (first.standing, first.is_calls) == ("in force", True)
    assert [row.standing for row in rest if row.title == "Care first"] == ["as it comes with the program"]


def test_reading_the_policy_and_agreeing_to_another_are_two_lines() -> None:
    desk = a_desk()
    call = asked(desk)
    desk.do(adoption(PATROL))
    here = desk.call(call)

    assert read("policy", desk.board, here).wish == "policy_screen"
    assert read("policy", desk.board, None).wish == "policy_screen"
    assert read("policy edit", desk.board, here).wish == "policy_edit"
    assert read("take policy", desk.board, here).command == agreeing(desk.board, here)
    assert read("take policy", desk.board, None).hint == "No call is open here. F3 takes the next one."
    assert read("policy here", desk.board, here).hint.startswith("policy reads it")
    assert line_of(agreeing(desk.board, here), desk.board, here) == "take policy"
    assert {"policy", "policy edit"} <= {each.text for each in completions("poli", desk.board, here)}
    assert "take policy" in {each.text for each in completions("take p", desk.board, here)}
