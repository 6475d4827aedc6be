"""Which value has a field in all rows of the file? Asked where a table lacks a column, or where the clerk wishes."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.importing import saying
from app.kinds.base import Field, Link, RecordKind
from ui.dialogs.base import plain_label
from ui.fields import FieldWidget, field_widget
from ui.importing.planning import Planning
from ui.push_button import push_button
from ui.services import Services

if TYPE_CHECKING:
    from app.importing.plan import ImportPlan, Lacking

_WIDEST = 460
_PROPOSED = "表上写着它，请核对；对的按回车。"
_EMPTY = "清空再按“填入”，就不再指定。"


class WholeFile(QWidget):
    """A field, its value, and a button: only what is filled in by Enter or the button counts."""

    def __init__(self, parent: QWidget, services: Services, planning: Planning) -> None:
        super().__init__(parent)
        self._services, self._planning = services, planning
        self._kind: RecordKind | None = None
        self._proposed: Mapping[str, Link] = {}
        self.question = plain_label(self, "heading")
        self.choice = QComboBox(self)
        self.choice.setAccessibleName("整个文件的哪一栏")
        self.choice.setMaxVisibleItems(20)
        self.choice.activated.connect(lambda _at: self._take_field())
        self.widget: FieldWidget | None = None
        self.fill_button = push_button(self, "填入", self._fill)
        self.words = plain_label(self, "second")
        self._place = QVBoxLayout()
        row = QHBoxLayout()
        row.setSpacing(8)
        before, between = plain_label(self, "", "整个文件的"), plain_label(self, "", "都是")
        for label in (before, between, self.words):
            label.setMinimumHeight(self.choice.sizeHint().height())  # a sentence under the value moves nothing
        for widget in (before, self.choice, between):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._place, 1)
        row.addWidget(self.fill_button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.question)
        column.addLayout(row)
        self.hide()

    def ask_for(self, lacking: "Lacking") -> None:
        """The table lacks required columns: ask for the first of them."""
        field = lacking.kind.field(lacking.fields[0])
        self._show(lacking.kind, lacking.proposed, field.name)
        self.question.setText(f"这份表没有“{field.label}”这一列：{_asked(field)}")
        self.question.show()

    def offer(self, plan: "ImportPlan") -> None:
        """The clerk wishes to say something of all rows: first what the words over the table name."""
        given = {column.field for table in plan.tables for column in table.found}
        known = [*plan.said.fixed, *(name for name in plan.proposed if name not in given)]
        self._show(plan.kind, plan.proposed, known[0] if known else "")
        self.question.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._fill()
        elif event.key() == Qt.Key.Key_Escape and not self.question.isVisible():
            self.hide()
        else:
            super().keyPressEvent(event)

    def go_on(self) -> None:
        """What was filled in does not do: the value can be written anew."""
        self.setEnabled(True)
        if self.widget is not None:
            self.widget.setFocus()

    def _show(self, kind: RecordKind, proposed: Mapping[str, Link], name: str) -> None:
        self._kind, self._proposed = kind, proposed
        self.choice.clear()
        for field in kind.fields:
            self.choice.addItem(field.label, field.name)
        self.choice.setCurrentIndex(max(self.choice.findData(name), 0))
        self._take_field()
        self.show()
        self.go_on()

    def _take_field(self) -> None:
        """The widget of the chosen field, with what was said of it, or what is proposed."""
        assert self._kind is not None
        if self.widget is not None:
            self._place.removeWidget(self.widget)
            self.widget.label.deleteLater()
            self.widget.deleteLater()
        field = self._kind.field(str(self.choice.currentData()))
        self.widget = field_widget(field, self._services.candidates, self)
        self.widget.label.hide()  # the choice beside it says which field it is
        self.widget.setMaximumWidth(_WIDEST)
        self._place.addWidget(self.widget)
        said, proposed = self._planning.said.fixed.get(field.name), self._proposed.get(field.name)
        self.widget.set_value(said or proposed or "")
        self.words.setText(_EMPTY if said else _PROPOSED if proposed else "")

    def _fill(self) -> None:
        assert self.widget is not None
        value = self.widget.value()
        value = value if isinstance(value, Link) else value.strip()
        if value or self.widget.field.name in self._planning.said.fixed:
            self._planning.say(saying.say_fixed(self._planning.said, self.widget.field.name, value))
        else:
            self.words.setText("请先写上值。")


def _asked(field: Field) -> str:
    return f"整个文件都是哪个{field.label}？" if field.refers_to else f"整个文件的“{field.label}”都是什么？"
