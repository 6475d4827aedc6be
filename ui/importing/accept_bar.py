"""What will be stored? A tick for every kind of row, one for all, and the count that is always in view."""

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from app.importing.plan import STORABLE, VERDICTS
from ui.dialogs.base import plain_label
from ui.importing.acceptance import Acceptance

ALL = ""
_TICKS = {ALL: "全部", **{verdict: VERDICTS[verdict] for verdict in STORABLE}}


class AcceptBar(QWidget):
    """Ticks by verdict; half a tick where only some of its rows are taken."""

    changed = Signal()

    def __init__(self, parent: QWidget, acceptance: Acceptance) -> None:
        super().__init__(parent)
        self._acceptance = acceptance
        self._counts: Counter[str] = Counter()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(plain_label(self, "heading", "收下"))
        self.ticks = {verdict: self._tick(verdict) for verdict in _TICKS}
        for tick in self.ticks.values():
            row.addWidget(tick)
        self.words = plain_label(self, "second")
        row.addWidget(self.words, 1)

    def show_counts(self, counts: "Counter[str]") -> None:
        """How many rows of each verdict the plan has."""
        self._counts = counts
        self.refresh()

    def refresh(self) -> None:
        """Show what is accepted now."""
        taken = self._acceptance.counts()
        for verdict, tick in self.ticks.items():
            there = sum(self._counts[each] for each in STORABLE) if verdict == ALL else self._counts[verdict]
            have = taken.total() if verdict == ALL else taken[verdict]
            tick.setVisible(there > 0)
            tick.setText(f"{_TICKS[verdict]} {there:,}")
            state = Qt.CheckState
            part = state.Checked if have == there else state.PartiallyChecked
            tick.setCheckState(part if have else state.Unchecked)
        self.words.setText(told(self._counts, taken))

    def _tick(self, verdict: str) -> QCheckBox:
        tick = QCheckBox(_TICKS[verdict], self)
        tick.setTristate(True)
        tick.clicked.connect(lambda: self._on_click(verdict))
        return tick

    def _on_click(self, verdict: str) -> None:
        """The box has moved on by itself; what counts is whether all were taken before."""
        there = STORABLE if verdict == ALL else (verdict,)
        taken = self._acceptance.counts()
        whole = all(taken[each] == self._counts[each] for each in there)
        self._acceptance.accept_all_of(verdict, accepted=not whole)
        self.refresh()
        self.changed.emit()


def told(counts: "Counter[str]", taken: "Counter[str]") -> str:
    """What will be stored, and what will not, in numbers."""
    stored = "，".join(f"{VERDICTS[each]} {taken[each]:,}" for each in STORABLE if taken[each])
    left = sum(counts[each] for each in STORABLE) - taken.total()
    others = [f"没有勾选 {left:,}"] if left else []
    others += [f"{VERDICTS[each]} {counts[each]:,}" for each in ("refused", "same") if counts[each]]
    will = f"将保存 {taken.total():,} 行" + (f"（{stored}）" if stored else "")
    return f"{will}；不保存：{'，'.join(others)}" if others else will
