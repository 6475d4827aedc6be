"""How does a form say something that belongs to no field? A coloured line at its head, with a choice if needed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme


def redress(label: QWidget, role: str) -> None:
    """Change the role of a label that is shown already: its padding is measured anew, not only its colours."""
    if label.property("role") != role:
        theme.set_role(label, role)
        QApplication.sendEvent(label, QEvent(QEvent.Type.StyleChange))
        label.updateGeometry()


class Notice(QWidget):
    """One sentence, hidden while there is none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._answers = QWidget(self)
        self._row = QHBoxLayout(self._answers)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        column.addWidget(self._answers)
        self._buttons: list[QPushButton] = []
        self.clear()

    @property
    def text(self) -> str:
        """What is being said."""
        return self._label.text()

    @property
    def answers(self) -> list[QPushButton]:
        """The buttons of the choice that is open."""
        return list(self._buttons)

    def clear(self) -> None:
        """Say nothing."""
        self.say("", "ok")

    def say(self, sentence: str, role: str) -> None:
        """Say this; `role` is ok, warning or problem."""
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons.clear()
        self._answers.hide()
        self._label.setText(sentence)
        redress(self._label, role)
        self.setVisible(bool(sentence))

    def offer(
        self, sentence: str, first: str, on_first: Callable[[], None], second: str, on_second: Callable[[], None]
    ) -> None:
        """Say this and offer two ways on; either takes the sentence away."""
        self.say(sentence, "warning")
        for text, slot in ((first, on_first), (second, on_second)):
            button = QPushButton(text, self._answers)
            button.setAutoDefault(True)
            button.clicked.connect(self.clear)
            button.clicked.connect(slot)
            self._row.addWidget(button)
            self._buttons.append(button)
        self._answers.show()
        self._buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)
