"""What is a measured figure, and how are two ways timed side by side?"""

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from importlib import import_module
from math import ceil
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any


@dataclass(frozen=True)
class Setting:
    """On what, and how thoroughly, is measured."""

    large: Path
    """Data folder of the large store."""
    sample: Path
    """Data folder of the sample office."""
    work: Path
    """An empty folder for files made on the way."""
    scale: float
    """Size of the large store: 1.0 is 100,000 enterprises."""
    rounds: int
    """How often each way is run; the figure is the median."""

    @property
    def rows(self) -> int:
        """How many enterprises the large store has."""
        return max(1, round(100_000 * self.scale))


@dataclass(frozen=True)
class Figure:
    """One measured number. `bar` is the most it may be; None: measured for information."""

    what: str
    value: float
    unit: str
    bar: float | None = None
    note: str = ""
    """What it was compared with, and the absolute times behind a ratio."""

    @property
    def met(self) -> bool | None:
        """Whether the bar is kept, as far as it is printed; None where there is no bar."""
        return None if self.bar is None else float(number(self.value)) <= self.bar

    def as_dict(self) -> dict[str, Any]:
        """For `--json`."""
        return {**asdict(self), "met": self.met}


def figures_of(name: str, setting: Setting) -> list[Figure]:
    """What one of the modules beside this one measures."""
    module: Any = import_module(f"tests.benchmarks.{name}")
    return list(module.measure(setting))


def number(value: float) -> str:
    """Three significant digits, never in powers of ten."""
    if value >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"


def milliseconds(work: Callable[..., object], *given: Any, **named: Any) -> float:
    """How long one call takes."""
    start = perf_counter()
    work(*given, **named)
    return (perf_counter() - start) * 1000


def interleaved(ways: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Run every way once a round, each round beginning with another one; the results by way.

    What else the machine does in the meantime then falls on all of them alike.
    """
    names = list(ways)
    results: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(rounds):
        at = turn % len(names)
        for name in (*names[at:], *names[:at]):
            results[name].append(ways[name]())
    return results


def quantile(values: Sequence[float], part: float) -> float:
    """The smallest value that is not exceeded by this part of them (0.99: p99)."""
    ordered = sorted(values)
    return ordered[max(0, ceil(part * len(ordered)) - 1)]


def against(own: Sequence[float], rival: Sequence[float]) -> float:
    """The ratio of the medians."""
    return median(own) / median(rival)


def peak_megabytes() -> float:
    """The most memory that this process has held so far; 0 where the system does not say."""
    status = Path("/proc/self/status")
    with suppress(OSError, StopIteration):  # getrusage would count the parent's memory before exec
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
