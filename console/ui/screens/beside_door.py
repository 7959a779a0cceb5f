"""What stands beside each page of the door: nothing but names, times, numbers and statements."""

from PySide6.QtCore import QCoreApplication

from console.domain.rows.door import AtTheDoor, going_on
from console.ui.screens.at_door import AtDoor
from console.ui.widgets.door import Beside


def beside(at: AtDoor, door: AtTheDoor) -> Beside:
    """The left side of the door."""
    if at.page == "locked":
        return _locked(at, door)
    before = _tr("Before you sign in")
    statement = () if door.asks else (door.statement,)
    return Beside("person", door.agency, door.position, (*statement, *going_on(door)), before, door.banner)


def _locked(at: AtDoor, door: AtTheDoor) -> Beside:
    sits = door.sits
    who = ""
    if sits is not None:
        since = f"{sits.since:%H:%M}"
        signed_in = _tr("{position} · {name}, {roles} · signed in since {since}")
        who = signed_in.format(position=door.position, name=sits.name, roles=sits.roles, since=since)
    since = f"{at.since:%H:%M}" if at.since else ""
    locked = (_tr("Locked since {since}.").format(since=since),) if since else ()
    goes_on = _tr("Calls and clocks go on behind this page.")
    why = (at.why,) if at.why else ()
    return Beside("lock", _tr("Locked"), who, (*why, *locked, goes_on, *going_on(door)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("door", text)
