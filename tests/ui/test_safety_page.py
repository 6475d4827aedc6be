"""Does the safety page keep copies, explain the way back, and tell what a check finds?"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui import bench
from tests.ui.bench import CAUSE, ENTERPRISE
from ui.pages.safety_page import SafetyPage
from ui.services import Services

# The offscreen platform says this of every dialog; it means nothing there.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def services(folder: Path, qtbot: QtBot) -> Iterator[Services]:
    with bench.open_services(folder, qtbot) as made:
        yield made


@pytest.fixture
def page(services: Services) -> SafetyPage:
    made = SafetyPage(services, bench.host_of(services))
    bench.show(services, made, width=1000, height=680)
    return made


def test_a_backup_is_made_and_listed_with_its_reason(services: Services, page: SafetyPage, qtbot: QtBot) -> None:
    page.backup_button.click()
    bench.eventually(qtbot, lambda: page.copies.rowCount() == 1)
    reason = page.copies.item(0, 1)
    assert reason is not None
    assert reason.text() == "手动"
    assert "已备份并核对" in page.words.text()


def test_a_backup_can_go_to_another_place(services: Services, page: SafetyPage, qtbot: QtBot, tmp_path: Path) -> None:
    bench.add(services, CAUSE, name="助学")
    target = tmp_path / "usb" / "copy.db"
    page.back_up_to(str(target))
    bench.eventually(qtbot, target.is_file)
    rows = sqlite3.connect(target).execute("SELECT count(*) FROM cause").fetchone()
    assert rows == (1,)


def test_restoring_asks_and_says_that_nothing_is_lost(services: Services, page: SafetyPage, qtbot: QtBot) -> None:
    page.backup_button.click()
    bench.eventually(qtbot, lambda: page.copies.rowCount() == 1)
    assert not page.restore_button.isEnabled()
    page.copies.selectRow(0)
    wished: list[Path] = []
    page.restore_requested.connect(wished.append)
    page.restore_button.click()
    assert "先自动备份" in bench.answer(qtbot, page, "不恢复")
    assert wished == []
    page.restore_button.click()
    bench.answer(qtbot, page, "恢复")
    assert wished == [services.desk.backups()[0].path]


def test_a_sound_store_is_told_to_be_sound(services: Services, page: SafetyPage, qtbot: QtBot) -> None:
    page.check_button.click()
    bench.eventually(qtbot, lambda: "没有发现问题" in page.verdict.text())
    assert not page.findings.isVisible()


def test_a_finding_says_what_where_and_what_to_do(services: Services, page: SafetyPage, qtbot: QtBot) -> None:
    key = bench.add(services, ENTERPRISE, name="示范区甲有限公司")
    with sqlite3.connect(services.desk.store.path) as connection:  # as a foreign tool would
        connection.create_function("current_operation", 0, lambda: 1)
        connection.execute("UPDATE enterprise SET joined_on = '2023-99' WHERE id = ?", (key,))
    page.check_button.click()
    bench.eventually(qtbot, lambda: page.findings.isVisible())
    told = [
        "".join(item.text() for column in range(4) if (item := page.findings.item(row, column)))
        for row in range(page.findings.rowCount())
    ]
    assert any("入会日期" in one and "示范区甲有限公司" in one and "打开记录改正" in one for one in told)


def test_a_full_folder_gets_a_sentence(services: Services, page: SafetyPage, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    page.back_up_to(str(tmp_path / "file" / "copy.db"))
    host = bench.host_of(services)
    assert bench.answer(qtbot, host, "关闭")
