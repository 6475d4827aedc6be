"""What does it cost to read a foreign workbook in a process of its own, beside calamine alone?"""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from app.collecting import collected_rarely
from exports.workbook_reader import read_workbook
from tests.benchmarks.measuring import Figure, Setting, against, interleaved, milliseconds, number
from tests.benchmarks.taking_in import write_incoming


def measure(setting: Setting) -> Iterator[Figure]:
    """A register as a chamber sends it, every cell a text; the cycle collector as the program sets it."""
    path = setting.work / "reading.xlsx"
    write_incoming(path, setting.rows)
    with collected_rarely():
        ways = {"own": lambda: milliseconds(read_workbook, path), "rival": lambda: milliseconds(_calamine, path)}
        times = interleaved(ways, setting.rounds)
    path.unlink()
    note = f"{number(median(times['own']) / 1000)} s : {number(median(times['rival']) / 1000)} s"
    what = f"read a workbook of {setting.rows:,} rows in a limited process : python-calamine alone"
    yield Figure(what, against(times["own"], times["rival"]), "×", 1.5, note)


def _calamine(path: Path) -> object:
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
