"""How long does it take to plan the import of a register as long as the store itself, and how much memory?"""

import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path
from random import Random
from time import perf_counter, process_time

from app.collecting import collect_rarely
from app.desk import Desk
from app.kinds import BY_NAME
from app.sample import crowd
from app.sample.office import rng_of
from app.values.shown import show
from exports.sheet import Column, Sheet
from exports.xlsx_writer import write_workbook
from tests.benchmarks.measuring import Figure, Setting, number, peak_megabytes

ENTERPRISE = BY_NAME["enterprise"]
FIELDS = [field for field in ENTERPRISE.fields if field.name not in ("party_organisation", "notes")]
_ROOM = Path(__file__).resolve().parents[2]


def measure(setting: Setting) -> Iterator[Figure]:
    """A quarter of the rows stand in the store as they are, a quarter with another phone, half are new."""
    path = setting.work / "incoming.xlsx"
    write_incoming(path, setting.rows)
    command = [sys.executable, "-m", "tests.benchmarks.taking_in", str(setting.large), str(path)]
    done = subprocess.run(command, cwd=_ROOM, capture_output=True, text=True, check=False, timeout=900)
    path.unlink()
    if done.returncode:
        raise RuntimeError(f"the import was not planned: {done.stderr}")
    result = json.loads(done.stdout)
    verdicts = ", ".join(f"{count:,} {verdict}" for verdict, count in result["counts"].items() if count)
    what = f"plan the import of {setting.rows:,} rows against as many stored"
    note = f"{number(result['processor'])} s of the processor, less the process that reads the file; {verdicts}"
    yield Figure(what, result["seconds"], "s", 20, note)
    yield Figure(f"{what}: peak memory", result["peak"], "MB", 500, "reading the workbook included")
    yield Figure(f"{what}: longest without word of how far it is", result["silence"] * 1000, "ms", 500)


def write_incoming(path: Path, count: int) -> None:
    """A register as a chamber sends it: every cell a text."""
    columns = [Column(field.label) for field in FIELDS]
    write_workbook(path, [Sheet("名册", columns, _incoming(count))], title="名册")


def _incoming(count: int) -> Iterator[list[str]]:
    for at, row in enumerate(islice(crowd.enterprises(rng_of("enterprise")), count // 2)):
        yield _texts(row if at % 2 else {**row, "phone": f"130{at:08d}"})
    for at, row in enumerate(islice(crowd.enterprises(Random("incoming")), count - count // 2)):
        yield _texts({**row, "name": f"新桥市{row['name']}{at}部", "credit_code": None})


def _texts(row: crowd.Row) -> list[str]:
    return [show(field, row[field.name]) for field in FIELDS]


def _plan(store: Path, path: Path) -> None:
    collect_rarely()  # as main.py does first of all
    desk = Desk.open(store, read_only=True)
    began, used = perf_counter(), process_time()
    told = [began]
    plan = desk.plan_import(path, ENTERPRISE.name, progress=lambda _done, _total: told.append(perf_counter()))
    ended = perf_counter()
    desk.store.close()
    result = {
        "seconds": ended - began,
        "processor": process_time() - used,
        "silence": max(after - before for before, after in pairwise([*told, ended])),
        "peak": peak_megabytes(),
        "counts": dict(plan.counts),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    _plan(Path(sys.argv[1]), Path(sys.argv[2]))
