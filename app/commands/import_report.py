"""What does a person read of an import: what was taken, what was not, and why?"""

from app.commands.output import answer, import_line
from app.importing.carry import Outcome
from app.importing.plan import NOTE, SAME, VERDICTS, ImportPlan, TableFound

SHOWN_PROBLEMS = 50
"""So many problems a person reads on a screen; `--json` lists all."""

SHOWN_CHANGES = 20


def report(plan: ImportPlan, outcome: Outcome | None, *, dry_run: bool) -> None:
    """Tables, counts, problems and what was stored, in that order."""
    if plan.taken_before:
        answer(f"注意：{plan.taken_before}。")
    if plan.reason:
        answer(f"按{plan.reason}认作{plan.kind.label}；不对的请写明类别，不用 auto。")
    for table in plan.tables:
        _table(plan, table)
    _problems(plan)
    _changes(plan)
    for missing in plan.missing:
        offer = "" if missing.made else f"；加 --create {missing.kind.plural} 一并新建（只有名称，其余以后补全）"
        answer(f"  {missing.words}{offer}")
    for kind in plan.also:
        answer(f"  这份表里还有{kind.label}，可以再导入一次：{import_line(kind.plural, plan.file)}")
    counts = plan.counts
    answer("，".join(f"{word} {counts[verdict]}" for verdict, word in VERDICTS.items()))
    if dry_run:
        answer("这是试算，没有保存。")
    elif outcome and outcome.operation_id:
        number = outcome.operation_id
        answer(f"已保存：新增 {outcome.new}，修改 {outcome.changed}。撤销本次导入：main.py undo-import {number}")
    elif outcome:
        same = counts[SAME] == len(plan.rows) > 0
        answer("全部与已有数据相同，没有改动。" if same else "没有可以保存的内容，没有改动。")


def _table(plan: ImportPlan, table: TableFound) -> None:
    kind = plan.kind
    body = f"数据第 {table.first_row}—{table.last_row} 行，共 {table.rows} 行" if table.rows else "下面没有数据"
    answer(f"{kind.label}：工作表“{table.sheet}”第 {table.head_row} 行是表头，{body}")
    columns = (
        heading if heading == kind.labels[name] else f"{heading}→{kind.labels[name]}"
        for name, heading in table.columns.items()
    )
    answer("  导入的列：" + "、".join(columns))
    for name, text in table.fixed.items():
        answer(f"  {kind.labels[name]}：{text}（整个文件）")
    if kept := [f"{column.heading}→{column.kept}" for column in table.found if column.kept]:
        answer("  记入备注的列：" + "、".join(kept))
    if table.unmapped:
        answer("  没有导入的列：" + "、".join(table.unmapped))
    for total in table.totals:
        if total.agrees:
            answer(f"  合计核对无误：{kind.labels[total.field]} {total.stated}")


def _problems(plan: ImportPlan) -> None:
    problems = sorted(plan.problems, key=lambda problem: problem.severity == NOTE)
    for problem in problems[:SHOWN_PROBLEMS]:
        shown = f"（原值：{problem.value}）" if problem.value and problem.value not in problem.reason else ""
        word = VERDICTS.get(problem.severity, "说明")
        answer(f"  [{word}] {problem}{shown}")
    if len(problems) > SHOWN_PROBLEMS:
        answer(f"  ……还有 {len(problems) - SHOWN_PROBLEMS} 处，用 --json 查看全部")


def _changes(plan: ImportPlan) -> None:
    changed = [row for row in plan.rows if row.alters]
    for row in changed[:SHOWN_CHANGES]:
        fields = "；".join(f"{label} {_short(old) or '空'} → {_short(new)}" for label, old, new in row.changes)
        answer(f"  [{row.words}] {row.sheet} 第 {row.row} 行“{row.title}”：{fields}")
    if len(changed) > SHOWN_CHANGES:
        answer(f"  ……还有 {len(changed) - SHOWN_CHANGES} 行有修改")


def _short(text: str) -> str:
    line = " / ".join(text.split("\n"))
    return line if len(line) <= 30 else line[:29] + "…"
