"""Measures the program on a large store: `python3 run.py bench [names…]`. How to read it: docs/benchmarks.md."""

import argparse
import json
import os
import platform
import sqlite3
import sys
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from datetime import date
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.benchmarks import report
from tests.benchmarks.measuring import Figure, Setting, figures_of, number
from tests.benchmarks.stores import large_store, sample_store

NAMES = (
    "search",
    "window",
    "table",
    "page",
    "bulk",
    "register",
    "writer",
    "daily",
    "taking_in",
    "reading",
    "lag",
    "sums",
    "briefing",
    "ledger",
)
"""The modules that measure; most with a bar of the issues, some for information."""

ROUNDS = 7


def main(arguments: list[str]) -> int:
    """Measure, print, keep; the exit status is 1 when a bar was missed."""
    options = _options(arguments)
    facts = _facts(options)
    with ExitStack() as stack:
        folder = options.store or Path(stack.enter_context(TemporaryDirectory(prefix="bench-")))
        work = options.keep or Path(stack.enter_context(TemporaryDirectory(prefix="bench-")))
        work.mkdir(parents=True, exist_ok=True)
        _say(f"store of {options.scale:g} × 100,000 enterprises in {folder}")
        large, sample = large_store(folder, options.scale), sample_store(folder)
        setting = Setting(large, sample, work, options.scale, options.rounds)
        figures = {name: _measured(name, setting) for name in options.names or NAMES}
    result = {**facts, "figures": {name: [each.as_dict() for each in of] for name, of in figures.items()}}
    if options.json:
        options.json.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", "utf-8")
    if options.write_docs:
        report.write_into(options.write_docs, result)
    missed = [figure for of in figures.values() for figure in of if figure.met is False]
    _say(f"{len(missed)} of the bars missed" if missed else "all bars kept")
    return 1 if missed else 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run.py bench", description="Measure the program on a large store.")
    parser.add_argument("names", nargs="*", metavar="name", help=f"what to measure: {', '.join(NAMES)}; all if none")
    parser.add_argument("--scale", type=float, default=1.0, help="size of the store; 1: 100,000 enterprises")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"runs of each way (default {ROUNDS})")
    parser.add_argument("--store", type=Path, help="keep the stores in this folder, for the next run")
    parser.add_argument("--keep", type=Path, help="leave the files made on the way in this folder")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument(
        "--write-docs", type=Path, nargs="?", const=report.DOCUMENT, help="put the table into docs/benchmarks.md"
    )
    options = parser.parse_args(arguments)
    for name in options.names:
        if name not in NAMES:
            parser.error(f"nothing is called {name}; there are {', '.join(NAMES)}")
    return options


def _measured(name: str, setting: Setting) -> list[Figure]:
    """Each benchmark in a process of its own: none inherits memory, caches or widgets from another."""
    _say(f"\n{name}")
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        figures = pool.submit(figures_of, name, setting).result()
    for figure in figures:
        verdict = {True: "  kept", False: "MISSED", None: "      "}[figure.met]
        bar = f" (bar {figure.bar:g})" if figure.bar is not None else ""
        _say(f"{verdict} {number(figure.value):>6} {figure.unit:<2} {figure.what}{bar}  [{figure.note}]")
    return figures


def _facts(options: argparse.Namespace) -> dict[str, Any]:
    """What the figures were measured on; nothing that names the machine."""
    return {
        "date": date.today().isoformat(),
        "scale": options.scale,
        "rounds": options.rounds,
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "load": f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "–",
        "system": platform.system(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "pyside": version("PySide6-Essentials"),
        "sqlalchemy": version("SQLAlchemy"),
    }


def _say(words: str) -> None:
    print(words, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
