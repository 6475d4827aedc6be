"""How long does storing a whole register take, logged and indexed, against bare executemany?"""

from collections.abc import Iterator
from statistics import median

from tests.benchmarks.bulk_store import measure as measure_bulk
from tests.benchmarks.bulk_store import measure_single_saves
from tests.benchmarks.measuring import Figure, Setting, against, number

_SAVES = 100


def measure(setting: Setting) -> Iterator[Figure]:
    """The two ways in turn, each into a fresh store; then single saves, each on the disk."""
    runs = [measure_bulk(setting.rows) for _ in range(max(1, setting.rounds // 2))]
    own = [run["store_seconds"] for run in runs]
    bare = [run["bare_seconds"] for run in runs]
    note = f"{number(median(own))} s : {number(median(bare))} s"
    what = f"store {setting.rows:,} enterprises, logged and indexed : bare executemany"
    yield Figure(what, against(own, bare), "×", 2, note)
    saves = measure_single_saves(max(5, round(_SAVES * min(1, setting.scale * 10))))
    note = f"{number(saves['save_ms'])} ms : {number(saves['bare_ms'])} ms; the bare row is neither logged nor indexed"
    yield Figure("save one enterprise : bare insert and commit", saves["ratio"], "×", note=note)
