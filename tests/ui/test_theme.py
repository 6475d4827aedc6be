"""Is the look said once, legible, and the same on a dark desktop?"""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette, QRawFont
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui import theme
from ui.actions import WindowActions
from ui.page_names import PAGES
from ui.startup import make_application

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def luminance(colour: str) -> float:
    """As WCAG 2 has it."""
    ink = QColor(colour)
    return 0.2126 * _linear(ink.redF()) + 0.7152 * _linear(ink.greenF()) + 0.0722 * _linear(ink.blueF())


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.03928 else float(((channel + 0.055) / 1.055) ** 2.4)


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        (theme.TEXT, theme.SURFACE),
        (theme.TEXT, theme.NAVIGATION),
        (theme.SECOND_TEXT, theme.WINDOW),
        (theme.SECOND_TEXT, theme.HEADER),
        (theme.PRIMARY, theme.SURFACE),
        (theme.SURFACE, theme.PRIMARY),
        (theme.SELECTION_TEXT, theme.SELECTION),
        (theme.DANGER, theme.DANGER_SURFACE),
        (theme.WARNING, theme.WARNING_SURFACE),
        (theme.OK, theme.OK_SURFACE),
    ],
)
def test_every_text_stands_out_from_its_ground(text: str, ground: str) -> None:
    light, dark = sorted((luminance(text), luminance(ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_every_token_and_icon_that_the_sheet_names_exists() -> None:
    sheet = (theme.ICONS.parent / "sheet.qss").read_text("utf-8")
    for name in re.findall(r"%\((\w+)\)s", sheet.replace("%%(", "")):
        assert hasattr(theme, name), name
    for name in re.findall(r"icons:([\w-]+\.svg)", sheet):
        assert (theme.ICONS / name).is_file(), name


def test_every_page_has_its_icon() -> None:
    make_application()
    for page in PAGES:
        assert not theme.icon(page.icon).isNull()


def test_an_icon_takes_the_colour_it_is_given() -> None:
    make_application()
    picture = theme.pixmap("enterprise", "#ff0000").toImage()
    inked = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
    full = [colour for colour in inked if colour.alpha() == 255]
    assert full
    assert all(colour.red() == 255 and colour.green() == 0 for colour in full)


def test_a_dark_desktop_does_not_mix_in() -> None:
    app = make_application()
    assert QGuiApplication.styleHints().colorScheme() is not Qt.ColorScheme.Dark
    assert app.palette().color(QPalette.ColorRole.Base).name().upper() == theme.SURFACE


def test_chinese_has_glyphs_on_every_machine() -> None:
    app = make_application()
    glyphs = QRawFont.fromFont(app.font()).glyphIndexesForString("工商联台账，。（）")
    assert len(glyphs) == 9
    assert 0 not in glyphs


def test_a_role_dresses_a_widget_again(qtbot: QtBot) -> None:
    make_application()
    label = QLabel("必填")
    qtbot.addWidget(label)
    label.show()
    theme.set_role(label, "wrong")
    assert label.palette().color(QPalette.ColorRole.WindowText).name().upper() == theme.DANGER


def test_no_two_commands_share_a_key(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QMainWindow

    make_application()
    window = QMainWindow()
    qtbot.addWidget(window)
    WindowActions(window)
    keys = [key.toString() for action in window.actions() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
