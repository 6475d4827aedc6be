"""A form under test: opened, typed into, saved, and what it then says."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.kinds.base import RecordKind
from tests.ui import bench
from tests.ui.bench import press, type_in
from ui.fields import FieldWidget
from ui.record_form import RecordForm
from ui.services import Services

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


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
