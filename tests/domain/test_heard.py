"""What is heard where, how it climbs, what silencing one alert leaves, and that a caller can be heard."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from console.domain import commands as c
from console.domain.rows.alerts import alerts
from console.domain.rows.clocks import with_silenced
from console.domain.rows.heard import Here, Sounding, heard, heard_as, next_sound, soundings
from console.domain.sounds import GAINS, KINDS, PATTERNS, QUIET_S, RHYTHM_S, USUAL, SoundKind, length_s
from tests.domain.build import SEAT, START, Desk, a_desk, a_quiet_call, move, send
from tests.domain.safety_situations import called_for_help, on_the_way, there

ELSEWHERE = "desk-2"


def at(desk: Desk, position: str = SEAT, supervises: bool = False) -> list[tuple[str, int]]:
    """The kinds and levels that are heard at a position, gravest first; every position has a desk."""
    found = heard(desk.board, desk.now, Here(position, supervises))
    return [(each.kind, each.level) for each in found]


def silence(desk: Desk, alert: str, position: str = "") -> None:
    call = alert.split(":")[1]
    desk.do(c.SilenceAlert(call=call, alert=alert), position=position)


def test_each_kind_has_tones_of_its_own() -> None:
    assert set(USUAL) == set(KINDS)
    assert sorted(USUAL.values()) == sorted(PATTERNS)
    tones = [hz for pattern in PATTERNS.values() for hz in {tone.hz for tone in pattern}]
    assert len(tones) == len(set(tones))


@pytest.mark.parametrize("kind", KINDS)
def test_a_caller_can_be_heard_whatever_sounds(kind: str) -> None:
    """No sound is shrill or long, and even with everything going wrong it is quiet most of the time."""
    sound = next(name for each, name in USUAL.items() if each == kind)
    rhythm = next(every for each, every in RHYTHM_S.items() if each == kind)

    assert max(tone.hz for tone in PATTERNS[sound]) <= 1200
    assert length_s(sound) <= 1
    assert length_s(sound) / (length_s(sound) + QUIET_S) <= 0.2
    assert list(rhythm) == sorted(rhythm, reverse=True), "it comes no less often as it climbs"
    assert min(rhythm) >= length_s(sound) + QUIET_S
    assert list(GAINS) == sorted(GAINS)


def test_a_call_for_help_is_heard_everywhere_and_what_is_late_where_the_call_is() -> None:
    desk, call = called_for_help()
    desk.do(c.EndPanic(call=call, unit="CR-11", by="Dep. N. Hart", reason="beside them"))
    desk.later(1200)
    assert at(desk)[0] == ("check", 2), "five minutes without an answer"
    assert at(desk, ELSEWHERE) == []
    assert ("check", 2) in at(desk, ELSEWHERE, supervises=True)

    desk.do(c.ReportPanic(unit="CR-11"))

    assert at(desk)[0] == ("help", 1)
    assert at(desk, ELSEWHERE) == [("help", 1)]


def test_what_nobody_hears_where_the_call_is_is_heard_elsewhere() -> None:
    desk, _call = there()
    desk.later(1000)

    nobody = Here(ELSEWHERE, is_open={"": True}.__contains__)

    assert heard(desk.board, desk.now, nobody)[0].kind == "check"
    assert at(desk, ELSEWHERE) == []


def test_a_check_climbs_from_reminder_to_louder_to_supervisor() -> None:
    desk, _call = there()
    desk.do(c.ConfirmBrief(call=desk.call().id, unit="CR-11"))
    levels = []
    desk.later(900)
    for _ in range(5):
        levels.append(next(level for kind, level in at(desk) if kind == "check"))
        desk.later(60)

    assert levels == [0, 1, 2, 2, 2]


def test_a_call_that_rings_is_heard_at_once_and_gets_louder_when_nobody_takes_it() -> None:
    desk = a_desk()
    call = desk.do(c.OpenCall(callback="(555) 010-0142", waiting=True))[0].subject
    assert at(desk) == [("call", 0)]
    assert at(desk, ELSEWHERE) == [("call", 0)]

    desk.later(30)
    assert at(desk) == [("call", 1)]
    desk.later(120)
    assert at(desk) == [("call", 2)]

    desk.do(c.TakeCall(call=call))
    assert at(desk) == []


def test_one_alert_is_silenced_at_one_position_and_all_others_go_on() -> None:
    desk, call = called_for_help()
    desk.do(c.OpenCall(waiting=True))

    silence(desk, f"panic:{call}:CR-11")

    assert at(desk)[0] == ("call", 0)
    assert at(desk, ELSEWHERE) == [("help", 1), ("call", 0)], "nobody silences it for all"
    assert soundings(desk.board, desk.now)[0].kind == "help"
    lane = with_silenced(desk.board, alerts(desk.board, desk.now), SEAT)
    assert lane[0].id == f"panic:{call}:CR-11"
    assert lane[0].rest == "deputies now (silenced here)"
    assert with_silenced(desk.board, alerts(desk.board, desk.now), ELSEWHERE)[0].rest == "deputies now"
    assert desk.do(c.SilenceAlert(call=call, alert=f"panic:{call}:CR-11")) == (), "it is silent already"


def test_a_silenced_alert_is_heard_again_when_it_gets_graver() -> None:
    desk, call = there()
    desk.do(c.ConfirmBrief(call=call, unit="CR-11"))
    desk.later(900)
    silence(desk, f"check:{call}:CR-11")
    assert "check" not in dict(at(desk))

    desk.later(60)

    assert ("check", 1) in at(desk)


def test_a_silenced_alert_is_heard_again_when_it_comes_again() -> None:
    desk, call = called_for_help()
    silence(desk, f"panic:{call}:CR-11")
    desk.do(c.EndPanic(call=call, unit="CR-11", by="Dep. N. Hart", reason="beside them"))
    desk.later(1)

    desk.do(c.ReportPanic(unit="CR-11"))

    assert at(desk)[0] == ("help", 1)


def test_a_late_status_that_was_silenced_stays_silent_until_the_next_one_is_late() -> None:
    desk, call = on_the_way()
    desk.do(c.ConfirmBrief(call=call, unit="CR-11"))
    desk.later(120)
    desk.do(c.SilenceAlert(call=call, alert="unit:CR-11"))
    assert "limit" not in dict(at(desk))

    move(desk, "CR-11", "en_route")
    desk.later(1200)

    assert ("limit", 1) in at(desk)


def played(desk: Desk, seconds: int) -> list[tuple[int, SoundKind]]:
    """What sounds in so many seconds, and when, as the desk plays it."""
    start, last = desk.now, dict[str, datetime]()
    found: list[tuple[int, SoundKind]] = []
    quiet_from: datetime | None = None
    for second in range(seconds):
        now = start + timedelta(seconds=second)
        due = next_sound(heard(desk.board, now, Here(SEAT)), last, quiet_from, now)
        if due is not None:
            last[heard_as(due)] = now
            quiet_from = now + timedelta(seconds=length_s(USUAL[due.kind]))
            found.append((second, due.kind))
    return found


def test_what_is_grave_sounds_first_and_what_is_not_has_its_turn_in_the_pauses() -> None:
    desk, call = called_for_help()
    desk.do(c.OpenCall(waiting=True))

    sounds = played(desk, 60)

    assert sounds[0] == (0, "help")
    kinds = {kind for _, kind in sounds}
    assert {"help", "call"} <= kinds
    gaps = [after - before for (before, _), (after, _) in pairwise(sounds)]
    assert min(gaps) >= QUIET_S
    assert sum(length_s(USUAL[kind]) for _, kind in sounds) <= 0.2 * 60
    assert call


def test_a_reminder_does_not_nag() -> None:
    desk, _call = there()

    assert [kind for _, kind in played(desk, 300)] == ["reminder", "reminder"], "the brief is not read back"


def test_two_alerts_are_two_keys() -> None:
    one = Sounding("panic:1:CR-11", "help", 1, "1", START.isoformat(), "x")

    assert heard_as(one) != heard_as(one._replace(level=2)) != heard_as(one._replace(mark="y", level=2))


def test_a_quiet_room_is_quiet() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")

    assert at(desk) == []
