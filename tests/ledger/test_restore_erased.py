"""Words that were erased after the moment do not come back, whichever backup it is restored from."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

from console.domain import commands as c
from console.domain import entries as e
from console.ledger.ledger import open_ledger
from console.ledger.refold import refold
from console.ledger.restore import restore
from console.ledger.store import Draft
from console.ledger.verify import verify
from tests.ledger.kept import entries, hurt, in_place, order
from tests.ledger.night import WORD, Night
from tests.ledger.small_room import SEAT, WHO, a_call, ticking


def test_words_that_were_erased_later_do_not_come_back_from_an_earlier_backup(night: Night) -> None:
    number = night.erased_note()
    earlier = in_place(night.place)[0]
    assert WORD.encode() in earlier.path.read_bytes()

    asked = order(night.path.with_name("restored.store"))._replace(known=(night.path,))
    done = restore(asked, [earlier], night.clock)

    assert done.erased_again == (number,)
    assert WORD.encode() not in done.to.read_bytes()
    again = entries(done.to)[-1]
    erased = entries(night.path)[-1]
    assert again.body == erased.body
    assert (again.happened_at, again.why_then) == (
        erased.happened_at,
        "store_trouble",
    )
    assert verify(done.to).damages == ()
    assert refold(done.to, night.clock)[0] == ()


def test_words_that_were_erased_later_stay_erased_from_a_later_backup(night: Night) -> None:
    moment = night.clock() + timedelta(minutes=5)
    number = night.erased_note()
    night.live()
    night.back_up()

    done = night.restored(at=moment)

    assert done.up_to < number + 3
    assert done.erased_again == (number,)
    assert WORD.encode() not in done.to.read_bytes()
    assert verify(done.to).damages == ()
    assert next(each for each in entries(done.to) if each.number == number).body == e.NoteAdded(
        call="26-00001", text=""
    )


def test_another_place_that_knows_of_the_erasing_is_asked(night: Night, tmp_path: Path) -> None:
    number = night.erased_note()
    (tmp_path / "unreached").mkdir()
    (old,) = in_place(night.place)
    for file in (old.path, old.beside):
        (tmp_path / "unreached" / file.name).write_bytes(file.read_bytes())
    night.back_up()
    found = [*in_place(night.place), *in_place(tmp_path / "unreached")]
    assert len(found) == 2

    done = restore(order(tmp_path / "restored.store", at=old.about.at), found, night.clock)

    assert done.source.parent == tmp_path / "unreached"
    assert done.erased_again == (number,)
    assert WORD.encode() not in done.to.read_bytes()


def test_what_was_erased_before_the_moment_is_not_erased_twice(night: Night) -> None:
    night.erased_note()
    night.live()
    night.back_up()

    done = night.restored()

    assert done.erased_again == ()
    assert [entry.body.kind for entry in entries(done.to)[-2:]] == ["CallClosed", "Restored"]


def test_drafts_from_after_the_moment_are_not_of_that_moment(night: Night) -> None:
    call = a_call(night.ledger)
    early = night.clock()
    night.ledger.keep_draft(Draft(SEAT, call, "note", "early", WHO, early))
    night.clock.on(minutes=1)
    night.do(c.AddNote(call=call, text="between"))
    night.ledger.keep_draft(Draft(SEAT, call, "address", "late", WHO, night.clock()))
    night.back_up()

    part, whole = night.restored("1.store", at=early), night.restored("2.store")

    for done, texts in ((part, ["early"]), (whole, ["early", "late"])):
        with closing(open_ledger(done.to, "live", ticking())) as ledger:
            assert [draft.text for draft in ledger.drafts(SEAT)] == texts


def test_where_nobody_can_say_how_words_were_erased_it_is_told(night: Night) -> None:
    number = night.erased_note()
    (old,) = in_place(night.place)
    kept = old.path.read_bytes(), old.beside.read_bytes()
    newer = night.back_up()
    for file, content in zip((old.path, old.beside), kept, strict=True):
        file.write_bytes(content)
    whole = newer.path.read_bytes()
    newer.path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))

    done = night.restored(at=old.about.at)

    assert done.source == old.path
    assert (done.erased_again, done.came_back) == ((), (number,))
    assert verify(done.to).damages == ()


def test_a_file_that_is_no_listed_backup_does_not_bring_them_back_either(night: Night) -> None:
    number = night.erased_note()
    (old,) = in_place(night.place)
    copy = night.path.with_name("somewhere.copy")
    copy.write_bytes(old.path.read_bytes())
    night.back_up()

    asked = order(night.path.with_name("restored.store"))
    done = restore(asked._replace(witnesses=tuple(in_place(night.place))), copy, night.clock)

    assert (done.erased_again, done.came_back) == ((number,), ())
    assert WORD.encode() not in done.to.read_bytes()


def test_a_store_that_was_moved_aside_is_asked_too(night: Night) -> None:
    number = night.erased_note()
    night.ledger.close()

    first = night.restored("room.store", replaces=True)
    assert first.aside is not None
    night.path.unlink()
    second = night.restored("room.store")

    assert (first.erased_again, second.erased_again) == ((number,), (number,))
    assert WORD.encode() not in second.to.read_bytes()


def test_a_hurt_store_still_says_of_which_entries_words_were_erased(night: Night) -> None:
    night.erased_note()
    second = night.erased_note()
    night.ledger.close()
    hurt(night.path, "UPDATE entries SET who = 'x' WHERE number = (SELECT max(number) FROM entries)")

    asked = order(night.path.with_name("restored.store"), entry=second)
    done = restore(asked._replace(known=(night.path,)), in_place(night.place), night.clock)

    assert done.source == in_place(night.place)[-1].path
    assert done.came_back == (second,)
