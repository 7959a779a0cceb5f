"""What another policy would have done, as lines: what cannot be known first; of thousands of calls a list."""

from console.domain.rows.what_if import CALLS_MAX, OPEN_MAX, WhatIf, what_if_rows
from console.policy.replay import Otherwise, Replayed
from tests.domain.build import CARE_FIRST, a_room

MORE = 7


def found(otherwise: int, unknown: int) -> WhatIf:
    changed = tuple(
        Otherwise(f"26-{number:05d}", ("deputies",), (("pair",),), is_settled=True)
        for number in range(otherwise)
    )
    still_open = {"weapon": tuple(f"27-{number:05d}" for number in range(unknown))}
    replayed = Replayed(("28-00001",), changed, still_open, (), {}, {}, {})
    return WhatIf(a_room(CARE_FIRST).compiled, replayed, same_teams=True)


def test_the_counts_are_of_all_calls_and_the_lists_say_what_they_leave_out() -> None:
    rows = what_if_rows(found(CALLS_MAX + MORE, OPEN_MAX + MORE))
    told = [row.cells for row in rows]

    assert told[1] == ("Cannot be known from the record",)
    assert told[2] == (f"{OPEN_MAX + MORE} of {CALLS_MAX + OPEN_MAX + 2 * MORE + 1} calls (12 %).",)
    assert ("Deputies then; now a pair", f"{CALLS_MAX + MORE}") in told
    assert ("“Weapon”, which was never asked", f"{OPEN_MAX + MORE}") in told
    assert sum(row.kind == "call" for row in rows) == CALLS_MAX + OPEN_MAX
    assert told.count((f"And {MORE} more; fewer days list them.",)) == 2
    assert len({row.key for row in rows}) == len(rows)


def test_where_all_is_known_nothing_is_said_to_be_missing() -> None:
    rows = what_if_rows(found(0, 0)._replace(found=Replayed(("26-00001",), (), {}, (), {}, {}, {})))

    assert [row.cells for row in rows][2:5] == [
        ("0 of 1 call (0 %).",),
        ("Answered otherwise",),
        ("Other people would have been asked for on 0 of 1 call.",),
    ]
    assert ("The same people", "1") in [row.cells for row in rows]
    assert not [row for row in rows if row.kind == "call"]
