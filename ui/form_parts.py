"""What stands above and below the fields of a form? Its title, and what can be done with it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.push_button import push_button

if TYPE_CHECKING:
    from app.facts import Fact


class FormHead(QWidget):
    """What is being done, what is computed of the record, what is unsaved, and the way to the record's history."""

    def __init__(self, show_history: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.title = ""
        self._title = _plain("heading", self)
        self._title.setMinimumHeight(theme.INPUT_HEIGHT)
        self._unsaved = _plain("second", self)
        self._unsaved.setText("未保存")
        self._history = QPushButton("修改历史", self)
        self._history.setAutoDefault(True)
        theme.set_role(self._history, "link")
        self._history.clicked.connect(lambda: show_history())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self._unsaved)
        row.addStretch()
        row.addWidget(self._history)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(2)
        self._column.addLayout(row)
        self._facts: list[QLabel] = []

    def show_title(self, title: str, *, stored: bool) -> None:
        """Say what is being done; only what is stored has a history."""
        self.title = title
        self._title.setText(title)
        self._history.setVisible(stored)

    def show_facts(self, facts: "Sequence[Fact]") -> None:
        """One line for each, in red what cannot be right."""
        for _ in range(len(facts) - len(self._facts)):
            line = _plain("second", self)
            line.setWordWrap(True)
            self._column.addWidget(line)
            self._facts.append(line)
        for at, line in enumerate(self._facts):
            line.setVisible(at < len(facts))
            line.setText(facts[at].text if at < len(facts) else "")
            theme.set_role(line, "wrong" if at < len(facts) and facts[at].alarming else "second")

    def facts(self) -> list[str]:
        """What it says of the record."""
        return [line.text() for line in self._facts if not line.isHidden()]

    def show_unsaved(self, unsaved: bool) -> None:
        """Say whether something typed is not stored."""
        self._unsaved.setVisible(unsaved)

    def says_unsaved(self) -> bool:
        """True while it says so."""
        return not self._unsaved.isHidden()


class FormButtons(QWidget):
    """Cancel, save and go on, save."""

    def __init__(
        self, cancel: Callable[[], None], save_and_new: Callable[[], None], save: Callable[[], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.cancel = push_button(self, "取消 Esc", cancel, tip="不保存，关闭（Esc）", enters=True)
        tip = "保存后接着录下一条，保留日期、类别和关联（Ctrl+Shift+S）"
        self.save_and_new = push_button(self, "保存并新增", save_and_new, tip=tip, enters=True)
        self.save = push_button(self, "保存 Ctrl+S", save, tip="保存（Ctrl+S）", enters=True)
        theme.set_role(self.save, "primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(8)
        row.addStretch()
        for button in (self.cancel, self.save_and_new, self.save):
            row.addWidget(button)

    def allow_saving(self, allowed: bool) -> None:
        """Whether something can be stored now."""
        self.save.setEnabled(allowed)
        self.save_and_new.setEnabled(allowed)


def _plain(role: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    theme.set_role(label, role)
    return label
