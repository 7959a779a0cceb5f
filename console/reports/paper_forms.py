"""Phone numbers and blank forms of the paper pack: whom to call, and what to write on."""

from collections.abc import Iterator, Sequence

from console.domain.agency import Agency
from console.domain.board import Room
from console.domain.people import PersonNow
from console.domain.rows.words import LANGUAGES, SAID_BY, STEPS
from console.policy.facts import Fact
from console.policy.model import PARTS, asking_order
from console.reports.blocks import Blank, Block, Choices, Grid, Heading, Line, Table, Words

WAY_OF_HAND_OFF = ("offered", "ringing", "accepted", "summary_read", "confirmed")
CALL_LINES, LOG_LINES = 10, 24
"""Lines to write on: what happened on a call, and what units did."""


def number_blocks(agency: Agency, supervisors: Sequence[PersonNow]) -> Iterator[Block]:
    """Crisis lines with what each takes, how a hand-off goes, and the supervisors by name."""
    rows = tuple(
        (
            contact.name,
            contact.number,
            ", ".join(contact.takes),
            ", ".join(LANGUAGES.get(code, code) for code in contact.languages),
            f"{contact.about} Veterans." if contact.veterans else contact.about,
        )
        for contact in agency.contact
    )
    yield Heading("Crisis lines")
    yield Table(("Line", "Number", "Takes", "Languages", "For whom"), (26, 16, 16, 16, 26), rows)
    yield Line("Hand-off", f"{', '.join(STEPS[step] for step in WAY_OF_HAND_OFF)}, each with its true time")
    yield Words("The call is ours until a named person there has the caller. Write the name down.", "strong")
    yield Heading("Supervisors")
    names = tuple((person.name, "") for person in supervisors)
    yield Table(("Name", "Number: write it here at the start of the shift"), (40, 60), names)
    yield Heading("Other numbers")
    yield Grid(("Who", "Number"), (60, 40), 6)


def call_sheet(room: Room) -> Iterator[Block]:
    """A sheet for one call: the form, the questions of the policy and the crew, the decision, the units."""
    yield Blank(("Sheet no.", "Rang at (true time)", "Taken by, position"))
    yield Blank(("Place",))
    yield Blank(("Call back", "Caller"))
    yield Blank(("Person",))
    yield Blank(("What is happening",))
    yield Words("Tick what is said; write the caller's own words and the true time beside it.", "quiet")
    for fact in _on_sheet(room):
        yield Choices(fact.name.en, tuple(answer.name.en for answer in fact.answers))
    yield Line("Said by", f"caller unless you write: {', '.join(each for each in SAID_BY.values())}", "quiet")
    yield Heading("Decision")
    yield Blank((*(f"{part.capitalize()} rule" for part in PARTS), "Priority"))
    yield Blank(("Asked for",))
    yield Blank(("Supervisor: name", "answer", "true time"))
    yield Heading("Units, each with the true time")
    stages = _stages(room.agency)
    yield Grid(("Unit", "For", *stages, "Clear"), (12, 20, *[55 // len(stages)] * len(stages), 13), 4)
    yield Heading("Call-back, hand-off, what the caller was told, notes")
    yield Grid(("True time", "What happened, in words", "By"), (14, 74, 12), CALL_LINES)
    yield Heading("Ending")
    yield Choices("How it ended", tuple(each.word for each in room.agency.disposition))
    yield Blank(("Closed at (true time)", "Approved by", "Next action"))
    yield Blank(("Entered into the program at", "as call no.", "by"))


def unit_log(agency: Agency) -> Iterator[Block]:
    """A sheet for what units do, as it comes over the radio."""
    words = ", ".join(f"{status.word} ({status.key})" for status in agency.status if status.key)
    yield Line("Statuses", words, "quiet")
    heads = ("True time", "Unit", "Status", "Call or sheet no.", "Said, by whom")
    yield Grid(heads, (14, 14, 22, 20, 30), LOG_LINES)


def _on_sheet(room: Room) -> list[Fact]:
    """What is asked: all that the policy asks, all that concerns a crew's safety, in the order of asking."""
    policy = room.compiled.policy
    wanted = {*policy.questions, *room.agency.always_ask}
    facts = asking_order(policy, room.compiled.catalogue)
    return [fact for fact in facts if not fact.derived and (fact.safety or fact.id in wanted)]


def _stages(agency: Agency) -> tuple[str, ...]:
    """The agency's words for the stages of a unit's way, in their order, five at most."""
    on_call = [
        each for each in agency.status if each.counts_as in ("dispatched", "en_route", "staged", "on_scene")
    ]
    return tuple(each.word for each in on_call)[:5]
