"""The commands about issued papers: `issue`, `list issued-papers`, `print issued`."""

import argparse
from pathlib import Path

from app.commands.opening import opened
from app.commands.output import answer, answer_json, table
from app.commands.papers import pdf_target, wish_of
from app.commands.usage import WrongUsage
from app.papers.catalogue import paper_named
from app.papers.issued import Issued

ISSUED = "issued"
"""What stands in place of a paper's name where an issued one is printed again."""
LIST = "issued-papers"
"""What stands in place of a kind's name where issued papers are listed."""


def issue(options: argparse.Namespace) -> int:
    """Number a paper, keep it, and write its file."""
    target = pdf_target(options.file) if options.file else None
    paper = paper_named(options.document)
    wish = wish_of(options, paper)
    with opened(options) as desk:
        issued = desk.issue(paper.name, wish, reason=options.reason)
        answer(f"已印发{issued.called}，{issued.pages} 页，存档编号 {issued.id}，校验值 {issued.digest[:16]}…")
        if target:
            desk.print_issued(issued.id, target)
            answer(f"文件：{target}")
    return 0


def print_issued(options: argparse.Namespace) -> int:
    """Print an issued paper again, byte for byte."""
    target: Path = pdf_target(options.file)
    if options.id is None:
        raise WrongUsage("还要写已印发文件的编号，用 list issued-papers 查看")
    with opened(options, asks_only=True) as desk:
        pages = desk.print_issued(options.id, target)
    answer(f"已打印 {pages} 页：{target}")
    return 0


def list_issued(options: argparse.Namespace) -> int:
    """The papers that went out, latest first."""
    if options.where or options.order:
        raise WrongUsage("已印发文件按印发先后列出，没有 --where、--order")
    with opened(options, asks_only=True) as desk:
        found = [one for one in desk.issued_papers() if options.filter in one.called]
    shown = found if options.limit is None else found[: options.limit]
    if options.json:
        answer_json({"kind": "issued_paper", "count": len(found), "rows": [_as_json(one) for one in shown]})
        return 0
    if shown:
        rows = [[str(one.id), one.called, one.issued_on, one.who, str(one.pages), one.digest[:16]] for one in shown]
        answer(table(["编号", "文件", "日期", "经办", "页数", "校验值"], rows))
    answer(f"共 {len(found)} 份已印发文件")
    return 0


def _as_json(one: Issued) -> dict[str, str]:
    return {
        "id": str(one.id),
        "paper": one.paper,
        "year": str(one.number.year),
        "number": str(one.number.number),
        "total": str(one.number.total),
        "title": one.title,
        "issued_on": one.issued_on,
        "issued_at": one.issued_at.isoformat(),
        "who": one.who,
        "pages": str(one.pages),
        "digest": one.digest,
    }
