"""Can the text of a paper be edited with its numbers, and its page be set up?"""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.papers.base import Wish
from tests.ui.frame import answer, box_of, commit, desk_of, settle
from tests.ui.papers.shown import CTRL, cell, pages_there, papers, the
from ui.papers import kept_texts
from ui.papers.figure_chooser import FigureChooser
from ui.papers.setup_dialog import SetupDialog
from ui.papers.text_dialog import TextDialog
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_text_is_edited_with_its_numbers_and_kept_over_closing(qtbot: QtBot, window: MainWindow) -> None:
    dialog = papers(qtbot, window, "briefing")
    dialog.preparing.edit_button.click()
    text = the(window, TextDialog)
    body = text.editors["body"]
    assert isinstance(body, QPlainTextEdit)
    assert text.figures.rowCount() >= 1
    commit(body, "在会的有{会圆@2026-01-01}。")
    qtbot.waitUntil(lambda: bool(text.trouble.text()))
    assert text.trouble.text().startswith("正文第 1 段")
    assert "{会圆@2026-01-01}" in text.trouble.text()
    body.selectAll()
    commit(body, "在会的有{会员@2026-01-01}。")
    qtbot.waitUntil(lambda: not text.trouble.text() and text.figures.rowCount() == 1)
    assert cell(text.figures, 0, 1) == "0家"
    QTest.keyClick(body, Qt.Key.Key_S, CTRL)
    pages_there(qtbot, dialog)
    assert dialog.wish is not None
    assert dialog.wish.texts == {"body": "在会的有{会员@2026-01-01}。"}
    assert dialog.preparing.note.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle(window)
    again = papers(qtbot, window, "briefing")
    assert again.wish is not None
    assert again.wish.texts == {"body": "在会的有{会员@2026-01-01}。"}
    again.preparing.redraft_button.click()
    answer(box_of(window), "重新起草")
    pages_there(qtbot, again)
    assert again.wish.texts == {}


def test_leaving_an_edited_text_asks_first(qtbot: QtBot, window: MainWindow) -> None:
    dialog = papers(qtbot, window, "briefing")
    dialog.preparing.edit_button.click()
    text = the(window, TextDialog)
    commit(text.editors["title"], "新")
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert text.isVisible()
    answer(box_of(window), "继续修改")
    assert text.isVisible()


def test_a_figure_is_chosen_by_name_with_its_definition_and_written_at_the_cursor(
    qtbot: QtBot, window: MainWindow
) -> None:
    dialog = papers(qtbot, window, "briefing")
    dialog.preparing.edit_button.click()
    text = the(window, TextDialog)
    body = text.editors["body"]
    assert isinstance(body, QPlainTextEdit)
    body.selectAll()
    QTest.keyClick(body, Qt.Key.Key_I, CTRL)
    chooser = the(window, FigureChooser)
    chooser.last.setText("2026.9.30")
    commit(chooser.search, "HYHD")
    assert "会议活动" in [chooser.names.item(at).text() for at in range(chooser.names.count())]
    chooser.search.clear()
    commit(chooser.search, "会议活动")
    qtbot.waitUntil(lambda: chooser.insert_button.isEnabled() and chooser.value.text() != "")
    assert "口径" in chooser.about.text()
    QTest.keyClick(chooser.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "{" in body.toPlainText())
    assert body.toPlainText() == "{会议活动@2026-09-30}"
    qtbot.waitUntil(lambda: text.figures.rowCount() == 1)
    assert cell(text.figures, 0, 1) == "1次"
    text.editors["body"].clear()
    QDialog.reject(text)


def test_the_page_set_up_is_remembered_and_a_wrong_number_is_told(qtbot: QtBot, window: MainWindow) -> None:
    dialog = papers(qtbot, window, "briefing")
    dialog.preparing.setup_button.click()
    setup = the(window, SetupDialog)
    copies, imprint = setup.inputs["copies"], setup.inputs["imprint"]
    assert isinstance(copies, QLineEdit)
    assert isinstance(imprint, QCheckBox)
    copies.setText("许多")
    setup.save_button.click()
    assert "印数" in setup.trouble.text()
    assert copies.property("role") == "wrong"
    copies.setText("35")
    imprint.setChecked(False)
    setup.save_button.click()
    settle(window)
    pages_there(qtbot, dialog)
    kept = {field.name: field.value for field in desk_of(window).paper_settings("briefing")}
    assert (kept["copies"], kept["imprint"]) == (35, False)


def test_an_edited_text_belongs_to_its_record_or_period(tmp_path: Path) -> None:
    first, second = Wish(1), Wish(2)
    today = date(2026, 9, 18)
    month = Wish(start=date(2026, 9, 1), end=today, today=today)
    kept_texts.keep(tmp_path, "briefing", first, {"body": "甲"})
    kept_texts.keep(tmp_path, "briefing", month, {"body": "月"})
    assert kept_texts.kept(tmp_path, "briefing", first) == {"body": "甲"}
    assert kept_texts.kept(tmp_path, "briefing", second) == {}
    assert kept_texts.kept(tmp_path, "minutes", first) == {}
    tomorrow = Wish(start=month.start, end=date(2026, 9, 19), today=date(2026, 9, 19))
    assert kept_texts.kept(tmp_path, "briefing", tomorrow) == {"body": "月"}
    kept_texts.keep(tmp_path, "briefing", first, {})
    assert kept_texts.kept(tmp_path, "briefing", first) == {}
