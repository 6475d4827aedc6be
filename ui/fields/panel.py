"""How do the fields of a kind stand under each other, and what stands in them as a whole?"""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLineEdit, QScrollArea, QWidget

from app.errors import FieldError
from app.kinds.base import FieldType, Link, RecordKind, Values
from app.values.shown import show
from ui import theme
from ui.fields import FieldWidget, field_widget, style
from ui.fields.link import Candidates, LinkField

_WIDEST_LABEL = 120
_COMPOUND = (FieldType.LONG_TEXT, FieldType.LINES, FieldType.CHOICES)


class FieldPanel(QScrollArea):
    """Every field of a kind in its order, scrollable."""

    edited = Signal(str)
    """A person changed the field of that name."""

    def __init__(self, kind: RecordKind, candidates: Candidates, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet(style.sheet())
        inner = QWidget(self)
        inner.setObjectName("fields")
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 4, 8, 4)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self.fields: dict[str, FieldWidget] = {}
        for field in kind.fields:
            self._add(field_widget(field, candidates, inner))
        self._grid.setRowStretch(len(kind.fields), 1)
        self._grid.setColumnStretch(1, 1)
        self.setWidget(inner)
        self.verticalScrollBar().valueChanged.connect(self._close_suggestions)
        self._fit_labels()
        self._order_tabs()

    def _add(self, widget: FieldWidget) -> None:
        row = len(self.fields)
        self.fields[widget.field.name] = widget
        widget.label.setMinimumHeight(theme.INPUT_HEIGHT)
        self._grid.addWidget(widget.label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(
            widget, row, 1, Qt.AlignmentFlag.AlignTop if widget.field.type not in _COMPOUND else Qt.AlignmentFlag(0)
        )
        name = widget.field.name
        widget.edited.connect(lambda: self.edited.emit(name))
        widget.implied.connect(self._on_implied)

    def _fit_labels(self) -> None:
        """As wide as the longest label, within bounds: 统一社会信用代码 stays on one line."""
        widths = [widget.label.fontMetrics().horizontalAdvance(widget.label.text()) for widget in self.fields.values()]
        width = min(max(theme.LABEL_WIDTH, *widths), _WIDEST_LABEL) + 2
        for widget in self.fields.values():
            widget.label.setFixedWidth(width)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and getattr(self, "fields", None):
            self._fit_labels()
        super().changeEvent(event)

    def _order_tabs(self) -> None:
        inputs = [widget.focusProxy() or widget for widget in self.fields.values()]
        for before, after in pairwise(inputs):
            QWidget.setTabOrder(before, after)

    def _close_suggestions(self, _value: int) -> None:
        for widget in self.fields.values():
            if isinstance(widget, LinkField):
                widget.close_suggestions()

    def _on_implied(self, name: str, kept: str) -> None:
        """超700万元 was typed: 超 is shown where it is kept."""
        self.fields[name].set_value(show(self.kind.field(name), kept))
        self.edited.emit(name)

    def values(self) -> dict[str, str | Link]:
        """What stands in every field."""
        return {name: widget.value() for name, widget in self.fields.items()}

    def show_values(self, values: Values) -> None:
        """Show a record's values; what is not named becomes empty."""
        for name, widget in self.fields.items():
            value = values.get(name)
            widget.set_value(value if isinstance(value, Link) else show(widget.field, value))

    def show_typed(self, typed: dict[str, str | Link]) -> None:
        """Show what was typed, in the named fields alone."""
        for name, value in typed.items():
            self.fields[name].set_value(value)

    def show_defaults(self) -> None:
        """Show an empty record with the kind's usual words."""
        usual = {field.name: field.default for field in self.kind.fields if field.type is FieldType.CHOICE}
        self.show_values(dict(usual))

    def tidy(self) -> None:
        """Judge every field anew: a shortcut leaves none, and what the store refused may be mended in another.

        "Say who gave or who mobilised" stands under the giver, and is answered in the other field.
        """
        for widget in self.fields.values():
            widget.set_error("")
            widget.tidy()

    def show_errors(self, errors: Iterable[FieldError]) -> list[FieldError]:
        """Put each sentence under its field and the focus on the first; those of no field come back."""
        homeless = []
        wrong: set[str] = set()
        for error in errors:
            if error.field in self.fields:
                before = self.fields[error.field].error if error.field in wrong else ""
                self.fields[error.field].set_error(f"{before}；{error.message}" if before else error.message)
                wrong.add(error.field)
            else:
                homeless.append(error)
        self.focus_wrong()
        return homeless

    def has_errors(self) -> bool:
        """True while a field says what is wrong with it."""
        return any(widget.error for widget in self.fields.values())

    def focus_wrong(self) -> bool:
        """Go to the first field with an error; False when there is none."""
        for widget in self.fields.values():
            if widget.error:
                self.go_to(widget)
                return True
        return False

    def go_to(self, widget: FieldWidget) -> None:
        """Give the field the focus, its text chosen, and scroll to it with its sentences."""
        widget.input.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(widget.input, QLineEdit):  # chosen from the end, so that the beginning of a long text shows
            length = len(widget.input.text())
            widget.input.setSelection(length, -length)
        self.ensureWidgetVisible(widget, 0, 16)

    def current(self) -> FieldWidget | None:
        """The field that has the focus."""
        focused = QApplication.focusWidget()
        for widget in self.fields.values():
            if focused is not None and (widget is focused or widget.isAncestorOf(focused)):
                return widget
        return None

    def neighbour(self, widget: FieldWidget, step: int) -> FieldWidget | None:
        """The field after (1) or before (-1) this one; None at the ends."""
        row = list(self.fields.values())
        at = row.index(widget) + step
        return row[at] if 0 <= at < len(row) else None
