"""How is a child process on Windows held to its memory, and ended with its parent? By a job object."""

import ctypes
from typing import Any

_LIMIT_PROCESS_MEMORY = 0x0100
_DIE_ON_UNHANDLED_FAULT = 0x0400
_KILL_ON_CLOSE = 0x2000
_EXTENDED_LIMITS = 9


class _Counters(ctypes.Structure):
    _fields_ = [(f"counter_{number}", ctypes.c_uint64) for number in range(6)]


class _Basic(ctypes.Structure):
    _fields_ = [
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("active", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    ]


class _Extended(ctypes.Structure):
    _fields_ = [
        ("basic", _Basic),
        ("io", _Counters),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process", ctypes.c_size_t),
        ("peak_job", ctypes.c_size_t),
    ]


def confine(memory: int) -> object:
    """Put this process into a job of its own: no more than `memory` bytes. The job ends when its last handle goes.

    Called by the child itself before it touches the file; the answer must be kept as long as the process lives.
    """
    windows: Any = ctypes  # what it has on Windows alone
    kernel = windows.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    limits = _Extended()
    limits.basic.flags = _LIMIT_PROCESS_MEMORY | _DIE_ON_UNHANDLED_FAULT | _KILL_ON_CLOSE
    limits.process_memory = memory
    size = ctypes.sizeof(limits)
    if not kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), size):
        raise windows.WinError(windows.get_last_error())
    if not kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess())):
        raise windows.WinError(windows.get_last_error())
    return job
