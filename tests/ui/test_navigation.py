"""Is every page reachable, with the mouse and with the keys, and does the navigation stay in order?"""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from app.kinds import KINDS
from ui.navigation import OPEN_GROUP, Navigation
from ui.page_names import BY_PAGE_NAME, GROUPS, PAGES
from ui.startup import make_application

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

USUAL_HEIGHT = 680
"""What a window of 1366×768 leaves between toolbar and status line."""


def standing(qtbot: QtBot, settings: QSettings | None = None, height: int = USUAL_HEIGHT) -> Navigation:
    make_application()
    host = QWidget()
    qtbot.addWidget(host, before_close_func=lambda _widget: host.hide())  # keeps it alive, too
    host.resize(400, height)
    navigation = Navigation(host, settings)
    navigation.resize(navigation.width(), height)
    navigation.choose("enterprise")
    host.show()
    host.activateWindow()
    navigation.setFocus()
    qtbot.waitUntil(navigation.hasFocus)
    return navigation


def press(navigation: Navigation, key: Qt.Key) -> None:
    QTest.keyClick(navigation, key)


def cursor(navigation: Navigation) -> str:
    """The label under the cursor."""
    item = navigation.currentItem()
    assert item is not None
    return item.text(0)


def in_view(navigation: Navigation) -> list[QTreeWidgetItem]:
    """The rows that stand in view, top down."""
    found = []
    item = navigation.topLevelItem(0)
    while item is not None:
        found.append(item)
        item = navigation.itemBelow(item)
    return found


def click(navigation: Navigation, label: str) -> None:
    [item] = [item for item in in_view(navigation) if item.text(0) == label]
    at = navigation.visualItemRect(item).center() - QPoint(10, 0)
    QTest.mouseClick(navigation.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_every_kind_has_one_page_under_its_own_label() -> None:
    for kind in KINDS:
        assert BY_PAGE_NAME[kind.name].label == kind.label
    assert len(BY_PAGE_NAME) == len(PAGES)


def test_every_group_is_known_and_has_pages() -> None:
    assert {page.group for page in PAGES} == {"", *(group.name for group in GROUPS)}


def test_every_page_can_be_chosen_and_lies_in_view(qtbot: QtBot) -> None:
    navigation = standing(qtbot)
    for page in PAGES:
        if not page.dialog:
            navigation.choose(page.name)
            assert navigation.current_page() == page.name
            assert cursor(navigation) == page.label
            item = navigation.currentItem()
            assert item is not None
            assert navigation.viewport().rect().contains(navigation.visualItemRect(item))


@pytest.mark.parametrize("group", [group.label for group in GROUPS])
def test_whichever_group_is_open_nothing_scrolls_on_a_usual_screen(qtbot: QtBot, group: str) -> None:
    navigation = standing(qtbot)
    click(navigation, group)
    assert navigation.verticalScrollBar().maximum() == 0
    labels = {item.text(0) for item in in_view(navigation)}
    assert labels >= {page.label for page in PAGES if not page.group}
    assert labels >= {each.label for each in GROUPS}


def test_one_click_leads_to_each_daily_page(qtbot: QtBot) -> None:
    navigation = standing(qtbot)
    for page in PAGES:
        if not page.group:
            click(navigation, page.label)
            assert navigation.current_page() == page.name


def test_a_click_on_a_group_unfolds_it_and_folds_the_other(qtbot: QtBot) -> None:
    navigation = standing(qtbot)
    click(navigation, "商会")
    assert navigation.open_group() == "chambers"
    click(navigation, "会议")
    assert navigation.open_group() == "meetings"
    click(navigation, "会议")
    assert navigation.open_group() == ""
    assert navigation.current_page() == "enterprise"


def test_a_page_in_a_folded_group_unfolds_it(qtbot: QtBot) -> None:
    navigation = standing(qtbot)
    navigation.choose("task")
    assert navigation.open_group() == "meetings"


def test_the_keys_reach_a_page_in_a_folded_group(qtbot: QtBot) -> None:
    navigation = standing(qtbot)
    while cursor(navigation) != "公益":
        press(navigation, Qt.Key.Key_Down)
    press(navigation, Qt.Key.Key_Right)
    assert navigation.open_group() == "giving"
    press(navigation, Qt.Key.Key_Down)
    assert cursor(navigation) == "捐赠事由"
    assert navigation.current_page() == "enterprise"  # the cursor alone turns no page
    press(navigation, Qt.Key.Key_Return)
    assert navigation.current_page() == "cause"
    press(navigation, Qt.Key.Key_Left)
    assert cursor(navigation) == "公益"
    press(navigation, Qt.Key.Key_Left)
    assert navigation.open_group() == ""


def test_letters_find_a_page_by_its_initials(qtbot: QtBot) -> None:
    navigation = standing(qtbot)
    QTest.keyClicks(navigation, "hjjc")
    assert cursor(navigation) == "换届届次"
    press(navigation, Qt.Key.Key_Return)
    assert navigation.current_page() == "term"


def test_the_same_letter_walks_on(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    navigation = standing(qtbot)
    monkeypatch.setattr(navigation, "_since_typing", lambda: False)
    found = []
    for _ in range(3):
        QTest.keyClicks(navigation, "j")
        found.append(cursor(navigation))
    assert found == ["捐赠事由", "捐赠物资", "建议提案"] or found == ["交办事项", "捐赠事由", "捐赠物资"]


def test_a_dialog_opens_by_enter_and_the_page_stays(qtbot: QtBot) -> None:
    navigation = standing(qtbot)
    QTest.keyClicks(navigation, "czjl")
    with qtbot.waitSignal(navigation.dialog_chosen) as told:
        press(navigation, Qt.Key.Key_Return)
    assert told.args == ["steps"]
    assert navigation.current_page() == "enterprise"


def test_the_cursor_returns_to_the_page_when_the_focus_leaves(qtbot: QtBot) -> None:
    navigation = standing(qtbot)
    press(navigation, Qt.Key.Key_End)
    assert cursor(navigation) != "会员企业"
    other = QWidget(navigation.parentWidget())
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    other.show()
    other.setFocus()
    assert cursor(navigation) == "会员企业"


def test_the_open_group_is_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    first = standing(qtbot, settings)
    click(first, "服务")
    assert settings.value(OPEN_GROUP) == "services"
    assert standing(qtbot, settings).open_group() == "services"


def test_narrow_shows_icons_with_their_names_under_the_pointer(qtbot: QtBot) -> None:
    navigation = standing(qtbot)
    navigation.set_room(narrow=True)
    QApplication.processEvents()
    assert navigation.width() < 60
    for item in in_view(navigation):
        assert item.text(0) == ""
        assert item.toolTip(0)
        assert not item.icon(0).isNull()
