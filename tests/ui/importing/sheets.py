"""What do the tests of the import work on? A sheet as an office keeps it, read into the open dialog."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from app.kinds.base import RecordKind
from tests.app.making import workbook
from tests.ui import bench
from ui.importing.dialog import ImportDialog, open_import
from ui.services import Services

OFFSCREEN = pytest.mark.qt_log_ignore("propagateSizeHints", "grabbing the keyboard", r"raise\(\)")
"""What the offscreen platform says of dialogs and open lists."""

TITLE = ["示范区会员企业名单"]
HEAD = ["序号", "单位名称", "统一社会信用代码", "入会时间", "喜欢的颜色"]
GOOD = [1, "示范区甲有限公司", "914403001922038216", "2023.9.5", "红"]
BAD = [2, "示范区乙有限公司", "914403001922038217", "2023.6.31", "蓝"]
SHEET = "Sheet1"


def members(folder: Path, *rows: list[object], name: str = "名单.xlsx") -> Path:
    """A list of members: a title, a head in the second row, and these rows."""
    return workbook(folder / name, [TITLE, HEAD, *rows])


def import_of(services: Services, qtbot: QtBot, path: Path, kind: RecordKind | None = bench.ENTERPRISE) -> ImportDialog:
    """The dialog with the plan of this file."""
    dialog = open_import(bench.host_of(services), services, kind, path)
    dialog.resize(1280, 690)
    planned(services, qtbot, dialog)
    return dialog


def planned(services: Services, qtbot: QtBot, dialog: ImportDialog) -> None:
    """Wait until the plan is there."""
    bench.eventually(qtbot, lambda: dialog.planning.plan is not None and not services.jobs.busy)
    dialog.activateWindow()
    QApplication.processEvents()


def shown(dialog: ImportDialog) -> list[list[str]]:
    """The rows in view: row, verdict, title, reasons."""
    model = dialog.view.model
    rows = range(model.rowCount())
    number = [str(model.headerData(row, Qt.Orientation.Vertical)) for row in rows]
    return [[number[row], *(str(model.index(row, column).data()) for column in range(1, 4))] for row in rows]


def show_all(dialog: ImportDialog) -> None:
    """Show the rows of every verdict."""
    dialog.view.filter.setCurrentIndex(0)
    dialog.view.filter.activated.emit(0)


def understood(dialog: ImportDialog) -> list[str]:
    """The lines that say what was taken as what."""
    tree = dialog.view.tables
    lines: list[str] = []

    def add(item: QTreeWidgetItem) -> None:
        lines.append(item.text(0))
        for at in range(item.childCount()):
            add(item.child(at))

    for at in range(tree.topLevelItemCount()):
        top = tree.topLevelItem(at)
        if top is not None:
            add(top)
    return lines


def choose_line(dialog: ImportDialog, words: str) -> None:
    """Put the cursor on the line with these words."""
    tree = dialog.view.tables
    found = tree.findItems(words, Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    assert len(found) == 1, [item.text(0) for item in found]
    tree.setCurrentItem(found[0])
    tree.setFocus()


def pick(qtbot: QtBot, dialog: ImportDialog, text: str) -> None:
    """With the keyboard, the entry of this text in the menu that Enter opens where the focus stands."""
    bench.press(Qt.Key.Key_Return)
    menus: list[QMenu] = []

    def is_open() -> bool:
        menus[:] = [menu for menu in dialog.findChildren(QMenu) if menu.isVisible()]
        return bool(menus)

    bench.eventually(qtbot, is_open)
    menu = menus[0]
    texts = [action.text() for action in menu.actions()]
    assert text in texts, texts
    while menu.activeAction() is None or menu.activeAction().text() != text:
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def plans_made(dialog: ImportDialog) -> Callable[[], int]:
    """How many plans were asked for from now on."""
    count: list[int] = []
    dialog.planning.asked.connect(lambda: count.append(1))
    return lambda: len(count)
