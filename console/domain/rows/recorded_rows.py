"""The recorded calls that a draft of a policy changes, as rows to read below what it changes in general."""

from collections import defaultdict
from collections.abc import Iterator

from console.domain.rows.compared import who_words
from console.domain.rows.compared_rows import ComparedRow
from console.policy.replay import Replayed

HEAD = "Recorded calls to which others would go"
NUMBERS_MAX = 60
"""How many numbers of one kind are listed; the count tells all of them."""


def recorded_rows(found: Replayed) -> tuple[ComparedRow, ...]:
    """How many recorded calls a draft changes, and which: by who goes now, and who under the draft."""
    if not found.calls:
        return (ComparedRow("note", "No calls are recorded yet that it could change."),)
    count = f"{len(found.otherwise)} of {found.calls}"
    open_ones = found.otherwise_max - len(found.otherwise)
    notes: tuple[ComparedRow, ...] = ()
    if open_ones:
        says = "1 call lacks" if open_ones == 1 else f"{open_ones} calls lack"
        notes = (ComparedRow("note", f"{says} an answer: of those it cannot be known."),)
    if not found.otherwise:
        whole = "the 1 recorded call" if found.calls == 1 else f"the {found.calls} recorded calls"
        return (ComparedRow("note", f"Of {whole} none is known to go to others."), *notes)
    return (ComparedRow("head", HEAD, count), *notes, *_kinds(found))


def _kinds(found: Replayed) -> Iterator[ComparedRow]:
    """The calls by who goes now and who would go, those of which there are most first."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for each in found.otherwise:
        now = who_words(each.then) if each.is_settled else f"at least {who_words(each.then)}"
        kinds[f"{now} now; under the draft {' or '.join(map(who_words, each.now))}"].append(each.call)
    for says, calls in sorted(kinds.items(), key=lambda row: -len(row[1])):
        more = f", and {len(calls) - NUMBERS_MAX} more" if len(calls) > NUMBERS_MAX else ""
        numbers = f"{', '.join(calls[:NUMBERS_MAX])}{more}"
        yield ComparedRow("calls", f"{says[0].upper()}{says[1:]}", str(len(calls)), (numbers,))
