"""The crew's brief, and the summary that is read to a crisis line."""

from console.domain import commands as c
from console.domain.rows.brief import brief
from console.domain.rows.shown import Brief, BriefLine
from console.domain.rows.summary import summary
from tests.domain.build import QUIET, Desk, a_call, a_desk, a_quiet_call, answers, move, send, without

ARMED = {"suicide": "imminent", "weapon": "firearm", "weapon_access": "in_hand"}


def of(desk: Desk, unit: str) -> Brief:
    return brief(desk.board, desk.call(), unit)


def lines(desk: Desk, unit: str, label: str) -> list[BriefLine]:
    return [line for line in of(desk, unit).lines if line.label == label]


def line(desk: Desk, unit: str, label: str) -> BriefLine:
    (found,) = lines(desk, unit, label)
    return found


def a_team_sent(**facts: str) -> tuple[Desk, str]:
    desk = a_desk()
    call = a_quiet_call(desk, **facts)
    send(desk, call, "CR-11", "mobile_crisis", "for the test")
    return desk, call


def test_what_was_not_written_is_said_to_be_not_known() -> None:
    desk, _ = a_team_sent()

    assert line(desk, "CR-11", "Place").text == "14 Alder Row (read back)"
    assert (line(desk, "CR-11", "Person").text, line(desk, "CR-11", "Person").missing) == ("not known", True)


def test_not_asked_and_nobody_could_say_and_no_are_three_things() -> None:
    desk = a_desk()
    call = a_call(desk, without(QUIET, "hazard"), others_present="unknown")
    send(desk, call, "CR-11", "mobile_crisis", "for the test")

    assert (line(desk, "CR-11", "Danger of the place").text) == "not asked"
    assert line(desk, "CR-11", "Danger of the place").missing
    assert line(desk, "CR-11", "Who else is there").text == "asked, nobody could say"
    assert line(desk, "CR-11", "Weapon").text == "No weapon"
    assert not line(desk, "CR-11", "Weapon").missing


def test_every_caveat_travels_with_its_answer() -> None:
    desk, call = a_team_sent()

    desk.do(
        c.AnswerFact(call=call, fact="weapon", answer="firearm", caveat="she thinks it is a toy"),
        c.AnswerFact(call=call, fact="problem", answer="suicidal_person", caveat="talks of the bridge"),
    )

    assert "(“she thinks it is a toy”)" in line(desk, "CR-11", "Weapon").text
    assert "(“talks of the bridge”)" in line(desk, "CR-11", "Main problem").text


def test_who_said_it_is_told_where_it_was_not_the_caller() -> None:
    desk, call = a_team_sent()

    desk.do(c.AnswerFact(call=call, fact="crime", answer="suspected", said_by="another_agency"))

    assert line(desk, "CR-11", "Crime").text.endswith(", said by another agency")


def test_without_a_weapon_its_place_is_no_line() -> None:
    desk, call = a_team_sent(weapon="edged", weapon_access="in_hand")
    before = line(desk, "CR-11", "Where the weapon is").text

    answers(desk, call, weapon="none")

    assert before
    assert lines(desk, "CR-11", "Where the weapon is") == []


def test_records_of_criminal_justice_are_read_by_deputies_alone() -> None:
    desk, call = a_team_sent()
    send(desk, call, "D-19", "law_enforcement", "for the test")
    desk.do(
        c.AnswerFact(
            call=call, fact="violence_history", answer="yes", said_by="premise_history", caveat="arrest 2019"
        )
    )

    civilian, deputy = line(desk, "CR-11", "Earlier violence"), line(desk, "D-19", "Earlier violence")

    assert civilian.text == "on record, for deputies only: ask the room"
    assert "arrest 2019" not in of(desk, "CR-11").plain
    assert "arrest 2019" in deputy.text


def test_what_the_caller_says_of_earlier_violence_is_told_to_every_crew() -> None:
    desk, call = a_team_sent()

    desk.do(c.AnswerFact(call=call, fact="violence_history", answer="yes", caveat="hit his father in May"))

    assert "hit his father in May" in line(desk, "CR-11", "Earlier violence").text


def test_a_crew_that_stages_is_told_to_and_until_when() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, **ARMED)
    send(desk, call, "M-30", "ems_staged")
    staged = of(desk, "M-30").task

    desk.do(c.DeclareSceneSafe(call=call, by="Dep. F. Ibarra, D-21", reason="city police hold the door"))

    assert staged == ("Paramedics: STAGE nearby. Go in only when a named person declares the scene safe.")
    assert of(desk, "M-30").task == "Paramedics: go in. Scene declared safe by Dep. F. Ibarra, D-21."


def test_a_crew_that_no_longer_stages_is_told_to_go() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, medical="emergency", violence="unknown")
    send(desk, call, "M-30", "ems_staged")

    answers(desk, call, violence="none")

    assert of(desk, "M-30").task == "Paramedics: go to the person."


def test_a_new_danger_after_the_scene_was_declared_safe_makes_a_crew_stage_again() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, **ARMED)
    send(desk, call, "M-30", "ems_staged")
    desk.do(c.DeclareSceneSafe(call=call, by="Dep. F. Ibarra, D-21", reason="city police hold the door"))

    answers(desk, call, violence="physical_ongoing")

    assert "STAGE" in of(desk, "M-30").task


def test_what_changed_since_the_crew_read_it_is_marked_until_they_read_it_again() -> None:
    desk, call = a_team_sent()
    desk.do(c.ConfirmBrief(call=call, unit="CR-11"))
    read = of(desk, "CR-11")

    answers(desk, call, weapon="edged")
    changed = of(desk, "CR-11")
    desk.do(c.ConfirmBrief(call=call, unit="CR-11"))

    assert (read.confirmed, changed.confirmed, changed.read_before) == (True, False, True)
    assert [each.label for each in changed.lines if each.changed] == ["Weapon"]
    assert of(desk, "CR-11").confirmed
    assert not any(each.changed for each in of(desk, "CR-11").lines)


def test_an_answer_taken_back_is_marked_too() -> None:
    desk, call = a_team_sent()
    slip, *_ = answers(desk, call, weapon="edged")
    desk.do(c.ConfirmBrief(call=call, unit="CR-11"))

    desk.do(c.TakeBack(call=call, entry=slip.number))

    assert [each.label for each in of(desk, "CR-11").lines if each.changed] == ["Weapon"]
    assert not of(desk, "CR-11").confirmed


def test_what_the_caller_was_told_and_every_note_stand_on_the_brief() -> None:
    desk, call = a_team_sent()
    told = line(desk, "CR-11", "Caller was told")
    desk.do(
        c.TellCaller(call=call, text="a team is coming, no sirens"),
        *(c.AddNote(call=call, text=f"note {number}") for number in range(5)),
    )

    assert (told.text, told.missing) == ("nothing noted", True)
    assert line(desk, "CR-11", "Caller was told").text == "a team is coming, no sirens"
    assert [each.text for each in lines(desk, "CR-11", "Note")] == [f"note {number}" for number in range(5)]


def test_a_note_that_came_after_the_reading_is_marked_and_one_before_is_not() -> None:
    desk, call = a_team_sent()
    desk.do(
        c.TellCaller(call=call, text="a team is coming"),
        c.ConfirmBrief(call=call, unit="CR-11"),
        c.AddNote(call=call, text="dog in the yard"),
    )

    assert not line(desk, "CR-11", "Caller was told").changed
    assert line(desk, "CR-11", "Note").changed


def test_each_crew_hears_who_else_is_going_and_who_stages() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, **ARMED)
    send(desk, call, "D-21", "law_enforcement_cit")
    alone = line(desk, "D-21", "Also going").text

    send(desk, call, "M-30", "ems_staged")

    assert alone == "nobody else"
    assert line(desk, "D-21", "Also going").text == "M-30 (paramedics, will wait nearby)"
    move(desk, "M-30", "en_route")
    assert line(desk, "D-21", "Also going").text == "M-30 (paramedics, will wait nearby)"
    move(desk, "M-30", "staged")
    assert line(desk, "D-21", "Also going").text == "M-30 (paramedics, waits nearby)"
    desk.do(c.SetUnitStatus(unit="M-30", status="on_scene", reason="he ran out to them"))
    assert line(desk, "D-21", "Also going").text == "M-30 (paramedics)"


def labels(desk: Desk, unit: str) -> list[str]:
    return [each.label for each in of(desk, unit).lines]


def test_what_can_hurt_the_crew_stands_first_then_where_and_who() -> None:
    desk, _ = a_team_sent(weapon="edged", weapon_access="in_hand")

    assert labels(desk, "CR-11")[:9] == [
        "Weapon",
        "Where the weapon is",
        "Violence",
        "Threat to others",
        "Others in danger",
        "Danger of the place",
        "Who else is there",
        "Place",
        "Person",
    ]


def test_what_changed_since_it_was_read_back_stands_before_all_else() -> None:
    desk, call = a_team_sent(weapon="edged", weapon_access="in_hand")
    desk.do(c.ConfirmBrief(call=call, unit="CR-11"))

    answers(desk, call, hold_likely="yes", others_present="children")
    desk.do(c.AddNote(call=call, text="dog in the yard"))

    changed = [each.label for each in of(desk, "CR-11").lines if each.changed]
    assert labels(desk, "CR-11")[: len(changed)] == changed
    assert changed[0] == "Children are there"
    assert changed[-1] == "Note"
    assert labels(desk, "CR-11")[len(changed)] == "Weapon"


def test_the_plain_text_holds_all_of_it() -> None:
    desk, call = a_team_sent()
    found = of(desk, "CR-11")

    assert found.plain.splitlines()[0] == f"CR-11 · 14 Alder Row · call {call}"
    assert found.task in found.plain
    assert all(f"{each.label}: {each.text}" in found.plain for each in found.lines)


def test_the_summary_tells_the_counsellor_what_is_known_and_who_is_going() -> None:
    desk, call = a_team_sent(weapon="unknown")
    desk.do(c.AnswerFact(call=call, fact="suicide", answer="ideation", caveat="since Monday"))

    text = summary(desk.board, desk.call(call))

    assert "Address: 14 Alder Row" in text
    assert "(“since Monday”)" in text
    assert "CR-11 (crisis team)" in text
