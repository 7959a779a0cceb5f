"""Strings that break programs: a few of our own that every run has, and the lists of others where they are.

The lists stand beside the project, in `../shared/data/faults`; a test that needs one that is not there skips.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

FAULTS = Path(__file__).parents[2] / "shared" / "data" / "faults"

OWN = (
    " blanks at both ends  ",
    "tab\there",
    "two\nlines",
    "three\r\nlines\rof all kinds",
    "line\u2028separator\x85next",
    "bell \x07 escape \x1b[31mred\x1b[0m",
    "\u202e14 Alder Row, said backwards\u202c",
    "gun\u200bman",
    "\ufeffmark of the byte order first",
    "not a \ufffe character",
    "\u2066isolated\u2069 \u00adsoft \u2060word",
    "12\u200f-\u200e34",
    "Ze\u0301le\u0300",
    "Z\u0335\u0321\u0322\u0327\u0328\u032a\u032b\u0301\u0300\u0302\u0303algo",
    "דוד בן־גוריון 14",
    "شارع التحرير ١٤، القاهرة",
    "می\u200cروم خانه",
    "ක්\u200dෂේත්\u200dර",
    "👩🏽\u200d👩\u200d👧\u200d👦 1\ufe0f\u20e3 ❤\ufe0f 🇨🇦",
    "\U0001d49c\U0001d4c1\U0001d4b9 \u211dow \ufdfd",
    "<b>bold</b> <img src=x onerror=alert(1)> &lt;ok&gt;",
    "<h1>14 Alder Row</h1><a href='file:///etc/passwd'>open</a>",
    "*stars* _under_ `code` [link](http://localhost) ![picture](a.png)",
    "Robert'); DROP TABLE entries;--",
    '" OR ""="" /* NEAR(a b) AND NOT text:x */ ^*',
    "=HYPERLINK(\"http://localhost\",\"call\")",
    "+1 555 0100",
    "-1+1|cmd",
    "@SUM(A1:A9)",
    "5E93",
    "000123",
    "%s %d %n {0} {call} {left} ${HOME} $(id) `id`",
    "C:\\Temp\\new\\u0041 \\n \\ud800",
    "../../etc/passwd%00.png",
    "null",
    "NaN",
    "-",
    "'",
    '"',
    "“quoted”",
    "R&D &amp; Sons",
    "x" * 180,
    "a private sign \ue000 and one of no plane \U0010fffd",
)  # fmt: skip
"""Each is a text that a person may write, and that comes back as it went in."""
NOTHING = (" ", " \t\n ", "\u200b", "\u3000\u00a0", "\ufeff\u2060", "\u202e")
"""Texts in which nothing can be seen."""


def blns() -> tuple[str, ...]:
    """The big list of naughty strings, none twice."""
    (text,) = _texts("blns", "blns.json")
    return tuple(dict.fromkeys(json.loads(text)))


def json_files() -> tuple[Path, ...]:
    """The files of the JSON test suite: `y_` must be read, `n_` must not be, `i_` may be either."""
    return _files("jsontestsuite", "*.json")


def addresses() -> tuple[str, ...]:
    """Real addresses as people write them, those that no parser takes too."""
    lines = [line for text in _texts("usaddress", "training_unparseable.csv") for line in text.splitlines()]
    return tuple(dict.fromkeys(line for line in lines if line))


def numbers() -> tuple[str, ...]:
    """Numbers to call from every region, right and wrong, as they are written there."""
    (text,) = _texts(".", "phone_examples_libphonenumber.csv")
    cells = (cell for line in text.splitlines()[1:] for cell in line.split(",")[2:])
    return tuple(dict.fromkeys(cell for cell in cells if cell))


def packed(strings: Sequence[str], longest: int, between: str = " | ") -> Iterator[str]:
    """The strings joined to as few texts as can be entered; each stands whole in one of them."""
    text = ""
    for each in strings:
        if text and len(text) + len(between) + len(each) > longest:
            yield text
            text = ""
        text = f"{text}{between}{each}" if text else each
    if text:
        yield text


def _files(folder: str, names: str) -> tuple[Path, ...]:
    found = tuple(sorted((FAULTS / folder).rglob(names)))
    if not found:
        pytest.skip(f"{names} is not on this machine: {FAULTS / folder}")
    return found


def _texts(folder: str, names: str) -> tuple[str, ...]:
    return tuple(file.read_text("utf-8") for file in _files(folder, names))
