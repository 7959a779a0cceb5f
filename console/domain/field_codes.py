"""What the field's common codes of a status say, whatever the agency calls it."""

from collections.abc import Iterable

LEFT_WITH_PERSON = ("eTimes.09", "eTimes.11", "eTimes.12")
"""NEMSIS 3.5: unit left scene, patient arrived at destination, destination patient transfer of care."""


def has_left_with_person(nemsis: object, eido_secondary: Iterable[object]) -> bool:
    """Whether a status with these codes says that the unit took the person along."""
    return nemsis in LEFT_WITH_PERSON or "Transporting" in eido_secondary
