"""Sounds that are really played: through the real player to a real sound server, and out of it again."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain.sounds import GAINS, KINDS, PATTERNS, SoundName
from console.settings_file import SoundSettings
from console.ui.player import Player
from console.ui.sounds import Sounds
from tests.domain.build import QUIET
from tests.stories.calls import Clock
from tests.stories.play import Dispatcher, a_desk
from tests.ui.sound_server import a_sound_server, recorded, share_of

AUDIBLE, NOT_THERE = 0.08, 0.03
"""How loud a tone is that was played, at least; and that was not, at most; of full scale."""


@pytest.fixture
def heard_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with a_sound_server(tmp_path, monkeypatch) as file:
        yield file


def loud(file: Path, name: SoundName) -> list[float]:
    """How loud each tone of a pattern is in a recording."""
    return [share_of(file, hz) for hz in sorted({tone.hz for tone in PATTERNS[name]})]


def is_in(file: Path, name: SoundName) -> bool:
    return min(loud(file, name)) > AUDIBLE


def is_out(file: Path, name: SoundName) -> bool:
    return max(loud(file, name)) < NOT_THERE


@pytest.mark.slow
def test_each_kind_of_alert_is_heard_as_its_own_tones_and_no_other(heard_in: Path) -> None:
    said: list[str] = []
    ended = Event()

    def told(trouble: str) -> None:
        said.append(trouble)
        ended.set()

    player = Player(told)
    for kind in KINDS:
        name = SoundSettings().sound_of(kind)
        assert name is not None
        ended.clear()
        with recorded(heard_in):
            assert player.play(name, 0.6 * GAINS[0])
            assert ended.wait(20)
        assert said[-1] == ""
        found = [each for each in PATTERNS if is_in(heard_in, each)]
        assert found == [name], (kind, {each: loud(heard_in, each) for each in PATTERNS})
        assert all(is_out(heard_in, each) for each in PATTERNS if each != name)
    player.finish()


@pytest.mark.slow
def test_the_desk_sounds_and_one_silenced_alert_leaves_the_other_audible(
    heard_in: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, clock=clock) as dispatcher:
        sounds = Sounds(dispatcher.running.desk, SoundSettings(device="null output"))
        with recorded(heard_in), qtbot.waitSignal(sounds.told, timeout=20_000):
            sounds.start()
        assert all(is_out(heard_in, each) for each in PATTERNS), "it was tried in silence"
        dispatcher.take_call("9 Sorrel Court")
        dispatcher.answer(QUIET)
        dispatcher.press("F9")

        with recorded(heard_in), qtbot.waitSignal(sounds.told, timeout=20_000):
            dispatcher.say("panic CR-11")
        assert sounds.trouble == ""
        assert is_in(heard_in, "alternating")
        dispatcher.running.desk.do(c.OpenCall(callback="(555) 010-0199", waiting=True))
        dispatcher.press("Shift+F8")
        assert dispatcher.kinds(1) == ["AlertSilenced"]
        assert "CR-11 calls for help" in dispatcher.lane
        assert "silenced here" in dispatcher.lane

        clock.now = clock.now.replace(minute=clock.now.minute + 1)
        with recorded(heard_in), qtbot.waitSignal(sounds.told, timeout=20_000):
            sounds.tick()
        assert is_out(heard_in, "alternating")
        assert is_in(heard_in, "double")
        sounds.finish()


@pytest.mark.slow
@pytest.mark.usefixtures("heard_in")
def test_a_device_is_chosen_by_a_part_of_its_name_and_a_missing_one_is_told(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        sounds = Sounds(dispatcher.running.desk, SoundSettings(device="Headset of nobody"))
        with qtbot.waitSignal(sounds.told, timeout=20_000):
            sounds.start()

        told = "No sounds: there is no sound device “Headset of nobody” here; there are: Null Output"
        assert told in dispatcher.lane
        sounds.finish()


def test_without_a_sound_device_the_desk_says_so_and_goes_on(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nothing.socket")
    with a_desk(qtbot, tmp_path) as dispatcher:
        desk = dispatcher.running.desk
        # Pulse alone: this machine may have another way to a device.
        sounds = Sounds(desk, SoundSettings(), backends=("PULSEAUDIO",))
        with qtbot.waitSignal(sounds.told, timeout=20_000):
            sounds.start()
        assert "No sounds: this machine has no sound device that answers" in dispatcher.lane

        with qtbot.waitSignal(sounds.told, timeout=20_000):
            ring(dispatcher)
        dispatcher.take_call("14 Alder Row")
        assert dispatcher.call.detail("address") == "14 Alder Row"
        sounds.finish()


def ring(dispatcher: Dispatcher) -> None:
    dispatcher.running.desk.do(c.OpenCall(callback="(555) 010-0199", waiting=True))
