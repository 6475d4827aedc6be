"""Does the measuring itself still work? Every benchmark runs on a tiny store."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks import report
from tests.benchmarks.__main__ import NAMES
from tests.benchmarks.measuring import Figure, number, quantile

ROOM = Path(__file__).resolve().parents[1]

BARS = {
    "search": [16, 0.1],
    "window": [1.5, 3, 1.5, 3],
    "table": [100, 100, 100],
    "page": [2],
    "bulk": [2],
    "register": [0.5, 150],
    "writer": [0.3, 150],
    "daily": [],
    "taking_in": [20, 500, 500],
    "reading": [1.5],
    "lag": [],
    "sums": [150, 20],
    "briefing": [1000],
    "ledger": [200, 1.3],
}
"""What the office was promised, in the order of the figures."""


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("bench")
    document = folder / "benchmarks.md"
    document.write_text(f"before\n{report.BEGIN}\nprevious\n{report.END}\nafter\n", "utf-8")
    figures = folder / "figures.json"
    size = ["--scale", "0.001", "--rounds", "1", "--store", str(folder)]
    command = [sys.executable, "-m", "tests.benchmarks", *size, "--json", str(figures), "--write-docs", str(document)]
    done = subprocess.run(command, cwd=ROOM, capture_output=True, text=True, check=False, timeout=120)
    assert figures.is_file(), done.stderr  # the exit status speaks of the bars, which are for a large store
    return {**json.loads(figures.read_text("utf-8")), "document": document.read_text("utf-8")}


def test_every_bar_is_measured(result: dict[str, Any]) -> None:
    measured = {
        name: [figure["bar"] for figure in figures if figure["bar"] is not None]
        for name, figures in result["figures"].items()
    }
    assert measured == BARS
    assert tuple(measured) == NAMES
    assert all(figure["value"] > 0 for figures in result["figures"].values() for figure in figures)


def test_the_table_of_the_document_is_written_between_its_markers(result: dict[str, Any]) -> None:
    written = result["document"]
    assert written.startswith("before\n")
    assert written.endswith(f"{report.END}\nafter\n")
    assert "previous" not in written
    for figures in result["figures"].values():
        for figure in figures:
            assert f"| {figure['what']} |" in written


def test_the_kept_document_can_be_written_again() -> None:
    text = report.DOCUMENT.read_text("utf-8")
    assert text.count(report.BEGIN) == text.count(report.END) == 1


def test_a_bar_counts_as_it_is_printed() -> None:
    assert Figure("x", 1.504, "×", 1.5).met
    assert Figure("x", 1.51, "×", 1.5).met is False
    assert Figure("x", 1.51, "×").met is None
    assert [number(value) for value in (1234.5, 99.44, 1.234, 0.0444)] == ["1234", "99.4", "1.23", "0.044"]


def test_p99_is_the_value_that_one_in_a_hundred_exceeds() -> None:
    assert quantile(range(1, 101), 0.99) == 99
    assert quantile([5.0], 0.99) == 5.0
