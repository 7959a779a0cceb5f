"""The fields of an agency pack, read from its models: a form made from them has whatever the pack has.

A key that a model gains appears by itself. Their words are `words`' affair.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Literal, NamedTuple, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from console.domain.agency import Agency
from console.domain.agency_parts import Part

Kind = Literal["text", "number", "yes", "one", "several", "lines", "toml"]
"""How a value is given: `several` and `one` of a list, `lines` of text, and what is none of it as TOML."""

GENERAL = ""
"""The table of what stands in no table: the agency's own name and defaults."""
NOT_CHANGED = ("schema",)
"""The key that says how the file is to be read."""
KEY_OF: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"fill": ("response",), "pace": ("status", "response"), "travel": ("between",)}
)
"""What tells the rows of a table apart, where it is not their id."""


class PackField(NamedTuple):
    """A key of a table. choices: what the model itself allows. default: what holds without it."""

    table: str
    name: str
    kind: Kind
    choices: tuple[str, ...] = ()
    is_needed: bool = False
    default: object = None

    @property
    def place(self) -> str:
        """The field as its words name it, such as `unit.kind`."""
        return f"{self.table}.{self.name}" if self.table else self.name


class PackTable(NamedTuple):
    """A table of the pack. many: it has rows, `[[unit]]`; else it stands once, `[limits]`."""

    name: str
    many: bool
    fields: tuple[PackField, ...]
    is_needed: bool = False

    def field(self, name: str) -> PackField | None:
        """The field with a name."""
        return next((each for each in self.fields if each.name == name), None)


@cache
def pack_tables() -> Mapping[str, PackTable]:
    """Every table of a pack by its name, the agency's own first."""
    own = tuple(_field(GENERAL, name, info) for name, info in _named(Agency) if _model(info) is None)
    found = {GENERAL: PackTable(GENERAL, False, own)}
    for name, info in _named(Agency):
        model = _model(info)
        if model is not None:
            fields = tuple(_field(name, each, about) for each, about in _named(model))
            found[name] = PackTable(name, get_origin(info.annotation) is tuple, fields, info.is_required())
    return MappingProxyType(found)


def _named(model: type[Part]) -> Iterator[tuple[str, FieldInfo]]:
    for name, info in model.model_fields.items():
        key = info.alias or name
        if key not in NOT_CHANGED:
            yield key, info


def _model(info: FieldInfo) -> type[Part] | None:
    """The model of a table's rows; None for what is no table."""
    inner = info.annotation
    if get_origin(inner) is tuple:
        inner = get_args(inner)[0]
    return inner if isinstance(inner, type) and issubclass(inner, Part) else None


def _field(table: str, name: str, info: FieldInfo) -> PackField:
    kind, choices = _kind(info.annotation)
    needed = info.is_required()
    return PackField(table, name, kind, choices, needed, None if needed else info.default)


def _kind(annotation: object) -> tuple[Kind, tuple[str, ...]]:
    """How a value of this type is given, and what it may be."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        others = [each for each in inner if each is not NoneType]
        return _kind(others[0]) if len(others) == 1 else ("toml", ())
    if origin is Literal:
        return ("one", inner) if all(isinstance(each, str) for each in inner) else ("toml", ())
    if origin is tuple:
        kind, choices = _kind(inner[0])
        is_list = len(inner) == 2 and inner[1] is ...
        lists: Mapping[Kind, Kind] = {"text": "lines", "one": "several"}
        return (lists[kind], choices) if is_list and kind in lists else ("toml", ())
    plain: Mapping[object, Kind] = {str: "text", int: "number", bool: "yes"}
    return plain.get(annotation, "toml"), ()
