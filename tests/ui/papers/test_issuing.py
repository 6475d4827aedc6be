"""Is a paper issued once, kept for ever, and stopped where it is at odds with an earlier one?"""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.papers.base import Wish
from app.store import Store
from tests.app.papers.meetings import committee, exchange
from tests.ui.frame import answer, box_of, commit, desk_of, list_of, settle, standing
from tests.ui.papers.shown import cell, pages_there, papers, the
from ui.papers import kept_texts
from ui.papers.dialog import PaperDialog
from ui.papers.issuing import DifferenceDialog
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_issuing_asks_numbers_and_keeps_the_paper_which_can_be_printed_again(qtbot: QtBot, window: MainWindow) -> None:
    dialog = papers(qtbot, window, "briefing")
    dialog.preparing.issue_button.click()
    settle(window)
    answer(box_of(window), "印发")
    settle(window)
    pages_there(qtbot, dialog)
    desk = desk_of(window)
    [issued] = desk.issued_papers()
    assert dialog.pdf == desk.issued_pdf(issued.id)
    assert issued.called in dialog.windowTitle()
    assert not dialog.side.isVisible()
    dialog.compose()  # a change that was typed just before
    assert not dialog.composer.busy
    dialog.close()
    window.navigation.choose("papers")
    settle(window)
    page = window.pages.currentWidget()
    table = page.table  # type: ignore[attr-defined]
    assert table.item(0, 3).text() == issued.title
    window.activateWindow()
    settle(window)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    again = the(window, PaperDialog)
    pages_there(qtbot, again)
    assert again.pdf == desk.issued_pdf(issued.id)


def test_a_figure_at_odds_with_an_earlier_paper_stops_with_both_values(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    key = list_of(window).model.ids[0]
    wish = Wish(key, texts={"title": "会员", "body": "会议{会议活动@2026-09-30}。"})
    desk.issue("briefing", wish)
    assert window.services is not None
    kept_texts.keep(window.services.draft_folder, "briefing", wish, wish.texts)
    committee(desk.store)
    settle(window)
    list_of(window).table.go_to(list_of(window).model.row_of(key) or 0)
    dialog = papers(qtbot, window, "briefing")
    assert dialog.wish is not None
    assert dialog.wish.texts == wish.texts
    dialog.preparing.issue_button.click()
    differs = the(window, DifferenceDialog)
    row = [cell(differs.table, 0, column) for column in range(5)]
    assert row[:3] == ["{会议活动@2026-09-30}", "2", "1"]
    assert "第1期" in row[4]
    assert not differs.issue_button.isEnabled()
    commit(differs.reason, "漏记的一次会议已补录")
    differs.issue_button.click()
    settle(window)
    pages_there(qtbot, dialog)
    latest = desk.issued_papers()[0]
    assert latest.number.number == 2
    assert [figure.reason for figure in desk.issued_figures(latest.id)] == ["漏记的一次会议已补录"]
    assert kept_texts.kept(window.services.draft_folder, "briefing", wish) == {}


def test_a_read_only_store_prints_but_issues_nothing(qtbot: QtBot, store: Store, folder: Path) -> None:
    exchange(store)
    store.close()
    with Store.open(folder, read_only=True) as locked:
        made = standing(qtbot, locked, folder, "meeting")
        list_of(made).table.go_to(0)
        dialog = papers(qtbot, made, "briefing")
        assert dialog.leaving.print_button.isEnabled()
        assert not dialog.preparing.issue_button.isEnabled()
        assert not dialog.preparing.setup_button.isEnabled()
        dialog.close()
        settle(made)
