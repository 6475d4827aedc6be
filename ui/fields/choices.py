"""How are several fixed words chosen? By check boxes: arrows go from one to the next, numbers and Space tick."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from app.kinds.base import Field, Link
from ui.fields.base import FieldWidget

_COLUMNS = 2
_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: _COLUMNS,
    Qt.Key.Key_Up: -_COLUMNS,
}


class ChoicesField(FieldWidget):
    """Any of several words. The boxes are one stop of the Tab key."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        assert field.choices is not None
        frame = QWidget(self)
        grid = QGridLayout(frame)
        grid.setContentsMargins(0, 6, 0, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        self._boxes: list[QCheckBox] = []
        for at, word in enumerate(field.choices):
            box = self._box(at, word.label, frame)
            grid.addWidget(box, at // _COLUMNS, at % _COLUMNS)
            self._boxes.append(box)
        grid.setColumnStretch(_COLUMNS, 1)
        self._take(frame)
        frame.setFocusProxy(self._boxes[0])
        self.setFocusProxy(self._boxes[0])
        self.label.setBuddy(self._boxes[0])

    def _box(self, at: int, label: str, frame: QWidget) -> QCheckBox:
        box = QCheckBox(label, frame)
        box.setAccessibleName(f"{self.field.label}：{label}")
        box.setToolTip(f"空格或数字键 {at + 1} 勾选，方向键移动")
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at == 0 else Qt.FocusPolicy.ClickFocus)
        box.clicked.connect(self._on_edit)
        box.installEventFilter(self)
        return box

    def value(self) -> str | Link:
        return "、".join(box.text() for box in self._boxes if box.isChecked())

    def set_value(self, shown: str | Link) -> None:
        words = (shown if isinstance(shown, str) else shown.text).split("、")
        for box in self._boxes:
            box.setChecked(box.text() in words)
        self._clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(watched, QCheckBox) and isinstance(event, QKeyEvent):
            return self._step(watched, event) or self._tick(event)
        return super().eventFilter(watched, event)

    def _step(self, box: QCheckBox, event: QKeyEvent) -> bool:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        at = self._boxes.index(box) + step
        if 0 <= at < len(self._boxes):
            self._boxes[at].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _tick(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        text = event.text()
        if text.isascii() and text.isdigit() and 1 <= int(text) <= len(self._boxes):
            self._boxes[int(text) - 1].click()
            return True
        return False
