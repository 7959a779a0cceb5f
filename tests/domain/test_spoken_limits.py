"""Words that are too long for the record are asked back on the command line, behind whatever they stand."""

import pytest

from console.domain.spoken import read
from tests.domain.build import a_desk, a_quiet_call, send

LONG = "x" * 9000


@pytest.mark.parametrize(
    "line",
    [
        "stand down CR-11: {}", "break glass {}", "note {}", "message supervisor: {}", "CR-11 staged: {}",
        "reopen 26-00009: {}", "split 26-00009: {}", "answer weapon edged: {}", "CR-11 at {}", "safe {}",
        "told {}", "CR-11 deputies: {}", "send D-19 as deputies: {}",
    ],
)  # fmt: skip
@pytest.mark.parametrize(("words", "why"), [(LONG, " too many"), ("a\0b", " holds a NUL")])
def test_it_says_what_is_wrong_and_enters_nothing(line: str, words: str, why: str) -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis", "they know him")

    spoken = read(line.format(words), desk.board, desk.call(call))

    assert (spoken.command, spoken.wish) == (None, "")
    assert why in spoken.hint
    assert "mend the line" in spoken.hint
