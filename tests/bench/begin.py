"""One start of a program, for `bench_start` to watch: says `shown` once its window is painted, and ends.

`empty`: a PySide6 window with nothing in it. `desk STORE`: the desk, by its own `run_desk`, with
somebody signed in at once.
"""

import gc
import sys
from collections.abc import Callable


def main() -> int:
    """Begin what the first argument names."""
    if sys.argv[1] == "empty":
        return _empty()
    return _desk(sys.argv[2])


def _empty() -> int:
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    window = QWidget()
    window.resize(1920, 1080)
    watching = _when_painted(window)
    window.show()
    code = application.exec()
    del watching
    return code


def _desk(store: str) -> int:
    gc.disable()  # as console/__main__.py does
    from console.ui import app

    open_desk, kept = app.open_desk, []

    def watched(*given: object) -> app.Running:
        running = open_desk(*given)  # type: ignore[arg-type]  # what run_desk gives is handed on
        running.window.resize(1920, 1080)
        kept.append(_when_painted(running.window))
        return running

    app.open_desk = watched  # type: ignore[assignment]  # the same, with an eye on its window
    return app.run_desk(["--store", store, "--as", "Nadia Okoro"])


def _when_painted(window: object) -> object:
    """What ends the program once the window was painted and waits for keys."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    assert isinstance(window, QWidget), "a window is watched"

    class Watching(QObject):
        painted = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and not self.painted:
                self.painted = True
                QTimer.singleShot(0, _say_shown(QApplication.quit))
            return False

    watching = Watching()
    window.installEventFilter(watching)
    return watching


def _say_shown(then: Callable[[], None]) -> Callable[[], None]:
    def say() -> None:
        sys.stdout.write("shown\n")
        sys.stdout.flush()
        then()

    return say


if __name__ == "__main__":
    sys.exit(main())
