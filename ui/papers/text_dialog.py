"""How is the text of a paper edited, with the numbers in it bound to the records?"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.errors import SPOKEN
from app.papers.base import Passage, Wish
from ui import theme
from ui.dialogs.base import fill, plain_label, plain_table, while_there
from ui.papers.field_marks import FieldMarks
from ui.papers.offers import Offer
from ui.problems import ask, show_error
from ui.push_button import push_button
from ui.services import Services

if TYPE_CHECKING:
    from app.papers.bound import Bound

_AFTER_MS = 400
_HEADINGS = ("文中写的", "现在是", "记录")
_WIDTHS = (172, 118, 40)
_HOW = "一行是一段。行首写“一、”“（一）”“1.”就是标题。花括号里的数打印时由程序按记录填写。"

Editor = QLineEdit | QPlainTextEdit


class TextDialog(QDialog):
    """The passages of a paper at the left, the numbers bound to records with their present values at the right."""

    kept = Signal(dict)
    """The passages that differ from the draft, by key."""

    def __init__(
        self, parent: QWidget, services: Services, offer: Offer, wish: Wish, passages: tuple[Passage, ...]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"修改{offer.paper.label}的文字")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._services = services
        self._offer = offer
        self._wish = wish
        self._passages = passages
        self._question = 0
        self._bound: list[Bound] = []
        self.editors: dict[str, Editor] = {}
        self.trouble = plain_label(self, "problem")
        self.trouble.hide()
        self.figures = plain_table(self, _HEADINGS, _WIDTHS)
        self.figures.setAccessibleName("文中的数")
        self.about = plain_label(self, "second")
        self._pause = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._pause.timeout.connect(self.check)
        self._lay_out()
        self.figures.itemSelectionChanged.connect(self._show_figure)
        self.resize(parent.size() * 0.96)
        self._last: Editor = next(iter(self.editors.values()))
        self._focus_text()
        self.check()

    def texts(self) -> dict[str, str]:
        """Every passage as it stands."""
        return {key: _text_of(editor) for key, editor in self.editors.items()}

    def is_changed(self) -> bool:
        """True when something was typed since the dialog was opened."""
        return any(_text_of(self.editors[passage.key]) != passage.text for passage in self._passages)

    # The numbers in it

    def check(self) -> None:
        """Ask what the numbers come to now, and whether each of them means something."""
        self._question += 1
        question, desk, name = self._question, self._services.desk, self._offer.paper.name
        wish = replace(self._wish, texts=self.texts())

        def take(bound: "list[Bound]") -> None:
            if question == self._question:
                self._say("")
                self._show_bound(bound)

        def failed(problem: Exception) -> None:
            if question == self._question:
                self._refuse(problem)

        self._services.jobs.ask(
            lambda: desk.paper_fields(name, wish), done=while_there(self, take), failed=while_there(self, failed)
        )

    def _show_bound(self, bound: "list[Bound]") -> None:
        self._bound = bound
        fill(self.figures, [(one.field, one.text, f"{one.result.count:,}") for one in bound])
        self.about.setText("" if bound else "文中没有与台账关联的数。")
        self._show_figure()

    def _show_figure(self) -> None:
        row = self.figures.currentRow()
        if self.figures.selectedItems() and 0 <= row < len(self._bound):
            one = self._bound[row].result
            left_out = f"\n未计入：{one.left_out}" if one.left_out else ""
            self.about.setText(f"{one.title}\n口径：{one.basis}{left_out}")

    def _refuse(self, problem: Exception) -> None:
        if not isinstance(problem, SPOKEN):
            show_error(self, problem)
            return
        field = getattr(problem, "field", "")
        self._say(f"{self._place_of(field)}{problem}" if field else str(problem))
        self._mark(field)

    def _place_of(self, field: str) -> str:
        """In which passage and line a field stands."""
        for passage in self._passages:
            before, found, _ = _text_of(self.editors[passage.key]).partition(field)
            if found:
                line = f"第 {before.count(chr(10)) + 1} 段" if passage.long else ""
                return f"{passage.label}{line}，"
        return ""

    def _mark(self, field: str) -> None:
        for marks in self._marks:
            marks.set_wrong(field)

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        if not sentence:
            self._mark("")

    def insert_figure(self) -> None:
        """Choose a figure and a day or period; it is written where the cursor stands."""
        from ui.papers.figure_chooser import FigureChooser  # when first used

        dialog = FigureChooser(self, self._services, self._wish)
        dialog.chosen.connect(self._insert)
        dialog.open()

    def _come_to(self, editor: Editor) -> None:
        self._last = editor

    def _insert(self, field: str) -> None:
        editor = self._last
        if isinstance(editor, QPlainTextEdit):
            editor.textCursor().insertText(field)
        else:
            editor.insert(field)
        editor.setFocus()

    def find_in_text(self) -> None:
        """Go to the number that is chosen at the right."""
        row = self.figures.currentRow()
        if 0 <= row < len(self._bound):
            for editor in self.editors.values():
                at = _text_of(editor).find(self._bound[row].field)
                if at >= 0:
                    _select(editor, at, len(self._bound[row].field))
                    return

    # Keeping

    def keep(self) -> None:
        """Keep what differs from the text as it was drafted."""
        earlier = dict(self._wish.texts)
        changed = {one.key: _text_of(self.editors[one.key]) for one in self._passages}
        kept = {one.key: changed[one.key] for one in self._passages if changed[one.key] != one.text}
        self.accept()
        self.kept.emit({**earlier, **kept})

    def reject(self) -> None:
        """Esc: what was typed is asked about."""
        if self.is_changed():
            ask(self, "文字改过了，还没有保存。放弃这些改动？", "放弃改动", no="继续修改", then=super().reject)
        else:
            super().reject()

    # Its parts

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        self._marks: list[FieldMarks] = []
        for passage in self._passages:
            label = QLabel(passage.label, self)
            theme.set_role(label, "heading")
            editor = self._editor(passage)
            label.setBuddy(editor)
            left.addWidget(label)
            left.addWidget(editor, 1 if passage.long else 0)
        left.addWidget(self.trouble)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addLayout(self._right())
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addLayout(row, 1)
        column.addLayout(self._buttons())

    def _editor(self, passage: Passage) -> Editor:
        editor: Editor
        if passage.long:
            editor = QPlainTextEdit(self)
            editor.setTabChangesFocus(True)
            editor.setPlainText(passage.text)
            self._marks.append(FieldMarks(editor.document()))
        else:
            editor = QLineEdit(passage.text, self)
        editor.setAccessibleName(passage.label)
        editor.textChanged.connect(lambda *_: self._pause.start())
        editor.cursorPositionChanged.connect(lambda *_: self._come_to(editor))
        self.editors[passage.key] = editor
        return editor

    def _right(self) -> QVBoxLayout:
        heading = QLabel("文中与台账关联的数", self)
        theme.set_role(heading, "heading")
        self.figures.setFixedWidth(360)
        self.about.setFixedWidth(360)
        self.about.setMinimumHeight(96)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.insert_button = push_button(self, "插入指标… Ctrl+I", self.insert_figure)
        QShortcut(QKeySequence("Ctrl+I"), self).activated.connect(self.insert_figure)
        self.figures.itemDoubleClicked.connect(lambda _: self.find_in_text())
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(self.figures, 1)
        column.addWidget(self.about)
        column.addWidget(self.insert_button)
        return column

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.keep_button = push_button(self, "保存 Ctrl+S", self.keep)
        theme.set_role(self.keep_button, "primary")
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.keep)
        row.addWidget(plain_label(self, "second", _HOW), 1)
        row.addWidget(push_button(self, "取消 Esc", self.reject))
        row.addWidget(self.keep_button)
        return row

    def _focus_text(self) -> None:
        for passage in self._passages:
            editor = self.editors[passage.key]
            if isinstance(editor, QPlainTextEdit):
                self._last = editor
                editor.setFocus()
                editor.moveCursor(QTextCursor.MoveOperation.Start)
                return


def _text_of(editor: Editor) -> str:
    return editor.toPlainText() if isinstance(editor, QPlainTextEdit) else editor.text()


def _select(editor: Editor, at: int, length: int) -> None:
    if isinstance(editor, QLineEdit):
        editor.setSelection(at, length)
    else:
        cursor = editor.textCursor()
        # Qt counts in UTF-16: a rare character before the place takes two.
        text = editor.toPlainText()
        start = len(text[:at].encode("utf-16-le")) // 2
        end = start + len(text[at : at + length].encode("utf-16-le")) // 2
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)
    editor.setFocus()
