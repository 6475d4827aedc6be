"""Are lists, records, searches and exports answered in the promised shapes?"""

from pathlib import Path
from typing import Any

import pytest

from app.kinds import KINDS
from tests.commandline.spoken import Line


def test_list_show_and_search_answer_in_the_promised_shapes(office: Line) -> None:
    listed = office("list", "enterprises", "--limit", "2", "--json").json
    assert list(listed) == ["kind", "count", "rows"]
    assert (listed["kind"], listed["count"], len(listed["rows"])) == ("enterprise", 300, 2)
    assert all(isinstance(text, str) for row in listed["rows"] for text in row.values())
    key, name = listed["rows"][0]["id"], listed["rows"][0]["name"]
    shown = office("show", "enterprises", key, "--json").json
    assert list(shown) == ["kind", "id", "fields", "history"]
    assert (shown["kind"], shown["id"], shown["fields"]["name"]) == ("enterprise", int(key), name)
    assert list(shown["history"][0]) == ["at", "who", "action", "operation", "fields"]
    found = office("search", name[:4], "--json").json
    assert list(found) == ["query", "results"]
    assert list(found["results"][0]) == ["kind", "id", "title", "matched"]
    assert name in [result["title"] for result in found["results"]]
    checked = office("check", "--json").json
    assert (list(checked), checked["ok"]) == (["ok", "findings"], True)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.plural)
def test_every_kind_is_listed_shown_ordered_narrowed_and_exported(office: Line, kind: Any, tmp_path: Path) -> None:
    all_rows = office("list", kind.plural, "--json").json
    assert all_rows["count"] == len(all_rows["rows"]) > 0
    for field in kind.fields:
        for order in (field.name, f"-{field.label}"):
            said = office("list", kind.plural, f"--order={order}", "--limit", "1")
            assert said.status == 0, (field.name, said.err)
    for name in kind.filters:
        words = {row[name] for row in all_rows["rows"] if row[name]}
        for word in words:
            first = word.split("、")[0]
            narrowed = office("list", kind.plural, "--where", f"{name}={first}", "--json").json
            assert narrowed["count"] == sum(first in row[name].split("、") for row in all_rows["rows"])
    key = all_rows["rows"][0]["id"]
    assert office("show", kind.plural, key).out.startswith(f"{kind.label} {key}：")
    target = tmp_path / "a.xlsx"
    said = office("export", kind.plural, target)
    assert said.out == f"已导出 {all_rows['count']} {kind.counter}{kind.label}：{target}\n"
    assert office("import", "auto", target, "--dry-run", "--json").json["same"] == all_rows["count"]


def test_export_takes_only_what_is_asked_for(office: Line, tmp_path: Path) -> None:
    said = office("export", "enterprises", tmp_path / "a.xlsx", "--filter", "商贸", "--where", "会员类别=企业会员")
    count = office("list", "enterprises", "--filter", "商贸", "--where", "member_kind=enterprise", "--json").json[
        "count"
    ]
    assert said.out.startswith(f"已导出 {count} 家会员企业")


def test_an_empty_store_lists_and_exports_nothing(line: Line, tmp_path: Path) -> None:
    assert line("list", "donations").out == "共 0 笔公益捐赠\n"
    assert line("list", "donations", "--json").json == {"kind": "donation", "count": 0, "rows": []}
    assert line("export", "donations", tmp_path / "a.xlsx").out.startswith("已导出 0 笔公益捐赠")
    assert line("search", "甲").out == "没有找到“甲”\n"
