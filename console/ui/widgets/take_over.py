"""The words for a position that somebody holds, and for taking it over with its calls."""

from PySide6.QtCore import QCoreApplication

from console.domain.rows.door import AtTheDoor, Sitting


def sits_words(door: AtTheDoor) -> tuple[str, str]:
    """Who sits at the position and since when, and what that means for who comes now."""
    assert door.sits is not None, "somebody sits there"
    since = door.sits.since.strftime("%H:%M")
    lead = _tr("{name} sits at {position} since {since}").format(
        name=door.sits.name, position=door.position, since=since
    )
    return lead, _tr("Somebody else takes the position over, with its calls.")


def over_words(sits: Sitting) -> str:
    """What the key of the take-over does."""
    if sits.calls == 1:
        return _tr("Take over from {name}: 1 open call comes along").format(name=sits.name)
    if sits.calls:
        many = _tr("Take over from {name}: {count} open calls come along")
        return many.format(name=sits.name, count=sits.calls)
    return _tr("Take over from {name}: no call is open").format(name=sits.name)


def _tr(text: str) -> str:
    return QCoreApplication.translate("take_over", text)
