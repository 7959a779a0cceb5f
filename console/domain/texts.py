"""What may stand in a text that people write: how long it may be, and what cannot be kept.

Texts are kept as they were written, blanks and line breaks too. What does not fit is refused, in words, and
never cut, trimmed or mended.
"""

from console.domain.visible import shows_nothing, visible

NOTE_MAX = 4000
"""The most characters of a note, of what the caller was told, and of how a call ended."""
REASON_MAX = 1000
DETAIL_MAX = 500
"""Of a field of the intake form, and of a caveat in the caller's words."""
NAME_MAX = 200


def wrong_with(text: str, longest: int = NOTE_MAX) -> str:
    """What keeps a text from being entered, as what is said of it; empty where nothing does.

    An empty text is never wrong: whether one is needed is for the command to say.
    """
    if len(text) > longest:
        return f"is longer than {longest} characters: {len(text) - longest} too many"
    if not text:
        return ""
    if shows_nothing(text):
        return "holds nothing that can be seen"
    if "\0" in text:
        return "holds a NUL, at which other programs end a text"
    return "holds half a character, which cannot be kept" if _has_half(text) else ""


def wrong_with_name(name: str) -> str:
    """What keeps a name of a person or a seat from standing in every entry, in a sentence; else empty."""
    if len(name) > NAME_MAX:
        return f"a name has at most {NAME_MAX} characters; this one has {len(name)}."
    if name != name.strip():
        return "a name begins and ends without a blank."
    if wrong_with(name, NAME_MAX) or visible(name) != name:
        return "a name is plain UTF-8 text on one line; this one is not."
    return ""


def _has_half(text: str) -> bool:
    """Whether a half of a pair of surrogates stands alone in it, which no file can hold."""
    return not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text)
