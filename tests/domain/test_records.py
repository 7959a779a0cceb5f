"""Records of criminal justice: who hears them, whatever the pairing, and what can be noted of them."""

import pytest

from console.domain import commands as c
from console.domain.agency import read_agency
from console.domain.records import ASK_THE_ROOM, WARNING, hears_records
from console.domain.rows.brief import brief
from console.domain.rows.guide import answer_rows
from console.domain.rows.shown import BriefLine
from console.domain.rows.summary import summary
from console.domain.spoken import completions, read
from console.domain.spoken_words import RECORDS
from tests.domain.build import Desk, a_desk, a_quiet_call, agency_text, send

NOTED, ARRESTED = "officer-safety flag Xanthe", "arrest Yorick 2019"
CIVILIANS = (
    ("CR-11", "mobile_crisis"),
    ("SV-2", "alternative_responder"),
    ("M-30", "ems"),
    ("CL-1", "phone_clinician"),
)
MIXED = (("CO-7", "co_response"), ("CO-3", "co_response"))
DEPUTIES = (("D-19", "law_enforcement"), ("D-21", "law_enforcement_cit"), ("D-26", "law_enforcement"))


def a_desk_with_records(*sent: tuple[str, str]) -> tuple[Desk, str]:
    """A call with a note and an answer of police records, and units on it."""
    desk = a_desk()
    call = a_quiet_call(desk)
    for unit, response in sent:
        send(desk, call, unit, response, "for the test")
    told = c.AnswerFact(
        call=call, fact="violence_history", answer="yes", said_by="another_agency", caveat=ARRESTED
    )
    desk.do(told, c.AddJusticeNote(call=call, text=NOTED), c.AddNote(call=call, text="dog in the yard"))
    return desk, call


def lines(desk: Desk, unit: str, label: str) -> list[BriefLine]:
    return [line for line in brief(desk.board, desk.call(), unit).lines if line.label == label]


@pytest.mark.parametrize(("unit", "response"), [*CIVILIANS, *MIXED])
@pytest.mark.parametrize("beside", [(), (("D-19", "law_enforcement"),)], ids=["alone", "with deputies"])
def test_a_crew_that_is_not_all_deputies_never_hears_records_and_knows_to_ask(
    unit: str, response: str, beside: tuple[tuple[str, str], ...]
) -> None:
    desk, _ = a_desk_with_records((unit, response), *beside)

    found = brief(desk.board, desk.call(), unit)

    assert "Xanthe" not in repr(found)
    assert "Yorick" not in repr(found)
    assert [line.text for line in lines(desk, unit, "Police records")] == [ASK_THE_ROOM]
    assert [line.text for line in lines(desk, unit, "Earlier violence")] == [ASK_THE_ROOM]
    assert found.plain.count(ASK_THE_ROOM) == 2
    assert "dog in the yard" in found.plain


@pytest.mark.parametrize(("unit", "response"), DEPUTIES)
@pytest.mark.parametrize("beside", [(), (("CR-11", "mobile_crisis"),)], ids=["alone", "with civilians"])
def test_deputies_hear_records_whoever_else_goes(
    unit: str, response: str, beside: tuple[tuple[str, str], ...]
) -> None:
    desk, _ = a_desk_with_records((unit, response), *beside)

    found = brief(desk.board, desk.call(), unit)

    assert NOTED in found.plain
    assert ARRESTED in found.plain
    assert [line.text for line in lines(desk, unit, "Police records")] == [NOTED]


def test_a_crew_hears_again_that_there_is_something_once_more_was_noted() -> None:
    desk, call = a_desk_with_records(("CR-11", "mobile_crisis"))
    desk.do(c.ConfirmBrief(call=call, unit="CR-11"))
    before = lines(desk, "CR-11", "Police records")

    desk.do(c.AddJusticeNote(call=call, text="another"))

    assert [line.changed for line in before] == [False]
    assert [line.changed for line in lines(desk, "CR-11", "Police records")] == [True]


def test_without_a_note_of_records_no_brief_has_a_line_about_them() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    for unit, response in (("CR-11", "mobile_crisis"), ("D-19", "law_enforcement")):
        send(desk, call, unit, response, "for the test")

        assert lines(desk, unit, "Police records") == []


def test_the_summary_for_a_crisis_line_holds_neither_records_nor_that_there_are_any() -> None:
    desk, call = a_desk_with_records(("D-19", "law_enforcement"))

    text = summary(desk.board, desk.call(call))

    assert "Xanthe" not in text
    assert "Yorick" not in text
    assert "record" not in text.casefold()


def test_a_pack_can_say_that_a_mixed_crew_is_cleared() -> None:
    cleared = agency_text().replace('id = "CO-7"\n', 'id = "CO-7"\ncleared_for_records = true\n')
    agency = read_agency(cleared, "agency.toml")

    assert hears_records(agency, "CO-7")
    assert not hears_records(agency, "CO-3")
    assert not hears_records(agency, "gone from the pack")


def test_deputies_who_can_also_go_as_somebody_else_are_a_mixed_crew() -> None:
    # A pack whose deputies' response does not bar clinicians: the crew is judged by all it can fill.
    loose = agency_text().replace('needs = ["deputy"]\nwithout = ["clinician"]', 'needs = ["deputy"]')

    assert not hears_records(read_agency(loose, "agency.toml"), "CO-7")


def test_the_note_of_records_stands_marked_among_the_notes_of_the_call() -> None:
    desk, _ = a_desk_with_records()

    rows = [row for row in answer_rows(desk.board, desk.call()) if not row.fact]

    assert [(row.name, row.caveat, row.said_by) for row in rows] == [
        ("Police records", NOTED, "for deputies only"),
        ("Note", "dog in the yard", ""),
    ]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("records check done: yes", "records check done: yes"),
        ("Records check done: officer-safety flag", "records check done: officer-safety flag"),
        ("records asked the desk sergeant, nothing to add", "asked the desk sergeant, nothing to add"),
    ],
)
def test_a_line_notes_that_records_were_looked_at(line: str, text: str) -> None:
    desk = a_desk()
    call = a_quiet_call(desk)

    assert read(line, desk.board, desk.call()).command == c.AddJusticeNote(call=call, text=text)


def test_the_warning_stands_by_every_line_about_records_while_it_is_typed() -> None:
    desk = a_desk()
    a_quiet_call(desk)
    board, call = desk.board, desk.call()

    begun = completions("records c", board, call)
    own = completions("records she was", board, call)

    assert tuple(each.text for each in begun) == RECORDS
    assert {each.says for each in (*begun, *own)} == {WARNING}
    assert "NCIC, CLETS or a rap sheet" in WARNING
    assert WARNING in completions("record", board, call)[0].says
    assert read("records", board, call).hint.endswith(f"{WARNING}.")
    assert read("records x", board, None).hint == "No call is open here. F3 takes the next one."
