"""How do the numbers bound to records stand out in a text that is edited?"""

import re

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from ui import theme

_FIELD = re.compile(r"\{\{|\{[^{}\n]+\}")


class FieldMarks(QSyntaxHighlighter):
    """Blue behind a number, red behind one that means nothing."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._wrong = ""
        self._usual = _format(theme.PRIMARY, theme.HEADER)
        self._refused = _format(theme.DANGER, theme.DANGER_SURFACE)

    def set_wrong(self, field: str) -> None:
        """This one means nothing; empty: all do."""
        if field != self._wrong:
            self._wrong = field
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        for found in _FIELD.finditer(text):
            if found[0] != "{{":
                start = len(text[: found.start()].encode("utf-16-le")) // 2
                length = len(found[0].encode("utf-16-le")) // 2
                self.setFormat(start, length, self._refused if found[0] == self._wrong else self._usual)


def _format(ink: str, ground: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(ink))
    made.setBackground(QColor(ground))
    return made
