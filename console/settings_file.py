"""What a room sets for itself, in a file of its own: each setting once, with kind, default, limits and help.

Without the file the defaults hold. It is read strictly: a key that is not known is a fault.
"""

import tomllib
from collections.abc import Iterator
from os.path import normpath
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from console.domain.agency_faults import fault_words
from console.domain.sounds import SoundKind, SoundName
from console.policy.whole_text import whole_text


class SettingsFaulty(Exception):  # noqa: N818 - reads as the sentence it is, like Refused
    """A settings file with faults; `says` names each key, what is wrong and what to do."""

    def __init__(self, says: str) -> None:
        super().__init__(says)
        self.says = says


SoundOrNone = SoundName | Literal["none"]


def _a_place(text: str) -> str:
    return _whole("backup, places", text)


def _a_folder(text: str | None) -> str | None:
    return text if text is None else _whole("paper, folder", text)


def _whole(key: str, text: str) -> str:
    if not text.isprintable():
        raise ValueError(f"{key}: {text!r} holds what no path can hold; write it anew")
    try:
        is_whole = Path(text).expanduser().is_absolute()
    except RuntimeError:
        raise ValueError(f"{key}: nobody here is called as {text!r} begins; write the whole path") from None
    if not is_whole:
        raise ValueError(f"{key}: {text!r} is no whole path; begin at the root, or with ~")
    return text


class BackupSettings(BaseModel):
    """The table `[backup]`: where verified copies of the store go, how often, and how long they are kept."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    places: Annotated[
        tuple[Annotated[str, AfterValidator(_a_place)], ...],
        Field(
            strict=False,
            max_length=2,
            description="one or two folders, best on other disks; none: `backups` beside the store",
        ),
    ] = ()
    every_min: Annotated[int, Field(ge=1, le=240, description="a backup is made so many minutes apart")] = 15
    keep_all_hours: Annotated[int, Field(ge=1, le=168, description="all backups are kept so many hours")] = 24
    keep_daily_days: Annotated[
        int, Field(ge=0, le=366, description="then the last of each day, for so many days")
    ] = 30
    keep_monthly_months: Annotated[
        int, Field(ge=0, le=120, description="then the last of each month, for so many months")
    ] = 12
    warn_after_min: Annotated[
        int,
        Field(
            ge=2,
            le=1440,
            description="a warning stands once the last good backup is so many minutes old",
        ),
    ] = 60
    give_up_after_min: Annotated[
        int, Field(ge=1, le=240, description="a place that takes longer is left, told, and tried again")
    ] = 10

    @model_validator(mode="after")
    def _fits_itself(self) -> Self:
        # By where they lead, or one copy would count as two; without asking a disk, which may not answer.
        if len({normpath(Path(place).expanduser()) for place in self.places}) < len(self.places):
            raise ValueError("backup, places: the same folder stands twice; name another, or take one out")
        if self.warn_after_min <= self.every_min:
            raise ValueError("backup, warn_after_min: it has to be more than every_min, or it always warns")
        return self


class PaperSettings(BaseModel):
    """The table `[paper]`: where the paper pack is written, and how often."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    folder: Annotated[
        str | None,
        AfterValidator(_a_folder),
        Field(
            description="a folder that is there, best on a share or a stick; none: `paper` beside the store"
        ),
    ] = None
    every_s: Annotated[
        int, Field(ge=15, le=3600, description="the pack is written anew so many seconds apart")
    ] = 60


class SoundSettings(BaseModel):
    """The table `[sound]`: which sound each kind of alert has, how loud, and through which device."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    help: Annotated[SoundOrNone, Field(description="a crew calls for help")] = "alternating"
    check: Annotated[SoundOrNone, Field(description="a crew at a scene is asked after")] = "rising"
    call: Annotated[SoundOrNone, Field(description="a call rings and nobody has taken it")] = "double"
    limit: Annotated[SoundOrNone, Field(description="a limit has passed")] = "falling"
    reminder: Annotated[SoundOrNone, Field(description="something to look at")] = "single"
    volume: Annotated[int, Field(ge=10, le=100, description="how loud, in percent of the machine's own")] = 60
    device: Annotated[
        str, Field(description="a part of the name of the sound device; none: the machine's usual one")
    ] = ""
    help_none_why: Annotated[
        str, Field(description='why a call for help makes no sound here, where `help = "none"` stands')
    ] = ""

    @model_validator(mode="after")
    def _help_is_heard(self) -> Self:
        if self.help == "none" and not self.help_none_why.strip():
            raise ValueError(
                "sound, help: a crew that calls for help would not be heard; choose a sound, or say in "
                "help_none_why why not"
            )
        others = [self.check, self.call, self.limit, self.reminder]
        if self.help != "none" and self.help in others:
            raise ValueError("sound, help: nothing else may sound like a call for help; choose another")
        return self

    def sound_of(self, kind: SoundKind) -> SoundName | None:
        """The sound of a kind of alert; None where it has none."""
        chosen: dict[SoundKind, SoundOrNone] = {
            "help": self.help,
            "check": self.check,
            "call": self.call,
            "limit": self.limit,
            "reminder": self.reminder,
        }
        name = chosen[kind]
        return None if name == "none" else name


class Settings(BaseModel):
    """The whole file; a table that is not there has its defaults."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    backup: BackupSettings = BackupSettings()
    paper: PaperSettings = PaperSettings()
    sound: SoundSettings = SoundSettings()


def read_settings(file: Path) -> Settings:
    """The settings in the file, or the defaults where there is none.

    Raises SettingsFaulty with every fault.
    """
    try:
        text = whole_text(file)
    except FileNotFoundError:
        return Settings()
    except UnicodeDecodeError as fault:
        raise SettingsFaulty(f"{file}: this is not UTF-8 text; save the file as UTF-8.") from fault
    except OSError as fault:
        raise SettingsFaulty(f"{file}: this program may not read it ({fault.strerror}).") from fault
    try:
        data = tomllib.loads(text)
        return Settings.model_validate(data)
    except tomllib.TOMLDecodeError as fault:
        raise SettingsFaulty(f"{file}: this is not TOML: {fault}. Mend that line and try again.") from fault
    except ValidationError as fault:
        faults = (f"{file}: {each}" for error in fault.errors() for each in fault_words(error, data))
        raise SettingsFaulty("\n".join(faults)) from fault


def settings_rows(table: type[BaseModel]) -> Iterator[tuple[str, str, str]]:
    """Each setting of a table with its default and what it does: the rows that the manual shows."""
    for name, field in table.model_fields.items():
        default = "none" if field.default in ((), None, "") else str(field.default)
        yield name, default, field.description or ""
