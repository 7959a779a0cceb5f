"""The lines of the command line about what stays with a place: `premise hazard …`, `premise end 31`.

Part of `spoken`. What police records say is no such note: that is `records`, for deputies only.
"""

from typing import get_args

from console.domain import commands as c
from console.domain.board import Call
from console.domain.line import Spoken
from console.domain.premise import About
from console.domain.texts import REASON_MAX, wrong_with
from console.domain.visible import shows_nothing

LACKING = "premise, and hazard, trigger, calming or access, and what: premise hazard two dogs in the yard."
NUMBER_DIGITS = 18
"""No number of an entry is longer."""


def premise_line(call: Call, rest: str) -> Spoken:
    """What a line that begins with `premise` means."""
    said = premise_said(call, rest)
    return Spoken(hint=said) if isinstance(said, str) else Spoken(said)


def premise_said(call: Call, rest: str) -> c.Command | str:
    """What is asked for, or what is missing; what was typed is mended, never cut."""
    about, _, text = rest.strip().partition(" ")
    number, _, why = text.strip().partition(" ")
    if about.casefold() == "end":
        is_number = number.isascii() and number.isdecimal() and len(number) <= NUMBER_DIGITS and int(number)
        wrong = wrong_with(why, REASON_MAX) if why else ""
        if not is_number or wrong:
            return f"The reason {wrong}." if wrong else "premise end which entry? Ctrl+H lists them."
        return c.EndPremiseNote(call=call.id, entry=int(number), reason=why)
    known = next((each for each in get_args(About) if each == about.casefold()), None)
    if known is None or shows_nothing(text):
        return LACKING
    if wrong := wrong_with(text, REASON_MAX):
        return f"The note {wrong}. Nothing was entered; mend the line."
    return c.NotePremise(call=call.id, about=known, text=text)
