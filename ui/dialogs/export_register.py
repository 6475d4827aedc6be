"""What of a register goes out, and how? Format, rows, columns, sheets, and whether personal numbers are shown."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.kinds.base import FieldType
from ui.dialogs.base import plain_label, resize_within_screen
from ui.dialogs.column_choice import ColumnChoice
from ui.handing_out import REASONS, Tell, ask_target, reason_box
from ui.push_button import push_button
from ui.services import Services

if TYPE_CHECKING:
    from app.lists import Listing
    from ui.jobs import Progress

XLSX, CSV = "xlsx", "csv"
KINDS_OF_FILE = {XLSX: "Excel 工作簿 (*.xlsx)", CSV: "CSV 文件 (*.csv)"}


@dataclass(frozen=True)
class Rows:
    """What is in view: the listing, how many rows it has, which are chosen, and the table's columns in order."""

    listing: "Listing"
    count: int
    chosen: Sequence[int]
    shown: Sequence[str]


class ExportDialog(QDialog):
    """Choose, then name the file; what was chosen is remembered for each register."""

    def __init__(
        self, parent: QWidget, services: Services, settings: QSettings, rows: Rows, *, public: bool, tell: Tell
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._settings = settings
        self._rows = rows
        self._tell = tell
        self._kind = rows.listing.kind
        self.setWindowTitle(f"导出{self._kind.label}")
        resize_within_screen(self, 760, 520)
        self._build()
        self._bring_back()
        self.public.setChecked(public)
        self.full.setChecked(not public)
        self._show_state()
        self.export_button.setFocus()  # what was chosen last time goes out with Enter

    def _build(self) -> None:
        self.columns = ColumnChoice(self._kind, self._rows.shown, self)
        self.columns.changed.connect(self._show_state)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(plain_label(self, "heading", "栏目（勾选要导出的，拖动排顺序）"))
        left.addWidget(self.columns, 1)
        body = QHBoxLayout()
        body.setSpacing(24)
        body.addLayout(left, 1)
        body.addLayout(self._options())
        self.words = plain_label(self, "second")
        self.export_button = push_button(self, "导出…", self._ask_target, role="primary")
        self.export_button.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.words, 1)
        buttons.addWidget(self.export_button)
        buttons.addWidget(push_button(self, "取消", self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addLayout(body, 1)
        column.addLayout(buttons)

    def _options(self) -> QVBoxLayout:
        rows, kind = self._rows, self._kind
        self.all_rows = QRadioButton(f"当前列表的 {rows.count:,} {kind.counter}", self)
        self.chosen_rows = QRadioButton(f"选中的 {len(rows.chosen):,} {kind.counter}", self)
        self.chosen_rows.setEnabled(bool(rows.chosen))
        self.xlsx = QRadioButton("Excel（.xlsx）", self)
        self.csv = QRadioButton("CSV（.csv）", self)
        self.split = QComboBox(self)
        self.split.setAccessibleName("分表")
        self.split.addItem("全部放在一张表", "")
        for way in self._services.desk.split_ways(kind):
            self.split.addItem(f"每个{way.label}一张表", way.name)
        self.public = QRadioButton("隐去电话、身份证号码（发给外单位）", self)
        self.full = QRadioButton("完整号码", self)
        self.reason = reason_box(self)
        self.reason.editTextChanged.connect(self._show_state)
        self.reason_label = plain_label(self, "second", "事由（记入导出记录）")
        self.reason_label.setBuddy(self.reason)
        column = QVBoxLayout()
        column.setSpacing(6)
        for heading, widgets in (
            ("记录", (self.all_rows, self.chosen_rows)),
            ("格式", (self.xlsx, self.csv)),
            ("工作表", (self.split,)),
            ("个人号码", (self.public, self.full, self.reason_label, self.reason)),
        ):
            column.addWidget(plain_label(self, "heading", heading))
            self._group(column, widgets)
            column.addSpacing(4)
        column.addStretch()
        return column

    def _group(self, column: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
        group = QButtonGroup(self)
        beside = QHBoxLayout()  # on a low screen every line counts: two short choices share one
        beside.setSpacing(16)
        short = all(isinstance(widget, QRadioButton) for widget in widgets)
        for widget in widgets:
            if isinstance(widget, QRadioButton):
                group.addButton(widget)
                widget.toggled.connect(self._show_state)
            (beside if short else column).addWidget(widget)
        if short:
            beside.addStretch()
            column.addLayout(beside)

    # What is remembered

    @property
    def _key(self) -> str:
        return f"export-{self._kind.name}"

    def _bring_back(self) -> None:
        kept = self._settings.value(f"{self._key}/columns")
        names = json.loads(kept) if isinstance(kept, str) else []
        self.columns.set_names([name for name in names if isinstance(name, str)])
        self.csv.setChecked(self._settings.value(f"{self._key}/format") == CSV)
        self.xlsx.setChecked(not self.csv.isChecked())
        self.split.setCurrentIndex(max(0, self.split.findData(self._settings.value(f"{self._key}/split") or "")))
        self.reason.setCurrentText(str(self._settings.value("export/reason") or REASONS[0]))
        self.all_rows.setChecked(True)
        if len(self._rows.chosen) > 1:
            self.chosen_rows.setChecked(True)

    def _remember(self) -> None:
        self._settings.setValue(f"{self._key}/columns", json.dumps(self.columns.names()))
        self._settings.setValue(f"{self._key}/format", self._format())
        self._settings.setValue(f"{self._key}/split", self.split.currentData())
        self._settings.setValue("export/reason", self.reason.currentText().strip())

    # What is chosen

    def _format(self) -> str:
        return CSV if self.csv.isChecked() else XLSX

    def personal(self) -> list[str]:
        """The labels of the columns whose numbers would go out in full."""
        if self.public.isChecked():
            return []
        fields = [self._kind.field(name) for name in self.columns.names()]
        return [field.label for field in fields if field.type is FieldType.PHONE]

    def _show_state(self) -> None:
        names, personal = self.columns.names(), self.personal()
        self.split.setEnabled(self.xlsx.isChecked())
        self.reason.setEnabled(bool(personal))
        self.reason_label.setEnabled(bool(personal))
        lacks_reason = bool(personal) and not self.reason.currentText().strip()
        self.export_button.setEnabled(bool(names) and not lacks_reason)
        if not names:
            self.words.setText("请至少勾选一个栏目。")
        elif lacks_reason:
            self.words.setText(f"“{'、'.join(personal)}”会以完整号码导出，请写明事由。")
        else:
            self.words.setText("文件末尾的“系统编号”请保留：改完导回来，程序靠它认出原来的记录。")

    def _ask_target(self) -> None:
        note = "（对外）" if self.public.isChecked() else ""
        name = f"{self._kind.label}{note}_{date.today():%Y%m%d}.{self._format()}"
        self._remember()
        ask_target(self, f"导出{self._kind.label}{note}", name, KINDS_OF_FILE[self._format()], self.write)

    def write(self, target: Path) -> None:
        """Write what is chosen to this file; the dialog closes."""
        desk, kind, rows, tell = self._services.desk, self._kind, self._rows, self._tell
        public, columns, reason = self.public.isChecked(), self.columns.names(), self.reason.currentText().strip()
        split_by = str(self.split.currentData() or "") if self.xlsx.isChecked() else ""
        ids = list(rows.chosen) if self.chosen_rows.isChecked() else None
        personal = bool(self.personal())

        def work(progress: "Progress") -> int:
            return desk.export(
                kind,
                rows.listing,
                target,
                progress,
                public=public,
                columns=columns,
                split_by=split_by,
                reason=reason if personal else "",
                ids=ids,
            )

        def done(count: int) -> None:
            tell(f"已导出 {count:,} {kind.counter}{kind.label}：{target}")

        self._services.jobs.run(f"导出{kind.label}", work, done=done)
        self.accept()


def open_export(
    parent: QWidget, services: Services, settings: QSettings, rows: Rows, *, public: bool, tell: Tell
) -> ExportDialog:
    """Open the choice of what goes out."""
    dialog = ExportDialog(parent, services, settings, rows, public=public, tell=tell)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
