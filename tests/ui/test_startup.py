"""Does the window stand before the store, and does a store that does not open get a sentence and a way out?"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app import glance
from app.desk import Desk
from app.kinds import BY_NAME, KINDS
from app.lists import Listing
from app.sample import fill_sample
from app.store import STORE_FILE, Store
from tests.ui.frame import _let_all_go, add_enterprises, answer, box_of, list_of, opened, settle
from ui.opening import Opening, early_answer
from ui.startup import make_application, picture_of_window
from ui.table.rows import PAGE, RowReader
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

HEAVY = ("sqlalchemy", "alembic", "openpyxl", "reportlab", "pypinyin", "rapidfuzz", "asyncio")
ROOT = Path(__file__).resolve().parents[2]


def window_on(qtbot: QtBot, folder: Path) -> MainWindow:
    make_application()
    window = MainWindow(folder, "enterprise")
    qtbot.addWidget(window, before_close_func=_let_all_go)
    window.show()
    return window


def test_the_frame_is_painted_before_anything_heavy_is_loaded() -> None:
    code = "import sys, ui.startup; print(*(set(sys.argv[1:]) & set(sys.modules)))"
    told = subprocess.run(
        [sys.executable, "-c", code, *HEAVY], cwd=ROOT, capture_output=True, text=True, check=True, env=os.environ
    )
    assert told.stdout.split() == []


CONSTANTS = """
import enum, os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
made = []
make = enum.EnumType.__new__
def noting(meta, name, *others, **more):
    made.append(name)
    return make(meta, name, *others, **more)
enum.EnumType.__new__ = noting
from ui.startup import FirstPaint, make_application
from ui.window import MainWindow
app = make_application()
window = MainWindow(Path(sys.argv[1]))
def painted():
    print(*made)
    sys.stdout.flush()
    os._exit(0)
FirstPaint(window).done.connect(painted)
window.show()
app.exec()
"""


def test_the_frame_is_painted_before_qt_makes_its_constants(tmp_path: Path) -> None:
    run = [sys.executable, "-c", CONSTANTS, str(tmp_path)]
    told = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True, env=os.environ, timeout=60)
    made = told.stdout.split()
    assert made, "this test no longer sees what is made"
    assert not {"AlignmentFlag", "Key", "GlobalColor"} & set(made)  # of Qt
    assert not {"StandardKey", "Preset"} & set(made)  # of key sequences and gradients


def test_early_rows_are_those_that_the_store_gives(store: Store, folder: Path) -> None:
    fill_sample(store)
    desk = Desk(store)
    for kind in KINDS:
        seen = glance.glance(folder, kind, 200)
        assert seen is not None
        ids = desk.ids(Listing(kind))
        assert (seen.total, seen.ids) == (len(ids), ids[:200]), kind.name
        assert seen.rows == RowReader(desk, kind).read(ids[:200]), kind.name


def test_early_rows_stand_at_the_head_of_a_table_of_full_length(store: Store, folder: Path) -> None:
    fill_sample(store)
    ids = Desk(store).ids(Listing(BY_NAME["enterprise"]))
    early = early_answer(folder, "enterprise")
    assert early is not None
    assert (early.total, len(early.ids)) == (len(ids), len(ids))
    assert len(ids) > PAGE, "else nothing is left out"
    assert early.ids[:PAGE] == ids[:PAGE]
    assert not any(early.ids[PAGE:])


def test_the_early_look_knows_the_name_of_the_store() -> None:
    assert glance.STORE_FILE == STORE_FILE


@pytest.mark.parametrize("content", [None, b"", b"not a database at all" * 100])
def test_a_store_that_cannot_be_glanced_at_gives_nothing_early(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / STORE_FILE).write_bytes(content)
    assert early_answer(tmp_path, "enterprise") is None


def test_rows_stand_before_the_store_is_open(qtbot: QtBot, folder: Path) -> None:
    with Store.open(folder) as store:
        add_enterprises(store)
    window = window_on(qtbot, folder)
    Opening(window, read_only=False).begin()
    page = list_of(window)
    assert window.services is None
    assert len(page.model.ids) == 3
    assert page.table.isVisible()
    page.edit_current()  # too early: nothing happens
    qtbot.waitUntil(lambda: window.services is not None, timeout=10_000)
    settle(window)
    assert len(page.model.ids) == 3
    page.edit_current()
    settle(window)
    assert page.panel.is_open()


def test_a_second_window_says_who_has_the_store_and_offers_to_look(qtbot: QtBot, folder: Path) -> None:
    with Store.open(folder) as store:
        add_enterprises(store)
        window = window_on(qtbot, folder)
        Opening(window, read_only=False).begin()
        qtbot.waitUntil(lambda: bool(window.findChildren(QPushButton, "")) and _asks(window), timeout=10_000)
        box = box_of(window)
        assert "打开着" in box.text()
        assert "Traceback" not in box.text()
        assert not [button for button in box.buttons() if "恢复" in button.text()]
        answer(box, "以只读方式打开")
        qtbot.waitUntil(lambda: window.services is not None, timeout=10_000)
        settle(window)
        assert window.status.state.text().endswith("只读")
        assert len(list_of(window).model.ids) == 3


def test_a_damaged_store_is_replaced_by_the_latest_backup(qtbot: QtBot, folder: Path) -> None:
    with Store.open(folder) as store:
        add_enterprises(store)
        store.back_up("manual")
    (folder / STORE_FILE).write_bytes(b"not a database at all" * 1000)
    for extra in ("-wal", "-shm"):
        (folder / f"{STORE_FILE}{extra}").unlink(missing_ok=True)
    window = window_on(qtbot, folder)
    Opening(window, read_only=False).begin()
    qtbot.waitUntil(lambda: _asks(window), timeout=10_000)
    box = box_of(window)
    assert "损坏" in box.text()
    answer(box, "恢复最近的备份")
    qtbot.waitUntil(lambda: window.services is not None, timeout=10_000)
    settle(window)
    assert len(list_of(window).model.ids) == 3


def test_leaving_at_a_store_that_does_not_open_ends_the_window(qtbot: QtBot, folder: Path) -> None:
    (folder / STORE_FILE).write_bytes(b"not a database at all" * 1000)
    window = window_on(qtbot, folder)
    Opening(window, read_only=False).begin()
    qtbot.waitUntil(lambda: _asks(window), timeout=10_000)
    with qtbot.waitSignal(window.closed, timeout=5000):
        answer(box_of(window), "退出")


def test_a_picture_shows_the_page_in_the_size_asked_for(folder: Path, tmp_path: Path, qtbot: QtBot) -> None:
    with Store.open(folder) as store:
        fill_sample(store)
    target = tmp_path / "window.png"
    picture_of_window(folder, target, (1366, 768), "meeting")
    picture = QImage(str(target))
    assert (picture.width(), picture.height()) == (1366, 768)
    colours = {picture.pixel(x, 300) for x in range(200, 1300)}
    assert len(colours) > 20  # text, not an empty page
    Store.open(folder).close()  # nothing is left open


def test_an_unfinished_form_is_offered_at_the_next_start(qtbot: QtBot, folder: Path) -> None:
    from ui import drafts

    unsaved = drafts.Unsaved("没存完的企业", {"name": "没存完的企业"}, ("name",))
    drafts.keep(folder / "drafts", BY_NAME["enterprise"], None, None, unsaved)
    window = opened(qtbot, folder)
    [dialog] = [child for child in window.children() if type(child).__name__ == "DraftsDialog"]
    dialog.open_button.click()  # type: ignore[attr-defined]
    settle(window)
    page = list_of(window)
    assert page.panel.is_dirty()
    assert page.panel.form is not None
    assert page.panel.form.typed()["name"] == "没存完的企业"
    page.panel.form.discard()


def _asks(window: MainWindow) -> bool:
    from PySide6.QtWidgets import QMessageBox

    return any(box.isVisible() for box in window.findChildren(QMessageBox))


def test_a_copied_store_opens_elsewhere(qtbot: QtBot, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "另一处 数据"
    shutil.copytree(folder, other)
    window = opened(qtbot, other)
    assert window.status.state.text().startswith("数据：本机")


EARLY = """
import os, sys
from pathlib import Path
from ui import opening, startup
def loaded(self):
    print(*sys.modules)
    sys.stdout.flush()
    os._exit(0)
opening.Opening._open = loaded
startup.run_window(Path(sys.argv[1]))
"""


def test_early_rows_wait_for_nothing_that_the_store_alone_needs(store: Store, folder: Path) -> None:
    fill_sample(store)
    run = [sys.executable, "-c", EARLY, str(folder)]
    told = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True, env=os.environ, timeout=60)
    modules = told.stdout.split()
    assert "ui.pages.list_page" in modules
    assert not {
        "sqlalchemy",
        "app.desk",
        "app.values.convert",
        "app.values.dates",
        "app.values.pinyin",
        "app.values.characters",
    } & set(modules)
