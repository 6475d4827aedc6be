"""Do the keys of a form do what they do in every form?"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from pytestqt.qtbot import QtBot

from app.kinds import KINDS
from app.kinds.base import Link, RecordKind
from tests.ui import bench
from tests.ui.bench import CAUSE, DONATION, ENTERPRISE, press, type_in
from tests.ui.forms.filled import CTRL, SHIFT, field, form_of, put, saved
from ui.services import Services

# The offscreen platform says this of every dialog; it means nothing there.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


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
