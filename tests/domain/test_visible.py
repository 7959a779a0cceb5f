"""Hidden characters are shown by a mark, and what real writing needs stays as it was written."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.visible import hidden_names, shows_nothing, visible
from tests.naughty import NOTHING, OWN

SEEN_FORMATS = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
"""Signs that count as format characters and are written, such as the Arabic sign for a year."""

MARKED = (
    ("\u202e14 Alder Row", "[U+202E]14 Alder Row", "right-to-left override"),
    ("gun\u200bman", "gun[U+200B]man", "zero width space"),
    ("a\u2066b\u2069", "a[U+2066]b[U+2069]", "left-to-right isolate"),
    ("\ufeff1 Elm", "[U+FEFF]1 Elm", "zero width no-break space"),
    ("so\u00adft", "so[U+00AD]ft", "soft hyphen"),
    ("12\u200f-34", "12[U+200F]-34", "right-to-left mark"),
    ("bell\x07", "bell[U+0007]", "control character U+0007"),
    ("\x1b[31m", "[U+001B][31m", "control character U+001B"),
    ("a\tb", "a[tab]b", "tab"),
    ("a\u2028b", "a[U+2028]b", "line separator"),
    ("a\x00b", "a[U+0000]b", "control character U+0000"),
    ("half \ud800", "half [U+D800]", "control character U+D800"),
    ("x\ufe0f", "x[U+FE0F]", "variation selector-16"),
    ("word\u200djoined", "word[U+200D]joined", "zero width joiner"),
    ("👍\u200d", "👍[U+200D]", "zero width joiner"),
    ("\u3164", "[U+3164]", "hangul filler"),
    ("\U000e0041", "[U+E0041]", "tag latin capital letter a"),
    ("\u200b" * 500, "[U+200B, 500 times]", "zero width space"),
)
WRITING = (
    "14 Alder Row, upstairs",
    "Zoë Ångström, Łódź, Phạm Nguyễn",
    "Pha\u0323m Nguye\u0302\u0303n, Ze\u0301le\u0300",
    "דוד בן־גוריון, רחוב הרצל 14",
    "דָּוִד",
    "شارع التحرير ١٤، القاهرة",
    "אחד \u200fשתיים\u200e abc",  # noqa: RUF001 - Hebrew letters
    "می\u200cروم خانه‌ها",  # noqa: RUF001 - Persian letters
    "क्\u200dष क्\u200cष",
    "ශ්\u200dරී ලංකා",
    "မြန်မာ ភាសាខ្មែរ ภาษาไทย",
    "葛\U000e0100飾区 東京都",
    "👩🏽\u200d👩\u200d👧\u200d👦 ❤\ufe0f 👁\ufe0f\u200d🗨\ufe0f ☎\ufe0f 1\ufe0f\u20e3 #\u20e3",
    "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f 🏳\ufe0f\u200d🌈 🇨🇦",
    "©\ufe0f ™\ufe0f 〰\ufe0f",
    "a\u00a0b\u3000c",
    "\ue000",
)


@pytest.mark.parametrize(("text", "shown", "name"), MARKED)
def test_what_shows_nothing_is_marked_and_named(text: str, shown: str, name: str) -> None:
    assert visible(text) == shown
    assert name in hidden_names(text)


@pytest.mark.parametrize("text", WRITING)
def test_what_real_writing_needs_stays_as_it_is(text: str) -> None:
    assert visible(text) == text
    assert hidden_names(text) == ()


def test_line_breaks_stand_as_a_sign_where_all_is_on_one_line() -> None:
    assert visible("one\ntwo\r\nthree\rfour") == "one ¶ two ¶ three ¶ four"
    assert visible("one\ntwo\r\nthree", lines=True) == "one\ntwo\nthree"
    assert hidden_names("one\ntwo") == ()


def test_accents_on_one_letter_are_at_most_so_many_that_they_cover_no_other_line() -> None:
    assert visible("Z" + "\u0301" * 30 + "algo") == "Z" + "\u0301" * 4 + "[+26 accents]algo"
    assert visible("Z" + "\u0301" * 4) == "Z" + "\u0301" * 4


def test_every_control_and_format_character_that_shows_nothing_is_known() -> None:
    unseen = (
        character
        for character in map(chr, range(0x110000))
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
        and character not in (*SEEN_FORMATS, "\n", "\r")
    )

    assert [f"{ord(each):04X}" for each in unseen if visible(f"a{each}b") == f"a{each}b"] == []


@pytest.mark.parametrize("text", NOTHING)
def test_blanks_and_hidden_characters_alone_show_nothing(text: str) -> None:
    assert shows_nothing(text)
    assert shows_nothing("")
    assert not shows_nothing(f"{text}.")


ALPHABET = "".join(OWN) + "".join(NOTHING) + "a1 \n\r\t\x00\ud800\u200d\ufe0f"


@given(st.text(st.sampled_from(ALPHABET)) | st.text())
def test_what_was_made_visible_stays_as_it_is_and_holds_nothing_hidden(text: str) -> None:
    shown = visible(text)

    assert visible(shown) == shown
    assert hidden_names(shown) == ()
    assert "\n" not in shown
    assert "\n" not in visible(text.replace("\n", ""), lines=True) or "\r" in text


@given(st.text(st.sampled_from(ALPHABET)))
def test_nothing_that_can_be_seen_is_lost(text: str) -> None:
    def seen(part: str) -> str:
        return re.sub(r"[^!-~א-ת]", "", part)

    marks = re.compile(r"\[((U\+[0-9A-F]{4,6}|tab)(, \d+ times)?|\+\d+ accents)\]")
    if not marks.search(text):
        assert seen(marks.sub("", visible(text))) == seen(text)
