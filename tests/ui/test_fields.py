"""Does each field take what a person types, show how it was understood, and keep what it cannot read?"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListWidget, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.kinds import KINDS
from app.kinds.base import Link, RecordKind
from tests.ui import bench
from tests.ui.bench import ATTENDANCE, CHAMBER, DONATION, ENTERPRISE, MEETING, PERSON, STATEMENT, press, type_in
from ui import theme
from ui.fields import FieldWidget
from ui.fields import dates as date_field
from ui.fields.link import LinkField
from ui.fields.panel import FieldPanel
from ui.services import Services
from ui.startup import make_application

# The offscreen platform says this of every dialog; it means nothing there.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def services(folder: Path, qtbot: QtBot) -> Iterator[Services]:
    with bench.open_services(folder, qtbot) as made:
        yield made


def panel_of(services: Services, kind: RecordKind) -> FieldPanel:
    panel = FieldPanel(kind, services.candidates, bench.host_of(services))
    panel.show_defaults()
    bench.show(services, panel)
    return panel


def enter(panel: FieldPanel, name: str, text: str) -> FieldWidget:
    """Type into a field and leave it."""
    widget = panel.fields[name]
    panel.go_to(widget)
    type_in(text)
    widget.tidy()
    return widget


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


def test_a_choice_is_made_by_its_number(services: Services) -> None:
    panel = panel_of(services, DONATION)
    panel.go_to(panel.fields["kind"])
    press(Qt.Key.Key_2)
    assert panel.fields["kind"].value() == "捐物"


def test_a_choice_is_made_by_the_first_letters_of_its_pinyin(services: Services) -> None:
    panel = panel_of(services, MEETING)
    panel.go_to(panel.fields["kind"])
    type_in("zsk")
    assert panel.fields["kind"].value() == "政商恳谈会"


def test_the_same_letter_again_goes_on_to_the_next_such_choice(services: Services) -> None:
    panel = panel_of(services, MEETING)
    panel.go_to(panel.fields["kind"])
    type_in("p")
    first = panel.fields["kind"].value()
    type_in("p")
    assert {first, panel.fields["kind"].value()} == {"碰头会", "培训"}


def test_an_optional_choice_can_be_emptied(services: Services) -> None:
    panel = panel_of(services, PERSON)
    panel.go_to(panel.fields["gender"])
    press(Qt.Key.Key_1)
    assert panel.fields["gender"].value() == "男"
    press(Qt.Key.Key_Delete)
    assert panel.fields["gender"].value() == ""


def test_the_mouse_wheel_changes_no_choice(services: Services) -> None:
    panel = panel_of(services, DONATION)
    box = panel.fields["kind"].input
    assert isinstance(box, QComboBox)
    panel.go_to(panel.fields["kind"])
    none = Qt.MouseButton.NoButton
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), none, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, wheel)
    assert panel.fields["kind"].value() == "捐款"


def test_several_choices_are_ticked_by_number_and_space_and_walked_by_arrows(services: Services) -> None:
    panel = panel_of(services, ATTENDANCE)
    panel.go_to(panel.fields["roles"])
    press(Qt.Key.Key_3)
    press(Qt.Key.Key_Space)
    assert panel.fields["roles"].value() == "主持、交流发言"
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    assert panel.fields["roles"].value() == "主持、讲话、交流发言"


def test_several_choices_show_what_a_record_has(services: Services) -> None:
    panel = panel_of(services, CHAMBER)
    panel.fields["kinds"].set_value("行业商会、青年商会")
    assert panel.fields["kinds"].value() == "行业商会、青年商会"
    panel.fields["kinds"].set_value("")
    assert panel.fields["kinds"].value() == ""


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


def link_of(panel: FieldPanel, name: str) -> LinkField:
    widget = panel.fields[name]
    assert isinstance(widget, LinkField)
    return widget


def suggest(panel: FieldPanel, name: str, text: str, qtbot: QtBot) -> LinkField:
    widget = link_of(panel, name)
    panel.go_to(widget)
    type_in(text)
    bench.eventually(qtbot, lambda: bool(widget.suggestions))
    return widget


def test_a_record_is_suggested_by_pinyin_initials_and_picked_with_enter(services: Services, qtbot: QtBot) -> None:
    key = bench.add(services, ENTERPRISE, name="示范区青禾智能装备有限公司", credit_code="914403001922038216")
    widget = suggest(panel_of(services, DONATION), "donor", "qhzn", qtbot)
    assert widget.suggestions[0].remark == "914403001922038216"
    press(Qt.Key.Key_Return)
    assert widget.value() == Link("示范区青禾智能装备有限公司", "enterprise", key)
    assert widget.suggestions == []
    assert widget.input.hasFocus()


def test_a_record_is_suggested_by_any_part_of_its_name(services: Services, qtbot: QtBot) -> None:
    bench.add(services, ENTERPRISE, name="示范区青禾智能装备有限公司")
    bench.add(services, ENTERPRISE, name="示范区远山新材料有限公司")
    widget = suggest(panel_of(services, PERSON), "enterprise", "新材料", qtbot)
    assert [candidate.link.text for candidate in widget.suggestions] == ["示范区远山新材料有限公司"]


def test_tab_takes_the_chosen_suggestion_and_goes_on(services: Services, qtbot: QtBot) -> None:
    key = bench.add(services, CHAMBER, name="示范区餐饮业商会")
    panel = panel_of(services, DONATION)
    widget = suggest(panel, "donor", "cyy", qtbot)
    press(Qt.Key.Key_Tab)
    assert widget.value() == Link("示范区餐饮业商会", "chamber", key)
    assert panel.current() is panel.fields["kind"]


def test_a_key_quicker_than_the_list_still_takes_the_suggestion(services: Services) -> None:
    key = bench.add(services, CHAMBER, name="示范区餐饮业商会")
    panel = panel_of(services, DONATION)
    panel.go_to(panel.fields["donor"])
    type_in("cyy")
    press(Qt.Key.Key_Return)
    assert panel.fields["donor"].value() == Link("示范区餐饮业商会", "chamber", key)


def test_typing_after_a_pick_drops_the_link(services: Services, qtbot: QtBot) -> None:
    bench.add(services, CHAMBER, name="示范区餐饮业商会")
    widget = suggest(panel_of(services, DONATION), "donor", "cyy", qtbot)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_End)
    type_in("x")
    assert widget.value() == "示范区餐饮业商会x"


def test_a_part_of_a_name_never_becomes_a_record_by_enter_where_names_may_stay_as_given(
    services: Services, qtbot: QtBot
) -> None:
    bench.add(services, CHAMBER, name="示范区新材料行业商会")
    widget = suggest(panel_of(services, DONATION), "donor", "新材料", qtbot)
    press(Qt.Key.Key_Return)
    assert widget.value() == "新材料"


def test_a_name_that_is_not_registered_is_kept_and_told(services: Services) -> None:
    widget = enter(panel_of(services, DONATION), "donor", "爱心人士")
    assert widget.value() == "爱心人士"
    assert widget.note == "未登记，按原样保存"


def test_a_name_typed_in_full_is_linked_on_leaving(services: Services) -> None:
    key = bench.add(services, CHAMBER, name="示范区餐饮业商会")
    widget = enter(panel_of(services, DONATION), "donor", "示范区餐饮业商会")
    assert widget.value() == Link("示范区餐饮业商会", "chamber", key)


def test_two_records_of_one_name_are_not_guessed(services: Services) -> None:
    bench.add(services, PERSON, name="王小明", phone="13800000001")
    bench.add(services, PERSON, name="王小明", phone="13800000002")
    widget = enter(panel_of(services, DONATION), "donor", "王小明")
    assert widget.value() == "王小明"
    assert "2 条" in widget.error


def test_a_reference_that_is_not_there_is_marked_on_leaving(services: Services) -> None:
    widget = enter(panel_of(services, PERSON), "enterprise", "没有这家")
    assert widget.error == "会员企业中没有“没有这家”；请从列表中选，或先新增"


def test_arrow_down_offers_the_latest_records_of_an_empty_field(services: Services) -> None:
    bench.add(services, CHAMBER, name="示范区餐饮业商会")
    bench.add(services, CHAMBER, name="示范区文旅商会")
    panel = panel_of(services, DONATION)
    panel.go_to(panel.fields["mobilised_by"])
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert isinstance(panel.fields["mobilised_by"].value(), Link)


def test_escape_closes_the_suggestions_and_keeps_the_text(services: Services, qtbot: QtBot) -> None:
    bench.add(services, CHAMBER, name="示范区餐饮业商会")
    widget = suggest(panel_of(services, DONATION), "donor", "cyy", qtbot)
    press(Qt.Key.Key_Escape)
    assert widget.suggestions == []
    assert widget.value() == "cyy"


def test_an_input_method_is_never_disturbed_while_it_composes(services: Services, qtbot: QtBot) -> None:
    bench.add(services, CHAMBER, name="示范区餐饮业商会")
    panel = panel_of(services, DONATION)
    widget = link_of(panel, "donor")
    panel.go_to(widget)
    bench.commit(widget.input, "", preedit="canyin")
    qtbot.wait(80)
    assert widget.suggestions == []
    assert widget.value() == ""
    bench.commit(widget.input, "餐饮")
    bench.eventually(qtbot, lambda: bool(widget.suggestions))
    assert isinstance(widget.input, QLineEdit)
    assert widget.input.hasFocus()


def test_the_record_used_last_is_suggested_first(services: Services, qtbot: QtBot) -> None:
    bench.add(services, CHAMBER, name="示范区甲商会")
    second = bench.add(services, CHAMBER, name="示范区乙商会")
    third = bench.add(services, CHAMBER, name="示范区丙商会")
    services.remember_saved(DONATION, {"donor": Link("示范区乙商会", "chamber", second)})
    widget = suggest(panel_of(services, DONATION), "donor", "sfq", qtbot)
    assert widget.suggestions[0].link.id == second != third


def test_suggestions_stay_inside_the_window(services: Services, qtbot: QtBot) -> None:
    for name in "甲乙丙丁戊己庚辛壬癸":
        bench.add(services, CHAMBER, name=f"示范区{name}商会")
    panel = panel_of(services, DONATION)
    panel.resize(380, 690)
    widget = suggest(panel, "mobilised_by", "sfq", qtbot)
    listed = bench.host_of(services).findChild(QWidget, "suggestions")
    assert isinstance(listed, QWidget)
    assert bench.host_of(services).rect().contains(listed.geometry())
    assert not listed.geometry().contains(widget.input.mapTo(bench.host_of(services), QPoint(5, 5)))


def test_suggestions_go_when_the_form_is_scrolled(services: Services, qtbot: QtBot) -> None:
    bench.add(services, CHAMBER, name="示范区餐饮业商会")
    panel = panel_of(services, DONATION)
    panel.resize(380, 300)
    QApplication.processEvents()
    widget = suggest(panel, "donor", "cyy", qtbot)
    panel.verticalScrollBar().setValue(40)
    assert widget.suggestions == []
    assert widget.value() == "cyy"


def test_a_click_picks_a_suggestion(services: Services, qtbot: QtBot) -> None:
    key = bench.add(services, CHAMBER, name="示范区餐饮业商会")
    panel = panel_of(services, DONATION)
    widget = suggest(panel, "donor", "cyy", qtbot)
    listed = bench.host_of(services).findChild(QListWidget, "suggestions")
    assert isinstance(listed, QListWidget)
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=listed.visualItemRect(listed.item(0)).center())
    assert widget.value() == Link("示范区餐饮业商会", "chamber", key)
    assert widget.input.hasFocus()


@pytest.mark.qt_log_ignore("does not support", extend=True)  # popups on the offscreen platform
def test_a_choice_opens_with_space(services: Services) -> None:
    panel = panel_of(services, DONATION)
    box = panel.fields["kind"].input
    assert isinstance(box, QComboBox)
    panel.go_to(panel.fields["kind"])
    press(Qt.Key.Key_Space)
    assert box.view().isVisible()
    box.hidePopup()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_form_is_wider_than_its_panel(qtbot: QtBot, kind: RecordKind) -> None:
    make_application()
    host = QWidget()
    qtbot.addWidget(host)
    panel = FieldPanel(kind, lambda _field, _text: [], host)
    inside = theme.FORM_WIDTH - 2 * 16 - panel.verticalScrollBar().sizeHint().width()
    assert panel.widget().minimumSizeHint().width() <= inside
