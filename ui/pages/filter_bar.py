"""How is a register narrowed: by its choice fields and by a text, each as soon as it is given?"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from app.kinds.base import RecordKind
from ui import theme

_AFTER_TYPING_MS = 150
PEOPLE_ORDERS = (("strokes", "姓氏笔画"), ("rank", "职务次序"))
"""As in `app.orders`, which loads SQLAlchemy; a test compares them."""


class FilterBar(QWidget):
    """The combos of the kind's filters, a text box, and what clears both."""

    changed = Signal()

    order_wished = Signal(str)
    """Of a list of people: put it in this order; empty: its own."""

    def __init__(self, kind: RecordKind, parent: QWidget) -> None:
        super().__init__(parent)
        self._typing = QTimer(self, singleShot=True, interval=_AFTER_TYPING_MS)
        self._typing.timeout.connect(self.changed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.choices = {name: self._combo(kind, name) for name in kind.filters}
        for combo in self.choices.values():
            layout.addWidget(combo)
        self.order = self._order_combo() if kind.people else None
        if self.order is not None:
            layout.addWidget(self.order)
        self.text = QLineEdit()
        self.text.setPlaceholderText("在本页中筛选")
        self.text.setAccessibleName(f"在{kind.label}中筛选")
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(110)
        self.text.setMaximumWidth(200)
        # textEdited is silent while an input method still composes: nobody searches for half a word.
        self.text.textEdited.connect(self._on_typed)
        layout.addWidget(self.text, 1)
        self.clear_button = QPushButton(theme.icon("clear", theme.SECOND_TEXT), "清除筛选")
        self.clear_button.setEnabled(False)
        self.clear_button.clicked.connect(self.clear)
        layout.addWidget(self.clear_button)
        self.changed.connect(self._show_state)

    def chosen(self) -> dict[str, str]:
        """Choice field to the kept value that rows must have."""
        return {name: combo.currentData() for name, combo in self.choices.items() if combo.currentData()}

    def typed(self) -> str:
        """The text that rows must hold."""
        return self.text.text().strip()

    def narrows(self) -> bool:
        """Whether anything is left out."""
        return bool(self.chosen() or self.typed())

    def clear(self) -> None:
        """Show everything again."""
        if not self.narrows():
            return
        for combo in self.choices.values():
            combo.blockSignals(True)
            combo.setCurrentIndex(0)
            combo.blockSignals(False)
        self.text.clear()
        self._typing.stop()
        self.changed.emit()

    def _combo(self, kind: RecordKind, name: str) -> QComboBox:
        field = kind.field(name)
        combo = QComboBox()
        combo.setAccessibleName(f"按{field.label}筛选")
        combo.addItem(f"全部{field.label}", "")
        assert field.choices is not None, f"{kind.name}.{name} is no choice field"
        for word in field.choices:
            combo.addItem(word.label, word.value)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        combo.setMaximumWidth(150)
        combo.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        combo.setMaxVisibleItems(20)
        combo.currentIndexChanged.connect(self._on_chosen)
        return combo

    def _order_combo(self) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName("排列次序")
        combo.setToolTip("点列名可以按列排序")
        for order, words in (("", "默认次序"), *((order, f"按{word}") for order, word in PEOPLE_ORDERS)):
            combo.addItem(words, order)
        combo.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        combo.activated.connect(self._on_order)
        return combo

    def _on_order(self, _index: int) -> None:
        assert self.order is not None
        self.order_wished.emit(self.order.currentData())

    def show_order(self, order: str) -> None:
        """The list stands in this order; that of a column is not one of ours."""
        if self.order is not None:
            self.order.setCurrentIndex(self.order.findData(order) if order else 0)

    def _on_chosen(self, _index: int) -> None:
        self.changed.emit()

    def _on_typed(self, _text: str) -> None:
        self._typing.start()

    def _show_state(self) -> None:
        self.clear_button.setEnabled(self.narrows())
