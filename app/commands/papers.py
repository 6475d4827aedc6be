"""The command that prints papers as PDF."""

import argparse
from collections.abc import Callable
from pathlib import Path

from app.commands.opening import opened
from app.commands.output import answer
from app.desk import Desk
from app.errors import UserError

PAPERS: dict[str, Callable[[Desk, int, Path], int]] = {
    "meeting-report": lambda desk, key, target: desk.print_meeting_report(key, target),
}
"""Name on the command line to what prints it: (desk, record id, target) → pages."""


def print_paper(options: argparse.Namespace) -> int:
    """Print one paper into a file."""
    target = Path(options.file)
    if target.suffix.lower() != ".pdf":
        raise UserError(f"打印的文件名应以 .pdf 结尾，现为“{target.name}”")
    with opened(options, asks_only=True) as desk:
        pages = PAPERS[options.document](desk, options.id, target)
    answer(f"已打印 {pages} 页：{target}")
    return 0
