"""Backups in a place: verified by restoring before they have a name, or told in words why not."""

import os
import stat
from contextlib import closing
from pathlib import Path

import pytest

from console.domain import commands as c
from console.domain.clock import Clock
from console.errors import StoreUnavailable
from console.ledger import place as placing
from console.ledger import source as sourcing
from console.ledger.backups import Backup, remove
from console.ledger.ledger import Ledger, open_ledger
from console.ledger.place import make_backup, take_over, there, tidy, words_held
from console.ledger.retention import Kept
from console.ledger.source import source_at
from console.ledger.verify import verify
from tests.ledger.faulty import fill, held, mounted, remount
from tests.ledger.kept import Wrist, files, hurt, in_place
from tests.ledger.small_room import START, a_call, a_ledger, a_life, do, same, ticking


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "place").mkdir()
    return tmp_path / "place"


def made(path: Path, place: Path, clock: Clock = lambda: START) -> Backup:
    return make_backup(source_at(path, clock), place, clock)


def refusal(path: Path, place: Path) -> StoreUnavailable:
    with pytest.raises(StoreUnavailable) as failed:
        made(path, place)
    return failed.value


def test_a_backup_is_the_store_of_that_moment_and_says_what_it_holds(
    ledger: Ledger, path: Path, place: Path
) -> None:
    a_call(ledger, weapon="knife")
    board, head = ledger.board, ledger.head()

    backup = made(path, place)
    a_call(ledger)

    assert in_place(place) == [backup]
    assert backup.path.name == f"room-2026-03-01T21-00-00Z-{head.number}.store"
    assert (backup.about.entries, backup.about.chain_hash) == (head.number, head.chain.hex())
    assert backup.about.size == backup.path.stat().st_size
    assert (backup.about.at, backup.about.index_fits, backup.about.erased) == (START, True, ())
    with closing(open_ledger(backup.path, "live", ticking())) as copy:
        assert same(copy.board, board)


@pytest.mark.usefixtures("ledger")
def test_while_somebody_writes_no_moment_is_taken(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # What is being written bears a time from before it is committed: the moment would lie after it.
    monkeypatch.setattr(sourcing, "TRIES_MAX", 3)
    with held(path) as free:
        with pytest.raises(StoreUnavailable, match="another program is writing to this store"):
            source_at(path, lambda: START)
        free()

        assert source_at(path, lambda: START).at == START


@pytest.mark.usefixtures("ledger")
def test_only_its_owner_may_read_it_and_nothing_else_is_left(path: Path, place: Path) -> None:
    backup = made(path, place)

    assert files(place) == sorted([backup.path.name, backup.beside.name])
    assert {stat.S_IMODE(file.stat().st_mode) for file in place.iterdir()} == {0o600}


@pytest.mark.usefixtures("ledger")
def test_each_is_restored_opened_and_looked_at_before_it_has_a_name(
    path: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def looked(restored: Path, *rest: object, **more: object) -> object:
        seen.append((restored.name, files(place), in_place(place)))
        return verify(restored, *rest, **more)  # type: ignore[arg-type]  # handed on as they come

    monkeypatch.setattr(placing, "verify", looked)
    made(path, place)

    ((name, names, backups),) = seen
    assert name == "restored.store"
    assert [name.rpartition(".")[0].rpartition(".")[2] for name in names] == [str(os.getpid())]
    assert backups == []


@pytest.mark.usefixtures("ledger")
def test_one_file_without_the_other_is_no_backup(path: Path, place: Path) -> None:
    first = made(path, place)
    whole, about = first.path.read_bytes(), first.beside.read_bytes()

    for store, beside in (
        (None, about),
        (whole, None),
        (whole[:-1], about),
        (whole, b"{"),
        (whole, about + b"x"),
    ):
        remove(first)
        for file, content in ((first.path, store), (first.beside, beside)):
            if content is not None:
                file.write_bytes(content)
        assert in_place(place) == []


def test_a_damaged_store_gives_no_backup_and_those_before_it_stay(path: Path, place: Path) -> None:
    with closing(a_ledger(path)) as ledger:
        a_call(ledger)
    before = made(path, place)
    hurt(path, "UPDATE bodies SET body = x'7b7d' WHERE number = 2")

    failed = refusal(path, place)

    assert failed.kind == "hurt"
    assert "the store itself is damaged: Entry 2: its body is not what was written." in failed.says
    assert tidy(place, source_at(path, lambda: START), START, Kept()) == (before,)


def test_an_index_that_does_not_fit_costs_no_backup_and_is_told(path: Path, place: Path) -> None:
    with closing(a_ledger(path)) as ledger:
        a_call(ledger)
    hurt(path, "DELETE FROM search")

    backup = made(path, place)

    assert not backup.about.index_fits
    assert in_place(place) == [backup]


@pytest.mark.usefixtures("ledger")
def test_another_place_takes_the_verified_file_over_as_it_is(path: Path, place: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    first = made(path, place)

    second = take_over(first, tmp_path / "other")

    assert second.about == first.about
    assert second.path.read_bytes() == first.path.read_bytes()
    assert in_place(tmp_path / "other") == [second]


@pytest.mark.usefixtures("ledger")
def test_a_backup_whose_bytes_have_changed_is_taken_over_nowhere_and_is_none_any_more(
    path: Path, place: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    first = made(path, place)
    whole = first.path.read_bytes()
    first.path.write_bytes(whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:])

    with pytest.raises(StoreUnavailable, match="no longer what was verified") as failed:
        take_over(first, tmp_path / "other")

    assert failed.value.kind == "changed"
    assert in_place(place) == []
    assert first.path.exists()
    assert files(tmp_path / "other") == []


@pytest.mark.usefixtures("ledger")
def test_a_place_that_is_not_there_is_told_and_never_made(path: Path, tmp_path: Path) -> None:
    failed = refusal(path, tmp_path / "unplugged")

    assert failed.kind == "missing"
    assert failed.says.startswith(f"{tmp_path / 'unplugged'}: there is no such folder.")
    assert not (tmp_path / "unplugged").exists()


@pytest.mark.usefixtures("ledger")
def test_a_place_that_is_too_small_is_told_before_anything_is_written(path: Path, tmp_path: Path) -> None:
    with mounted(tmp_path / "small", "size=4200k") as small:
        failed = refusal(path, small)

        assert failed.kind == "full"
        assert "too little room: 4.3 MB are free, and a backup takes" in failed.says
        assert files(small) == []


@pytest.mark.usefixtures("ledger")
def test_a_place_that_fills_up_on_the_way_is_told_and_left_as_it_was(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(placing, "SPARE_BYTES", -(2**40))
    with mounted(tmp_path / "small", "size=2m") as small:
        first = made(path, small)
        filler = fill(small)

        failed = refusal(path, small)

        assert failed.kind == "full"
        assert in_place(small) == [first]
        assert files(small) == sorted([filler.name, first.path.name, first.beside.name])


@pytest.mark.usefixtures("ledger")
def test_a_place_that_cannot_be_written_is_told(path: Path, tmp_path: Path) -> None:
    with mounted(tmp_path / "small", "size=9m") as small:
        remount(small, "ro")

        failed = refusal(path, small)

        assert failed.kind == "read_only"
        assert str(small) in failed.says


@pytest.mark.usefixtures("ledger")
def test_what_a_program_left_behind_goes_once_nothing_moves_in_it(path: Path, place: Path) -> None:
    chain = source_at(path, lambda: START).chain_start[:12]
    left = place / f".room.{chain}.99.part"
    left.mkdir()
    (left / "copy.store").write_text("half")
    alone, letter = place / "room-2026-02-01T00-00-00Z-9.json", place / "room-mates.json"
    small = place / ".room-2026-02-01T00-00-00Z-9.json.99.part"
    for each in (alone, letter, small):
        each.write_text("{}")

    assert refusal(path, place).kind == "busy"
    for each in (left, alone, letter, small):
        os.utime(each, (1, 1))
    backup = made(path, place)

    assert files(place) == sorted([backup.path.name, backup.beside.name, letter.name])


@pytest.mark.usefixtures("ledger")
def test_of_two_programs_that_begin_at_once_one_goes_on(path: Path, place: Path) -> None:
    chain = source_at(path, lambda: START).chain_start[:12]
    for pid, goes_on in ((0, False), (99_999_999, True)):
        other = place / f".room.{chain}.{pid:08d}.part"
        other.mkdir()
        if goes_on:
            assert made(path, place)
        else:
            assert refusal(path, place).kind == "busy"
        other.rmdir()


@pytest.mark.usefixtures("ledger")
def test_another_rooms_program_at_work_in_the_same_place_is_left_alone(path: Path, place: Path) -> None:
    other = place / ".room.0123456789ab.99.part"
    other.mkdir()
    (other / "copy.store").write_text("half")

    assert made(path, place)
    assert (other / "copy.store").exists()


def test_the_newest_backup_is_never_removed_and_another_stores_are_left_alone(
    ledger: Ledger, path: Path, place: Path, tmp_path: Path
) -> None:
    clock = Wrist()
    (tmp_path / "elsewhere").mkdir()
    with closing(a_ledger(tmp_path / "elsewhere" / "room.store", "practice")) as other:
        do(other, c.OpenCall())
    theirs = made(tmp_path / "elsewhere" / "room.store", place, clock)
    for _ in range(3):
        clock.on(minutes=15)
        do(ledger, c.OpenCall())
        last = made(path, place, clock)

    clock.on(days=5000)
    left = tidy(place, source_at(path, lambda: START), clock(), Kept())

    assert left == (last,) == there(place, source_at(path, lambda: START))
    assert theirs in in_place(place)


def test_backups_that_hold_erased_words_go_and_those_from_before_and_after_stay(
    ledger: Ledger, path: Path, place: Path
) -> None:
    clock = Wrist()
    backups = [made(path, place, clock)]
    for _ in a_life(ledger):
        pass
    clock.on(minutes=15)
    backups.append(made(path, place, clock))
    note = next(entry for entry in ledger.history("26-00001") if entry.body.kind == "NoteAdded")
    do(ledger, c.Redact(entry=note.number, by="Lena Brandt", reason="asked for"))
    source = source_at(path, clock)
    assert [set(words_held(each, source.erased)) for each in backups] == [set(), {note.number}]
    assert tidy(place, source, clock(), Kept()) == tuple(backups), "the last good one stays"

    clock.on(minutes=15)
    backups.append(made(path, place, clock))
    left = tidy(place, source_at(path, lambda: START), clock(), Kept())
    assert left == (backups[0], backups[2])
    assert backups[2].about.erased == (note.number,)
    assert b"talks of the river" not in b"".join(file.read_bytes() for file in place.iterdir())
