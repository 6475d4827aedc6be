"""What can be done with a form? Three buttons, the usual one last and strongest."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui import theme


class FormButtons(QWidget):
    """Cancel, save and go on, save."""

    def __init__(
        self, cancel: Callable[[], None], save_and_new: Callable[[], None], save: Callable[[], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.cancel = self._button("取消 Esc", "不保存，关闭（Esc）", cancel)
        tip = "保存后接着录下一条，保留日期、类别和关联（Ctrl+Shift+S）"
        self.save_and_new = self._button("保存并新增", tip, save_and_new)
        self.save = self._button("保存 Ctrl+S", "保存（Ctrl+S）", save)
        theme.set_role(self.save, "primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(8)
        row.addStretch()
        for button in (self.cancel, self.save_and_new, self.save):
            row.addWidget(button)

    def allow_saving(self, allowed: bool) -> None:
        """Whether something can be stored now."""
        self.save.setEnabled(allowed)
        self.save_and_new.setEnabled(allowed)

    def _button(self, text: str, tip: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        button.setAutoDefault(True)  # Enter presses it, also outside a dialog
        button.clicked.connect(lambda: slot())
        return button
