"""A second process for the tests: it opens a store, says so, and holds it until it is told to stop or killed."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_HOLD = """
import sys
from pathlib import Path
from app.desk import Desk
from app.kinds import BY_NAME
desk = Desk.open(Path(sys.argv[1]))
print("open", flush=True)
for line in sys.stdin:
    desk.save(BY_NAME["cause"], {"name": line.strip()})
    print("saved", flush=True)
desk.store.close()
"""


def python(code: str, *arguments: str) -> "subprocess.Popen[str]":
    """A child that runs this code with the program's modules; its input and output are pipes."""
    return subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", code, *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


@contextmanager
def holder(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """A process that has the folder open; each line written to it becomes a cause."""
    child = python(_HOLD, str(folder))
    try:
        said = answer(child)
        assert said == "open", said
        yield child
    finally:
        child.kill()
        child.communicate()


def answer(child: "subprocess.Popen[str]") -> str:
    """The next line that the child prints."""
    assert child.stdout is not None
    return child.stdout.readline().strip()


def save(child: "subprocess.Popen[str]", name: str) -> None:
    """Let the holder store a cause, and wait for the commit."""
    assert child.stdin is not None
    child.stdin.write(name + "\n")
    child.stdin.flush()
    assert answer(child) == "saved"
