"""`console record` as scripts meet it: a line in, a line out, and exit codes that say how it went."""

import json
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest

from console.cli_commands import BadCommand, command_on, example_lines
from console.domain import commands as c
from console.domain.clock import utc_now
from console.ledger.ledger import open_ledger
from console.ledger.verify import verify
from console.policy.library import policy_files
from console.settings import resources_dir
from tests.ledger.faulty import held

ROOT = Path(__file__).parents[1]


def console(*words: str, stdin: str | bytes = b"") -> subprocess.CompletedProcess[bytes]:
    given = stdin.encode() if isinstance(stdin, str) else stdin
    command = [sys.executable, "-m", "console", *words]
    return subprocess.run(  # noqa: S603 - our own interpreter on our own code
        command, cwd=ROOT, input=given, capture_output=True, check=False, timeout=60
    )


def record(store: Path, stdin: str | bytes, *more: str) -> tuple[int, list[dict[str, object]], str]:
    """The exit code, the answers and what was complained of."""
    done = console("record", "--store", str(store), "--as", "Ann", "--position", "desk-1", *more, stdin=stdin)
    assert b"Traceback" not in done.stderr
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr.decode()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "room.store"


def test_the_example_runs_on_a_fresh_store_and_again_without_a_refusal(store: Path) -> None:
    example = "".join(f"{line}\n" for line in example_lines())
    printed = console("record", "--example")

    first, again = record(store, example), record(store, example)

    assert printed.stdout.decode() == example
    for number, (code, answers, complaint) in enumerate((first, again), start=1):
        assert (code, complaint) == (0, "")
        assert [answer["line"] for answer in answers] == list(range(1, example.count("\n") + 1))
        assert answers[0]["call"] == f"26-0000{number}"
        assert all(answer["entries"] for answer in answers)
    with closing(open_ledger(store, "live", utc_now)) as ledger:
        assert not ledger.board.calls
        assert ledger.history("26-00001")[-1].body.kind == "CallClosed"
    assert verify(store).damages == ()


@pytest.mark.parametrize("policy", list(policy_files(resources_dir())))
def test_the_example_holds_under_every_bundled_policy(store: Path, policy: str) -> None:
    example = "".join(f"{line}\n" for line in example_lines())

    code, answers, _ = record(store, example, "--policy", policy)

    assert [answer for answer in answers if "entries" not in answer] == []
    assert code == 0


def test_a_refusal_is_told_and_the_others_are_done(store: Path) -> None:
    code, answers, _ = record(
        store,
        '{"command": "OpenCall"}\n'
        '{"command": "CloseCall", "call": "last", "disposition": "information"}\n'
        "\n"
        '{"command": "AddNote", "call": "last", "text": "x"}\n',
    )

    assert code == 1
    assert answers[1]["refused"] == "close_needs_decision"
    assert "A supervisor's name" in str(answers[1]["says"])
    assert [answer["line"] for answer in answers] == [1, 2, 4]
    assert answers[2]["entries"] == [3]


def test_a_bad_line_is_told_and_the_others_are_done(store: Path) -> None:
    code, answers, _ = record(store, b'{"command": "OpenCal"}\n\xff\n{"command": "OpenCall"}\n')

    assert code == 2
    assert answers[0] == {
        "line": 1,
        "error": {
            "fact": None,
            "answer": None,
            "says": "There is no command “OpenCal”.",
            "meant": "OpenCall",
            "command": "OpenCal",
        },
    }
    assert answers[1] == {
        "line": 2,
        "error": {
            "fact": None,
            "answer": None,
            "says": "This line is not UTF-8 text.",
            "meant": None,
            "command": None,
        },
    }
    assert answers[2]["entries"] == [2]


def test_a_bad_answer_is_named_as_policy_decide_names_it(store: Path) -> None:
    line = '{"command": "AnswerFact", "call": "x", "fact": "weapon", "answer": 7, "said_by": "caller"}'

    code, (answer,), _ = record(store, line)

    assert code == 2
    assert answer["error"] == {
        "fact": "weapon",
        "answer": 7,
        "says": "AnswerFact: “answer” has to be words, in quotes; it is a number.",
        "meant": None,
        "command": "AnswerFact",
    }


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("[]", "A line has to be one command"),
        ("7", "A line has to be one command"),
        ("{", "This line is not JSON: at character 2 there has to be a key in double quotes."),
        ('{"command": "OpenCall"', "at character 23 a comma or the closing bracket is missing."),
        ('{"command" "OpenCall"}', "at character 12 a colon is missing behind the key."),
        ('{"command": OpenCall}', "at character 13 there has to be a value, such as words in double quotes."),
        ('{"command": "OpenCall}', "the words that begin at character 13 have no closing quote."),
        ('{"command": "OpenCall"} {}', "from character 25 on something stands behind it"),
        ('{"command": "Open\\Call"}', "a backslash stands before what cannot follow it."),
        ('{"entry": ' + "9" * 5000 + "}", "This line is not JSON: a number in it has too many digits."),
        ("NaN", "A line has to be one command"),
        ("[" * 100_000, "nested too deeply"),
        ('{"call": "x"}', "does not say which command"),
        ('{"command": 3}', "does not say which command"),
        ('{"command": "AddNote", "command": "AddNote"}', "“command” stands twice"),
        ('{"command": "AddNote"}', "it needs “call”; it needs “text”"),
        ('{"command": "AddNote", "call": "x", "text": ""}', "“text” is empty"),
        ('{"command": "AddNote", "call": "x", "text": "\\ud800"}', "half a character"),
        ('{"command": "AddNote", "call": "x", "text": "' + "x" * 5000 + '"}', "longer than 4000 characters"),
        ('{"command": "AddNote", "call": "x", "txt": "y"}', "it has no “txt”"),
        ('{"command": "AddNote", "call": "last", "text": "y"}', "it has opened none"),
        ('{"command": "TryCallBack", "call": "x", "outcome": "maybe"}', "“outcome” has to be one of"),
        ('{"command": "TryCallBack", "call": "x", "outcome": "maybe"}', '; it is "maybe".'),
        (
            '{"command": "AddNote", "call": "x", "text": "y", "happened_at": "2026-03-01T10:00:00"}',
            "“happened_at” has to be a date and a time with its time zone, such as",
        ),
        ('{"command": "OpenCall", "happened_at": 0}', "“happened_at” has to be a date and a time, such as"),
        ('{"command": "OpenCall", "happened_at": "1772400000"}', "“happened_at” has to be a date and a time"),
        ('{"command": "OpenCall", "happened_at": "2026-03-01"}', "“happened_at” has to be a date and a time"),
        ('{"command": "OpenCall", "happened_at": "2026-03-01T9"}', "“happened_at” has to be a date and"),
        ('{"command": "OpenCall", "why_then": "Ana said so"}', "“why_then” has to be one of: 'paper'"),
        ('{"command": "OpenCall", "waiting": "yes"}', '“waiting” has to be true or false; it is "yes".'),
        ('{"command": "OpenCall", "waiting": 1}', "“waiting” has to be true or false; it is 1."),
        ('{"command": "OpenCall", "callback": 5550142}', "has to be words, in quotes; it is a number."),
        ('{"command": "TakeBack", "call": "x", "entry": "7"}', 'has to be a whole number; it is "7".'),
        ('{"command": "TakeBack", "call": "x", "entry": true}', "has to be a whole number; it is true."),
        ('{"command": "TakeBack", "call": "x", "entry": 0}', "“entry” has to be a number above 0; it is 0."),
        ('{"command": "Redact", "by": "x", "reason": "y", "entry": 1' + "0" * 30 + "}", "7 at most; it is"),
        ('{"command": "Override", "responses": "ems"}', "has to be a list, in square brackets; it is"),
        ('{"command": "Override", "responses": ["ems", {}]}', "“responses”, item 2 has to be words"),
        (
            '{"command": "SignIn", "person": "Ana Ruiz"}',
            "“person” has to be small letters, digits, dots and dashes, 64 at most, such as okoro; it is",
        ),
        (
            '{"command": "OpenCall", "callback": ' + "[" * 300 + "]" * 300 + "}",
            "it is nested too deeply to be read",
        ),
    ],
)
def test_what_is_no_command_is_said_in_words(line: str, says: str) -> None:
    with pytest.raises(BadCommand) as bad:
        command_on(line.encode(), 1, None)

    assert says in bad.value.says
    assert len(bad.value.says) < 600


def test_a_field_that_was_meant_is_named() -> None:
    with pytest.raises(BadCommand) as bad:
        command_on(b'{"command": "SetUnitStatus", "unit": "CO-7", "statsu": "available"}', 1, None)

    assert bad.value.meant == "status"


def test_last_is_the_call_that_the_stream_opened_last() -> None:
    command = command_on(b'\xef\xbb\xbf{"command": "TakeCall", "call": "last"}', 1, "26-00007")

    assert command == c.TakeCall(call="26-00007")


def test_a_list_and_a_true_time_are_read_from_json() -> None:
    command = command_on(
        b'{"command": "Override", "call": "x", "responses": ["ems"], "reason": "y",'
        b' "happened_at": "2026-03-01T21:47:32+01:00", "why_then": "paper"}',
        1,
        None,
    )

    assert isinstance(command, c.Override)
    assert command.responses == ("ems",)
    assert command.happened_at == datetime(2026, 3, 1, 20, 47, 32, tzinfo=UTC)


@pytest.mark.parametrize("then", ["0900-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00"])
def test_a_time_long_ago_is_refused_and_the_store_opens_again(store: Path, then: str) -> None:
    note = {"command": "AddNote", "call": "last", "text": "x", "happened_at": then, "why_then": "paper"}

    code, answers, _ = record(store, '{"command": "OpenCall"}\n' + json.dumps(note))

    assert code == 1
    assert answers[1]["refused"] == "then_too_long_ago"
    assert record(store, '{"command": "OpenCall"}')[0] == 0
    assert verify(store).damages == ()


def test_the_schema_names_every_command() -> None:
    done = console("record", "--schema")

    named = json.loads(done.stdout)["discriminator"]["mapping"]
    assert set(named) == {command.__name__ for command in get_args(c.Command)}


def test_without_a_name_or_a_seat_nothing_is_done(store: Path) -> None:
    done = console("record", "--store", str(store), "--as", "Ann", stdin='{"command": "OpenCall"}')

    assert done.returncode == 2
    assert b"--as PERSON --position SEAT" in done.stderr
    assert not store.exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--policy", "nowhere"), "There is no policy “nowhere”. There are: denver-star"),
        (("--agency", "nowhere"), "There is no agency “nowhere”. There are: example-county."),
    ],
)
def test_a_policy_or_agency_that_is_not_there_is_told(store: Path, words: tuple[str, str], says: str) -> None:
    code, answers, complaint = record(store, "", *words)

    assert (code, answers) == (2, [])
    assert says in complaint


def test_a_broken_policy_is_told_with_its_faults(store: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('schema = 1\nid = "mine"\n')

    code, _, complaint = record(store, "", "--policy", str(tmp_path / "mine.toml"))

    assert code == 2
    assert "That policy cannot be adopted" in complaint


def test_a_policy_is_put_in_force_once_and_by_name(store: Path) -> None:
    for _ in range(2):
        assert record(store, "", "--policy", "denver-star")[0] == 0

    with closing(open_ledger(store, "live", utc_now)) as ledger:
        assert ledger.board.room is not None
        assert ledger.board.room.compiled.policy.id == "denver-star"
        assert [entry.body.kind for entry in ledger.history("room")] == ["PolicyAdopted"]


def test_a_store_that_stays_locked_ends_the_stream(store: Path) -> None:
    record(store, "")
    with held(store):
        code, answers, _ = record(store, '{"command": "OpenCall"}\n' * 3)

    assert code == 2
    (answer,) = answers
    error = answer["error"]
    assert isinstance(error, dict)
    assert list(error) == ["fact", "answer", "says", "meant", "kind"]
    assert (error["kind"], error["fact"], error["answer"], error["meant"]) == ("locked", None, None, None)
    assert "another program is writing" in error["says"]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    code, answers, complaint = record(tmp_path / "none" / "room.store", '{"command": "OpenCall"}')

    assert (code, answers) == (2, [])
    assert "there is no folder" in complaint
