"""Does the search box find while typing, walk by arrow keys and open with Enter?"""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.store import Store
from tests.ui.frame import add_enterprises, commit, compose, list_of, settle, standing
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def window(qtbot: QtBot, store: Store, folder: Path) -> MainWindow:
    add_enterprises(store)
    return standing(qtbot, store, folder, "person")


def titles(window: MainWindow) -> list[str]:
    return [window.search.results.item(row).text() for row in range(window.search.results.count())]


def search_for(window: MainWindow, qtbot: QtBot, typed: str) -> None:
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    commit(window.search, typed)
    qtbot.waitUntil(lambda: window.search.results.isVisible())
    settle(window)


def test_ctrl_f_and_pinyin_initials_find_and_enter_opens(window: MainWindow, qtbot: QtBot) -> None:
    search_for(window, qtbot, "qhzn")
    assert titles(window) == ["青禾智能装备有限公司"]
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    settle(window)
    page = list_of(window)
    assert window.navigation.current_page() == "enterprise"
    assert page.panel.is_open()
    assert page.panel.shown_id == page.table.current_id()
    assert not window.search.results.isVisible()


def test_arrow_keys_walk_and_stay_inside(window: MainWindow, qtbot: QtBot) -> None:
    search_for(window, qtbot, "有限公司")
    results = window.search.results
    assert results.count() == 3
    assert results.currentRow() == 0
    for _ in range(5):
        QTest.keyClick(window.search, Qt.Key.Key_Down)
    assert results.currentRow() == 2
    QTest.keyClick(window.search, Qt.Key.Key_Up)
    assert results.currentRow() == 1
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    assert not results.isVisible()
    assert window.search.text() == "有限公司"


def test_letters_under_composition_are_not_searched(window: MainWindow, qtbot: QtBot) -> None:
    window.search.come()
    compose(window.search, "qing")
    QTest.qWait(150)
    settle(window)
    assert not window.search.results.isVisible()
    commit(window.search, "青禾")
    qtbot.waitUntil(lambda: window.search.results.isVisible())
    assert titles(window) == ["青禾智能装备有限公司"]


def test_nothing_found_says_what_to_try(window: MainWindow, qtbot: QtBot) -> None:
    search_for(window, qtbot, "没有这一家")
    assert titles(window)[0].startswith("没有找到")
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.navigation.current_page() == "person"


def test_a_late_answer_does_not_overwrite_a_newer_one(window: MainWindow, qtbot: QtBot) -> None:
    waiting = []
    window.search.set_source(lambda text, done: waiting.append((text, done)))
    window.search.come()
    for text in ("青禾", "青禾智"):
        window.search.setText(text)
        window.search._search()
    late = waiting[0][1]
    late([])
    assert not window.search.results.isVisible()


def test_leaving_the_box_hides_the_results(window: MainWindow, qtbot: QtBot) -> None:
    search_for(window, qtbot, "有限公司")
    window.navigation.setFocus()
    assert not window.search.results.isVisible()
