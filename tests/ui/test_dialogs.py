"""Do the dialogs show what happened, take steps back, and bring records back?"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from app.kinds.base import Link
from tests.ui import bench
from tests.ui.bench import CAUSE, CHAMBER
from ui import drafts
from ui.dialogs.history import show_history
from ui.dialogs.recycle_bin import RecycleBinDialog, show_recycle_bin
from ui.dialogs.restore import offer_drafts
from ui.dialogs.steps import StepsDialog, show_steps
from ui.drafts import Draft, Unsaved
from ui.importing.dialog import open_import
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


def test_every_dialog_belongs_to_its_window(services: Services, qtbot: QtBot) -> None:
    host = bench.host_of(services)
    opened: list[QWidget] = [steps_of(services, qtbot), bin_of(services, qtbot), open_import(host, services, None)]
    assert all(dialog.parentWidget() is host for dialog in opened)
