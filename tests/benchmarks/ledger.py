"""How long does a ledger take to become a PDF, and how much memory, against a LongTable of the same rows?

Ours reads the rows from the store while it sets them, with fallback fonts, glyph check and kinsoku; the rival is given
the same texts ready made as plain strings, in one font, at one size. Each way runs in a fresh process.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from app.collecting import collect_rarely
from tests.benchmarks.measuring import Figure, Setting, against, interleaved, number, peak_megabytes

ROWS = 50_000
FEW = 1_000
_ROOM = Path(__file__).resolve().parents[2]


def measure(setting: Setting) -> Iterator[Figure]:
    """The bar of a tenth is one of 50,000 rows: the rival grows faster than its rows."""
    rows = max(FEW, round(ROWS * min(setting.scale, 1)))
    done: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}

    def run(way: str) -> float:
        done[way].append(_in_process(way, setting.large, rows))
        return done[way][-1]["seconds"]

    times = interleaved({way: partial(run, way) for way in WAYS}, 1 if rows == ROWS else max(1, setting.rounds // 2))
    own, rival = times["program"], times["platypus"]
    whole = rows == ROWS
    note = f"{number(median(own))} s : {number(median(rival))} s; {done['program'][0]['pages']:.0f} pages"
    yield Figure(f"ledger of {rows:,} rows as PDF : LongTable", against(own, rival), "×", 0.1 if whole else None, note)
    peak = max(each["peak"] for each in done["program"])
    fonts = f"LongTable {max(each['peak'] for each in done['platypus']):.0f} MB; ours before the first page "
    note = f"{fonts}{done['program'][0]['before']:.0f} MB, fonts loaded {done['program'][0]['fonts']:.0f} MB"
    yield Figure(f"ledger of {rows:,} rows as PDF: peak memory", peak, "MB", 200, note)
    growth = median(each["seconds"] / rows / (each["few"] / FEW) for each in done["program"])
    note = f"{FEW:,} rows in {number(median(each['few'] for each in done['program']))} s"
    yield Figure(f"ledger: a row among {rows:,} : a row among {FEW:,}", growth, "×", 1.3, note)


def _in_process(way: str, store: Path, rows: int) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.ledger", way, str(store), str(rows)]
    done = subprocess.run(command, cwd=_ROOM, capture_output=True, text=True, check=False, timeout=1800)
    if done.returncode:
        raise RuntimeError(f"the ledger was not set: {done.stderr}")
    result: dict[str, float] = json.loads(done.stdout)
    return result


def by_program(store: Path, rows: int) -> dict[str, float]:
    """A few rows first: they load the fonts, and say what a row costs in a short ledger."""
    from app.desk import Desk

    desk = Desk.open(store, read_only=True)
    before = peak_megabytes()
    _printed(desk, 10)
    fonts = peak_megabytes()
    few, _ = _printed(desk, FEW)
    seconds, pages = _printed(desk, rows)
    desk.store.close()
    return {"seconds": seconds, "few": few, "pages": pages, "before": before, "fonts": fonts}


def _printed(desk: Any, rows: int) -> tuple[float, int]:
    from app.papers.donation_ledger import ledger_of
    from app.papers.settings import Setup
    from exports.pdf import write_pdf

    with desk.store.reading_through() as session, TemporaryDirectory() as folder:
        started = perf_counter()
        ledger = ledger_of(session, _ids(session, rows), Setup(office="清河区工商联"))
        done = write_pdf(ledger, Path(folder) / "ledger.pdf")
        return perf_counter() - started, done.pages


def by_platypus(store: Path, rows: int) -> dict[str, float]:
    """What one would write by hand: plain strings in a LongTable with a grid and a repeated head."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import LongTable, SimpleDocTemplate, TableStyle

    from app.desk import Desk
    from app.papers.donation_ledger import COLUMNS, FIELDS
    from app.papers.register import texts_of
    from exports.fonts.faces import SHIPPED, Face

    desk = Desk.open(store, read_only=True)
    with desk.store.reading() as session:
        found = texts_of(session, "donation", _ids(session, rows), FIELDS)
        table = [[column.heading for column in COLUMNS], *([str(at), *texts] for at, (_, texts) in enumerate(found, 1))]
    desk.store.close()
    started = perf_counter()
    pdfmetrics.registerFont(TTFont("one", str(SHIPPED[Face.FANG][0])))
    width = landscape(A4)[0] / sum(column.width for column in COLUMNS) * 0.85
    look = TableStyle([("FONT", (0, 0), (-1, -1), "one", 9), ("GRID", (0, 0), (-1, -1), 0.5, "black")])
    widths = [column.width * width for column in COLUMNS]
    SimpleDocTemplate(BytesIO(), pagesize=landscape(A4)).build([LongTable(table, widths, repeatRows=1, style=look)])
    return {"seconds": perf_counter() - started}


def _ids(session: Any, rows: int) -> Sequence[int]:
    from app.kinds import BY_NAME
    from app.lists import Listing, ids

    return ids(session, Listing(BY_NAME["donation"]))[:rows]


WAYS = {"program": by_program, "platypus": by_platypus}


if __name__ == "__main__":
    collect_rarely()  # as main.py does first of all; for both ways
    measured = WAYS[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
    print(json.dumps({**measured, "peak": peak_megabytes()}))
