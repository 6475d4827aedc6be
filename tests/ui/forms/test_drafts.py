"""Does an unfinished form come back, and does it undo nothing that others wrote?"""

import json
import subprocess
import sys
import time

import pytest
from pytestqt.qtbot import QtBot

from app.places import PROGRAM
from tests.ui import bench
from tests.ui.bench import CAUSE, CHAMBER, DONATION
from tests.ui.forms.filled import field, form_of, put, saved
from ui import drafts
from ui.services import Services

# The offscreen platform says this of every dialog; it means nothing there.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


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
