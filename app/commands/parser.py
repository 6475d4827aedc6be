"""Which commands and options are there? Options are long and regular."""

import argparse
from collections.abc import Callable
from typing import TypeAlias

from app.commands import asking, figures, issuing, linking, page_setup, papers, safekeeping, settings, sheets
from app.commands.kind_words import kind_argument, kind_option
from app.commands.usage import ChineseParser
from app.importing.plan import STORABLE
from app.papers.catalogue import BY_NAME as PAPERS

_ORDER_WORDS = "按此字段排序，降序写作 --order=-字段；人员名单还可写 strokes（姓氏笔画）、rank（职务次序）"

Command = Callable[[argparse.Namespace], int]
Commands: TypeAlias = "argparse._SubParsersAction[ChineseParser]"


def build() -> argparse.ArgumentParser:
    """The parser of `main.py`; each command sets `run`."""
    parser = ChineseParser(prog="main.py", description="商联台账：区工商联办公室的台账程序。不带命令时打开窗口。")
    _data_options(parser, hidden=False)
    commands = parser.add_subparsers(dest="command", metavar="命令", title="命令", required=True)
    _sheet_commands(commands)
    _asking_commands(commands)
    _figure_commands(commands)
    _paper_commands(commands)
    _safety_commands(commands)
    return parser


def _data_options(parser: argparse.ArgumentParser, *, hidden: bool) -> None:
    # The same options stand before and after the command; what is not said there must not undo what was said here.
    folder, read_only = (argparse.SUPPRESS, argparse.SUPPRESS) if hidden else (None, False)
    words = "数据文件夹（也可用环境变量 FEDERATION_DESK_DATA）"
    parser.add_argument("--data", metavar="文件夹", default=folder, help=words)
    parser.add_argument("--read-only", action="store_true", default=read_only, help="以只读方式打开")


def _command(commands: Commands, name: str, words: str, run: Command) -> ChineseParser:
    parser = commands.add_parser(name, help=words, description=words)
    _data_options(parser, hidden=True)
    parser.set_defaults(run=run)
    return parser


def _json_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="输出 JSON，供程序读取")


def _narrowing_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--filter", default="", metavar="文字", help="只要含这些字的记录")
    words = "只要某项等于此值的记录，可写多次"
    parser.add_argument("--where", action="append", default=[], metavar="字段=值", help=words)


def _count(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"应为不小于 1 的整数，现为“{text}”")
    return number


def _scale(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number <= 10:
        raise argparse.ArgumentTypeError(f"应为 0 到 10 之间的数，如 0.01；现为“{text}”")
    return number


def _sheet_commands(commands: Commands) -> None:
    sample = _command(commands, "sample", "在空的数据文件夹里填入示例", sheets.sample)
    words = "大数据量（测速用），可写 0.01 等"
    sample.add_argument("--large", type=_scale, nargs="?", const=1.0, metavar="倍数", help=words)
    bring = _command(commands, "import", "导入 Excel 名单", sheets.import_file)
    kind_argument(bring, auto="自动认类别")
    bring.add_argument("file", metavar="文件")
    bring.add_argument("--sheet", metavar="工作表", help="只读这一张工作表")
    bring.add_argument("--map", action="append", default=[], metavar="列名=字段", help="指定某一列是哪个字段，可写多次")
    words = "所有行的这一栏都是这个值，表里不用有这一列，可写多次"
    bring.add_argument("--set", action="append", default=[], metavar="字段=值", help=words)
    bring.add_argument("--dry-run", action="store_true", help="只检查，不保存")
    bring.add_argument("--good-rows", action="store_true", help="有错的行跳过，只导入可用的行")
    words = "只保存这种结果的行：new 新增、changed 修改、doubtful 请核对，可写多次；其余的行不动"
    bring.add_argument("--accept", action="append", default=[], choices=list(STORABLE), metavar="结果", help=words)
    words = "表里写了、台账里没有的名称，按这一类一并新建，可写多次"
    kind_option(bring, "--create", words)
    words = "把有问题的格子标在原表的副本上，退给填表人"
    bring.add_argument("--errors-to", metavar="文件.xlsx", help=words)
    _json_option(bring)
    back = _command(commands, "undo-import", "整体撤销一次导入", sheets.undo_import)
    back.add_argument("id", type=int, metavar="操作编号")
    out = _command(commands, "export", "导出台账为 Excel 工作簿或 CSV 文件", sheets.export)
    kind_argument(out)
    out.add_argument("file", metavar="文件.xlsx|.csv")
    out.add_argument("--columns", default="", metavar="字段,字段", help="只要这些栏目，按此顺序；不写则全部")
    out.add_argument("--split-by", default="", metavar="字段", help="按这个栏目的每个值分成一张张工作表")
    _narrowing_options(out)
    out.add_argument("--public", action="store_true", help="对外使用：隐去电话号码、身份证号码中间几位")
    out.add_argument("--reason", default="", metavar="事由", help="为什么要完整号码，记入导出记录")
    form = _command(commands, "template", "生成发给各单位填报的空白模板", sheets.template)
    kind_argument(form)
    form.add_argument("file", metavar="文件.xlsx")


def _asking_commands(commands: Commands) -> None:
    rows = _command(commands, "list", "列出记录", _by("kind", {issuing.LIST: issuing.list_issued}, asking.list_rows))
    kind_argument(rows, **{issuing.LIST: "印发的文件"})
    _narrowing_options(rows)
    rows.add_argument(
        "--order",
        default="",
        metavar="字段",
        help=_ORDER_WORDS,
    )
    rows.add_argument("--limit", type=_count, metavar="行数", help="最多列出多少行")
    _json_option(rows)
    show = _command(commands, "show", "显示一条记录和它的历史", asking.show)
    kind_argument(show)
    show.add_argument("id", type=int, metavar="编号")
    _json_option(show)
    find = _command(commands, "search", "查找（名称、拼音首字母、信用代码、电话等）", asking.search)
    find.add_argument("text", metavar="文字")
    _json_option(find)
    join = _command(
        commands, "link-names", "把原样记下、现在已有登记的名称关联起来；不写名称就列出", linking.link_names
    )
    join.add_argument("names", nargs="*", metavar="名称", help="要关联的名称")
    join.add_argument("--all", action="store_true", help="全部关联（同名的人请先核对）")
    _json_option(join)
    steps = _command(commands, "history", "最近的操作和它们的编号", asking.steps)
    steps.add_argument("--limit", type=_count, default=20, metavar="条数", help="最多多少条")
    _json_option(steps)
    given = _command(commands, "exports", "谁在何时导出、打印或查看了完整的电话号码", asking.handouts)
    given.add_argument("--limit", type=_count, default=50, metavar="条数", help="最多多少条")
    _json_option(given)


def _figure_commands(commands: Commands) -> None:
    count = _command(commands, "figures", "统计指标，每个数都能看到背后的记录", figures.figures)
    count.add_argument("--year", type=int, metavar="年份", help="只统计这一年；不写则到截止日期为止")
    count.add_argument("--as-of", metavar="日期", help="截止日期；不写则为今天，往年为当年最后一天")
    count.add_argument("--rows", metavar="指标", help="列出一项指标（或“指标:分组”）背后的记录")
    words = "导出为工作簿，每项指标的记录各一张表；与 --rows 同用则只导出那一项的记录，也可以是 .csv"
    count.add_argument("--xlsx", metavar="文件.xlsx", help=words)
    _json_option(count)


def _paper_commands(commands: Commands) -> None:
    run = _by("document", {issuing.ISSUED: issuing.print_issued}, papers.print_paper)
    paper = _command(commands, "print", "打印文件为 PDF；已印发的照原样再打印", run)
    kinds = [*PAPERS, issuing.ISSUED]
    paper.add_argument("document", choices=kinds, metavar="文件种类", help="、".join(kinds))
    paper.add_argument("id", type=int, nargs="?", metavar="编号", help="针对哪一条记录，如会议的编号")
    paper.add_argument("file", metavar="文件.pdf")
    paper.add_argument("--reason", default="", metavar="事由", help="为什么要完整电话号码，记入导出记录")
    _wish_options(paper)
    out = _command(commands, "issue", "编号印发一份文件并存档，此后不能改动", issuing.issue)
    kinds = [name for name, paper in PAPERS.items() if paper.issues]
    out.add_argument("document", choices=kinds, metavar="文件种类", help="、".join(kinds))
    out.add_argument("id", type=int, nargs="?", metavar="编号", help="针对哪一条记录，如会议的编号")
    out.add_argument("--file", metavar="文件.pdf", help="同时写成文件")
    out.add_argument("--reason", default="", metavar="原因", help="有数与以前印发的不一致而仍要印发的原因")
    _wish_options(out)

    setup = _command(
        commands, "page-setup", "查看或修改文件的版面设置：单位名称、报头、报送发、印数、版记", page_setup.page_setup
    )
    setup.add_argument("document", choices=list(PAPERS), metavar="文件种类", help="、".join(PAPERS))
    setup.add_argument("--set", action="append", default=[], metavar="名称=值", help="修改一项，可写多次")
    _json_option(setup)


def _by(option: str, special: dict[str, Command], usual: Command) -> Command:
    """The command that the value of an option names, else the usual one."""

    def run(options: argparse.Namespace) -> int:
        return special.get(getattr(options, option), usual)(options)

    return run


def _wish_options(paper: argparse.ArgumentParser) -> None:
    _period_options(paper)
    _narrowing_options(paper)
    paper.add_argument("--order", default="", metavar="字段", help=_ORDER_WORDS)
    words = "文件的选项，可写多次"
    paper.add_argument("--option", action="append", default=[], metavar="名称=值", help=words)
    words = "改写文件中的一段文字，可写多次"
    paper.add_argument("--text", action="append", default=[], metavar="段名=文字", help=words)


def _period_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="start", metavar="日期", help="期间的第一天")
    parser.add_argument("--to", dest="end", metavar="日期", help="期间的最后一天")
    parser.add_argument("--year", type=int, metavar="年份", help="哪一年")
    parser.add_argument("--as-of", metavar="日期", help="截止日期；不写则为今天")


def _safety_commands(commands: Commands) -> None:
    keep = _command(commands, "backup", "备份", safekeeping.back_up)
    keep.add_argument("file", nargs="?", metavar="文件", help="备份到这个文件；不写则放进数据文件夹的 backups")
    bring = _command(commands, "restore", "恢复备份（先自动备份现有数据）", safekeeping.restore)
    bring.add_argument("file", metavar="备份文件")
    chosen = _command(commands, "settings", "列出设置；写名称和值来修改", settings.settings)
    chosen.add_argument("name", nargs="?", metavar="名称", help="只看这一项")
    chosen.add_argument("value", nargs="?", metavar="值", help="改成这个值")
    chosen.add_argument("--default", action="store_true", help="改回默认值")
    _json_option(chosen)
    check = _command(commands, "check", "检查数据", safekeeping.check)
    _json_option(check)
