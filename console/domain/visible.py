"""Makes visible what a text holds and nobody sees: overrides of direction, zero-width and control characters.

Only how a text is shown changes, never what is stored. What real writing needs stays as it is: right-to-left
names, joiners inside Persian and Indic words, emoji made of several characters.
"""

import re
import unicodedata

LINE = " ¶ "
"""A line break where all of a text stands on one line."""
MARKS_MAX = 4
"""So many accents on one letter are writing, as in Vietnamese; more of them cover the lines around it."""

_HIDDEN = (
    r"\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\u2800\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff"
    r"\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 17))
)
"""Controls, formats that show nothing, fillers, selectors, tags, halves, and what is no character at all."""
_ACCENTS = r"\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_EMOJI = (
    r"[\xa9\xae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf\u2934\u2935\u2b05-\u2b55"
    r"\u3030\u303d\u3297\u3299\U0001f000-\U0001faff][\ufe0e\ufe0f]?[\U0001f3fb-\U0001f3ff]?"
)
_IDEOGRAPH = r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd][\ufe00-\ufe0f\U000e0100-\U000e01ef]"
_JOINED = r"\u0600-\u08ff\u0900-\u109f\u1780-\u18af\ufb50-\ufdcf\ufe70-\ufefc"
"""Scripts whose letters change by their neighbours: Arabic, Syriac, the Indic ones, Khmer, Mongolian."""
_RIGHT_TO_LEFT = re.compile(
    r"[\u0590-\u060b\u060d-\u061a\u061d-\u08ff\ufb1d-\ufdcf\ufe70-\ufefc"
    r"\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_TURNS = "\u061c\u200e\u200f"
"""The marks that keyboards for right-to-left writing put in by themselves."""

_SUSPECT = re.compile(rf"[{_HIDDEN}{_ACCENTS}]")
_PIECES = re.compile(
    rf"(?P<writing>\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f|{_EMOJI}(?:\u200d{_EMOJI})*|[0-9#*]\ufe0f?\u20e3"
    rf"|{_IDEOGRAPH}|(?<=[{_JOINED}])[\u200c\u200d](?=[{_JOINED}]))"
    rf"|(?P<line>\r\n|[\n\r])"
    rf"|(?P<accents>(?<=[{_ACCENTS}]{{{MARKS_MAX}}})[{_ACCENTS}]+)"
    rf"|(?P<hidden>[{_HIDDEN}])(?P=hidden)*"
)


def visible(text: str, *, lines: bool = False) -> str:
    """The text with a mark such as `[U+202E]` for all that shows nothing; itself where there is none.

    lines: line breaks stay; else each is shown as a pilcrow. What was made visible stays as it is.
    """
    if (text.isascii() and text.isprintable()) or _SUSPECT.search(text) is None:
        return text
    is_turned = _RIGHT_TO_LEFT.search(text) is not None
    return _PIECES.sub(lambda found: _shown(found, is_turned, "\n" if lines else LINE), text)


def hidden_names(text: str) -> tuple[str, ...]:
    """What the text holds that shows nothing, by name, none twice; line breaks are no secret."""
    is_turned = _RIGHT_TO_LEFT.search(text) is not None
    found = (piece.group("hidden") for piece in _PIECES.finditer(text))
    return tuple(dict.fromkeys(_name(each) for each in found if each and not (is_turned and each in _TURNS)))


def only_seen(text: str) -> str:
    """The text as it is looked for: without what shows nothing, and with a blank for what parts two words."""
    if text.isascii() and text.isprintable():
        return text
    return re.sub(rf"[{_HIDDEN}]", "", re.sub(r"[\t-\r\x1c-\x1f\x85\u2028\u2029]", " ", text))


def shows_nothing(text: str) -> bool:
    """Whether nothing in the text can be seen: it is empty, or holds blanks and hidden characters alone."""
    return not re.sub(rf"[{_HIDDEN}\s]", "", text)


def _shown(found: re.Match[str], is_turned: bool, line: str) -> str:
    piece, hidden = found.group(), found.group("hidden")
    match found.lastgroup:
        case "writing":
            return piece
        case "line":
            return line
        case "accents":
            return f"[+{len(piece)} accents]"
        case _ if is_turned and hidden in _TURNS:
            return piece
        case _:
            return f"[{_code(hidden)}]" if piece == hidden else f"[{_code(hidden)}, {len(piece)} times]"


def _code(character: str) -> str:
    return "tab" if character == "\t" else f"U+{ord(character):04X}"


def _name(character: str) -> str:
    if character == "\t":
        return "tab"
    name = unicodedata.name(character, "").lower()
    return name or f"control character {_code(character)}"
