"""Does the window let out what is chosen, remember it, hide numbers, and note who saw them?"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.kinds import BY_NAME
from app.store import Store
from exports.workbook_reader import read_workbook
from tests.ui.frame import desk_of, list_of, settle, standing
from ui.dialogs.export_register import ExportDialog
from ui.dialogs.handouts import HandoutsDialog
from ui.dialogs.steps import StepsDialog
from ui.window import MainWindow

ENTERPRISE = BY_NAME["enterprise"]
PHONE_COLUMN = 6


@pytest.fixture
def window(qtbot: QtBot, store: Store, folder: Path) -> Iterator[MainWindow]:
    desk = Desk(store)
    for number, name in enumerate(("甲公司", "乙公司", "丙公司")):
        desk.save(ENTERPRISE, {"name": name, "phone": f"1381234567{number}"})
    window = standing(qtbot, store, folder)
    window.settings.clear()
    yield window
    window.settings.clear()


def opened(window: MainWindow) -> ExportDialog:
    window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    [dialog] = [one for one in window.findChildren(ExportDialog) if one.isVisible()]
    return dialog


def test_columns_order_and_format_are_chosen_and_remembered(window: MainWindow, tmp_path: Path) -> None:
    dialog = opened(window)
    assert dialog.columns.names() == [field.name for field in ENTERPRISE.fields]
    dialog.columns.set_names(["name", "phone", "address"])
    dialog.columns.list.setCurrentRow(1)
    dialog.columns.list.item(2).setCheckState(Qt.CheckState.Unchecked)
    dialog.columns._move(-1)
    dialog.csv.setChecked(True)
    assert not dialog.split.isEnabled()
    dialog.reason.setCurrentText("年检联络")
    dialog._remember()
    dialog.write(tmp_path / "a.csv")
    settle(window)
    text = (tmp_path / "a.csv").read_text("utf-8-sig")
    assert text.splitlines()[0] == "联系电话,企业名称,系统编号"
    assert "\t13812345670" in text
    [line] = desk_of(window).handouts()
    assert (line.reason, line.count, line.target) == ("年检联络", 3, "a.csv")
    again = opened(window)
    assert again.columns.names() == ["phone", "name"]
    assert again.csv.isChecked()
    assert again.reason.currentText() == "年检联络"


def test_full_numbers_want_a_reason_and_hidden_ones_do_not(window: MainWindow, tmp_path: Path) -> None:
    dialog = opened(window)
    assert dialog.full.isChecked()
    dialog.reason.setCurrentText(" ")
    assert not dialog.export_button.isEnabled()
    assert "请写明事由" in dialog.words.text()
    dialog.public.setChecked(True)
    assert dialog.export_button.isEnabled()
    assert not dialog.reason.isEnabled()
    dialog.write(tmp_path / "a.xlsx")
    settle(window)
    assert "138****5670" in str(read_workbook(tmp_path / "a.xlsx"))
    assert desk_of(window).handouts() == []


def test_only_chosen_rows_go_out_when_several_are_chosen(window: MainWindow, tmp_path: Path) -> None:
    list_of(window).table.choose([0, 1], 0)
    dialog = opened(window)
    assert dialog.chosen_rows.isChecked()
    assert dialog.chosen_rows.text() == "选中的 2 家"
    dialog.split.setCurrentIndex(dialog.split.findData("member_kind"))
    dialog.write(tmp_path / "a.xlsx")
    settle(window)
    [grid] = read_workbook(tmp_path / "a.xlsx")
    assert len(grid.rows) == 3
    assert grid.title == "企业会员"


def test_without_a_column_nothing_goes_out(window: MainWindow) -> None:
    dialog = opened(window)
    dialog.columns._check(False)
    assert not dialog.export_button.isEnabled()
    dialog.columns.take_shown()
    assert dialog.columns.names() == list(ENTERPRISE.listed)


def test_the_table_hides_numbers_until_they_are_asked_for_and_that_is_noted(window: MainWindow) -> None:
    page = list_of(window)
    assert page.model.text(1, PHONE_COLUMN) == "138****5670"
    page.table.full_action.trigger()
    settle(window)
    assert page.model.text(1, PHONE_COLUMN) == "13812345670"
    [line] = desk_of(window).handouts()
    assert (line.action, line.kind, line.fields, line.count) == ("显示", "会员企业", "联系电话", 3)
    page.table.full_action.trigger()
    settle(window)
    assert page.model.text(1, PHONE_COLUMN) == "138****5670"
    assert len(desk_of(window).handouts()) == 1


def test_a_register_without_numbers_offers_no_such_command(window: MainWindow) -> None:
    window.navigation.choose("membership")
    settle(window)
    assert not list_of(window).table.full_action.isVisible()


def test_the_book_of_handouts_is_shown_beside_the_steps(window: MainWindow, tmp_path: Path) -> None:
    desk = desk_of(window)
    from app.lists import Listing

    desk.export(ENTERPRISE, Listing(ENTERPRISE), tmp_path / "a.xlsx", reason="换届工作")
    window.deeds.open_dialog("steps")
    settle(window)
    [steps] = window.findChildren(StepsDialog)
    steps.handouts_button.click()
    settle(window)
    [book] = steps.findChildren(HandoutsDialog)
    texts = [item.text() for column in range(8) if (item := book.table.item(0, column)) is not None]
    assert texts[2:] == ["导出", "会员企业", "联系电话", "3", "换届工作", "a.xlsx"]


def test_the_choice_fits_on_a_low_screen(window: MainWindow) -> None:
    """1366 × 768 at 150 % leaves some 440 pixels between title and task bar."""
    dialog = opened(window)
    assert dialog.minimumSizeHint().height() <= 440
    assert dialog.height() <= dialog.screen().availableSize().height()
