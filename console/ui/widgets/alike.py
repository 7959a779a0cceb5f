"""Alerts of one kind told as one, where there are more of them than a person follows. It paints nothing."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from console.domain.rows.shown import Alert

ALIKE_MAX = 3
"""Of more alerts of one kind than a person follows the first stands for all, with their number."""
ALONE = ("panic", "gap", "glass", "check")
"""The kinds of which each is somebody in danger, or left without an answer."""


class Shown(NamedTuple):
    """An alert of the lane, and how many more of its kind it stands for."""

    alert: Alert
    more: int = 0


def by_kind(alerts: Sequence[Alert]) -> list[Shown]:
    """Each alert by itself; of a kind and weight with many, the first stands for all of them."""
    alike = Counter(map(_kind, alerts))
    shown: dict[object, Shown] = {}
    for alert in alerts:
        kind = _kind(alert)
        is_many = kind[0] not in ALONE and alike[kind] > ALIKE_MAX
        shown.setdefault(kind if is_many else alert.id, Shown(alert, alike[kind] - 1 if is_many else 0))
    return list(shown.values())


def _kind(alert: Alert) -> tuple[str, str]:
    return alert.id.partition(":")[0], alert.weight
