"""Every row of a call, for whoever may not see all of it: none of the planted words stands in any of them."""

import inspect
import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import get_type_hints

import pytest

from console.domain import commands as c
from console.domain import rows
from console.domain.names import Mark
from console.domain.rows.advice import advice_card
from console.domain.rows.calls import title
from console.domain.rows.guide import answer_rows, guide_card
from console.domain.rows.problem import problem
from console.domain.veil import ALL, facts_of, is_withheld, veiled, veiled_board
from tests.domain.build import (
    SACRAMENTO,
    START,
    Desk,
    a_desk,
    a_quiet_call,
    adoption,
    agency_text,
)
from tests.domain.every_row import CARDS, ROWS, RUNS_THE_POLICY, Shown
from tests.domain.planting import planted_bodies
from tests.domain.test_veil import SIGHTS

READ = ("Board", "board.Call", "board_parts.", "Entry", "entries", "Answer", "Step")
"""What a function takes that may read a word."""
ON_TOP = (
    "CallOpened", "CallTaken", "DetailSet", "NoteAdded", "JusticeNoteAdded", "CallHandedOver", "CallerTold",
    "UnitSent", "UnitStatusChanged", "UnitPlaced", "StagingChanged", "SceneDeclaredSafe", "BriefConfirmed",
    "PolicyOverridden", "ApprovalAnswered", "GapClosed", "HandOffMoved", "LineLost", "DeputiesAsked",
    "DeputiesAnswered", "PanicReported", "CallerJoined", "UnitMoved", "MessageLeft", "UnitSignedOn",
    "CrewChanged", "UnitHandedOver", "PolicyPlanned",
)  # fmt: skip
"""What is entered on top of a call that was really asked about: all that leaves words on the board."""
ANSWERS = {"suicide": "imminent", "weapon": "firearm", "weapon_access": "in_hand", "age_group": "older_adult"}
"""Answers whose names stand nowhere else on the desk."""


def row_functions() -> Iterator[str]:
    """Every public function of the rows that may read a word."""
    for each in pkgutil.iter_modules(rows.__path__):
        module = import_module(f"{rows.__name__}.{each.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            takes = " ".join(str(hint) for key, hint in get_type_hints(function).items() if key != "return")
            reads = any(word in takes for word in READ)
            if function.__module__ == module.__name__ and not name.startswith("_") and reads:
                yield f"{module.__name__.rpartition('.')[2]}.{name}"


@cache
def a_desk_of_words() -> tuple[Desk, str, dict[str, Mark]]:
    """A call with a word of its own in every field that there is, and what is entered about it. Only read."""
    desk = a_desk(SACRAMENTO)
    words: dict[str, Mark] = {"Plantedwhy": Mark.HEALTH}
    changed = adoption(SACRAMENTO, agency_text().replace("take_back_s = 60", "take_back_s = 61"))
    desk.do(changed.model_copy(update={"reason": "Plantedwhy, so it is"}))
    call = a_quiet_call(desk, **ANSWERS)
    for number, field in enumerate(("address", "callback", "caller", "person")):
        words[f"Planteddetail{number}"] = Mark.PERSON
        desk.do(c.COMMANDS.validate_python(
            {"command": "SetDetail", "call": call, "field": field, "value": f"Planteddetail{number}"}
        ))  # fmt: skip
    for fact, answer in ANSWERS.items():
        words[f"Plantedcaveat{fact}"] = Mark.HEALTH
        desk.do(c.AnswerFact(call=call, fact=fact, answer=answer, caveat=f"Plantedcaveat{fact}"))
    for planted in planted_bodies():
        if planted.body.kind in ON_TOP and planted.body.kind != "CallOpened":
            words |= dict(planted.words.values())
            desk.fold((planted.body,), desk.moment())
    return desk, call, words


@cache
def shown_to(marks: frozenset[Mark]) -> Shown:
    """What there is for whoever sees these marks. Only read: it is the same for every test."""
    desk, call, _ = a_desk_of_words()
    return shown_of(desk, call, marks)


def shown_of(desk: Desk, call: str, marks: frozenset[Mark]) -> Shown:
    board = veiled_board(desk.board, marks)
    facts = facts_of(desk.board)
    entries = tuple(veiled(entry, marks, facts) for entry in desk.entries)
    return Shown(board, board.calls[call], entries, tuple(desk.entries), marks)


def test_every_row_function_that_may_read_a_word_is_looked_at() -> None:
    found = {name for name in row_functions() if not name.startswith(CARDS)}

    assert found == {name for name in ROWS if not name.startswith("spoken.")} | set(RUNS_THE_POLICY)


@pytest.mark.parametrize("marks", SIGHTS, ids=lambda marks: "+".join(sorted(marks)) or "nobody")
@pytest.mark.parametrize("name", ROWS)
def test_no_row_holds_a_word_that_is_not_shown(name: str, marks: frozenset[Mark]) -> None:
    desk, _, words = a_desk_of_words()
    kept = {word for word, mark in words.items() if mark not in marks}
    if Mark.HEALTH not in marks:
        kept |= set(names_of_the_answers(desk))

    told = repr(ROWS[name](shown_to(marks)))

    assert {word for word in kept if word in told} == set()


def names_of_the_answers(desk: Desk) -> Iterator[str]:
    for fact, answer in ANSWERS.items():
        known = facts_of(desk.board)[fact].answer(answer)
        yield known.name.en
        yield known.told.en


def test_whoever_sees_all_finds_the_words_in_the_rows() -> None:
    desk, _, words = a_desk_of_words()
    it = shown_to(ALL)

    told = repr([render(it) for render in ROWS.values()])

    # A message is for somebody else.
    # Reasons of sendings and of changes out of order stand in the entries, and in no row of the domain.
    found = {word for word in words if word in told}
    assert {word for word in words if word not in found} <= {
        "PlantedUnitSentReason", "PlantedUnitStatusChangedReason", "PlantedGapClosedReason",
        "PlantedHandOffMovedReason", "PlantedHandOffMovedPerson", "PlantedSceneDeclaredSafeReason",
        "PlantedDeputiesAskedReason", "PlantedDeputiesAnsweredReason", "PlantedUnitMovedReason",
        "PlantedMessageLeftText", "PlantedCrewChangedReason",
    }  # fmt: skip
    assert len([name for name in names_of_the_answers(desk) if name in told]) > len(ANSWERS)


@pytest.mark.parametrize("marks", [each for each in SIGHTS if not ALL.issubset(each)])
def test_what_is_not_shown_says_so_where_it_would_stand(marks: frozenset[Mark]) -> None:
    _, call, _ = a_desk_of_words()
    it = shown_to(marks)

    assert is_withheld(it.call.detail("address")) == (Mark.PERSON not in marks)
    if Mark.PERSON not in marks:
        assert title(it.call) == f"Call {call} (withheld: person)"
    if Mark.HEALTH not in marks:
        assert problem(it.board, it.call) == "withheld: health"
        assert guide_card(it.board, it.call).next_step.startswith("Withheld: health. Your role is not shown ")
        assert [row.answer for row in answer_rows(it.board, it.call) if row.fact == "weapon"] == [
            "withheld: health"
        ]


def test_the_recommendation_shown_is_the_one_that_was_entered() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, **ANSWERS)
    whole = advice_card(desk.board, desk.call(call), START)
    it = shown_of(desk, call, frozenset({Mark.PLAIN}))

    card = advice_card(it.board, it.call, START)

    assert (card.headline, card.priority, card.gap_open) == (whole.headline, whole.priority, whole.gap_open)
    assert [reason.lead for reason in card.reasons] == ["Withheld: health."]
    assert card.would_change == ()


def test_nothing_is_withheld_from_a_call_on_which_nothing_was_asked() -> None:
    desk = a_desk()
    desk.do(c.OpenCall())
    board = veiled_board(desk.board, {Mark.PLAIN})
    (call,) = board.calls.values()

    assert guide_card(board, call) == guide_card(desk.board, desk.call())
