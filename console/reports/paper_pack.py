"""The paper pack: what a room without a program needs to go on by hand, in the order in which it needs it.

Made from a board and a moment alone, part by part, so that a desk at work can make it between two keys.

No role is asked for here, and nothing is veiled: not the words of calls, and so not the notes of their places
either. A desk makes the pack whoever sits at it, for whoever works by hand when no program can ask who they
are; the folder that it stands in is what keeps it. Who has it made on the command line has to be shown all of
it (`cli_export.enter_copy`).
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from console.domain.board import Board, Call, Room, in_force
from console.domain.local_time import hour_words, near_words, zone_of
from console.domain.premise import NOTHING_KNOWN, PlaceKnown
from console.domain.roles import supervisors
from console.domain.rows.next_actions import next_shown
from console.reports.blocks import Head, Heading, Part, Section, Sheet, Table, Words, assembled
from console.reports.paper_calls import call_card, gravest_first
from console.reports.paper_forms import call_sheet, number_blocks, unit_log
from console.reports.paper_policy import policy_blocks, question_blocks
from console.reports.paper_units import unit_blocks
from console.reports.report_head import PackOf as PackOf
from console.reports.report_head import head_of

Known = Callable[[Call], PlaceKnown]
"""Gives what is known of the place of a call; it is asked when the call's part is made."""


def nothing_known(_call: Call) -> PlaceKnown:
    """What is known of a place where nobody looks it up."""
    return NOTHING_KNOWN


def paper_pack(board: Board, now: datetime, of: PackOf, known: Known = nothing_known) -> Sheet:
    """The whole pack as of now."""
    return assembled(pack_parts(board, now, of, known))


def pack_parts(board: Board, now: datetime, of: PackOf, known: Known = nothing_known) -> Iterator[Part]:
    """The pack part by part, none of which takes long to make. A board of an empty store has none."""
    room = in_force(board)
    yield _head(board, room, now, of)
    yield from _calls(board, now, known)
    yield Section("Units", "", ())
    yield from unit_blocks(board, now)
    yield Section("Policy card", "", ())
    yield from policy_blocks(room)
    for area in room.areas.values():
        title = area.compiled.policy.title
        yield Section(f"Policy card: {title}", f"For calls from {_where(area)} only.", ())
        yield from policy_blocks(area)
    yield Section("Questions", "", ())
    yield from question_blocks(room)
    yield Section("Phone numbers", "", ())
    yield from number_blocks(room.agency, supervisors(board))
    yield Section("Call sheet", "Blank: one for each new call. Print it as often as it is needed.", ())
    yield from call_sheet(room)
    yield Section("Unit log", "Blank: what units do, in the order in which it comes in.", ())
    yield from unit_log(room.agency)


def _head(board: Board, room: Room, now: datetime, of: PackOf) -> Head:
    warning = f"What happened after {hour_words(now, zone_of(room.agency.time_zone))} is not in it."
    return head_of(room.agency, "Paper pack", warning, of, board.last, now)


def _where(area: Room) -> str:
    """The zones that have this policy for their own, each from which day on."""
    words = {zone.id: zone.word for zone in area.agency.zone}
    own = [each for each in area.agency.policy_area if each.policy == area.compiled.policy.id]
    return ", ".join(f"{words[each.zone]} (from {each.from_.day} {each.from_:%b %Y})" for each in own)


def _calls(board: Board, now: datetime, known: Known) -> Iterator[Part]:
    calls = gravest_first(board)
    lead = "The gravest first. Write under each what happens from now on, with the true time."
    yield Section(f"Open calls: {len(calls)}", lead, ())
    for call in calls:
        yield call_card(board, call, now, known(call))
    if not calls:
        yield Words("No call was open.", "strong")
    yield from _promised(board, now)


def _promised(board: Board, now: datetime) -> Iterator[Part]:
    """What was promised on calls that are closed, what is due first before the others."""
    zone = zone_of(in_force(board).agency.time_zone)
    shown = [one for call in board.next_actions if (one := next_shown(board, call)) is not None]
    rows = tuple(
        (near_words(each.due, zone, now), each.title, each.number or "not known", each.what, each.by)
        for each in sorted(shown, key=lambda one: one.due)
    )
    if rows:
        yield Heading("Promised on calls that are closed")
        yield Table(("Due", "Call", "Number", "What", "Who"), (12, 24, 18, 28, 18), rows)
