"""Are choices made by number, pinyin, arrows and space, and by nothing else?"""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox

from tests.ui.bench import ATTENDANCE, CHAMBER, DONATION, MEETING, PERSON, press, type_in
from tests.ui.forms.typed import panel_of
from ui.services import Services

# The offscreen platform says this of every dialog; it means nothing there.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


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


@pytest.mark.qt_log_ignore("does not support", extend=True)  # popups on the offscreen platform
def test_a_choice_opens_with_space(services: Services) -> None:
    panel = panel_of(services, DONATION)
    box = panel.fields["kind"].input
    assert isinstance(box, QComboBox)
    panel.go_to(panel.fields["kind"])
    press(Qt.Key.Key_Space)
    assert box.view().isVisible()
    box.hidePopup()
