"""The pages of the Agency screen: each shown from the draft as it is, made when it is first wanted."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from console.domain.pack.changes import in_short
from console.domain.pack.edit import Spot
from console.domain.pack.fields import GENERAL, pack_tables
from console.domain.pack.rows import row_called, rows_of
from console.domain.pack.words import table_words
from console.domain.rows.agency import adoption_rows, fault_words, to_fields
from console.ui.screens.pack_work import PackWork, choices
from console.ui.widgets.adoption import AdoptionPage
from console.ui.widgets.agency_keys import AgencyKeysPage
from console.ui.widgets.help_page import HelpPage
from console.ui.widgets.pack_file import How, PackFilePage
from console.ui.widgets.pack_form import PackFormPage, ToRow
from console.ui.widgets.review import ReviewPage, ToReview

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk

OF_FILES: Mapping[str, How] = MappingProxyType(
    {"import_pack": "import", "import_shapes": "shapes", "export_pack": "export"}
)
"""The pages of a file, and what is done with it."""
PLACE = "/"
"""Between table, row and key, where a wish names a place."""


class At(NamedTuple):
    """Which page is open, and about what: the place of a row, or the number of an entry."""

    page: str = ""
    about: str = ""


class AgencyPages(QObject):
    """The pages of one screen, over one draft. `asked` and `wished` are those of its pages.

    form: the page of a row, made anew where its fields are others. table: the one whose rows are shown;
    ringed: the row with the ring, empty where there is none.
    """

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, desk: Desk, work: PackWork) -> None:
        super().__init__()
        self._desk, self._work = desk, work
        look = desk.looks.look
        self.review, self._file = ReviewPage(look), PackFilePage(look)
        self._adoption, self._help, self._keys = AdoptionPage(look), HelpPage(look), AgencyKeysPage(look)
        self.table, self.ringed = GENERAL, ""
        self.form: PackFormPage | None = None
        for page in (self.review, self._file, self._adoption, self._help, self._keys):
            page.asked.connect(self.asked)
            page.wished.connect(self.wished)

    def page(self, at: At) -> tuple[QWidget, str]:
        """The page, shown from the draft as it is now, and its title."""
        match at.page:
            case "row":
                return self._row(at)
            case "review":
                self.review.show_review(self._to_review())
                return self.review, self.tr("What changes")
            case "import_pack":
                return self._file, self.tr("A pack from a file")
            case "import_shapes":
                return self._file, self.tr("Zones' polygons from a file")
            case "export_pack":
                return self._file, self.tr("The pack to a file")
            case "help":
                self._help.show_page("agency")
                return self._help, self.tr("Help")
            case "adoption":
                rows = adoption_rows(self._work.entries)
                row = next((each for each in rows if str(each.entry) == at.about), rows[0])
                self._adoption.show_adoption(row, self._desk.local(row.at))
                return self._adoption, self.tr("What was changed")
            case _:
                return self._keys_page(), table_words(self.table).many

    def _keys_page(self) -> AgencyKeysPage:
        self._keys.show_keys(self.ringed, self._work.now.words, many=pack_tables()[self.table].many)
        return self._keys

    def begin_file(self, page: str, free: Path) -> None:
        """Begin the page of the file; free: one that is not there yet."""
        self._file.forget()
        how = OF_FILES[page]
        self._file.show_file(how, str(free) if how == "export" else "", has_draft=self._work.now.differs)

    def forget(self) -> None:
        """Let nothing typed stay; the draft is on the disk."""
        self.review.forget()
        self._file.forget()
        self.let_form_go()

    def let_form_go(self) -> None:
        """Have the form made anew when it is next shown: what it can choose from may be another."""
        form, self.form = self.form, None
        if form is not None:
            form.hide()
            form.deleteLater()

    def _row(self, at: At) -> tuple[QWidget, str]:
        work, spot = self._work, spot_of(at)
        rows = rows_of(work.now.data, pack_tables()[spot.table])
        fields = to_fields(
            spot,
            work.now.data,
            work.now.base,
            work.now.faults,
            choices(self._desk.bridge.session, spot.table),
        )
        wrong = " ".join(each.says for each in work.now.faults if each.spot == spot)
        to = ToRow(spot, fields, wrong, work.now.words)
        if self.form is None or not self.form.fits(to):
            self.let_form_go()
            self.form = PackFormPage(self._desk.looks.look, to)
            self.form.asked.connect(self.asked)
            self.form.wished.connect(self.wished)
        else:
            self.form.show_row(to)
        return self.form, row_called(spot.table, rows[spot.row] if spot.row < len(rows) else {})

    def _to_review(self) -> ToReview:
        work = self._work
        faults = tuple(
            (
                PLACE.join((each.spot.table, str(each.spot.row), each.spot.field)),
                fault_words(each, work.now.data),
            )
            for each in work.now.faults
        )
        says = tuple(each.says for each in work.now.changes) or (in_short(()),)
        return ToReview(
            self._desk.bridge.session.who,
            says if work.now.differs else (),
            faults,
            work.notices(),
            work.now.differs,
        )


def spot_of(at: At) -> Spot:
    """The row that a page is about."""
    table, row = at.about.split(PLACE)
    return Spot(table, int(row))
