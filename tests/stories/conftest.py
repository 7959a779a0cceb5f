"""A real agency's room in which people have passwords; made once, for their sums take time on purpose."""

import shutil
from pathlib import Path

import pytest

from console import accounts
from console.domain import commands as c
from console.session import open_session
from tests.stories.calls import Clock
from tests.stories.staffed import AGENCY, BEGAN, PASSWORDS, agency_text


@pytest.fixture(scope="session")
def _staffed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("staffed")
    (folder / AGENCY).write_text(agency_text(), "utf-8")
    clock = Clock()
    clock.now = BEGAN
    session = open_session(folder / "room.store", str(folder / AGENCY), None, "", "office", "live", clock)
    accounts.make_first_administrator(session, "fontaine", "Rosa Fontaine", PASSWORDS["fontaine"])
    accounts.sign_in(session, "fontaine", PASSWORDS["fontaine"])
    for person, password in PASSWORDS.items():
        if person != "fontaine":
            accounts.set_password(session, person, f"first {password}")
            accounts.change_password(session, person, f"first {password}", password)
    session.do(c.SignOff())
    session.close()
    return folder


@pytest.fixture
def staffed(_staffed: Path, tmp_path: Path) -> Path:
    """A folder with a store of its own of that room."""
    shutil.copytree(_staffed, tmp_path, dirs_exist_ok=True)
    return tmp_path
