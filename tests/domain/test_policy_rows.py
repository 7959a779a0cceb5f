"""A policy as rows: rules in plain words, what is found on it, its cases, and what can be read instead."""

from console.domain.entries import PolicyAdopted
from console.domain.entry import Entry
from console.domain.rows.policy import OTHERWISE, policy_head, rule_rows
from console.domain.rows.policy_found import (
    case_rows,
    cases_words,
    finding_rows,
    found_words,
    whole_share,
)
from console.domain.rows.policy_shelf import HEADS, IN_FORCE, VERSION, shelf_rows
from console.policy.check import check
from console.policy.finding import Checked, Finding
from console.policy.model import PARTS
from tests.domain.build import CARE_FIRST, SEAT, START, a_board, the_catalogue, the_library
from tests.resources.shipped import the_cases

SACRAMENTO = "sacramento-sheriff-2025"


def test_rules_stand_part_by_part_in_their_order_and_the_last_holds_otherwise() -> None:
    policy = the_library()[SACRAMENTO].policy

    rows = rule_rows(policy, the_catalogue())

    heads = [row.part for row in rows if not row.rule]
    assert heads == list(PARTS)
    assert [row.rule for row in rows if row.rule] == [rule.id for rule in policy.rules()]
    assert [row.rule for row in rows if row.when == OTHERWISE] == ["M9", "S9", "C9"]


def test_a_rule_says_when_who_how_urgent_why_and_on_what_basis() -> None:
    policy = the_library()[SACRAMENTO].policy

    row = next(each for each in rule_rows(policy, the_catalogue()) if each.rule == "S7")

    assert row.when == "The person could lose their life"
    assert (row.send, row.priority) == (("no_law_enforcement",), 1)
    assert row.flags == ("a supervisor must approve", "gap call")
    assert row.because.startswith("With no crime and no danger to others deputies stay away")
    assert row.basis == "from a public source"
    assert not row.unfolded


def test_named_conditions_unfold_with_those_behind_them() -> None:
    policy = the_library()[SACRAMENTO].policy

    row = next(each for each in rule_rows(policy, the_catalogue(), {"M1"}) if each.rule == "M1")

    assert row.when == "Somebody's life is in danger; and the scene may be dangerous"
    assert row.names == ("Somebody's life is in danger", "the scene may be dangerous")
    assert [each.means for each in row.unfolded] == [
        "Somebody's life is in danger",
        "The scene may be dangerous",
        "A weapon cannot be ruled out",
    ]
    assert row.unfolded[0].says == "Hurt or ill now: Emergency; or Suicide: Attempt under way"
    assert row.unfolded[1].names == ("a weapon cannot be ruled out",)


def test_every_phrase_that_unfolds_stands_in_the_words_of_its_rule() -> None:
    for compiled in the_library().values():
        rules = [rule.id for rule in compiled.policy.rules()]

        for row in rule_rows(compiled.policy, compiled.catalogue, rules):
            told = [(row.when, row.names), *((each.says, each.names) for each in row.unfolded)]
            assert all(phrase in words for words, phrases in told for phrase in phrases), row


def test_the_head_always_says_what_the_policy_is_and_when_its_sources_were_read() -> None:
    head = policy_head(the_library()[SACRAMENTO].policy, "not in force here")

    assert head.statement.startswith("A reconstruction from public sources")
    assert head.statement.endswith("Sources last read 24 Nov 2026.")
    assert len(head.sources) == 8


def test_findings_that_nobody_acknowledged_stand_first_and_the_gravest_first_of_those() -> None:
    catalogue = the_catalogue()
    found = (
        Finding("unknown_as_quiet", "One.", fact="hazard", share=1.0, acknowledged="we know"),
        Finding("nobody", "Two.", share=0.00001, example={"weapon": "firearm", "crime": "none"}),
        Finding("less_urgent", "Three.", fact="weapon", from_answer="none", to_answer="edged", share=0.25),
    )

    rows = finding_rows(Checked(1, 0.0, found), catalogue)

    assert [row.says for row in rows] == ["Two.", "Three.", "One."]
    assert [row.weight for row in rows] == ["alert", "warn", "calm"]
    assert [row.state for row in rows] == ["open", "open", "acknowledged"]
    assert rows[0].share == "under 0.01 % of all combinations"
    assert rows[1].share == "25 % of the other answers' combinations"
    assert rows[1].where == "Weapon"
    assert found_words(rows) == "2 open, 1 acknowledged"


def test_a_kind_of_finding_that_is_new_is_shown_all_the_same() -> None:
    row = finding_rows(Checked(1, 0.0, (Finding("seldom_reached", "Something."),)), the_catalogue())[0]

    assert (row.lead, row.says, row.share, row.told) == ("Seldom reached", "Something.", "", "")


def test_a_share_that_is_not_known_is_not_said() -> None:
    assert whole_share(None, of_others=False) == ""


def test_the_findings_of_every_bundled_policy_are_told() -> None:
    for compiled in the_library().values():
        rows = finding_rows(check(compiled), compiled.catalogue)

        assert all(row.lead and row.says and row.state for row in rows)
        assert found_words(rows)


def test_the_cases_of_a_policy_pass_and_a_broken_one_says_how_and_stands_first() -> None:
    compiled = the_library()[SACRAMENTO]
    cases = the_cases(SACRAMENTO)
    wrong = cases[-1]._replace(rules={**cases[-1].rules, "safety": "S1"}, priority=9)

    good = case_rows(compiled, cases)
    rows = case_rows(compiled, (*cases[:-1], wrong))

    assert all(row.passes for row in good)
    assert cases_words(good) == f"all {len(cases)} pass"
    assert not rows[0].passes
    assert "decides, not S1" in rows[0].says
    assert "not priority 9" in rows[0].says
    assert cases_words(rows) == f"1 of {len(cases)} fail"


def test_the_shelf_has_what_is_in_force_what_is_bundled_and_every_version() -> None:
    adopted = PolicyAdopted(
        policy=the_library()[SACRAMENTO].policy.text,
        catalogue=the_catalogue().text,
        agency="",
        fingerprint="7c1e90b4aaaa",
        by="Lena Brandt",
        reason="as announced",
    )
    entry = Entry(7, START, START, "", "Lena Brandt", SEAT, "room", adopted)

    rows = shelf_rows(a_board(), (entry, entry._replace(number=9)), the_library(), IN_FORCE)

    assert [row.head for row in rows if row.head] == [HEADS[each] for each in (IN_FORCE, "bundled", VERSION)]
    assert [row.title for row in rows if row.is_shown] == [the_library()[CARE_FIRST].policy.title]
    assert len([row for row in rows if row.key.startswith("bundled")]) == len(the_library()) - 1
    newest, oldest = (row for row in rows if row.key.startswith(VERSION))
    assert (newest.key, oldest.key) == ("version:9:", "version:7:")
    assert newest.line.endswith("2026, Lena Brandt: as announced")
    assert newest.detail.startswith("the same policy. ")
    assert oldest.detail.startswith("the first one of this room. ")
    assert "its own text says from 4 Feb 2025, fingerprint 7c1e 90b4" in oldest.detail
