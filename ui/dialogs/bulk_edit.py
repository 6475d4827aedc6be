"""How does one field of many records get the same value? Choose the field, give the value, one step to undo."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import SPOKEN, RecordRefused
from app.kinds.base import Link, RecordKind
from ui import problems
from ui.dialogs.base import plain_label, while_there
from ui.fields import FieldWidget, field_widget
from ui.push_button import push_button
from ui.services import Services

if TYPE_CHECKING:
    from ui.handing_out import Tell


class BulkEditDialog(QDialog):
    """One field for all chosen rows."""

    def __init__(self, parent: QWidget, services: Services, kind: RecordKind, ids: Sequence[int], tell: "Tell") -> None:
        super().__init__(parent)
        self._services, self._kind, self._ids, self._tell = services, kind, list(ids), tell
        self.setWindowTitle("批量修改")
        self.resize(520, 260)
        self.head = plain_label(self, "heading", f"修改选中的 {len(ids):,} {kind.counter}{kind.label}")
        self.choice = QComboBox(self)
        self.choice.setAccessibleName("改哪一栏")
        self.choice.setMaxVisibleItems(20)
        for field in kind.fields:
            self.choice.addItem(field.label, field.name)
        self.choice.currentIndexChanged.connect(lambda _at: self._take_field())
        self.clear = QCheckBox("清空这一栏", self)
        self.clear.toggled.connect(self._show_words)
        self.words = plain_label(self, "second")
        self.trouble = plain_label(self, "problem")
        self.trouble.hide()
        self.place = QVBoxLayout()
        self.widget: FieldWidget | None = None
        self.change_button = push_button(self, f"修改 {len(ids):,} 行", self._carry_out, role="primary")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self.change_button)
        buttons.addWidget(push_button(self, "取消", self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        for widget in (self.head, self.choice):
            column.addWidget(widget)
        column.addLayout(self.place)
        column.addWidget(self.clear)
        column.addWidget(self.words)
        column.addWidget(self.trouble)
        column.addStretch()
        column.addLayout(buttons)
        self._take_field()

    def choose(self, name: str) -> None:
        """Change this field."""
        self.choice.setCurrentIndex(self.choice.findData(name))

    def _take_field(self) -> None:
        if self.widget is not None:
            self.widget.label.hide()
            self.place.removeWidget(self.widget)
            self.widget.deleteLater()
        field = self._kind.field(str(self.choice.currentData()))
        self.widget = field_widget(field, self._services.candidates, self)
        self.widget.label.hide()  # the choice above says which field it is
        self.widget.set_value("")
        self.widget.edited.connect(self._show_words)
        self.place.addWidget(self.widget)
        self.trouble.hide()
        self.clear.setChecked(False)
        self._show_words()

    def _value(self) -> str | Link:
        assert self.widget is not None
        return "" if self.clear.isChecked() else self.widget.value()

    def _show_words(self) -> None:
        assert self.widget is not None
        self.widget.setEnabled(not self.clear.isChecked())
        value = self._value()
        text = value.text if isinstance(value, Link) else value.strip()
        to = f"改为“{text}”" if text else "清空"
        ready = bool(text) or self.clear.isChecked()
        self.change_button.setEnabled(ready)
        told = f"{len(self._ids):,} 行的“{self.choice.currentText()}”将{to}。一步可以撤销（Ctrl+Z）。"
        self.words.setText(told if ready else "请填写新的值，或勾选“清空这一栏”。")

    def _carry_out(self) -> None:
        desk, kind, ids, value = self._services.desk, self._kind, self._ids, self._value()
        name = str(self.choice.currentData())
        label = self.choice.currentText()
        self.change_button.setEnabled(False)

        def done(count: int) -> None:
            same = f"，{len(ids) - count:,} 行本来就是这个值" if count < len(ids) else ""
            self._tell(f"已修改 {count:,} 行的“{label}”{same}")
            self.accept()

        self._services.jobs.run(
            f"批量修改{label}",
            lambda _progress: desk.set_field(kind, ids, name, value),
            done=while_there(self, done),
            failed=while_there(self, self._on_failed),
            cancellable=False,
        )

    def _on_failed(self, problem: Exception) -> None:
        self.change_button.setEnabled(True)
        if isinstance(problem, RecordRefused) and self.widget is not None:
            self.widget.set_error("；".join(error.message for error in problem.errors))
        elif isinstance(problem, SPOKEN):
            self.trouble.setText(str(problem))
            self.trouble.show()
        else:
            problems.show_error(self, problem)


def open_bulk_edit(
    parent: QWidget, services: Services, kind: RecordKind, ids: Sequence[int], tell: "Tell"
) -> BulkEditDialog:
    """Open the change of one field for these records."""
    dialog = BulkEditDialog(parent, services, kind, ids, tell)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
