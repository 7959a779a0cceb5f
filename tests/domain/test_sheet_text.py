"""Remarks, line ends and the ways to write a value in a policy's text: they stay while it is edited."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.pack.edit import Spot
from console.domain.sheet.draft import (
    PolicyDraft,
    acknowledge,
    add_condition,
    add_rule,
    ask,
    draft_of,
    move,
    put,
    questions_of,
    rename,
    rows_of,
    take_out,
)
from console.policy.toml_lines import statements
from tests.domain.build import CARE_FIRST, catalogue_text, policy_text
from tests.domain.sheets import a_draft, differing, ids


def test_comments_stay_where_they_are_and_those_right_above_a_rule_go_with_it() -> None:
    text = policy_text(CARE_FIRST).replace(
        '[[medical]]\nrule = "M2"', '# Alone.\n\n# Of M2.\n[[medical]]\nrule = "M2" # behind'
    )
    draft = draft_of(text, catalogue_text())

    moved, _ = move(draft, Spot("medical", 1), -1)

    assert '# Of M2.\n[[medical]]\nrule = "M2" # behind' in moved.policy
    assert moved.policy.index('"M2"') < moved.policy.index("# Alone.") < moved.policy.index('"M1"')
    gone = take_out(draft, Spot("medical", 1))
    assert "# Of M2." not in gone.policy
    assert "# Alone." in gone.policy


def test_a_remark_under_the_last_key_of_a_rule_goes_with_it() -> None:
    text = policy_text(CARE_FIRST)
    head, mark, rest = text.partition('[[medical]]\nrule = "M2"')
    text = f"{head.rstrip()}\n# Of M1, agreed with the hospital.\n\n{mark}{rest}"
    draft = draft_of(text, catalogue_text())

    moved, _ = move(draft, Spot("medical", 0), 1)

    assert '# Of M1, agreed with the hospital.\n\n[[medical]]\nrule = "M3"' in moved.policy
    assert move(moved, Spot("medical", 1), -1)[0] == draft
    assert "# Of M1" not in take_out(draft, Spot("medical", 0)).policy


def test_a_text_over_several_lines_may_end_like_a_remark() -> None:
    text = policy_text(CARE_FIRST).replace('rule = "M1"', 'rule = "M1"\nnotes = """\n# none\n# yet"""')
    draft = draft_of(text, catalogue_text())

    moved, _ = move(draft, Spot("medical", 0), 1)

    assert rows_of(moved, "medical")[1]["notes"] == "# none\n# yet"
    assert move(moved, Spot("medical", 1), -1)[0] == draft


def test_a_file_with_the_line_ends_of_windows_keeps_them_and_what_is_added_has_them_too() -> None:
    lines = [f"{each}\r\n" for each in policy_text(CARE_FIRST).split("\n")]
    draft = draft_of("".join(lines), catalogue_text())

    after = put(draft, Spot("medical", 0, "because"), "New.")
    after = put(put(after, Spot("medical", 5, "priority"), 4), Spot("medical", 1, "flags"), ("ask_again",))
    after = ask(add_condition(add_rule(after, "medical", 1)[0], "alone")[0], "age_group")
    after = acknowledge(rename(after, 0, "has_weapon"), {"kind": "dead_rule"}, "known")
    after, _ = move(take_out(after, Spot("medical", 3)), Spot("questions", 1), -1)

    assert after.policy.count("\n") == after.policy.count("\r\n")
    assert after.policy.count("\r") == after.policy.count("\n")
    assert rows_of(after, "medical")[0]["because"] == "New."
    assert questions_of(after)[:2] == ("medical", "problem")


def test_a_file_that_ends_without_a_line_end_is_changed_at_its_end() -> None:
    draft = draft_of(policy_text(CARE_FIRST).rstrip("\n"), catalogue_text())

    known = acknowledge(draft, {"kind": "dead_rule"}, "known")
    longer = put(draft, Spot("acknowledged", 0, "rule"), "M1")

    assert known.policy.startswith(f"{draft.policy}\n\n[[acknowledged]]\n")
    assert longer.policy == f'{draft.policy}\nrule = "M1"'
    assert take_out(known, Spot("acknowledged", 1)).policy == f"{draft.policy}\n"


@st.composite
def remarked(draw: st.DrawFn) -> PolicyDraft:
    """Care first with remarks and blank lines between its keys, and with either end of a line."""
    lines = policy_text(CARE_FIRST).rstrip("\n").split("\n")
    places = [each.last for each in statements("\n".join(lines))]
    for place in sorted(draw(st.lists(st.sampled_from(places), max_size=12, unique=True)), reverse=True):
        lines[place:place] = draw(st.sampled_from([["# one"], ["", "# [[two]]", ""], ["# three", ""], [""]]))
    return draft_of(draw(st.sampled_from(["\n", "\r\n"])).join(lines), catalogue_text())


@given(remarked(), st.data())
def test_wherever_remarks_stand_rows_move_there_and_back_and_no_remark_is_lost(
    draft: PolicyDraft, data: st.DataObject
) -> None:
    table = data.draw(st.sampled_from(["medical", "safety", "care", "conditions"]))
    row = data.draw(st.integers(0, len(rows_of(draft, table)) - 3 + (table == "conditions")))

    moved, there = move(draft, Spot(table, row), 1)

    order = ids(draft, table)
    order[row], order[there] = order[there], order[row]
    assert ids(moved, table) == order
    assert sorted(moved.policy.split("\n")) == sorted(draft.policy.split("\n"))
    assert move(moved, Spot(table, there), -1)[0] == draft
    left = take_out(draft, Spot(table, row))
    assert ids(left, table) == [each for each in ids(draft, table) if each != ids(draft, table)[row]]


def test_the_same_value_leaves_the_text_as_it_is_written() -> None:
    text = policy_text(CARE_FIRST).replace('rule = "M1"', "rule = 'M1' # first")
    draft = draft_of(text, catalogue_text().replace('en = "What is happening right now?"', "en = 'What?'"))

    assert put(draft, Spot("medical", 0, "rule"), "M1") == draft
    assert put(draft, Spot("medical", 0, "send"), rows_of(draft, "medical")[0]["send"]) == draft  # type: ignore[arg-type]  # it is a list
    assert put(draft, Spot("facts", 0, "ask.en"), "What?") == draft
    assert 'rule = "M0" # first' in put(draft, Spot("medical", 0, "rule"), "M0").policy


def test_a_word_that_a_fact_has_not_yet_is_added_in_both_languages() -> None:
    draft = a_draft()
    row = next(row for row, each in enumerate(rows_of(draft, "facts")) if "say" not in each)

    after = put(put(draft, Spot("facts", row, "say.en"), 'A 6" one.'), Spot("facts", row, "say.es"), "Sí.")

    gone, come = differing(draft.facts, after.facts)
    assert (gone, come) == ([], ['say = { en = "A 6\\" one.", es = "Sí."}'])
    assert rows_of(after, "facts")[row]["say"] == {"en": 'A 6" one.', "es": "Sí."}
    assert put(put(after, Spot("facts", row, "say.en"), None), Spot("facts", row, "say.es"), None) == draft


def test_an_inch_mark_in_a_question_hides_no_fact() -> None:
    facts = catalogue_text().replace('en = "What is happening right now?"', 'en = """A 6" blade?"""', 1)
    draft = draft_of(policy_text(CARE_FIRST), facts)

    after = put(draft, Spot("facts", 2, "ask.es"), "¿Qué edad?")

    assert len(differing(facts, after.facts)[0]) == 1
    assert rows_of(after, "facts")[2]["ask"]["es"] == "¿Qué edad?"  # type: ignore[index]  # words in two languages


def test_questions_move_one_a_line_with_their_remarks() -> None:
    text = policy_text(CARE_FIRST).replace('    "medical",', '    "medical", # first of all')
    draft = draft_of(text, catalogue_text())

    moved, there = move(draft, Spot("questions", 1), -1)

    assert there == 0
    assert moved.policy.split("\n")[10:13] == [
        '    "medical", # first of all', '    "problem",', '    "suicide",'
    ]  # fmt: skip
    assert move(moved, Spot("questions", 0), 1)[0] == draft
    asked = ask(take_out(moved, Spot("questions", 3)), "age_group")
    assert questions_of(asked)[-1] == "age_group"
    assert "others_in_danger" not in questions_of(asked)


def test_another_name_changes_the_name_and_no_other_sign_of_the_text() -> None:
    draft = a_draft()

    after = rename(draft, 0, "has_weapon")

    assert after.policy.replace("has_weapon", "armed") == draft.policy
    assert after.policy.count("has_weapon") == 5
    assert rename(after, 0, "armed") == draft


@pytest.mark.parametrize(
    ("written", "after"),
    [
        ('"armed and (armed) or not  armed"', '"b and (b) or not  b"'),
        ("'armed and crime == armed'", "'b and crime == armed'"),
        ('"crime in [armed, x] or armed"', '"crime in [armed, x] or b"'),
        ('"armed == armed and armed not in [armed]"', '"armed == armed and armed not in [armed]"'),
        ('"armed_2 or un_armed or armed"', '"armed_2 or un_armed or b"'),
        ('"x and\\narmed\\tor \\u0061rmed"', '"x and\\nb\\tor b"'),
        ('"""\\\n  arm\\\n   ed or\n armed""" # armed', '"""\\\n  b or\n b""" # armed'),
        ("'''\narmed\nor x'''", "'''\nb\nor x'''"),
        ('"armed and and"', '"armed and and"'),
    ],
)
def test_a_name_is_replaced_in_any_way_to_write_a_condition(written: str, after: str) -> None:
    text = f'[conditions.armed]\nwhen = "x"\n\n[conditions.other]\nwhen = {written}\n'

    renamed = rename(draft_of(text, catalogue_text()), 0, "b")

    assert renamed.policy == text.replace(written, after).replace("[conditions.armed]", "[conditions.b]")
