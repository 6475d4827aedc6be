"""Is a name linked to the record that is meant, and to no other?"""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from app.kinds.base import Link
from tests.ui import bench
from tests.ui.bench import CHAMBER, DONATION, ENTERPRISE, PERSON, press, type_in
from tests.ui.forms.typed import enter, panel_of
from ui.fields.link import LinkField
from ui.fields.panel import FieldPanel
from ui.services import Services

# The offscreen platform says this of every dialog; it means nothing there.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


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
