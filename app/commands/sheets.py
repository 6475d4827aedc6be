"""The commands that bring records in and take registers out: sample, import, undo-import, export."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from pathlib import Path

from app.commands.import_report import report
from app.commands.opening import columns_named, listing_of, opened, tried_on
from app.commands.output import Meter, answer, answer_json, import_line, tell
from app.commands.papers import pairs_of
from app.commands.usage import WrongUsage
from app.desk import Desk
from app.errors import UserError
from app.importing.correction import Correction
from app.importing.plan import REFUSED, ImportPlan, NoTable, RowPlan
from app.kinds import BY_NAME, BY_PLURAL, KINDS
from app.kinds.base import RecordKind
from db.models import Operation
from db.vocabulary import OperationSource

_NO_REASON = "命令行导出，没有写事由"
"""Whoever reads the log of handed out numbers sees that nobody was asked."""


def sample(options: argparse.Namespace) -> int:
    """Fill an empty store with the sample office, or with the large one for measuring."""
    from app.sample import fill_large, fill_sample  # the sample's word lists are needed here alone

    with opened(options) as desk:
        meter = Meter("正在填入示例")
        if options.large:
            made = fill_large(desk.store, scale=options.large, progress=meter)
        else:
            made = fill_sample(desk.store, meter)
        meter.done()
        for name, count in made.items():
            if name in BY_NAME:
                answer(f"{BY_NAME[name].label}：{count} {BY_NAME[name].counter}")
    return 0


def import_file(options: argparse.Namespace) -> int:
    """Import a workbook, or say what an import would do."""
    path = Path(options.file)
    kind_name = None if options.kind == "auto" else BY_PLURAL[options.kind].name
    meter = Meter("正在导入")
    mapping = _mapping(options.map)
    correction = Correction(
        fixed=_fixed(kind_name, pairs_of(options.set, "--set")),
        create=frozenset(BY_PLURAL[each].name for each in options.create),
    )
    with tried_on(options) if options.dry_run else opened(options) as desk:
        try:
            plan = desk.plan_import(
                path, kind_name, sheet=options.sheet, mapping=mapping, correction=correction, progress=meter
            )
        except NoTable as problem:
            raise UserError(f"{problem}{_how_to_set(problem, path)}") from problem
        meter.done()
        if options.errors_to:
            _send_back(desk, plan, path, Path(options.errors_to))
        blocked = bool(plan.counts[REFUSED]) and not (options.good_rows or options.accept)
        outcome = None
        if not options.dry_run and not blocked:
            accepted = _accepted(options.accept) if options.accept else None
            outcome = desk.carry_out(plan, good_rows_only=options.good_rows, accepted=accepted, progress=meter)
            meter.done()
    if options.json:
        operation = outcome.operation_id if outcome else None
        answer_json({"operation": operation, "dry_run": options.dry_run, **plan.as_json()})
        if plan.taken_before:
            tell(f"注意：{plan.taken_before}。")
    else:
        report(plan, outcome, dry_run=options.dry_run)
    if blocked and not options.dry_run:
        tell("有行不能导入，所以整个文件都没有导入。请改正后再导入，或加 --good-rows 只导入可用的行。")
        return 1
    return 0


def _accepted(verdicts: Sequence[str]) -> Callable[[RowPlan], bool]:
    return lambda row: row.verdict in verdicts


def _how_to_set(problem: NoTable, path: Path) -> str:
    """The kind that fits better, or --set for what the table lacks, with what the words over it propose."""
    lacking = problem.lacking
    if problem.rather:
        return f"命令行可以写 {import_line(problem.rather.plural, path.name)} 。"
    if lacking is None:
        return ""
    proposed = {name: link.text for name, link in lacking.proposed.items()}
    pairs = (("--set", f"{lacking.kind.labels[name]}={proposed.get(name, '……')}") for name in lacking.fields)
    return f"命令行可以写 {import_line(lacking.kind.plural, path.name, *chain.from_iterable(pairs))} 。"


def _send_back(desk: Desk, plan: ImportPlan, source: Path, target: Path) -> None:
    marks = desk.send_back(plan, source, target)
    tell(f"已在原表的副本上标出 {marks} 处：{target}" if marks else "没有要退回的问题，没有写副本。")


def _mapping(given: list[str]) -> dict[str, str]:
    pairs = [text.partition("=") for text in given]
    for heading, equals, field in pairs:
        if not (heading and equals and field):
            raise WrongUsage(f"“{heading}{equals}{field}”应写成 列名=字段，如 公司=name")
    return {heading: field for heading, _, field in pairs}


def _fixed(kind_name: str | None, given: Mapping[str, str]) -> dict[str, str]:
    """Field name to the one value of all rows; a field may be written by its name or its label."""
    kinds = [BY_NAME[kind_name]] if kind_name else KINDS
    fixed = {}
    for written, value in given.items():
        names = {each.name for kind in kinds for each in kind.fields if written in (each.name, each.label)}
        if not names:
            raise UserError(_no_field(kinds, written))
        if len(names) > 1:
            raise UserError(f"--set 的“{written}”在几类台账里不是同一个字段，请写明类别，不用 auto。")
        fixed[names.pop()] = value
    return fixed


def _no_field(kinds: Sequence[RecordKind], written: str) -> str:
    if len(kinds) > 1:
        return f"--set 的“{written}”不是任何一类台账的栏目；请写明类别，用这类台账的栏目名。"
    fields = "、".join(f"{each.label}（{each.name}）" for each in kinds[0].fields)
    return f"{kinds[0].label}没有“{written}”这一栏；可用：{fields}。"


def undo_import(options: argparse.Namespace) -> int:
    """Take one import back as a whole; what was changed since stays and is listed."""
    with opened(options, may_make=False) as desk:
        _refuse_other_operations(desk, options.id)
        undone = desk.take_back(options.id)
        answer(f"已撤销操作 {options.id}：{undone.rows} 处改动已恢复。" if undone.rows else "没有撤销任何内容。")
        for words in undone.kept:
            answer(f"  之后又改过，保留现值：{words}")
        for words in undone.referred:
            answer(f"  没有删除：{words}；要删除，请先处理引用它的记录")
    return 0


def _refuse_other_operations(desk: Desk, number: int) -> None:
    with desk.store.reading() as session:
        operation = session.get(Operation, number)
    if operation is not None and operation.source != OperationSource.IMPORT.value:
        raise UserError(f"操作 {number}「{operation.title}」不是导入，没有撤销。导入的编号见 main.py history。")


def export(options: argparse.Namespace) -> int:
    """Write a register as a workbook or CSV file."""
    listing = listing_of(options)
    kind, target = listing.kind, Path(options.file)
    with opened(options, asks_only=True) as desk:
        meter = Meter("正在导出")
        rows = desk.export(
            kind,
            listing,
            target,
            meter,
            public=options.public,
            columns=columns_named(kind, options.columns),
            split_by=options.split_by,
            reason=options.reason or _NO_REASON,
        )
        meter.done()
    answer(f"已导出 {rows} {kind.counter}{kind.label}：{target}")
    return 0


def template(options: argparse.Namespace) -> int:
    """Write an empty form to hand out."""
    from app.outgoing.template import write_template  # loads the workbook libraries, for this command alone

    kind, target = BY_PLURAL[options.kind], Path(options.file)
    write_template(kind, target)
    answer(f"已生成{kind.label}的填报模板：{target}")
    return 0
