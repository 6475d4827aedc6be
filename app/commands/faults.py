"""What happens to a fault of our own on the command line: a file for us, one sentence for the person."""

import argparse
import platform
import sys
import tempfile
import traceback
from datetime import datetime
from pathlib import Path

from app.places import data_folder

LOG_FILE = "errors.log"


def record_fault(fault: Exception, options: argparse.Namespace) -> str:
    """Write the fault down in the data folder, or where there is none, in the temporary folder; what to say."""
    lines = [
        f"{datetime.now():%Y-%m-%d %H:%M:%S} {options.command} Python {platform.python_version()} {sys.platform}",
        *traceback.format_exception(fault),
        "",
    ]
    for folder in (data_folder(options.data), Path(tempfile.gettempdir())):
        path = folder / LOG_FILE
        try:
            with path.open("a", encoding="utf-8") as file:
                file.write("\n".join(lines))
        except OSError:  # not there, or not ours to write
            continue
        return f"程序出了意外的错误，这次操作没有完成，已有数据没有受影响。详情记在：{path}"
    return f"程序出了意外的错误（{type(fault).__name__}：{fault}），这次操作没有完成，已有数据没有受影响。"
