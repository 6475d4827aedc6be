"""How is the page of a paper set up: office, head, 报 送 发, copies, with or without 版记?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget
from PySide6.QtWidgets import QVBoxLayout as Column

from app.errors import FieldError
from app.papers.base import Paper
from ui import theme
from ui.dialogs.base import plain_label, while_there
from ui.problems import show_error
from ui.services import Services

if TYPE_CHECKING:
    from app.papers.settings import SetupField

Value = str | int | bool
_LABEL_WIDTH = 168
_HINTS = {
    "report_to": "报、送、发写成印在纸上的样子，几个单位之间用顿号或逗号。",
    "earlier_year": "最后三栏：改用本程序以前已经编过期号的，写上是哪一年、编到第几期，程序接着编；没有编过就空着。",
}
"""Under the form, for the papers that have this line."""


class SetupDialog(QDialog):
    """One line for each setting that the paper has; they are remembered in the store."""

    stored = Signal()

    def __init__(self, parent: QWidget, services: Services, paper: Paper, fields: "Sequence[SetupField]") -> None:
        super().__init__(parent)
        self.setWindowTitle(f"{paper.label}的版面设置")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._services = services
        self._paper = paper
        self._fields = fields
        self.inputs: dict[str, QLineEdit | QCheckBox] = {}
        self.trouble = plain_label(self, "problem")
        self.trouble.hide()
        self._lay_out()
        self.setMinimumWidth(560)

    def values(self) -> dict[str, Value]:
        """What stands in the form. Raises FieldError for what is no number."""
        return {field.name: self._value(field) for field in self._fields}

    def _value(self, field: "SetupField") -> Value:
        widget = self.inputs[field.name]
        if isinstance(widget, QCheckBox):
            return widget.isChecked()
        text = widget.text().strip()
        if not isinstance(field.default, int):
            return text
        if text and not text.isdecimal():
            raise FieldError(field.name, f"“{field.label}”要写数字，现为“{text}”")
        return int(text or 0)

    def save(self) -> None:
        """Keep what stands in the form."""
        for widget in self.inputs.values():
            theme.set_role(widget, "")
        try:
            values = self.values()
        except FieldError as problem:
            self._refuse(problem)
            return
        desk, name = self._services.desk, self._paper.name
        self.save_button.setEnabled(False)

        def work(_progress: object) -> None:
            desk.choose_paper_settings(name, values)

        def done(_none: None) -> None:
            self.accept()
            self.stored.emit()

        title = f"保存{self._paper.label}的版面设置"
        self._services.jobs.run(
            title, work, done=while_there(self, done), failed=while_there(self, self._refuse), cancellable=False
        )

    def restore_defaults(self) -> None:
        """Show what a new office has; nothing is kept before it is saved."""
        for field in self._fields:
            self._show(field, field.default)

    def _refuse(self, problem: Exception) -> None:
        self.save_button.setEnabled(True)
        if not isinstance(problem, FieldError):
            show_error(self, problem)
            return
        widget = self.inputs.get(problem.field.rpartition(".")[2])
        self.trouble.setText(problem.message)
        self.trouble.show()
        if widget is not None:
            theme.set_role(widget, "wrong")
            widget.setFocus()

    def _show(self, field: "SetupField", value: Value) -> None:
        widget = self.inputs[field.name]
        if isinstance(widget, QCheckBox):
            widget.setChecked(bool(value))
        else:
            widget.setText("" if value == 0 and isinstance(field.default, int) else str(value))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for field in self._fields:
            widget = self.inputs[field.name] = self._input(field)
            widget.setAccessibleName(field.label)
            label = QLabel("" if isinstance(field.default, bool) else field.label, self)
            label.setMinimumWidth(_LABEL_WIDTH)
            label.setBuddy(widget)
            form.addRow(label, widget)
            self._show(field, field.value)
        column = Column(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(form)
        for hint in self._hints():
            column.addWidget(plain_label(self, "second", hint))
        column.addWidget(self.trouble)
        column.addLayout(self._buttons())

    def _hints(self) -> list[str]:
        """What the lines ask for, of those that this paper has."""
        names = {field.name for field in self._fields}
        return [hint for name, hint in _HINTS.items() if name in names]

    def _input(self, field: "SetupField") -> QLineEdit | QCheckBox:
        if isinstance(field.default, bool):
            return QCheckBox(field.label, self)
        line = QLineEdit(self)
        if isinstance(field.default, int):
            line.setPlaceholderText("不写")
            line.setMaximumWidth(120)
        elif field.name == "office":
            line.setPlaceholderText("不写：用全办公室共用的单位名称")
        return line

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.defaults_button = QPushButton("恢复默认", self)
        self.defaults_button.setAutoDefault(False)
        self.defaults_button.clicked.connect(self.restore_defaults)
        self.cancel_button = QPushButton("取消", self)
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button = QPushButton("保存", self)
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.save)
        theme.set_role(self.save_button, "primary")
        row.addWidget(self.defaults_button)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.save_button)
        return row
