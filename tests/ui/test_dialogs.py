"""Do the dialogs show what happened, take steps back, bring records back, and import only what was agreed to?"""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from app.kinds.base import Link
from tests.ui import bench
from tests.ui.bench import CAUSE, CHAMBER, ENTERPRISE
from ui import drafts
from ui.dialogs.history import show_history
from ui.dialogs.import_sheet import ImportDialog, open_import
from ui.dialogs.recycle_bin import RecycleBinDialog, show_recycle_bin
from ui.dialogs.restore import offer_drafts
from ui.dialogs.steps import StepsDialog, show_steps
from ui.drafts import Draft, Unsaved
from ui.services import Services

# The offscreen platform says this of every dialog; it means nothing there.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def services(folder: Path, qtbot: QtBot) -> Iterator[Services]:
    with bench.open_services(folder, qtbot) as made:
        yield made


def rows_of(table: QTableWidget) -> list[list[str]]:
    """What a table shows."""
    return [
        [item.text() if (item := table.item(row, column)) else "" for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def steps_of(services: Services, qtbot: QtBot) -> StepsDialog:
    dialog = show_steps(bench.host_of(services), services)
    bench.eventually(qtbot, lambda: "…" not in dialog.words.text())
    return dialog


def test_history_shows_who_changed_which_field_from_what_to_what(services: Services) -> None:
    key = bench.add(services, CHAMBER, name="示范区餐饮业商会", contact_person="王小明")
    services.desk.save(CHAMBER, {"contact_person": "李示例"}, record_id=key)
    dialog = show_history(bench.host_of(services), services, CHAMBER, key)
    assert dialog is not None
    rows = rows_of(dialog.table)
    assert rows[0][2:] == ["修改所属商会", "联系人", "王小明", "李示例"]
    assert rows[0][1]
    assert ["", "", "", "联系人", "", "王小明"] in rows[1:]


def test_a_step_is_taken_back_after_a_question_that_says_how_much(services: Services, qtbot: QtBot) -> None:
    bench.add(services, CAUSE, name="助学")
    dialog = steps_of(services, qtbot)
    assert not dialog.undo_button.isEnabled()
    dialog.table.selectRow(0)
    dialog.undo_button.click()
    assert "1 行" in bench.answer(qtbot, dialog, "撤销这一步")
    assert "恢复了 1 行" in bench.answer(qtbot, dialog, "知道了")
    bench.eventually(qtbot, lambda: len(rows_of(dialog.table)) == 2)
    assert rows_of(dialog.table)[1][4] == "已撤销"
    assert services.desk.counts()["cause"] == 0


def test_a_step_is_taken_back_only_once(services: Services, qtbot: QtBot) -> None:
    bench.add(services, CAUSE, name="助学")
    services.desk.undo()
    dialog = steps_of(services, qtbot)
    for row in range(2):
        dialog.table.selectRow(row)
        assert not dialog.undo_button.isEnabled()


def test_what_was_changed_since_is_kept_and_listed(services: Services, qtbot: QtBot) -> None:
    key = bench.add(services, CAUSE, name="助学", notes="甲")
    services.desk.save(CAUSE, {"notes": "乙"}, record_id=key)
    services.desk.save(CAUSE, {"notes": "丙"}, record_id=key)
    dialog = steps_of(services, qtbot)
    dialog.table.selectRow(1)
    dialog.undo_button.click()
    bench.answer(qtbot, dialog, "撤销这一步")
    said = bench.answer(qtbot, dialog, "知道了")
    assert "捐赠事由“助学”：备注" in said
    assert services.record(CAUSE, key).values["notes"] == "丙"


def bin_of(services: Services, qtbot: QtBot) -> RecycleBinDialog:
    dialog = show_recycle_bin(bench.host_of(services), services)
    bench.eventually(qtbot, lambda: "…" not in dialog.words.text())
    return dialog


def test_a_deleted_record_comes_back(services: Services, qtbot: QtBot) -> None:
    key = bench.add(services, CAUSE, name="助学")
    services.desk.remove(CAUSE, [key])
    dialog = bin_of(services, qtbot)
    assert rows_of(dialog.table)[0][2:] == ["捐赠事由", "助学"]
    dialog.table.selectRow(0)
    dialog.restore_button.click()
    bench.eventually(qtbot, lambda: services.desk.counts()["cause"] == 1)
    bench.eventually(qtbot, lambda: rows_of(dialog.table) == [])
    assert services.record(CAUSE, key).title == "助学"


def test_records_deleted_together_come_back_together_after_a_question(services: Services, qtbot: QtBot) -> None:
    keys = [bench.add(services, CAUSE, name=name) for name in ("助学", "助老")]
    services.desk.remove(CAUSE, keys)
    dialog = bin_of(services, qtbot)
    dialog.table.selectRow(0)
    dialog.restore_button.click()
    assert "另外 1 条" in bench.answer(qtbot, dialog, "恢复 2 条")
    bench.eventually(qtbot, lambda: services.desk.counts()["cause"] == 2)


def test_an_empty_recycle_bin_says_so(services: Services, qtbot: QtBot) -> None:
    assert bin_of(services, qtbot).words.text() == "回收站是空的。"


def test_an_answer_that_comes_after_closing_harms_nobody(services: Services, qtbot: QtBot) -> None:
    for dialog in (show_steps(bench.host_of(services), services), show_recycle_bin(bench.host_of(services), services)):
        dialog.close()
    qtbot.wait(150)
    assert [one for one in bench.host_of(services).findChildren(QDialog) if one.isVisible()] == []


# Drafts


def test_drafts_are_offered_opened_and_thrown_away(services: Services) -> None:
    opened: list[Draft] = []
    host = bench.host_of(services)
    assert offer_drafts(host, services, opened.append) is None
    drafts.keep(services.draft_folder, CAUSE, None, None, Unsaved("助学", {"name": "助学"}, ("name",)))
    drafts.keep(services.draft_folder, CHAMBER, 7, 1, Unsaved("示范区餐饮业商会", {"address": "新址"}, ("address",)))
    dialog = offer_drafts(host, services, opened.append)
    assert dialog is not None
    assert sorted(row[:3] for row in rows_of(dialog.table)) == [
        ["所属商会", "示范区餐饮业商会", "修改"],
        ["捐赠事由", "助学", "新增"],
    ]
    dialog.drop_button.click()
    assert len(rows_of(dialog.table)) == 1
    dialog.open_button.click()
    assert len(opened) == 1
    assert len(drafts.kept_in(services.draft_folder)) == 1  # kept until it is saved


def test_a_draft_keeps_links(services: Services) -> None:
    link = Link("助学", "cause", 3)
    unsaved = Unsaved("爱心人士", {"cause": link, "donor": "爱心人士"}, ("cause", "donor"))
    drafts.keep(services.draft_folder, bench.DONATION, None, None, unsaved)
    assert drafts.kept_in(services.draft_folder)[0].unsaved == unsaved


# Import


def workbook(folder: Path, *rows: list[object]) -> Path:
    """A sheet as an office keeps it: a title, a head, rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "名单"
    sheet.append(["示范区会员企业名单"])
    sheet.append(["序号", "单位名称", "统一社会信用代码", "入会时间", "喜欢的颜色"])
    for row in rows:
        sheet.append(row)
    path = folder / "名单.xlsx"
    book.save(path)
    return path


GOOD: list[object] = [1, "示范区甲有限公司", "914403001922038216", "2023.9.5", "红"]
BAD: list[object] = [2, "示范区乙有限公司", "914403001922038217", "2023.6.31", "蓝"]


def import_of(services: Services, qtbot: QtBot, path: Path) -> ImportDialog:
    dialog = open_import(bench.host_of(services), services, ENTERPRISE, path)
    bench.eventually(qtbot, lambda: dialog.pages.currentIndex() == 1)
    return dialog


def shown_rows(dialog: ImportDialog) -> list[list[str]]:
    model = dialog.view.model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_a_good_sheet_is_shown_first_and_stored_on_agreement(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = import_of(services, qtbot, workbook(tmp_path, GOOD))
    assert "新增 1" in dialog.words.text()
    assert services.desk.counts()["enterprise"] == 0
    assert dialog.all_button.isVisible()
    assert not dialog.good_button.isVisible()
    dialog.all_button.click()
    bench.eventually(qtbot, lambda: dialog.undo_button.isVisible())
    assert "新增 1 条" in dialog.trouble.text()
    assert services.desk.counts()["enterprise"] == 1


def test_a_refused_row_names_place_value_and_reason_and_only_the_good_rows_may_be_taken(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = import_of(services, qtbot, workbook(tmp_path, GOOD, BAD))
    assert not dialog.all_button.isVisible()
    rows = shown_rows(dialog)
    assert [row[:3] for row in rows] == [["4", "不能导入", "示范区乙有限公司"]]
    assert "C 列" in rows[0][3]
    assert "D 列" in rows[0][3]
    assert "第 4 行 D 列" in dialog.view.details.text()
    dialog.good_button.click()
    bench.eventually(qtbot, lambda: services.desk.counts()["enterprise"] == 1)


def test_an_import_is_taken_back_as_a_whole(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = import_of(services, qtbot, workbook(tmp_path, GOOD))
    dialog.all_button.click()
    bench.eventually(qtbot, lambda: dialog.undo_button.isVisible())
    dialog.undo_button.click()
    bench.answer(qtbot, dialog, "知道了")
    assert services.desk.counts()["enterprise"] == 0


def test_a_column_that_was_not_understood_can_be_given_a_meaning(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = import_of(services, qtbot, workbook(tmp_path, GOOD))
    choice = dialog.view.columns.choices["喜欢的颜色"]
    assert choice.currentText() == "（不导入）"
    choice.setCurrentIndex(choice.findData("notes"))
    choice.activated.emit(choice.currentIndex())
    bench.eventually(
        qtbot, lambda: dialog.view.columns.choices["喜欢的颜色"].currentData() == "notes" and not services.jobs.busy
    )
    dialog.all_button.click()
    bench.eventually(qtbot, lambda: services.desk.counts()["enterprise"] == 1)
    assert services.record(ENTERPRISE, 1).values["notes"] == "红"


def test_a_file_that_is_no_workbook_gets_a_sentence(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "坏.xlsx"
    path.write_text("not a workbook", "utf-8")
    dialog = open_import(bench.host_of(services), services, ENTERPRISE, path)
    bench.eventually(qtbot, lambda: bool(dialog.trouble.text()))
    assert "坏.xlsx" in dialog.trouble.text()
    assert dialog.pages.currentIndex() == 0


def test_a_dropped_workbook_is_read(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    path = workbook(tmp_path, GOOD)
    dialog = open_import(bench.host_of(services), services, ENTERPRISE)
    assert not dialog.undo_button.isVisible()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "readme.txt")), QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    dialog.dropEvent(drop)
    bench.eventually(qtbot, lambda: dialog.pages.currentIndex() == 1)


def test_every_dialog_belongs_to_its_window(services: Services, qtbot: QtBot) -> None:
    host = bench.host_of(services)
    opened: list[QWidget] = [steps_of(services, qtbot), bin_of(services, qtbot), open_import(host, services, None)]
    assert all(dialog.parentWidget() is host for dialog in opened)
