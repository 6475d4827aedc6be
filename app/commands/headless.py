"""What does the program do where there is no screen? The main job, into files: registers, a report, a picture."""

import shutil
from collections.abc import Callable
from pathlib import Path

from app.commands.output import answer
from app.desk import Desk
from app.kinds import BY_NAME, KINDS
from app.lists import Listing
from app.papers.base import Wish
from app.sample import fill_sample
from app.values.files import safe_file_name

PictureOf = Callable[[Path, Path], None]
"""Draws the window on a data folder into a PNG file."""


def main_job(out: Path, picture_of: PictureOf) -> int:
    """The sample office, its registers as xlsx, one meeting's report as PDF and a picture of the window, in `out`."""
    answer("没有找到显示器，不打开窗口；改为用示例数据完成一遍主要工作，结果放在 out 文件夹。")
    folder = out / "data"
    shutil.rmtree(folder, ignore_errors=True)
    desk = Desk.open(folder)
    try:
        fill_sample(desk.store)
        for kind in KINDS:
            target = out / f"{safe_file_name(kind.label)}.xlsx"
            rows = desk.export(kind, Listing(kind), target)
            answer(f"  {target.name}：{rows} {kind.counter}")
        target = out / "会议报告.pdf"
        pages = desk.print_paper("meeting-report", Wish(_fullest_meeting(desk)), target)
        answer(f"  {target.name}：{pages} 页")
    finally:
        desk.store.close()
    picture_of(folder, out / "窗口.png")
    answer("  窗口.png：窗口的样子")
    answer(f"全部完成：{out}。示例数据在 {folder}；其他命令见 main.py --help。")
    return 0


def _fullest_meeting(desk: Desk) -> int:
    """The meeting at which most was said."""
    statements = BY_NAME["statement"]
    meetings = list(desk.ids(Listing(BY_NAME["meeting"])))
    return max(meetings, key=lambda key: desk.count(Listing(statements, parent=("meeting", key))))
