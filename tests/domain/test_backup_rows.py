"""How backups are shown: calm while the last good one is young enough, else what is wrong and what to do."""

from datetime import UTC, datetime, timedelta

import pytest

from console.domain.rows.backup import Level, Sign, backup_alerts, backup_sign

NOW = datetime(2026, 11, 24, 21, 46, tzinfo=UTC)
GONE = "/mnt/disk: there is no such folder."
PARTLY = Sign("triangle", "Backup 7 min ago, not everywhere", "warn", "Backup not everywhere")


@pytest.mark.parametrize(
    ("level", "ago_min", "troubles", "sign"),
    [
        ("good", 7, 0, Sign("disk", "Backup 7 min ago")),
        ("partly", 7, 1, PARTLY),
        ("late", 64, 0, Sign("triangle", "No good backup for 1 h 4 min", "warn", "Backup too old")),
        ("none", None, 1, Sign("triangle", "No good backup", "warn", "No good backup")),
        ("none", None, 0, Sign("clock", "First backup to come")),
    ],
)
def test_the_bar_says_how_backups_stand(level: Level, ago_min: int | None, troubles: int, sign: Sign) -> None:
    up_to = NOW - timedelta(minutes=ago_min) if ago_min is not None else None

    assert backup_sign(level, up_to, troubles, NOW) == sign


@pytest.mark.parametrize(("level", "troubles"), [("good", ()), ("partly", (GONE,)), ("none", ())])
def test_no_alert_while_a_good_backup_is_young_or_the_first_is_being_made(
    level: Level, troubles: tuple[str, ...]
) -> None:
    up_to = None if level == "none" else NOW

    assert backup_alerts(level, up_to, troubles, NOW) == ()


def test_the_alert_says_how_old_it_is_why_and_what_to_do() -> None:
    (late,) = backup_alerts("late", NOW - timedelta(minutes=64), (GONE,), NOW)
    (none,) = backup_alerts("none", None, (GONE,), NOW)

    assert (late.lead, late.weight, late.act) == ("No good backup for 1 h 4 min:", "warn", "Open")
    assert late.rest == f"{GONE} See the Backup screen, Alt+Shift+3, or tell a supervisor."
    assert none.lead == "No good backup at all:"
