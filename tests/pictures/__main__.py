"""How are the manual's pictures made anew? `python -m tests.pictures [FOLDER] [--all]`.

Without --all: the pictures that the manual and the README show. With --all: every page with no, three, the sample's
and 100,000 rows, and the form of its first row, at 1366×768 (under QT_SCALE_FACTOR=1.5 at 150 %): for looking at,
not for keeping.
"""

import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from app.desk import Desk
from app.kinds import BY_NAME
from app.lists import Listing
from app.papers.base import Wish
from app.sample import fill_sample
from exports.pictures import page_pictures
from tests.pictures.messy import messy_workbook, sign_in_sheet
from tests.pictures.sizes import blow_up, cut
from tests.pictures.studio import Studio
from ui.importing.dialog import SIZE, open_import
from ui.page_names import PAGES

KEPT = Path(__file__).resolve().parent.parent.parent / "docs" / "manual" / "pictures"
MANY = 100_000
CTRL = Qt.KeyboardModifier.ControlModifier


def enterprises(studio: Studio) -> None:
    """The list of enterprises."""
    studio.go("enterprise")
    studio.shoot("enterprises")


def form(studio: Studio) -> None:
    """A new enterprise with a wrong code, and a name that is there already."""
    studio.go("enterprise")
    known = studio.desk.rows(BY_NAME["enterprise"], studio.desk.ids(Listing(BY_NAME["enterprise"]))[:1], ["name"])
    studio.press(Qt.Key.Key_N, CTRL)
    name = next(iter(known.values()))[0]
    studio.fill("name", name.replace("有限公司", "股份有限公司"))
    studio.fill("credit_code", "91350100M000100Y4Z")
    studio.fill("legal_representative", "闻景行")
    QTest.qWait(400)
    studio.form().fields["name"].input.setFocus()
    studio.shoot("form")
    studio.leave_form()


def search(studio: Studio) -> None:
    """The search box while it is typed in."""
    studio.go("enterprise")
    studio.window.search.come()
    QTest.keyClicks(studio.window.search, "xcl")
    QTest.qWait(300)
    studio.shoot("search")
    studio.window.search.clear()
    studio.press(Qt.Key.Key_Escape)


def bring_in(studio: Studio) -> None:
    """An import before anything is stored."""
    assert studio.window.services is not None
    with tempfile.TemporaryDirectory() as folder:
        path = messy_workbook(Path(folder) / "会员名单.xlsx")
        studio.go("enterprise")
        dialog = open_import(studio.window, studio.window.services, BY_NAME["enterprise"])
        assert dialog is not None
        dialog.read([path])
        _until(lambda: dialog.planning.plan is not None)
        dialog.resize(*SIZE)
        dialog.view.filter.setCurrentIndex(0)
        dialog.view.filter.activated.emit(0)
        studio.shoot("import")
        dialog.reject()
        studio.settle()


def _until(there: Callable[[], bool]) -> None:
    """The file is read: the reading libraries are loaded with the first one, which may take a while."""
    for _ in range(600):
        QTest.qWait(100)
        if there():
            QTest.qWait(500)
            return
    raise TimeoutError("nothing to be seen after a minute")


def sign_in(studio: Studio) -> None:
    """A sign-in sheet, whose meeting stands in its title alone."""
    assert studio.window.services is not None
    meeting = studio.desk.record(BY_NAME["meeting"], studio.desk.ids(Listing(BY_NAME["meeting"]))[0]).title
    with tempfile.TemporaryDirectory() as folder:
        path = sign_in_sheet(Path(folder) / "签到表.xlsx", meeting)
        studio.go("meeting")
        dialog = open_import(studio.window, studio.window.services, BY_NAME["attendance"], path)
        _until(dialog.whole.isVisible)
        dialog.resize(*SIZE)
        studio.shoot("sign-in")
        dialog.reject()
        studio.settle()


def home(studio: Studio) -> None:
    """The first page."""
    studio.go("home")
    studio.shoot("home")


def safety(studio: Studio) -> None:
    """Backups and what a check found."""
    studio.desk.back_up()
    studio.go("safety")
    studio.shoot("safety")


def figures(studio: Studio) -> None:
    """The statistics with their bases."""
    studio.go("figures")
    for _ in range(20):
        QTest.qWait(100)
    studio.shoot("figures")


def related(studio: Studio) -> None:
    """What hangs on the fullest meeting."""
    studio.window.open_record("meeting", _fullest(studio))
    studio.settle()
    form = studio.form()
    QTest.keyClick(form, Qt.Key.Key_R, CTRL | Qt.KeyboardModifier.ShiftModifier)
    QTest.qWait(400)
    studio.shoot("related")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    studio.settle()


def _fullest(studio: Studio) -> int:
    meetings = list(studio.desk.ids(Listing(BY_NAME["meeting"])))
    spoken = BY_NAME["statement"]
    return max(meetings, key=lambda key: studio.desk.count(Listing(spoken, parent=("meeting", key))))


def papers(studio: Studio) -> None:
    """The first page of each paper of the manual."""
    full, committee = _fullest(studio), _latest(studio, "executive_committee")
    day = date(2026, 9, 30)
    wishes = {
        "meeting-report": Wish(full),
        "briefing": Wish(full, as_of=day),
        "minutes": Wish(committee, as_of=day),
        **{name: Wish(full, as_of=day) for name in ("notice", "sign-in-sheet", "place-cards", "seating")},
        **{name: Wish(_exact_gift(studio), as_of=day, today=day) for name in ("gift-record", "acknowledgement")},
        "chamber-visit-card": Wish(studio.desk.ids(Listing(BY_NAME["chamber"]))[0], as_of=day),
        **{name: Wish(as_of=day, today=day) for name in ("member-register", "chamber-register", "task-sheet")},
        **{name: Wish(today=day) for name in ("donation-ledger", "honour-ledger")},
        "year-overview": Wish(year=2024, today=day),
    }
    for name, wish in wishes.items():
        pdf = studio.desk.preview(name, wish)
        (studio.out / f"{name}.png").write_bytes(next(page_pictures(pdf, dpi=96)))


def preview(studio: Studio) -> None:
    """A paper before it is printed, its text, its set-up, the printer's dialog, and what went out."""
    from ui.papers.dialog import PaperDialog
    from ui.papers.print_dialog import PrintDialog

    studio.go("meeting")
    page = studio.window.current_list()
    assert page is not None
    page.table.go_to(page.model.row_of(_fullest(studio)) or 0)
    studio.press(Qt.Key.Key_P, CTRL)
    dialog = next(one for one in studio.window.findChildren(PaperDialog) if one.isVisible())
    for _ in range(200):
        QTest.qWait(100)
        if dialog.stage.view.is_drawn(0):
            break
    dialog.grab().save(str(studio.out / "preview.png"))
    dialog.preparing.edit_text()
    _shoot_above(studio, "paper-text")
    dialog.preparing.set_up()
    _shoot_above(studio, "paper-setup")
    PrintDialog(dialog, dialog.sizes, 0, ["办公室打印机"]).open()
    _shoot_above(studio, "print")
    dialog.close()
    studio.desk.issue("briefing", Wish(_fullest(studio), as_of=date(2026, 9, 30)))
    studio.go("papers")
    studio.shoot("papers")


def _shoot_above(studio: Studio, name: str) -> None:
    """The dialog above the others, alone; then it is closed."""
    for _ in range(8):
        QTest.qWait(60)
        studio.settle()
    dialog = [one for one in studio.window.findChildren(QDialog) if one.isVisible()][-1]
    dialog.grab().save(str(studio.out / f"{name}.png"))
    dialog.reject()
    studio.settle()


def _latest(studio: Studio, kind: str) -> int:
    return studio.desk.ids(Listing(BY_NAME["meeting"], chosen={"kind": kind}))[0]


def _exact_gift(studio: Studio) -> int:
    """A gift of money whose amount is exact: it is written in capitals."""
    chosen = {"kind": "cash", "qualifier": "exact", "basis": "one_off"}
    return studio.desk.ids(Listing(BY_NAME["donation"], chosen=chosen, order="-amount"))[0]


SCENES: tuple[Callable[[Studio], None], ...] = (
    home,
    enterprises,
    form,
    search,
    bring_in,
    sign_in,
    figures,
    related,
    safety,
    papers,
    preview,
)


def every_page(office: Path, out: Path, mark: str) -> None:
    """All pages of the navigation with this data, and the form of each register's first row."""
    studio = Studio(office, out)
    for page in PAGES:
        if page.dialog:
            continue
        studio.go(page.name)
        studio.shoot(f"{mark}-{page.name}")
        register = studio.window.current_list()
        if register is not None and register.model.rowCount():
            register.table.selectRow(0)
            studio.press(Qt.Key.Key_F2)
            studio.shoot(f"{mark}-{page.name}-form")
            studio.leave_form()
    studio.close()


def main(arguments: list[str]) -> int:
    """Draw the pictures; 0."""
    named = [argument for argument in arguments if not argument.startswith("--")]
    out = Path(named[0]).resolve() if named else KEPT
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        office = Path(folder) / "office"
        with Desk.open(office).store as store:
            fill_sample(store)
        if "--all" in arguments:
            _all(office, Path(folder), out)
            return 0
        studio = Studio(office, out)
        for scene in SCENES:
            scene(studio)
        studio.close()
    return 0


def _all(office: Path, folder: Path, out: Path) -> None:
    cut(office, folder / "three", 3)
    unlike = blow_up(office, folder / "many", MANY)
    for mark in ("empty", "three", "office", "many"):
        every_page(folder / mark, out, mark)
    if unlike:
        sys.stderr.write(f"fewer than {MANY} rows, since no two may be alike: {', '.join(unlike)}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
