"""The command that prints papers as PDF."""

import argparse
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from app.commands.opening import day_of, listing_for, opened
from app.commands.output import Meter, answer
from app.commands.usage import WrongUsage
from app.errors import UserError
from app.kinds import BY_NAME
from app.lists import Listing
from app.papers.base import Ask, Paper, Wish
from app.papers.catalogue import paper_named


def print_paper(options: argparse.Namespace) -> int:
    """Print one paper into a file."""
    target = pdf_target(options.file)
    paper = paper_named(options.document)
    wish = wish_of(options, paper)
    if options.reason and wish.options.get("phones") != "full":
        raise WrongUsage("--reason 是打印完整电话号码的事由，要同时写 --option phones=full")
    with opened(options, asks_only=True) as desk:
        meter = Meter(f"打印{paper.label}")
        pages = desk.print_paper(paper.name, wish, target, meter, reason=options.reason)
        meter.done()
    answer(f"已打印 {pages} 页：{target}")
    return 0


def pdf_target(name: str) -> Path:
    """The file to print into. Raises UserError for one that is not called .pdf."""
    target = Path(name)
    if target.suffix.lower() != ".pdf":
        raise UserError(f"打印的文件名应以 .pdf 结尾，现为“{target.name}”")
    return target


def wish_of(options: argparse.Namespace, paper: Paper) -> Wish:
    """What the command line asks of a paper. Raises UserError, WrongUsage for what the paper does not know."""
    _refuse_idle(options, paper)
    return Wish(
        record_id=options.id,
        start=day_of(options.start, "开始日期") if options.start else None,
        end=day_of(options.end, "结束日期") if options.end else None,
        year=options.year,
        as_of=day_of(options.as_of, "截止日期") if options.as_of else None,
        listing=_listing(options, paper),
        texts=pairs_of(options.text, "--text"),
        options=pairs_of(options.option, "--option"),
        today=date.today(),
    )


def _listing(options: argparse.Namespace, paper: Paper) -> Listing | None:
    return listing_for(BY_NAME[paper.lists], options) if paper.lists else None


def _refuse_idle(options: argparse.Namespace, paper: Paper) -> None:
    """What would have no effect is refused: the clerk would believe that it had."""
    for given, ask, words in (
        (options.start or options.end, Ask.PERIOD, "--from、--to"),
        (options.year, Ask.YEAR, "--year"),
        (options.as_of, Ask.AS_OF, "--as-of"),
    ):
        if given and ask not in paper.asks:
            raise WrongUsage(f"{paper.label}不按 {words} 打印")
    if not paper.lists and (options.filter or options.where or options.order):
        raise WrongUsage(f"{paper.label}不是名册，没有 --filter、--where、--order")


def pairs_of(given: Iterable[str], option: str) -> dict[str, str]:
    """What was written as NAME=VALUE. Raises WrongUsage."""
    found = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals:
            raise WrongUsage(f"{option} 应写成 名称=值，现为“{text}”")
        found[name] = value
    return found
