"""Units, policy card, questions, phone numbers and blank forms: what a room decides by on paper."""

import pytest

from console.domain.board import in_force
from console.domain.roles import supervisors
from console.policy.model import PARTS
from console.reports.blocks import (
    Card,
    Choices,
    Grid,
    Heading,
    Line,
    Table,
)
from tests.domain.build import (
    CARE_FIRST,
    FOUR,
    PATROL,
    a_desk,
)
from tests.reports.sheets import (
    a_busy_desk,
    a_sheet,
    agency_of,
    everything,
    lines,
    section,
)


def test_every_unit_stands_once_with_status_call_crew_and_what_it_can_fill() -> None:
    desk = a_busy_desk()
    rows = [
        row for block in section(a_sheet(desk), "Units") if isinstance(block, Table) for row in block.rows
    ]
    by_unit = {row[0]: row for row in rows}

    assert sorted(by_unit) == sorted(desk.board.units)
    assert len(rows) == len(by_unit)
    assert by_unit["M-30"] == (
        "M-30", "Staged, 13:00", "26-00003, 14 Alder Row", "H. Duarte, S. Nilsen; Station 12",
        "Paramedics; Spanish", "",
    )  # fmt: skip
    assert by_unit["CO-7"][3] == "Clinician and deputy; can write a hold; Spanish"
    heads = [block.text for block in section(a_sheet(desk), "Units") if isinstance(block, Heading)]
    assert heads == ["Free: 12", "On a call: 1", "Not available: 3"]


@pytest.mark.parametrize("policy", [CARE_FIRST, PATROL, *FOUR])
def test_the_policy_card_holds_every_rule_in_its_order_and_every_name_it_uses(policy: str) -> None:
    desk = a_desk(policy)
    of = in_force(desk.board).compiled.policy
    blocks = section(a_sheet(desk), "Policy card")
    tables = [block for block in blocks if isinstance(block, Table)]
    rules = [[row[0] for row in table.rows] for table in tables if table.heads[0] == "Rule"]
    means = [row[0] for table in tables if table.heads[0] == "Where it says" for row in table.rows]

    assert rules == [[rule.id for rule in of.parts[part]] for part in PARTS]
    assert means == [each.means for each in of.conditions.values()]
    heads = [block.text for block in blocks if isinstance(block, Heading)]
    assert sum("The first rule that fits decides." in head for head in heads) == len(PARTS)
    last = [table.rows[-1] for table in tables if table.heads[0] == "Rule"]
    assert all(row[1] == "Otherwise" for row in last)
    approving = [rule.id for rule in of.rules() if "approval:supervisor" in rule.flags]
    told = [block.text for block in blocks if isinstance(block, Line) and block.label == "Rules"]
    assert told == ([f"{', '.join(approving)}: a supervisor must approve"] if approving else [])


def test_a_rule_is_told_in_words_with_who_goes_and_why() -> None:
    tables = [block for block in section(a_sheet(a_desk()), "Policy card") if isinstance(block, Table)]
    first = tables[0].rows[0]

    assert first == (
        "M1",
        "Somebody's life is in danger or soon may be; and the scene may be dangerous",
        "Paramedics staged nearby; priority 1",
        "Somebody's life is in danger or soon may be and the scene may be dangerous, so paramedics leave now "
        "and wait nearby. [our own rule]",
    )
    who = next(table for table in tables if table.heads[0] == "Asked for")
    team = next(row for row in who.rows if row[0] == "Crisis team")
    assert team[2:] == (
        "CR-11, CR-14, CR-16, SV-2",
        "in this order: clinician and paramedic, clinician and deputy; else ask a supervisor",
    )


@pytest.mark.parametrize("policy", [CARE_FIRST, PATROL, *FOUR])
def test_every_question_stands_once_in_the_policys_order_in_both_languages(policy: str) -> None:
    desk = a_desk(policy)
    room = in_force(desk.board)
    cards = [block for block in section(a_sheet(desk), "Questions") if isinstance(block, Card)]
    names = {fact.name.en: fact for fact in room.compiled.catalogue.facts}
    asked = [names[each.title.partition(". ")[2]] for each in cards if each.title[0].isdigit()]
    policy_order = [fact for fact in asked if fact.id in room.compiled.policy.questions]

    assert sorted(fact.id for fact in asked) == sorted(fact.id for fact in names.values() if not fact.derived)
    assert [fact.id for fact in policy_order] == list(room.compiled.policy.questions)
    for fact, of in zip(asked, cards, strict=False):
        assert lines(of, "Ask") == [fact.ask.en]
        assert lines(of, "Spanish") == [fact.ask.es]
        (table,) = (part for part in of.parts if isinstance(part, Table))
        assert table.rows == tuple((each.name.en, each.name.es, each.means.en) for each in fact.answers)
    where = next(each for each in cards if each.title.endswith("Where the weapon is"))
    assert lines(where, "Leave out") == ["where “Weapon” is “No weapon”"]


def test_phone_numbers_say_what_each_line_takes_and_who_supervises() -> None:
    desk = a_desk()
    said = everything(a_sheet(desk))

    for contact in agency_of(desk).contact:
        assert f"{contact.name}\n{contact.number}\n{', '.join(contact.takes)}" in said
    for person in supervisors(desk.board):
        assert person.name in said


def test_the_call_sheet_has_every_safety_fact_with_its_answers_and_room_for_true_times() -> None:
    desk = a_desk()
    blocks = section(a_sheet(desk), "Call sheet")
    ticks = {block.label: block.options for block in blocks if isinstance(block, Choices)}
    catalogue = in_force(desk.board).compiled.catalogue

    for fact in catalogue.facts:
        if fact.safety or fact.id in in_force(desk.board).compiled.policy.questions:
            assert ticks[fact.name.en] == tuple(answer.name.en for answer in fact.answers)
    assert ticks["How it ended"] == tuple(each.word for each in agency_of(desk).disposition)
    grids = [block.heads for block in blocks if isinstance(block, Grid)]
    assert grids[0] == (
        "Unit", "For", "Dispatched", "En route", "Staged", "On scene", "With the person", "Clear",
    )  # fmt: skip
    assert all("True time" in heads for heads in grids[1:])
    (log,) = (block for block in section(a_sheet(desk), "Unit log") if isinstance(block, Grid))
    assert log.heads[0] == "True time"
