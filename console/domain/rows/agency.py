"""The Agency screen as values: tables, their rows, the fields of a row, and what was put in force before."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from console.domain import entries as e
from console.domain.entry import Entry
from console.domain.pack.changes import Change, in_short, text_changes
from console.domain.pack.edit import Spot, toml_of
from console.domain.pack.fields import PackField, pack_tables
from console.domain.pack.rows import names_in, row_called, row_name, rows_of, value_of, value_words, words_in
from console.domain.pack.told import Fault
from console.domain.pack.words import said_of, table_words
from console.domain.rows.shown import Weight
from console.domain.veil import is_withheld
from console.domain.visible import visible

Data = Mapping[str, object]
ADOPTIONS_SHOWN_MAX = 20


class TableRow(NamedTuple):
    """A table of the pack. state: how it stands in the draft, in words."""

    table: str
    name: str
    state: str
    icon: str = "page"
    weight: Weight = "calm"


class PackRow(NamedTuple):
    """A row of a table: what it is called, and what it says in one line."""

    table: str
    row: int
    name: str
    detail: str
    state: str = ""
    icon: str = "page"
    weight: Weight = "calm"


class ToField(NamedTuple):
    """A field as a form shows it. choices: ids and words to choose from. before: what is in force."""

    field: PackField
    label: str
    help: str
    value: object
    choices: tuple[tuple[str, str], ...] = ()
    fault: str = ""
    before: str | None = None


class AdoptionRow(NamedTuple):
    """Something that was put in force: when, by whom, and what it changed, in short and in full."""

    entry: int
    at: datetime
    who: str
    reason: str
    says: str
    changes: tuple[str, ...]


def table_rows(draft: Data, found: Sequence[Change], faults: Sequence[Fault]) -> tuple[TableRow, ...]:
    """Every table, with what is changed in it, of the differences found, and what is wrong."""
    return tuple(_table(name, draft, found, faults) for name in _order())


def pack_rows(
    table: str, draft: Data, differing: Sequence[Change], faults: Sequence[Fault]
) -> tuple[PackRow, ...]:
    """The rows of a table, with what is changed and what is wrong in each."""
    about = pack_tables()[table]
    changed = {change.row for change in differing if change.table == table}
    words = {of: words_in(draft, of) for of in {said_of(field).of for field in about.fields}}
    found = []
    for number, row in enumerate(rows_of(draft, about)):
        name = row_name(table, row) if about.many else table_words(table).one
        wrong = [each.says for each in faults if each.spot[:2] == (table, number)]
        is_changed = (row_name(table, row) if about.many else "") in changed
        state, icon, weight = _state(len(wrong), int(is_changed))
        found.append(
            PackRow(
                table,
                number,
                visible(name) or "not named yet",
                _detail(table, row, words),
                state,
                icon,
                weight,
            )
        )
    return tuple(found)


def to_fields(
    spot: Spot,
    draft: Data,
    base: Data,
    faults: Sequence[Fault],
    others: Mapping[str, tuple[tuple[str, str], ...]],
) -> tuple[ToField, ...]:
    """The fields of a row. others: what can be chosen that the pack does not hold itself, by its name."""
    table = pack_tables()[spot.table]
    rows = rows_of(draft, table)
    row = rows[spot.row] if spot.row < len(rows) else {}
    name = row_name(spot.table, row)
    was = next(
        (each for each in rows_of(base, table) if not table.many or row_name(spot.table, each) == name), None
    )
    found = []
    for field in table.fields:
        said, value = said_of(field), value_of(row, field)
        before = None if was is None or value_of(was, field) == value else value_words(value_of(was, field))
        wrong = " ".join(each.says for each in faults if each.spot == Spot(spot.table, spot.row, field.name))
        shown = toml_of(row.get(field.name)) if field.kind == "toml" else value
        choices = _choices(field, said.of, draft, others)
        found.append(ToField(field, said.label, said.help, shown, choices, wrong, before))
    return tuple(found)


def draft_words(changed: int, wrong: int) -> str:
    """How a draft that differs from what is in force stands, in a few words."""
    says = "1 change, not in force yet" if changed == 1 else f"{changed} changes, not in force yet"
    mend = "; 1 thing to be mended" if wrong == 1 else f"; {wrong} things to be mended"
    return f"{says}{mend}" if wrong else says


def fault_words(fault: Fault, draft: Data) -> str:
    """A fault with its place in words, as a list of faults shows it."""
    table, number, key = fault.spot
    about = pack_tables()[table]
    rows, field = rows_of(draft, about), about.field(key)
    where = row_called(table, rows[number]) if number < len(rows) else table_words(table).many
    return visible(f"{where}, {said_of(field).label}: {fault.says}" if field else f"{where}: {fault.says}")


def adoption_rows(entries: Sequence[Entry]) -> tuple[AdoptionRow, ...]:
    """The last adoptions, newest first, each with what it changed against the one before."""
    adopted = [(each, each.body) for each in entries if isinstance(each.body, e.PolicyAdopted)]
    found = []
    for at, (entry, body) in enumerate(
        adopted[-ADOPTIONS_SHOWN_MAX:], max(0, len(adopted) - ADOPTIONS_SHOWN_MAX)
    ):
        before = adopted[at - 1][1] if at else None
        says = ("The first: all of it",) if before is None else _adoption_words(before, body)
        reason = "reason not shown in this role" if is_withheld(body.reason) else body.reason
        short = says[0] if len(says) == 1 else f"{says[0]}; {len(says) - 1} more"
        found.append(AdoptionRow(entry.number, entry.at, entry.who, reason, short, says))
    return tuple(reversed(found))


def _adoption_words(before: e.PolicyAdopted, after: e.PolicyAdopted) -> tuple[str, ...]:
    """What an adoption changed, a difference a line."""
    told = [each.says for each in text_changes(before.agency, after.agency)]
    if before.policy != after.policy:
        told.insert(0, "Another policy, or another text of it")
    if before.catalogue != after.catalogue:
        told.append("Another list of facts")
    return tuple(told) or (in_short(()),)


def _order() -> tuple[str, ...]:
    """The tables as the screen has them: those of every day first; one that is unknown there comes last."""
    first = ("", "unit", "person", "capability", "status", "fill", "zone", "travel", "contact", "disposition")
    return (*first, *(name for name in pack_tables() if name not in first))


def _table(name: str, draft: Data, found: Sequence[Change], faults: Sequence[Fault]) -> TableRow:
    table = pack_tables()[name]
    wrong = sum(each.spot.table == name for each in faults)
    changed = sum(each.table == name for each in found)
    state, icon, weight = _state(wrong, changed)
    count = str(len(rows_of(draft, table))) if table.many else ""
    return TableRow(
        name, table_words(name).many, ", ".join(each for each in (count, state) if each), icon, weight
    )


def _state(wrong: int, changed: int) -> tuple[str, str, Weight]:
    """How something stands in the draft: in words, with a shape and a weight."""
    if wrong:
        return ("1 to be mended" if wrong == 1 else f"{wrong} to be mended"), "octagon", "alert"
    if changed:
        return "changed", "pencil", "warn"
    return "", "page", "calm"


def _detail(table: str, row: Data, words: Mapping[str, Mapping[str, str]]) -> str:
    """What a row says in one line: what stands in its first fields that is no name."""
    fields = [each for each in pack_tables()[table].fields if each.name != "id"]
    held = [(each, value_of(row, each)) for each in fields[:4]]
    alone = table and not pack_tables()[table].many
    said = [
        f"{said_of(field).label}: {value_words(value)}"
        if alone
        else value_words(value, words[said_of(field).of])
        for field, value in held
        if value not in ("", (), None)
    ]
    return visible(" · ".join(said))


def _choices(
    field: PackField, of: str, draft: Data, others: Mapping[str, tuple[tuple[str, str], ...]]
) -> tuple[tuple[str, str], ...]:
    if field.choices:
        return tuple((each, each.replace("_", " ")) for each in field.choices)
    if of in others:
        return others[of]
    if not of:
        return ()
    words = words_in(draft, of)
    return tuple((each, words[each]) for each in names_in(draft, of))
