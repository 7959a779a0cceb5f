"""Who else rang about a call, in a few words, for lists and briefs. Knows only the call."""

from collections.abc import Iterator

from console.domain.board import Call, Caller
from console.domain.rows.shown import BriefLine, Notice
from console.domain.sought import sought_by
from console.domain.veil import is_withheld
from console.domain.visible import visible
from console.policy.facts import Catalogue

NO_NUMBER = "number not known"


def number_of(call: Call) -> str:
    """The number of a call as it is looked up by; empty where it is not known or not shown."""
    return _number(call.detail("callback"))


def others(call: Call) -> tuple[Caller, ...]:
    """The callers beside the call's own: who rang again from the same number is none."""
    found: list[Caller] = []
    seen = {number_of(call)} - {""}
    for caller in call.callers:
        number = _number(caller.callback)
        if number not in seen:
            found.append(caller)
        seen.update({number} - {""})
    return tuple(found)


def callers_told(call: Call) -> str:
    """How many callers there are, and their numbers; empty where there is one."""
    if not call.callers:
        return ""
    more = others(call)
    if not more:
        return "rang again"
    numbers = (call.detail("callback"), *(each.callback for each in more))
    return f"{len(numbers)} callers: {', '.join(visible(each) or NO_NUMBER for each in numbers)}"


def callers_line(call: Call, confirmed: int) -> Iterator[BriefLine]:
    """The line of a crew's brief; `confirmed`: the last entry that it has read back, 0 before that."""
    more = others(call)
    if more:
        newest = max(each.entry for each in more)
        told = "; ".join(caller_words(each) for each in more)
        yield BriefLine("Callers", f"{1 + len(more)}, also {told}", 0 < confirmed < newest)


def caller_words(caller: Caller) -> str:
    """Another caller, their number, and the call that they rang in."""
    who = [visible(part) for part in (caller.caller, caller.callback) if part]
    return f"{', '.join(who) or NO_NUMBER} ({caller.call})"


def callers_notices(call: Call, catalogue: Catalogue) -> Iterator[Notice]:
    """What is still to be done about callers: to call one back, and to look at what a split left here."""
    for caller in call.callers:
        if caller.hung_up:
            says = f"{caller_words(caller)} was not reached. Call back, or note why not."
            yield Notice("lost", "Another caller hung up", says, "warn")
    for caller in call.callers_left:
        facts = [
            catalogue.by_id[fact].name.en for fact in _still_here(call, caller) if fact in catalogue.by_id
        ]
        if facts:
            says = f"Its caller's answers stand here until changed: {', '.join(facts)}."
            yield Notice("page", f"{caller.call} was split off again", says, "warn")


def _still_here(call: Call, caller: Caller) -> tuple[str, ...]:
    """The facts of which the answer that came with a caller stands; each is in an entry behind the join."""
    last = caller.entry + len(caller.facts)
    return tuple(
        fact
        for fact in caller.facts
        if fact in call.answers and caller.entry < call.answers[fact].entry <= last
    )


def _number(text: str) -> str:
    return "" if is_withheld(text) else sought_by("callback", text)
