"""`console demo`: a practice store and its hidden answers, from the command line."""

import json
from pathlib import Path

import pytest

from console.cli import run
from console.domain.clock import utc_now
from console.errors import StoreUnavailable
from console.ledger.sqlite_store import open_reader
from console.session import open_session
from tests.domain.build import agency_text


def made(store: Path, *more: str) -> int:
    return run(["demo", "--store", str(store), "--calls", "12", "--days", "1", *more])


def test_a_store_is_made_that_says_that_it_is_for_practice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, truth = tmp_path / "demo.store", tmp_path / "truth.jsonl"

    code = made(store, "--truth", str(truth), "--json")

    answer = json.loads(capsys.readouterr().out)
    hidden = [json.loads(line) for line in truth.read_text("utf-8").splitlines()]
    assert code == 0
    assert (answer["calls"], answer["days"]) == (12, 1)
    assert answer["bytes"] == store.stat().st_size
    assert len({each["call"] for each in hidden}) == 12
    assert all(len(each["facts"]) == 22 for each in hidden)
    reader = open_reader(store)
    assert reader.identity.purpose == "practice"
    assert answer["entries"] == reader.head().number
    reader.close()
    with pytest.raises(StoreUnavailable, match="practice"):
        open_session(store, None, None, "", "desk-1", "live", utc_now)


def test_a_file_that_is_there_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store, truth = tmp_path / "demo.store", tmp_path / "truth.jsonl"
    store.write_text("mine", "utf-8")

    assert made(store, "--truth", str(truth)) == 2

    assert "there is a file of this name already" in capsys.readouterr().err
    assert (store.read_text("utf-8"), list(tmp_path.iterdir())) == ("mine", [store])


def test_hidden_answers_are_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store, truth = tmp_path / "demo.store", tmp_path / "truth.jsonl"
    truth.write_text("mine", "utf-8")

    assert made(store, "--truth", str(truth)) == 2

    assert str(truth) in capsys.readouterr().err
    assert (truth.read_text("utf-8"), list(tmp_path.iterdir())) == ("mine", [truth])


def test_a_room_with_passwords_is_none_to_make_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = tmp_path / "agency.toml"
    pack.write_text(agency_text().replace('nature = "sample"', 'nature = "own"'), "utf-8")

    assert made(tmp_path / "demo.store", "--agency", str(pack)) == 2

    assert "asks its people for passwords" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [pack]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--calls", "0"), "“0” is no number from 1 to"),
        (("--days", "-3"), "“-3” is no number from 1 to"),
        (("--until", "May"), "“May” is no day"),
        (("--policy", "denver"), "denver"),
    ],
)
def test_bad_input_is_told_and_makes_nothing(
    tmp_path: Path, words: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["demo", "--store", str(tmp_path / "demo.store"), *words]) == 2

    assert says in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
