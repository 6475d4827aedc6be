"""Which figure is to stand in the text, as of which day or for which period, and what does it come to?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import SPOKEN
from app.figures.base import Scope
from app.figures.themes import THEMES
from app.papers.base import Wish
from app.papers.bound import FIGURES_OF_A_MEETING, said, written
from app.values.dates import as_day, parse_date, show_date
from app.values.problem import ValueProblem
from ui import theme
from ui.dialogs.base import plain_label, while_there
from ui.fields import dates
from ui.fields.choice import ChoiceBox
from ui.problems import show_error
from ui.services import Services

if TYPE_CHECKING:
    from datetime import date

    from app.figures.base import Result

_NAME = Qt.ItemDataRole.UserRole
_DAY, _PERIOD, _MEETING = "某一天", "一段时间", "本次会议"
_WHOLE = "总数"


class FigureChooser(QDialog):
    """Figures at the left, found as one types; day or period, definition and value at the right."""

    chosen = Signal(str)
    """The field as it is written in the text."""

    def __init__(self, parent: QWidget, services: Services, wish: Wish) -> None:
        super().__init__(parent)
        self.setWindowTitle("插入指标")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._services = services
        self._wish = wish
        self._question = 0
        self._result: Result | None = None
        self._scope: Scope | None = None
        self._lay_out()
        self._fill("")
        self._show_days()
        self.resize(760, 520)
        self.search.setFocus()

    # Which figure, when

    def _fill(self, typed: str) -> None:
        """The figures whose name holds what was typed; of a meeting those that one can be asked for."""
        self.names.clear()
        of_meeting = self.when.currentText() == _MEETING
        for one in THEMES:
            found = [
                figure
                for figure in one.figures
                if _names(figure.title, typed.strip()) and (not of_meeting or figure.name in FIGURES_OF_A_MEETING)
            ]
            if found:
                self._add_heading(one.title)
            for figure in found:
                item = QListWidgetItem(figure.title)
                item.setData(_NAME, figure.name)
                self.names.addItem(item)
        first = next((at for at in range(self.names.count()) if self.names.item(at).data(_NAME)), -1)
        self.names.setCurrentRow(first)
        self.ask()

    def _add_heading(self, title: str) -> None:
        item = QListWidgetItem(title)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        self.names.addItem(item)

    def _show_days(self) -> None:
        when = self.when.currentText()
        self.first.setVisible(when == _PERIOD)
        self.until.setVisible(when == _PERIOD)
        self.last.setVisible(when != _MEETING)

    def _on_when(self) -> None:
        self._show_days()
        self._fill(self.search.text())

    def _asked(self) -> Scope | None:
        """What is asked; None after a sentence."""
        if self.when.currentText() == _MEETING:
            return Scope(self._wish.day, meeting=self._wish.record_id)
        try:
            last = self._day(self.last)
            if self.when.currentText() == _DAY:
                return Scope(last)
            first = self._day(self.first)
            if last < first:
                raise ValueProblem("起止日期反了，请对调")
        except ValueProblem as problem:
            self._say(str(problem), "problem")
            return None
        return Scope.period(first, last)

    def _day(self, field: QLineEdit) -> "date":
        theme.set_role(field, "")
        text = field.text()
        try:
            day = as_day(parse_date(text, year=dates.today().year, today=dates.today()))
        except ValueProblem:
            theme.set_role(field, "wrong")
            raise
        if day is None:
            theme.set_role(field, "wrong")
            raise ValueProblem(f"“{text}”要写到日，如 2026.9.30")
        return day

    # What it comes to

    def ask(self) -> None:
        """Work the figure out for what is chosen."""
        self._question += 1
        self._result = None
        self.insert_button.setEnabled(False)
        item = self.names.currentItem()
        name = item.data(_NAME) if item is not None else None
        scope = self._asked() if name else None
        if not name or scope is None:
            if not name:
                self._say("没有这样的指标。", "second")
            return
        question, desk = self._question, self._services.desk

        def take(results: "list[Result]") -> None:
            if question == self._question:
                self._show(results[0], scope)

        def failed(problem: Exception) -> None:
            if question != self._question:
                return
            if isinstance(problem, SPOKEN):
                self._say(str(problem), "problem")
            else:
                show_error(self, problem)

        self._services.jobs.ask(
            lambda: desk.figures(scope, [name]), done=while_there(self, take), failed=while_there(self, failed)
        )

    def _show(self, result: "Result", scope: Scope) -> None:
        self._result, self._scope = result, scope
        self.group.blockSignals(True)
        self.group.clear()
        self.group.addItem(_WHOLE, result)
        for one in result.groups:
            self.group.addItem(f"{one.title.partition('：')[2]}（{one.text}）", one)
        self.group.blockSignals(False)
        self.group.setVisible(bool(result.groups))
        self._show_value()

    def _show_value(self) -> None:
        one: Result = self.group.currentData()
        left_out = f"\n未计入：{one.left_out}" if one.left_out else ""
        self.value.setText(said(one))
        self._say(f"{one.title}，背后有 {one.count:,} 条记录。\n口径：{one.basis}{left_out}", "second")
        self.insert_button.setEnabled(True)

    def _say(self, sentence: str, role: str) -> None:
        if role == "problem" or self._result is None:
            self.value.setText("")
        self.about.setText(sentence)
        theme.set_role(self.about, role)

    def _choose(self) -> None:
        if self._result is not None and self._scope is not None:
            field = written(self.group.currentData().title, self._scope)
            self.accept()
            self.chosen.emit(field)

    # Its parts

    def _lay_out(self) -> None:
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("写名称的一部分或拼音首字母，如 捐赠、jz")
        self.search.setAccessibleName("查找指标")
        self.names = QListWidget(self)
        self.names.setObjectName("papers")
        self.names.setAccessibleName("指标")
        self.when = ChoiceBox(
            [_DAY, _PERIOD, *([_MEETING] if self._wish.record_id else [])], optional=False, parent=self
        )
        self.when.setAccessibleName("时间")
        self.first = self._day_field("第一天", dates.today().replace(month=1, day=1))
        self.until = QLabel("至", self)
        self.last = self._day_field("截至", self._wish.day)
        self.group = ChoiceBox([], optional=False, parent=self)
        self.group.setAccessibleName("其中的一组")
        self.value = plain_label(self, "title")
        self.about = plain_label(self, "second")
        self.insert_button = QPushButton("插入", self)
        self.insert_button.setDefault(True)
        theme.set_role(self.insert_button, "primary")
        self.insert_button.clicked.connect(self._choose)
        self.search.textChanged.connect(self._fill)
        self.names.currentRowChanged.connect(lambda _row: self.ask())
        self.names.itemDoubleClicked.connect(lambda _item: self._choose())
        self.when.currentIndexChanged.connect(self._on_when)
        self.group.currentIndexChanged.connect(lambda _at: self._show_value())
        for field in (self.first, self.last):
            field.editingFinished.connect(self.ask)
        self._arrange()

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.search)
        left.addWidget(self.names, 1)
        days = QHBoxLayout()
        days.setSpacing(8)
        for widget in (self.first, self.until, self.last):
            days.addWidget(widget)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.when)
        right.addLayout(days)
        right.addWidget(self.group)
        right.addSpacing(8)
        right.addWidget(self.value)
        right.addWidget(self.about)
        right.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        cancel = QPushButton("取消", self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons.addWidget(cancel)
        buttons.addWidget(self.insert_button)
        right.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addLayout(right, 1)

    def _day_field(self, name: str, day: "date") -> QLineEdit:
        field = QLineEdit(show_date(day.isoformat()), self)
        field.setAccessibleName(name)
        return field


def _names(title: str, typed: str) -> bool:
    """Whether this is what was typed: a part of the name, or first letters of its syllables."""
    if typed in title or not (typed.isascii() and typed.isalpha()):
        return typed in title
    from app.values.pinyin import initials  # its tables: with the first letter typed

    return typed.casefold() in initials(title).casefold()
