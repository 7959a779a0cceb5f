"""A list of texts as it is written in a file: what it holds changes, and every remark in it stays.

A remark behind a text, and those right above it without a blank line, go with it. Those that stand alone keep
their place, and so does how the list is laid out: one a line, several a line, all on one.
"""

import re
import tomllib
from collections.abc import Collection, Sequence
from typing import NamedTuple

import tomlkit

from console.policy.toml_lines import PIECE

_INDENT = "    "
_LINE = re.compile(r"\r?\n[^\r\n]*")
_REMARK = re.compile(r"#[^\r\n]*")


class Slot(NamedTuple):
    """A text of the list with what is around it: alone above it, its own remarks, the blanks before it.

    behind: what stands in the same line behind its comma.
    """

    alone: str
    above: str
    lead: str
    written: str
    behind: str


class Written(NamedTuple):
    """A list in its parts. head: in the line of its bracket; foot: below the last text."""

    head: str
    slots: tuple[Slot, ...]
    foot: str
    has_last_comma: bool


def with_values(written: str, values: Sequence[str], line_end: str) -> str:
    """The list with other texts in it, or in another order. One that holds anything else is written anew."""
    found = read(written)
    if found is None:
        return tomlkit.item(list(values)).as_string()
    texts = [str(tomllib.loads(f"text = {each.written}")["text"]) for each in found.slots]
    if texts == list(values):
        return written
    left, chosen = list(range(len(texts))), list[Slot | str]()
    for value in values:
        number = next((each for each in left if texts[each] == value), None)
        if number is not None:
            left.remove(number)
        chosen.append(found.slots[number] if number is not None else value)
    return _written(found, chosen, left, line_end)


def read(written: str) -> Written | None:
    """The parts of a list of texts; None where it holds anything else."""
    between, texts, has_comma, at = [""], list[str](), False, 1
    for piece in PIECE.finditer(written, 1, len(written) - 1):
        between[-1] += written[at : piece.start()]
        at = piece.end()
        if piece.lastgroup == "text":
            texts.append(piece[0])
            between.append("")
            has_comma = False
        elif piece[0] == ",":
            has_comma = True
        elif piece.lastgroup == "sign":
            return None
        else:
            between[-1] += piece[0]
    between[-1] += written[at:-1]
    if any(_REMARK.sub("", each).strip() for each in between):
        return None
    head, below = _in_line(between[0])
    slots = []
    for text, after in zip(texts, between[1:], strict=True):
        behind, rest = _in_line(after)
        slots.append(Slot(*_above(below), text, behind))
        below = rest
    return Written(head, tuple(slots), below, has_comma)


def _written(found: Written, chosen: Sequence[Slot | str], gone: Collection[int], line_end: str) -> str:
    """The list of these: a slot that was there before, or a text that was not."""
    places, foot = _places(found, gone)
    is_long = any("\n" in each.lead for each in found.slots) or (not found.slots and "\n" in foot)
    line = next((each.lead for each in found.slots if "\n" in each.lead), f"{line_end}{_INDENT}")
    said, is_after_remark, is_after_added = f"[{found.head}", "#" in found.head, False
    for number, each in enumerate(chosen):
        if isinstance(each, Slot):
            alone, lead = places.pop(0)
            lead = lead or (" " if is_after_added else "")
            above, text, behind = each.above, each.written, each.behind
        else:
            alone = above = behind = ""
            lead = line if is_long else " " if number else next(iter(places), ("", ""))[1]
            text = tomlkit.item(each).as_string()
        has_comma = number < len(chosen) - 1 or (found.has_last_comma if found.slots else is_long)
        if "\n" not in lead and (above or "#" in alone or (is_after_remark and not alone)):
            lead = line
        said += f"{alone}{above}{lead}{text}{',' if has_comma else ''}{behind}"
        is_after_remark, is_after_added = "#" in behind, not isinstance(each, Slot)
    if is_after_remark and "\n" not in foot:
        foot = f"{line_end}{foot}"
    return f"{said}{foot}]"


def _places(found: Written, gone: Collection[int]) -> tuple[list[tuple[str, str]], str]:
    """What stands alone, and the blanks, before each text that stays; and what is then the foot."""
    places, alone, lead = list[tuple[str, str]](), "", ""
    for number, slot in enumerate(found.slots):
        alone += slot.alone
        is_next = number - 1 in gone
        is_lead = is_next and "\n" not in slot.lead and ("\n" in lead or not places)
        lead = lead if is_lead else slot.lead
        if number not in gone:
            places.append((alone, lead))
            alone = ""
    return places, alone + (found.foot if found.slots else found.foot.lstrip(" \t"))


def _in_line(blank: str) -> tuple[str, str]:
    """What ends the line, and the rest with its end; where no line ends all is the rest."""
    at = _LINE.search(blank)
    return (blank[: at.start()], blank[at.start() :]) if at else ("", blank)


def _above(blank: str) -> tuple[str, str, str]:
    """What stands above a text: alone, its own remarks, and the blanks before it."""
    lines = _LINE.findall(blank)
    if not lines:
        return "", "", blank
    own = len(lines) - 1
    while own and lines[own - 1].strip():
        own -= 1
    return "".join(lines[:own]), "".join(lines[own:-1]), lines[-1]
