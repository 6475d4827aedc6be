"""How is a foreign file read in a process of its own: started, listened to, stopped?"""

import marshal
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import IO, Any

FLAG = "--reading-child"
"""With this as its first argument a frozen program reads a file instead of opening its window."""

_ROOM = Path(__file__).resolve().parents[1]
_LOOK_SECONDS = 0.1
_WAITING_FRAMES = 64
# In a small pipe the child waits for each turn of the listening thread.
_PIPE_BYTES = 1 << 20
_LARGEST_FRAME = 256 << 20
_KEPT_WORDS = 64 << 10


class ChildDied(Exception):
    """The child ended without having said that it was done."""

    def __init__(self, *, late: bool, words: str, status: int | None) -> None:
        super().__init__(f"late={late} status={status} {words[-2000:]}")
        self.late = late
        """Its time was up."""
        self.out_of_memory = "memory" in words or "MemoryError" in words or "capacity overflow" in words


def messages(arguments: list[str], seconds: float, look: Callable[[], None]) -> Generator[Any, None, None]:
    """What the child says, one by one, until it is done; `look` runs at least every 0.1 s and may raise.

    Raises ChildDied when it crashes or takes longer than `seconds`. However the caller leaves, the child is
    gone and nothing of it is left.
    """
    with subprocess.Popen(
        [*_program(), *arguments, str(seconds), str(os.getpid())],
        cwd=_ROOM,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        pipesize=_PIPE_BYTES,
        env={**os.environ, "MALLOC_ARENA_MAX": "1", "PYTHONIOENCODING": "utf-8"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as child:
        ears = _Ears(child)
        try:
            yield from _until_done(child, ears, monotonic() + seconds, look)
        finally:
            with suppress(OSError):
                child.kill()
            ears.close()


def _program() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG]
    return [sys.executable, "-m", "exports.reading_child"]


def _until_done(
    child: "subprocess.Popen[bytes]", ears: "_Ears", end: float, look: Callable[[], None]
) -> Generator[Any, None, None]:
    while True:
        look()
        if monotonic() > end:
            raise ChildDied(late=True, words=ears.words, status=None)
        try:
            frame = ears.frames.get(timeout=_LOOK_SECONDS)
        except queue.Empty:
            continue
        if frame is None:
            status = child.wait()
            ears.close()
            late = monotonic() > end - 1 or status == -14  # SIGALRM
            raise ChildDied(late=late, words=ears.words, status=status)
        # Plain values only: unlike pickle, nothing that is loaded here can run.
        message = marshal.loads(frame)
        if message[0] == "done":
            return
        yield message


class _Ears:
    """Two threads that listen to the child, because Windows cannot wait for a pipe and a clock at once."""

    def __init__(self, child: "subprocess.Popen[bytes]") -> None:
        assert child.stdout is not None
        assert child.stderr is not None
        self.frames: queue.Queue[bytes | None] = queue.Queue(_WAITING_FRAMES)
        self._words: list[bytes] = []
        self._closed = False
        self._threads = [
            threading.Thread(target=self._hear_frames, args=(child.stdout,), daemon=True),
            threading.Thread(target=self._hear_words, args=(child.stderr,), daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    @property
    def words(self) -> str:
        """What the child wrote to standard error."""
        return b"".join(self._words).decode("utf-8", "replace")

    def close(self) -> None:
        """Wait until both have heard the end of a child that is dead."""
        self._closed = True
        while self._threads[0].is_alive():
            with suppress(queue.Empty):
                self.frames.get(timeout=0.01)
        for thread in self._threads:
            thread.join()

    def _hear_frames(self, pipe: IO[bytes]) -> None:
        while not self._closed and len(head := pipe.read(4)) == 4:
            size = int.from_bytes(head, "little")
            if size > _LARGEST_FRAME or len(frame := pipe.read(size)) < size:
                break
            self.frames.put(frame)
        self.frames.put(None)

    def _hear_words(self, pipe: IO[bytes]) -> None:
        kept = 0
        while piece := pipe.read(4096):
            if kept < _KEPT_WORDS:
                self._words.append(piece)
                kept += len(piece)
