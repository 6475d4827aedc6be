"""What does a register show when it has no rows: a sentence and what to do next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.kinds.base import RecordKind
from ui import theme


class EmptyState(QFrame):
    """Stands in the place of the table."""

    new_wished = Signal()
    import_wished = Signal()
    sample_wished = Signal()
    clear_wished = Signal()

    def __init__(self, kind: RecordKind, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setProperty("role", "panel")
        picture = QLabel(pixmap=theme.pixmap(icon, theme.STRONG_BORDER, 48), alignment=Qt.AlignmentFlag.AlignCenter)
        self.sentence = QLabel(textFormat=Qt.TextFormat.PlainText, alignment=Qt.AlignmentFlag.AlignCenter)
        self.sentence.setProperty("role", "heading")
        self.advice = QLabel(textFormat=Qt.TextFormat.PlainText, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.advice.setProperty("role", "second")
        self.new_button = self._button("new", f"新增{kind.label}", self.new_wished)
        self.import_button = self._button("import", "导入 Excel", self.import_wished)
        self.sample_button = self._button("sample", "填入示例", self.sample_wished)
        self.sample_button.setToolTip("填入一个虚构的工商联办公室，供练习；可以整体撤销")
        self.clear_button = self._button("clear", "清除筛选", self.clear_wished)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.new_button, self.import_button, self.sample_button, self.clear_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        for widget in (picture, self.sentence, self.advice):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        layout.addStretch(3)

    def show_opening(self) -> None:
        """The store is not open yet."""
        self._say("正在打开数据…", "", writing=False, sample=False, clearing=False)

    def show_empty(self, *, may_write: bool, store_empty: bool) -> None:
        """There is no record of this kind."""
        advice = "可以逐条新增，也可以从 Excel 登记表一次导入。" if may_write else "数据是以只读方式打开的，不能新增。"
        if may_write and store_empty:
            advice += "想先看看样子，就填入示例数据。"
        sentence = f"还没有{self._kind.label}"
        self._say(sentence, advice, writing=may_write, sample=may_write and store_empty, clearing=False)

    def show_nothing_found(self) -> None:
        """The filters leave nothing."""
        sentence = f"没有符合条件的{self._kind.label}"
        self._say(sentence, "请换一个条件，或清除筛选看全部。", writing=False, sample=False, clearing=True)

    def _say(self, sentence: str, advice: str, *, writing: bool, sample: bool, clearing: bool) -> None:
        self.sentence.setText(sentence)
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))
        self.new_button.setVisible(writing)
        self.import_button.setVisible(writing)
        self.sample_button.setVisible(sample)
        self.clear_button.setVisible(clearing)

    def _button(self, icon: str, text: str, wish: object) -> QPushButton:
        button = QPushButton(theme.icon(icon), text)
        button.clicked.connect(wish)
        button.hide()
        return button
