"""A pack from a file is looked at before it is in force; one is written to a file, never over another."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from console.domain.board import in_force
from console.domain.pack.fields import pack_tables
from console.domain.pack.words import TABLES
from console.ui.widgets.field import Field
from console.ui.widgets.review import ReviewPage
from tests.stories.at_agency import FONTAINE, adopted, put_in_force, screen, to_field, to_rows, write
from tests.stories.play import Dispatcher, a_desk


def test_a_pack_from_a_file_is_looked_at_and_put_in_force_and_written_to_a_file(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=FONTAINE) as dispatcher:
        text = adopted(dispatcher)[-1].agency
        (tmp_path / "longer.toml").write_text(text.replace("waiting_s = 30", "waiting_s = 50"), "utf-8")
        to_rows(dispatcher, "")
        dispatcher.press("I")
        dispatcher.type(str(tmp_path / "nowhere.toml"))
        dispatcher.press("Return")
        missing = screen(dispatcher)
        write(dispatcher, "File, F", str(tmp_path / "longer.toml"))
        dispatcher.press("Return")
        shown = screen(dispatcher)
        dispatcher.type("from the county")
        dispatcher.press("Return", "Return")

        assert "No such file or directory" in missing
        assert "Time limits, A call may wait, seconds: 30 → 50" in shown
        assert in_force(dispatcher.board).agency.limits.waiting_s == 50
        dispatcher.press("X")
        write(dispatcher, "File, F", str(tmp_path / "longer.toml"))
        dispatcher.press("Return")
        assert "is there already, and is left alone" in screen(dispatcher)
        write(dispatcher, "File, F", str(tmp_path / "out.toml"))
        dispatcher.press("Return")
        assert (tmp_path / "out.toml").read_text("utf-8") == adopted(dispatcher)[-1].agency


def test_a_file_that_is_no_pack_is_told_and_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("[limits", "utf-8")
    (tmp_path / "thin.toml").write_text("schema = 1\nunit = 3\n", "utf-8")
    (tmp_path / "latin.toml").write_bytes("name = 'Åre'".encode("latin-1"))
    with a_desk(qtbot, tmp_path, who=FONTAINE) as dispatcher:
        to_rows(dispatcher, "")
        dispatcher.press("I")
        for file, says in (("bad", "this is not TOML"), ("latin", "this is not UTF-8 text")):
            write(dispatcher, "File, F", str(tmp_path / f"{file}.toml"))
            dispatcher.press("Return")
            assert says in screen(dispatcher)
        write(dispatcher, "File, F", str(tmp_path / "thin.toml"))
        dispatcher.press("Return")

        assert "things are to be mended first." in screen(dispatcher)
        assert len(adopted(dispatcher)) == 1
        dispatcher.press("Escape", "Alt+Shift+4", "Home", *(["Down"] * (len(pack_tables()) - 1)))
        assert TABLES[[*pack_tables()][-1]].many in screen(dispatcher)


def test_another_policy_comes_into_force_with_the_agency_that_names_it(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=FONTAINE) as dispatcher:
        to_rows(dispatcher, "")
        dispatcher.press("Return")
        to_field(dispatcher, "Policy: Care first")
        titles = dispatcher.running.bridge.session.library
        place = 1 + list(titles).index("denver-star")
        dispatcher.press(str(place))
        put_in_force(dispatcher, "as the council decided")

        room = in_force(dispatcher.board)
        assert (room.agency.policy, room.compiled.policy.id) == ("denver-star", "denver-star")
        assert len(adopted(dispatcher)) == 2


def test_what_nobody_can_fill_any_more_is_told_and_forbids_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=FONTAINE) as dispatcher:
        to_rows(dispatcher, "fill")
        dispatcher.press("Home", "Return")
        to_field(dispatcher, "A unit needs: clinician")
        dispatcher.press("8")
        dispatcher.press("Ctrl+Return")
        told = screen(dispatcher)
        dispatcher.type("for a test")
        dispatcher.press("Ctrl+Return", "Ctrl+Return")

        assert "No unit can go as “Paramedics”, and " in told
        assert "Response ems, A unit needs: paramedic, ambulance → paramedic, ambulance, in the room" in told
        assert "in_room" in in_force(dispatcher.board).agency.fill[0].needs


def test_a_draft_is_on_the_disk_a_moment_after_it_was_written(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=FONTAINE) as dispatcher:
        to_rows(dispatcher, "limits")
        dispatcher.press("Return")
        write(dispatcher, "Supervisor answers, seconds", "77")
        session = dispatcher.running.bridge.session

        dispatcher.until(lambda: any("approval_s = 77" in each.text for each in session.drafts()))
        put_in_force(dispatcher, "from now on")

        assert session.drafts() == ()


def test_a_file_of_somebody_who_is_not_here_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=FONTAINE) as dispatcher:
        to_rows(dispatcher, "")
        for key, says in (("I", "No such file or directory"), ("X", "Give the file's whole path")):
            dispatcher.press(key)
            write(dispatcher, "File, F", "~nobody-of-that-name/pack.toml")
            dispatcher.press("Return")
            assert says in screen(dispatcher)
            dispatcher.press("Escape")


def test_a_reason_that_was_begun_is_there_after_the_manual_and_the_command_line(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=FONTAINE) as dispatcher:
        to_rows(dispatcher, "limits")
        dispatcher.press("Return")
        write(dispatcher, "Supervisor answers, seconds", "90")
        dispatcher.press("Ctrl+Return")
        dispatcher.type("so the county asks")
        before = reason(dispatcher)

        dispatcher.press("F1", "Escape")
        after_manual = reason(dispatcher)
        dispatcher.press("F2", "Escape")
        dispatcher.type(" us to")

        assert (before, after_manual) == ("so the county asks", "so the county asks")
        assert reason(dispatcher) == "so the county asks us to"
        dispatcher.press("Escape", "C")
        assert reason(dispatcher) == "so the county asks us to"


def reason(dispatcher: Dispatcher) -> str:
    """What stands in the field for the reason, on the page that is open."""
    screen_ = dispatcher.running.desk.agency
    assert screen_ is not None
    page = screen_.view.panel.page
    assert isinstance(page, ReviewPage)
    (field,) = (each for each in page.findChildren(Field) if each.isVisible())
    return field.entered()
