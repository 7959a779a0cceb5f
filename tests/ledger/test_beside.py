"""What no sum covers is looked at too: numbers below 1, and the mark of what a Redacted erased."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from console.domain import commands as c
from console.ledger.beside import beside_the_chain
from console.ledger.connect import connect
from console.ledger.verify import Damage
from tests.ledger.small_room import a_ledger, a_life, do
from tests.test_cli_record import console

SAYS = "the mark of what it erased is not what it says"


@pytest.fixture
def hurt(path: Path) -> Callable[[str, str], tuple[Damage, ...]]:
    """What is told once the rule `trigger` was dropped and a statement run."""
    with closing(a_ledger(path)) as ledger:
        call = list(a_life(ledger))[-1]
        do(ledger, c.Redact(entry=4, by="Lena Brandt", reason="r"))
        assert ledger.history(call)

    def change(trigger: str, statement: str) -> tuple[Damage, ...]:
        with closing(connect(path)) as connection:
            connection.execute(f"DROP TRIGGER {trigger}")
            connection.execute(statement)
        return beside_the_chain(path)

    return change


Hurt = Callable[[str, str], tuple[Damage, ...]]


def test_a_store_as_it_was_written_has_nothing_there(hurt: Hurt) -> None:
    assert hurt("bodies_stay", "SELECT 1") == ()


@pytest.mark.parametrize("mark", ["3", "NULL"])
def test_another_mark_is_told_or_leaves_a_body_that_nobody_erased(hurt: Hurt, path: Path, mark: str) -> None:
    told = hurt("bodies_stay", f"UPDATE bodies SET redacts = {mark} WHERE number = 16")  # noqa: S608 - names of ours
    said = console("ledger", "verify", "--store", str(path))

    assert told == ((Damage(16, 16, SAYS),) if mark == "3" else ())
    assert said.returncode == 1
    words = f"Entry 16: {SAYS}." if mark == "3" else "Entry 4: its body is missing and was never erased."
    assert words in said.stdout.decode()


def test_a_mark_on_what_is_no_redacted_is_told(hurt: Hurt) -> None:
    told = hurt("bodies_stay", "UPDATE bodies SET redacts = 3 WHERE number = 5")

    assert told == (Damage(5, 5, SAYS),)


def test_an_entry_before_the_first_is_told(hurt: Hurt, path: Path) -> None:
    columns = "at, happened_at, why_then, who, position, kind, subject, body_hash, chain_hash"
    insert = f"INSERT INTO entries SELECT -1, {columns} FROM entries WHERE number = 5"  # noqa: S608 - names of ours

    told = hurt("entries_follow", insert)

    assert told == (Damage(-1, -1, "no entry has such a number"),)
    said = console("ledger", "verify", "--store", str(path)).stdout.decode()
    assert "Entry -1: no entry has such a number." in said


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("INSERT INTO meta VALUES ('more', 'x')", "what the store says of itself is not just its purpose"),
        ("DELETE FROM _sqlite_migrations WHERE name = '0003_people'", "the list of steps that the tables"),
        ("UPDATE _sqlite_migrations SET name = '0009_people' WHERE id = 3", "the list of steps"),
    ],
)
def test_what_would_keep_the_next_program_out_is_told(hurt: Hurt, statement: str, says: str) -> None:
    (told,) = hurt("meta_stays", statement)

    assert (told.first, told.last) == (0, 0)
    assert told.says.startswith(says)
