"""What is known of a place, in words: beside the form, on the page of earlier calls, on the crew's brief."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, tzinfo
from types import MappingProxyType

from console.domain.local_time import date_words
from console.domain.premise import About, PlaceKnown, PremiseNote
from console.domain.rows.shown import BriefLine
from console.domain.rows.words import minutes
from console.domain.visible import visible

ABOUT: Mapping[About, str] = MappingProxyType(
    {"hazard": "Hazard", "trigger": "Makes it worse", "calming": "Calms", "access": "Way in"}
)
"""What a note tells, in the order in which a crew hears it."""


def in_order(notes: Sequence[PremiseNote]) -> tuple[PremiseNote, ...]:
    """What can hurt a crew first; of each kind the newest first."""
    order = {about: place for place, about in enumerate(ABOUT)}
    return tuple(sorted(notes, key=lambda note: (order[note.about], -note.entry)))


def note_words(note: PremiseNote, now: datetime) -> str:
    """One note with who noted it and its age."""
    return f"{ABOUT[note.about]}: {visible(note.text)} ({visible(note.who)}, {minutes(note.at, now)} ago)"


def beside_the_form(notes: Sequence[PremiseNote], now: datetime) -> tuple[str, str]:
    """What the intake says of the place: a sentence, and the same in two words; empty without notes."""
    if not notes:
        return "", ""
    first, more = in_order(notes)[0], len(notes) - 1
    rest = f", and {more} more" if more else ""
    return f"Known here. {note_words(first, now)}{rest}", f"{len(notes)} known"


def known_lines(known: PlaceKnown, now: datetime, zone: tzinfo) -> Iterator[tuple[str, str]]:
    """What paper says of a place, each with its label: what can hurt a crew first, then earlier calls."""
    for note in in_order(known.notes):
        noted = f"noted {date_words(note.at, zone, now)}, {visible(note.who)}"
        yield f"Place: {ABOUT[note.about].lower()}", f"{visible(note.text)} ({noted})"
    for number, each in enumerate(known.earlier):
        told = f": {each.told}" if each.told else ""
        yield "" if number else "Earlier here", f"{each.call}, {date_words(each.opened, zone, now)}{told}"
    if not known.is_read:
        yield "Earlier here", "could not be read"
    if known.more:
        yield "", "and 1 more" if known.more == 1 else f"and {known.more} more"


def premise_lines(notes: Sequence[PremiseNote], confirmed: int, zone: tzinfo) -> Iterator[BriefLine]:
    """The lines of a crew's brief; `confirmed`: the last entry that it has read back, 0 before that."""
    for note in in_order(notes):
        noted = f"noted {date_words(note.at, zone)}, {visible(note.who)}"
        text = f"{ABOUT[note.about]}: {visible(note.text)} ({noted})"
        yield BriefLine("Known of the place", text, 0 < confirmed < note.entry)
