"""The rooms that are pictured: how each is filled, and its clock. Part of screenshots.py.

Everybody and every place in them is invented.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from console.domain import commands as c
from console.session import Session
from console.settings import resources_dir

WHO = "Nadia Okoro"


@dataclass
class Clock:
    """A clock that the pictures set themselves."""

    at: datetime = field(default_factory=lambda: datetime(2026, 3, 14, 21, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        """The moment it is now."""
        return self.at

    def pass_by(self, **span: float) -> None:
        """Let a while go by."""
        self.at += timedelta(**span)


@dataclass(frozen=True)
class Room:
    """A session and its clock, with short words for what happens."""

    session: Session
    clock: Clock

    def do(self, *commands: c.Command) -> None:
        """Have the commands done, a few seconds apart."""
        for command in commands:
            self.session.do(command)
            self.clock.pass_by(seconds=7)

    def call(self, address: str, callback: str, caller: str, person: str, **answers: str) -> str:
        """Open a call with its form and its answers; its number."""
        number = self.session.do(c.OpenCall(callback=callback))[0].subject
        self.do(c.SetDetail(call=number, field="address", value=address, read_back=True))
        for name, value in (("caller", caller), ("person", person)):
            if value:
                self.do(c.SetDetail.model_validate({"call": number, "field": name, "value": value}))
        for fact, told in answers.items():
            answer, _, caveat = told.partition("|")
            self.do(c.AnswerFact(call=number, fact=fact, answer=answer, caveat=caveat))
        return number


KNIFE = {
    "problem": "suicidal_person",
    "caller_role": "family_on_scene",
    "medical": "none",
    "suicide": "plan_or_intent|he says tonight is the night",
    "weapon": "edged|the bread knife, I think",
    "weapon_access": "within_reach|on the counter next to him",
}
QUIET = {
    "medical": "none", "suicide": "none", "weapon": "none", "violence": "none", "threat": "none",
    "others_in_danger": "no", "crime": "none", "hazard": "none", "violence_history": "none_known",
}  # fmt: skip
BUSY = (
    ("Riverbend Park, north gate", "555-0171", "problem", "welfare_check"),
    ("Quarry Lane bridge", "555-0172", "hazard", "height"),
    ("9 Sorrel Court", "555-0173", "violence", "verbal_threats"),
    ("88 Fennel Court", "555-0174", "suicide", "ideation"),
    ("31 Juniper Close", "555-0175", "medical", "minor"),
    ("602 Mill Road", "555-0176", "weapon", "unknown"),
    ("40 Larkspur Way, second house behind the school", "555-0177", "violence", "physical_stopped"),
    ("5 Harrow Street", "555-0178", "presentation", "confused"),
)


def nobody(room: Room) -> str:
    """Leave the room as it opens: no call at all."""
    assert not room.session.board.calls, "a room that was never used has no call"
    return ""


def first_question(room: Room) -> str:
    """A call that was just taken: the first question, nothing certain yet; the call in front."""
    return room.session.do(c.OpenCall(callback="555-0119"))[0].subject


def all_answered(room: Room) -> str:
    """A call with sixteen answers, some with caveats, that is settled; the call in front."""
    answers = {
        **QUIET, **KNIFE, "violence": "unknown|he broke a chair once", "age_group": "adult",
        "others_present": "children|her two, in the back room", "presentation": "confused",
        "engagement": "would_talk",
    }  # fmt: skip
    return room.call(
        "220 Harrow Street, apartment 3", "555-0161", "a neighbour, second floor", "Ana Ruiz", **answers
    )


def busy_agency() -> str:
    """The sample agency with 40 units: its own, and more of the same kinds."""
    text = (resources_dir() / "agencies/example-county/agency.toml").read_text("utf-8")
    kinds = (
        ("Deputy", '["deputy"]', "D-"),
        ("Medic", '["paramedic", "ambulance", "two_person"]', "M-"),
        ("Crisis team", '["clinician", "two_person"]', "CR-"),
    )
    for number in range(24):
        kind, capabilities, prefix = kinds[number % 3]
        text += (
            f'\n[[unit]]\nid = "{prefix}{50 + number}"\nkind = "{kind}"\ncrew = ["Crew {number + 1}"]\n'
            f'capabilities = {capabilities}\nplace = "District {number % 5 + 1}"\nstatus = "available"\n'
        )
    return text


def busy(room: Room) -> str:
    """Fill the room with twelve open calls and forty units; the call in front."""
    resources = resources_dir()
    room.do(
        c.AdoptPolicy(
            policy=(resources / "policies/example-county-care-first.toml").read_text("utf-8"),
            catalogue=(resources / "facts.toml").read_text("utf-8"),
            agency=busy_agency(),
            by=WHO,
            reason="Forty units for the pictures.",
        )
    )
    earlier = room.call("14 Alder Row, upstairs flat, Millbrook", "555-0142", "", "", problem="dispute")
    room.do(
        c.CloseCall(
            call=earlier, disposition="settled_by_phone", note="Calms down when asked about his dog Biscuit.",
            approved_by="Lena Brandt", next_action="none needed",
        )
    )  # fmt: skip
    room.clock.pass_by(days=2)
    for address, callback, fact, answer in BUSY:
        answers = {"problem": "mental_health_crisis", "caller_role": "bystander", **QUIET, fact: answer}
        number = room.call(address, callback, "", "", **answers)
        send_first(room, number)
        room.clock.pass_by(minutes=3)
    room.session.do(c.OpenCall(callback="555-0188", waiting=True))
    lost = room.call("", "555-0131", "", "")
    room.do(c.LoseLine(call=lost))
    return room.call(
        "14 Alder Row, upstairs flat, Millbrook", "555-0142", "Dana Reyes, sister, out front",
        "Marcus Reyes, 29",
        **KNIFE,
    )  # fmt: skip


def send_first(room: Room, number: str) -> None:
    """Send what the strip says, and let the unit drive."""
    from console.domain.rows.strip import certain_strip, sent_by

    strip = certain_strip(room.session.board, room.session.board.calls[number])
    if strip.act:
        room.do(
            sent_by(strip),
            c.SetUnitStatus(unit=strip.unit, status="en_route"),
        )


def sacramento(room: Room) -> str:
    """A call on which deputies are not sent although the person may die; the call in front."""
    answers = {**QUIET, "suicide": "imminent", "weapon": "firearm|on her knee", "weapon_access": "in_hand"}
    return room.call("9 Sorrel Court", "555-0173", "the person herself", "a woman, 51", **answers)


def crews(room: Room) -> str:
    """The busy room with a crew that is silent and wants deputies, and one that calls for help; in front."""
    busy(room)
    number = room.call("31 Juniper Close", "555-0195", "", "", problem="mental_health_crisis", **QUIET,
        caller_role="family_on_scene", age_group="teen|fifteen", others_present="children|two, upstairs",
        engagement="would_talk")  # fmt: skip
    free = [
        unit.id
        for unit in room.session.board.units.values()
        if unit.id.startswith("CR-") and unit.call is None and unit.counts_as == "available"
    ][:2]
    for unit in free:
        room.do(
            c.SendUnit(call=number, unit=unit, response="mobile_crisis", reason="asked for by radio"),
            c.SetUnitStatus(unit=unit, status="en_route"),
            c.SetUnitStatus(unit=unit, status="on_scene", reason="the street is quiet"),
        )
    room.clock.pass_by(minutes=16)
    room.do(
        c.AskForDeputies(unit=free[0], reason="he shouts at the door"),
        c.LeaveMessage(call=number, to=room.session.position, text="the mother asks who comes"),
        c.SignOnUnit(unit="D-27", members=("roy",)),
        c.ReportPanic(unit=free[1]),
    )
    return number


def with_backups(room: Room) -> str:
    """The busy room as a supervisor sees it, who has signed in; the call in front."""
    room.session.who = "Lena Brandt"
    return busy(room)
