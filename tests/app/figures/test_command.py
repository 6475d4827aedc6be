"""Does `main.py figures` say the figures, their rows and the workbook as agreed?"""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.kinds.base import Link
from app.store import Store
from main import main
from tests.app.figures.office import add

KEYS = ["name", "title", "value", "text", "unit", "basis", "left_out", "count"]


@pytest.fixture
def office(folder: Path) -> str:
    with Store.open(folder) as store:
        add(store, "chamber", name="甲商会", kinds=("nonlocal",))
        add(store, "donation", donor=Link("乙公司"), amount=20_000_000, qualifier="over", given_on="2023-05-01")
    return str(folder)


def test_json_has_the_agreed_shape(office: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", office, "figures", "--year", "2023", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (list(told), told["as_of"], told["year"]) == (["as_of", "year", "figures"], "2023-12-31", 2023)
    assert all(list(one) == KEYS for one in told["figures"])
    values = {one["name"]: one["value"] for one in told["figures"]}
    assert values["chambers_by_kind:nonlocal"] == 1
    assert values["donations_by_year:2023"] == "200000.00"


def test_rows_are_the_records_behind_a_figure(office: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", office, "figures", "--rows", "donations_by_year:2023", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "name": "donations_by_year:2023",
        "rows": [{"kind": "donation", "id": 1, "title": "乙公司 2023年5月1日", "value": "超20万元"}],
    }


def test_people_read_a_table(office: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", office, "figures", "--as-of", "2023年6月30日"]) == 0
    told = capsys.readouterr().out
    assert "超20万元" in told
    assert "截至 2023-06-30" in told


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--as-of", "2023-06-31"], "6月没有31日"),
        (["--as-of", "2023"], "要写到日"),
        (["--year", "23"], "没有 23 年"),
        (["--rows", "moon"], "没有名为“moon”的统计指标"),
        (["--xlsx", "a.csv"], ".xlsx"),
    ],
)
def test_a_wrong_question_gets_a_sentence(
    office: str, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", office, "figures", *arguments]) == 1
    assert words in capsys.readouterr().err


def test_the_workbook_holds_every_figure_and_its_records(office: str, tmp_path: Path) -> None:
    target = tmp_path / "统计.xlsx"
    assert main(["--data", office, "figures", "--xlsx", str(target)]) == 0
    book = load_workbook(target)
    assert book.sheetnames[:2] == ["统计指标", "所属商会"]
    assert [cell.value for cell in book["所属商会"][2]] == ["所属商会", 1, "甲商会", None]
    texts = [row[2] for row in book["统计指标"].iter_rows(values_only=True)]
    assert "超20万元" in texts
