"""What does a paper ask for besides its record: a period, a year, a day, its options, the rows it lists?"""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.papers.base import Ask, Choosing, Wish
from app.values.dates import as_day, parse_date, show_date
from app.values.problem import ValueProblem
from ui import theme
from ui.dialogs.base import plain_label
from ui.fields import dates
from ui.fields.choice import ChoiceBox
from ui.handing_out import reason_box
from ui.papers.offers import Offer

if TYPE_CHECKING:
    from app.lists import Listing

_OWN_PERIOD = "自定"
_AFTER_MS = 250
_NO_REASON = "会印出完整的电话号码，请写明事由（记入导出记录）。"
_LABEL_WIDTH = 64


class WishForm(QWidget):
    """One line for each thing that the paper can be asked for; `changed` when something else is wished."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._offer: Offer | None = None
        self.fields: dict[str, QLineEdit | QComboBox] = {}
        """By name: start, end, year, as_of, rows, and the options by theirs."""
        self.trouble = plain_label(self, "problem")
        self._rows = QFormLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self._rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._rows)
        column.addWidget(self.trouble)
        self.trouble.hide()
        self._pause = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._pause.timeout.connect(self.changed)

    def show_offer(self, offer: Offer) -> None:
        """Ask what this paper needs; everything stands at its usual value."""
        self._offer = offer
        self._pause.stop()
        self.trouble.hide()
        while self._rows.rowCount():
            self._rows.removeRow(0)
        self.fields = {}
        asks = offer.paper.asks
        if Ask.PERIOD in asks and offer.record_id is None:
            self._add_period()
        if Ask.YEAR in asks:
            self._add_line("year", "年份", "如 2026")
        if Ask.AS_OF in asks:
            self._add_line("as_of", "截至", show_date(dates.today().isoformat()))
        if offer.listing is not None and _narrowed(offer.listing):
            self._add_box("rows", "范围", [("view", "列表中筛选出来的"), ("all", "全部")])
        for option in offer.paper.options:
            self._add_option(option)
        if "phones" in self.fields:
            self._add_reason()

    def wish(self) -> Wish | None:
        """What is wished; None after a sentence that says what cannot be read."""
        assert self._offer is not None
        for field in self.fields.values():
            if isinstance(field, QLineEdit):
                theme.set_role(field, "")
        try:
            wish = self._read(self._offer)
        except ValueProblem as problem:
            self.trouble.setText(str(problem))
            self.trouble.show()
            return None
        self.trouble.hide()
        return wish

    @property
    def reason(self) -> str:
        """Why full telephone numbers are printed; "" where none are."""
        return self.fields["reason"].currentText().strip() if self._in_full() else ""  # type: ignore[union-attr]

    def has_reason(self) -> bool:
        """Whether all is said that must be said before pages leave; else a sentence says what is missing."""
        if not self._in_full() or self.reason:
            return True
        self.trouble.setText(_NO_REASON)
        self.trouble.show()
        self.fields["reason"].setFocus()
        return False

    def _in_full(self) -> bool:
        return "phones" in self.fields and self._chosen("phones") == "full"

    def _show_reason(self) -> None:
        self._rows.setRowVisible(self.fields["reason"], self._in_full())

    def _read(self, offer: Offer) -> Wish:
        rows = self.fields.get("rows")
        whole = isinstance(rows, QComboBox) and rows.currentData() == "all"
        return Wish(
            record_id=offer.record_id,
            start=self._day("start", "第一天"),
            end=self._day("end", "最后一天"),
            year=self._year(),
            as_of=self._day("as_of", "截止日期"),
            listing=_sorted_only(offer.listing) if whole and offer.listing else offer.listing,
            options={option.name: self._chosen(option.name) for option in offer.paper.options},
            today=dates.today(),
        )

    def _day(self, name: str, label: str) -> date | None:
        field = self.fields.get(name)
        text = field.text().strip() if isinstance(field, QLineEdit) else ""
        if not text:
            return None
        try:
            day = as_day(parse_date(text, year=dates.today().year, today=dates.today()))
        except ValueProblem as problem:
            self._mark(name)
            raise ValueProblem(f"{label}：{problem}") from problem
        if day is None:
            self._mark(name)
            raise ValueProblem(f"{label}“{text}”要写到日，如 2026.9.30")
        return day

    def _year(self) -> int | None:
        field = self.fields.get("year")
        text = field.text().strip().removesuffix("年") if isinstance(field, QLineEdit) else ""
        if not text:
            return None
        if not (text.isdecimal() and len(text) == 4):
            self._mark("year")
            raise ValueProblem(f"年份“{text}”看不懂；请写四位年份，如 2026，或留空")
        return int(text)

    def _chosen(self, name: str) -> str:
        field = self.fields[name]
        assert isinstance(field, QComboBox)
        return str(field.currentData())

    def _mark(self, name: str) -> None:
        theme.set_role(self.fields[name], "wrong")

    # The lines

    def _add_period(self) -> None:
        box = self._add_box("period", "期间", [(name, name) for name in (*_periods(dates.today()), _OWN_PERIOD)])
        self._add_line("start", "第一天", "如 2026.7.1")
        self._add_line("end", "最后一天", "如 2026.9.30")
        box.currentIndexChanged.connect(self._fill_period)
        self._fill_period()

    def _fill_period(self) -> None:
        box, start, end = self.fields["period"], self.fields["start"], self.fields["end"]
        assert isinstance(box, QComboBox)
        assert isinstance(start, QLineEdit)
        assert isinstance(end, QLineEdit)
        period = _periods(dates.today()).get(str(box.currentData()))
        if period is not None:
            start.setText(show_date(period[0].isoformat()))
            end.setText(show_date(period[1].isoformat()))

    def _add_line(self, name: str, label: str, hint: str) -> None:
        field = QLineEdit(self)
        field.setPlaceholderText(hint)
        field.textEdited.connect(self._on_typed)
        self._add(name, label, field)

    def _on_typed(self) -> None:
        box = self.fields.get("period")
        if isinstance(box, QComboBox) and self.sender() in (self.fields["start"], self.fields["end"]):
            box.blockSignals(True)
            box.setCurrentIndex(box.findData(_OWN_PERIOD))
            box.blockSignals(False)
        self._pause.start()

    def _add_option(self, option: Choosing) -> None:
        box = self._add_box(option.name, option.label, list(option.values))
        if option.name == "phones":
            box.currentIndexChanged.connect(self._show_reason)

    def _add_reason(self) -> None:
        box = reason_box(self)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.editTextChanged.connect(self._on_reason)
        self._add("reason", "事由", box)
        self._show_reason()

    def _on_reason(self) -> None:
        if self.trouble.text() == _NO_REASON:
            self.trouble.hide()

    def _add_box(self, name: str, label: str, values: list[tuple[str, str]]) -> QComboBox:
        box = ChoiceBox([words for _, words in values], optional=False, parent=self)
        for at, (value, _) in enumerate(values):
            box.setItemData(at, value)
        box.setMinimumContentsLength(8)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.currentIndexChanged.connect(self._pause.start)
        self._add(name, label, box)
        return box

    def _add(self, name: str, label: str, field: QLineEdit | QComboBox) -> None:
        field.setAccessibleName(label)
        words = QLabel(label, self)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setMinimumWidth(_LABEL_WIDTH)
        words.setBuddy(field)
        self.fields[name] = field
        self._rows.addRow(words, field)


def _periods(today: date) -> dict[str, tuple[date, date]]:
    """Usual periods by their names; the first one is offered first."""
    month = today.replace(day=1)
    before = month - timedelta(days=1)
    quarter = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    earlier = quarter - timedelta(days=1)
    return {
        "本月": (month, today),
        "上月": (before.replace(day=1), before),
        "本季度": (quarter, today),
        "上季度": (date(earlier.year, earlier.month - 2, 1), earlier),
        "今年": (date(today.year, 1, 1), today),
        "去年": (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
    }


def _narrowed(listing: "Listing") -> bool:
    return bool(listing.text or listing.chosen)


def _sorted_only(listing: "Listing") -> "Listing":
    """All rows, in the order of the list."""
    return replace(listing, text="", chosen={})
