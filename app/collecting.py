"""How often does Python look for garbage in cycles? Rarely: what is kept here is hardly ever cyclic.

The collector walks all objects again and again while modules load and sheets are read: a fifth of the start, and pauses
of a quarter of a second in an import, went there.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def collect_rarely() -> None:
    """For the whole process; the first thing that a program does."""
    gc.set_threshold(100_000, 20, 50)


@contextmanager
def collected_rarely() -> Iterator[None]:
    """For a while, where others go on in the same process."""
    before = gc.get_threshold()
    collect_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*before)
