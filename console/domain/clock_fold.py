"""What one entry about a clock changes on its call. Part of `fold`."""

from types import MappingProxyType

from console.domain import clock_entries as k
from console.domain.board import Call, LetBe, RanOut, Silenced
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
        case k.HandOffRanOut() as body:
            ran_out = RanOut(body.contact, body.next, entry.number)
            return call._replace(ran_out=ran_out, tried=_with(call.tried, body.contact))
        case k.UnreachedDecided() as body:
            line = call.line._replace(due=None, changed=entry.happened_at, decided=body.what)
            return call._replace(line=line, asked_entry=entry.number)
        case _:
            return call


def hand_off_after(call: Call, contact: str, step: str) -> Call:
    """The call after a step of its hand-off: what ran out is answered, and who was tried is kept."""
    tried = () if step in ("accepted", "confirmed") else call.tried
    if step in ("declined", "dropped"):
        tried = _with(tried, contact)
    return call._replace(ran_out=None, tried=tried)


def put_off(call: Call, entry: Entry, fact: str) -> Call:
    """The call with a question put off; one that nobody could answer before is let be for a while."""
    if fact in call.answers:
        let_be = {**call.let_be, fact: LetBe(entry.at, entry.number)}
        return call._replace(let_be=MappingProxyType(let_be))
    return call._replace(put_off=(*(each for each in call.put_off if each != fact), fact))


def _with(tried: tuple[str, ...], contact: str) -> tuple[str, ...]:
    return tried if contact in tried else (*tried, contact)
