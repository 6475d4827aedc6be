"""Does a form ask before typed text is lost?"""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui import bench
from tests.ui.bench import CAUSE, press
from tests.ui.forms.filled import field, form_of, put
from ui.services import Services

# The offscreen platform says this of every dialog; it means nothing there.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_leaving_a_clean_form_asks_nothing(services: Services, qtbot: QtBot) -> None:
    form = form_of(services, CAUSE)
    with qtbot.waitSignal(form.closed, timeout=1000):
        press(Qt.Key.Key_Escape)


def test_escape_asks_before_typed_text_is_lost(services: Services, qtbot: QtBot) -> None:
    form = form_of(services, CAUSE)
    put(form, "name", "zhuxue")
    press(Qt.Key.Key_Escape)
    assert "没保存" in bench.answer(qtbot, form, "继续编辑")
    assert field(form, "name").value() == "zhuxue"
    press(Qt.Key.Key_Escape)
    with qtbot.waitSignal(form.closed, timeout=1000):
        bench.answer(qtbot, form, "放弃修改")
    assert not form.is_dirty()


def test_leaving_can_save_first_and_stays_where_that_is_refused(services: Services, qtbot: QtBot) -> None:
    form = form_of(services, CAUSE)
    put(form, "notes", "only notes")
    gone: list[int] = []
    form.leave(lambda: gone.append(1))
    bench.answer(qtbot, form, "保存")
    bench.eventually(qtbot, lambda: bool(field(form, "name").error))
    assert gone == []
    put(form, "name", "助学")
    form.leave(lambda: gone.append(1))
    bench.answer(qtbot, form, "保存")
    bench.eventually(qtbot, lambda: gone == [1])
    assert services.desk.counts()["cause"] == 1
