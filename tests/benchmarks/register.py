"""How long does a register take to become a workbook, and how much memory, against XlsxWriter?"""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from tests.benchmarks.measuring import Figure, Setting, against, interleaved, number, peak_megabytes

COLUMNS = 20
_ROOM = Path(__file__).resolve().parents[2]


def measure(setting: Setting) -> Iterator[Figure]:
    """From the store to the finished file, each way in fresh processes of its own."""
    peaks: dict[str, list[float]] = {name: [] for name in WAYS}
    sizes: dict[str, float] = {}

    def run(name: str) -> float:
        target = setting.work / f"{name}.xlsx"
        done = _in_process(name, setting.large, target)
        peaks[name].append(done["peak"])
        sizes[name] = target.stat().st_size / 1e6
        target.unlink()
        return float(done["seconds"])

    times = interleaved({name: partial(run, name) for name in WAYS}, _rounds(setting))
    own, rival = times["program"], times["xlsxwriter"]
    what = f"register of {setting.rows:,} × {COLUMNS} as xlsx"
    note = f"{number(median(own))} s : {number(median(rival))} s; {sizes['program']:.1f} : {sizes['xlsxwriter']:.1f} MB"
    yield Figure(f"{what} : XlsxWriter constant_memory", against(own, rival), "×", 0.5, note)
    note = f"XlsxWriter {max(peaks['xlsxwriter']):.0f} MB"
    yield Figure(f"{what}: peak memory", max(peaks["program"]), "MB", 150, note)


def _rounds(setting: Setting) -> int:
    return max(1, setting.rounds // 2)


def _in_process(name: str, store: Path, target: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.register", name, str(store), str(target)]
    done = subprocess.run(command, cwd=_ROOM, capture_output=True, text=True, check=False, timeout=600)
    if done.returncode:
        raise RuntimeError(f"the workbook was not written: {done.stderr}")
    result: dict[str, float] = json.loads(done.stdout)
    return result


def by_program(store: Path, target: Path) -> None:
    """The whole call, as the window makes it."""
    from app.desk import Desk
    from app.kinds import BY_NAME
    from app.lists import Listing

    desk = Desk.open(store, read_only=True)
    desk.export(BY_NAME["enterprise"], Listing(BY_NAME["enterprise"]), target)
    desk.store.close()


def by_xlsxwriter(store: Path, target: Path) -> None:
    """What one would write by hand: rows from a bare cursor, the same fields and formats, one pass."""
    import xlsxwriter

    from app.kinds import BY_NAME
    from app.kinds.base import FieldType
    from app.store import STORE_FILE

    fields = BY_NAME["enterprise"].fields
    with closing(sqlite3.connect(store / STORE_FILE)) as raw:
        names = ", ".join(field.name for field in fields)
        rows = raw.execute(f"SELECT {names} FROM enterprise ORDER BY name_key, id")
        book = xlsxwriter.Workbook(str(target), {"constant_memory": True})
        looks = {FieldType.DATE: "yyyy-mm-dd", FieldType.MONEY: "#,##0.00", FieldType.INTEGER: "0"}
        sheet = book.add_worksheet("会员企业")
        sheet.freeze_panes(1, 0)
        bordered = {"border": 1, "border_color": "#BFBFBF", "valign": "vcenter"}
        formats = [book.add_format({**bordered, "num_format": looks.get(field.type, "@")}) for field in fields]
        writers = [_writer(sheet, field.type, made) for field, made in zip(fields, formats, strict=True)]
        for at, field in enumerate(fields):
            sheet.write_string(0, at, field.label, book.add_format({"bold": True}))
            sheet.set_column(at, at, field.width)
        for row, values in enumerate(rows, 1):
            for column, value in enumerate(values):
                writers[column](row, column, value)
        sheet.autofilter(0, 0, row, len(fields) - 1)
        book.close()


def _writer(sheet: Any, field_type: Any, look: Any) -> Callable[[int, int, Any], None]:
    from app.kinds.base import FieldType

    def write(row: int, column: int, value: Any) -> None:
        if value is None:
            sheet.write_blank(row, column, None, look)
        elif field_type is FieldType.MONEY:
            sheet.write_number(row, column, value / 100, look)
        elif field_type is FieldType.INTEGER:
            sheet.write_number(row, column, value, look)
        elif field_type is FieldType.DATE and len(value) == 10 and value[4] == "-" and value[7] == "-":
            sheet.write_datetime(row, column, date.fromisoformat(value), look)
        else:
            sheet.write_string(row, column, value, look)

    return write


WAYS = {"program": by_program, "xlsxwriter": by_xlsxwriter}


if __name__ == "__main__":
    began = perf_counter()
    WAYS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
    print(json.dumps({"seconds": perf_counter() - began, "peak": peak_megabytes()}))
