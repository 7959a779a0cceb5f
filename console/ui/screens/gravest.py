"""Where F8 leads: to the gravest alert and the page that answers it, then to the next one, and round."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from console.domain.asked import awaits_supervisor
from console.domain.rows.alerts import is_stale
from console.domain.rows.shown import Alert
from console.ui.screens.about import BACKUP, screens_of
from console.ui.screens.showing import alerts_here
from console.ui.wish import Wish

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk

ALERT_PAGES = {
    "gap": "gap",
    "approval": "approval",
    "hand_off": "hand_off",
    "no_line": "hand_off",
    "line": "call_back",
    "unreached": "call_back",
    "brief": "brief",
    "unread": "brief",
    "glass": "answer_glass",
    "panic": "crew",
    "check": "crew",
    "deputies": "crew",
    "did": "crew",
    "message": "message",
    "next": "next_action",
}
"""The page that answers each kind of alert."""
OF_MACHINE = {"paper": "paper", "sound": "sounds"}
"""The page of the manual for what is no call's."""
OF_ONE = ("crew", "message", "roster", "next_action")
"""The pages about one unit, one message of a call, or one promise."""
OF_ROSTER = ("alone", "shift")
"""The kinds of alert that the roster answers: the page of their unit."""
Stand = tuple[str, str, str]
"""Call, page, and the unit of a page about a crew: two alerts of one call are two places."""


def gravest(desk: Desk) -> None:
    """Go to the gravest alert; from there to the next one, and round."""
    found = (*alerts_here(desk, desk.clock()), *desk.parts.lane.of_machine)
    if not found:
        desk.say("No alerts.")
        return
    stands = [_stand(desk, alert) for alert in found]
    here, (last, stood) = _here(desk), desk.at_alert
    # After other work the gravest, and no other; the one just opened is known by itself, while nobody went
    # elsewhere: not every alert has a place of its own, and several units of one call are late at one place.
    ids = [alert.id for alert in found]
    is_going_on = last in ids and desk.place == stood
    before = takewhile(lambda stand: stand == here and stand[1], stands)
    leads = ids.index(last) + 1 if is_going_on else sum(1 for _ in before)
    at = leads % len(found)
    _open(desk, found[at], stands[at])
    desk.at_alert = found[at].id, desk.place


def open_alert(desk: Desk, wanted: str) -> None:
    """Go to one alert by its id; nothing where it is none any more."""
    found = (*alerts_here(desk, desk.clock()), *desk.parts.lane.of_machine)
    for alert in found:
        if alert.id == wanted:
            _open(desk, alert, _stand(desk, alert))
            desk.at_alert = alert.id, desk.place


def number_of(desk: Desk, wanted: str) -> int:
    """Which alert of the list this is, counted from 1; 0 where it is none any more."""
    ids = [alert.id for alert in alerts_here(desk, desk.clock())]
    return ids.index(wanted) + 1 if wanted in ids else 0


def open_numbered(desk: Desk, number: str) -> None:
    """Go to the alert with this number in the list."""
    found = alerts_here(desk, desk.clock())
    if 0 < int(number) <= len(found):
        open_alert(desk, found[int(number) - 1].id)
    else:
        desk.say(f"There is no alert {number}. alert list shows all of them.")


def in_front(desk: Desk) -> tuple[str, ...]:
    """The ids of the alerts that are in front: the one just opened, else those that the open page answers."""
    last, stood = desk.at_alert
    if last and desk.place == stood:
        return (last,)
    here = _here(desk)
    alerts = desk.parts.lane.alerts if desk.place.page else ()
    return tuple(alert.id for alert in alerts if _stand(desk, alert) == here)


def _open(desk: Desk, alert: Alert, stand: Stand) -> None:
    call, page, unit = stand
    desk.wish(Wish("open_call", call))
    kind, _, about = alert.id.partition(":")
    if kind == "unit":
        desk.wish(Wish("find_unit", about))
    elif kind in OF_ROSTER or (kind == "desk" and not alert.call):
        desk.go(desk.place._replace(page="roster", page_about=unit))
    elif kind == "next":
        desk.go(desk.place._replace(page=page, page_about=about))
    elif kind == "glass":
        desk.wish(Wish("answer_glass", about))
    elif kind in ("unsent", "offer"):
        desk.wish(Wish("units"))
    elif kind in ("backup", "settings"):
        _about_machine(desk)
    elif kind in OF_MACHINE:
        desk.wish(Wish("help", OF_MACHINE[kind]))
    elif page and desk.call is not None:
        stale = next((sent.unit for sent in desk.call.sent if is_stale(desk.call, sent)), "")
        desk.go(desk.place._replace(page=page, page_about=unit or stale))


def _here(desk: Desk) -> Stand:
    place = desk.place
    unit = place.page_about.partition(" ")[0] if place.page in OF_ONE else ""
    return place.call, place.page, unit


def _stand(desk: Desk, alert: Alert) -> Stand:
    """Where an alert leads; of a gap call on which a supervisor is awaited, to that question first."""
    kind, _, about = alert.id.partition(":")
    place, call = alert.call or desk.place.call, desk.board.calls.get(alert.call)
    if kind == "gap" and call is not None and awaits_supervisor(desk.board, call) is not None:
        return place, "approval", ""
    page = "roster" if kind in OF_ROSTER else ALERT_PAGES.get(kind, "")
    if kind == "next":
        return place, page, about
    return place, page, about.partition(":")[2] if page in OF_ONE else ""


def _about_machine(desk: Desk) -> None:
    """To the Backup screen where it is theirs; else to the page of the manual that says what to do."""
    if BACKUP in screens_of(desk.bridge.session, has_backups=desk.backups is not None):
        desk.wish(Wish("backup_screen"))
    else:
        desk.wish(Wish("help", "backup"))
