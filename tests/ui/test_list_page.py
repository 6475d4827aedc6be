"""Does a register narrow, sort, keep its place, and say what it shows?"""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.kinds import BY_NAME
from app.kinds.base import Link
from app.store import Store
from tests.ui.frame import NAMES, add_enterprises, answer, box_of, commit, compose, list_of, names_in, settle, standing

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

ENTERPRISE = BY_NAME["enterprise"]


def test_an_empty_register_says_what_to_do(qtbot: QtBot, store: Store, folder: Path) -> None:
    page = list_of(standing(qtbot, store, folder))
    assert page.empty.isVisible()
    assert "还没有会员企业" in page.empty.sentence.text()
    for button in (page.empty.new_button, page.empty.import_button, page.empty.sample_button):
        assert button.isVisible()


def test_the_sample_is_not_offered_where_there_is_data(qtbot: QtBot, store: Store, folder: Path) -> None:
    add_enterprises(store)
    page = list_of(standing(qtbot, store, folder, "chamber"))
    assert page.empty.new_button.isVisible()
    assert not page.empty.sample_button.isVisible()


def test_filling_in_the_sample_fills_the_register(qtbot: QtBot, store: Store, folder: Path) -> None:
    window = standing(qtbot, store, folder)
    page = list_of(window)
    page.empty.sample_button.click()
    settle(window)
    assert len(page.model.ids) > 100
    assert page.table.isVisible()


def test_typing_narrows_and_clearing_brings_all_back(qtbot: QtBot, store: Store, folder: Path) -> None:
    add_enterprises(store)
    window = standing(qtbot, store, folder)
    page = list_of(window)
    assert page.counts.text() == "共 3 家"
    commit(page.filters.text, "青禾")
    qtbot.waitUntil(lambda: len(page.model.ids) == 1)
    assert page.counts.text() == "共 3 家 · 已筛选 1"
    page.filters.clear_button.click()
    settle(window)
    assert len(page.model.ids) == 3
    assert not page.filters.clear_button.isEnabled()


def test_letters_that_an_input_method_composes_narrow_nothing(qtbot: QtBot, store: Store, folder: Path) -> None:
    add_enterprises(store)
    page = list_of(standing(qtbot, store, folder))
    compose(page.filters.text, "zz")
    QTest.qWait(250)
    assert len(page.model.ids) == 3


def test_a_choice_narrows_and_nothing_found_says_so(qtbot: QtBot, store: Store, folder: Path) -> None:
    add_enterprises(store)
    window = standing(qtbot, store, folder)
    page = list_of(window)
    combo = page.filters.choices["member_kind"]
    combo.setCurrentIndex(combo.findText("个人会员"))
    settle(window)
    assert "没有符合条件的会员企业" in page.empty.sentence.text()
    page.empty.clear_button.click()
    settle(window)
    assert len(page.model.ids) == 3


def test_a_click_on_a_heading_sorts_and_a_second_one_turns_it_round(qtbot: QtBot, store: Store, folder: Path) -> None:
    add_enterprises(store)
    window = standing(qtbot, store, folder)
    page = list_of(window)
    by_pinyin = [NAMES[2], NAMES[0], NAMES[1]]  # bai, qing, yun
    assert names_in(page) == by_pinyin
    page.table.head.sectionClicked.emit(1)  # sorted by it already: turns round
    settle(window)
    assert names_in(page) == by_pinyin[::-1]
    assert page.table.head.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
    page.table.head.sectionClicked.emit(1)
    settle(window)
    assert names_in(page) == by_pinyin


def test_a_change_elsewhere_keeps_selection_and_place(qtbot: QtBot, store: Store, folder: Path) -> None:
    ids = add_enterprises(store, [f"示范{at:03d}号企业" for at in range(60)])
    window = standing(qtbot, store, folder)
    page = list_of(window)
    page.table.go_to(50)
    chosen, top = page.table.chosen_ids(), page.table.top_row()
    top_id = page.model.ids[top]
    assert top > 0
    Desk(store).remove(ENTERPRISE, [ids[0]])
    settle(window)
    assert page.table.chosen_ids() == chosen
    assert page.model.ids[page.table.top_row()] == top_id


def test_a_record_referred_to_shows_its_new_name(qtbot: QtBot, store: Store, folder: Path) -> None:
    desk = Desk(store)
    [firm] = add_enterprises(store, ["旧名有限公司"])
    chamber = desk.save(BY_NAME["chamber"], {"name": "餐饮业商会", "kinds": "行业商会"})
    membership: dict[str, str | Link] = {
        "enterprise": Link("旧名有限公司", "enterprise", firm),
        "chamber": Link("餐饮业商会", "chamber", chamber),
        "role": "会员单位",
    }
    desk.save(BY_NAME["membership"], membership)
    window = standing(qtbot, store, folder, "membership")
    desk.save(ENTERPRISE, {"name": "新名有限公司"}, record_id=firm)
    settle(window)
    page = list_of(window)
    assert any(page.model.text(0, column) == "新名有限公司" for column in range(len(page.model.columns)))


def test_the_open_form_follows_the_cursor_until_something_is_typed(qtbot: QtBot, store: Store, folder: Path) -> None:
    add_enterprises(store)
    window = standing(qtbot, store, folder)
    page = list_of(window)
    page.table.go_to(0)
    page.edit_current()
    settle(window)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.panel.shown_id == page.model.ids[1])
    assert page.panel.form is not None
    page.panel.form.focus_first()
    focus = window.focusWidget()
    assert focus is not None
    commit(focus, "改")
    page.table.go_to(2)
    QTest.qWait(200)
    assert page.panel.shown_id == page.model.ids[1]
    page.edit_current()
    answer(box_of(window), "放弃修改")
    settle(window)
    assert page.panel.shown_id == page.model.ids[2]


def test_several_chosen_rows_are_counted(qtbot: QtBot, store: Store, folder: Path) -> None:
    add_enterprises(store)
    page = list_of(standing(qtbot, store, folder))
    page.table.selectAll()
    assert page.counts.text() == "共 3 家 · 已选 3"
