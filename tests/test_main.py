"""Which arguments open a desk, and where things stand on this machine."""

from pathlib import Path

import pytest

from console import settings
from console.__main__ import is_for_desk, main


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["practice"],
        ["--store", "file.store"],
        ["--store=file.store", "--agency", "example-county"],
        ["--store", "policy"],
        ["practice", "--policy", "denver-star"],
        ["--policy", "denver-star", "practice"],
    ],
)
def test_the_desk_opens_without_a_verb_and_for_practice(words: list[str]) -> None:
    assert is_for_desk(words)


@pytest.mark.parametrize(
    "words",
    [
        ["policy", "list"],
        ["--store", "x", "record"],
        ["--help"],
        ["practice", "-h"],
        ["practise"],
        ["doctor"],
    ],
)
def test_every_other_verb_is_for_the_command_line(words: list[str]) -> None:
    assert not is_for_desk(words)


def test_a_verb_is_carried_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policy", "list"]) == 0
    assert "denver-star" in capsys.readouterr().out


def test_the_store_stands_where_the_variable_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DISPATCHER_CONSOLE_STORE", str(tmp_path / "room.store"))

    assert settings.default_store() == tmp_path / "room.store"
    assert settings.practice_store() == tmp_path / "room-practice.store"


def test_live_and_practice_stand_apart_in_the_users_data(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DISPATCHER_CONSOLE_STORE", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")

    assert settings.default_store() == tmp_path / "dispatcher-console" / "live.store"
    assert settings.practice_store() == tmp_path / "dispatcher-console" / "practice.store"


def test_resources_are_found_inside_the_package_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(settings, "__file__", str(tmp_path / "console" / "settings.py"))

    with pytest.raises(FileNotFoundError, match="resources are missing"):
        settings.resources_dir()
    (tmp_path / "resources").mkdir()
    assert settings.resources_dir() == tmp_path / "resources"
    (tmp_path / "console" / "resources").mkdir(parents=True)
    assert settings.resources_dir() == tmp_path / "console" / "resources"


def test_a_desk_without_a_display_says_so_and_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    assert main(["--store", str(tmp_path / "room.store")]) == 2

    assert "needs a display" in capsys.readouterr().err
    assert not (tmp_path / "room.store").exists()
