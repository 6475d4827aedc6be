"""The command that links names which were kept as given."""

import argparse
from collections.abc import Sequence

from app.commands.opening import opened
from app.commands.output import answer, answer_json, table
from app.commands.usage import WrongUsage
from app.linking import LooseName


def link_names(options: argparse.Namespace) -> int:
    """List the names that a register knows by now; those named, or all with --all, are linked."""
    if options.names and options.all:
        raise WrongUsage("--all 是全部关联，不要再写名称")
    links = bool(options.names or options.all)
    with opened(options, asks_only=not links) as desk:
        found = desk.loose_names()
        chosen = _chosen(found, options.names) if options.names else found
        changed = desk.link_names(chosen) if links and chosen else 0
    if options.json:
        answer_json({"linked": changed, "names": [_as_json(loose) for loose in chosen]})
    elif links:
        answer(f"已关联 {len(chosen):,} 个名称，{changed:,} 条记录；可以撤销")
    elif chosen:
        headings = ["名称", "可关联到", "写在哪里"]
        answer(table(headings, [[loose.name, loose.register, loose.where] for loose in chosen]))
        answer("关联：main.py link-names 名称…，或 main.py link-names --all")
    else:
        answer("没有可以关联的名称")
    return 0


def _chosen(found: Sequence[LooseName], names: Sequence[str]) -> list[LooseName]:
    missing = [name for name in names if name not in {loose.name for loose in found}]
    if missing:
        raise WrongUsage(f"“{'、'.join(missing)}”不在可以关联的名称里；main.py link-names 列出全部")
    return [loose for loose in found if loose.name in names]


def _as_json(loose: LooseName) -> dict[str, object]:
    return {"name": loose.name, "kind": loose.target.kind, "id": loose.target.id, "records": len(loose.places)}
