"""Which commands does the window have, with which keys, and when is each of them possible?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from ui import theme

if TYPE_CHECKING:
    from app.history import Step

PRINT_HINT = "打印选中的记录、当前列表或全办公室的文件（Ctrl+P）"
_BACK = ("undo", "redo")
READ_ONLY_HINT = "数据是以只读方式打开的，不能修改"


class Situation(NamedTuple):
    """What the commands depend on."""

    ready: bool = False
    """The store is open."""
    read_only: bool = False
    busy: bool = False
    lists: bool = False
    """A register is in view."""
    form_open: bool = False
    row: bool = False
    """A row has the cursor."""
    chosen: int = 0


class WindowActions:
    """The window's commands; connecting them is the window's business."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._keys: dict[QAction, tuple[str, ...]] = {}
        self.new = self._add("new", "新增", "Ctrl+N", "新增一条（Ctrl+N）")
        self.save = self._add("save", "保存", "Ctrl+S", "保存表单（Ctrl+S）")
        self.import_excel = self._add("import", "导入 Excel", "Ctrl+I", "从 Excel 或 WPS 表格导入（Ctrl+I）")
        self.export = self._add("export", "导出", "Ctrl+E", "把当前列表导出为 Excel（Ctrl+E）")
        self.export_public = self._add("", "导出（对外，电话打码）", (), "电话只留首尾几位，供发给外单位")
        self.template = self._add("", "填报模板…", (), "发给各单位填写的空白表，填好可以直接导入")
        self.print = self._add("print", "打印", "Ctrl+P", PRINT_HINT)
        self.undo = self._add("undo", "撤销", "Ctrl+Z", "撤销（Ctrl+Z）")
        self.redo = self._add("redo", "重做", ("Ctrl+Y", "Ctrl+Shift+Z"), "重做（Ctrl+Y）")
        self.find = self._add("", "查找", "Ctrl+F", "")
        self.refresh = self._add("", "刷新", "F5", "")
        self.edit = self._add("edit", "编辑", "F2", "")
        self.delete = self._add("delete", "删除", "Del", "")
        self.history = self._add("steps", "修改历史", "Ctrl+H", "")
        self.help = self._add("", "帮助", "F1", "")
        self.next_page = self._add("", "下一页", "Ctrl+PgDown", "")
        self.previous_page = self._add("", "上一页", "Ctrl+PgUp", "")
        self.allow(Situation())

    def awaken(self, bar: QToolBar) -> None:
        """What can wait until the frame is painted."""
        from PySide6.QtCore import Qt  # not before the first paint, see startup
        from PySide6.QtGui import QKeySequence

        for action, keys in self._keys.items():
            action.setShortcuts([QKeySequence(key) for key in keys])
        # Delete in a form deletes a letter: the key counts in the table alone.
        self.delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for action in bar.actions():
            bar.widgetForAction(action).setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def fill(self, bar: QToolBar, search: QWidget) -> None:
        """Lay the commands and the search box into the toolbar."""
        for action in (self.new, self.save, self.import_excel, self.export, self.print, self.undo, self.redo):
            bar.addAction(action)
        export = bar.widgetForAction(self.export)
        if isinstance(export, QToolButton):
            menu = QMenu(export)
            menu.addActions([self.export_public, self.template])
            export.setMenu(menu)
            export.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(gap)
        bar.addWidget(search)

    def fill_menu(self, menu: QMenu, *copying: QAction) -> None:
        """Lay what one can do with rows into the menu of a table."""
        menu.addActions([self.edit, self.history])
        menu.addSeparator()
        menu.addActions(list(copying))
        menu.addSeparator()
        menu.addActions([self.export, self.print])
        menu.addSeparator()
        menu.addAction(self.delete)

    def allow(self, now: Situation) -> None:
        """Switch on what is possible now."""
        writable = now.ready and not now.read_only and not now.busy
        self.new.setEnabled(writable and now.lists)
        self.save.setEnabled(writable and now.form_open)
        self.import_excel.setEnabled(writable)
        for action in (self.export, self.export_public, self.template):
            action.setEnabled(now.ready and now.lists and not now.busy)
        self.print.setEnabled(now.ready and not now.busy)
        for action in (self.undo, self.redo):
            action.setEnabled(writable)
        self.edit.setEnabled(now.ready and now.row)
        self.history.setEnabled(now.ready and now.row)
        self.delete.setEnabled(writable and now.chosen > 0)
        self.refresh.setEnabled(now.ready)
        self.find.setEnabled(now.ready)
        self.new.setToolTip(READ_ONLY_HINT if now.read_only else "新增一条（Ctrl+N）")

    def name_steps(self, undo: str | None, redo: str | None) -> None:
        """Say what 撤销 and 重做 would do."""
        self.undo.setToolTip(f"撤销：{undo}（Ctrl+Z）" if undo else "没有可撤销的操作")
        self.redo.setToolTip(f"重做：{redo}（Ctrl+Y）" if redo else "没有可重做的操作")

    def _add(self, icon: str, text: str, keys: str | tuple[str, ...], tip: str) -> QAction:
        action = QAction(text, self._window)
        if icon:
            action.setIcon(theme.icon(icon))
        self._keys[action] = (keys,) if isinstance(keys, str) else keys
        if tip:
            action.setToolTip(tip)
        self._window.addAction(action)
        return action


def next_steps(steps: "Sequence[Step]") -> tuple[str | None, str | None]:
    """What 撤销 and 重做 would take, from the latest operations, latest first."""
    undo = next((step.title for step in steps if step.source not in _BACK and not step.taken_back), None)
    redo = None
    for step in steps:
        if step.source not in _BACK:
            break  # something new was done since: nothing to do again
        if step.source == "undo" and not step.taken_back:
            redo = step.title.removeprefix("撤销：")
            break
    return undo, redo
