"""Do notes and points take several lines and marks?"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui import bench
from tests.ui.bench import ENTERPRISE, STATEMENT, press, type_in
from tests.ui.forms.typed import enter, panel_of
from ui.services import Services

# The offscreen platform says this of every dialog; it means nothing there.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_tab_leaves_notes(services: Services) -> None:
    panel = panel_of(services, STATEMENT)
    panel.go_to(panel.fields["points"])
    press(Qt.Key.Key_Tab)
    assert panel.current() is panel.fields["stated_points"]


def test_a_point_is_marked_by_its_number(services: Services) -> None:
    panel = panel_of(services, STATEMENT)
    panel.go_to(panel.fields["points"])
    type_in("加强服务")
    press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert panel.fields["points"].value() == "【要求】加强服务"
    press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert panel.fields["points"].value() == "【观点】加强服务"
    press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert panel.fields["points"].value() == "加强服务"


def test_a_mark_without_a_point_is_told(services: Services) -> None:
    widget = enter(panel_of(services, STATEMENT), "points", "【要求】")
    assert "没有内容" in widget.error


def test_notes_grow_with_their_lines(services: Services, qtbot: QtBot) -> None:
    panel = panel_of(services, ENTERPRISE)
    notes = panel.fields["notes"].input
    assert isinstance(notes, QPlainTextEdit)
    before = notes.height()
    panel.fields["notes"].set_value("\n".join("一二三四五"))
    five = notes.height()
    assert five > before
    panel.fields["notes"].set_value("很长的一行" * 20)
    assert notes.height() > five
    bench.eventually(qtbot, lambda: not notes.verticalScrollBar().isVisible())
    panel.fields["notes"].set_value("")
    assert notes.height() == before
