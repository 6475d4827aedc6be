"""How long does the writer alone take for cells that lie in memory, and how much memory, against XlsxWriter?"""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from exports.sheet import Cell, CellFormat, Column, Sheet
from tests.benchmarks.measuring import Figure, Setting, against, interleaved, number, peak_megabytes

COLUMNS = 20
_ROOM = Path(__file__).resolve().parents[2]
_FORMATS = (
    *(CellFormat.TEXT,) * 10,
    *(CellFormat.DATE,) * 3,
    *(CellFormat.MONEY,) * 3,
    *(CellFormat.INTEGER,) * 2,
    *(CellFormat.TEXT,) * 2,
)


def measure(setting: Setting) -> Iterator[Figure]:
    """The same cells, made as they are written, each way in fresh processes of its own."""
    peaks: dict[str, list[float]] = {name: [] for name in WAYS}

    def run(name: str) -> float:
        target = setting.work / f"{name}-bare.xlsx"
        command = [sys.executable, "-m", "tests.benchmarks.writer", name, str(setting.rows), str(target)]
        done = subprocess.run(command, cwd=_ROOM, capture_output=True, text=True, check=True, timeout=600)
        target.unlink()
        said: dict[str, float] = json.loads(done.stdout)
        peaks[name].append(said["peak"])
        return said["seconds"]

    times = interleaved({name: partial(run, name) for name in WAYS}, max(1, setting.rounds // 2))
    own, rival = times["program"], times["xlsxwriter"]
    what = f"writing {setting.rows:,} × {COLUMNS} cells as xlsx"
    note = f"{number(median(own))} s : {number(median(rival))} s"
    yield Figure(f"{what} : XlsxWriter constant_memory", against(own, rival), "×", 0.3, note)
    note = f"XlsxWriter {max(peaks['xlsxwriter']):.0f} MB"
    yield Figure(f"{what}: peak memory", max(peaks["program"]), "MB", 150, note)


def rows_of(count: int) -> Iterator[list[Cell]]:
    """Mixed cells as a register has them: names, codes, phones, dates, amounts, remarks, some of them empty."""
    first = date(2001, 1, 1)
    for at in range(count):
        texts: list[Cell] = [
            f"示范市第{at}新材料科技有限公司",
            f"{91320500000000000 + at:018d}",
            f"1380000{at % 10_000:04d}",
            "企业会员",
            f"平江路{at % 997}号",
            f"法人{at % 313}",
            f"C{at % 60:02d}",
            None if at % 3 else "曾用名",
            "简称",
            None,
        ]
        days: list[Cell] = [first + timedelta(days=(at * step) % 8_000) for step in (1, 7, 13)]
        amounts: list[Cell] = [Decimal(at * step % 10**9).scaleb(-2) for step in (101, 997, 12_345)]
        yield [*texts, *days, *amounts, at % 500, at, f"第{at}条\n说明", None]


def by_program(count: int, target: Path) -> None:
    """Our own writer."""
    from exports.xlsx_writer import write_workbook

    columns = [Column(f"栏目{at}", 16, look) for at, look in enumerate(_FORMATS)]
    write_workbook(target, [Sheet("名册", columns, rows_of(count))], title="名册")


def by_xlsxwriter(count: int, target: Path) -> None:
    """The rival, with the same formats and borders."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(target), {"constant_memory": True})
    sheet = book.add_worksheet("名册")
    sheet.freeze_panes(1, 0)
    looks = {CellFormat.DATE: "yyyy-mm-dd", CellFormat.MONEY: "#,##0.00", CellFormat.INTEGER: "#,##0"}
    bordered = {"border": 1, "border_color": "#C9D1DB", "valign": "vcenter"}
    formats = [book.add_format({**bordered, "num_format": looks.get(look, "@")}) for look in _FORMATS]
    for at in range(COLUMNS):
        sheet.write_string(0, at, f"栏目{at}")
        sheet.set_column(at, at, 16)
    for number_, row in enumerate(rows_of(count), 1):
        for at, cell in enumerate(row):
            if cell is None:
                sheet.write_blank(number_, at, None, formats[at])
            elif isinstance(cell, str):
                sheet.write_string(number_, at, cell, formats[at])
            elif isinstance(cell, date):
                sheet.write_datetime(number_, at, cell, formats[at])
            else:
                sheet.write_number(number_, at, float(cell), formats[at])
    sheet.autofilter(0, 0, count, COLUMNS - 1)
    book.close()


WAYS = {"program": by_program, "xlsxwriter": by_xlsxwriter}


if __name__ == "__main__":
    began = perf_counter()
    WAYS[sys.argv[1]](int(sys.argv[2]), Path(sys.argv[3]))
    print(json.dumps({"seconds": perf_counter() - began, "peak": peak_megabytes()}))
