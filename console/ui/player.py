"""Plays sounds through the machine's own device, in a thread of its own: nothing here holds up a key press.

That thread imports `miniaudio` when the first sound is wanted. It has no types, and is touched here alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import suppress
from ctypes import CDLL, CFUNCTYPE, c_char_p, c_int
from queue import Full, Queue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from console.domain.sounds import SoundName, length_s
from console.ui.tones import RATE_HZ, TAIL_S, samples

if TYPE_CHECKING:
    from array import array

REAL = (
    "WASAPI", "DSOUND", "WINMM", "COREAUDIO", "PULSEAUDIO", "ALSA", "SNDIO", "AUDIO4", "OSS",
)  # fmt: skip
"""The ways to a device that can be heard. Never NULL, to which the library would turn and play to nobody."""
NO_DEVICE = "this machine has no sound device that answers ({why})"
NOT_THERE = "there is no sound device “{device}” here; there are: {devices}"
HANGS = "the sound device does not answer"
BUFFER_MS = 200
LATE_S = 5.0
"""So much later than a sound is long its end has to be there; else the device hangs."""
END_S = 2.0
"""So long the program waits at its end for a sound that is being played."""
Job = tuple[SoundName, float] | None


class NoSound(Exception):  # noqa: N818 - reads as the sentence it is, like Refused
    """Why nothing can be heard, in words."""


class Player:
    """One device. `told` is called from the thread after each sound: with what is wrong, or with nothing.

    device: a part of the device's name; empty: the machine's usual one.
    """

    def __init__(
        self, told: Callable[[str], None], device: str = "", backends: tuple[str, ...] = REAL
    ) -> None:
        self._told, self._device, self._backends = told, device, backends
        self._jobs: Queue[Job] = Queue(maxsize=1)
        self._hush: object = None
        self._thread: Thread | None = None

    def play(self, sound: SoundName, volume: float) -> bool:
        """Have a sound played soon; False where another is still being played, or the device hangs."""
        if self._thread is None:
            # A daemon: a device that hangs must not keep the program from ending.
            self._thread = Thread(target=self._run, name="sounds", daemon=True)
            self._thread.start()
        try:
            self._jobs.put_nowait((sound, volume))
        except Full:
            return False
        return True

    def finish(self) -> None:
        """Let the thread end with the sound that it is playing; a device that hangs is left behind."""
        if self._thread is None:
            return
        self._told = _nobody_listens
        try:
            self._jobs.put(None, timeout=END_S)
        except Full:
            return
        self._thread.join(timeout=END_S)

    def _run(self) -> None:
        self._hush = _alsa_hushed()
        while (job := self._jobs.get()) is not None:
            try:
                self._play(*job)
            except NoSound as trouble:
                self._told(str(trouble))
            else:
                self._told("")

    def _play(self, sound: SoundName, volume: float) -> None:
        import miniaudio  # type: ignore[import-untyped]  # it ships no types

        ended = Event()
        pieces = _pieces(samples(sound, volume), ended)
        next(pieces)
        try:
            backends = [miniaudio.Backend[each] for each in self._backends]
            device = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=RATE_HZ,
                buffersize_msec=BUFFER_MS,
                device_id=_named(miniaudio, backends, self._device) if self._device else None,
                backends=backends,
                app_name="Dispatcher Console",
            )
        except miniaudio.MiniaudioError as trouble:
            raise NoSound(NO_DEVICE.format(why=_why(trouble))) from trouble
        try:
            device.start(pieces)
            if not ended.wait(length_s(sound) + TAIL_S + LATE_S):
                raise NoSound(HANGS)
        except miniaudio.MiniaudioError as trouble:
            raise NoSound(NO_DEVICE.format(why=_why(trouble))) from trouble
        finally:
            device.close()


def _nobody_listens(trouble: str) -> None:
    """What is wrong with the device interests nobody once the desk is closed."""


def _alsa_hushed() -> object:
    """Let ALSA write nothing to the terminal; the desk says what is wrong. What it gives has to be kept.

    Without a sound card it writes forty lines for each sound, of which nobody at a desk understands one.
    """
    if sys.platform != "linux":
        return None
    heed_not = CFUNCTYPE(None, c_char_p, c_int, c_char_p, c_int, c_char_p)(_heed_not)
    with suppress(OSError, AttributeError):  # no ALSA here, or one of another kind
        CDLL("libasound.so.2").snd_lib_error_set_handler(heed_not)
    return heed_not


def _heed_not(file: bytes, line: int, function: bytes, error: int, words: bytes) -> None:
    """What ALSA would have written."""


def _named(library: Any, backends: list[Any], device: str) -> Any:
    """The library's id of the first device with these words in its name. Raises NoSound."""
    found = library.Devices(backends).get_playbacks()
    for each in found:
        if device.casefold() in str(each["name"]).casefold():
            return each["id"]
    names = ", ".join(str(each["name"]) for each in found) or "none"
    raise NoSound(NOT_THERE.format(device=device, devices=names))


def _pieces(sound: array[int], ended: Event) -> Generator[bytes, int, None]:
    """As many samples as the device asks for each time; `ended` is set once all of them were taken."""
    at = 0
    wanted = yield b""
    while at < len(sound):
        piece = sound[at : at + wanted]
        at += len(piece)
        wanted = yield piece.tobytes()
    ended.set()


def _why(trouble: Exception) -> str:
    return str(trouble.args[0]) if trouble.args else type(trouble).__name__
