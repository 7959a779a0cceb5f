"""Lines that are no facts objects: each is answered in words, and nothing of it stops the next."""

import json
from pathlib import Path

import pytest

from tests.test_cli_policy import ANSWER, SAMPLE, decided

JSON_FILES = Path(__file__).parents[2] / "shared" / "data" / "faults" / "jsontestsuite"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"{", "this line is not JSON"),
        (b"[]", 'a line has to be one facts object, such as {"weapon": "none"}'),
        (b"null", "a line has to be one facts object"),
        (b'"weapon"', "a line has to be one facts object"),
        (b"NaN", "a line has to be one facts object"),
        (b'{"weapon": NaN}', "the answer of weapon has to be a text or null"),
        (b'{"weapon": 1e999}', "the answer of weapon has to be a text or null"),
        (b'{"weapon": true}', "the answer of weapon has to be a text or null"),
        (b'{"weapon": {"a": []}}', "the answer of weapon has to be a text or null"),
        (b'{"weapon": ' + b"9" * 5000 + b"}", "this line is not JSON"),
        (b'{"weapon": "none", "weapon": "none"}', "the fact weapon stands twice in this object"),
        (b"[" * 100_000, "this line is nested too deeply to be a facts object"),
        (b'{"a":' * 100_000, "this line is nested too deeply to be a facts object"),
        (b'{"weapon": "\xff"}', "this line is not UTF-8 text"),
        (b'{"\\ud800": "\\udfff"}', "there is no fact \N{REPLACEMENT CHARACTER}"),
        (b'{"": "none"}', "there is no fact "),
        (b'{"' + b"w" * 1_000_000 + b'": "none"}', "there is no fact www"),
        (b"\x00", "this line is not JSON"),
        (b'{"weapon": "none"} {}', "this line is not JSON: from character 20 on"),
    ],
)
def test_whatever_a_line_holds_the_next_is_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: bytes, says: str
) -> None:
    code, lines = decided(tmp_path, capsys, line + b"\n" + json.dumps(SAMPLE).encode())

    error = json.loads(lines[0])
    assert code == 2
    assert (error["line"], list(error["error"])) == (1, ["fact", "answer", "says", "meant"])
    assert error["error"]["says"].startswith(says)
    assert lines[1:] == [ANSWER]


def test_a_first_line_with_a_byte_order_mark_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert decided(tmp_path, capsys, b"\xef\xbb\xbf" + json.dumps(SAMPLE).encode()) == (0, [ANSWER])


def test_json_files_made_to_break_readers_break_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = sorted(JSON_FILES.rglob("*.json"))
    if not files:
        pytest.skip(f"the JSON test suite is not on this machine: {JSON_FILES}")
    for file in files:
        content = file.read_bytes()
        filled = [line for line in content.split(b"\n") if line.strip(b" \t\r\n")]

        code, lines = decided(tmp_path, capsys, content)

        assert code in (0, 2), file
        answers = [json.loads(line) for line in lines]
        assert len(answers) == len(filled), file
        assert all("error" in each or "settled" in each for each in answers), file
