"""A sound server of our own with a device that nobody hears, and how much of a tone is in what went there."""

import os
import shutil
import subprocess
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from math import cos, hypot, pi, sin
from pathlib import Path

import pytest

NAMES = ("pulseaudio", "pactl", "parec")
RATE_HZ = 24_000
SINK = "nobody_hears"
LACKING = "no sound server here: apt-get install pulseaudio pulseaudio-utils"


@contextmanager
def a_sound_server(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A server with one silent device, which our own program finds; the file with what is sent there."""
    if not all(shutil.which(each) for each in NAMES):
        pytest.skip(LACKING)
    runtime, socket = folder / "run", folder / "sound.socket"
    runtime.mkdir(mode=0o700)
    for name, value in (
        ("XDG_RUNTIME_DIR", str(runtime)),
        ("PULSE_RUNTIME_PATH", str(runtime)),
        ("PULSE_STATE_PATH", str(runtime)),
        ("PULSE_COOKIE", str(runtime / "cookie")),
        ("PULSE_SERVER", f"unix:{socket}"),
    ):
        patch.setenv(name, value)
    server = subprocess.Popen(  # noqa: S603 - its path is the system's own
        [
            _path("pulseaudio"), "-n", "--daemonize=no", "--exit-idle-time=-1", "--disallow-exit",
            "--use-pid-file=no", "--high-priority=no",
            f"--load=module-native-protocol-unix socket={socket} auth-anonymous=1",
            f"--load=module-null-sink sink_name={SINK} rate={RATE_HZ} channels=1",
        ],
        env=_as_nobody_special(), stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        _until_it_answers(server)
        yield folder / "heard.raw"
    finally:
        server.terminate()
        server.communicate(timeout=10)


@contextmanager
def recorded(file: Path) -> Iterator[None]:
    """Everything that is sent to the silent device meanwhile goes into the file."""
    words = [
        _path("parec"),
        f"--device={SINK}.monitor",
        "--format=s16le",
        f"--rate={RATE_HZ}",
        "--channels=1",
    ]
    with file.open("wb") as out:
        recorder = subprocess.Popen([*words, "--latency-msec=20"], stdout=out)  # noqa: S603 - the system's own
        try:
            while not file.stat().st_size:
                assert recorder.poll() is None, "the recorder ended"
            yield
        finally:
            recorder.terminate()
            recorder.wait(timeout=10)


def share_of(file: Path, hz: int) -> float:
    """How loud a tone gets in a recording, of full scale: its loudest tenth of a second, by Goertzel."""
    sound = array("h", file.read_bytes()[: file.stat().st_size // 2 * 2])
    step = RATE_HZ // 10
    places = range(0, len(sound) - step, step // 2)
    return max((_goertzel(sound[at : at + step], hz) for at in places), default=0)


def _goertzel(piece: "array[int]", hz: int) -> float:
    """The amplitude of one tone in a piece, 0 to 1; faded (Hann), or tones would leak into others."""
    turn, bow = 2 * pi * hz / RATE_HZ, 2 * pi / len(piece)
    before = last = 0.0
    for place, sample in enumerate(piece):
        faded = sample * (1 - cos(bow * place))
        before, last = last, faded + 2 * cos(turn) * last - before
    amplitude = hypot(last - before * cos(turn), before * sin(turn))
    return 2 * amplitude / len(piece) / 32_768


def _until_it_answers(server: "subprocess.Popen[str]") -> None:
    for _ in range(2000):  # each a process of its own: seconds
        words = [_path("pactl"), "info"]
        done = subprocess.run(words, capture_output=True, check=False)  # noqa: S603 - the system's own
        if done.returncode == 0:
            return
        assert server.poll() is None, f"the sound server ended: {server.stderr and server.stderr.read()}"
    raise AssertionError("the sound server does not answer")


def _as_nobody_special() -> dict[str, str]:
    return {**os.environ, "HOME": os.environ["XDG_RUNTIME_DIR"]}


def _path(name: str) -> str:
    found = shutil.which(name)
    assert found is not None, LACKING
    return found
