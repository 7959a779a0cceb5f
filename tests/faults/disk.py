"""A disk as a power cut finds it: what was brought to it stays, of all else any part may be there.

A file system may write what nobody waits for in any order, in sectors or pages, or not at all, and names in a
folder after the files they stand for. What a program did is a list of `Deed`; how it was noted stands
elsewhere.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

SECTOR, PAGE = 512, 4096

How = Literal["dropped", "kept", "sectors", "pages", "writes", "torn"]
HOWS: tuple[How, ...] = ("dropped", "kept", "sectors", "pages", "writes", "torn")
"""What becomes of unsynced writes: none or all are there; any sectors, pages or writes of them; or all up to
some moment, in order, the one under way cut off at any byte."""


class Written(NamedTuple):
    """Bytes were written into a file."""

    name: str
    at: int
    data: bytes


class Resized(NamedTuple):
    """A file was cut or stretched."""

    name: str
    size: int


class Synced(NamedTuple):
    """All of a file was brought to the disk before the program went on."""

    name: str


class Made(NamedTuple):
    """A file was made where there was none."""

    name: str


class Linked(NamedTuple):
    """A file got a second name; where it `moved`, it lost the first."""

    name: str
    to: str
    moved: bool = False


class Unlinked(NamedTuple):
    """A name was taken away."""

    name: str


class FolderSynced(NamedTuple):
    """The names in the folder were brought to the disk."""


class Told(NamedTuple):
    """The program told that so many more of its commands are on the disk."""

    commands: int


Deed = Written | Resized | Synced | Made | Linked | Unlinked | FolderSynced | Told
InFile = Written | Resized
InFolder = Made | Linked | Unlinked


@dataclass(slots=True)
class File:
    """What of a file is on the disk, and what was done to it since, each with its place in the order."""

    on_disk: bytearray = field(default_factory=bytearray)
    since: list[tuple[int, InFile]] = field(default_factory=list)


class Disk:
    """The files of one folder. lies: it says that all is on the disk, and it is not."""

    def __init__(self, begun: Mapping[str, bytes], lies: bool = False) -> None:
        self.files = {number: File(bytearray(data)) for number, data in enumerate(begun.values())}
        self.names = {name: number for number, name in enumerate(begun)}
        self.told = 0
        self._lies = lies
        self._names_on_disk = dict(self.names)
        self._since: list[tuple[int, InFolder, int]] = []
        self._done = 0

    def do(self, deed: Deed) -> None:
        """Take a deed over."""
        self._done += 1
        match deed:
            case Written(name) | Resized(name):
                self.files[self.names[name]].since.append((self._done, deed))
            case Synced(name):
                if not self._lies and name in self.names:
                    file = self.files[self.names[name]]
                    _do_all(file.on_disk, [each for _, each in file.since])
                    file.since.clear()
            case FolderSynced():
                if not self._lies:
                    self._names_on_disk = dict(self.names)
                    self._since.clear()
            case Told(commands):
                self.told += commands
            case _:
                self._in_folder(deed)

    def _in_folder(self, deed: InFolder) -> None:
        if isinstance(deed, Made):
            if deed.name in self.names:
                return
            self.files[len(self.files)] = File()
        elif deed.name not in self.names:
            return  # it was taken away already, and the program was told so
        number = len(self.files) - 1 if isinstance(deed, Made) else self.names[deed.name]
        self._since.append((self._done, deed, number))
        _name(self.names, deed, number)

    def cut(self, how: How, chance: random.Random) -> dict[str, bytes]:
        """The folder after a power cut now, one of the many that there may be."""
        until = chance.randint(1, self._done) if how == "torn" and self._done else self._done
        names = dict(self._names_on_disk)
        for number, deed in self._names_kept(how, until, chance):
            _name(names, deed, number)
        found = ((name, self._kept(self.files[number], how, until, chance)) for name, number in names.items())
        return {name: bytes(data) for name, data in found}

    def _names_kept(self, how: How, until: int, chance: random.Random) -> Iterator[tuple[int, InFolder]]:
        """File systems keep the order of names; how far they have come with it, nobody knows."""
        some = chance.randint(0, len(self._since))
        kept = {"dropped": 0, "kept": len(self._since), "torn": sum(at <= until for at, _, _ in self._since)}
        for _, deed, number in self._since[: kept.get(how, some)]:
            yield number, deed

    def _kept(self, file: File, how: How, until: int, chance: random.Random) -> bytearray:
        data = bytearray(file.on_disk)
        match how:
            case "dropped":
                return data
            case "kept":
                _do_all(data, [each for _, each in file.since])
            case "torn":
                _do_all(data, [each for at, each in file.since if at < until])
                _do_all(data, [_torn(each, chance) for at, each in file.since if at == until])
            case "sectors" | "pages" | "writes":
                unit = {"sectors": SECTOR, "pages": PAGE, "writes": 0}[how]
                share = chance.choice((0.1, 0.5, 0.9))
                parts = [part for _, each in file.since for part in _parts(each, unit)]
                # Where a file grew and nothing was written yet, some file systems show what stood there once.
                fill = chance.choice((bytes, chance.randbytes))
                _do_all(data, [part for part in parts if chance.random() < share], fill)
        return data


def _do_all(data: bytearray, deeds: Sequence[InFile], fill: Callable[[int], bytes] = bytes) -> None:
    for deed in deeds:
        if isinstance(deed, Resized):
            del data[deed.size :]
            data.extend(fill(deed.size - len(data)))
        else:
            data.extend(fill(max(0, deed.at - len(data))))
            data[deed.at : deed.at + len(deed.data)] = deed.data


def _name(names: dict[str, int], deed: InFolder, number: int) -> None:
    if isinstance(deed, Unlinked) or (isinstance(deed, Linked) and deed.moved):
        names.pop(deed.name, None)
    if isinstance(deed, Linked):
        names[deed.to] = number
    elif isinstance(deed, Made):
        names[deed.name] = number


def _torn(deed: InFile, chance: random.Random) -> InFile:
    if isinstance(deed, Resized):
        return deed
    return deed._replace(data=deed.data[: chance.randint(0, len(deed.data))])


def _parts(deed: InFile, unit: int) -> Iterator[InFile]:
    """The parts of a write that may be on the disk without the others."""
    if isinstance(deed, Resized) or not unit:
        yield deed
        return
    at, end = deed.at, deed.at + len(deed.data)
    while at < end:
        to = min(end, (at // unit + 1) * unit)
        yield deed._replace(at=at, data=deed.data[at - deed.at : to - deed.at])
        at = to
