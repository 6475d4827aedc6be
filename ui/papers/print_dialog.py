"""On which printer, how often, which pages, on one side of the sheet or on both?"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import FieldError, UserError
from ui import theme
from ui.dialogs.base import plain_label
from ui.papers.sheets import Which, duplex_of, layout_of, pages_of, paper_words

_NO_PRINTER = "没有找到打印机。请在系统设置里添加打印机，或把文件保存为 PDF 后在别的电脑上打印。"
_MOST_COPIES = 999


class PrintDialog(QDialog):
    """Everything a clerk decides about a print; paper and orientation are the document's own."""

    chosen = Signal(object, list)
    """A printer that is set up, and the pages to print, counted from 0."""

    def __init__(
        self,
        parent: QWidget,
        sizes: Sequence[tuple[float, float]],
        current: int,
        printers: Sequence[str] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("打印")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._sizes = sizes
        self._current = current
        names = list(QPrinterInfo.availablePrinterNames() if printers is None else printers)
        self.printer = QComboBox(self)
        self.printer.addItems(names)
        self.printer.setCurrentText(QPrinterInfo.defaultPrinterName())
        self.copies = QLineEdit("1", self)
        self.copies.textEdited.connect(lambda: self._say(""))
        self.which = QComboBox(self)
        for which in Which:
            self.which.addItem(which.value, which)
        self.range = QLineEdit(self)
        self.range.setPlaceholderText("如 1-3,5")
        self.sides = QComboBox(self)
        self.sides.addItem("单面", False)
        self.sides.addItem("双面（按纸张方向自动翻边）", True)
        self.grey = QCheckBox("用灰度打印（不用彩色墨粉，红头印成灰色）", self)
        self.trouble = plain_label(self, "problem", "" if names else _NO_PRINTER)
        self.trouble.setVisible(not names)
        self._lay_out(bool(names))
        self.which.currentIndexChanged.connect(self._on_which)
        self.range.textEdited.connect(lambda: self._say(""))
        self._on_which()

    def set_up(self) -> tuple[QPrinter, list[int]]:
        """A printer with everything that was chosen, and the pages. Raises UserError for a range that means nothing."""
        pages = pages_of(self.which.currentData(), self.range.text(), self._current, len(self._sizes))
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if self.printer.currentText():
            printer.setPrinterName(self.printer.currentText())
        printer.setFullPage(True)
        layout = layout_of(self._sizes[pages[0]])
        printer.setPageLayout(layout)
        printer.setCopyCount(self._copies())
        printer.setCollateCopies(True)
        printer.setDuplex(duplex_of(layout, both=self.sides.currentData()))
        if self.grey.isChecked():
            printer.setColorMode(QPrinter.ColorMode.GrayScale)
        return printer, pages

    def _copies(self) -> int:
        text = self.copies.text().strip().removesuffix("份").strip()
        if not (text.isdecimal() and 1 <= int(text) <= _MOST_COPIES):
            raise FieldError("copies", f"份数“{text}”要写 1 到 {_MOST_COPIES} 的数字。")
        return int(text)

    def _agreed(self) -> tuple[QPrinter, list[int]] | None:
        """What was set up; None after a sentence that says what cannot be read."""
        try:
            return self.set_up()
        except UserError as problem:
            self._say(str(problem))
            wrong = self.copies if isinstance(problem, FieldError) else self.range
            theme.set_role(wrong, "wrong")
            wrong.setFocus()
            return None

    def _print(self) -> None:
        agreed = self._agreed()
        if agreed is not None:
            self.accept()
            self.chosen.emit(*agreed)

    def _ask_system(self) -> None:
        """The system's own dialog, for trays and other things of the printer; it prints when it is agreed to."""
        set_up = self._agreed()
        if set_up is None:
            return
        printer, pages = set_up
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, False)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def agreed() -> None:
            self.accept()
            self.chosen.emit(printer, pages)

        dialog.accepted.connect(agreed)
        QDialog.open(dialog)

    def _on_which(self) -> None:
        some = self.which.currentData() is Which.SOME
        self.range.setVisible(some)
        if some:
            self.range.setFocus()

    def _say(self, sentence: str) -> None:
        for field in (self.range, self.copies):
            theme.set_role(field, "")
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _lay_out(self, possible: bool) -> None:
        form = QFormLayout()
        form.setSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        papers = list(dict.fromkeys(map(paper_words, self._sizes)))
        pages = QWidget(self)
        row = QHBoxLayout(pages)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.which, 1)
        row.addWidget(self.range, 1)
        for text, widget in (
            ("打印机", self.printer),
            ("纸张", plain_label(self, "", "、".join(papers))),
            ("份数", self.copies),
            ("页码", pages),
            ("单双面", self.sides),
            ("", self.grey),
        ):
            label = QLabel(text, self)
            label.setMinimumWidth(64)
            label.setBuddy(widget)
            widget.setAccessibleName(text or self.grey.text())
            form.addRow(label, widget)
        self.which.setAccessibleName("页码")
        self.range.setAccessibleName("指定页")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.trouble)
        column.addLayout(self._buttons(possible))
        self.setMinimumWidth(480)

    def _buttons(self, possible: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.more_button = QPushButton("打印机的其他设置…", self)
        self.more_button.clicked.connect(self._ask_system)
        self.cancel_button = QPushButton("取消", self)
        self.cancel_button.clicked.connect(self.reject)
        self.print_button = QPushButton("打印", self)
        self.print_button.clicked.connect(self._print)
        self.print_button.setDefault(True)
        theme.set_role(self.print_button, "primary")
        row.addWidget(self.more_button)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.print_button)
        for button in (self.more_button, self.print_button):
            button.setEnabled(possible)
        return row
