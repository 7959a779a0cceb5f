"""Every function of the rows that may read a word, and how it is called to look for one."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC
from typing import NamedTuple

from console.domain import spoken
from console.domain.board import Board, Call, in_force
from console.domain.entries import ImportBegun, PolicyAdopted
from console.domain.entry import Entry
from console.domain.imported.reading import Read
from console.domain.log_walk import Step, steps
from console.domain.names import Mark
from console.domain.rows.acts import act_words, dated_words
from console.domain.rows.advice import advice_card
from console.domain.rows.again import asked_again, still_open
from console.domain.rows.agency import adoption_rows
from console.domain.rows.alerts import alerts, is_stale, runs_out
from console.domain.rows.as_of import as_of
from console.domain.rows.brief import brief
from console.domain.rows.by_clock import by_clock, is_plan_due, is_run_out
from console.domain.rows.calls import call_rows, calls_with, standing, title, urgency
from console.domain.rows.calls import sure_priority as priority_of
from console.domain.rows.change_for import change_for
from console.domain.rows.checked import due_checks
from console.domain.rows.clocks import with_silenced
from console.domain.rows.crew import call_about, crew, most_in_need, panic_of, possible, wanted_of
from console.domain.rows.desks import desk_alerts
from console.domain.rows.door import at_the_door, open_here, release_words
from console.domain.rows.fits import choosing
from console.domain.rows.for_here import handed_alerts
from console.domain.rows.guide import answer_rows, crew_questions, guide_card, next_step
from console.domain.rows.heard import Here, heard, is_silenced, soundings
from console.domain.rows.import_rows import import_rows, standing_rows
from console.domain.rows.imports import import_words
from console.domain.rows.joined import (
    caller_words,
    callers_line,
    callers_notices,
    callers_told,
    number_of,
    others,
)
from console.domain.rows.joins import joining, same_as
from console.domain.rows.lacking import lacking_rows
from console.domain.rows.log_found import hit_of
from console.domain.rows.log_lines import line_of, log_lines
from console.domain.rows.log_rows import line_row
from console.domain.rows.messages import message_alerts, message_words, supervisor_words, unread
from console.domain.rows.next_actions import next_alerts, next_shown, next_to_hand_over
from console.domain.rows.notices import became, gap_told, gap_words, notices
from console.domain.rows.on_line import is_kept, kept_alerts
from console.domain.rows.people import people_words
from console.domain.rows.place import agreeing, place_notices, zone_words
from console.domain.rows.policy_history import policy_changes
from console.domain.rows.policy_planned import dropped_rows, planned_notice, planned_row
from console.domain.rows.policy_shelf import IN_FORCE, shelf_rows
from console.domain.rows.policy_since import adoption_words, titled_since
from console.domain.rows.problem import dangers, problem
from console.domain.rows.reasons import all_reasons
from console.domain.rows.reviews import review_words
from console.domain.rows.roster import (
    crew_until,
    crew_words,
    missing,
    on_duty,
    roster_alerts,
    units_to_hand_over,
)
from console.domain.rows.roster_page import roster_view
from console.domain.rows.safety import checks, nearest_deputies, safety_alerts, safety_words, why_deputies
from console.domain.rows.said import hides_answers
from console.domain.rows.staff import glass_rows, person_rows, refused_rows
from console.domain.rows.strip import certain_strip, waiting_in_order
from console.domain.rows.summary import summary
from console.domain.rows.tonight import tonight
from console.domain.rows.under_another import under_another
from console.domain.rows.units import unit_rows, wanted_words
from console.domain.rows.unsent import unsent_alerts
from console.domain.rows.young import young_words
from console.domain.veil import ALL
from console.ledger.found_by import words_of
from console.policy.facts import Catalogue
from tests.domain.build import (
    SEAT,
    START,
    WHO,
    a_board,
    the_library,
)


class Shown(NamedTuple):
    """A board and a call as somebody is shown them, with all entries; whole: as they were recorded."""

    board: Board
    call: Call
    entries: tuple[Entry, ...]
    whole: tuple[Entry, ...] = ()
    marks: frozenset[Mark] = ALL


LATE = START.replace(hour=23)
NOTHING_READ = Read(0, (), (), {})


def begun(it: Shown) -> tuple[ImportBegun, ...]:
    """The imports that began."""
    return tuple(entry.body for entry in it.entries if isinstance(entry.body, ImportBegun))


ROWS: Mapping[str, Callable[[Shown], object]] = {
    "by_clock.by_clock": lambda it: list(by_clock(it.board, LATE)),
    "by_clock.is_plan_due": lambda it: is_plan_due(it.board, LATE),
    "by_clock.is_run_out": lambda it: is_run_out(it.call, LATE),
    "clocks.with_silenced": lambda it: with_silenced(it.board, alerts(it.board, LATE), SEAT),
    "heard.heard": lambda it: heard(it.board, LATE, Here(SEAT)),
    "heard.is_silenced": lambda it: [is_silenced(it.call, each, SEAT) for each in soundings(it.board, LATE)],
    "heard.soundings": lambda it: soundings(it.board, LATE),
    "log_lines.log_lines": lambda it: list(log_lines(a_board(), it.whole, it.marks, lambda _: it.whole)),
    "log_lines.line_of": lambda it: [line_of(step, it.marks) for step in walked(it)],
    "log_rows.line_row": lambda it: [line_row(step, UTC, None, it.marks) for step in walked(it)],
    "log_found.hit_of": lambda it: [hit_of(each, it.board.room, words_of(each.body)) for each in it.entries],
    "as_of.as_of": lambda it: [as_of(it.board, each, START, UTC) for each in (it.call, None)],
    "acts.act_words": lambda it: [act_words(entry, it.board.room) for entry in it.entries],
    "acts.dated_words": lambda it: [dated_words(entry, in_force(it.board)) for entry in it.entries],
    "advice.advice_card": lambda it: [advice_card(it.board, each, START) for each in (it.call, None)],
    "under_another.under_another": lambda it: under_another(it.board, it.call, the_library()),
    "change_for.change_for": lambda it: [
        change_for(it.board, it.call, each) for each in the_library().values()
    ],
    "policy_planned.dropped_rows": lambda it: dropped_rows(it.entries, UTC),
    "policy_planned.planned_notice": lambda it: planned_notice(it.board),
    "policy_planned.planned_row": lambda it: planned_row(it.board, it.entries),
    "policy_since.adoption_words": lambda it: [
        adoption_words(each.number, each.body, it.board.room)
        for each in it.entries
        if isinstance(each.body, PolicyAdopted)
    ],
    "policy_since.titled_since": lambda it: titled_since(it.board, in_force(it.board)),
    "policy_history.policy_changes": lambda it: policy_changes(
        [each.body for each in it.entries if isinstance(each.body, PolicyAdopted)]
    ),
    "agency.adoption_rows": lambda it: adoption_rows(it.entries),
    "alerts.alerts": lambda it: alerts(it.board, START.replace(hour=23)),
    "alerts.is_stale": lambda it: [is_stale(it.call, sent) for sent in it.call.sent],
    "alerts.runs_out": lambda it: runs_out(it.board, START),
    "again.asked_again": lambda it: asked_again(it.board, it.call, LATE),
    "again.still_open": lambda it: list(still_open(it.board, it.call)),
    "checked.due_checks": lambda it: due_checks(it.board, START.replace(hour=23)),
    "brief.brief": lambda it: [brief(it.board, it.call, sent.unit) for sent in it.call.sent],
    "messages.message_alerts": lambda it: message_alerts(it.board, WHO, SEAT, ("supervisor",)),
    "for_here.handed_alerts": lambda it: handed_alerts(it.board, it.call.position),
    "next_actions.next_alerts": lambda it: next_alerts(it.board, LATE, SEAT, lambda _: "none"),
    "next_actions.next_shown": lambda it: [next_shown(it.board, each) for each in it.board.next_actions],
    "next_actions.next_to_hand_over": lambda it: list(next_to_hand_over(it.board, SEAT, LATE)),
    "on_line.is_kept": lambda it: is_kept(it.board, it.call),
    "on_line.kept_alerts": lambda it: kept_alerts(it.board, it.call.position, ""),
    "messages.message_words": lambda it: [message_words(it.board, each) for each in it.call.messages],
    "messages.supervisor_words": lambda it: supervisor_words(it.board, SEAT),
    "messages.unread": lambda it: list(unread(it.board, WHO, SEAT, ("supervisor",))),
    "calls.calls_with": lambda it: calls_with(it.board, "Alder"),
    "calls.call_rows": lambda it: call_rows(it.board, WHO, SEAT, it.call.id),
    "problem.problem": lambda it: problem(it.board, it.call),
    "problem.dangers": lambda it: dangers(it.board, it.call),
    "calls.standing": lambda it: standing(it.board, it.call),
    "calls.sure_priority": lambda it: priority_of(it.call),
    "calls.urgency": lambda it: urgency(it.call),
    "calls.title": lambda it: title(it.call),
    "crew.call_about": lambda it: [
        title(call) for unit in it.board.units if (call := call_about(it.board, unit)) is not None
    ],
    "crew.crew": lambda it: [crew(it.board, unit, START.replace(hour=23)) for unit in it.board.units],
    "crew.most_in_need": lambda it: most_in_need(it.board, it.call, START),
    "crew.panic_of": lambda it: [panic_of(it.board, unit) for unit in it.board.units],
    "crew.possible": lambda it: [possible(it.board, unit) for unit in it.board.units],
    "crew.wanted_of": lambda it: [wanted_of(it.board, unit) for unit in it.board.units],
    "door.at_the_door": lambda it: at_the_door(it.board, SEAT, START),
    "door.open_here": lambda it: open_here(it.board, SEAT),
    "door.release_words": lambda it: release_words(it.board),
    "guide.answer_rows": lambda it: answer_rows(it.board, it.call),
    "guide.crew_questions": lambda it: crew_questions(it.board, it.call),
    "guide.guide_card": lambda it: (guide_card(it.board, it.call), guide_card(it.board, it.call, "weapon")),
    "guide.next_step": lambda it: next_step(it.board, it.call),
    "joined.callers_line": lambda it: tuple(callers_line(it.call, 1)),
    "joined.callers_notices": lambda it: tuple(callers_notices(it.call, the_facts(it))),
    "joined.callers_told": lambda it: callers_told(it.call),
    "joined.caller_words": lambda it: [caller_words(each) for each in it.call.callers],
    "joined.number_of": lambda it: number_of(it.call),
    "joined.others": lambda it: others(it.call),
    "joins.joining": lambda it: joining(beside(it), it.call, "26-00099", SEAT),
    "joins.same_as": lambda it: same_as(beside(it), it.call),
    "notices.became": lambda it: became(it.call, the_facts(it)),
    "notices.gap_told": lambda it: gap_told(it.board, it.call),
    "notices.gap_words": lambda it: gap_words(it.board, it.call),
    "notices.notices": lambda it: tuple(notices(it.board, it.call, START)),
    "place.agreeing": lambda it: agreeing(it.board, it.call),
    "place.place_notices": lambda it: tuple(place_notices(it.board, it.call)),
    "place.zone_words": lambda it: zone_words(it.board, it.call),
    "policy_shelf.shelf_rows": lambda it: shelf_rows(it.board, it.entries, the_library(), IN_FORCE),
    "import_rows.import_rows": lambda it: import_rows("calls.csv", "A county", NOTHING_READ, begun(it)),
    "import_rows.standing_rows": lambda it: standing_rows(begun(it)),
    "imports.import_words": lambda it: [import_words(entry.body) for entry in it.entries],
    "people.people_words": lambda it: [people_words(entry.body) for entry in it.entries],
    "reviews.review_words": lambda it: [review_words(entry.body) for entry in it.entries],
    "reasons.all_reasons": lambda it: all_reasons(it.board, it.call),
    "roster.crew_until": lambda it: [crew_until(it.board, unit, START) for unit in it.board.units],
    "roster.crew_words": lambda it: [crew_words(entry.body, it.board.room) for entry in it.entries],
    "roster.missing": lambda it: missing(it.board, START),
    "roster.on_duty": lambda it: on_duty(it.board, START),
    "roster.roster_alerts": lambda it: tuple(roster_alerts(it.board, START.replace(hour=23))),
    "roster.units_to_hand_over": lambda it: units_to_hand_over(it.board, SEAT, START),
    "roster_page.roster_view": lambda it: [
        roster_view(it.board, unit, SEAT, START.replace(hour=23)) for unit in ("", *it.board.units)
    ],
    "safety.safety_words": lambda it: [safety_words(entry.body) for entry in it.entries],
    "safety.checks": lambda it: tuple(checks(it.board, it.call, START)),
    "safety.safety_alerts": lambda it: tuple(safety_alerts(it.board, it.call, START)),
    "safety.why_deputies": lambda it: why_deputies(it.board, it.call, START.replace(hour=23)),
    "safety.nearest_deputies": lambda it: nearest_deputies(it.board, it.call),
    "lacking.lacking_rows": lambda it: lacking_rows(it.board),
    "said.hides_answers": lambda it: hides_answers(it.call),
    "desks.desk_alerts": lambda it: desk_alerts(it.board, "elsewhere", lambda _position: "none"),
    "staff.glass_rows": lambda it: glass_rows(it.board),
    "staff.person_rows": lambda it: person_rows(it.board, START),
    "staff.refused_rows": lambda it: refused_rows(it.entries),
    "strip.certain_strip": lambda it: certain_strip(it.board, it.call),
    "strip.waiting_in_order": lambda it: waiting_in_order(it.board, it.call),
    "summary.summary": lambda it: summary(it.board, it.call),
    "tonight.tonight": lambda it: tonight(it.board),
    "unsent.unsent_alerts": lambda it: tuple(unsent_alerts(it.board, START.replace(hour=23))),
    "young.young_words": lambda it: tuple(young_words(it.call)),
    "fits.choosing": lambda it: choosing(it.board, it.call).offers("co_response"),
    "units.unit_rows": lambda it: (unit_rows(it.board, it.call), unit_rows(it.board, None)),
    "units.wanted_words": lambda it: wanted_words(it.board, it.call),
    "spoken.completions": lambda it: [spoken.completions(each, it.board, it.call) for each in "abcnorsz?"],
    "spoken.read": lambda it: spoken.read("ask", it.board, it.call),
}
"""Every function of the rows that is given a board, a call, an entry or its body."""
RUNS_THE_POLICY = (
    "guide.run", "guide.next_question", "guide.is_skipped", "said.own_words", "brief.said_words",
    "change_for.facts_for",
)  # fmt: skip
"""Parts of the rows above: three run the policy, which nobody does on what is veiled; three take answers."""
CARDS = "withheld."
"""The cards that the others give where answers are withheld."""


def beside(it: Shown) -> Board:
    """The board with the call there a second time, as another call of the same place and number."""
    again = it.call._replace(id="26-00099", answers={})
    return it.board._replace(calls={**it.board.calls, again.id: again})


def walked(it: Shown) -> Iterator[Step]:
    """The entries as they were recorded, each with the boards around it."""
    return steps(a_board(), it.whole, lambda _: it.whole)


def the_facts(it: Shown) -> Catalogue:
    return in_force(it.board).compiled.catalogue
