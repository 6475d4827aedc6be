"""Do blocks go between the table and a spreadsheet both ways, and do many rows change in one step?"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.kinds import BY_NAME
from app.store import Store
from tests.ui.frame import desk_of, list_of, settle, standing
from ui.dialogs.bulk_edit import BulkEditDialog
from ui.dialogs.paste_block import PasteDialog
from ui.importing.dialog import ImportDialog
from ui.table.copying import as_tsv, from_tsv
from ui.window import MainWindow

ENTERPRISE = BY_NAME["enterprise"]
CTRL = Qt.KeyboardModifier.ControlModifier
CODE = "914403001922038216"


@pytest.fixture
def window(qtbot: QtBot, store: Store, folder: Path) -> Iterator[MainWindow]:
    from app.desk import Desk

    desk = Desk(store)
    desk.save(ENTERPRISE, {"name": "甲公司", "phone": "13812345678", "credit_code": CODE})
    desk.save(ENTERPRISE, {"name": "乙公司", "phone": "13812345679", "staff": "5"})
    desk.save(ENTERPRISE, {"name": "丙公司"})
    yield standing(qtbot, store, folder)
    QGuiApplication.clipboard().clear()


def stand_on(window: MainWindow, row: int, field: str) -> None:
    table = list_of(window).table
    names = [column.name for column in table.records.columns]
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    table.selectionModel().setCurrentIndex(table.records.index(row, names.index(field)), flags)
    settle(window)  # a dialog that was closed is gone, and the window active again
    window.activateWindow()
    settle(window)
    table.setFocus()


def paste(window: MainWindow, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(list_of(window).table, Qt.Key.Key_V, CTRL)
    settle(window)


def only(window: MainWindow, dialog: type[QDialog]) -> QDialog:
    [found] = [one for one in window.findChildren(dialog) if one.isVisible()]
    return found


def cells(dialog: PasteDialog) -> list[tuple[str, ...]]:
    table = dialog.table
    return [
        tuple(item.text() for column in range(5) if (item := table.item(row, column)) is not None)
        for row in range(table.rowCount())
    ]


def named(window: MainWindow, name: str) -> dict[str, object]:
    desk = desk_of(window)
    [hit] = [hit for hit in desk.find(name) if hit.title == name]
    return dict(desk.record(ENTERPRISE, hit.id).values)


def test_a_block_of_a_spreadsheet_is_read_with_quotes_and_line_breaks() -> None:
    table = [["甲\n乙", '说"好"', "a\tb"], ["1", "", ""]]
    assert from_tsv(as_tsv(table)) == table
    assert from_tsv("甲\t乙\r\n丙\r\n\r\n") == [["甲", "乙"], ["丙", ""]]
    assert from_tsv("") == []


def test_pasting_shows_old_and_new_then_stores_one_step(window: MainWindow) -> None:
    names = [list_of(window).model.text(row, 1) for row in range(3)]
    assert names == ["丙公司", "甲公司", "乙公司"]  # by sound
    stand_on(window, 1, "legal_representative")
    paste(window, '王一\t赵六\r\n"李\n二"\t\r\n')
    dialog = only(window, PasteDialog)
    assert isinstance(dialog, PasteDialog)
    assert cells(dialog) == [
        ("甲公司", "法定代表人", "（空）", "王一", ""),
        ("甲公司", "联系人", "（空）", "赵六", ""),
        ("乙公司", "法定代表人", "（空）", "李二", ""),
    ]
    assert dialog.paste_button.text() == "粘贴 3 格"
    QTest.keyClick(dialog.paste_button, Qt.Key.Key_Return)
    settle(window)
    assert named(window, "甲公司")["contact_person"] == "赵六"
    assert named(window, "乙公司")["legal_representative"] == "李二"
    assert desk_of(window).undo() == "粘贴到会员企业：3 格"
    assert named(window, "甲公司")["contact_person"] is None
    assert named(window, "乙公司")["legal_representative"] is None


def test_wrong_cells_are_marked_and_the_others_can_be_pasted(window: MainWindow) -> None:
    stand_on(window, 0, "credit_code")
    paste(window, f"91310115MA1H8R7C6D\n{CODE}\n")
    dialog = only(window, PasteDialog)
    assert isinstance(dialog, PasteDialog)
    [wrong] = cells(dialog)  # the code of 甲公司 is what it was
    assert wrong[0] == "丙公司"
    assert "校验" in wrong[4]
    assert not dialog.paste_button.isEnabled()
    assert "1 格有错，1 格不变" in dialog.words.text()
    dialog.close()
    stand_on(window, 0, "credit_code")
    paste(window, CODE)
    dialog = only(window, PasteDialog)
    assert isinstance(dialog, PasteDialog)
    assert "“甲公司”已用这个统一社会信用代码" in cells(dialog)[0][4]


def test_why_a_cell_is_wrong_can_be_read_whole(window: MainWindow) -> None:
    stand_on(window, 0, "credit_code")
    paste(window, "91440300192203821A")
    dialog = only(window, PasteDialog)
    assert isinstance(dialog, PasteDialog)
    assert dialog.table.wordWrap()
    assert dialog.table.rowHeight(0) > dialog.table.verticalHeader().defaultSectionSize()


def test_a_hidden_number_never_overwrites_the_real_one(window: MainWindow) -> None:
    page = list_of(window)
    page.table.selectAll()
    QTest.keyClick(page.table, Qt.Key.Key_C, CTRL)
    text = QGuiApplication.clipboard().text()
    assert "138****5678" in text
    assert "13812345678" not in text
    stand_on(window, 0, "name")
    paste(window, text)
    assert [cells(one) for one in window.findChildren(PasteDialog) if one.isVisible()] == []
    assert named(window, "甲公司")["phone"] == "13812345678"


def test_one_value_goes_into_all_chosen_rows(window: MainWindow) -> None:
    page = list_of(window)
    stand_on(window, 0, "address")
    page.table.choose([0, 2], None)
    paste(window, "平江路1号")
    dialog = only(window, PasteDialog)
    assert isinstance(dialog, PasteDialog)
    assert [row[0] for row in cells(dialog)] == ["丙公司", "乙公司"]


def test_rows_below_the_last_are_told(window: MainWindow) -> None:
    stand_on(window, 2, "address")
    paste(window, "一\n二\n三")
    dialog = only(window, PasteDialog)
    assert isinstance(dialog, PasteDialog)
    assert "剪贴板多出 2 行" in dialog.words.text()


def test_a_block_with_headings_goes_to_the_import(window: MainWindow, qtbot: QtBot) -> None:
    stand_on(window, 0, "name")
    paste(window, "企业名称\t法人\t员工人数\n甲公司\t王一\t\n丁公司\t李二\t012\n")
    dialog = only(window, ImportDialog)
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(lambda: dialog.view.accept.words.text() == "将保存 2 行（新增 1，修改 1）")
    dialog.buttons.store.click()
    settle(window)
    assert named(window, "丁公司")["staff"] == 12
    assert named(window, "甲公司")["legal_representative"] == "王一"


def test_many_rows_get_one_value_in_one_step(window: MainWindow) -> None:
    page = list_of(window)
    page.table.setFocus()
    page.table.selectAll()
    QTest.keyClick(page.table, Qt.Key.Key_E, CTRL | Qt.KeyboardModifier.ShiftModifier)
    dialog = only(window, BulkEditDialog)
    assert isinstance(dialog, BulkEditDialog)
    assert not dialog.change_button.isEnabled()  # nothing is emptied by mistake
    dialog.choose("staff")
    assert dialog.widget is not None
    QTest.keyClicks(dialog.widget.input, "42")
    assert dialog.words.text() == "3 行的“从业人数”将改为“42”。一步可以撤销（Ctrl+Z）。"
    QTest.mouseClick(dialog.change_button, Qt.MouseButton.LeftButton)
    settle(window)
    assert [named(window, name)["staff"] for name in ("甲公司", "乙公司", "丙公司")] == [42, 42, 42]
    desk_of(window).undo()
    assert [named(window, name)["staff"] for name in ("甲公司", "乙公司", "丙公司")] == [None, 5, None]


def test_a_wrong_value_for_many_rows_changes_none(window: MainWindow) -> None:
    page = list_of(window)
    page.table.selectAll()
    QTest.keyClick(page.table, Qt.Key.Key_E, CTRL | Qt.KeyboardModifier.ShiftModifier)
    dialog = only(window, BulkEditDialog)
    assert isinstance(dialog, BulkEditDialog)
    dialog.choose("staff")
    assert dialog.widget is not None
    QTest.keyClicks(dialog.widget.input, "many")
    dialog.change_button.click()
    settle(window)
    assert "应为整数" in dialog.widget.error
    dialog.choose("credit_code")
    QTest.keyClicks(dialog.widget.input, "91330100799655058B")
    dialog.change_button.click()
    settle(window)
    assert "所有行都没有改" in dialog.trouble.text()
    assert named(window, "丙公司")["credit_code"] is None


def test_emptying_a_field_of_many_rows_is_asked_for_by_name(window: MainWindow) -> None:
    page = list_of(window)
    page.table.selectAll()
    QTest.keyClick(page.table, Qt.Key.Key_E, CTRL | Qt.KeyboardModifier.ShiftModifier)
    dialog = only(window, BulkEditDialog)
    assert isinstance(dialog, BulkEditDialog)
    dialog.choose("phone")
    dialog.clear.setChecked(True)
    assert "将清空" in dialog.words.text()
    dialog.change_button.click()
    settle(window)
    assert named(window, "甲公司")["phone"] is None
