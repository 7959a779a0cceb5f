"""Damage is found wherever it stands, all of it, in words and with entry numbers."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from console.domain import commands as c
from console.ledger.compare import search_fits
from console.ledger.connect import connect
from console.ledger.ledger import Ledger
from console.ledger.plain import sum_at
from console.ledger.rebuild import rebuild
from console.ledger.sqlite_store import SqliteStore, open_store
from console.ledger.verify import Damage, verify
from tests.ledger.small_room import a_call, a_ledger, a_life, do, ticking


@pytest.fixture
def hurt(path: Path) -> Callable[..., tuple[Damage, ...]]:
    """Changes a store behind the program's back, past its triggers; the damages that are then found."""
    with closing(a_ledger(path)) as ledger:
        for _ in a_life(ledger):
            pass
        a_call(ledger, weapon="knife")

    def change(*statements: str) -> tuple[Damage, ...]:
        with closing(connect(path)) as connection:
            triggers = connection.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall()
            connection.execute("PRAGMA foreign_keys = OFF")
            for name, _ in triggers:
                connection.execute(f"DROP TRIGGER {name}")
            for statement in statements:
                connection.execute(statement)
            for _, sql in triggers:
                connection.execute(sql)
        return verify(path).damages

    return change


Hurt = Callable[..., tuple[Damage, ...]]
MANY_WORDS = """
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)
    SELECT format('%d %d %d', i, i * 7919 % 4001, i * 104729 % 4001) FROM n
"""
NOT_COMPARED = Damage(0, 0, "because entries are hurt, the index was not compared with them")


def test_a_sound_store_has_no_damage(hurt: Hurt) -> None:
    assert hurt() == ()


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        (
            "UPDATE entries SET who = 'x' WHERE number = 5",
            "its date, author, kind or sum is not what was written",
        ),
        (
            "UPDATE entries SET at = '2020' WHERE number = 5",
            "its date, author, kind or sum is not what was written",
        ),
        (
            "UPDATE entries SET chain_hash = zeroblob(32) WHERE number = 5",
            "its date, author, kind or sum is not what was written",
        ),
        ("UPDATE bodies SET body = x'7b7d' WHERE number = 5", "its body is not what was written"),
        ("UPDATE bodies SET salt = zeroblob(16) WHERE number = 5", "its body is not what was written"),
        ("DELETE FROM bodies WHERE number = 5", "its body is missing and was never erased"),
    ],
)
def test_a_hurt_entry_is_told_and_not_the_sound_one_after_it(hurt: Hurt, statement: str, says: str) -> None:
    assert hurt(statement) == (Damage(5, 5, says), NOT_COMPARED)


def test_neighbours_that_are_hurt_alike_are_told_as_one(hurt: Hurt) -> None:
    damages = hurt("UPDATE bodies SET body = x'00' WHERE number BETWEEN 4 AND 9 OR number = 12")

    says = "its body is not what was written"
    assert damages == (Damage(4, 9, says), Damage(12, 12, says), NOT_COMPARED)


def test_a_gap_is_told_and_a_body_without_an_entry(hurt: Hurt) -> None:
    damages = hurt("DELETE FROM entries WHERE number IN (6, 7)")

    assert Damage(6, 7, "it is missing") in damages
    assert {damage.first for damage in damages if "no entry" in damage.says} == {6, 7}


def test_another_purpose_does_not_fit_the_chain(hurt: Hurt) -> None:
    damages = hurt("UPDATE meta SET value = 'practice' WHERE key = 'purpose'")

    assert damages[0].first == 1


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("DELETE FROM call_spans WHERE to_entry IS NOT NULL", "call_spans"),
        ("UPDATE unit_spans SET to_entry = 3 WHERE unit = 'CO-3'", "unit_spans"),
        ("INSERT INTO fact_spans VALUES ('26-00009', 'weapon', 4, NULL, 4)", "fact_spans"),
        ("UPDATE detail_spans SET sought = 'elsewhere'", "detail_spans"),
        ("DELETE FROM search WHERE rowid = 4", "search"),
        ("UPDATE search SET text = 'other words' WHERE rowid = 4", "search"),
    ],
)
def test_an_index_that_differs_is_told_and_can_be_made_again(
    hurt: Hurt, path: Path, statement: str, table: str
) -> None:
    damages = hurt(statement)

    assert any(f"“{table}”" in damage.says for damage in damages)
    with closing(open_store(path, "live", ticking())) as store:
        rebuild(store)
    assert verify(path).damages == ()


def test_words_that_the_search_no_longer_finds_are_told(hurt: Hurt) -> None:
    damages = hurt(
        "UPDATE search SET text = 'other words' WHERE rowid = 4",
        "UPDATE search_content SET c0 = 'Brother talks of the river.' WHERE id = 4",
    )

    assert len(damages) == 1
    assert "the words that “search” finds are not those of the entries" in damages[0].says


def test_a_page_that_the_search_no_longer_lists_is_told_and_can_be_made_again(hurt: Hurt, path: Path) -> None:
    damages = hurt("DELETE FROM search_idx WHERE segid = (SELECT max(segid) FROM search_idx)")

    says = "the search finds the words it should, and pages of its index are hurt"
    assert damages == (Damage(0, 0, says),)
    with closing(open_store(path, "live", ticking())) as store:
        rebuild(store)
    assert verify(path).damages == ()


def test_a_search_that_is_halfway_through_a_merge_is_sound(path: Path) -> None:
    """Merging in steps cuts pages off a segment, and its list keeps their lines."""
    a_ledger(path).close()
    with closing(open_store(path, "live", ticking())) as store:
        for _ in range(3):
            store.connection.execute(f"INSERT INTO search (text) {MANY_WORDS}")
        store.connection.execute("INSERT INTO search (search, rank) VALUES ('merge', -4)")
        cut = store.rows(
            "SELECT min(id & 0x7fffffff) FROM search_data"
            " WHERE id > 10 AND (id >> 31) & 63 = 0 GROUP BY id >> 37"
        )

        assert max(page for (page,) in cut) > 1
        assert search_fits(store)


def test_a_rule_that_was_taken_away_is_told(path: Path) -> None:
    a_ledger(path).close()
    with closing(connect(path)) as connection:
        connection.execute("DROP TRIGGER entries_stay")
        connection.execute("CREATE TABLE notes (text)")

    names = [damage.says for damage in verify(path).damages]

    assert names == [
        f"the table or rule “{name}” is not as this program makes it" for name in ("entries_stay", "notes")
    ]


def test_a_body_that_should_be_erased_and_is_there_is_told(hurt: Hurt, path: Path) -> None:
    with closing(a_ledger(path)) as ledger:
        do(ledger, c.Redact(entry=4, by="Lena Brandt", reason="r"))

    damages = hurt("INSERT INTO bodies VALUES (4, x'7b7d', zeroblob(16), NULL)")

    assert damages[0].first == 4
    assert damages[0].says in (
        "its body is not what was written",
        "its words were erased, and they are still there",
    )


def test_verifying_changes_nothing_and_runs_beside_a_desk(ledger: Ledger, path: Path) -> None:
    a_call(ledger)
    before = ledger.head()

    found = verify(path)

    assert (found.head, found.damages) == (before, ())
    assert do(ledger, c.OpenCall())
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM entries").fetchone() == (before.number + 1,)


def test_a_row_whose_sum_is_gone_is_no_sum_and_no_crash(path: Path) -> None:
    with closing(a_ledger(path)) as ledger:
        a_call(ledger)
    with closing(open_store(path, "live", ticking())) as store, closing(sqlite3.connect(":memory:")) as hurt:
        hurt.execute("CREATE TABLE entries (number INTEGER, chain_hash)")
        hurt.executemany("INSERT INTO entries VALUES (?, ?)", [(1, None), (2, "text")])

        there = SqliteStore(path, hurt, store.identity)

        assert [sum_at(there, number) for number in (1, 2)] == [b"", b""]
        assert sum_at(there, 0) == store.identity.chain_start()
