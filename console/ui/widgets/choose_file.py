"""A window in which a file is looked for; it keeps nobody from the desk meanwhile."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget


class FileChoice(QObject):
    """Looks for one file at a time. `chosen` carries its path."""

    chosen = Signal(str)

    def __init__(self, page: QWidget) -> None:
        """page: over what the window stands."""
        super().__init__(page)
        self._page = page
        self._dialog: QFileDialog | None = None

    def open(self, title: str, *, may_be_made: bool) -> None:
        """Open the window. may_be_made: a file that is not there yet may be named."""
        dialog = QFileDialog(self._page, title)
        # Not the machine's own: that one stops the desk until it is answered.
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setModal(False)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile if may_be_made else QFileDialog.FileMode.ExistingFile)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Take it"))
        dialog.fileSelected.connect(self.chosen)
        dialog.destroyed.connect(self._gone)
        self._dialog = dialog
        dialog.show()

    def close(self) -> None:
        """Close the window, where one is open."""
        if self._dialog is not None:
            self._dialog.close()

    def _gone(self) -> None:
        self._dialog = None
