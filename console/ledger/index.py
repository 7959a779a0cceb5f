"""What is looked up by: the index rows of an entry, as a plain function of it.

They are written in the entry's own transaction and can be made again from the entries alone. Nothing here
knows a table's columns: `spans.py` writes what is returned.
"""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Literal, NamedTuple

from console.domain import entries as e
from console.domain.entry import Entry
from console.domain.field_codes import has_left_with_person
from console.domain.import_entries import IMPORT, import_matter
from console.domain.people_entries import ABOUT_PEOPLE
from console.domain.review_entries import REVIEW
from console.domain.sought import sought_by
from console.domain.visible import only_seen
from console.ledger.found_by import words_of

SpanTable = Literal[
    "call_spans", "unit_spans", "fact_spans", "detail_spans", "people_spans", "trail_spans", "status_spans"
]  # fmt: skip
Key = tuple[str, ...]


class Begins(NamedTuple):
    """What the key names holds from this entry on; what held before ends. `rest`: the other columns."""

    table: SpanTable
    key: Key
    rest: tuple[str | int, ...] = ()


class Adds(NamedTuple):
    """What the key names holds from this entry on, beside what held before."""

    table: SpanTable
    key: Key


class Ends(NamedTuple):
    """What the key names holds no longer."""

    table: SpanTable
    key: Key


class Returns(NamedTuple):
    """What the key names was taken back: what stood before entry `entry` holds again, where anything did."""

    table: SpanTable
    key: Key
    entry: int


class Where(NamedTuple):
    """What begins, where something else holds at this entry."""

    table: SpanTable
    key: Key
    then: Begins


class Only(NamedTuple):
    """These, and no others, hold in the table from now on; those that held go on as they are."""

    table: SpanTable
    names: tuple[str, ...]


class Found(NamedTuple):
    """The entry is found by these words."""

    text: str


class Erased(NamedTuple):
    """The words of another entry are gone; `call`: the one that it is about, if any."""

    entry: int
    call: str


IndexRow = Begins | Adds | Ends | Returns | Where | Only | Found | Erased


_ABOUT_PEOPLE = frozenset(ABOUT_PEOPLE)
PLAN = ("policy", "plan")
"""What the rows of a policy that waits for its time are about."""
CREW = "crew"
"""What the rows of crews are about, beside the unit's name."""
NEXT = "next"
"""What the rows of closed calls are about on which something is promised, beside the call's number."""
ON_SCENE = "on_scene"
"""What a status counts as by which a unit is with the person."""


def index_rows(entry: Entry) -> tuple[IndexRow, ...]:
    """What stands in the index tables because of this entry."""
    body = entry.body
    words = only_seen(words_of(body))
    # By the type itself: `isinstance` asks each model in turn, which is a third of all this takes.
    rows = tuple(_people(entry)) if type(body) in _ABOUT_PEOPLE else _spans(entry) or _beside_calls(body)
    return (*rows, Found(words)) if words else rows


def _spans(entry: Entry) -> tuple[IndexRow, ...]:
    body = entry.body
    # The kinds of which there are most stand first: this runs for every entry of years.
    match body:
        case e.FactAnswered():
            return (Begins("fact_spans", (body.call, body.fact), (entry.number,)),)
        case e.UnitStatusChanged() | e.UnitSent() | e.UnitStoodDown() | e.UnitRefused():
            return (Begins("unit_spans", (body.unit,)), *_trail(body))
        case e.UnitMoved():
            return _leaves(body.unit, body.call)
        case e.UnitPlaced():
            return (Begins("trail_spans", (body.unit, "told"), ("",)),)
        case e.Recommended():
            return ()
        case e.DetailSet():
            return (_detail(entry, body.call, body.field, body.value),)
        case e.CallOpened(callback=""):
            return (Begins("call_spans", (body.call,)),)
        case e.CallOpened():
            number = _detail(entry, body.call, "callback", body.callback)
            return (Begins("call_spans", (body.call,)), number)
        case e.CallClosed() | e.CallJoined() | e.CallReopened() | e.NextActionNoted():
            return _ending(body)
        case e.PolicyAdopted():
            over = (Ends("people_spans", PLAN),) if body.planned else ()
            return (*_adopted(body.agency), *over)
        case e.PolicyPlanned():
            return (Begins("people_spans", PLAN),)
        case e.PlannedPolicyHeld():
            return (Adds("people_spans", PLAN),)
        case e.PlannedPolicyDropped():
            return (Ends("people_spans", PLAN),)
        case e.CallImported():
            return _imported(entry, body)
        case e.ImportBegun():
            return (Begins("people_spans", (IMPORT, import_matter(body.calls, body.batch))),)
        case e.ImportUndone():
            return (Ends("people_spans", (IMPORT, import_matter(body.calls, body.batch))),)
        case e.TakenBack(fact=str(fact)):
            return (Returns("fact_spans", (body.call, fact), body.entry),)
        case e.TakenBack(field=str(field)):
            return (Returns("detail_spans", (body.call, field), body.entry),)
        case e.Redacted():
            return (Erased(body.entry, body.call or ""),)
        case _:
            return ()


def _ending(body: e.CallClosed | e.CallJoined | e.CallReopened | e.NextActionNoted) -> tuple[IndexRow, ...]:
    """What a call's end, its opening again, and what was promised in between leave."""
    match body:
        case e.CallReopened():
            return (Begins("call_spans", (body.call,)), *_over(body.call, NEXT))
        case e.CallClosed(next_due=datetime()):
            return (Ends("call_spans", (body.call,)), _now(body.call, NEXT))
        case e.NextActionNoted():
            return tuple(_over(body.call, NEXT)) if body.due is None else ()
        case _:
            return (Ends("call_spans", (body.call,)),)


def _imported(entry: Entry, body: e.CallImported) -> tuple[IndexRow, ...]:
    """The call, over before it was entered: on no board, and its words are kept as long as a call's."""
    over = Begins("call_spans", (body.call,)), Ends("call_spans", (body.call,))
    return (*over, _detail(entry, body.call, "address", body.address)) if body.address else over


def _trail(
    body: e.UnitStatusChanged | e.UnitSent | e.UnitStoodDown | e.UnitRefused,
) -> tuple[IndexRow, ...]:
    """The calls that a unit was on, and the one that it left last after it had been with the person."""
    match body:
        case e.UnitSent():
            return (Begins("trail_spans", (body.unit, "stint"), (body.call,)),)
        case e.UnitStatusChanged(off_call=True, call=str(call)):
            return (Ends("trail_spans", (body.unit, "stint")), *_leaves(body.unit, call))
        case e.UnitStatusChanged(call=str(call)):
            there = Begins("trail_spans", (body.unit, "there"), (call,))
            return (Where("status_spans", (body.status,), there),)
        case e.UnitStatusChanged():
            return ()
        case _:
            return (Ends("trail_spans", (body.unit, "stint")), Ends("trail_spans", (body.unit, "there")))


def _leaves(unit: str, call: str) -> tuple[IndexRow, ...]:
    """A unit leaves a call, which is the scene that it left last where it has been with the person."""
    there, scene = (unit, "there"), Begins("trail_spans", (unit, "scene"), (call,))
    return Where("trail_spans", there, scene), Ends("trail_spans", there)


def _beside_calls(body: e.AnyBody) -> tuple[IndexRow, ...]:
    """What still holds beside calls: a crew's sign-on and its changes, a review that waits for its answer."""
    match body:
        case e.ReviewGiven():
            return (Begins("people_spans", (body.call, REVIEW)),)
        case e.ReviewAnswered():
            return (Ends("people_spans", (body.call, REVIEW)),)
        case e.UnitSignedOn():
            return (Begins("people_spans", (body.unit, CREW)),)
        case e.CrewChanged() | e.UnitHandedOver():
            return (Adds("people_spans", (body.unit, CREW)),)
        case e.UnitSignedOff():
            return (Ends("people_spans", (body.unit, CREW)),)
        case _:
            return ()


def _people(entry: Entry) -> Iterator[IndexRow]:
    """The entries about people that still hold, so that opening need not fold every sign-in there was."""
    body, at = entry.body, entry.position
    match body:
        case e.PersonSet():
            yield _now(body.person, "person")
        case e.PasswordSet():
            yield _now(body.person, "password")
        case e.SignInFailed() if body.person:
            yield Adds("people_spans", (body.person, "failed"))
        case e.AccountLocked():
            yield _now(body.person, "locked_out")
        case e.AccountReleased():
            yield _now(body.person, "seen")
            yield from _over(body.person, "failed", "locked_out")
        case e.SignedIn():
            if body.how != "glass":
                yield from _over(body.person, "failed")
                yield _now(body.person, "seen")
            yield from _over(at, "lock", "unlock", "off")
            yield _now(at, "seat")
        case e.SignedOff():
            yield from _over(at, "seat", "lock", "unlock")
            # Kept, for the sign-in before it still says when its person was seen last.
            yield _now(at, "off")
        case e.PositionLocked():
            yield _now(at, "lock")
        case e.PositionUnlocked():
            yield from _over(at, "lock")
            yield _now(at, "unlock")
            yield _now(body.person, "seen")
        case e.GlassBroken():
            yield _now(str(entry.number), "glass")
        case e.GlassAnswered():
            yield from _over(str(body.entry), "glass")
        case _:
            pass


def _now(about: str, matter: str) -> Begins:
    return Begins("people_spans", (about, matter))


def _over(about: str, *matters: str) -> Iterator[Ends]:
    yield from (Ends("people_spans", (about, matter)) for matter in matters)


def _detail(entry: Entry, call: str, field: str, value: str) -> Begins:
    return Begins("detail_spans", (call, field), (entry.number, sought_by(field, value)))


def _adopted(agency: str) -> Iterator[IndexRow]:
    """The units of a pack, and the statuses by which one is with the person."""
    # Not read_agency: what an earlier program adopted must stay readable here, whatever packs need today.
    pack = tomllib.loads(agency)
    yield Only("unit_spans", tuple(unit["id"] for unit in pack["unit"]))
    yield Only("status_spans", tuple(row["id"] for row in pack.get("status", ()) if _is_with_person(row)))


def _is_with_person(status: Mapping[str, Any]) -> bool:
    """Whether a unit with this status of a pack is with the person, at the scene or on the way from there."""
    served = has_left_with_person(status.get("nemsis"), status.get("eido_secondary", ()))
    return status.get("counts_as") == ON_SCENE or served
