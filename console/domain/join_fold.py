"""What a join, or a split, changes on the call that the other one was joined to. Part of `fold`."""

from console.domain import join_entries as j
from console.domain.board import Call, Caller, Line, News
from console.domain.entry import Entry


def callers_after(call: Call, entry: Entry) -> Call:
    """The call once the entry stands. An entry that says nothing of its callers leaves it as it is."""
    match entry.body:
        case j.CallerJoined() as body:
            return _joined(call, entry, body)
        case j.CallerLeft(other=other):
            gone = tuple(each for each in call.callers if each.call == other)
            return call._replace(
                callers=tuple(each for each in call.callers if each.call != other),
                callers_left=(*call.callers_left, *gone),
            )
        case _:
            return call


def _joined(call: Call, entry: Entry, body: j.CallerJoined) -> Call:
    at = entry.happened_at
    caller = Caller(body.other, body.caller, body.callback, body.facts, body.hung_up, at, entry.number)
    if body.rang_again:
        call = call._replace(line=Line(False, call.line.since, None, call.line.tries, at))
    left = tuple(each for each in call.callers_left if each.call != body.other)
    news = News("another", entry.number)
    return call._replace(callers=(*call.callers, caller), callers_left=left, news=news)
