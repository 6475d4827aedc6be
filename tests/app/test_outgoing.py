"""Do registers go out as asked for, and come back: columns, sheets, CSV, hidden numbers, and the book of handouts?"""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import main
from app import records
from app.desk import Desk
from app.errors import UserError
from app.figures.base import Scope
from app.importing.plan import CHANGED, SAME
from app.kinds import BY_NAME, KINDS
from app.kinds.base import Link, RecordKind, Values
from app.lists import Listing
from app.store import STORE_FILE, Store
from app.telling import Telling
from exports.errors import FileProblem
from exports.workbook_reader import read_workbook
from tests.app.making import workbook

ENTERPRISE = BY_NAME["enterprise"]


@pytest.fixture
def desk(filled_folder: Path, folder: Path) -> Iterator[Desk]:
    """The sample office of this test's own."""
    (folder / STORE_FILE).write_bytes((filled_folder / STORE_FILE).read_bytes())
    with Store.open(folder) as store:
        yield Desk(store)


def csv_rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_comes_back_from_csv(desk: Desk, kind: RecordKind, tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    count = desk.export(kind, Listing(kind), target)
    plan = desk.plan_import(target, kind.name)
    assert plan.counts == {SAME: count}, [str(problem) for problem in plan.problems][:3]


def test_csv_opens_in_excel_with_nothing_lost(store: Store, tmp_path: Path) -> None:
    desk = Desk(store)
    desk.save(ENTERPRISE, {"name": "=1+1公司", "short_name": "007", "notes": '甲\n“乙”,"丙"', "phone": "13812345678"})
    desk.save(ENTERPRISE, {"name": "@二", "address": "2023-09", "joined_on": "2023.9.5", "revenue": "12万元"})
    desk.export(ENTERPRISE, Listing(ENTERPRISE), tmp_path / "a.csv")
    raw = (tmp_path / "a.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in raw
    head, *rows = csv_rows(tmp_path / "a.csv")
    by_name = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    assert set(by_name) == {"'=1+1公司", "'@二"}
    first, second = by_name["'=1+1公司"], by_name["'@二"]
    assert (first["简称"], first["联系电话"]) == ("\t007", "\t13812345678")
    assert first["备注"] == '甲\n“乙”,"丙"'
    assert (second["入会日期"], second["营业收入（元）"], second["地址"]) == ("2023-09-05", "120000.00", "\t2023-09")


def test_chosen_columns_come_in_their_order_and_go_back_without_the_name(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    desk.export(ENTERPRISE, Listing(ENTERPRISE), target, columns=["staff", "address"])
    [grid] = read_workbook(target)
    assert grid.rows[0] == ["从业人数", "地址", "系统编号"]
    assert set(desk.plan_import(target, "enterprise").counts) == {SAME}
    rows = [list(row) for row in grid.rows]
    rows[1][0] = 4711
    plan = desk.plan_import(workbook(tmp_path / "b.xlsx", rows), "enterprise")
    assert plan.counts[CHANGED] == 1
    desk.carry_out(plan)
    [changed] = [row for row in plan.rows if row.verdict == CHANGED]
    assert desk.record(ENTERPRISE, changed.record_id or 0).values["staff"] == 4711


def test_rows_are_divided_by_a_word_or_a_reference_and_come_back(desk: Desk, tmp_path: Path) -> None:
    for kind_name, by in (("donation", "cause"), ("enterprise", "member_kind"), ("person", "enterprise")):
        kind, target = BY_NAME[kind_name], tmp_path / f"{kind_name}.xlsx"
        desk.export(kind, Listing(kind), target, split_by=by, reason="试")
        grids = read_workbook(target)
        assert len(grids) > 1
        at = [grid.rows[0].index(kind.field(by).label) for grid in grids]
        for grid, place in zip(grids, at, strict=True):
            assert len({row[place] for row in grid.rows[1:]}) == 1
        plan = desk.plan_import(target, kind_name)
        assert plan.counts == {SAME: desk.count(Listing(kind))}


def test_enterprises_stand_on_the_sheet_of_each_chamber_they_belong_to(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    count = desk.export(ENTERPRISE, Listing(ENTERPRISE), target, split_by="membership.chamber")
    assert count == desk.count(Listing(ENTERPRISE))
    uids = [row[-1] for grid in read_workbook(target) for row in grid.rows[1:]]
    assert len(set(uids)) == count
    assert len(uids) > count  # some belong to several
    plan = desk.plan_import(target, "enterprise")
    assert plan.counts == {SAME: len(uids)}
    assert sum("只取一次" in problem.reason for problem in plan.problems) == len(uids) - count
    with Store.open(tmp_path / "other") as empty:
        Desk(empty).carry_out(Desk(empty).plan_import(target, "enterprise"))
        assert Desk(empty).count(Listing(ENTERPRISE)) == count


def test_only_the_chosen_rows_go_out(desk: Desk, tmp_path: Path) -> None:
    ids = list(desk.ids(Listing(ENTERPRISE)))[3:6]
    assert desk.export(ENTERPRISE, Listing(ENTERPRISE), tmp_path / "a.xlsx", ids=ids) == 3
    [grid] = read_workbook(tmp_path / "a.xlsx")
    names = [desk.record(ENTERPRISE, key).title for key in ids]
    assert [row[0] for row in grid.rows[1:]] == names


def test_what_a_file_cannot_hold_is_said_and_none_is_left(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="CSV 文件只有一张表"):
        desk.export(ENTERPRISE, Listing(ENTERPRISE), tmp_path / "a.csv", split_by="member_kind")
    with pytest.raises(UserError, match=r"不能按“address”分表；可以按：会员类别（member_kind）"):
        desk.export(ENTERPRISE, Listing(ENTERPRISE), tmp_path / "a.xlsx", split_by="address")
    with pytest.raises(UserError, match=r"应以 \.xlsx 或 \.csv 结尾"):
        desk.export(ENTERPRISE, Listing(ENTERPRISE), tmp_path / "a.txt")
    assert list(tmp_path.glob("a.*")) == []


def test_a_hidden_list_comes_back_with_its_changes_and_never_overwrites_a_number(store: Store, tmp_path: Path) -> None:
    desk = Desk(store)
    notes = "手机13912345678，身份证320503199001011234，2023年1月1日入册"
    first = desk.save(ENTERPRISE, {"name": "甲公司", "phone": "13812345678、0512-65221234", "notes": notes})
    second = desk.save(ENTERPRISE, {"name": "上海市**商会", "phone": "13812345679", "notes": "找13912345678"})
    target = tmp_path / "a.xlsx"
    desk.export(ENTERPRISE, Listing(ENTERPRISE), target, public=True)
    [grid] = read_workbook(target)
    words = str(grid.rows)
    for secret in ("13812345678", "65221234", "13912345678", "199001011234", "13812345679"):
        assert secret not in words
    assert "138****5678、0512-****1234" in words
    assert "手机139****5678，身份证320***********1234，2023年1月1日入册" in words
    assert set(desk.plan_import(target, "enterprise").counts) == {SAME}
    rows = [list(row) for row in grid.rows]
    at = {heading: place for place, heading in enumerate(rows[0])}
    for row in rows[1:]:
        row[at["地址"]] = "新地址"
        if row[0] == "上海市**商会":
            row[at["备注"]] = "改找139****5678"
    plan = desk.plan_import(workbook(tmp_path / "b.xlsx", rows), "enterprise")
    assert plan.counts == {CHANGED: 2}
    assert any("含有隐去的号码，这一格没有改" in str(problem) for problem in plan.problems)
    desk.carry_out(plan)
    for key, phone, kept in ((first, "13812345678、0512-65221234", notes), (second, "13812345679", "找13912345678")):
        values = desk.record(ENTERPRISE, key).values
        assert (values["phone"], values["notes"], values["address"]) == (phone, kept, "新地址")


def test_a_hidden_number_of_a_new_record_is_told_and_left_out(store: Store, tmp_path: Path) -> None:
    desk = Desk(store)
    path = workbook(tmp_path / "a.xlsx", [["企业名称", "联系电话"], ["甲公司", "138****5678"]])
    plan = desk.plan_import(path, "enterprise")
    assert [row.verdict for row in plan.rows] == ["new"]
    assert "是隐去的号码，没有导入" in str(plan.problems[0])
    desk.carry_out(plan)
    assert desk.record(ENTERPRISE, 1).values["phone"] is None


def test_every_export_of_full_numbers_is_noted_and_no_other(desk: Desk, tmp_path: Path) -> None:
    kind = ENTERPRISE
    desk.export(kind, Listing(kind), tmp_path / "a.xlsx", public=True)
    desk.export(kind, Listing(kind), tmp_path / "a.xlsx", columns=["name", "address"])
    assert desk.handouts() == []
    count = desk.export(kind, Listing(kind), tmp_path / "a.xlsx", reason="年检联络")
    [line] = desk.handouts()
    assert (line.action, line.kind, line.fields, line.count) == ("导出", "会员企业", "联系电话", count)
    assert (line.reason, line.target) == ("年检联络", "a.xlsx")
    assert line.who
    before = desk.steps()
    desk.undo()
    assert len(desk.handouts()) == 1  # no step takes it back
    assert len(desk.steps()) == len(before) + 1


def test_an_export_that_fails_is_not_noted(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(FileProblem):
        desk.export(ENTERPRISE, Listing(ENTERPRISE), tmp_path / "no such folder" / "a.xlsx")
    assert desk.handouts() == []


def test_an_export_beside_an_open_window_is_noted_too(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = desk.store.folder
    assert folder is not None
    command = ["export", "people", str(tmp_path / "a.csv"), "--columns", "姓名,联系电话", "--reason", "换届"]
    assert main.main([*command, "--data", str(folder)]) == 0
    [line] = desk.handouts()
    assert (line.kind, line.reason, line.target) == (BY_NAME["person"].label, "换届", "a.csv")
    assert csv_rows(tmp_path / "a.csv")[0] == ["姓名", BY_NAME["person"].labels["phone"], "系统编号"]
    assert main.main([*command[:-2], "--data", str(folder)]) == 0
    assert [line.reason for line in desk.handouts()] == ["命令行导出，没有写事由", "换届"]
    assert main.main(["exports", "--data", str(folder)]) == 0
    assert "换届" in capsys.readouterr().out


def test_the_records_behind_a_figure_go_out_in_both_formats(desk: Desk, tmp_path: Path) -> None:
    scope = Scope.of(None, None, date(2026, 1, 1))
    name = next(result.name for result in desk.figures(scope) if result.count)
    for ending in ("xlsx", "csv"):
        target = tmp_path / f"rows.{ending}"
        count = desk.export_figure_rows(name, scope, target)
        rows = csv_rows(target) if ending == "csv" else read_workbook(target)[0].rows
        assert rows[0] == ["类别", "编号", "名称", "数值"]
        assert len(rows) == count + 1 == len(desk.figure_rows(name, scope)) + 1


def test_to_ask_which_names_need_more_words_takes_no_longer_for_each_of_many_records(store: Store) -> None:
    """Every donor beside every enterprise would be 400 million pairs in an office of 20,000 each."""
    donation = BY_NAME["donation"]
    steps = []
    for start, end in ((0, 200), (200, 800)):
        with store.operation("多条") as session:
            firms: list[Values] = [{"name": f"第{at}公司", "short_name": f"第{at}"} for at in range(start, end)]
            records.create_many(session, ENTERPRISE, [records.with_defaults(ENTERPRISE, firm) for firm in firms])
            gifts: list[Values] = [{"donor": Link(f"无名{at}"), "given_on": "2024-01-01"} for at in range(start, end)]
            records.create_many(session, donation, [records.with_defaults(donation, gift) for gift in gifts])
        steps.append(0)

        def count() -> None:
            steps[-1] += 1

        with store.reading() as session:
            raw: Any = session.connection().connection.dbapi_connection
            raw.set_progress_handler(count, 100)
            assert not Telling(session, donation).registers
            raw.set_progress_handler(None, 0)
    assert steps[1] < steps[0] * 8
