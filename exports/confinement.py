"""How does a process that reads a foreign file bind itself before it looks into it?

Memory and time are bound by the system, so that they hold also while the parser lets no Python run.
"""

import contextlib
import ctypes
import os
import signal
import sys
import threading

MOST_MEMORY = 512 << 20
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG

_kept: list[object] = []


def confine_this_process(seconds: float, parent: int) -> None:
    """From here on at most MOST_MEMORY and `seconds`; and no longer than `parent` lives."""
    threading.Thread(target=_leave_with_parent, name="parent", daemon=True).start()
    if sys.platform == "win32":
        from exports.windows_job import confine  # names what other systems lack

        _kept.append(confine(MOST_MEMORY))
        return
    import resource  # absent on Windows

    _lower(resource.RLIMIT_AS, MOST_MEMORY)
    _lower(resource.RLIMIT_CORE, 0)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:  # it died before we asked
            os._exit(1)


def _lower(what: int, most: int) -> None:
    import resource

    hard = resource.getrlimit(what)[1]
    wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
    with contextlib.suppress(ValueError, OSError):  # macOS refuses some; the parent's clock still holds
        resource.setrlimit(what, (wanted, wanted))


def _leave_with_parent() -> None:
    """The parent never writes: its end of the pipe closes when it is gone, however it went."""
    with contextlib.suppress(OSError):
        while os.read(0, 1024):
            pass
    os._exit(1)
