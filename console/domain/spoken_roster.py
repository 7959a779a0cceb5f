"""The command line's words about who is on which unit: signing on, changing a crew, signing off.

    on CR-11 · on CR-11 haldane brooks until 18:30 · CR-11 joins moss, he is early · off CR-11 CR-14 · roster

Reads what follows `on`, `off` and `roster`, or a unit's name; knows no other word of the language.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from console.domain import commands as c
from console.domain.agency_parts import MEMBER_ID, CrewMember
from console.domain.board import Board, in_force
from console.domain.crews import members_named
from console.domain.line import Completion, Spoken, wrong
from console.domain.roster_commands import MEMBERS_MAX
from console.domain.texts import REASON_MAX

ROSTER_PLACES: Mapping[str, str] = MappingProxyType(
    {
        "on": "a crew signs on: which unit, who, and until when; without these as planned",
        "off": "a crew goes home: which unit; on a call also the unit that takes over",
        "roster": "who is on which unit, who should be, and whose shift is over",
    }
)
"""The first words about crews, and what each does."""
ROSTER_OF_A_UNIT: Mapping[str, str] = MappingProxyType(
    {
        "joins": "somebody joins its crew: who, a comma, why",
        "leaves": "somebody leaves its crew: who, a comma, why",
    }
)
"""What can be said of a crew after its unit's name."""


def roster_line(board: Board, word: str, rest: str, named: Callable[[str], str]) -> Spoken:
    """`on`, `off` or `roster`, and what follows. named: the unit that a text names, or none."""
    first, _, more = rest.partition(" ")
    unit = named(first)
    if word == "roster":
        return Spoken(wish="roster", value=unit) if unit or not first else _no_unit(first)
    if not unit:
        return _no_unit(first) if first else Spoken(wish="roster")
    return _off(unit, more, named) if word == "off" else _on(board, unit, more)


def change_line(board: Board, unit: str, rest: str) -> Spoken | None:
    """`joins` or `leaves` after a unit's name; None where something else is said of it."""
    word, _, words = rest.partition(" ")
    if word.casefold() not in ROSTER_OF_A_UNIT:
        return None
    mark = ":" if ":" in words else ","
    who, _, why = words.partition(mark)
    lacking = f"{unit} {word.casefold()}: who, and why? For example: {unit} leaves brooks, he is ill."
    members = members_said(in_force(board).agency.crew_member, who)
    if isinstance(members, str):
        return Spoken(hint=members)
    if not members:
        return Spoken(hint=lacking)
    if hint := wrong("The reason", why, REASON_MAX, lacking):
        return Spoken(hint=hint)
    joins, leaves = (members, ()) if word.casefold() == "joins" else ((), members)
    return Spoken(c.ChangeCrew(unit=unit, joins=joins, leaves=leaves, reason=why.strip()))


def roster_lines(board: Board, text: str, named: str) -> Iterator[Completion]:
    """What can be said now of the crew of the unit that is typed, and of all where `on` or `off` is."""
    agency, word = in_force(board).agency, text.strip().casefold().partition(" ")[0]
    if word == "on" and agency.crew_member:
        for unit in agency.unit:
            if unit.id not in board.crews and board.units[unit.id].call is None:
                for line in unit.line_up:
                    said = f"on {unit.id} {' '.join(line.members)}"
                    yield Completion(said, ", ".join(members_named(agency, line.members)))
    if word == "off":
        for crew in board.crews.values():
            yield Completion(f"off {crew.unit}", ", ".join(members_named(agency, crew.members)))
    if named in board.crews:
        yield Completion(f"{named} joins", ROSTER_OF_A_UNIT["joins"])
        for member in board.crews[named].members:
            yield Completion(f"{named} leaves {member},", "then why")


def _on(board: Board, unit: str, words: str) -> Spoken:
    """Who signs on; the word of a shift among them is the shift, and what follows `until` its end."""
    agency = in_force(board).agency
    words, _, ends = f" {words.casefold()}".partition(" until ")
    said = words.split()
    shifts = {word.casefold(): shift.id for shift in agency.shift for word in (shift.id, shift.word)}
    shift = next((shifts[word] for word in said if word in shifts), "")
    members = members_said(agency.crew_member, " ".join(word for word in said if word not in shifts))
    if isinstance(members, str):
        return Spoken(hint=members)
    return Spoken(c.SignOnUnit(unit=unit, members=members, shift=shift, ends=ends.strip()))


def _off(unit: str, words: str, named: Callable[[str], str]) -> Spoken:
    """Who goes home, and who takes over: the last word, whatever stands between."""
    said = words.split()
    relief = named(said[-1]) if said else ""
    if said and not relief:
        return Spoken(hint=f"Which unit takes over from {unit}? For example: off {unit} CR-14.")
    return Spoken(c.SignOffUnit(unit=unit, relieved_by=relief))


def members_said(known: Sequence[CrewMember], text: str) -> tuple[str, ...] | str:
    """The people who are named, by id or by a name of theirs; or what is wrong with a word.

    Initials and titles, which end in a full stop, say nothing.
    """
    found = tuple(
        _member(known, word.strip(",;").casefold()) for word in text.split() if not word.endswith((".", ".,"))
    )
    strange = next((each for each in found if not re.fullmatch(MEMBER_ID, each)), "")
    if strange or len(found) > MEMBERS_MAX:
        return f"“{strange or len(found)}” is nobody's name. Names as in the agency's pack: haldane brooks."
    return found


def _member(known: Sequence[CrewMember], word: str) -> str:
    """The id of who is meant, where just one is; else the word, which nobody has."""
    if any(member.id == word for member in known):
        return word
    fits = [member.id for member in known if word in _words(member.name)]
    return fits[0] if len(fits) == 1 else word


def _words(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", name.casefold()))


def _no_unit(named: str) -> Spoken:
    return Spoken(hint=f"There is no unit {named}. For example: on CR-11 haldane brooks.")
