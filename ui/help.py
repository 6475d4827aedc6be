"""Where does a clerk read how the window is used: the first steps and every key?"""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from ui import theme

STEPS = (
    "左边选一类资料，点“新增”（Ctrl+N）逐条录入；名单已有 Excel 登记表的，点“导入 Excel”一次录入。",
    "在表格上方选类别或输入文字筛选；点表头排序，再点一次倒序；表头可拖动宽窄和次序，下次打开照旧。",
    "右上角查找框（Ctrl+F）查全部资料：名称、拼音首字母（如 qhzn）、信用代码的一段、电话都可以，回车打开。",
    "改错了按 Ctrl+Z 撤销；删错了到“回收站”找回；“操作记录”里可以撤销以前的任意一步。",
    "“导出”把当前列表存成 Excel；“打印”（Ctrl+P）印选中的记录、当前列表或全办公室的文件，先看到的就是印出来的。",
    "退出时自动备份；“备份与检查”里可以随时备份，也可以换回以前的备份。",
)

KEYS = (
    ("Ctrl+N　Ctrl+S", "新增　保存表单"),
    ("回车　Shift+回车", "表单里到下一栏　上一栏；表格里打开这一行"),
    ("F2　双击", "编辑这一行"),
    ("Del", "删除选中的行（先询问）"),
    ("Esc", "关闭表单（改过会询问）"),
    ("Ctrl+Z　Ctrl+Y", "撤销　重做"),
    ("Ctrl+F", "查找全部资料"),
    ("Ctrl+C　Ctrl+Shift+C", "复制选中的行　连同标题复制，可贴到 WPS 或 Excel"),
    ("Ctrl+I　Ctrl+E　Ctrl+P", "导入 Excel　导出　打印（预览）"),
    ("Ctrl+H", "这一行的修改历史"),
    ("Ctrl+PgUp　Ctrl+PgDn", "上一页　下一页"),
    ("F5", "刷新"),
)


def show_help(parent: QWidget) -> QDialog:
    """Open the help beside the work: it may stay open."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("帮助")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.resize(640, 560)
    text = QTextBrowser()
    text.setAccessibleName("帮助")
    text.setHtml(_page())
    buttons = QDialogButtonBox()
    buttons.addButton("关闭 Esc", QDialogButtonBox.ButtonRole.RejectRole)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(16, 16, 16, 12)
    layout.addWidget(text)
    layout.addWidget(buttons)
    dialog.show()
    return dialog


def _page() -> str:
    steps = "".join(f"<li style='margin-bottom:6px'>{escape(step)}</li>" for step in STEPS)
    rows = "".join(
        f"<tr><td style='padding:4px 24px 4px 0;color:{theme.PRIMARY}'>{escape(keys)}</td>"
        f"<td style='padding:4px 0'>{escape(what)}</td></tr>"
        for keys, what in KEYS
    )
    return f"<h3>怎样使用</h3><ol>{steps}</ol><h3>按键</h3><table>{rows}</table>"
