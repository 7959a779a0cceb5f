"""A pack that is edited: every value reads back as it was given, and the rest of the file stays as it was."""

import tomllib
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain.pack.edit import PackDraft, Value
from console.domain.pack.fields import PackField, pack_tables
from console.domain.pack.rows import rows_of, value_of
from console.domain.pack.words import said_of, without_words
from tests.domain.build import agency_text

PACK = agency_text()
COMMENTS = [line for line in PACK.splitlines() if line.startswith("#")]
FIELDS = [field for table in pack_tables().values() for field in table.fields]
SENSIBLE = st.text(st.characters(codec="utf-8"), max_size=40)


def values_of(field: PackField) -> st.SearchStrategy[Value]:
    """What a form can give a field."""
    lists: st.SearchStrategy[Value] = st.lists(SENSIBLE, max_size=4).map(tuple)
    kinds: Mapping[str, st.SearchStrategy[Value]] = {
        "text": SENSIBLE,
        "number": st.integers(-(2**53), 2**53),
        "yes": st.booleans(),
        "one": st.sampled_from(field.choices or ("x",)),
        "several": st.lists(st.sampled_from(field.choices or ("x",)), max_size=3).map(tuple),
        "lines": lists,
        "toml": SENSIBLE,
    }
    return kinds[field.kind]


def field_named(place: str) -> PackField:
    return next(field for field in FIELDS if field.place == place)


@st.composite
def edits(draw: st.DrawFn) -> tuple[PackField, int, Value]:
    field = draw(st.sampled_from(FIELDS))
    rows = rows_of(tomllib.loads(PACK), pack_tables()[field.table])
    row = draw(st.integers(0, len(rows) - 1)) if rows else 0
    return field, row, draw(values_of(field))


@settings(deadline=None, max_examples=60)
@given(st.lists(edits(), min_size=1, max_size=3))
def test_whatever_a_form_gives_reads_back_and_nothing_else_changes(
    given_edits: list[tuple[PackField, int, Value]],
) -> None:
    draft, wanted = PackDraft(PACK), tomllib.loads(PACK)

    for field, row, value in given_edits:
        table = pack_tables()[field.table]
        if table.many and not rows_of(wanted, table):
            assert draft.add(table.name) == 0
            wanted[table.name] = tomllib.loads(draft.text)[table.name]
        draft.put(field, row, value)
        held = wanted
        if table.name:
            held = wanted[table.name][row] if table.many else wanted.setdefault(table.name, {})
        held[field.name] = list(value) if isinstance(value, tuple) else value

    assert tomllib.loads(draft.text) == wanted == draft.data
    assert [line for line in draft.text.splitlines() if line in COMMENTS] == COMMENTS


@settings(deadline=None, max_examples=30)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([t for t in pack_tables().values() if t.many]), st.integers(0, 20), st.booleans()
        ),
        max_size=6,
    )
)
def test_rows_come_and_go_and_comments_stay(steps: list[tuple[object, int, bool]]) -> None:
    draft, wanted = (
        PackDraft(PACK),
        {name: list(tomllib.loads(PACK).get(name, ())) for name in pack_tables() if name},
    )

    for table, row, adds in steps:
        name = getattr(table, "name", "")
        if adds:
            assert draft.add(name) == len(wanted[name])
            wanted[name].append(tomllib.loads(draft.text)[name][-1])
        elif wanted[name]:
            draft.take_out(name, row % len(wanted[name]))
            del wanted[name][row % len(wanted[name])]

    read = tomllib.loads(draft.text)
    many = [table.name for table in pack_tables().values() if table.many]
    assert {name: read.get(name, []) for name in many} == {name: wanted[name] for name in many}
    assert read["limits"] == tomllib.loads(PACK)["limits"]
    empty = [name for name in many if not wanted[name]]
    kept = [line for line in draft.text.splitlines() if line in COMMENTS]
    assert kept == COMMENTS or empty, "a comment went with a row"


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.place)
def test_what_is_left_out_is_what_holds_without_it(field: PackField) -> None:
    draft = PackDraft(PACK)
    if pack_tables()[field.table].many and not rows_of(draft.data, pack_tables()[field.table]):
        draft.add(field.table)

    draft.put(field, 0, None)

    row = rows_of(tomllib.loads(draft.text), pack_tables()[field.table])
    assert not row or field.name not in row[0]
    assert value_of(row[0] if row else {}, field) == field.default


def test_a_comment_stays_beside_its_value_and_a_key_stands_with_its_table() -> None:
    draft = PackDraft(PACK.replace("take_back_s = 60", "take_back_s = 60  # a minute is enough"))

    draft.put(field_named("limits.take_back_s"), 0, 45)
    draft.put(field_named("limits.check_s"), 0, 600)

    assert "take_back_s = 45  # a minute is enough\nread_back_s = 180\ncheck_s = 600\n\n[[cap" in draft.text


def test_what_no_form_has_a_field_for_is_given_as_it_stands_in_a_file() -> None:
    field = PackField("zone", "polygon", "toml")
    draft = PackDraft(PACK)

    draft.put_toml(field, 0, "[[1.5, 2], [3, 4]]")
    draft.put_toml(field, 1, "[[1.5, 2")

    zones = tomllib.loads(draft.text)["zone"]
    assert zones[0]["polygon"] == [[1.5, 2], [3, 4]]
    assert zones[1]["polygon"] == "[[1.5, 2"


def test_a_text_that_is_no_toml_is_no_draft() -> None:
    with pytest.raises(ValueError, match="line 1"):
        PackDraft("[limits")


def test_every_field_has_words_of_its_own() -> None:
    """Whoever adds a key or a table to the pack gives it a label and a line of help in pack/words.py."""
    assert without_words() == ()


def test_a_field_that_has_no_words_yet_is_called_by_its_key() -> None:
    shift = PackField("shift", "rest_min", "number")
    zones = PackField("person", "zones", "lines")

    assert said_of(shift).label == "Rest, minutes"
    assert (said_of(zones).label, said_of(zones).of) == ("Zones", "zone")
