"""Do the statistics show every figure, for the year and day asked, and the records behind each?"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.figures import all_figures
from app.figures.themes import THEMES
from app.kinds import BY_NAME
from app.store import Store
from tests.ui import bench
from tests.ui.bench import CHAMBER, ENTERPRISE, MEETING, press, type_in
from tests.ui.frame import list_of, settle, standing
from ui.dialogs.behind import BehindDialog
from ui.pages.figures_page import FiguresPage
from ui.services import Services

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

VISIT = BY_NAME["visit"]


@pytest.fixture
def services(folder: Path, qtbot: QtBot) -> Iterator[Services]:
    with bench.open_services(folder, qtbot) as made:
        save = made.desk.save
        save(CHAMBER, {"name": "江城示范商会", "founded_on": "2016.5.1"})
        save(ENTERPRISE, {"name": "示范甲有限公司", "member_kind": "企业会员", "joined_on": "2020.1.1"})
        save(MEETING, {"title": "交流会", "kind": "交流分享会", "held_on": "2022.9.15"})
        save(MEETING, {"title": "培训班", "kind": "培训", "held_on": "2023.3.1"})
        yield made


@pytest.fixture
def page(services: Services, qtbot: QtBot) -> FiguresPage:
    made = FiguresPage(services, bench.host_of(services))
    bench.show(services, made, width=1000, height=680)
    counted(made, qtbot, "截至")
    return made


def counted(page: FiguresPage, qtbot: QtBot, words: str) -> None:
    bench.eventually(qtbot, lambda: words in page.words.text() and "正在" not in page.words.text())


def value(page: FiguresPage, name: str) -> str:
    for item in page.tree._items():
        if item.data(0, Qt.ItemDataRole.UserRole) == name:
            return item.text(1)
    raise AssertionError(name)


def go_to(page: FiguresPage, name: str) -> None:
    page.tree._choose(name)
    page.tree.setFocus()


def behind(page: FiguresPage, qtbot: QtBot) -> BehindDialog:
    bench.eventually(qtbot, lambda: any(dialog.isVisible() for dialog in page.findChildren(BehindDialog)))
    return next(dialog for dialog in page.findChildren(BehindDialog) if dialog.isVisible())


def test_every_figure_stands_under_exactly_one_theme() -> None:
    assert [figure for one in THEMES for figure in one.figures] == list(all_figures())


def test_every_figure_is_shown_with_what_it_counts(page: FiguresPage) -> None:
    results = page.tree._results
    assert {figure.name for figure in all_figures()} <= set(results)
    assert value(page, "meetings_by_kind") == "2 次"
    assert value(page, "members_by_kind") == "1 家"
    go_to(page, "meetings_by_kind")
    assert page.about.text().startswith("口径：")


def test_a_year_narrows_and_is_seen_from_its_last_day(page: FiguresPage, qtbot: QtBot) -> None:
    page.bar.year.setFocus()
    type_in("2022")
    press(Qt.Key.Key_Return)
    counted(page, qtbot, "2022年，截至2022年12月31日")
    assert value(page, "meetings_by_kind") == "1 次"


def test_a_day_moves_what_stands(page: FiguresPage, qtbot: QtBot) -> None:
    page.bar.day.setFocus()
    type_in("2019.12.31")
    press(Qt.Key.Key_Return)
    counted(page, qtbot, "全部年份，截至2019年12月31日")
    assert value(page, "members_by_kind") == "0 家"
    assert value(page, "chambers_by_kind") == "1 家"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("year", "20x3", "年份“20x3”看不懂"),
        ("day", "2023.6.31", "截止日期："),
        ("day", "2023.6", "要写到日"),
    ],
)
def test_what_cannot_be_understood_gets_a_sentence(
    page: FiguresPage, qtbot: QtBot, field: str, typed: str, sentence: str
) -> None:
    getattr(page.bar, field).setFocus()
    type_in(typed)
    press(Qt.Key.Key_Return)
    bench.eventually(qtbot, lambda: sentence in page.words.text())
    assert value(page, "meetings_by_kind") == "2 次"


def test_enter_shows_the_records_and_enter_again_opens_one(page: FiguresPage, qtbot: QtBot) -> None:
    go_to(page, "meetings_by_kind")
    press(Qt.Key.Key_Return)
    dialog = behind(page, qtbot)
    assert [row.title for row in dialog.model.rows] == ["交流会", "培训班"]
    bench.eventually(qtbot, dialog.table.hasFocus)
    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(page.record_wished) as told:
        press(Qt.Key.Key_Return)
    assert told.args is not None
    assert told.args[0] == "meeting"
    assert page._services.record(MEETING, told.args[1]).title == "培训班"


def test_a_group_has_its_own_records(page: FiguresPage, qtbot: QtBot) -> None:
    [group] = [name for name, one in page.tree._results.items() if one.title == "会议活动：培训"]
    go_to(page, group)
    page.rows_button.click()
    assert [row.title for row in behind(page, qtbot).model.rows] == ["培训班"]


def test_what_was_unfolded_and_chosen_stays_when_numbers_come_anew(page: FiguresPage, qtbot: QtBot) -> None:
    go_to(page, "meetings_by_kind")
    press(Qt.Key.Key_Right)
    item = page.tree.currentItem()
    assert item is not None
    assert item.isExpanded()
    page._services.desk.save(MEETING, {"title": "座谈会", "kind": "座谈会", "held_on": "2023.5.1"})
    page.refresh()
    bench.eventually(qtbot, lambda: value(page, "meetings_by_kind") == "3 次")
    item = page.tree.currentItem()
    assert item is not None
    assert item.text(0) == "会议活动"
    assert item.isExpanded()


def test_the_workbook_is_written_where_it_is_asked_for(page: FiguresPage, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "统计.xlsx"
    page.export_button.click()
    [dialog] = page.findChildren(QFileDialog)
    with qtbot.waitSignal(page.told, timeout=10_000) as told:
        dialog.fileSelected.emit(str(target))
    dialog.reject()
    assert told.args is not None
    assert "已导出统计" in told.args[0]
    assert target.is_file()


def test_a_record_behind_a_figure_opens_in_its_page(qtbot: QtBot, store: Store, folder: Path) -> None:
    Desk(store).save(VISIT, {"target": "江城示范商会", "visited_on": "2023.5.6"})
    window = standing(qtbot, store, folder, "figures")
    page = window.pages.currentWidget()
    assert isinstance(page, FiguresPage)
    counted(page, qtbot, "截至")
    go_to(page, "visits_by_target")
    QTest.keyClick(page.tree, Qt.Key.Key_Return)
    behind(page, qtbot).open_button.click()
    settle(window)
    assert window.navigation.current_page() == "visit"
    assert list_of(window).panel.is_open()


def test_many_records_come_with_a_progress_and_not_in_the_way_of_questions(
    page: FiguresPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.services._QUICK_ROWS", 1)
    with qtbot.waitSignal(page._services.jobs.busy_changed):
        go_to(page, "meetings_by_kind")
        press(Qt.Key.Key_Return)
    assert len(behind(page, qtbot).model.rows) == 2
