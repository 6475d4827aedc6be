"""Does the form keep its promises: keys, errors beside fields, conflicts, drafts, and nothing typed is lost?"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from pytestqt.qtbot import QtBot

from app.kinds import KINDS
from app.kinds.base import Line, Link, RecordKind
from app.places import PROGRAM
from app.store import Store
from tests.ui import bench
from tests.ui.bench import CAUSE, CHAMBER, DONATION, ENTERPRISE, MEETING, STATEMENT, press, type_in
from ui import drafts
from ui.fields import FieldWidget
from ui.record_form import RecordForm
from ui.services import Services

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

# The offscreen platform says this of every dialog; it means nothing there.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def services(folder: Path, qtbot: QtBot) -> Iterator[Services]:
    with bench.open_services(folder, qtbot) as made:
        yield made


def form_of(services: Services, kind: RecordKind) -> RecordForm:
    form = RecordForm(kind, services, bench.host_of(services))
    bench.show(services, form)
    form.focus_first()
    return form


def field(form: RecordForm, name: str) -> FieldWidget:
    return form.fields[name]


def put(form: RecordForm, name: str, text: str) -> None:
    """Type into a field as a person does."""
    field(form, name).input.setFocus(Qt.FocusReason.TabFocusReason)
    type_in(text)


def saved(form: RecordForm, qtbot: QtBot) -> int:
    """Press Ctrl+S where the focus stands; the id of what was stored."""
    with qtbot.waitSignal(form.saved, timeout=5000) as told:
        press(Qt.Key.Key_S, CTRL)
    assert told.args is not None
    return int(told.args[1])


def said(form: RecordForm, qtbot: QtBot) -> str:
    """Press Ctrl+S; what the form says about it."""
    press(Qt.Key.Key_S, CTRL)
    bench.eventually(qtbot, lambda: bool(form.notice.text))
    return form.notice.text


# Keys


def test_enter_goes_to_the_next_field_and_shift_enter_back(services: Services) -> None:
    form = form_of(services, ENTERPRISE)
    press(Qt.Key.Key_Return)
    assert field(form, "short_name").input.hasFocus()
    press(Qt.Key.Key_Return, SHIFT)
    assert field(form, "name").input.hasFocus()
    press(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert field(form, "short_name").input.hasFocus()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_enter_walks_through_every_field_to_the_save_button(services: Services, kind: RecordKind) -> None:
    form = form_of(services, kind)
    for described in kind.fields:
        here = form.current_field()
        assert here is not None
        assert here.field.name == described.name
        many_lines = described.type.value in ("long_text", "lines")
        press(Qt.Key.Key_Return, CTRL if many_lines else Qt.KeyboardModifier.NoModifier)
    assert form.buttons.save.hasFocus()


def test_notes_keep_their_enter(services: Services) -> None:
    form = form_of(services, ENTERPRISE)
    put(form, "notes", "a")
    press(Qt.Key.Key_Return)
    type_in("b")
    assert field(form, "notes").value() == "a\nb"


def test_buttons_keep_their_enter(services: Services, qtbot: QtBot) -> None:
    form = form_of(services, CAUSE)
    put(form, "name", "助学")
    form.buttons.save.setFocus()
    with qtbot.waitSignal(form.saved, timeout=5000):
        press(Qt.Key.Key_Return)


def test_ctrl_s_saves_also_where_the_window_has_such_a_shortcut(services: Services, qtbot: QtBot) -> None:
    pressed = []
    shortcut = QShortcut(QKeySequence.StandardKey.Save, bench.host_of(services))
    shortcut.activated.connect(lambda: pressed.append(1))
    form = form_of(services, CAUSE)
    put(form, "name", "助学")
    saved(form, qtbot)
    assert pressed == []


def test_ctrl_d_copies_the_field_from_the_record_saved_last(services: Services, qtbot: QtBot) -> None:
    form = form_of(services, ENTERPRISE)
    put(form, "name", "示范区甲有限公司")
    put(form, "address", "示范路1号")
    saved(form, qtbot)
    form.show_new()
    put(form, "name", "示范区乙有限公司")
    field(form, "address").input.setFocus()
    press(Qt.Key.Key_D, CTRL)
    assert field(form, "address").value() == "示范路1号"
    assert form.is_dirty()


def test_a_donation_of_a_known_donor_takes_eight_keys_beside_names_and_figures(
    services: Services, qtbot: QtBot
) -> None:
    donor = bench.add(services, ENTERPRISE, name="示范区青禾智能装备有限公司")
    form = form_of(services, DONATION)
    strokes = 1  # Ctrl+N, which opened it

    def stroke(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        nonlocal strokes
        strokes += 1
        press(key, modifier)

    type_in("qhzn")
    stroke(Qt.Key.Key_Tab)
    while form.current_field() is not field(form, "amount"):
        stroke(Qt.Key.Key_Return)
    type_in("20")
    type_in("万")
    while form.current_field() is not field(form, "given_on"):
        stroke(Qt.Key.Key_Return)
    type_in("20230915")
    with qtbot.waitSignal(form.saved, timeout=5000) as told:
        stroke(Qt.Key.Key_S, CTRL)
    assert strokes <= 8
    assert told.args is not None
    record = services.record(DONATION, told.args[1])
    assert record.values["donor"] == Link("示范区青禾智能装备有限公司", "enterprise", donor)
    assert (record.values["amount"], record.values["given_on"]) == (20_000_000, "2023-09-15")


# Saving


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


# Two people, one record


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


# Leaving


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


# Drafts


def kept(services: Services) -> list[drafts.Draft]:
    return drafts.kept_in(services.draft_folder)


def test_an_unfinished_form_is_kept_and_opens_again_as_it_was(
    services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.form_watch.DRAFT_EVERY", 30)
    bench.add(services, CAUSE, name="防汛救灾")
    form = form_of(services, DONATION)
    put(form, "amount", "not an amount")
    put(form, "cause", "防汛救灾")
    put(form, "recipient", "示范区慈善会")
    bench.eventually(
        qtbot, lambda: bool(kept(services)) and kept(services)[0].unsaved.typed["recipient"] == "示范区慈善会"
    )
    typed = form.typed()
    again = form_of(services, DONATION)
    again.show_draft(kept(services)[0])
    assert again.typed() == typed
    assert again.is_dirty()


def test_a_draft_goes_when_it_is_saved_or_given_up(services: Services, qtbot: QtBot) -> None:
    form = form_of(services, CAUSE)
    put(form, "name", "助学")
    form.keep_draft()
    assert [draft.unsaved.title for draft in kept(services)] == ["助学"]
    saved(form, qtbot)
    assert kept(services) == []
    put(form, "notes", "x")
    form.keep_draft()
    assert len(kept(services)) == 1
    form.discard()
    assert kept(services) == []


def test_a_draft_of_a_deleted_record_opens_as_a_new_one(services: Services) -> None:
    key = bench.add(services, CAUSE, name="助学")
    form = form_of(services, CAUSE)
    form.show_record(services.record(CAUSE, key))
    put(form, "notes", "x")
    form.keep_draft()
    services.desk.remove(CAUSE, [key])
    again = form_of(services, CAUSE)
    again.show_draft(kept(services)[0])
    assert again.record_id is None
    assert field(again, "name").value() == "助学"
    assert "新增" in again.notice.text


def test_a_draft_of_a_record_that_was_changed_since_says_so(services: Services) -> None:
    key = bench.add(services, CAUSE, name="助学")
    form = form_of(services, CAUSE)
    form.show_record(services.record(CAUSE, key))
    put(form, "notes", "x")
    form.keep_draft()
    services.desk.save(CAUSE, {"name": "助学金"}, record_id=key)
    again = form_of(services, CAUSE)
    again.show_draft(kept(services)[0])
    assert "又被改过" in again.notice.text


def test_a_draft_never_undoes_what_others_wrote_meanwhile(services: Services, qtbot: QtBot) -> None:
    key = bench.add(services, CHAMBER, name="示范区餐饮业商会", address="旧址")
    form = form_of(services, CHAMBER)
    form.show_record(services.record(CHAMBER, key))
    put(form, "contact_person", "wang")
    form.keep_draft()
    services.desk.save(CHAMBER, {"address": "新址"}, record_id=key)
    again = form_of(services, CHAMBER)
    again.show_draft(kept(services)[0])
    again.focus_first()
    saved(again, qtbot)
    values = services.record(CHAMBER, key).values
    assert (values["contact_person"], values["address"]) == ("wang", "新址")


def test_a_killed_program_loses_seconds_at_most(services: Services) -> None:
    """A process of its own types into a form and is killed as `kill -9` does it."""
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QWidget\n"
        "from ui.startup import make_application\n"
        "app = make_application()\n"
        "from app.desk import Desk\n"
        "from app.kinds import BY_NAME\n"
        "from ui.jobs import Jobs\n"
        "from ui.record_form import RecordForm\n"
        "from ui.services import Services\n"
        "from ui import form_watch\n"
        "form_watch.DRAFT_EVERY = 100\n"
        "folder = Path(sys.argv[1])\n"
        "host = QWidget()\n"
        "form = RecordForm(BY_NAME['cause'], Services(Desk.open(folder), Jobs(host), folder), host)\n"
        "form.fields['name'].input.insert('zhuxue')\n"
        "form.fields['name'].input.textEdited.emit('zhuxue')\n"
        "app.exec()\n"
    )
    folder = services.draft_folder.parent / "killed"
    program = subprocess.Popen([sys.executable, "-c", script, str(folder)], cwd=PROGRAM)
    try:
        deadline = time.monotonic() + 20
        while not drafts.kept_in(folder / "drafts") and time.monotonic() < deadline:
            time.sleep(0.05)
    finally:
        program.kill()
        program.wait()
    assert [draft.unsaved.typed["name"] for draft in drafts.kept_in(folder / "drafts")] == ["zhuxue"]


def test_the_head_says_while_something_is_unsaved(services: Services, qtbot: QtBot) -> None:
    form = form_of(services, CAUSE)
    assert not form.head.says_unsaved()
    put(form, "name", "zhuxue")
    assert form.head.says_unsaved()
    saved(form, qtbot)
    assert not form.head.says_unsaved()


def test_a_damaged_draft_is_left_alone(services: Services) -> None:
    services.draft_folder.mkdir()
    (services.draft_folder / "cause-new.json").write_text("{", "utf-8")
    (services.draft_folder / "cause-7.json").write_text(json.dumps({"kind": "ghost"}), "utf-8")
    assert kept(services) == []


# A store that may only be read


def test_a_read_only_store_says_so_and_saves_nothing(folder: Path, qtbot: QtBot) -> None:
    with Store.open(folder), bench.open_services(folder, qtbot, read_only=True) as services:
        form = form_of(services, CAUSE)
        assert "只读" in form.notice.text
        assert not form.buttons.save.isEnabled()
        put(form, "name", "助学")
        press(Qt.Key.Key_S, CTRL)
        assert services.desk.counts()["cause"] == 0
