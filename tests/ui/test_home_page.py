"""Does the home page show what is there, and lead to it?"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.kinds import KINDS
from tests.ui import bench
from tests.ui.bench import CAUSE, ENTERPRISE, press
from ui.dialogs.steps import StepsDialog
from ui.pages.home_cards import BackupCard, CountsCard, StartCard, StepsCard, when
from ui.pages.home_page import HomePage
from ui.services import Services

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


def test_every_kind_is_counted_and_its_figure_opens_its_list(services: Services, page: HomePage, qtbot: QtBot) -> None:
    bench.add(services, ENTERPRISE, name="示范区甲有限公司")
    page.refresh()
    card = counts_of(page)
    bench.eventually(qtbot, lambda: card.tiles["enterprise"].figure == "1 家")
    assert set(card.tiles) == {kind.name for kind in KINDS}
    assert card.tiles["cause"].figure == "0 项"
    with qtbot.waitSignal(page.list_wished) as told:
        card.tiles["cause"].setFocus()
        press(Qt.Key.Key_Return)
    assert told.args == ["cause"]
    start = page.findChild(StartCard)
    assert isinstance(start, StartCard)
    bench.eventually(qtbot, lambda: not start.sample_button.isVisible())


def test_the_latest_operations_are_named(services: Services, page: HomePage, qtbot: QtBot) -> None:
    bench.add(services, CAUSE, name="助学")
    services.desk.undo()
    page.refresh()
    card = page.findChild(StepsCard)
    assert isinstance(card, StepsCard)
    bench.eventually(qtbot, lambda: "新增捐赠事由" in [line.text() for line in card.lines])
    assert "已撤销" in [line.text() for line in card.lines]
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
