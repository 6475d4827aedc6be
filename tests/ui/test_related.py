"""Does the form lead to what refers to its record, and tell what is computed of it, by keyboard too?"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.kinds import BY_NAME
from app.kinds.base import Link, RecordKind
from tests.ui import bench
from tests.ui.bench import ATTENDANCE, CHAMBER, DONATION, ENTERPRISE, MEETING, press
from ui.pages.form_panel import FormPanel
from ui.record_form import RecordForm
from ui.related.tabs import FIELDS, FILES, RELATED
from ui.services import Services

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
TASK = BY_NAME["task"]

# The offscreen platform says this of every dialog; it means nothing there.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def services(folder: Path, qtbot: QtBot) -> Iterator[Services]:
    with bench.open_services(folder, qtbot) as made:
        yield made


def opened(services: Services, kind: RecordKind, record_id: int, qtbot: QtBot) -> RecordForm:
    """The form with this record, after what stands beside it has come."""
    form = RecordForm(kind, services, bench.host_of(services))
    bench.show(services, form)
    with qtbot.waitSignal(form.tabs.related.answered, timeout=5000):
        form.show_record(services.record(kind, record_id))
    form.focus_first()
    return form


def lines(form: RecordForm) -> list[str]:
    """The tree as it reads, rows indented."""
    tree = form.tabs.related.tree
    told = []
    for at in range(tree.topLevelItemCount()):
        group = tree.topLevelItem(at)
        assert group is not None
        told.append(group.text(0))
        told += [f"  {group.child(row).text(0)}" for row in range(group.childCount())]
    return told


def meeting_with_one(services: Services) -> tuple[int, int]:
    """A meeting with one attendance; both ids."""
    meeting = bench.add(services, MEETING, title="座谈会", held_on="2024-03-01")
    link = Link("座谈会", "meeting", meeting)
    return meeting, bench.add(services, ATTENDANCE, meeting=link, attendee="闻景行", post="会长")


def test_a_meeting_shows_filled_groups_first_and_counts_them_on_the_tab(services: Services, qtbot: QtBot) -> None:
    meeting, _ = meeting_with_one(services)
    form = opened(services, MEETING, meeting, qtbot)
    assert lines(form)[:2] == ["参会情况　1", "  闻景行 · 会长 · 出席"]
    assert {"会议发言", "会议成果", "交办事项"} <= set(lines(form)[2:])
    assert form.tabs.bar.tabText(RELATED) == "相关 1"


def test_the_keyboard_goes_to_related_records_opens_one_and_comes_back(services: Services, qtbot: QtBot) -> None:
    meeting, attendance = meeting_with_one(services)
    form = opened(services, MEETING, meeting, qtbot)
    press(Qt.Key.Key_R, CTRL_SHIFT)
    assert QApplication.focusWidget() is form.tabs.related.tree
    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(form.record_wished) as wished:
        press(Qt.Key.Key_Return)
    assert wished.args == ["attendance", attendance]
    press(Qt.Key.Key_R, CTRL_SHIFT)
    assert form.tabs.current() == FIELDS
    assert form.fields["title"].input.hasFocus()


def test_insert_and_a_click_on_add_begin_a_record_that_refers_to_this_one(services: Services, qtbot: QtBot) -> None:
    meeting, _ = meeting_with_one(services)
    form = opened(services, MEETING, meeting, qtbot)
    press(Qt.Key.Key_R, CTRL_SHIFT)
    with qtbot.waitSignal(form.new_wished) as wished:
        press(Qt.Key.Key_Insert)
    assert wished.args == ["attendance", {"meeting": Link("座谈会", "meeting", meeting)}]
    tree = form.tabs.related.tree
    second = tree.topLevelItem(1)
    assert second is not None
    with qtbot.waitSignal(form.new_wished):
        tree.itemClicked.emit(second, 1)
    new = RecordForm(ATTENDANCE, services, bench.host_of(services))
    new.show_new(wished.args[1])
    assert new.typed()["meeting"] == Link("座谈会", "meeting", meeting)
    assert new.is_dirty() is False
    bench.show(services, new)
    new.focus_first()
    assert new.fields["attendee"].input.hasFocus()  # what is preset need not be passed by


def test_a_long_group_is_folded_unless_a_person_unfolds_it(services: Services, qtbot: QtBot) -> None:
    meeting, _ = meeting_with_one(services)
    link = Link("座谈会", "meeting", meeting)
    for number in range(8):
        bench.add(services, ATTENDANCE, meeting=link, attendee=f"参会人{number}")
    bench.add(services, TASK, title="整理名册", meeting=link)
    form = opened(services, MEETING, meeting, qtbot)
    tree = form.tabs.related.tree

    def folded() -> bool:
        group = tree.topLevelItem(0)
        assert group is not None
        return not group.isExpanded()

    assert folded()
    press(Qt.Key.Key_R, CTRL_SHIFT)
    press(Qt.Key.Key_Return)
    assert not folded()
    with qtbot.waitSignal(form.tabs.related.answered, timeout=5000):
        bench.add(services, ATTENDANCE, meeting=link, attendee="苏远")
    assert not folded()


def test_what_is_stored_elsewhere_appears_while_the_form_is_open(services: Services, qtbot: QtBot) -> None:
    meeting, _ = meeting_with_one(services)
    form = opened(services, MEETING, meeting, qtbot)
    with qtbot.waitSignal(form.tabs.related.answered, timeout=5000):
        bench.add(services, ATTENDANCE, meeting=Link("座谈会", "meeting", meeting), attendee="苏远")
    assert lines(form)[0] == "参会情况　2"
    with qtbot.waitSignal(form.tabs.related.answered, timeout=5000):
        services.desk.undo()
    assert lines(form)[0] == "参会情况　1"


def test_a_new_record_has_its_fields_alone(services: Services, qtbot: QtBot) -> None:
    meeting, _ = meeting_with_one(services)
    form = opened(services, MEETING, meeting, qtbot)
    press(Qt.Key.Key_R, CTRL_SHIFT)
    form.show_new()
    assert form.tabs.bar.isHidden()
    assert form.tabs.current() == FIELDS
    assert form.head.facts() == []
    form.focus_first()
    press(Qt.Key.Key_R, CTRL_SHIFT)
    assert form.tabs.current() == FIELDS


def test_open_tasks_of_the_body_stand_at_its_next_meeting(services: Services, qtbot: QtBot) -> None:
    first = bench.add(services, MEETING, title="上次", body="执委会", held_on="2023-09-18")
    bench.add(services, TASK, title="整理名册", meeting=Link("上次", "meeting", first))
    following = bench.add(services, MEETING, title="这次", body="执委会", held_on="2024-03-01")
    form = opened(services, MEETING, following, qtbot)
    assert lines(form)[0] == "以往会议未办结事项　1"
    assert lines(form)[1].startswith("  整理名册")
    heading = form.tabs.related.tree.topLevelItem(0)
    assert heading is not None
    assert heading.text(1) == ""  # the task of an earlier meeting is not added here


def test_the_head_tells_what_is_computed_and_what_cannot_be_right_in_red(services: Services, qtbot: QtBot) -> None:
    total = services.desk.save(DONATION, {"donor": "所属商会", "kind": "捐款", "amount": "10万元"})
    piece = Link("所属商会", "donation", total)
    services.desk.save(DONATION, {"donor": "某商会", "kind": "捐款", "amount": "12万元", "headline": piece})
    form = opened(services, DONATION, total, qtbot)
    assert form.head.facts() == ["总数10万元，已列明细12万元（1 笔），明细超出2万元"]
    red = [line for line in form.head.findChildren(type(form.head._title)) if line.property("role") == "wrong"]
    assert [line.text() for line in red] == form.head.facts()


def test_the_tab_stays_while_the_cursor_walks_and_errors_bring_the_fields_back(
    services: Services, qtbot: QtBot
) -> None:
    first = bench.add(services, CHAMBER, name="家具商会")
    second = bench.add(services, CHAMBER, name="青年商会")
    form = opened(services, CHAMBER, first, qtbot)
    press(Qt.Key.Key_R, CTRL_SHIFT)
    with qtbot.waitSignal(form.tabs.related.answered, timeout=5000):
        form.show_record(services.record(CHAMBER, second))
    assert form.tabs.current() == RELATED
    form.fields["name"].set_value("")
    form.save()
    bench.eventually(qtbot, lambda: form.tabs.current() == FIELDS)


def test_nothing_can_be_added_to_what_is_only_read(folder: Path, qtbot: QtBot) -> None:
    with bench.open_services(folder, qtbot) as services:
        firm = bench.add(services, ENTERPRISE, name="远山新材料有限公司")
    with bench.open_services(folder, qtbot, read_only=True) as services:
        form = opened(services, ENTERPRISE, firm, qtbot)
        tree = form.tabs.related.tree
        texts = [item.text(1) for at in range(tree.topLevelItemCount()) if (item := tree.topLevelItem(at))]
        assert texts
        assert not any(texts)


# Files


def photo(folder: Path, name: str = "合影.jpg", content: bytes = b"picture") -> Path:
    path = folder.parent / name
    path.write_bytes(content)
    return path


def names(form: RecordForm) -> list[str]:
    return [form.tabs.files.list.item(row).text().splitlines()[0] for row in range(form.tabs.files.list.count())]


def drop_on(widget: QWidget, paths: list[Path]) -> None:
    """Drag files over the widget and let them go, as the window system does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    middle = widget.rect().center()
    enter = QDragEnterEvent(middle, action, data, left, none)
    QApplication.sendEvent(widget, enter)
    drop = QDropEvent(QPointF(middle), action, data, left, none)
    QApplication.sendEvent(widget, drop)


def test_files_dropped_on_the_form_become_attachments(services: Services, qtbot: QtBot, folder: Path) -> None:
    meeting, _ = meeting_with_one(services)
    form = opened(services, MEETING, meeting, qtbot)
    paths = [photo(folder), photo(folder, "签到表.pdf", b"scan")]
    drop_on(form, paths)
    bench.eventually(qtbot, lambda: names(form) == ["合影.jpg", "签到表.pdf"])
    assert form.tabs.bar.tabText(FILES) == "附件 2"
    assert form.notice.text == "已添加 2 个附件。"
    services.desk.undo()
    bench.eventually(qtbot, lambda: names(form) == ["合影.jpg"])


@pytest.mark.parametrize("name", ["title", "notes"])
def test_a_file_dropped_on_a_field_is_not_typed_into_it(
    services: Services, qtbot: QtBot, folder: Path, name: str
) -> None:
    meeting, _ = meeting_with_one(services)
    form = opened(services, MEETING, meeting, qtbot)
    before = form.typed()
    widget = form.fields[name].input
    drop_on(widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget, [photo(folder)])
    bench.eventually(qtbot, lambda: names(form) == ["合影.jpg"])
    assert form.typed() == before


def test_a_file_that_cannot_be_added_is_told_of_and_the_others_are_added(
    services: Services, qtbot: QtBot, folder: Path
) -> None:
    meeting, _ = meeting_with_one(services)
    form = opened(services, MEETING, meeting, qtbot)
    form.tabs.files.add_files([folder, photo(folder)])
    bench.eventually(qtbot, lambda: names(form) == ["合影.jpg"])
    assert "这是一个文件夹" in form.notice.text


def test_files_wait_until_the_record_is_stored(services: Services, qtbot: QtBot, folder: Path) -> None:
    form = RecordForm(MEETING, services, bench.host_of(services))
    bench.show(services, form)
    drop_on(form, [photo(folder)])
    assert form.notice.text == "请先保存这条会议活动，再把文件拖进来。"


def test_a_file_is_opened_as_a_copy_saved_elsewhere_and_taken_off(
    services: Services, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting, _ = meeting_with_one(services)
    form = opened(services, MEETING, meeting, qtbot)
    form.tabs.files.add_files([photo(folder)])
    bench.eventually(qtbot, lambda: names(form) == ["合影.jpg"])
    seen: list[str] = []

    def see(url: QUrl) -> bool:
        seen.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", see)
    monkeypatch.setattr("ui.related.files.tempfile.gettempdir", lambda: str(folder.parent))
    press(Qt.Key.Key_F, CTRL_SHIFT)
    press(Qt.Key.Key_Return)
    assert Path(seen[0]).name == "合影.jpg"
    assert Path(seen[0]).read_bytes() == b"picture"
    form.tabs.files.write_copy(form.tabs.files._files[0], folder.parent / "copy.jpg")
    bench.eventually(qtbot, (folder.parent / "copy.jpg").is_file)
    press(Qt.Key.Key_Delete)
    box = form.findChild(QMessageBox)
    assert box is not None
    next(button for button in box.buttons() if button.text().startswith("移除")).click()
    bench.eventually(qtbot, lambda: names(form) == [])


def test_the_panel_of_a_register_hands_both_wishes_on(services: Services, qtbot: QtBot) -> None:
    meeting, attendance = meeting_with_one(services)
    panel = FormPanel(MEETING, bench.host_of(services))
    panel.set_services(services)
    bench.show(services, panel)
    panel.show_record(services.record(MEETING, meeting))
    assert panel.form is not None
    tree = panel.form.tabs.related.tree
    bench.eventually(qtbot, lambda: tree.topLevelItemCount() > 0)
    with qtbot.waitSignal(panel.record_wished) as shown:
        tree.open_wished.emit("attendance", attendance)
    assert shown.args == ["attendance", attendance]
    with qtbot.waitSignal(panel.new_wished) as entered:
        tree.new_wished.emit("task", "meeting")
    assert entered.args == ["task", {"meeting": Link("座谈会", "meeting", meeting)}]
