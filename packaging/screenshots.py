"""Renders the desk and all its pages to PNG files, from rooms made up here: an empty one and a busy one.

Run by screenshots.sh. Everybody and every place in the pictures is invented.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from people_pictures import people_pictures
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from console.domain import commands as c
from console.ledger.keeping import Plan, keep_once, serve
from console.ledger.served import remember
from console.session import Session, open_session
from console.settings import resources_dir
from console.ui.app import Running, open_desk
from console.ui.backups import Backups
from console.ui.wish import Wish

WHO, POSITION = "Nadia Okoro", "Position 3"
SIZES = ((1280, 720), (1366, 768), (1920, 1080))
PAGES = ("override", "another", "reasons", "hand_off", "brief", "close", "earlier", "call_back", "help")


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
    from console.domain.rows.guide import certain_strip

    strip = certain_strip(room.session.board, room.session.board.calls[number])
    if strip.act:
        room.do(
            c.SendUnit(call=number, unit=strip.unit, response=strip.response, staged=strip.staged),
            c.SetUnitStatus(unit=strip.unit, status="en_route"),
        )


def sacramento(room: Room) -> str:
    """A call on which deputies are not sent although the person may die; the call in front."""
    answers = {**QUIET, "suicide": "imminent", "weapon": "firearm|on her knee", "weapon_access": "in_hand"}
    return room.call("9 Sorrel Court", "555-0173", "the person herself", "a woman, 51", **answers)


@dataclass(frozen=True)
class Scene:
    """A room to picture: its policy, how it is filled, and the pages to open in it."""

    name: str
    policy: str | None
    fill: Callable[[Room], str]
    pages: Sequence[str]


def with_backups(room: Room) -> str:
    """The busy room as a supervisor sees it, who has signed in; the call in front."""
    room.session.who = "Lena Brandt"
    return busy(room)


SCENES = (
    Scene("empty", None, nobody, ("help",)),
    Scene("first", None, first_question, ()),
    Scene("answered", None, all_answered, ("override", "close")),
    Scene("busy", None, busy, PAGES),
    Scene("kept", None, with_backups, ("backup_screen",)),
    Scene("gap", "sacramento-sheriff-2025", sacramento, ("approval", "gap", "hand_off", "override")),
)


def pictures(application: QApplication, folder: Path) -> Iterator[Path]:
    """Every picture, in the order in which it is written."""
    for scene in SCENES:
        with tempfile.TemporaryDirectory() as place:
            clock = Clock()
            session = open_session(
                Path(place) / "room.store", None, scene.policy, WHO, POSITION, "live", clock
            )
            in_front = scene.fill(Room(session, clock))
            ini = QSettings(f"{place}/desk.ini", QSettings.Format.IniFormat)
            running = open_desk(application, session, clock, ini)
            running.window.show()
            if "backup_screen" in scene.pages:
                show_backups(running, backups_made(Room(session, clock), Path(place)))
            yield from of_scene(application, running, scene, in_front, folder)
            running.close()


def backups_made(room: Room, folder: Path) -> Plan:
    """Three backups of a store in one of its two places; the other cannot be reached."""
    plan = Plan(room.session.ledger.path, (folder / "disk", folder / "share"))
    plan.places[0].mkdir()
    for clock in (Clock(room.clock.at - timedelta(minutes=ago_min)) for ago_min in (37, 22, 7)):
        room.session.do(c.AddNote(call=next(iter(room.session.board.calls)), text="by hand"))
        remember(plan.store, keep_once(plan, partial(serve, clock=clock), lambda _: None))
    return plan


def show_backups(running: Running, plan: Plan) -> None:
    """Show how the backups stand; none is made, for the clock of the pictures is not the machine's."""
    running.desk.backups = backups = Backups(running.desk, plan)
    running.desk.entrance.show_about()
    backups.show()


def of_scene(
    application: QApplication, running: Running, scene: Scene, in_front: str, folder: Path
) -> Iterator[Path]:
    """The pictures of one room at every size and in both themes."""
    desk = running.desk
    if in_front:
        desk.wish(Wish("open_call", in_front))
        if desk.parts.strip.strip.act:
            desk.wish(Wish("send"))
    for width, height in SIZES:
        running.window.resize(width, height)
        for theme in ("dark", "light"):
            if running.looks.look.name != theme:
                running.looks.other_theme()
            for page in ("", *scene.pages):
                while desk.place.page:  # closing the manual leads back to the page it was opened from
                    desk.wish(Wish("close_panel"))
                desk.wish(Wish(page) if page else Wish("question"))
                if not page:
                    desk.tick()
                if page == "backup_screen":
                    wait_for_moments(application, running)
                for _ in range(3):  # a layout inside of a layout is done a round later
                    application.processEvents()
                file = folder / f"{scene.name}-{page or 'desk'}-{width}-{theme}.png"
                running.window.grab().save(str(file))
                yield file


def wait_for_moments(application: QApplication, running: Running) -> None:
    """Let the places be read, and choose a moment."""
    screen = running.desk.backups.screen if running.desk.backups is not None else None
    assert screen is not None, "its key was pressed"
    moments = screen.view.moments.view
    while not moments.rows.rows:
        application.processEvents()
    moments.pressed_enter.emit(moments.rows.index(1))


def main() -> int:
    """Write the pictures to the folder named; 0 when all are there."""
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    to = Path(sys.argv[1])
    for file in (*pictures(application, to), *people_pictures(application, Clock(), to)):
        sys.stdout.write(f"{file}\n")
    return 0

if __name__ == "__main__":
    sys.exit(main())
