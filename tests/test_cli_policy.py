"""The policy verbs as people and programs run them: output word by word, exit codes, whatever input."""

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from console.cli import run
from console.policy.library import policy_files
from console.settings import resources_dir
from tests.domain.test_sheet_unfinished import tangled_text
from tests.policy.building import Written, policy_text
from tests.policy.test_load import BROKEN

SAMPLE = {
    "crime": "none",
    "weapon": "firearm",
    "weapon_access": "in_hand",
    "suicide": "imminent",
    "medical": "none",
    "others_in_danger": "no",
    "violence": "none",
}
ANSWER = (
    '{"settled": true, "responses": {"medical": ["ems_staged"], "safety": ["no_law_enforcement"], '
    '"care": ["transfer_988", "keep_line"]}, "rules": {"medical": "M3", "safety": "S7", "care": "C3"}, '
    '"priority": 1, "flags": ["approval:supervisor", "gap_call"]}'
)


def decided(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes) -> tuple[int, list[str]]:
    file = tmp_path / "facts.jsonl"
    file.write_bytes(content)
    code = run(["policy", "decide", "sacramento-sheriff-2025", "--facts", str(file)])
    return code, capsys.readouterr().out.splitlines()


def test_decide_answers_the_sample_call_word_by_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, lines = decided(tmp_path, capsys, json.dumps(SAMPLE).encode())

    assert (code, lines) == (0, [ANSWER])


def test_a_call_that_is_not_settled_is_no_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, (line,) = decided(tmp_path, capsys, b'{"medical": null}')

    answer = json.loads(line)
    assert code == 0
    assert list(answer) == ["settled", "certain", "open", "next", "at_most", "priority", "priority_may_be"]
    assert answer["settled"] is False


def test_a_bad_line_is_answered_in_its_place_and_the_others_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = json.dumps(SAMPLE).encode()
    content = b"\n".join(
        [good, b"", b'{"weapon": "firearms"}', b"  \r", b'{"wepon": "none"}', good + b"\r", b"{}"]
    )

    code, lines = decided(tmp_path, capsys, content)

    assert code == 2
    assert [lines[0], lines[3]] == [ANSWER, ANSWER]
    says = "weapon has no answer firearms; it has none, improvised, edged, firearm, other, unknown"
    assert json.loads(lines[1]) == {
        "line": 3,
        "error": {"fact": "weapon", "answer": "firearms", "says": says, "meant": "firearm"},
    }
    assert json.loads(lines[2]) == {
        "line": 5,
        "error": {"fact": "wepon", "answer": "none", "says": "there is no fact wepon", "meant": "weapon"},
    }
    assert json.loads(lines[4])["settled"] is False


def program(*words: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "console", "policy", *words]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe)  # noqa: S603 - our own program


def test_lines_are_answered_as_they_come() -> None:
    with program("decide", "sacramento-sheriff-2025", "--facts", "-") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for _ in range(3):
            process.stdin.write(json.dumps(SAMPLE).encode() + b"\n")
            process.stdin.flush()
            assert process.stdout.readline().decode().rstrip("\n") == ANSWER
        process.stdin.close()
        assert process.wait(timeout=30) == 0


def test_a_reader_who_leaves_early_is_no_error() -> None:
    with program("decide", "denver-star", "--facts", "-") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b"{}\n")
        process.stdin.flush()
        assert process.stdout.readline()
        process.stdout.close()
        process.stdin.write(b"{}\n" * 10)
        process.stdin.close()
        assert (process.wait(timeout=30), process.stderr.read()) == (0, b"")


def test_a_verb_run_as_a_program_gives_its_exit_code() -> None:
    with program("decide", "denver-star", "--facts", "-") as process:
        answer, complaint = process.communicate(b"x\n", timeout=30)

    assert (process.returncode, complaint) == (2, b"")
    assert json.loads(answer)["line"] == 1


def test_the_output_is_utf8_and_qt_is_not_imported() -> None:
    main = (
        "import sys; from console.__main__ import main; "
        "main(['policy', 'show', 'sacramento-sheriff-2025']); "
        "sys.stderr.write(str([name for name in sys.modules if 'PySide' in name]))"
    )
    command = [sys.executable, "-X", "utf8=0", "-c", main]
    done = subprocess.run(  # noqa: S603 - our own program
        command, capture_output=True, check=True, timeout=60, env={"LC_ALL": "C"}
    )

    assert "→ paramedics staged nearby (priority 1)" in done.stdout.decode("utf-8")
    assert done.stderr == b"[]"


def test_list_names_the_seven_policies(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["policy", "list"]) == 0
    text = capsys.readouterr().out
    assert run(["policy", "list", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)

    ids = list(policy_files(resources_dir()))
    assert [line.split()[0] for line in text.splitlines()] == ids
    assert [row["id"] for row in rows] == ids
    assert {row["nature"] for row in rows} == {"reconstruction", "own"}


@pytest.mark.parametrize("name", list(policy_files(resources_dir())))
def test_every_policy_can_be_shown_and_checked(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["policy", "show", name]) == 0
    shown = capsys.readouterr().out
    assert run(["policy", "show", name, "--json"]) == 0
    policy = json.loads(capsys.readouterr().out)
    assert run(["policy", "check", name]) == 0
    checked = capsys.readouterr().out
    assert run(["policy", "check", name, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)

    assert all(rule["rule"] in shown for part in ("medical", "safety", "care") for rule in policy[part])
    assert all(source.split(":")[0] in shown for source in policy["sources"])
    assert list(found) == ["combinations", "seconds", "findings", "questions", "notices"]
    assert found["combinations"] == 2_311_017_246_720_000
    keys = ["kind", "part", "rule", "fact", "from", "to", "share", "example", "says", "acknowledged"]
    assert all(list(finding)[: len(keys)] == keys for finding in found["findings"])
    assert checked.count("Acknowledged: ") == len(found["findings"])


def test_a_finding_that_is_not_acknowledged_is_exit_code_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(policy_text({}), encoding="utf-8")

    assert run(["policy", "check", str(path)]) == 1
    assert "nobody  100 % of all combinations" in capsys.readouterr().out


def test_a_policy_file_can_stand_for_an_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(policy_text({"safety": [Written(None, ("ems",), 1)]}), encoding="utf-8")
    facts = tmp_path / "facts"
    facts.write_text("{}", encoding="utf-8")

    assert run(["policy", "check", str(path)]) == 0
    assert run(["policy", "decide", str(path), "--facts", str(facts)]) == 0
    assert '"safety": ["ems"]' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            ["check", "sacramento"],
            "there is no policy and no file called sacramento. Did you mean sacramento-sheriff-2025?",
        ),
        (["show", "zzzz"], "there is no policy and no file called zzzz. There are: denver-star, "),
        (["show", "/"], "/: this is a folder, not a file"),
        (["show", "a\0b"], "a[U+0000]b: this is no path"),
        (
            ["check", str(BROKEN / "policies" / "unknown-fact.toml")],
            "there is no fact weapn. Did you mean weapon?",
        ),
        (["decide", "denver-star", "--facts", "/no/such"], "/no/such: there is no such file"),
        (["decide", "denver-star", "--facts", "/"], "/: this is a folder, not a file"),
        (["explain", "denver-star", "--facts", "/dev/null"], "/dev/null holds no facts object"),
        (["decide", "denver-star"], "the following arguments are required: --facts"),
        (["prove", "denver-star"], "invalid choice: 'prove'"),
        ([], "the following arguments are required: VERB"),
    ],
)
def test_what_cannot_be_done_is_said_with_exit_code_2(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["policy", *words]) == 2

    shown = capsys.readouterr()
    assert says in shown.err
    assert "Traceback" not in shown.err
    assert shown.out == ""


def test_help_is_exit_code_0_and_tells_how_the_desk_is_opened(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(word in shown for word in ("policy", "practice", "--store FILE", "--agency ID", "--policy P"))


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"Dispatcher Console {version('dispatcher-console')}\n"


def explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, *more: str
) -> tuple[int, str, str]:
    file = tmp_path / "facts.json"
    file.write_text(content, encoding="utf-8")
    code = run(["policy", "explain", "sacramento-sheriff-2025", "--facts", str(file), *more])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_explain_tells_the_rules_the_answers_and_what_would_change_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, text, _ = explained(tmp_path, capsys, json.dumps(SAMPLE, indent=2))

    assert code == 0
    assert text.startswith("Settled, priority 1: paramedics staged nearby, no deputies")
    assert "  S7   no deputies: " in text
    assert "  not S1: Crime: No crime\n" in text
    assert "What would change this\n" in text


def test_explain_in_json_holds_the_recommendation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text, _ = explained(tmp_path, capsys, json.dumps(SAMPLE) + '\n{"medical": "none"}\n', "--json")

    first, second = map(json.loads, text.splitlines())
    assert code == 0
    more = {name: first[name] for name in ("parts", "changes", "nearest")}
    assert {**json.loads(ANSWER), **more} == first
    assert first["parts"]["safety"]["met"]["name"] == "may_die"
    assert ["deputies", "paramedics"] in [who for flip in first["nearest"] for who in flip["who"]]
    assert first["parts"]["safety"]["ruled_out"][0] == {"rule": "S1", "fact": "crime", "answer": "none"}
    assert second["settled"] is False


def test_explain_answers_the_good_lines_beside_a_bad_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, text, error = explained(tmp_path, capsys, '{"wepon": "none"}\n{"weapon": "none"}\n')

    assert code == 2
    assert text.lstrip().startswith("Not settled. ")
    assert error == "line 1: there is no fact wepon\n"


def test_what_was_not_looked_at_to_the_end_is_not_told_as_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "tangled.toml"
    path.write_text(tangled_text(), "utf-8")

    assert run(["policy", "check", str(path)]) == 1

    told = capsys.readouterr().out
    assert "not looked at to the end: 1 finding, 1 not acknowledged." in told
    assert "checked in" not in told
