"""How are the settings shown and changed? Each with its default and a way back to it; a change holds at once."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.errors import FieldError
from app.options import CHOICE, FOLDER, NO, NUMBER, YES, YES_NO, Chosen
from ui import problems, theme
from ui.dialogs.base import plain_label, while_there
from ui.services import Services

_LABEL_WIDTH, _INPUT_WIDTH, _NUMBER_WIDTH, _WIDEST = 190, 250, 90, 1000


class SettingsPage(QWidget):
    """The page of settings (设置)."""

    told = Signal(str)
    """Something for the status line."""

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._services = services
        self.lines: dict[str, SettingLine] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(12)
        column.addWidget(plain_label(self, "title", "设置"))
        words = "改了马上生效，不用保存；办公室的设置记在操作记录里，可以撤销。"
        column.addWidget(plain_label(self, "second", words))
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        column.addWidget(self._scroll, 1)

    def refresh(self) -> None:
        """Ask again what holds."""
        self._services.settings(done=while_there(self, self._show))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _show(self, found: Sequence[Chosen]) -> None:
        if not self.lines:
            self._lay_out(found)
        for chosen in found:
            self.lines[chosen.option.name].show_chosen(chosen)

    def _lay_out(self, found: Sequence[Chosen]) -> None:
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        for group in dict.fromkeys(chosen.option.group for chosen in found):
            card = QFrame(inner)
            theme.set_role(card, "panel")
            rows = QVBoxLayout(card)
            rows.setContentsMargins(16, 12, 16, 14)
            rows.setSpacing(8)
            rows.addWidget(plain_label(card, "heading", group))
            for chosen in found:
                if chosen.option.group == group:
                    line = SettingLine(chosen, self._change, card, read_only=self._services.read_only)
                    self.lines[chosen.option.name] = line
                    rows.addWidget(line)
            column.addWidget(card)
        column.addStretch()
        self._scroll.setWidget(inner)

    def _change(self, name: str, typed: str | None) -> None:
        line = self.lines[name]

        def done(_result: None) -> None:
            line.show_fault("")
            self.told.emit(f"已保存设置“{line.label.text()}”")
            self.refresh()

        def failed(problem: Exception) -> None:
            if isinstance(problem, FieldError):
                line.show_fault(problem.message)
            else:
                problems.show_error(self, problem)
                self.refresh()

        self._services.set_setting(name, typed, done=while_there(self, done), failed=while_there(self, failed))


class SettingLine(QWidget):
    """One setting: its name, what holds, the default, and the way back."""

    def __init__(
        self, chosen: Chosen, change: Callable[[str, str | None], None], parent: QWidget, *, read_only: bool
    ) -> None:
        super().__init__(parent)
        self._change = change
        self._name = chosen.option.name
        self._shown = ""
        self.label = QLabel(chosen.option.label, self)
        self.label.setFixedWidth(_LABEL_WIDTH)
        self.label.setWordWrap(True)
        self.input = _input(chosen, self)
        self.input.setAccessibleName(chosen.option.label)
        self.label.setBuddy(self.input)
        hint = f"默认：{chosen.default_text}" + (f"。{chosen.option.hint}" if chosen.option.hint else "")
        self.hint = plain_label(self, "second", hint)
        self.back = QPushButton("恢复默认", self)
        self.back.setAccessibleName(f"{chosen.option.label}：恢复默认")
        self.back.clicked.connect(lambda: self._change(self._name, None))
        self.fault = plain_label(self, "problem")
        self.fault.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.label, 0, 0)
        grid.addLayout(self._with_unit(chosen), 0, 1)
        grid.addWidget(self.hint, 0, 2)
        grid.addWidget(self.back, 0, 3)
        grid.addWidget(self.fault, 1, 1, 1, 3)
        grid.setColumnStretch(2, 1)
        self.setEnabled(not read_only)

    def _with_unit(self, chosen: Chosen) -> QHBoxLayout:
        """The input with what stands behind it, as wide as all others."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.input)
        if chosen.option.given_as == NUMBER:
            self.input.setFixedWidth(_NUMBER_WIDTH)
            unit = QLabel(chosen.option.unit, self)
            unit.setFixedWidth(_INPUT_WIDTH - _NUMBER_WIDTH - 8)
            row.addWidget(unit)
        elif chosen.option.given_as == FOLDER:
            choose = QPushButton("选择…", self)
            choose.clicked.connect(self._choose_folder)
            row.addWidget(choose)
            self.input.setFixedWidth(_INPUT_WIDTH - choose.sizeHint().width() - 8)
        else:
            self.input.setFixedWidth(_INPUT_WIDTH)
        if isinstance(self.input, QComboBox):
            self.input.activated.connect(self._give_choice)
        elif isinstance(self.input, QLineEdit) and not self.input.isReadOnly():
            self.input.editingFinished.connect(self._give_text)
        return row

    def show_chosen(self, chosen: Chosen) -> None:
        """Show what holds."""
        if isinstance(self.input, QComboBox):
            self.input.setCurrentIndex(self.input.findText(chosen.text))
        elif isinstance(self.input, QLineEdit) and not (self.input.hasFocus() and self.input.text() != self._shown):
            self.input.setText(str(chosen.value))
            self.input.setToolTip(str(chosen.value))
        self._shown = str(chosen.value)
        self.back.setVisible(not chosen.is_default)

    def show_fault(self, text: str) -> None:
        """Say what is wrong with what was given; empty: nothing."""
        theme.set_role(self.input, "wrong" if text else "")
        self.fault.setText(text)
        self.fault.setVisible(bool(text))

    def _give_choice(self, _index: int) -> None:
        assert isinstance(self.input, QComboBox)
        self._change(self._name, self.input.currentText())

    def _give_text(self) -> None:
        assert isinstance(self.input, QLineEdit)
        if self.input.text().strip() != self._shown:
            self._change(self._name, self.input.text())
        else:
            self.show_fault("")

    def _choose_folder(self) -> None:
        chooser = QFileDialog(self, "选择放备份的文件夹")
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.setDirectory(self._shown or str(Path.home()))
        chooser.fileSelected.connect(lambda chosen: self._change(self._name, chosen))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()


class _Choice(QComboBox):
    """A combo box that the wheel passes over: who scrolls the page must not change a setting."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _input(chosen: Chosen, parent: QWidget) -> QWidget:
    option = chosen.option
    if option.given_as in (CHOICE, YES_NO):
        combo = _Choice(parent)
        combo.addItems([YES, NO] if option.given_as == YES_NO else list(option.words.values()))
        return combo
    line = QLineEdit(parent)
    line.setReadOnly(option.given_as == FOLDER)
    if option.given_as == FOLDER:
        line.setPlaceholderText("没有指定")
    return line
