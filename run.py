"""How does a fresh machine come to run the program? Checks, `.venv`, system libraries, then main.py.

Standard library alone, and readable by Python 3.7: an old Python must get a sentence, not a traceback.
Why it works this way: docs/decisions/0002-setting-up.md.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import shutil
import sys
from contextlib import suppress
from importlib.util import find_spec
from io import TextIOWrapper
from pathlib import Path
from subprocess import DEVNULL, PIPE, STDOUT, CompletedProcess, call, run
from typing import BinaryIO

ROOT = Path(__file__).resolve().parent
VENV, STAMP = ROOT / ".venv", ROOT / ".venv" / "installed.txt"
VENV_PYTHON = VENV / "Scripts" / "python.exe" if os.name == "nt" else VENV / "bin" / "python"
LOCK, DEV_LOCK = ROOT / "requirements.lock", ROOT / "requirements-dev.lock"
WHEELHOUSE = ROOT / "wheelhouse"

OLDEST, NEWEST = (3, 11), (3, 13)
OLDEST_GLIBC = {"x86_64": (2, 28), "aarch64": (2, 39)}  # what the pinned Qt is built for
PACKAGES_MISSING = 3
HAS_SCREEN = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))

# Asked for in one go when python3-venv is missing too, so that an administrator is needed only once.
QT_PACKAGES = "libglib2.0-0 libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1"
X11_PACKAGES = "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-randr0 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0"

CHECKS = [
    ("ruff check", ["-m", "ruff", "check"]),
    ("ruff format --check", ["-m", "ruff", "format", "--check"]),
    ("mypy --strict", ["-m", "mypy"]),
    ("lint-imports", ["-c", "from importlinter.cli import lint_imports_command as lint; lint()"]),
]

HELP = """商联台账：准备运行环境并启动（Windows 上用 py run.py，或双击 run.bat）

  python3 run.py [程序参数…]        准备好 .venv 后启动程序
  python3 run.py test [参数…]       准备开发环境，运行全部检查和测试；参数交给 pytest
  python3 run.py bench [参数…]      运行性能测量
  python3 run.py setup              只准备环境，不启动
  python3 run.py wheelhouse [参数…] 把安装包下载到 wheelhouse/，供不能上网的电脑使用；参数交给 pip
  python3 run.py -- --help          显示程序自己的命令（“--”之后的内容原样交给程序）

退出状态：0 完成，1 未能完成，3 缺少系统软件包（会给出安装命令），其余为程序自己的状态。"""


class SetupError(Exception):
    """A sentence for the person at the machine, and the exit status that goes with it."""

    def __init__(self, sentence: str, status: int = 1) -> None:
        super().__init__(sentence)
        self.status = status


def main(argv: list[str]) -> int:
    """Do what the command line asks for and return the exit status."""
    if argv[:1] in (["--help"], ["-h"]):
        print(HELP)
        return 0
    try:
        problem = python_problem(sys.version_info[:2], sys.maxsize > 2**32)
        if problem:
            return run_with_another_python(argv, problem)
        if sys.platform == "linux":
            require_glibc(platform.machine(), *platform.libc_ver())
        os.environ["PYTHONUTF8"] = "1"
        return run_command(argv[0] if argv else "", argv[1:])
    except SetupError as refusal:
        print(refusal, file=sys.stderr)
        return refusal.status
    except OSError as error:
        print(f"未能准备运行环境：{error}\n请确认可以写入 {ROOT}、磁盘未满，然后重试。", file=sys.stderr)
        return 1


def run_command(command: str, args: list[str]) -> int:
    if command in ("test", "bench"):
        set_up(DEV_LOCK)
        os.chdir(str(ROOT))
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # no test opens windows on somebody's screen
        return run_checks(args) if command == "test" else call_python("-m", "tests.benchmarks", *args)
    set_up(LOCK)
    if command not in ("setup", "wheelhouse"):
        return start_program(args if command in ("", "--") else [command, *args])
    if command == "wheelhouse":
        run_pip("download", "-d", str(WHEELHOUSE), "-r", str(LOCK), *args)
    print("运行环境已就绪。" if command == "setup" else "安装包已下载到 wheelhouse/，请连同程序一起拷走。")
    return 0


def python_problem(version: tuple[int, int], is_64_bit: bool) -> str:
    """Why this Python will not do, as a sentence; empty when it will."""
    if not OLDEST <= version <= NEWEST:
        return f"需要 Python 3.11、3.12 或 3.13，当前是 {version[0]}.{version[1]}。"
    return "" if is_64_bit else "需要 64 位的 Python，当前是 32 位。"


def run_with_another_python(argv: list[str], problem: str) -> int:
    probe = f"import sys; sys.exit(sys.maxsize < 2**32 or not {OLDEST} <= sys.version_info[:2] <= {NEWEST})"
    for minor in (11, 12, 13):
        other = ["py", f"-3.{minor}"] if os.name == "nt" else [f"python3.{minor}"]
        # Being on the PATH proves nothing: version managers leave empty shims there.
        if shutil.which(other[0]) and run_quietly(*other, "-c", probe).returncode == 0:
            return call([*other, __file__, *argv])
    raise SetupError(f"{problem}本机也没有找到其他合适的版本，请安装 64 位 Python 3.11–3.13 后重试。")


def require_glibc(machine: str, name: str, version: str) -> None:
    numbers = tuple(int(number) for number in re.findall(r"\d+", version)[:2])
    oldest = OLDEST_GLIBC.get(machine)
    if oldest is None:
        raise SetupError(f"界面部件没有 {machine} 处理器的版本，请换用 x86_64 处理器的电脑。")
    if name != "glibc" or numbers < oldest:
        here, needed = f"{name or '其他 C 库'} {version}", f"glibc {oldest[0]}.{oldest[1]}"
        raise SetupError(f"界面部件需要 {needed} 以上，当前系统是 {here}。请升级或更换操作系统。")


def set_up(lock: Path) -> None:
    """Make `.venv` hold what the lock names and the machine hold what Qt links to; quick when both do."""
    if not is_ready(lock):
        with keep_others_waiting():
            if not is_ready(lock):
                build(lock)
    require_libraries()


def is_ready(lock: Path) -> bool:
    """The stamp is written last: without it, or without a living Python, `.venv` is half-made or foreign."""
    done = STAMP.read_text(encoding="utf-8").splitlines() if STAMP.is_file() else []
    return VENV_PYTHON.exists() and set(stamp_lines(lock)) <= set(done)


def stamp_lines(lock: Path) -> list[str]:
    """What must be true of `.venv`; the development lock pins the program's too and answers for both."""
    digests = {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in (LOCK, lock)}
    return [f"python {sys.version_info[0]}.{sys.version_info[1]}", *map(" ".join, digests.items())]


def keep_others_waiting() -> BinaryIO:
    """Hold back a second set-up until the result is closed. Locking this very file leaves nothing over."""
    handle = Path(__file__).open("r+b")  # noqa: SIM115 - the caller's `with` closes it
    if sys.platform == "win32":
        import msvcrt

        handle.seek(2**30)  # far past the end: Windows keeps others from reading what is locked
        while True:
            with suppress(OSError):  # it gives up after ten seconds; an installation takes longer
                msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
                return handle
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)
    return handle


def build(lock: Path) -> None:
    if not is_ready(LOCK):
        require_venv_module()
        make_venv()
    # Progress goes to stderr: stdout belongs to the program, e.g. for its --json.
    print("正在安装程序所需的部件（首次约 130 MB，需要几分钟）……", file=sys.stderr, flush=True)
    source = ["--no-index", "--find-links", str(WHEELHOUSE)] if WHEELHOUSE.is_dir() else []
    run_pip("install", "--no-user", *source, "-r", str(lock))
    STAMP.write_text("\n".join(stamp_lines(lock)) + "\n", encoding="utf-8")


def make_venv() -> None:
    shutil.rmtree(str(VENV), ignore_errors=True)
    if VENV.exists():
        raise SetupError(f"无法更新 {VENV}。请关闭正在运行的商联台账，并确认可以写入本目录，然后重试。")
    # When some other environment's Python runs this, its base makes ours.
    made = run_quietly(getattr(sys, "_base_executable", sys.executable), "-m", "venv", str(VENV))
    if made.returncode:
        raise SetupError(f"{made.stdout}\n未能创建运行环境 {VENV}，原因见上。")


def run_pip(command: str, *args: str) -> None:
    """Quiet when it works, else pip's own words and a hint. The machine's pip settings stay in force."""
    options = ["--quiet", "--no-input", "--disable-pip-version-check", "--require-hashes"]
    result = run_quietly(str(VENV_PYTHON), "-m", "pip", command, *options, "--only-binary=:all:", *args)
    if result.returncode == 0:
        return
    hint = "请检查网络；不能上网时，在同类电脑上运行 python3 run.py wheelhouse，再拷来 wheelhouse/。"
    if "--no-index" in args:
        hint = "安装包取自 wheelhouse/，请确认它齐全，并与本机系统和 Python 版本一致；要联网安装请移走它。"
    raise SetupError(f"{result.stdout}\n未能取得程序所需的部件，原因见上。{hint}")


def require_venv_module() -> None:
    if find_spec("venv") and find_spec("ensurepip"):
        return
    package = f"python3.{sys.version_info[1]}-venv"
    packages = f"{package} {QT_PACKAGES} {X11_PACKAGES if HAS_SCREEN else ''}".split()
    install_packages(packages, f"缺少 Python 的 venv 组件（{package}）。")


def require_libraries() -> None:
    """Qt's wheel brings Qt; the libraries below it must come with the system."""
    if sys.platform != "linux" or not shutil.which("ldd"):
        return
    missing = missing_libraries()
    if missing:
        install_packages([package_of(name) for name in missing], f"缺少系统库：{'、'.join(missing)}。")
        missing = missing_libraries()
    if missing:
        raise SetupError(f"仍缺少系统库：{'、'.join(missing)}。请手工安装后重试。", PACKAGES_MISSING)


def missing_libraries() -> list[str]:
    plugins = ["offscreen", "xcb"] if HAS_SCREEN else ["offscreen"]
    files = ["QtWidgets.abi3.so", *(f"Qt/plugins/platforms/libq{plugin}.so" for plugin in plugins)]
    qt = next(VENV.glob("lib/python3*/site-packages/PySide6"))
    links = run_quietly("ldd", *(str(qt / file) for file in files)).stdout
    return sorted(set(re.findall(r"^\s*(\S+) => not found", links, re.MULTILINE)))


def package_of(library: str) -> str:
    """Debian names a library's package after its soname (policy 8.1); three go their own way."""
    odd = {"libglib-2.0.so.0": "libglib2.0-0", "libgthread-2.0.so.0": "libglib2.0-0", "libz.so.1": "zlib1g"}
    stem, _, version = library.partition(".so.")
    name = stem.lower().replace("_", "-")
    return odd.get(library, f"{name}-{version}" if name[-1:].isdigit() else f"{name}{version}")


def install_packages(wanted: list[str], sentence: str) -> None:
    """Install by apt where that is allowed without asking; else say the exact line, status 3."""
    if not shutil.which("apt-get"):
        sentence += f"请用本系统的软件包工具安装后重试（Debian 上的包名：{' '.join(sorted(set(wanted)))}）。"
        raise SetupError(sentence, PACKAGES_MISSING)
    rights = administrator_prefix()
    if rights is not None:
        print(f"{sentence}正在用 apt 安装……", file=sys.stderr, flush=True)
        apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=120"]
        run_quietly(*apt, "update")
        done = run_quietly(*apt, "install", "-y", "--no-install-recommends", *names_here(wanted))
        if done.returncode == 0:
            return
        sentence = f"{done.stdout}\n{sentence}apt 未能安装，原因见上。"
    line = f"apt-get update && apt-get install -y --no-install-recommends {' '.join(names_here(wanted))}"
    line = f"sudo sh -c '{line}'" if shutil.which("sudo") else f"su - -c '{line}'"
    raise SetupError(f"{sentence}请让管理员执行下面一行，然后重试：\n\n  {line}\n", PACKAGES_MISSING)


def administrator_prefix() -> list[str] | None:
    """What to put before a command to run it as root; None when a password would be asked for."""
    if os.geteuid() == 0:
        return []
    no_password = shutil.which("sudo") and run_quietly("sudo", "-n", "true").returncode == 0
    return ["sudo", "-n"] if no_password else None


def names_here(packages: list[str]) -> list[str]:
    """Since Ubuntu 24.04 and Debian 13 some libraries carry t64 (64-bit time) in their package's name."""
    known = set(run_quietly("apt-cache", "pkgnames").stdout.split())
    return sorted({f"{name}t64" if f"{name}t64" in known else name for name in packages})


def start_program(args: list[str]) -> int:
    if os.name == "posix":
        # Taking this process's place passes on signals and the exit status by itself.
        os.execv(str(VENV_PYTHON), [str(VENV_PYTHON), str(ROOT / "main.py"), *args])
    return call_python(str(ROOT / "main.py"), *args)


def run_checks(pytest_args: list[str]) -> int:
    """Every check runs even when one fails; pytest comes last so that its closing line is the last one."""
    failed = []
    for title, command in CHECKS:
        result = run_quietly(str(VENV_PYTHON), *command)
        if result.returncode:
            failed.append(title)
        print(f"[未通过] {title}\n{result.stdout}" if result.returncode else f"[通过] {title}", flush=True)
    print(f"未通过的检查（详见上文）：{'、'.join(failed)}" if failed else "检查全部通过。", flush=True)
    return call_python("-m", "pytest", *pytest_args) or int(bool(failed))


def call_python(*args: str) -> int:
    return call([str(VENV_PYTHON), *args])


def run_quietly(*command: str) -> CompletedProcess[str]:
    """Run with nothing to read from and both output streams kept as one text."""
    return run(command, stdin=DEVNULL, stdout=PIPE, stderr=STDOUT, encoding="utf-8", errors="replace")


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console without Chinese must not end in a traceback
    sys.exit(main(sys.argv[1:]))
