"""Opens the window, or runs one command line. Wires things, decides nothing."""

import os
import sys
from pathlib import Path

from app.collecting import collect_rarely


def main(arguments: list[str]) -> int:
    """The program: exit status 0 done, 1 refused, 2 wrong usage."""
    if arguments[:1] == ["--reading-child"]:  # a frozen program is its own interpreter
        from exports.reading_child import main as read_one_file

        read_one_file(arguments[1:])
    collect_rarely()
    _speak_utf8()
    if _wants_window(arguments):
        return _window(arguments)
    return _command(arguments)


def _wants_window(arguments: list[str]) -> bool:
    """No command: nothing, or only where the data is. Decided without loading a parser: the window shall be quick."""
    rest = list(arguments)
    while rest:
        first = rest.pop(0)
        if first == "--data" and rest:
            rest.pop(0)
        elif first != "--read-only" and not first.startswith("--data="):
            return False
    return True


def _window(arguments: list[str]) -> int:
    if not _has_screen():
        from app.commands.headless import main_job
        from ui.startup import picture_of_window

        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        # The offscreen platform warns of every window that it cannot be resized by a desktop.
        os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
        return main_job(Path(__file__).resolve().parent / "out", picture_of_window)
    from app.places import data_folder
    from ui.startup import run_window

    return run_window(data_folder(_given_folder(arguments)), read_only="--read-only" in arguments)


def _given_folder(arguments: list[str]) -> str | None:
    for at, argument in enumerate(arguments):
        if argument == "--data":
            return arguments[at + 1] if at + 1 < len(arguments) else None
        if argument.startswith("--data="):
            return argument.removeprefix("--data=")
    return None


def _has_screen() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    named = os.environ.get("QT_QPA_PLATFORM", "")
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")) and named != "offscreen"


def _command(arguments: list[str]) -> int:
    from app.commands.parser import build
    from app.commands.usage import WrongUsage
    from app.errors import SPOKEN

    options = build().parse_args(arguments)
    try:
        return int(options.run(options))
    except WrongUsage as problem:
        sys.stderr.write(f"用法不对：{problem}\n")
        return 2
    except SPOKEN as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    except BrokenPipeError:  # the reader of the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        sys.stderr.write("\n已中止，没有改动。\n")
        return 1
    except Exception as fault:  # noqa: BLE001 - our own fault: nobody at a desk can read a traceback
        from app.commands.faults import record_fault

        sys.stderr.write(f"{record_fault(fault, options)}\n")
        return 1


def _speak_utf8() -> None:
    """A Windows console may be set to GBK; every character must get through."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
