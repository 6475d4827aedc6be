"""Is what was typed stored as it stands, or told beside its field, also where two write one record?"""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.kinds.base import Line, Link
from app.store import Store
from tests.ui import bench
from tests.ui.bench import CAUSE, CHAMBER, DONATION, ENTERPRISE, MEETING, STATEMENT, press
from tests.ui.forms.filled import CTRL, SHIFT, field, form_of, put, said, saved
from ui.record_form import RecordForm
from ui.services import Services

# The offscreen platform says this of every dialog; it means nothing there.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_what_was_typed_is_stored_and_shown_as_stored(services: Services, qtbot: QtBot) -> None:
    form = form_of(services, DONATION)
    put(form, "donor", "爱心人士")
    put(form, "amount", "超700万元")
    key = saved(form, qtbot)
    record = services.record(DONATION, key)
    assert (record.values["amount"], record.values["qualifier"]) == (700_000_000, "over")
    assert record.values["donor"] == Link("爱心人士")
    assert form.record_id == key
    assert not form.is_dirty()
    assert field(form, "amount").value() == "7,000,000.00"


def test_points_are_stored_in_order_with_their_kinds(services: Services, qtbot: QtBot) -> None:
    bench.add(services, MEETING, title="交流会", held_on="2023-09-15")
    form = form_of(services, STATEMENT)
    put(form, "meeting", "交流会")
    put(form, "speaker", "示范区餐饮业商会")
    put(form, "points", "线上展销\n【要求】抓好落实")
    record = services.record(STATEMENT, saved(form, qtbot))
    assert record.values["points"] == (Line("report", "线上展销"), Line("instruction", "抓好落实"))


def test_only_what_was_changed_is_written(services: Services, qtbot: QtBot) -> None:
    key = bench.add(services, ENTERPRISE, name="示范区甲有限公司", joined_on="9月15日")
    form = form_of(services, ENTERPRISE)
    form.show_record(services.record(ENTERPRISE, key))
    put(form, "contact_person", "王小明")
    saved(form, qtbot)
    change = services.history(ENTERPRISE, key)[0]
    assert [(one.label, one.new) for one in change.fields] == [("联系人", "王小明")]
    assert services.record(ENTERPRISE, key).values["joined_on"] == "--09-15"


def test_wrong_fields_are_marked_and_the_first_gets_the_focus(services: Services, qtbot: QtBot) -> None:
    form = form_of(services, DONATION)
    put(form, "recipient", "示范区慈善会")
    press(Qt.Key.Key_S, CTRL)
    bench.eventually(qtbot, lambda: bool(field(form, "donor").error))
    assert field(form, "donor").error.startswith("请填捐赠方")
    assert field(form, "donor").input.hasFocus()
    assert field(form, "recipient").value() == "示范区慈善会"


def test_what_was_refused_may_be_mended_in_another_field(services: Services, qtbot: QtBot) -> None:
    form = form_of(services, DONATION)
    put(form, "donor", "示范区某企业")
    press(Qt.Key.Key_S, CTRL)
    bench.eventually(qtbot, lambda: bool(field(form, "amount").error))
    field(form, "kind").input.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Down)
    assert field(form, "kind").value() == "捐物"
    assert services.record(DONATION, saved(form, qtbot)).values["kind"] == "goods"


def test_a_text_that_cannot_be_read_is_not_saved_and_stays(services: Services) -> None:
    form = form_of(services, ENTERPRISE)
    put(form, "name", "示范区甲有限公司")
    put(form, "joined_on", "2023.6.31")
    press(Qt.Key.Key_S, CTRL)
    assert field(form, "joined_on").value() == "2023.6.31"
    assert field(form, "joined_on").error
    assert field(form, "joined_on").input.hasFocus()
    assert services.desk.counts()["enterprise"] == 0


def test_a_code_that_another_record_has_is_told_beside_its_field(services: Services, qtbot: QtBot) -> None:
    bench.add(services, ENTERPRISE, name="示范区甲有限公司", credit_code="914403001922038216")
    form = form_of(services, ENTERPRISE)
    put(form, "name", "示范区乙有限公司")
    put(form, "credit_code", "914403001922038216")
    press(Qt.Key.Key_S, CTRL)
    bench.eventually(qtbot, lambda: bool(field(form, "credit_code").error))
    assert services.desk.counts()["enterprise"] == 1


def test_saving_without_a_change_writes_nothing(services: Services, qtbot: QtBot) -> None:
    key = bench.add(services, CAUSE, name="助学")
    form = form_of(services, CAUSE)
    form.show_record(services.record(CAUSE, key))
    form.focus_first()
    assert said(form, qtbot) == "没有改动。"
    assert len(services.history(CAUSE, key)) == 1


def test_save_and_new_keeps_what_records_of_one_paper_share(services: Services, qtbot: QtBot) -> None:
    cause = bench.add(services, CAUSE, name="防汛救灾")
    form = form_of(services, DONATION)
    put(form, "donor", "示范区甲有限公司")
    put(form, "amount", "5万")
    put(form, "given_on", "20230915")
    put(form, "cause", "防汛救灾")
    with qtbot.waitSignal(form.saved, timeout=5000):
        press(Qt.Key.Key_S, CTRL | SHIFT)
    assert form.record_id is None
    typed = form.typed()
    assert typed["given_on"] == "2023年9月15日"
    assert typed["cause"] == Link("防汛救灾", "cause", cause)
    assert (typed["donor"], typed["amount"], typed["recipient"]) == ("", "", "")
    assert field(form, "donor").input.hasFocus()


def test_what_is_typed_while_saving_is_kept(services: Services, qtbot: QtBot) -> None:
    form = form_of(services, CAUSE)
    put(form, "name", "助学")
    press(Qt.Key.Key_S, CTRL)
    put(form, "notes", "later")
    bench.eventually(qtbot, lambda: form.record_id is not None)
    assert field(form, "notes").value() == "later"
    assert form.is_dirty()


def test_a_nearly_equal_name_warns_and_never_blocks(services: Services, qtbot: QtBot) -> None:
    bench.add(services, ENTERPRISE, name="示范区青禾智能装备股份有限公司")
    form = form_of(services, ENTERPRISE)
    put(form, "name", "示范区青禾智能装备有限公司")
    bench.eventually(qtbot, lambda: bool(field(form, "name").warning))
    assert field(form, "name").warning == "可能重复：示范区青禾智能装备股份有限公司"
    saved(form, qtbot)
    assert services.desk.counts()["enterprise"] == 2


def test_a_record_does_not_resemble_itself(services: Services, qtbot: QtBot) -> None:
    key = bench.add(services, ENTERPRISE, name="示范区青禾智能装备有限公司")
    form = form_of(services, ENTERPRISE)
    form.show_record(services.record(ENTERPRISE, key))
    put(form, "name", "示范区青禾智能装备股份有限公司")
    qtbot.wait(400)
    assert field(form, "name").warning == ""


def conflicting(services: Services, qtbot: QtBot) -> RecordForm:
    key = bench.add(services, CHAMBER, name="示范区餐饮业商会", contact_person="王小明")
    form = form_of(services, CHAMBER)
    form.show_record(services.record(CHAMBER, key))
    services.desk.save(CHAMBER, {"contact_person": "李示例", "address": "示范路1号"}, record_id=key)
    put(form, "contact_person", "吴样本")
    assert "刚被别人改过" in said(form, qtbot)
    assert [one.text() for one in form.notice.answers] == ["刷新", "继续编辑"]
    return form


def test_a_conflict_can_be_answered_with_the_others_values(services: Services, qtbot: QtBot) -> None:
    form = conflicting(services, qtbot)
    bench.button(form, "刷新").click()
    assert field(form, "contact_person").value() == "李示例"
    assert not form.is_dirty()


def test_a_conflict_can_be_answered_with_ones_own_values_seeing_the_others(services: Services, qtbot: QtBot) -> None:
    form = conflicting(services, qtbot)
    bench.button(form, "继续编辑").click()
    assert field(form, "contact_person").value() == "吴样本"
    assert field(form, "contact_person").warning == "别人已改为：李示例"
    assert field(form, "address").value() == "示范路1号"
    form.focus_first()
    key = saved(form, qtbot)
    assert services.record(CHAMBER, key).values["contact_person"] == "吴样本"


def test_a_read_only_store_says_so_and_saves_nothing(folder: Path, qtbot: QtBot) -> None:
    with Store.open(folder), bench.open_services(folder, qtbot, read_only=True) as services:
        form = form_of(services, CAUSE)
        assert "只读" in form.notice.text
        assert not form.buttons.save.isEnabled()
        put(form, "name", "助学")
        press(Qt.Key.Key_S, CTRL)
        assert services.desk.counts()["cause"] == 0
