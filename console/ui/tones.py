"""Makes the samples of a sound from its tones: plain sines that swell and fade. It plays nothing."""

from __future__ import annotations

from array import array
from math import cos, pi, sin

from console.domain.sounds import PATTERNS, SoundName, Tone

RATE_HZ = 24_000
"""Samples a second; twenty times the highest tone."""
SWELL_S, FADE_S = 0.012, 0.040
"""A tone that began at once would click, which is what startles."""
TAIL_S = 0.3
"""Silence behind each sound, so that its end is heard before the device is let go."""
PEAK = 0.7 * 32_767


def samples(sound: SoundName, volume: float) -> array[int]:
    """The samples of a sound, 16 bits each on one channel; volume: 0 to 1."""
    found = array("h")
    for tone in PATTERNS[sound]:
        found.extend(_tone(tone, volume))
        found.extend(_silence(tone.pause_ms / 1000))
    found.extend(_silence(TAIL_S))
    return found


def _tone(tone: Tone, volume: float) -> array[int]:
    count = RATE_HZ * tone.ms // 1000
    step = 2 * pi * tone.hz / RATE_HZ
    peak = PEAK * volume
    return array("h", (round(peak * _swell(each, count) * sin(step * each)) for each in range(count)))


def _swell(place: int, count: int) -> float:
    """How far a tone has swelled, or faded, at a sample."""
    nearest = min(place / (RATE_HZ * SWELL_S), (count - place) / (RATE_HZ * FADE_S), 1.0)
    return (1 - cos(pi * nearest)) / 2


def _silence(seconds: float) -> array[int]:
    return array("h", bytes(2 * round(RATE_HZ * seconds)))
