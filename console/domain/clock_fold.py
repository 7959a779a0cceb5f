"""What one entry about a clock changes on its call. Part of `fold`."""

from console.domain import clock_entries as k
from console.domain.board import Call, Silenced
from console.domain.entry import Entry


def clock_after(call: Call, entry: Entry) -> Call:
    """The call once the entry stands. An entry that says nothing of a clock leaves it as it is."""
    match entry.body:
        case k.AlertSilenced() as body:
            silenced = Silenced(body.alert, body.level, body.mark, entry.position)
            others = (
                each for each in call.silenced if (each.alert, each.position) != (body.alert, entry.position)
            )
            return call._replace(silenced=(*others, silenced))
        case _:
            return call
