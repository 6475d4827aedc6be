"""Does an import ask of every row what a form asks, also of rows of the same file, and with few questions?"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import event

from app.desk import Desk
from app.importing.plan import NEW, REFUSED, SAME, ImportPlan
from app.kinds import BY_NAME
from app.kinds.base import Link
from app.lists import Listing
from app.store import Store
from tests.app.making import Rows, workbook
from tests.app.ruled import keep

GIFTS = ["捐赠方", "金额（元）", "捐赠日期", "所属总数"]


@pytest.fixture
def gifts(store: Store) -> dict[str, Link]:
    """A headline with a piece, and another headline."""
    found = {"total": keep(store, "donation", {"donor": "甲商会", "amount": "100万元", "given_on": "2020"})}
    found["piece"] = keep(store, "donation", {"donor": "乙公司", "amount": "5万元", "headline": found["total"]})
    found["other"] = keep(store, "donation", {"donor": "丙商会", "amount": "200万元", "given_on": "2021"})
    return found


def planned(store: Store, tmp_path: Path, kind: str, rows: Rows) -> ImportPlan:
    """What an import of these rows would do."""
    return Desk(store).plan_import(workbook(tmp_path / "表.xlsx", rows), kind)


def verdicts(plan: ImportPlan) -> list[str]:
    return [row.verdict for row in plan.rows]


def reasons(plan: ImportPlan) -> str:
    return "".join(problem.reason for problem in plan.problems if problem.severity == REFUSED)


def test_a_headline_inside_a_headline_is_refused(store: Store, tmp_path: Path, gifts: dict[str, Link]) -> None:
    plan = planned(store, tmp_path, "donation", [GIFTS, ["丁公司", 10000, "2022", "乙公司"]])
    assert verdicts(plan) == [REFUSED]
    assert "所选的总数本身含在“甲商会 100万元”里" in reasons(plan)


def test_headlines_inside_each_other_within_one_file_are_refused_with_all_that_stands_in_them(
    store: Store, tmp_path: Path
) -> None:
    rows = [
        GIFTS,
        ["顶层商会", 900000, "2022", ""],
        ["中层商会", 500000, "2022", "顶层商会"],
        ["底层公司", 10000, "2022", "中层商会"],
        ["更底层公司", 5000, "2022", "底层公司"],
        ["无关公司", 5000, "2022", ""],
    ]
    plan = planned(store, tmp_path, "donation", rows)
    assert verdicts(plan) == [NEW, NEW, REFUSED, REFUSED, NEW]
    assert "所选的总数本身含在“顶层商会 90万元”里" in reasons(plan)


def test_what_has_pieces_in_the_same_file_does_not_become_a_piece(
    store: Store, tmp_path: Path, gifts: dict[str, Link]
) -> None:
    rows = [GIFTS, ["丁公司", 10000, "2022", "丙商会"], ["丙商会", 2000000, "2021", "甲商会"]]
    plan = planned(store, tmp_path, "donation", rows)
    assert verdicts(plan) == [NEW, REFUSED]
    assert "下面有 1 笔明细" in reasons(plan)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([["丙商会（2021年）", "丙商会"]], "就是这一笔的捐赠方"),
        ([["丙商会（2021年）", "丁公司"], ["丙商会", "丁公司"]], "同一条记录"),
        ([["丙商会（2021年）", "**商会"], ["丙商会（2021年）", "**商会"]], ""),
    ],
)
def test_a_repeated_co_donor_is_refused_and_a_mask_is_not(
    store: Store, tmp_path: Path, gifts: dict[str, Link], rows: Rows, told: str
) -> None:
    plan = planned(store, tmp_path, "co_donor", [["捐赠", "共同捐赠方"], *rows])
    assert (plan.rows[-1].verdict == REFUSED) is bool(told)
    assert told in reasons(plan)


def test_a_stored_co_donor_is_not_taken_again(store: Store, tmp_path: Path, gifts: dict[str, Link]) -> None:
    keep(store, "co_donor", {"donation": gifts["other"], "donor": "丁公司"})
    rows = [["捐赠", "共同捐赠方", "系统编号"], ["丙商会", "丁公司", "0" * 31 + "1"]]
    plan = planned(store, tmp_path, "co_donor", rows)
    assert plan.counts[NEW] == 0


def test_a_repeated_term_number_is_refused(store: Store, tmp_path: Path) -> None:
    keep(store, "term", {"body": "甲商会", "term_no": "2", "started_on": "2015", "due_on": "2018"})
    keep(store, "term", {"body": "甲商会", "term_no": "3", "started_on": "2019", "due_on": "2022"})
    desk = Desk(store)
    desk.export(BY_NAME["term"], Listing(BY_NAME["term"]), tmp_path / "导出.xlsx")
    changed = load_workbook(tmp_path / "导出.xlsx")
    for row in changed.worksheets[0].iter_rows(min_row=2):
        for cell in row:
            if cell.value == 3:
                cell.value = 2
    changed.save(tmp_path / "改.xlsx")
    plan = desk.plan_import(tmp_path / "改.xlsx", "term")
    assert sorted(verdicts(plan)) == [REFUSED, SAME]
    assert "已有第二届" in reasons(plan)


def test_a_cause_of_a_gift_for_one_is_refused(store: Store, tmp_path: Path, gifts: dict[str, Link]) -> None:
    keep(store, "cause", {"name": "抗洪"})
    plan = planned(store, tmp_path, "gift_cause", [["捐赠", "事由"], ["丙商会", "抗洪"]])
    assert verdicts(plan) == [REFUSED]
    assert "改为“多项”" in reasons(plan)


def test_a_chamber_does_not_come_under_one_that_the_same_file_puts_below_it(store: Store, tmp_path: Path) -> None:
    keep(store, "chamber", {"name": "甲商会"})
    plan = planned(store, tmp_path, "chamber", [["商会名称", "上级商会"], ["乙商会", "甲商会"], ["甲商会", "乙商会"]])
    assert verdicts(plan) == [NEW, REFUSED]
    assert "之下" in reasons(plan)


@pytest.fixture
def questions(store: Store) -> Iterator[list[str]]:
    """What was asked of the store since."""
    heard: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        heard.append(statement)

    event.listen(store.engine, "before_cursor_execute", hear)
    yield heard
    event.remove(store.engine, "before_cursor_execute", hear)


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        ("donation", [GIFTS, *([f"公司{at}", 10000, "2022", "丙商会"] for at in range(1000))]),
        ("co_donor", [["捐赠", "共同捐赠方"], *(["丙商会", f"公司{at}"] for at in range(1000))]),
        ("term", [["机构", "届", "换届日期"], *([f"商会{at}", 1, "2022"] for at in range(1000))]),
        ("chamber", [["商会名称", "上级商会"], *([f"商会{at}", "商会0" if at else ""] for at in range(1000))]),
    ],
)
def test_a_thousand_rows_cost_few_questions(
    store: Store, tmp_path: Path, gifts: dict[str, Link], questions: list[str], kind: str, rows: Rows
) -> None:
    plan = planned(store, tmp_path, kind, rows)
    assert plan.counts[REFUSED] == 0, reasons(plan)
    assert len(plan.rows) == 1000
    assert len(questions) < 120
    Desk(store).carry_out(plan)
    assert len(Desk(store).ids(Listing(BY_NAME[kind]))) >= 1000
