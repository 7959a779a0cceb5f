"""Lists of a policy's text while they are edited: every remark stays, and so does how they are laid out."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.sheet.lists import with_values

QUESTIONS = """[ # in the order of the board
    # what may kill comes first (minutes of March 2)
    "medical",
    "suicide", # asked gently

    # The rest follows here.

    # who is near
    "others", "weapon", # on both
    'place'
    # nothing below
]"""


def held(written: str) -> list[str]:
    found = tomllib.loads(f"held = {written}")["held"]
    assert isinstance(found, list)
    return found


def test_a_remark_goes_with_the_text_below_it_or_before_it_and_one_that_stands_alone_stays() -> None:
    after = with_values(QUESTIONS, ("suicide", "medical", "others", "weapon", "place"), "\n")

    assert after.split("\n")[:9] == [
        "[ # in the order of the board",
        '    "suicide", # asked gently',
        "    # what may kill comes first (minutes of March 2)",
        '    "medical",',
        "",
        "    # The rest follows here.",
        "",
        "    # who is near",
        '    "others", "weapon", # on both',
    ]
    assert with_values(after, held(QUESTIONS), "\n") == QUESTIONS


def test_what_is_taken_out_takes_its_own_remarks_and_no_others() -> None:
    after = with_values(QUESTIONS, ("medical", "suicide", "weapon"), "\n")

    assert "who is near" not in after
    assert '\n\n    # The rest follows here.\n\n    "weapon" # on both\n    # nothing below\n]' in after


@pytest.mark.parametrize(
    ("before", "values", "after"),
    [
        ('["a", "b"]', ("b", "a"), '["b", "a"]'),
        ('["a","b"]', ("b", "a"), '["b","a"]'),
        ('["a", "b"]', ("b",), '["b"]'),
        ('["a"]', ("c", "a", "b"), '["c", "a", "b"]'),
        ('[ "a" ]', ("a", "b"), '[ "a", "b" ]'),
        ("[ ]", ("a",), '["a"]'),
        ('["a"]', (), "[]"),
        ('["a # b", "c"]', ("c", "a # b"), '["c", "a # b"]'),
        ('[\n  "a"\n]', ("a", "b"), '[\n  "a",\n  "b"\n]'),
        ('[\n  "a",\n]', ("b", "a"), '[\n  "b",\n  "a",\n]'),
        ('[ # why\n"a" ]', (), "[ # why\n ]"),
        ('[ # why\n"a", "b" # last\n]', ("b", "a"), '[ # why\n"b", # last\n"a"\n]'),
        ('["a" # one\n, "b"]', ("b", "a"), '["b",\n "a" # one\n]'),
        ('["a", "a", "b"]', ("a", "b"), '["a", "b"]'),
        ('["a", ["b"], 3]', ("a", "c"), '["a", "c"]'),
        ('[\'a\', """b"""]', ('c"\n', "b", "a"), '["c\\"\\n", """b""", \'a\']'),
    ],
)
def test_a_list_is_laid_out_as_it_was(before: str, values: tuple[str, ...], after: str) -> None:
    assert held(after) == list(values)
    assert with_values(before, values, "\n") == after


BLANKS = st.sampled_from(["", " ", "\n", "\n    ", " # one\n", "\n\n  # two\n\n", "\n # three\n\t"])
TEXTS = st.sampled_from(['"a"', "'b'", '"c # ,]"', '"""d"""', "'''e\"'''", '"f\\""'])


@st.composite
def lists(draw: st.DrawFn) -> str:
    texts, last = draw(st.lists(TEXTS, max_size=5)), draw(st.sampled_from(["", ","]))
    parts = [f"{draw(BLANKS)}{each}{draw(BLANKS)}" for each in texts]
    return f"[{','.join(parts)}{last if texts else ''}{draw(BLANKS)}]"


@given(lists(), st.data())
def test_any_list_holds_what_it_is_given_and_keeps_every_remark_of_what_stays(
    before: str, data: st.DataObject
) -> None:
    more = data.draw(st.lists(st.sampled_from(["new", "g #", 'h"', "a"]), max_size=2))
    values = data.draw(st.permutations([*held(before), *more]))

    after = with_values(before, values, "\n")

    assert held(after) == list(values)
    for remark in ("# one", "# two", "# three"):
        assert after.count(remark) == before.count(remark)


@given(lists(), st.data())
def test_any_list_gets_shorter(before: str, data: st.DataObject) -> None:
    values = [each for each in held(before) if data.draw(st.booleans())]

    assert held(with_values(before, values, "\r\n")) == values
