"""Whose word it is that a scene is safe: the unit on the call to which the person who is named belongs.

The name is free words, as it was heard. Somebody of no unit on the call is of none: their word stays.
"""

import re

from console.domain.board import Board, Call, in_force


def unit_of(board: Board, call: Call, by: str) -> str:
    """The unit on this call that is named, else the one on which somebody of that family name is; or none.

    Where two have that name, it is the one at the scene.
    """
    said = _words(by)
    there = sorted(call.sent, key=lambda sent: board.units[sent.unit].counts_as != "on_scene")
    units = [sent.unit for sent in there]
    named = (unit for unit in units if _words(unit) <= said)
    crews = in_force(board).agency.units
    on_it = (unit for unit in units if any(_words(_family(name)) & said for name in crews[unit].crew))
    return next(named, "") or next(on_it, "")


def _words(text: str) -> set[str]:
    """The words of a text, hyphen and case aside."""
    return set(re.findall(r"\w+", text.casefold().replace("-", "")))


def _family(name: str) -> str:
    """The family name as packs write names: `Dep. N. Hart`, `E. Lind LCSW`, `T. Brooks, peer`."""
    words = name.partition(",")[0].split()
    names = [word for word in words if not word.endswith(".") and not (word.isupper() and len(word) > 1)]
    return names[-1] if names else ""
