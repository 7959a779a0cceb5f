"""Where a store is backed up to and how often: the settings of the room, as the ledger takes them."""

from datetime import timedelta
from pathlib import Path

from console.ledger.keeping import Plan
from console.ledger.retention import Kept
from console.settings import own_settings
from console.settings_file import BackupSettings, read_settings

FOLDER = "backups"


def backup_plan(store: Path) -> Plan:
    """The plan for this store by the room's own settings. Raises SettingsFaulty."""
    return plan_of(store, read_settings(own_settings()).backup)


def plan_of(store: Path, asked: BackupSettings) -> Plan:
    """The plan that settings ask for; without a place it is a folder beside the store, which may be made."""
    own = None if asked.places else store.absolute().parent / FOLDER
    places = (own,) if own else tuple(Path(place).expanduser() for place in asked.places)
    return Plan(
        store=store.absolute(),
        places=places,
        own=own,
        every=timedelta(minutes=asked.every_min),
        kept=Kept(timedelta(hours=asked.keep_all_hours), asked.keep_daily_days, asked.keep_monthly_months),
        warn_after=timedelta(minutes=asked.warn_after_min),
        give_up_after=timedelta(minutes=asked.give_up_after_min),
    )
