"""Are the settings shown with their defaults, changed as they are given, and taken back with one press?"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from app.machine import TEXT_POINTS
from app.settings import SETTINGS, UNVISITED_DAYS
from tests.ui.bench import eventually, open_services, show
from ui import theme
from ui.pages.settings_page import SettingLine, SettingsPage
from ui.services import Services


@pytest.fixture
def services(folder: Path, qtbot: QtBot) -> Iterator[Services]:
    with open_services(folder, qtbot) as services:
        yield services


@pytest.fixture
def page(services: Services, qtbot: QtBot) -> SettingsPage:
    page = SettingsPage(services, services.host)  # type: ignore[attr-defined]
    show(services, page, width=1000, height=700)
    eventually(qtbot, lambda: bool(page.lines))
    return page


def text_of(line: SettingLine) -> str:
    assert isinstance(line.input, QLineEdit)
    return line.input.text()


def give(line: SettingLine, text: str) -> None:
    assert isinstance(line.input, QLineEdit)
    line.input.setFocus()
    line.input.selectAll()
    QTest.keyClicks(line.input, text)
    QTest.keyClick(line.input, Qt.Key.Key_Return)


def in_force(services: Services) -> int:
    with services.desk.store.reading() as session:
        return UNVISITED_DAYS.of(session)


def test_every_setting_has_its_line_with_its_default(page: SettingsPage) -> None:
    assert list(page.lines) == [option.name for option in SETTINGS]
    assert all(line.hint.text().startswith("默认：") for line in page.lines.values())
    assert not any(line.back.isVisibleTo(page) for line in page.lines.values())
    assert all(line.input.accessibleName() for line in page.lines.values())


def test_a_number_holds_when_it_is_given_and_goes_back(services: Services, page: SettingsPage, qtbot: QtBot) -> None:
    line = page.lines["unvisited_days"]
    give(line, "120")
    eventually(qtbot, lambda: line.back.isVisibleTo(page))
    assert in_force(services) == 120
    line.back.click()
    eventually(qtbot, lambda: not line.back.isVisibleTo(page))
    assert in_force(services) == 90
    assert text_of(line) == "90"


def test_a_number_that_makes_no_sense_is_marked_and_changes_nothing(
    services: Services, page: SettingsPage, qtbot: QtBot
) -> None:
    line = page.lines["unvisited_days"]
    give(line, "0")
    eventually(qtbot, lambda: line.fault.isVisibleTo(page))
    assert line.fault.text().endswith("请填写 1 到 1000 的整数")
    assert in_force(services) == 90
    give(line, "90")
    eventually(qtbot, lambda: not line.fault.isVisibleTo(page))


def test_a_choice_holds_at_once(services: Services, page: SettingsPage, qtbot: QtBot) -> None:
    line = page.lines["quorum_symposium"]
    assert isinstance(line.input, QComboBox)
    line.input.setFocus()
    QTest.keyClick(line.input, Qt.Key.Key_Down)
    eventually(qtbot, lambda: line.back.isVisibleTo(page))
    assert [step.title for step in services.desk.steps(1)] == ["设置“座谈会”为半数以上"]


def test_large_text_makes_rows_and_inputs_larger(
    services: Services, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    names = ("FONT_POINTS", "TITLE_POINTS", "ROW_HEIGHT", "INPUT_HEIGHT", "LABEL_WIDTH", "FORM_WIDTH")
    for name in (*names, "NAVIGATION_WIDTH"):
        monkeypatch.setattr(theme, name, getattr(theme, name))  # put back at the end
    services.desk.set_setting("text_points", "12")
    theme.set_text_size(float(TEXT_POINTS.of(folder)))
    assert (theme.FONT_POINTS, theme.ROW_HEIGHT) == (12.0, 36)
