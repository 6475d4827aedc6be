"""Can every paper be chosen and seen with the keyboard, and is what is on the screen the page?"""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.kinds import BY_NAME
from app.store import Store
from tests.ui.frame import add_enterprises, desk_of, list_of, settle, standing
from tests.ui.papers.shown import CTRL, pages_there, papers, the
from ui.papers.dialog import PaperDialog
from ui.papers.page_view import Fit
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_ctrl_p_offers_every_paper_of_the_record_then_of_the_list_then_of_the_office(
    qtbot: QtBot, window: MainWindow
) -> None:
    dialog = papers(qtbot, window)
    desk = desk_of(window)
    offered = [offer.paper for offer in dialog.offers]
    of_record = [paper for paper in desk.papers("meeting") if paper.of]
    assert offered == [*of_record, *desk.papers()]
    assert {offer.record_id for offer in dialog.offers[: len(of_record)]} == {list_of(window).model.ids[0]}
    assert "工商联" not in dialog.stage.problem
    assert dialog.stage.view.count == len(dialog.sizes) > 1


def test_without_a_chosen_record_the_register_of_the_page_comes_first(qtbot: QtBot, window: MainWindow) -> None:
    window.navigation.choose("enterprise")
    settle(window)
    QTest.keyClick(window, Qt.Key.Key_P, CTRL)
    dialog = the(window, PaperDialog)
    assert dialog.offers[0].paper.lists == "enterprise"
    assert dialog.offers[0].listing == list_of(window).listing()
    pages_there(qtbot, dialog)


def test_pages_are_drawn_sharp_for_the_screen_and_walked_with_the_keys(qtbot: QtBot, window: MainWindow) -> None:
    dialog = papers(qtbot, window, "briefing")
    view = dialog.stage.view
    view.setFocus()
    qtbot.waitUntil(lambda: view.is_drawn(0))
    dpi, picture = view._pictures[0]
    assert dpi == pytest.approx(view.zoom * view.logicalDpiX() * view.devicePixelRatioF())
    assert abs(picture.width() - dialog.sizes[0][0] * dpi / 72) <= 1
    QTest.keyClick(view, Qt.Key.Key_9, CTRL)
    assert dialog.bar.page_tool.isChecked()
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert (view.current, dialog.bar.number.text()) == (1, "2")
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.current == 0
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current == view.count - 1
    QTest.keyClick(view, Qt.Key.Key_Home)
    before = view.zoom
    QTest.keyClick(view, Qt.Key.Key_Plus, CTRL)
    assert view.zoom > before
    QTest.keyClick(view, Qt.Key.Key_Minus, CTRL)
    QTest.keyClick(view, Qt.Key.Key_0, CTRL)
    assert dialog.bar.width_tool.isChecked()
    assert dialog.bar.count.text() == f"共 {view.count} 页"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_one_page_at_a_time_turns_at_the_end_of_the_page(qtbot: QtBot, window: MainWindow) -> None:
    dialog = papers(qtbot, window, "briefing")
    view = dialog.stage.view
    view.set_single(True)
    view.set_fit(Fit.PAGE)
    assert len(view._in_view()) == 1
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.current == 1
    [(number, _)] = view._in_view()
    assert number == 1


def test_what_is_on_the_screen_is_the_page(qtbot: QtBot, window: MainWindow) -> None:
    dialog = papers(qtbot, window, "briefing")
    view = dialog.stage.view
    view.set_zoom(1.0)
    qtbot.waitUntil(lambda: view.is_drawn(0))
    shown = view.viewport().grab().toImage()
    _, picture = view._pictures[0]
    [(_, place), *_] = view._in_view()
    corner = QPoint(round(place.left()) - view.horizontalScrollBar().value(), round(place.top()))
    for x in range(100, 500, 37):
        for y in range(100, 500, 41):
            assert shown.pixelColor(corner.x() + x, corner.y() + y) == picture.pixelColor(x, y)


def test_a_newer_wish_takes_the_place_of_the_one_being_set(qtbot: QtBot, window: MainWindow) -> None:
    dialog = papers(qtbot, window)
    composed = []
    dialog.composer.composed.connect(lambda _pdf, sizes: composed.append(sizes))
    names = [offer.paper.name for offer in dialog.offers]
    dialog.papers.setCurrentRow(names.index("minutes"))
    dialog.papers.setCurrentRow(names.index("briefing"))
    pages_there(qtbot, dialog)
    settle(window)
    assert len(composed) == 1


def test_stopping_says_so_and_offers_to_go_on(qtbot: QtBot, window: MainWindow) -> None:
    dialog = papers(qtbot, window)
    dialog.compose()
    dialog.composer.cancel()
    assert dialog.stage.problem == "已停止排版。"
    assert not dialog.leaving.print_button.isEnabled()
    dialog.stage.way_out.click()
    pages_there(qtbot, dialog)
    assert dialog.stage.problem == ""


def test_a_character_without_a_font_is_told_with_its_record_and_the_button_opens_it(
    qtbot: QtBot, store: Store, folder: Path
) -> None:
    desk = Desk(store)
    kind = BY_NAME["meeting"]
    key = desk.save(
        kind, {"title": "交流会", "kind": "交流分享会", "held_on": "2026-09-15", "summary": "听取\U00016800汇报。"}
    )
    made = standing(qtbot, store, folder, "meeting")
    list_of(made).table.go_to(0)
    dialog = papers(qtbot, made, "briefing")
    for part in ("U+16800", "交流会", "没有字体"):
        assert part in dialog.stage.problem
    assert not dialog.leaving.print_button.isEnabled()
    made.navigation.choose("home")
    dialog.stage.way_out.click()
    settle(made)
    assert list_of(made).kind is kind
    assert list_of(made).panel.shown_id == key


def test_a_register_leads_to_the_row_that_cannot_be_printed(qtbot: QtBot, store: Store, folder: Path) -> None:
    names = ("青禾智能装备有限公司", "云栖\U00016800餐饮管理有限公司")
    _, key = add_enterprises(store, names)
    made = standing(qtbot, store, folder, "enterprise")
    dialog = papers(qtbot, made, "member-register")
    assert "会员企业“云栖" in dialog.stage.problem
    dialog.stage.way_out.click()
    settle(made)
    assert list_of(made).panel.shown_id == key


def test_a_period_without_records_says_so_and_a_wrong_day_is_marked(qtbot: QtBot, window: MainWindow) -> None:
    window.navigation.choose("home")
    dialog = papers(qtbot, window, "briefing")
    start = dialog.form.fields["start"]
    assert isinstance(start, QLineEdit)
    start.setText("1999.1.1")
    end = dialog.form.fields["end"]
    assert isinstance(end, QLineEdit)
    end.setText("1999.1.31")
    dialog.compose()
    pages_there(qtbot, dialog)
    assert "没有可写的内容" in dialog.stage.problem
    start.selectAll()
    QTest.keyClicks(start, "xyz")
    qtbot.waitUntil(lambda: start.property("role") == "wrong")
    assert "第一天" in dialog.form.trouble.text()


def test_the_page_of_papers_opens_those_of_the_office(qtbot: QtBot, window: MainWindow) -> None:
    window.navigation.choose("papers")
    settle(window)
    page = window.pages.currentWidget()
    names = page.papers  # type: ignore[attr-defined]
    names.setCurrentRow(1)
    page.open_button.click()  # type: ignore[attr-defined]
    dialog = the(window, PaperDialog)
    pages_there(qtbot, dialog)
    assert dialog.offers[0].label == names.item(1).text()
