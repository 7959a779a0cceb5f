"""The command line's language about calls: other words for the same, what would be right, completions."""

import pytest

from console.domain import commands as c
from console.domain.spoken import read
from console.policy.facts import Fact
from tests.domain.build import a_call, a_desk, a_quiet_call, send, the_catalogue
from tests.domain.join_situations import joined
from tests.domain.test_spoken import offered, said


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("assign CR-11", "send CR-11"),
        ("status M-30 meal", "M-30 meal"),
        ("status M-30", "M-30"),
        ("handoff", "hand off"),
        ("hand off line-988", "hand off line-988 offered"),
        ("take back", "undo"),
        ("take 1", "take 26-00001"),
        ("answer weapon edged", "answer Weapon Knife or blade"),
        ("answer weapon edged by unit on scene", "answer weapon edged by UNIT ON SCENE"),
        ("close duplicate of another call", "close duplicate"),
    ],
)
def test_two_ways_to_say_the_same(text: str, same: str) -> None:
    desk = a_desk()
    a_quiet_call(desk)

    assert said(text, desk) == said(same, desk)
    assert not read(text, desk.board, desk.call()).hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("go", "go to which call? For example: go 12."),
        ("go 99", "There is no open call 99. find looks for an address, a number or a name."),
        ("answer", "answer which question, and what? For example: answer weapon none."),
        ("answer weapon spoon", "What is the answer to “weapon”? One of: no weapon, object used as "),
        ("later", "Ask what later? For example: later weapon."),
        ("write", "write which field? For example: write address 14 Alder Row."),
        ("read back caller", "read back which field? For example: read back address 14 Alder Row."),
        ("read", "Did you mean “read back”?"),
        ("callback maybe", "What came of it? callback, and one of: reached, no answer, voicemail, refused."),
        ("hand off nobody", "hand off to whom? One of: line-988, "),
        ("hand off line-988 asleep", "hand off line-988, and where does it stand? One of: offered, "),
        ("close somehow", "How did it end? close, and one of: stabilized at the scene, "),
        ("send CR-11 as king", "send CR-11, as what? For example: send CR-11 as "),
        ("send CR-11 please", "send CR-11, as what? For example: send CR-11 as "),
        ("stand down", "stand down which unit?"),
        ("stand down CR-11 by Lena Brandt: x", "CR-11 is on no call."),
        ("CR-11 read back", "CR-11 is on no call, so there is no brief to read back."),
    ],
)
def test_a_line_that_is_wrong_is_told_what_would_be_right(text: str, hint: str) -> None:
    desk = a_desk()
    a_quiet_call(desk)

    assert str(said(text, desk)).startswith(hint)


def test_another_word_for_the_same_completes_to_its_own() -> None:
    desk = a_desk()
    a_quiet_call(desk)

    assert offered("ass", desk) == ["send"]
    assert offered("assign cr", desk)[:2] == ["send CR-11", "send CR-14"]
    assert "answer weapon firearm" in offered("answer weapon", desk)
    assert offered("hand off line-v", desk) == ["hand off line-veterans"]
    assert offered("close st", desk) == ["close stabilized at the scene"]
    assert offered("go", desk) == ["go", "go 26-00001"]


def test_why_nobody_goes_is_said_in_the_words_of_a_closed_list() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)

    assert said("unserved no unit, both teams are out", desk) == c.NoteUnserved(
        call=call, response="mobile_crisis", why="no_unit", note="both teams are out"
    )
    assert said("unserved", desk) == (
        "Why does nobody go? One of: no unit, out of hours, out of area, too far, crew does not go, "
        "risk changed."
    )
    send(desk, call, "CR-11", "mobile_crisis")
    assert said("unserved no unit", desk) == "Everybody who is asked for here is sent, or was there."


@pytest.mark.parametrize("word", ["reopen", "split"])
def test_a_colon_before_the_reason_is_none_of_the_calls_number(word: str) -> None:
    desk = a_desk()

    assert said(f"{word} 26-00005: mother called again", desk) == said(
        f"{word} 26-00005 mother called again", desk
    )


def test_the_hint_for_split_names_the_call_that_was_joined_and_not_the_one_that_stays() -> None:
    desk = a_desk()
    _, second = joined(desk)

    assert f"For example: split {second} another flat." in str(said("split", desk))


@pytest.mark.parametrize(
    "fact", [each for each in the_catalogue().facts if not each.derived], ids=lambda fact: str(fact.id)
)
def test_every_answer_of_a_question_is_offered_once_the_question_is_typed(fact: Fact) -> None:
    desk = a_desk()
    a_call(desk)

    found = offered(f"answer {fact.name.en.lower()} ", desk)

    assert found == [f"answer {fact.name.en.lower()} {each.name.en.lower()}" for each in fact.answers]
    assert [getattr(said(line, desk), "answer", line) for line in found] == list(fact.answer_ids)
