"""A draft of a policy as the editor shows it: tables, rows, the fields of a row, and the findings."""

from collections.abc import Mapping, Sequence
from datetime import date

from console.domain.pack.changes import Change
from console.domain.pack.edit import Spot
from console.domain.pack.rows import value_words
from console.domain.pack.told import Fault
from console.domain.rows.agency import PackRow, TableRow, ToField
from console.domain.rows.policy_found import whole_share
from console.domain.rows.shown import Weight
from console.domain.sheet.changes import condition_words, means_in, row_called, row_name, value_of
from console.domain.sheet.draft import PolicyDraft, Row, rows_of
from console.domain.sheet.fields import (
    ABOUT,
    ACKNOWLEDGED,
    ANSWERS,
    CASES,
    CONDITIONS,
    FIELDS,
    OF_A_FINDING,
    PROMISES,
    QUESTIONS,
    TABLE_WORDS,
    TABLES,
    field_of,
)  # fmt: skip
from console.domain.sheet.judged import BrokenCase, FindingNow
from console.domain.sheet.wording import SENT, WORDS
from console.domain.visible import visible
from console.policy.facts import Catalogue
from console.policy.model import PARTS
from console.policy.told import example_told


def table_rows(found: Sequence[Change], faults: Sequence[Fault], draft: PolicyDraft) -> tuple[TableRow, ...]:
    """Every table, with how many rows it has, what is changed in it and what is wrong."""
    rows = []
    for table in TABLES:
        state, icon, weight = _state(
            sum(each.spot.table == table for each in faults), sum(each.table == table for each in found)
        )
        count = "" if table == ABOUT else str(len(rows_of(draft, table)))
        words = ", ".join(each for each in (count, state) if each)
        rows.append(TableRow(table, TABLE_WORDS[table].many, words, icon, weight))
    return tuple(rows)


def sheet_rows(
    table: str,
    draft: PolicyDraft,
    found: Sequence[Change],
    faults: Sequence[Fault],
    catalogue: Catalogue,
) -> tuple[PackRow, ...]:
    """The rows of a table, with what is changed and what is wrong in each."""
    changed = {each.row for each in found if each.table == table}
    means, rows = means_in(draft), []
    for number, row in enumerate(rows_of(draft, table)):
        wrong = sum(each.spot[:2] == (table, number) for each in faults)
        name = "" if table == ABOUT else row_name(table, row)
        state, icon, weight = _state(wrong, int(name in changed))
        title, detail = _said(table, row, catalogue, means)
        rows.append(PackRow(table, number, visible(title), visible(detail), state, icon, weight))
    return tuple(rows)


def to_fields(
    spot: Spot, draft: PolicyDraft, base: PolicyDraft, faults: Sequence[Fault], catalogue: Catalogue
) -> tuple[ToField, ...]:
    """The fields of a row, each with what is in force where that is another, and what is wrong with it."""
    rows = rows_of(draft, spot.table)
    row: Row = rows[spot.row] if spot.row < len(rows) else {}
    name, words = row_name(spot.table, row), (catalogue, {**means_in(base), **means_in(draft)})
    was = next(
        (
            each
            for each in rows_of(base, spot.table)
            if spot.table == ABOUT or row_name(spot.table, each) == name
        ),
        None,
    )
    found = []
    for each in FIELDS[spot.table]:
        key = each.field.name
        if key == "when" and spot.table in PARTS and spot.row == len(rows) - 1:
            continue
        held = value_of(row, each.keys)
        value = each.field.default if held is None else held
        old = None if was is None else value_of(was, each.keys)
        before = None if was is None or old == held else _shown(key, old, words)
        wrong = " ".join(fault.says for fault in faults if fault.spot == Spot(spot.table, spot.row, key))
        choices = tuple((choice, WORDS.get(key, {}).get(choice, choice)) for choice in each.field.choices)
        shown = value.isoformat() if isinstance(value, date) else value
        found.append(ToField(each.field, each.label, each.help, shown, choices, wrong, before))
    return tuple(found)


def finding_rows(findings: Sequence[FindingNow], catalogue: Catalogue) -> tuple[PackRow, ...]:
    """The findings: those to be mended or let stand first, those that are gone last."""
    return tuple(_finding(number, each, catalogue) for number, each in enumerate(findings))


def case_rows(broken: Sequence[BrokenCase], after: int) -> tuple[PackRow, ...]:
    """The cases that fail, numbered after so many findings, which they stand above."""
    return tuple(
        PackRow("findings", after + number, f"Case “{visible(each.name)}” fails", visible(each.says), "fails",
                "octagon", "alert")
        for number, each in enumerate(broken)
    )  # fmt: skip


def fault_rows(faults: Sequence[Fault], draft: PolicyDraft) -> tuple[PackRow, ...]:
    """The faults of a draft, each with its place, where the findings stand once it has none."""
    return tuple(
        PackRow("faults", number, fault_words(each, draft), "", "Enter goes there", "octagon", "alert")
        for number, each in enumerate(faults)
    )


def fault_words(fault: Fault, draft: PolicyDraft) -> str:
    """A fault with its place in words, as a list of faults shows it."""
    table, number, key = fault.spot
    rows = rows_of(draft, table)
    is_row = number < len(rows) and table != QUESTIONS
    where = row_called(table, rows[number]) if is_row else TABLE_WORDS[table].many
    field = field_of(table, key)
    return visible(f"{where}, {field.label}: {fault.says}" if field else f"{where}: {fault.says}")


def draft_words(changed: int, wrong: int, is_open: int, failing: int = 0) -> str:
    """How a draft that differs from what is in force stands, in a few words. failing: cases."""
    says = "1 change, not in force yet" if changed == 1 else f"{changed} changes, not in force yet"
    if wrong:
        return f"{says}; {'1 thing' if wrong == 1 else f'{wrong} things'} to be mended"
    found = f"{'1 finding' if is_open == 1 else f'{is_open} findings'} open" if is_open else ""
    cases = f"{'1 case fails' if failing == 1 else f'{failing} cases fail'}" if failing else ""
    return "; ".join(each for each in (says, found, cases) if each)


def _finding(number: int, each: FindingNow, catalogue: Catalogue) -> PackRow:
    finding = each.finding
    detail = example_told(catalogue, finding) if finding.example is not None else ""
    if not each.is_there:
        state, icon = ("gone", "check_ring") if each.state == "gone" else ("not known", "page")
        return PackRow("findings", number, visible(finding.says), "", state, icon)
    if not each.is_open:
        words = f"let stand: {finding.acknowledged}"
        state = "let stand, new" if each.state == "new" else "let stand"
        return PackRow("findings", number, visible(finding.says), visible(words), state, "page")
    state = "new" if each.state == "new" else "in force too"
    share = whole_share(finding.share, of_others=finding.from_answer is not None)
    shown = ". ".join(each for each in (share, f"For example: {detail}" if detail else "") if each)
    return PackRow("findings", number, visible(finding.says), visible(shown), state, "octagon", "alert")


def _state(wrong: int, changed: int) -> tuple[str, str, Weight]:
    """How something stands in the draft: in words, with a shape and a weight."""
    if wrong:
        return ("1 to be mended" if wrong == 1 else f"{wrong} to be mended"), "octagon", "alert"
    return ("changed", "pencil", "warn") if changed else ("", "page", "calm")


def _said(table: str, row: Row, catalogue: Catalogue, means: Mapping[str, str]) -> tuple[str, str]:
    """What a row is called in the list, and what it says in one line."""
    name = str(row.get("id", ""))
    when = condition_words(str(row.get("when", "")), catalogue, means)
    if table in PARTS:
        sent = value_words(value_of(row, ("send",)), SENT)
        always = "when no rule above holds" if "when" not in row else when or "no condition yet"
        return f"{name}  {sent if sent != 'nothing' else 'Nobody'}", always
    if table == PROMISES:
        return name.replace("_", " "), str(row.get("says", ""))
    if table == CONDITIONS:
        return name.replace("_", " "), " · ".join(each for each in (str(row.get("means", "")), when) if each)
    if table == QUESTIONS:
        fact = catalogue.by_id.get(name)
        return (fact.name.en, fact.ask.en) if fact is not None else (name, "")
    if table == ABOUT:
        return str(row.get("title", "")), f"{row.get('agency', '')} · from {row.get('effective', '')}"
    if table == CASES:
        return name, _case(row)
    if table == ACKNOWLEDGED:
        about = " ".join(str(row[key]) for key in OF_A_FINDING if key in row)
        return f"{WORDS['kind'].get(name, name)}  {about.replace('_', ' ')}".rstrip(), str(
            row.get("reason", "")
        )
    label, told = value_of(row, ("name", "en")), value_of(row, ("ask", "en"))
    if table == ANSWERS:
        label = f"{value_of(row, ('fact', 'name', 'en'))}: {label}"
        told = value_of(row, ("told", "en"))
    return str(label or name), str(told or "")


def _case(row: Row) -> str:
    """What a case expects: the rules that decide, and why it was changed."""
    parts = (row.get(part) for part in PARTS)
    rules = ", ".join(str(each.get("rule", "")) for each in parts if isinstance(each, Mapping))
    because = f" · changed because {row['because']}" if row.get("because") else ""
    return f"by {rules}{because}"


def _shown(key: str, value: object, words: tuple[Catalogue, Mapping[str, str]]) -> str:
    if key == "when" and isinstance(value, str):
        return condition_words(value, *words)
    return value_words(value.isoformat() if isinstance(value, date) else value, WORDS.get(key, {}))
