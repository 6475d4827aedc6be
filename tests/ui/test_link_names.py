"""Does the clerk link names with a look and one press?"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.kinds import BY_NAME
from app.kinds.base import Link
from tests.ui import bench
from tests.ui.bench import DONATION, ENTERPRISE
from ui.dialogs.link_names import LinkNamesDialog, show_link_names
from ui.services import Services

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def services(folder: Path, qtbot: QtBot) -> Iterator[Services]:
    with bench.open_services(folder, qtbot) as made:
        for donor in ("示范区远山公司", "示范区远山公司", "顾清和"):
            bench.add(made, DONATION, donor=donor, amount="1万元")
        bench.add(made, ENTERPRISE, name="示范区远山公司")
        bench.add(made, BY_NAME["person"], name="顾清和")
        yield made


def opened(services: Services, qtbot: QtBot) -> LinkNamesDialog:
    dialog = show_link_names(bench.host_of(services), services)
    bench.eventually(qtbot, lambda: dialog.table.rowCount() > 0 or "没有" in dialog.words.text())
    return dialog


def donor(services: Services, key: int) -> Link:
    found = services.record(DONATION, key).values["donor"]
    assert isinstance(found, Link)
    return found


def test_bodies_are_chosen_beforehand_and_people_are_not(services: Services, qtbot: QtBot) -> None:
    dialog = opened(services, qtbot)
    assert dialog.table.rowCount() == 2
    assert dialog.link_button.text() == "关联 1 个名称"
    assert "人名没有预先选上" in dialog.words.text()
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert dialog.link_button.text() == "关联 2 个名称"


def test_one_press_links_and_says_so(services: Services, qtbot: QtBot) -> None:
    dialog = opened(services, qtbot)
    dialog.link_button.setFocus()
    QTest.keyClick(dialog.link_button, Qt.Key.Key_Space)
    bench.eventually(qtbot, lambda: donor(services, 1).kind == "enterprise")
    bench.eventually(qtbot, lambda: isinstance(QApplication.activeModalWidget(), type(None)) is False)
    assert (donor(services, 2).kind, donor(services, 3).kind) == ("enterprise", None)
    bench.eventually(qtbot, lambda: dialog.table.rowCount() == 1)
    services.desk.undo()
    assert donor(services, 1).kind is None
