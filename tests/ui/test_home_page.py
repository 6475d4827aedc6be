"""Does the home page show what is there, and lead to it?"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.attention import YEAR_FIGURES
from app.kinds import BY_NAME
from tests.ui import bench
from tests.ui.bench import CAUSE, CHAMBER, ENTERPRISE, MEETING, press
from ui.dialogs.behind import BehindDialog
from ui.dialogs.steps import StepsDialog
from ui.fields import dates
from ui.pages.home_cards import MAIN_KINDS, BackupCard, CountsCard, StartCard, StepsCard, when
from ui.pages.home_page import HomePage
from ui.pages.home_today import CALM, NeedsCard, YearCard
from ui.services import Services

APPEAL = BY_NAME["appeal"]

# The offscreen platform says this of every dialog; it means nothing there.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def services(folder: Path, qtbot: QtBot) -> Iterator[Services]:
    with bench.open_services(folder, qtbot) as made:
        yield made


@pytest.fixture
def page(services: Services) -> HomePage:
    made = HomePage(services, bench.host_of(services))
    bench.show(services, made, width=1000, height=680)
    return made


def counts_of(page: HomePage) -> CountsCard:
    found = page.findChild(CountsCard)
    assert isinstance(found, CountsCard)
    return found


def test_an_empty_store_offers_three_ways_to_begin(services: Services, page: HomePage, qtbot: QtBot) -> None:
    start = page.findChild(StartCard)
    assert isinstance(start, StartCard)
    bench.eventually(qtbot, lambda: "还没有数据" in start.words.text())
    assert start.sample_button.isVisible()
    with qtbot.waitSignal(page.new_wished) as told:
        start.new_button.click()
    assert told.args == ["enterprise"]
    with qtbot.waitSignal(page.import_wished):
        start.import_button.click()
    with qtbot.waitSignal(page.sample_wished):
        start.sample_button.click()


def test_the_main_registers_are_counted_and_open_by_their_figure(
    services: Services, page: HomePage, qtbot: QtBot
) -> None:
    bench.add(services, ENTERPRISE, name="示范区甲有限公司")
    page.refresh()
    card = counts_of(page)
    bench.eventually(qtbot, lambda: card.tiles["enterprise"].figure == "1 家")
    assert tuple(card.tiles) == MAIN_KINDS
    assert card.tiles["donation"].figure == "0 笔"
    with qtbot.waitSignal(page.list_wished) as told:
        card.tiles["donation"].setFocus()
        press(Qt.Key.Key_Return)
    assert told.args == ["donation"]
    start = page.findChild(StartCard)
    assert isinstance(start, StartCard)
    bench.eventually(qtbot, lambda: not start.sample_button.isVisible())


def needs_of(page: HomePage) -> NeedsCard:
    found = page.findChild(NeedsCard)
    assert isinstance(found, NeedsCard)
    return found


def behind(page: HomePage, qtbot: QtBot) -> BehindDialog:
    bench.eventually(qtbot, lambda: any(dialog.isVisible() for dialog in page.findChildren(BehindDialog)))
    return next(dialog for dialog in page.findChildren(BehindDialog) if dialog.isVisible())


def test_a_day_without_needs_is_calm(page: HomePage, qtbot: QtBot) -> None:
    card = needs_of(page)
    bench.eventually(qtbot, lambda: card.words.text() == CALM)
    assert card.words.isVisible()
    assert not card.lines


def test_each_need_opens_the_records_that_need_a_hand(services: Services, page: HomePage, qtbot: QtBot) -> None:
    appeal = bench.add(services, APPEAL, title="用工困难", raised_on="2023.1.5", due_on="2023.2.1")
    bench.add(services, CHAMBER, name="江城示范商会", founded_on="2016.5.1")
    page.refresh()
    card = needs_of(page)
    bench.eventually(qtbot, lambda: set(card.lines) == {"appeals_overdue", "chambers_unvisited"})
    assert not card.words.isVisible()
    bench.eventually(qtbot, card.lines["appeals_overdue"].isVisible)
    card.lines["appeals_overdue"].setFocus()
    press(Qt.Key.Key_Return)
    dialog = behind(page, qtbot)
    assert [row.title for row in dialog.model.rows] == ["用工困难"]
    with qtbot.waitSignal(page.record_wished) as told:
        dialog.open_button.click()
    assert told.args == ["appeal", appeal]


def test_what_was_seen_to_disappears(services: Services, page: HomePage, qtbot: QtBot) -> None:
    bench.add(services, CHAMBER, name="江城示范商会", founded_on="2016.5.1")
    page.refresh()
    bench.eventually(qtbot, lambda: "chambers_unvisited" in needs_of(page).lines)
    services.desk.undo()
    page.refresh()
    bench.eventually(qtbot, lambda: not needs_of(page).lines)
    assert needs_of(page).words.text() == CALM


def test_the_figures_of_the_year_open_the_records_behind_them(services: Services, page: HomePage, qtbot: QtBot) -> None:
    for title, year in (("本年的会", dates.today().year), ("往年的会", 2019)):
        services.desk.save(MEETING, {"title": title, "kind": "座谈会", "held_on": f"{year}.1.1"})
    page.refresh()
    card = page.findChild(YearCard)
    assert isinstance(card, YearCard)
    bench.eventually(
        qtbot, lambda: "meetings_by_kind" in card.tiles and card.tiles["meetings_by_kind"].figure == "1 次"
    )
    bench.eventually(qtbot, lambda: len(card.tiles) == len(YEAR_FIGURES))
    card.tiles["meetings_by_kind"].click()
    assert [row.title for row in behind(page, qtbot).model.rows] == ["本年的会"]
    with qtbot.waitSignal(page.list_wished) as told:
        card.more.click()
    assert told.args == ["figures"]


def test_the_latest_operations_are_named(services: Services, page: HomePage, qtbot: QtBot) -> None:
    bench.add(services, CAUSE, name="助学")
    services.desk.undo()
    page.refresh()
    card = page.findChild(StepsCard)
    assert isinstance(card, StepsCard)
    bench.eventually(qtbot, lambda: {"新增捐赠事由", "已撤销"} <= {line.text() for line in card.lines})
    card.more.click()
    bench.eventually(qtbot, lambda: bool(page.findChildren(StepsDialog)))


def test_the_last_backup_is_told(services: Services, page: HomePage, qtbot: QtBot) -> None:
    card = page.findChild(BackupCard)
    assert isinstance(card, BackupCard)
    bench.eventually(qtbot, lambda: "还没有备份" in card.words.text())
    services.desk.back_up()
    page.refresh()
    bench.eventually(qtbot, lambda: "共保留 1 份" in card.words.text())


def test_moments_are_told_as_people_say_them() -> None:
    now = datetime.now().replace(hour=9, minute=5)
    assert when(now) == "今天 09:05"
    assert when(now - timedelta(days=1)) == "昨天 09:05"
    assert when(datetime(2001, 9, 5)) == "2001年9月5日"


def test_no_text_is_cut(services: Services, page: HomePage, qtbot: QtBot) -> None:
    bench.add(services, ENTERPRISE, name="示范区甲有限公司")
    page.refresh()
    bench.eventually(qtbot, lambda: counts_of(page).tiles["enterprise"].figure == "1 家")
    for tile in counts_of(page).tiles.values():
        for label in tile.findChildren(QLabel):
            assert label.height() >= label.fontMetrics().height()
