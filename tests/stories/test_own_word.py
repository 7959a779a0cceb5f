"""A supervisor's word at a dispatcher's desk: their password on a page of its own, never their name alone."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from console.domain.entries import SignInFailed, UnitStoodDown
from tests.stories.play import Dispatcher, a_door
from tests.stories.staffed import PASSWORDS, sign_in


def asked(dispatcher: Dispatcher) -> None:
    """Deputies are sent, and are to be stood down before they arrive: a supervisor has to say so."""
    sign_in(dispatcher, "okoro")
    dispatcher.take_call("3 Mill Road")
    dispatcher.say("send D-19 as deputies: asked for by the caller")
    dispatcher.say("stand down D-19 Lena Brandt: the caller was mistaken")


def bodies(dispatcher: Dispatcher) -> list[object]:
    return [entry.body for entry in dispatcher.running.bridge.session.entries()]


def test_their_password_is_asked_for_on_a_page_and_does_it(qtbot: QtBot, staffed: Path) -> None:
    with a_door(qtbot, staffed) as dispatcher:
        asked(dispatcher)
        assert "Lena Brandt has to say this themselves" in dispatcher.page
        assert dispatcher.unit("D-19") == "dispatched"

        dispatcher.type("not hers")
        dispatcher.press("Return")
        field = dispatcher.keys_are_on
        assert isinstance(field, QLineEdit)
        assert field.accessibleDescription() == "That is not the password of Lena Brandt. Type it again."
        assert isinstance(bodies(dispatcher)[-1], SignInFailed)

        dispatcher.type(PASSWORDS["brandt"])
        dispatcher.press("Return")

        assert dispatcher.page == ""
        down = bodies(dispatcher)[-1]
        assert isinstance(down, UnitStoodDown)
        assert down.approved_by == "Lena Brandt"
        assert dispatcher.unit("D-19") == "available"


def test_esc_leaves_it_undone_and_nothing_of_the_password_stays(qtbot: QtBot, staffed: Path) -> None:
    with a_door(qtbot, staffed) as dispatcher:
        asked(dispatcher)
        dispatcher.type("half a pass")
        dispatcher.press("Esc")

        assert dispatcher.page == ""
        assert dispatcher.unit("D-19") == "dispatched"
        assert not any(isinstance(body, UnitStoodDown) for body in bodies(dispatcher))
        stores = b"".join(file.read_bytes() for file in staffed.iterdir() if file.is_file())
        assert b"half a pass" not in stores
