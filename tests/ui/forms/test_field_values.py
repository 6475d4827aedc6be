"""Does each field take what a person types, show how it was understood, and keep what it cannot read?"""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.kinds import BY_NAME, KINDS
from app.kinds.base import RecordKind
from tests.ui.bench import DONATION, ENTERPRISE, press, type_in
from tests.ui.forms.typed import enter, panel_of
from ui import theme
from ui.fields import dates as date_field
from ui.fields.panel import FieldPanel
from ui.services import Services
from ui.startup import make_application

# The offscreen platform says this of every dialog; it means nothing there.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_input_has_a_name_for_screen_readers_and_a_label(services: Services, kind: RecordKind) -> None:
    panel = panel_of(services, kind)
    for widget in panel.fields.values():
        assert widget.input.accessibleName() == widget.field.label
        assert widget.label.buddy() is not None
        assert widget.label.text() == widget.field.label + (" *" if widget.field.required else "")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_tab_walks_through_every_field_in_order(services: Services, kind: RecordKind) -> None:
    panel = panel_of(services, kind)
    panel.go_to(next(iter(panel.fields.values())))
    walked = []
    for _ in panel.fields:
        here = panel.current()
        assert here is not None
        walked.append(here.field.name)
        press(Qt.Key.Key_Tab)
    assert walked == [field.name for field in kind.fields]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("20230915", "2023年9月15日"),
        ("2023.9.5", "2023年9月5日"),
        ("2023-09-05", "2023年9月5日"),
        ("2023.9", "2023年9月"),
        ("2023", "2023年"),
        ("9.15", "2026年9月15日"),
        ("9-5", "2026年9月5日"),
        ("9月15日", "9月15日"),
        ("今天", "2026年3月2日"),
        ("昨天", "2026年3月1日"),
        ("去年9月", "2025年9月"),
    ],
)
def test_a_date_is_shown_as_it_was_understood(
    services: Services, monkeypatch: pytest.MonkeyPatch, typed: str, shown: str
) -> None:
    monkeypatch.setattr(date_field, "today", lambda: date(2026, 3, 2))
    widget = enter(panel_of(services, ENTERPRISE), "joined_on", typed)
    assert (widget.value(), widget.error) == (shown, "")


def test_an_impossible_date_stays_as_typed_with_a_sentence(services: Services) -> None:
    widget = enter(panel_of(services, ENTERPRISE), "joined_on", "2023.6.31")
    assert widget.value() == "2023.6.31"
    assert "6月" in widget.error


def test_a_date_is_read_when_the_field_is_left(services: Services) -> None:
    panel = panel_of(services, ENTERPRISE)
    panel.go_to(panel.fields["joined_on"])
    type_in("20230915")
    assert panel.fields["joined_on"].value() == "20230915"
    press(Qt.Key.Key_Tab)
    assert panel.fields["joined_on"].value() == "2023年9月15日"


@pytest.mark.parametrize(
    ("typed", "shown", "qualifier"),
    [
        ("20万", "200,000.00", "准确"),
        ("超700万元", "7,000,000.00", "超"),
        ("1.2亿", "120,000,000.00", "准确"),
        ("约5000元", "5,000.00", "约"),
        ("300余万元", "3,000,000.00", "余"),
        ("1234.5", "1,234.50", "准确"),
    ],
)
def test_an_amount_is_grouped_and_its_qualifier_goes_to_its_own_field(
    services: Services, typed: str, shown: str, qualifier: str
) -> None:
    panel = panel_of(services, DONATION)
    widget = enter(panel, "amount", typed)
    assert (widget.value(), widget.error) == (shown, "")
    assert panel.fields["qualifier"].value() == qualifier


def test_an_amount_that_keeps_no_qualifier_says_so(services: Services) -> None:
    widget = enter(panel_of(services, ENTERPRISE), "registered_capital", "超100万")
    assert widget.value() == "超100万"
    assert "准确金额" in widget.error


def test_a_wrong_code_is_marked_with_what_is_expected(services: Services) -> None:
    widget = enter(panel_of(services, ENTERPRISE), "credit_code", "914403001922038217")
    assert "6" in widget.error
    assert widget.input.property("role") == "wrong"
    assert widget.input.accessibleDescription() == widget.error
    type_in("x")
    assert widget.error == ""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_form_is_wider_than_its_panel(qtbot: QtBot, kind: RecordKind) -> None:
    make_application()
    host = QWidget()
    qtbot.addWidget(host)
    panel = FieldPanel(kind, lambda _field, _text: [], host)
    inside = theme.FORM_WIDTH - 2 * 16 - panel.verticalScrollBar().sizeHint().width()
    assert panel.widget().minimumSizeHint().width() <= inside


@pytest.mark.parametrize(
    ("kind", "name", "typed", "shown", "other", "told"),
    [
        ("meeting", "head_count", "近80人", "80", "head_qualifier", "近"),
        ("gift_item", "quantity", "5000个", "5000", "unit", "个"),
    ],
)
def test_a_number_tells_its_word_and_its_unit_to_their_fields(
    services: Services, kind: str, name: str, typed: str, shown: str, other: str, told: str
) -> None:
    panel = panel_of(services, BY_NAME[kind])
    assert enter(panel, name, typed).value() == shown
    assert panel.fields[other].value() == told
