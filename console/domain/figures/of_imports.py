"""A call of another system as the figures see it: its times as that system had them, and who went."""

from console.domain.figures.record import CallRecord
from console.domain.import_entries import CallImported


def imported_record(body: CallImported) -> CallRecord:
    """The record of an imported call, which is over: what that system did not tell is None."""
    ends = (body.closed, body.cleared, body.with_person, body.arrived, body.en_route, body.dispatched)
    return CallRecord(
        body.call,
        body.received,
        source="import",
        dispatched=body.dispatched,
        arrived=body.arrived,
        cleared=body.cleared,
        closed=next((each for each in ends if each is not None), body.received),
        disposition=body.disposition,
        sent=body.went,
    )
