"""Is a file shown before it is stored, stored as agreed, taken back as a whole, and is a bad one only a sentence?"""

from pathlib import Path

import openpyxl
import shiboken6
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.importing import saying
from tests.ui import bench
from tests.ui.bench import ENTERPRISE
from tests.ui.importing.sheets import BAD, GOOD, OFFSCREEN, SHEET, import_of, members, planned, plans_made, shown
from ui.importing.dialog import ImportDialog, open_import
from ui.services import Services

pytestmark = OFFSCREEN


def chooser_of(dialog: ImportDialog) -> QFileDialog:
    """The file dialog that is open above."""
    found = [one for one in dialog.findChildren(QFileDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def stored(services: Services) -> int:
    return services.desk.counts()["enterprise"]


def test_a_good_sheet_is_shown_first_and_stored_on_agreement(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = import_of(services, qtbot, members(tmp_path, GOOD))
    assert dialog.view.accept.words.text() == "将保存 1 行（新增 1）"
    assert dialog.buttons.store.text() == "导入 1 行"
    assert stored(services) == 0
    assert not dialog.buttons.back.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    bench.eventually(qtbot, dialog.buttons.undo.isVisible)
    assert "新增 1 条" in dialog.trouble.text()
    assert stored(services) == 1


def test_a_refused_row_names_place_value_and_reason_and_is_left_out(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = import_of(services, qtbot, members(tmp_path, GOOD, BAD))
    rows = shown(dialog)
    assert [row[:3] for row in rows] == [["4", "不能导入", "示范区乙有限公司"]]
    assert "C 列" in rows[0][3]
    assert "D 列" in rows[0][3]
    assert "第 4 行 D 列" in dialog.view.details.text()
    assert dialog.view.accept.words.text() == "将保存 1 行（新增 1）；不保存：不能导入 1"
    dialog.buttons.store.click()
    bench.eventually(qtbot, lambda: stored(services) == 1)


def test_an_import_is_taken_back_as_a_whole(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = import_of(services, qtbot, members(tmp_path, GOOD))
    dialog.buttons.store.click()
    bench.eventually(qtbot, dialog.buttons.undo.isVisible)
    dialog.buttons.undo.click()
    bench.answer(qtbot, dialog, "知道了")
    assert stored(services) == 0
    dialog.buttons.rest.click()
    bench.eventually(qtbot, lambda: dialog.buttons.store.text() == "导入 1 行")


def test_the_rest_can_be_mended_and_stored_after_the_good_rows(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = import_of(services, qtbot, members(tmp_path, GOOD, [2, "示范区乙有限公司", None, "2023.6.31", "蓝"]))
    dialog.buttons.store.click()
    bench.eventually(qtbot, dialog.buttons.rest.isVisible)
    dialog.buttons.rest.click()
    planned(services, qtbot, dialog)
    bench.eventually(qtbot, lambda: dialog.view.accept.words.text() == "将保存 0 行；不保存：不能导入 1，相同 1")
    assert "同一个文件已经导入过" in dialog.trouble.text()
    dialog.planning.say(saying.say_cell(dialog.planning.said, SHEET, 4, "D", "2023.6.30"))
    bench.eventually(qtbot, lambda: dialog.buttons.store.text() == "导入 1 行")
    dialog.buttons.store.click()
    bench.eventually(qtbot, lambda: stored(services) == 2 and not services.jobs.busy)
    assert not dialog.buttons.rest.isVisible()


def test_corrections_are_not_thrown_away_without_a_question(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = import_of(services, qtbot, members(tmp_path, GOOD))
    dialog.planning.say(saying.say_cell(dialog.planning.said, SHEET, 3, "D", "2023.6.30"))
    planned(services, qtbot, dialog)
    bench.eventually(qtbot, lambda: dialog.planning.corrected)
    bench.press(Qt.Key.Key_Escape)
    assert "已经更正了 1 处" in bench.answer(qtbot, dialog, "继续核对")
    assert dialog.isVisible()
    dialog.close()
    assert dialog.isVisible()
    bench.button(dialog, "不导入，关闭").click()
    bench.eventually(qtbot, lambda: not shiboken6.isValid(dialog))


def test_another_kind_is_chosen_in_the_open_list_alone(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = import_of(services, qtbot, members(tmp_path, GOOD))
    asked = plans_made(dialog)
    choice = dialog.kind_choice
    assert choice.currentText() == "导入为会员企业"
    choice.setFocus()
    for _ in range(3):
        QTest.keyClick(choice, Qt.Key.Key_Down)
        QTest.keyClick(choice.view(), Qt.Key.Key_Down)
    QTest.keyClick(choice.view(), Qt.Key.Key_Escape)
    assert asked() == 0
    assert choice.currentText() == "导入为会员企业"
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert choice.view().currentIndex().row() == choice.currentIndex()
    QTest.keyClick(choice.view(), Qt.Key.Key_Home)
    QTest.keyClick(choice.view(), Qt.Key.Key_Return)
    bench.eventually(qtbot, lambda: asked() == 1)
    planned(services, qtbot, dialog)
    assert dialog.planning.wished is None


def test_a_file_that_is_no_workbook_gets_a_sentence(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "坏.xlsx"
    path.write_text("not a workbook", "utf-8")
    dialog = open_import(bench.host_of(services), services, ENTERPRISE, path)
    bench.eventually(qtbot, lambda: bool(dialog.trouble.text()))
    assert "坏.xlsx" in dialog.trouble.text()
    assert dialog.pages.currentIndex() == 0


def test_a_second_file_that_cannot_be_read_leaves_no_plan_of_the_first(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = import_of(services, qtbot, members(tmp_path, GOOD))
    bad = tmp_path / "坏.xlsx"
    bad.write_text("not a workbook", "utf-8")
    dialog.read([bad])
    assert dialog.pages.currentIndex() == 0
    bench.eventually(qtbot, lambda: bool(dialog.trouble.text()))
    assert "坏.xlsx" in dialog.trouble.text()
    assert dialog.planning.plan is None
    assert not dialog.buttons.store.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog.buttons.store.click()
    qtbot.wait(100)
    assert stored(services) == 0
    dialog.read([members(tmp_path, GOOD)])
    planned(services, qtbot, dialog)
    assert not dialog.trouble.isVisible()


def test_several_files_come_in_one_after_the_other_each_by_itself(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    files = [
        members(tmp_path, GOOD, name="1.xlsx"),
        tmp_path / "2.xlsx",
        members(tmp_path, [3, "示范区丙有限公司", None, "2023.9.5", "红"], name="3.xlsx"),
        members(tmp_path, [4, "示范区丁有限公司", None, "2023.9.5", "红"], name="4.xlsx"),
    ]
    files[1].write_text("not a workbook", "utf-8")
    dialog = open_import(bench.host_of(services), services, ENTERPRISE)
    dialog.choose_button.click()
    chooser = chooser_of(dialog)
    assert chooser.fileMode() == QFileDialog.FileMode.ExistingFiles
    chooser.filesSelected.emit([str(path) for path in reversed(files)])
    chooser.close()
    planned(services, qtbot, dialog)
    assert dialog.head.text() == "1.xlsx → 会员企业（第 1 个，共 4 个）"
    assert dialog.buttons.next.text() == "跳过，下一个文件"
    dialog.buttons.store.click()
    bench.eventually(qtbot, dialog.buttons.undo.isVisible)
    assert dialog.buttons.next.text() == "下一个文件"
    assert dialog.buttons.next.hasFocus()
    bench.press(Qt.Key.Key_Space)
    bench.eventually(qtbot, lambda: "2.xlsx" in dialog.trouble.text())
    assert dialog.planning.plan is None
    dialog.buttons.next.click()
    planned(services, qtbot, dialog)
    dialog.buttons.next.click()
    planned(services, qtbot, dialog)
    assert dialog.head.text() == "4.xlsx → 会员企业（第 4 个，共 4 个）"
    assert not dialog.buttons.next.isVisible()
    dialog.buttons.store.click()
    bench.eventually(qtbot, dialog.buttons.undo.isVisible)
    assert [step.title for step in services.desk.steps()] == ["导入会员企业：4.xlsx", "导入会员企业：1.xlsx"]


def test_a_dropped_workbook_is_read(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    path = members(tmp_path, GOOD)
    dialog = open_import(bench.host_of(services), services, ENTERPRISE)
    assert not dialog.buttons.undo.isVisible()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "readme.md")), QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    dialog.dropEvent(drop)
    planned(services, qtbot, dialog)
    assert dialog.pages.currentIndex() == 1


def test_the_mistakes_go_back_as_a_marked_copy(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = import_of(services, qtbot, members(tmp_path, GOOD, BAD))
    dialog.buttons.back.click()
    chooser = chooser_of(dialog)
    assert chooser.windowTitle() == "退回问题清单"
    target = tmp_path / "名单_问题清单.xlsx"
    chooser.fileSelected.emit(str(target))
    chooser.close()
    bench.eventually(qtbot, lambda: "已写好退回的表" in dialog.trouble.text())
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["问题清单", SHEET]
    assert book[SHEET]["D4"].comment is not None
    assert book[SHEET]["D3"].comment is None
    dialog.buttons.back.click()
    again = chooser_of(dialog)
    again.fileSelected.emit(str(tmp_path / "名单.xlsx"))
    again.close()
    bench.eventually(qtbot, lambda: "不能盖住原文件" in dialog.trouble.text())
