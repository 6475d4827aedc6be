"""Does the window do what its keys and buttons promise?"""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.kinds import BY_NAME
from app.store import Store
from tests.ui.frame import (
    add_enterprises,
    answer,
    box_of,
    commit,
    desk_of,
    list_of,
    names_in,
    opened,
    settle,
    standing,
)
from ui.dialogs.export_register import ExportDialog
from ui.page_names import PAGES
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

ENTERPRISE = BY_NAME["enterprise"]
CTRL = Qt.KeyboardModifier.ControlModifier


def test_every_record_kind_has_its_page() -> None:
    assert {page.name for page in PAGES} >= set(BY_NAME)


def test_every_page_opens(qtbot: QtBot, store: Store, folder: Path) -> None:
    window = standing(qtbot, store, folder)
    for page in PAGES:
        if not page.dialog:
            window.navigation.choose(page.name)
            settle(window)
            assert window.pages.currentWidget() is not window.pages._waiting, page.name


def test_ctrl_page_down_walks_through_the_pages(qtbot: QtBot, store: Store, folder: Path) -> None:
    window = standing(qtbot, store, folder)
    QTest.keyClick(window, Qt.Key.Key_PageDown, CTRL)
    assert window.navigation.current_page() == "chamber"
    QTest.keyClick(window, Qt.Key.Key_PageUp, CTRL)
    assert window.navigation.current_page() == "enterprise"


def test_ctrl_n_typing_and_ctrl_s_store_a_record_and_show_it(qtbot: QtBot, store: Store, folder: Path) -> None:
    window = standing(qtbot, store, folder)
    QTest.keyClick(window, Qt.Key.Key_N, CTRL)
    focus = window.focusWidget()
    assert focus is not None
    commit(focus, "新开张商贸行")
    QTest.keyClick(focus, Qt.Key.Key_S, CTRL)
    settle(window)
    page = list_of(window)
    assert names_in(page) == ["新开张商贸行"]
    assert page.table.chosen_ids() == list(page.model.ids)


def test_f2_opens_the_row_and_esc_closes_the_form(qtbot: QtBot, store: Store, folder: Path) -> None:
    add_enterprises(store)
    window = standing(qtbot, store, folder)
    page = list_of(window)
    page.table.go_to(1)
    QTest.keyClick(window, Qt.Key.Key_F2)
    settle(window)
    assert page.panel.is_open()
    assert page.panel.shown_id == page.model.ids[1]
    focus = window.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert not page.panel.is_open()


def test_undo_says_what_it_takes_back(qtbot: QtBot, store: Store, folder: Path) -> None:
    window = standing(qtbot, store, folder)
    add_enterprises(store, ["只此一家"])
    settle(window)
    assert names_in(list_of(window)) == ["只此一家"]
    assert "新增会员企业" in window.commands.undo.toolTip()
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    settle(window)
    assert window.status.currentMessage() == "已撤销：新增会员企业"
    assert names_in(list_of(window)) == []
    QTest.keyClick(window, Qt.Key.Key_Y, CTRL)
    settle(window)
    assert names_in(list_of(window)) == ["只此一家"]


def test_delete_asks_counts_and_can_be_refused(qtbot: QtBot, store: Store, folder: Path) -> None:
    add_enterprises(store)
    window = standing(qtbot, store, folder)
    page = list_of(window)
    page.table.selectAll()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    box = box_of(window)
    assert "3 家会员企业" in box.text()
    assert "青禾智能装备有限公司" in box.text()
    answer(box, "取消")
    settle(window)
    assert len(page.model.ids) == 3
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    answer(box_of(window), "删除")
    settle(window)
    assert len(page.model.ids) == 0


def test_what_another_part_writes_appears_by_itself(qtbot: QtBot, store: Store, folder: Path) -> None:
    window = standing(qtbot, store, folder)
    assert names_in(list_of(window)) == []
    add_enterprises(store, ["别处录入"])
    settle(window)
    assert names_in(list_of(window)) == ["别处录入"]


def test_a_read_only_store_switches_off_what_writes(qtbot: QtBot, folder: Path) -> None:
    with Store.open(folder) as store:
        add_enterprises(store)
    with Store.open(folder, read_only=True) as store:
        window = standing(qtbot, store, folder)
        list_of(window).table.selectAll()
        commands = window.commands
        assert not any(a.isEnabled() for a in (commands.new, commands.import_excel, commands.delete, commands.undo))
        assert commands.export.isEnabled()
        assert window.status.state.text().endswith("只读")


def test_print_is_there_on_every_page(qtbot: QtBot, store: Store, folder: Path) -> None:
    Desk(store).save(BY_NAME["meeting"], {"title": "交流分享会", "kind": "交流分享会", "held_on": "2023-09-15"})
    window = standing(qtbot, store, folder)
    assert window.commands.print.isEnabled()
    window.navigation.choose("home")
    settle(window)
    assert window.commands.print.isEnabled()
    window.navigation.choose("meeting")
    settle(window)
    list_of(window).table.go_to(0)
    assert window.commands.print.isEnabled()


def test_export_writes_the_rows_in_view(qtbot: QtBot, store: Store, folder: Path, tmp_path: Path) -> None:
    add_enterprises(store)
    window = standing(qtbot, store, folder)
    QTest.keyClick(window, Qt.Key.Key_E, CTRL)
    [choice] = window.findChildren(ExportDialog)
    settle(window)  # until it stands, keys belong to the table behind it
    QTest.keyClick(choice.export_button, Qt.Key.Key_Return)
    [dialog] = choice.findChildren(QFileDialog)
    target = tmp_path / "名册.xlsx"
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    settle(window)
    assert target.is_file()
    assert window.status.currentMessage().startswith("已导出 3 家会员企业")


def test_leaving_with_typed_text_asks_and_keeps_the_window(qtbot: QtBot, store: Store, folder: Path) -> None:
    window = standing(qtbot, store, folder)
    QTest.keyClick(window, Qt.Key.Key_N, CTRL)
    focus = window.focusWidget()
    assert focus is not None
    commit(focus, "还没保存")
    window.close()
    assert window.isVisible()
    answer(box_of(window), "继续编辑")
    assert window.isVisible()
    assert list_of(window).panel.is_dirty()


def test_leaving_closes_the_store_and_keeps_a_copy(qtbot: QtBot, folder: Path) -> None:
    window = opened(qtbot, folder)
    add_enterprises(desk_of(window).store)
    settle(window)
    with qtbot.waitSignal(window.closed, timeout=5000):
        window.close()
    assert list((folder / "backups").glob("desk-*-exit.db"))
    Store.open(folder).close()  # nobody holds it any more


def test_widths_and_page_come_back_with_the_next_window(qtbot: QtBot, folder: Path) -> None:
    window = opened(qtbot, folder, "person")
    list_of(window).table.head.resizeSection(1, 333)
    with qtbot.waitSignal(window.closed, timeout=5000):
        window.close()
    again = MainWindow(folder)
    qtbot.addWidget(again, before_close_func=lambda widget: setattr(widget, "_may_close", True))
    assert again.navigation.current_page() == "person"
    again.pages.begin()
    assert list_of(again).table.head.sectionSize(1) == 333


def test_a_backup_brought_back_is_shown_in_the_same_window(qtbot: QtBot, folder: Path, tmp_path: Path) -> None:
    window = opened(qtbot, folder)
    store = desk_of(window).store
    add_enterprises(store, ["备份里的"])
    copy = store.back_up("manual", tmp_path / "copy.db")
    add_enterprises(store, ["后来的"])
    settle(window)
    assert len(names_in(list_of(window))) == 2
    window.restore(copy)
    qtbot.waitUntil(lambda: window.services is not None, timeout=5000)
    settle(window)
    assert names_in(list_of(window)) == ["备份里的"]


def test_a_narrow_window_shows_the_navigation_as_icons(qtbot: QtBot, store: Store, folder: Path) -> None:
    window = standing(qtbot, store, folder)
    assert window.navigation.width() == 176
    window.resize(911, 512)
    QGuiApplication.processEvents()
    assert window.navigation.width() < 60
    assert window.navigation.verticalScrollBar().maximum() == 0


def test_nineteen_rows_fit_a_small_screen(qtbot: QtBot, store: Store, folder: Path) -> None:
    add_enterprises(store)
    window = standing(qtbot, store, folder)
    assert list_of(window).table.viewport().height() >= 19 * 30


def test_f1_shows_help_without_stopping_the_work(qtbot: QtBot, store: Store, folder: Path) -> None:
    window = standing(qtbot, store, folder)
    QTest.keyClick(window, Qt.Key.Key_F1)
    [dialog] = [child for child in window.children() if child.__class__.__name__ == "QDialog"]
    assert dialog.isVisible()  # type: ignore[attr-defined]
    assert not dialog.isModal()  # type: ignore[attr-defined]
