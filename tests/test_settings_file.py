"""The room's own settings: the defaults without a file, and every fault told where there is one."""

from pathlib import Path

import pytest

from console.settings_file import (
    BackupSettings,
    PaperSettings,
    Settings,
    SettingsFaulty,
    SoundSettings,
    read_settings,
    settings_rows,
)

SOUND = """
[backup]
places = ["/mnt/disk", "~/share"]
every_min = 5
keep_all_hours = 48
keep_daily_days = 0
keep_monthly_months = 120
warn_after_min = 30
give_up_after_min = 1
[paper]
folder = "/mnt/stick"
every_s = 30
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def faults(file: Path, text: str | bytes) -> str:
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(SettingsFaulty) as failed:
        read_settings(file)
    return failed.value.says


def test_without_a_file_the_defaults_hold(file: Path) -> None:
    assert read_settings(file) == Settings()
    assert read_settings(file).backup == BackupSettings(
        places=(),
        every_min=15,
        keep_all_hours=24,
        keep_daily_days=30,
        keep_monthly_months=12,
        warn_after_min=60,
        give_up_after_min=10,
    )


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_stands_in_the_file_holds_and_the_rest_are_defaults(file: Path, mark: str) -> None:
    file.write_text(mark + SOUND, "utf-8")
    backup, paper = read_settings(file).backup, read_settings(file).paper
    file.write_text("[backup]\nevery_min = 30\n", "utf-8")

    assert backup.places == ("/mnt/disk", "~/share")
    assert (backup.every_min, backup.keep_daily_days, backup.warn_after_min) == (5, 0, 30)
    assert paper == PaperSettings(folder="/mnt/stick", every_s=30)
    assert read_settings(file).backup == BackupSettings(every_min=30)
    assert read_settings(file).paper == PaperSettings(folder=None, every_s=60)


def test_every_fault_is_told_at_once_with_file_and_key(file: Path) -> None:
    says = faults(
        file,
        """
        [backup]
        places = ["/mnt/a", "b"]
        every = 3
        every_min = true
        keep_all_hours = 1000
        warn_after_min = "an hour"
        [bakup]
        """,
    )

    assert says.splitlines() == [
        f"{file}: backup, places: 'b' is no whole path; begin at the root, or with ~",
        f"{file}: backup, every_min: True is not allowed; write a whole number",
        f"{file}: backup, keep_all_hours: 1000 is not allowed; write a number, 168 at most",
        f"{file}: backup, warn_after_min: 'an hour' is not allowed; write a whole number",
        f"{file}: backup, every: there is no key 'every' here; take it out, or check its spelling",
        f"{file}: bakup: there is no key 'bakup' here; take it out, or check its spelling",
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[backup]\nplaces = ["/a", "/a"]', "backup, places: the same folder stands twice"),
        ('[backup]\nplaces = ["/a", "/b", "/c"]', "at most 2 items"),
        (
            "[backup]\nevery_min = 60\nwarn_after_min = 60",
            "it has to be more than every_min, or it always warns",
        ),
        ("[backup", "this is not TOML"),
        (
            '[paper]\nfolder = "stick"',
            "paper, folder: 'stick' is no whole path; begin at the root, or with ~",
        ),
        (
            "[paper]\nevery_s = 5",
            "paper, every_s: 5 is not allowed; write a number, 15 or more",
        ),
        ("[paper]\nevery_min = 1", "paper, every_min: there is no key 'every_min' here"),
        ('[sound]\nhelp = "none"', "sound, help: a crew that calls for help would not be heard"),
        ('[sound]\nhelp = "none"\nhelp_none_why = " "', "say in help_none_why why not"),
        ('[sound]\nlimit = "alternating"', "nothing else may sound like a call for help"),
        ('[sound]\ncall = "siren"', "sound, call"),
        ("[sound]\nvolume = 0", "sound, volume: 0 is not allowed"),
        ("[sound]\nmute = true", "sound, mute: there is no key 'mute' here"),
        (b"\xff\xfe", "this is not UTF-8 text; save the file as UTF-8"),
    ],
)
def test_a_fault_says_what_is_wrong(file: Path, text: str | bytes, says: str) -> None:
    assert says in faults(file, text)


def test_a_file_that_cannot_be_read_is_told(file: Path) -> None:
    file.mkdir()

    with pytest.raises(SettingsFaulty, match="this program may not read it"):
        read_settings(file)


@pytest.mark.parametrize("table", [BackupSettings, PaperSettings, SoundSettings])
def test_every_setting_says_what_it_is(table: type[BackupSettings | PaperSettings | SoundSettings]) -> None:
    rows = list(settings_rows(table))

    assert [name for name, _, _ in rows] == list(table.model_fields)
    assert all(help_ for _, _, help_ in rows)


@pytest.mark.parametrize(
    ("places", "says"),
    [
        ('"~nobody-by-this-name/x"', "nobody here is called as '~nobody-by-this-name/x' begins"),
        ('"/mnt/a\\u0000b"', "holds what no path can hold"),
        ('"/mnt/a", "/mnt/a/"', "the same folder stands twice"),
        ('"/mnt/a", "/mnt/b/../a"', "the same folder stands twice"),
    ],
)
def test_a_place_that_leads_nowhere_or_to_the_other_is_told(file: Path, places: str, says: str) -> None:
    assert says in faults(file, f"[backup]\nplaces = [{places}]")


def test_a_room_chooses_which_sound_stands_for_which_alert(file: Path) -> None:
    file.write_text('[sound]\nreminder = "none"\nlimit = "single"\nvolume = 30\n', "utf-8")
    sound = read_settings(file).sound

    assert sound.sound_of("reminder") is None
    assert (sound.sound_of("limit"), sound.sound_of("help")) == ("single", "alternating")
    assert sound.volume == 30
    file.write_text('[sound]\nhelp = "none"\nhelp_none_why = "a light turns on"\n', "utf-8")
    assert read_settings(file).sound.sound_of("help") is None
