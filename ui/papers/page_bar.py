"""Which page is in view, how large, one by one or as a roll? The row of small tools above the pages."""

from collections.abc import Callable

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from ui import theme
from ui.papers.page_view import Fit, PageView


class PageBar(QWidget):
    """Tools for a view; everything has a key as well."""

    def __init__(self, view: PageView, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.back = self._tool("", "chevron-up", "上一页（PgUp）", lambda: view.go_to(view.current - 1))
        self.on = self._tool("", "chevron-down", "下一页（PgDn）", lambda: view.go_to(view.current + 1))
        self.number = QLineEdit(self)
        self.number.setFixedWidth(52)
        self.number.setAccessibleName("页码")
        self.number.setToolTip("写上页码，按回车")
        self.number.setValidator(QIntValidator(1, 99_999, self))
        self.number.returnPressed.connect(self._go)
        self.count = QLabel(self)
        self.count.setMinimumWidth(72)
        theme.set_role(self.count, "second")
        self.smaller = self._tool("－", "", "缩小（Ctrl+-）", lambda: view.zoom_step(-1))
        self.size_words = QLabel(self)
        self.size_words.setMinimumWidth(48)
        theme.set_role(self.size_words, "second")
        self.larger = self._tool("＋", "", "放大（Ctrl++）", lambda: view.zoom_step(1))
        self.width_tool = self._tool("适合宽度", "", "适合宽度（Ctrl+0）", lambda: view.set_fit(Fit.WIDTH))
        self.page_tool = self._tool("整页", "", "整页（Ctrl+9）", lambda: view.set_fit(Fit.PAGE))
        self.single = self._tool("单页", "", "一次只看一页；再按一次，各页连着看", self._toggle)
        for tool in (self.width_tool, self.page_tool, self.single):
            tool.setCheckable(True)
        for widget in (self.back, self.on, self.number, self.count, self.smaller, self.size_words, self.larger):
            row.addWidget(widget)
        for widget in (self.width_tool, self.page_tool, self.single):
            row.addWidget(widget)
        view.moved.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """Say where the view is."""
        view = self._view
        there = view.count > 0
        self.setEnabled(there)
        if not self.number.hasFocus():
            self.number.setText(str(view.current + 1) if there else "")
        self.count.setText(f"共 {view.count} 页" if there else "")
        self.size_words.setText(f"{view.zoom:.0%}" if there else "")
        self.back.setEnabled(view.current > 0)
        self.on.setEnabled(view.current + 1 < view.count)
        self.width_tool.setChecked(view.fit is Fit.WIDTH)
        self.page_tool.setChecked(view.fit is Fit.PAGE)
        self.single.setChecked(view.single)

    def _go(self) -> None:
        if self.number.text():
            self._view.setFocus()
            self._view.go_to(int(self.number.text()) - 1)

    def _toggle(self) -> None:
        self._view.set_single(not self._view.single)

    def _tool(self, text: str, icon: str, tip: str, slot: Callable[[], None]) -> QToolButton:
        tool = QToolButton(self)
        tool.setText(text)
        if icon:
            tool.setIcon(theme.icon(icon))
        tool.setToolTip(tip)
        tool.setAccessibleName(tip)
        tool.clicked.connect(lambda: slot())
        return tool
