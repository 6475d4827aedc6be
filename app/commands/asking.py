"""The commands that only ask: list, show, search, history."""

import argparse
from dataclasses import asdict

from app.commands.opening import listing_of, opened
from app.commands.output import answer, answer_json, table
from app.history import RecordStep, Step
from app.kinds import BY_PLURAL
from app.lists import cell_text
from app.search import Hit
from app.values.shown import show as show_value

MANY = 200
"""So many rows a screen is given unless more are asked for."""


ORIGIN = ("file", "digest", "sheet", "row")
"""What is told of the place in a sheet that an import took a record from."""


def list_rows(options: argparse.Namespace) -> int:
    """The rows of a register."""
    listing = listing_of(options)
    kind = listing.kind
    fields = [field.name for field in kind.fields] if options.json else list(kind.listed)
    with opened(options, asks_only=True) as desk:
        ids = desk.ids(listing)
        limit = options.limit if options.limit is not None else (len(ids) if options.json else MANY)
        shown = ids[:limit]
        rows = []
        for start in range(0, len(shown), 1000):
            part = shown[start : start + 1000]
            page = desk.rows(kind, part, fields)
            rows += [(key, page[key]) for key in part]
    texts = [
        (key, [cell_text(kind.field(name), cell) for name, cell in zip(fields, row, strict=True)]) for key, row in rows
    ]
    if options.json:
        records = [{"id": str(key), **dict(zip(fields, cells, strict=True))} for key, cells in texts]
        answer_json({"kind": kind.name, "count": len(ids), "rows": records})
        return 0
    headings = ["编号", *(kind.labels[name] for name in fields)]
    if texts:
        answer(table(headings, [[str(key), *(_one_line(cell) for cell in cells)] for key, cells in texts]))
    more = f"，这里列出前 {len(texts)} 条；加 --limit 看更多" if len(texts) < len(ids) else ""
    answer(f"共 {len(ids)} {kind.counter}{kind.label}{more}")
    return 0


def _one_line(text: str) -> str:
    line = " / ".join(text.split("\n"))
    return line if len(line) <= 40 else line[:39] + "…"


def show(options: argparse.Namespace) -> int:
    """One record with its history."""
    kind = BY_PLURAL[options.kind]
    with opened(options, asks_only=True) as desk:
        record = desk.record(kind, options.id)
        steps = desk.history(kind, options.id)
    fields = {field.name: show_value(field, record.values[field.name]) for field in kind.fields}
    if options.json:
        answer_json({"kind": kind.name, "id": record.id, "fields": fields, "history": [_step_json(s) for s in steps]})
        return 0
    answer(f"{kind.label} {record.id}：{record.title}")
    for field in kind.fields:
        if fields[field.name]:
            answer(f"  {field.label}：{fields[field.name]}")
    for step in steps:
        answer(f"  {step.at:%Y-%m-%d %H:%M} {step.who} {step.action}（{step.operation}）")
        if step.origin:
            answer(f"    取自 {step.origin.file} {step.origin}（文件摘要 {step.origin.digest[:16]}）")
        for change in step.fields:
            cell = f"（{change.cell}）" if change.cell else ""
            answer(f"    {change.label}：{change.old or '空'} → {change.new or '空'}{cell}")
    return 0


def _step_json(step: RecordStep) -> dict[str, object]:
    """What an import took from a sheet says so; other steps have no `from`, their fields no `cell`."""
    fields = []
    for change in step.fields:
        cell = {"cell": change.cell} if change.cell else {}
        fields.append({"label": change.label, "old": change.old, "new": change.new, **cell})
    return {
        "at": step.at.isoformat(),
        "who": step.who,
        "action": step.action,
        "operation": step.operation,
        "fields": fields,
        **({"from": {name: getattr(step.origin, name) for name in ORIGIN}} if step.origin else {}),
    }


def search(options: argparse.Namespace) -> int:
    """What the search box finds."""
    with opened(options, asks_only=True) as desk:
        hits = desk.find(options.text)
    if options.json:
        answer_json({"query": options.text, "results": [_hit_json(hit) for hit in hits]})
        return 0
    for hit in hits:
        matched = "" if hit.matched == hit.title else f"（{hit.field}：{hit.matched}）"
        answer(f"{hit.kind.label} {hit.id}：{hit.title}{matched}")
    answer(f"找到 {len(hits)} 条" if hits else f"没有找到“{options.text}”")
    return 0


def _hit_json(hit: Hit) -> dict[str, object]:
    return {"kind": hit.kind.name, "id": hit.id, "title": hit.title, "matched": f"{hit.field}：{hit.matched}"}


def steps(options: argparse.Namespace) -> int:
    """The latest operations with their numbers."""
    with opened(options, asks_only=True) as desk:
        found = desk.steps(options.limit)
    if options.json:
        answer_json({"operations": [_operation_json(step) for step in found]})
        return 0
    for step in found:
        state = "（已撤销）" if step.taken_back else ""
        answer(f"{step.id}  {step.at:%Y-%m-%d %H:%M}  {step.who}  {step.title}（{step.changes} 处）{state}")
    return 0


def _operation_json(step: Step) -> dict[str, object]:
    return {
        "id": step.id,
        "title": step.title,
        "source": step.source,
        "at": step.at.isoformat(),
        "who": step.who,
        "changes": step.changes,
        "taken_back": step.taken_back,
    }


def handouts(options: argparse.Namespace) -> int:
    """When personal numbers were exported, printed or shown in full."""
    with opened(options, asks_only=True) as desk:
        lines = desk.handouts(options.limit)
    if options.json:
        answer_json({"exports": [{**asdict(line), "at": line.at.isoformat()} for line in lines]})
        return 0
    headings = ["时间", "谁", "做了什么", "台账", "内容", "条数", "事由", "文件"]
    rows = [
        [
            f"{line.at:%Y-%m-%d %H:%M}",
            line.who,
            line.action,
            line.kind,
            line.fields,
            str(line.count),
            line.reason or "（未写）",
            line.target,
        ]
        for line in lines
    ]
    answer(table(headings, rows) if rows else "还没有导出、打印或查看过完整的电话号码。")
    return 0
