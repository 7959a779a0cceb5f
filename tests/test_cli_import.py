"""`console import` from end to end: small files, and the two real ones against a count of their own."""

import csv
import json
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from console.cli import run
from console.domain import entries as e
from console.domain.clock import utc_now
from console.domain.imported.mapping import read_mapping
from console.ledger.reading import entries_of
from console.ledger.recorded_calls import recorded_calls
from console.ledger.verify import verify
from console.session import open_session
from tests.imported.build import CODES, GOOD, HEAD, MAPPING
from tests.real_room import ADMINISTRATOR, DISPATCHER, SUPERVISOR, make_real_store, password_file
from tests.resources.shipped import RESOURCES

DATA = Path(__file__).parents[2] / "shared/data"
LANE = DATA / "calls/lane_mobile_crisis/MCSLC.csv"
SAN_DIEGO = DATA / "calls/sandiego_pd/pd_calls_for_service_2023_datasd.csv"
PACIFIC = ZoneInfo("America/Los_Angeles")
BY = ("--as", "brandt")


def rows_in(file: Path) -> list[dict[str, str]]:
    if not file.exists():
        pytest.skip(f"the file of others is not here: {file.name}")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "room.store"
    with closing(open_session(path, None, None, "Lena Brandt", "desk-1", "live", utc_now)):
        return path


@pytest.fixture
def small(tmp_path: Path) -> tuple[str, str]:
    """A file of two calls, and its mapping."""
    file, mapping = tmp_path / "calls.csv", tmp_path / "small.toml"
    file.write_text("\n".join((HEAD, GOOD, GOOD.replace("7,", "8,", 1))), "utf-8")
    mapping.write_text(MAPPING + CODES, "utf-8")
    return str(file), str(mapping)


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, object]]:
    code = run(["import", *words, "--json"])
    found: dict[str, object] = json.loads(capsys.readouterr().out or "{}")
    return code, found


def imported(store: Path) -> list[e.CallImported]:
    return [entry.body for entry in entries_of(store) if isinstance(entry.body, e.CallImported)]


def test_a_file_is_checked_taken_over_and_undone(
    store: Path, small: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    file, mapping = small
    before = store.read_bytes()

    checked = told(capsys, "check", file, "--mapping", mapping, "--store", str(store))
    unchanged = store.read_bytes() == before
    code, done = told(capsys, "apply", file, "--mapping", mapping, "--store", str(store), *BY)
    there = [each.call for each in recorded_calls(store)]
    again = run(["import", "apply", file, "--mapping", mapping, "--store", str(store), *BY])
    says = capsys.readouterr().err
    undo = ("undo", "--batch", str(done["batch"]), "--reason", "the wrong year", "--store", str(store), *BY)
    undone, _ = told(capsys, *undo)

    assert checked == (0, {"rows": 2, "calls": 2, "open": 0, "problems": [], "unmapped": {}})
    assert unchanged
    assert (code, done["calls"], done["first"], done["last"]) == (0, 2, "26-00001", "26-00002")
    assert there == ["26-00001", "26-00002"]
    assert (again, "was taken over already" in says) == (2, True)
    assert undone == 0
    assert list(recorded_calls(store)) == []
    assert not verify(store).damages


def test_with_one_row_wrong_nothing_is_taken_over(
    store: Path, small: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    file, mapping = small
    Path(file).write_text(
        "\n".join((HEAD, GOOD, GOOD.replace("7,", "8,", 1).replace("Stayed", "Jail"))), "utf-8"
    )

    check = run(["import", "check", file, "--mapping", mapping, "--store", str(store)])
    lines = capsys.readouterr().out
    codes = run(["import", "mapping", file, "--mapping", mapping, "--store", str(store)])
    wanted = capsys.readouterr().out
    apply = run(["import", "apply", file, "--mapping", mapping, "--store", str(store), *BY])
    says = capsys.readouterr().err

    assert (check, codes, apply) == (1, 1, 2)
    assert "OPEN: a code that the mapping does not have, end" in lines
    assert "row 3: “Jail”" in lines
    assert '"Jail" = ""  # 1 rows' in wanted
    assert "nothing was taken over. 1 problems are open, the first in row 3" in says
    assert imported(store) == []


def test_a_dispatcher_takes_nothing_over(
    store: Path, small: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    file, mapping = small

    assert run(["import", "apply", file, "--mapping", mapping, "--store", str(store), "--as", "okoro"]) == 2

    assert "okoro" in capsys.readouterr().err.casefold()
    assert imported(store) == []


def test_in_a_real_room_whoever_takes_over_proves_who_they_are(
    tmp_path: Path, small: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    file, mapping = small
    room = tmp_path / "real.store"
    make_real_store(room)
    apply = ("import", "apply", file, "--mapping", mapping, "--store", str(room))
    by = ("--password-file", password_file(tmp_path))

    nobody = run([*apply])
    dispatcher = run([*apply, "--as", DISPATCHER, *by])
    says = capsys.readouterr().err
    refused = [entry.body for entry in entries_of(room) if isinstance(entry.body, e.ActRefused)]
    administrator = run([*apply, "--as", ADMINISTRATOR, *by])
    (begun,) = (entry for entry in entries_of(room) if isinstance(entry.body, e.ImportBegun))
    undone = run(["import", "undo", "--batch", str(begun.number), "--reason", "a test", "--store", str(room),
                  "--as", SUPERVISOR, *by])  # fmt: skip

    assert (nobody, dispatcher, administrator, undone) == (2, 2, 0, 0)
    assert "say who asks" in says
    assert [(body.command, body.code) for body in refused] == [("ImportCalls", "role_may_not")]
    assert begun.who == ADMINISTRATOR


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("number,", "no,"), "there is no column “no”"),
        (("--mapping", "lane"), "There is no mapping “lane”. There are: codes-charleston"),
        (("--mapping", "codes-dallas"), "this is a table of codes"),
        (("FILE", "none.csv"), "there is no such file"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(
    tmp_path: Path, small: tuple[str, str], change: tuple[str, str], says: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    file, mapping = small
    if change[0] == "--mapping":
        mapping = change[1]
    elif change[0] == "FILE":
        file = str(tmp_path / change[1])
    else:
        Path(file).write_text("\n".join((HEAD.replace("no,", "number,", 1), GOOD)), "utf-8")

    assert run(["import", "check", file, "--mapping", mapping]) == 2

    found = capsys.readouterr().err
    assert says in found


def test_lane_countys_file_is_taken_over_and_counts_as_its_rows_do(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = rows_in(LANE)

    code, done = told(
        capsys, "apply", str(LANE), "--mapping", "lane-county-mobile-crisis", "--store", str(store), *BY
    )
    calls = imported(store)

    # An independent count, from the file itself.
    received = "Dispatch Request Date & Time"
    there = [row for row in rows if row[received] and not row[received].endswith("00:00:00")]
    reasons = [[row[f"Reason for Dispatch #{n}"] for n in range(1, 6)] for row in there]
    suicidal = sum("Suicidality or suicide attempt" in each for each in reasons)
    not_found = sum(row["End Point of Dispatch"].startswith("Unable to") for row in there)
    hours = Counter(datetime.fromisoformat(row[received]).hour for row in there)
    assert (code, done["rows"], done["calls"]) == (0, 4682, len(there))
    assert len(there) == 4582
    assert sum("problem=suicidal_person" in call.answers for call in calls) == suicidal
    assert sum(call.disposition == "not_found" for call in calls) == not_found
    assert Counter(call.received.astimezone(PACIFIC).hour for call in calls) == hours
    assert {call.source for call in calls} == {row["ID"] for row in there}
    assert all(call.cleared is None or call.cleared.year >= 2024 for call in calls)
    engaged = "Engagement with Client Date & Time"
    noted = sum(bool(row[engaged]) and not row[engaged].endswith("00:00:00") for row in there)
    assert sum(call.with_person is not None for call in calls) == noted
    assert not verify(store).damages


def test_what_lane_countys_file_does_not_hold_a_what_if_says_it_cannot_know(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = rows_in(LANE)
    told(capsys, "apply", str(LANE), "--mapping", "lane-county-mobile-crisis", "--store", str(store), *BY)

    code = run(["policy", "replay", "sacramento-sheriff-2025", "--store", str(store), "--json"])
    found = json.loads(capsys.readouterr().out)
    sent, left = "Dispatch Date & Time", "MCIT Departure Date & Time"
    form = datetime.fromisoformat
    ends = ("", "Cancelled", "Dispatch canceled before arrival", "Other")
    hours = 0.0
    for row in rows:
        stamps = [row[each] for each in ("Dispatch Request Date & Time", sent, left)]
        is_noted = all(each and not each.endswith("00:00:00") and each[:4] != "2005" for each in stamps)
        if is_noted and row["End Point of Dispatch"] not in ends:
            zoned = [form(each).replace(tzinfo=PACIFIC).astimezone(UTC) for each in stamps[1:]]
            hours += max(0.0, (zoned[1] - zoned[0]).total_seconds() / 3600)

    assert (code, found["calls"], found["unknown"]) == (0, 4582, 4582)
    assert found["cannot_be_known"].keys() == {"medical"}
    assert (found["otherwise_min"], found["otherwise_max"], found["same"]) == (0, 4582, [])
    assert found["kinds"]["civilians"]["lost_hours"] == [0.0, pytest.approx(hours, abs=0.1)]


def test_lane_countys_dirt_is_told_as_it_stands_in_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    rows = rows_in(LANE)

    code, found = told(capsys, "check", str(LANE), "--mapping", "lane-county-mobile-crisis")

    problems = found["problems"]
    assert isinstance(problems, list)
    kinds = Counter((each["kind"], each["column"]) for each in problems)
    ends = Counter(row["End Point of Dispatch"] for row in rows)
    assert (code, found["open"]) == (0, 0)
    assert kinds["empty", "End Point of Dispatch"] == ends[""] == 1592
    assert (
        kinds["spelling", "End Point of Dispatch"]
        == ends["Engaged client"] + ends["Client declined  to engage"]
    )
    assert kinds["midnight", "Engagement with Client Date & Time"] == 833
    assert kinds["far_off", "MCIT Departure Date & Time"] == 1
    assert sum(count for (kind, _), count in kinds.items() if kind == "not_received") == 100


@pytest.mark.slow
def test_san_diegos_file_is_taken_over_and_counts_as_its_rows_do(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = rows_in(SAN_DIEGO)

    code, done = told(
        capsys, "apply", str(SAN_DIEGO), "--mapping", "san-diego-police", "--store", str(store), *BY
    )
    calls = imported(store)

    types = Counter(row["call_type"] for row in rows)
    assert (code, done["calls"]) == (0, len(rows))
    assert (
        sum(call.answers == "problem=mental_health_crisis" for call in calls)
        == types["5150"] + types["5150V"]
    )
    assert sum(call.answers == "problem=welfare_check" for call in calls) == types["CW"]
    assert Counter(call.reasons for call in calls) == types
    arrests = sum(row["disposition"] in ("A", "AB", "AHR") for row in rows)
    assert sum(call.disposition == "arrest" for call in calls) == arrests
    assert min(call.received for call in calls) == datetime(2023, 1, 1, 8, 0, 5, tzinfo=UTC)
    assert not verify(store).damages


CITIES = ("charleston", "dallas", "detroit", "new-orleans", "seattle")


@pytest.mark.parametrize("city", CITIES)
def test_the_codes_of_five_cities_are_codes_that_they_have(city: str) -> None:
    rows = rows_in(DATA / "codes/vera_five_cities/CallTypes.csv")
    file = RESOURCES / f"imports/codes-{city}.toml"
    mapping = read_mapping(file.read_text("utf-8"), file.name)

    name = city.replace("-", " ").title()
    there = {(row["Column_name"], row["Field 1"]) for row in rows if row["City"] == name}
    for codes in mapping.codes:
        for code in codes.means:
            assert any((column, code) in there for column in codes.columns), code
