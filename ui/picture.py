"""How does the window become a picture on a machine without a screen?"""

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from app.errors import SPOKEN, UserError
from ui.opening import open_store
from ui.window import MainWindow

_ROUNDS = 6


def take_picture(folder: Path, target: Path, size: tuple[int, int], page: str) -> None:
    """See `startup.picture_of_window`."""
    try:
        opened = open_store(folder, page, read_only=False)
    except SPOKEN:  # somebody works on it just now: looking is enough
        opened = open_store(folder, page, read_only=True)
    window = MainWindow(folder, page)
    try:
        QCursor.setPos(QPoint(size[0] - 2, size[1] - 2))  # away from what would light up under it
        window.resize(*size)
        window.show()
        window.attach(opened.desk, opened.first)
        settle(window)
        if not window.grab().save(str(target)):
            raise UserError(f"图片不能写入：{target}。请检查文件夹权限和磁盘空间。")
    finally:
        window.jobs.stop()
        window.hide()
        window.deleteLater()
        opened.desk.store.close()


def settle(window: MainWindow) -> None:
    """Let answers arrive and be painted."""
    for _ in range(_ROUNDS):
        window.jobs.wait_for_answers()
        QApplication.processEvents()
