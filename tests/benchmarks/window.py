"""How soon does a fresh process show its frame and its first rows, against an empty PySide6 window?"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from tests.benchmarks.measuring import Figure, Setting, against, interleaved, number

Times = dict[str, float]
"""What happened, and how many milliseconds after the process was started."""

EVENTS: dict[str, tuple[str, float | None]] = {
    "frame": ("frame painted", 1.5),
    "rows": ("first rows shown", 3.0),
    "ready": ("store open for writing", None),
}
_ROOM = Path(__file__).resolve().parents[2]


def measure(setting: Setting) -> Iterator[Figure]:
    """Fresh processes in turn: the empty window, the program on the sample office, the program on the large store."""
    started: dict[str, list[Times]] = {"empty": [], "sample": [], "large": []}
    folders = {"empty": "", "sample": str(setting.sample), "large": str(setting.large)}

    def start(name: str) -> float:
        started[name].append(_start(folders[name]))
        return started[name][-1]["frame"]

    # The first round brings programs and stores from the disk: it is not counted.
    interleaved({name: partial(start, name) for name in folders}, 1 + setting.rounds)
    empty = [times["frame"] for times in started["empty"][1:]]
    for name in ("sample", "large"):
        for event, (words, bar) in EVENTS.items():
            own = [times[event] for times in started[name][1:]]
            note = f"{number(median(own))} ms : {number(median(empty))} ms"
            yield Figure(f"first window, {name} store: {words} : empty window", against(own, empty), "×", bar, note)


def _start(folder: str) -> Times:
    """Start a window and wait for its end. The monotonic clock is the same in all processes of a machine."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(_ROOM)}
    command = [sys.executable, str(Path(__file__).with_name("window_child.py")), *([folder] if folder else [])]
    began = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=120)
    if done.returncode:
        raise RuntimeError(f"the window did not start: {done.stderr}")
    stamps: Times = json.loads(done.stdout)
    return {name: (stamp - began) * 1000 for name, stamp in stamps.items()}
