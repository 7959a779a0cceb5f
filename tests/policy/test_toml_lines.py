"""Where each key of a TOML text stands, held to Python's own reader on texts that are odd and valid."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.policy.toml_lines import Path, lines_of, statements

SIGNS = st.text(st.sampled_from("ab 6\"'#[]{}=,.\\\t\né„"), max_size=12)


@st.composite
def quoted(draw: st.DrawFn) -> str:
    """A text in one of the four ways to quote one."""
    held = draw(SIGNS)
    literal, escaped = held.replace("'", ""), held.replace("\\", "\\\\")
    basic = escaped.replace('"', '\\"').replace("\n", "\\n")
    at_end = draw(st.sampled_from(["", '"', '""', "\\\n  "]))
    written = (
        '"' + basic.replace("\t", "\\t") + '"',
        "'" + literal.replace("\n", " ") + "'",
        '"""' + escaped.replace('""', '"\\"').strip('"') + at_end + '"""',
        "'''" + held.replace("''", "' ").strip("'") + draw(st.sampled_from(["", "'", "''"])) + "'''",
    )
    return draw(st.sampled_from(written))


REMARKS = st.sampled_from(["", "# one", '  # a 6" blade [ ] """', "\t# it's { '''"])
BARE = st.sampled_from(["12", "-1.5e3", "true", "2026-03-01", "2026-03-01 06:00:00Z", "0xff"])
INLINE = st.lists(quoted(), max_size=3).map(
    lambda held: "{" + ", ".join(f"k{place} = {each}" for place, each in enumerate(held)) + "}"
)


@st.composite
def in_brackets(draw: st.DrawFn) -> str:
    """A list over several lines, with remarks, blank lines and lists of its own."""
    inner = [draw(st.one_of(quoted(), INLINE, BARE, quoted().map("[{}]".format))) for _ in range(3)]
    return "[" + "".join(f"{draw(REMARKS)}\n\n {each} ," for each in inner) + f"{draw(REMARKS)}\n]"


VALUES = st.one_of(quoted(), BARE, INLINE, in_brackets())
NAMES = ("key{}", '"key {} ] # = \\" \\u00e9"', "'key {} \" ['", 'outer{} . "inner.a"')
TABLES = ("[table{}]", "[ 'table {} ]' ]", '["a{}" . "b#"]', "[[rows]]", "[[rows.inner]]", "[rows.plain{}]")


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, list[int]]:
    """A text that is valid TOML, and the line of each of its headers and keys."""
    heads = draw(st.lists(st.sampled_from(TABLES), max_size=5))
    if any("rows." in each for each in heads):
        heads = ["[[rows]]", *heads]
    text, lines, number = "", list[int](), 0
    for head in ["", *heads]:
        text += "".join(f"{each}\n" for each in draw(st.lists(REMARKS, max_size=2)))
        if head:
            number += 1
            lines.append(text.count("\n") + 1)
            text += f"{draw(st.sampled_from(['', '  ']))}{head.format(number)} {draw(REMARKS)}\n"
        for _ in range(draw(st.integers(0, 3))):
            number += 1
            lines.append(text.count("\n") + 1)
            name = draw(st.sampled_from(NAMES)).format(number)
            text += f"{name} = {draw(VALUES)} {draw(REMARKS)}\n"
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"]))), lines


def held_at(data: object, path: Path) -> object:
    for each in path:
        data = data[each]  # type: ignore[index]  # a path leads through tables and lists
    return data


@given(texts())
def test_every_key_of_an_odd_text_stands_where_it_is_said_to(made: tuple[str, list[int]]) -> None:
    text, lines = made
    data = tomllib.loads(text)

    found = list(statements(text))

    assert [each.line for each in found] == lines
    for each in found:
        held, written = held_at(data, each.path), text[each.start : each.end]
        if each.is_header:
            assert isinstance(held, dict)
            assert (written[0], written[-1]) == ("[", "]")
        else:
            assert tomllib.loads(f"held = {written}")["held"] == held
        assert text.count("\n", 0, each.end) + 1 == each.last


@pytest.mark.parametrize(
    "value",
    ['"""A 6" blade"""', '"""A 6""""', "'''it's'''", '"""\n[[medical]]\n"""', '"a # b [ \\" \\\\"', "'C:\\'"],
)
def test_a_quoted_text_hides_no_line_below_it(value: str) -> None:
    text = f'statement = {value} # 6"\n[[medical]]\nrule = "M1"\n'
    tomllib.loads(text)
    first = value.count("\n") + 2

    assert lines_of(text) == {("statement",): 1, ("medical", 0): first, ("medical", 0, "rule"): first + 1}
