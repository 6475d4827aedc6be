"""Does run.py bring a fresh machine to the point where the program runs, and say plainly when it cannot?"""

import importlib.util
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="done by other means there")
LDD_OUTPUT = """\
QtWidgets.abi3.so:
\tlibQt6Widgets.so.6 => /desk/Qt/lib/libQt6Widgets.so.6 (0x00007f)
\tlibEGL.so.1 => not found
\tlibglib-2.0.so.0 => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
libqoffscreen.so:
\tlibEGL.so.1 => not found
"""


class Machine:
    """Answers run.py's outside commands from a table and remembers what was asked."""

    def __init__(self, desk: ModuleType, patch: pytest.MonkeyPatch) -> None:
        self.asked: list[str] = []
        self.handed_on: list[list[str]] = []
        self.answers: dict[str, tuple[int, str]] = {}
        self.doing: dict[str, Callable[[], object]] = {"-m venv": lambda: living_python(desk)}
        self.desk, self.patch = desk, patch

    def run_quietly(self, *command: str) -> subprocess.CompletedProcess[str]:
        line = " ".join(command)
        self.asked.append(line)
        for part, deed in self.doing.items():
            if part in line:
                deed()
        status, text = next((answer for part, answer in self.answers.items() if part in line), (0, ""))
        return subprocess.CompletedProcess(command, status, text)

    def set(self, name: str, value: object) -> None:
        """Put something in the place of one of run.py's own names until the test ends."""
        self.patch.setattr(self.desk, name, value)

    def take(self, status: int) -> Callable[[list[str]], int]:
        """A stand-in for what starts another program: notes the arguments and answers with the status."""
        return lambda args: self.handed_on.append(args) or status  # type: ignore[func-returns-value]

    def found(self, *names: str) -> None:
        self.patch.setattr(self.desk.shutil, "which", lambda name: name if name in names else None)

    def was_asked(self, part: str) -> bool:
        return any(part in line for line in self.asked)


@pytest.fixture
def desk(tmp_path: Path) -> ModuleType:
    """A copy of run.py in a folder of its own, with two small locks."""
    home = tmp_path / "商联 台账"
    home.mkdir()
    (home / "run.py").write_bytes((ROOT / "run.py").read_bytes())
    (home / "requirements.lock").write_text("one==1\n", encoding="utf-8")
    (home / "requirements-dev.lock").write_text("one==1\ntwo==2\n", encoding="utf-8")
    spec = importlib.util.spec_from_file_location("run_under_test", home / "run.py")
    assert spec is not None and spec.loader is not None  # noqa: PT018 - one thought
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def machine(desk: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """An ordinary user's Debian without sudo and screen; nothing outside is really started."""
    stand_in = Machine(desk, monkeypatch)
    stand_in.set("run_quietly", stand_in.run_quietly)
    stand_in.set("HAS_SCREEN", False)
    stand_in.found("apt-get", "ldd", "python3.11", "python3.12")
    monkeypatch.setattr(desk.os, "geteuid", lambda: 1000)
    monkeypatch.setenv("PYTHONUTF8", "1")
    return stand_in


def living_python(desk: ModuleType) -> None:
    (desk.VENV / "lib/python3.11/site-packages/PySide6").mkdir(parents=True)
    desk.VENV_PYTHON.parent.mkdir(parents=True, exist_ok=True)
    desk.VENV_PYTHON.write_text("", encoding="utf-8")


def test_python_3_11_to_3_13_with_64_bits_is_accepted(desk: ModuleType) -> None:
    assert [desk.python_problem((3, minor), True) for minor in (11, 12, 13)] == ["", "", ""]
    assert "64 位" in desk.python_problem((3, 12), False)


@pytest.mark.parametrize("version", [(2, 7), (3, 8), (3, 10), (3, 14)])
def test_an_unsupported_python_is_named_in_a_sentence(desk: ModuleType, version: tuple[int, int]) -> None:
    assert desk.python_problem(version, True).endswith(f"当前是 {version[0]}.{version[1]}。")


def test_another_python_on_the_path_takes_over_with_the_same_arguments(desk: ModuleType, machine: Machine) -> None:
    machine.answers["python3.11"] = (127, "")  # a version manager's empty shim
    machine.set("call", machine.take(5))
    assert desk.run_with_another_python(["test", "-k", "x"], "") == 5
    assert machine.handed_on == [["python3.12", desk.__file__, "test", "-k", "x"]]


def test_without_a_suitable_python_the_sentence_says_what_to_install(desk: ModuleType, machine: Machine) -> None:
    machine.answers["python3"] = (1, "")
    with pytest.raises(desk.SetupError, match=r"当前是 3\.8。.*请安装 64 位 Python 3\.11–3\.13") as caught:
        desk.run_with_another_python([], desk.python_problem((3, 8), True))
    assert caught.value.status == 1


@pytest.mark.parametrize("found", ["x86_64 glibc 2.27", "aarch64 glibc 2.31", "x86_64  ", "loongarch64 glibc 2.40"])
def test_a_system_that_qt_is_not_built_for_is_refused(desk: ModuleType, found: str) -> None:
    with pytest.raises(desk.SetupError, match=r"需要 glibc 2\.\d+ 以上|没有 loongarch64 处理器的版本"):
        desk.require_glibc(*found.split(" "))
    desk.require_glibc("x86_64", "glibc", "2.28")


def test_run_py_can_be_read_by_python_3_7(desk: ModuleType) -> None:
    compile_for_37 = "import ast, sys; ast.parse(open(sys.argv[1], encoding='utf-8').read(), feature_version=(3, 7))"
    subprocess.run([sys.executable, "-c", compile_for_37, str(desk.__file__)], check=True)


def test_the_first_set_up_installs_the_lock_with_hashes(desk: ModuleType, machine: Machine) -> None:
    desk.set_up(desk.LOCK)
    install = next(line for line in machine.asked if "pip install" in line)
    assert re.search(rf"--require-hashes .*-r {desk.LOCK}$", install)
    assert "index" not in install
    assert desk.is_ready(desk.LOCK)


def test_nothing_is_installed_when_nothing_changed(desk: ModuleType, machine: Machine) -> None:
    desk.set_up(desk.LOCK)
    machine.asked.clear()
    desk.set_up(desk.LOCK)
    assert [line.split()[0] for line in machine.asked] == ["ldd"]


@pytest.mark.parametrize(("file", "content"), [("LOCK", "one==2\n"), ("STAMP", "python 3.10\n")])
def test_another_lock_or_another_python_makes_a_new_environment(
    desk: ModuleType, machine: Machine, file: str, content: str
) -> None:
    desk.set_up(desk.LOCK)
    getattr(desk, file).write_text(content, encoding="utf-8")
    machine.asked.clear()
    desk.set_up(desk.LOCK)
    assert machine.was_asked("-m venv")
    assert machine.was_asked("pip install")


def test_the_tests_add_to_the_programs_environment_and_serve_it(desk: ModuleType, machine: Machine) -> None:
    desk.set_up(desk.LOCK)
    machine.asked.clear()
    desk.set_up(desk.DEV_LOCK)
    assert not machine.was_asked("-m venv")
    assert machine.was_asked(f"-r {desk.DEV_LOCK}")
    assert desk.is_ready(desk.LOCK)


def test_a_half_made_environment_is_rebuilt(desk: ModuleType, machine: Machine) -> None:
    living_python(desk)
    leftover = desk.VENV / "half.txt"
    leftover.write_text("", encoding="utf-8")
    desk.set_up(desk.LOCK)
    assert not leftover.exists()
    assert desk.is_ready(desk.LOCK)


def test_an_environment_whose_python_is_gone_is_rebuilt(desk: ModuleType, machine: Machine) -> None:
    desk.set_up(desk.LOCK)
    desk.VENV_PYTHON.unlink()
    desk.set_up(desk.LOCK)
    assert desk.VENV_PYTHON.exists()


def test_a_failed_installation_shows_pips_words_and_a_hint_and_leaves_no_stamp(
    desk: ModuleType, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.answers["pip install"] = (1, "ERROR: no route to host")
    assert desk.main(["setup"]) == 1
    shown = capsys.readouterr().err
    assert "no route to host" in shown
    assert "请检查网络" in shown
    assert not desk.STAMP.exists()


def test_a_failed_addition_for_the_tests_leaves_the_program_ready(desk: ModuleType, machine: Machine) -> None:
    desk.set_up(desk.LOCK)
    machine.answers["pip install"] = (1, "offline")
    with pytest.raises(desk.SetupError):
        desk.set_up(desk.DEV_LOCK)
    assert desk.is_ready(desk.LOCK)
    assert not desk.is_ready(desk.DEV_LOCK)


def test_a_wheelhouse_takes_the_networks_place_and_is_named_when_it_falls_short(
    desk: ModuleType, machine: Machine
) -> None:
    desk.WHEELHOUSE.mkdir()
    machine.answers["pip install"] = (1, "No matching distribution found")
    with pytest.raises(desk.SetupError, match="安装包取自 wheelhouse/"):
        desk.set_up(desk.LOCK)
    assert machine.was_asked(f"--no-index --find-links {desk.WHEELHOUSE}")


@on_linux
def test_a_second_set_up_waits_for_the_first_and_then_finds_it_done(desk: ModuleType, machine: Machine) -> None:
    import fcntl

    def locked_elsewhere() -> bool:
        with Path(str(desk.__file__)).open("r+b") as second:
            try:
                fcntl.flock(second, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
        return False

    during: list[bool] = []
    machine.doing["pip install"] = lambda: during.append(locked_elsewhere())
    desk.set_up(desk.LOCK)
    assert during == [True]
    assert not locked_elsewhere()

    readiness = iter([False, True])
    machine.set("is_ready", lambda lock: next(readiness))
    machine.set("build", lambda lock: pytest.fail("the first set-up had done it"))
    desk.set_up(desk.LOCK)


def test_missing_libraries_are_read_from_ldd_once_each(desk: ModuleType, machine: Machine) -> None:
    living_python(desk)
    machine.answers["ldd"] = (1, LDD_OUTPUT)
    assert desk.missing_libraries() == ["libEGL.so.1", "libglib-2.0.so.0"]


def test_the_screens_plugin_is_examined_only_where_there_is_a_screen(desk: ModuleType, machine: Machine) -> None:
    living_python(desk)
    desk.missing_libraries()
    assert not machine.was_asked("libqxcb.so")
    machine.set("HAS_SCREEN", True)
    desk.missing_libraries()
    assert machine.was_asked("libqxcb.so")


PACKAGES = """
libglib-2.0.so.0 libglib2.0-0       libgthread-2.0.so.0 libglib2.0-0    libGL.so.1 libgl1     libEGL.so.1 libegl1
libxkbcommon.so.0 libxkbcommon0     libxkbcommon-x11.so.0 libxkbcommon-x11-0      libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1   libX11.so.6 libx11-6       libX11-xcb.so.1 libx11-xcb1    libz.so.1 zlib1g
libxcb-cursor.so.0 libxcb-cursor0   libxcb-render-util.so.0 libxcb-render-util0   libzstd.so.1 libzstd1
libstdc++.so.6 libstdc++6           libgcc_s.so.1 libgcc-s1    libfreetype.so.6 libfreetype6
"""


@pytest.mark.parametrize(("library", "package"), re.findall(r"(\S+\.so\.\d+) (\S+)", PACKAGES))
def test_each_library_leads_to_its_debian_package(desk: ModuleType, library: str, package: str) -> None:
    assert desk.package_of(library) == package


def test_package_names_with_t64_are_taken_where_the_system_has_them(desk: ModuleType, machine: Machine) -> None:
    machine.answers["apt-cache pkgnames"] = (0, "libglib2.0-0t64\nlibgl1\n")
    assert desk.names_here(["libgl1", "libglib2.0-0"]) == ["libgl1", "libglib2.0-0t64"]


@on_linux
def test_without_rights_the_exact_apt_line_is_shown_and_the_status_is_3(
    desk: ModuleType, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.answers["ldd"] = (1, LDD_OUTPUT)
    assert desk.main(["setup"]) == 3
    shown = capsys.readouterr().err
    line = "apt-get update && apt-get install -y --no-install-recommends libegl1 libglib2.0-0"
    assert f"\n  su - -c '{line}'\n" in shown
    assert "缺少系统库：libEGL.so.1、libglib-2.0.so.0。" in shown
    assert not machine.was_asked("apt-get install")


@on_linux
def test_root_gets_the_libraries_installed(desk: ModuleType, machine: Machine) -> None:
    machine.patch.setattr(desk.os, "geteuid", lambda: 0)
    machine.answers["ldd"] = (1, LDD_OUTPUT)
    machine.doing["apt-get -o DPkg::Lock::Timeout=120 install"] = lambda: machine.answers.pop("ldd")
    desk.set_up(desk.LOCK)
    assert machine.was_asked("install -y --no-install-recommends libegl1 libglib2.0-0")


def test_sudo_is_used_only_when_it_asks_for_no_password(desk: ModuleType, machine: Machine) -> None:
    machine.found("sudo")
    assert desk.administrator_prefix() == ["sudo", "-n"]
    machine.answers["sudo -n true"] = (1, "a password is required")
    assert desk.administrator_prefix() is None


def test_a_failing_apt_shows_its_words_and_the_line(desk: ModuleType, machine: Machine) -> None:
    machine.answers["install"] = (100, "E: Unable to locate package")
    machine.patch.setattr(desk.os, "geteuid", lambda: 0)
    with pytest.raises(desk.SetupError, match="Unable to locate") as caught:
        desk.install_packages(["libgl1"], "缺少系统库：libGL.so.1。")
    assert caught.value.status == 3
    assert "--no-install-recommends libgl1" in str(caught.value)


def test_a_system_without_apt_is_told_which_libraries_are_missing(desk: ModuleType, machine: Machine) -> None:
    machine.found()
    with pytest.raises(desk.SetupError, match=r"libGL\.so\.1.*Debian 上的包名：libgl1") as caught:
        desk.install_packages(["libgl1"], "缺少系统库：libGL.so.1。")
    assert caught.value.status == 3


def test_a_missing_venv_module_asks_for_everything_in_one_line(desk: ModuleType, machine: Machine) -> None:
    machine.set("find_spec", lambda name: None if name == "ensurepip" else name)
    with pytest.raises(desk.SetupError) as caught:
        desk.set_up(desk.LOCK)
    assert caught.value.status == 3
    for package in (f"python3.{sys.version_info[1]}-venv", *desk.QT_PACKAGES.split()):
        assert f" {package}" in str(caught.value)
    assert not desk.VENV.exists()


def test_every_check_runs_and_one_failure_fails_the_whole(
    desk: ModuleType, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.answers["-m mypy"] = (1, "run.py:1: error: made up")
    machine.set("call_python", lambda *args: sys.stdout.write("3 passed in 0.1s\n") * 0)
    assert desk.run_checks([]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("[通过]") for line in lines) == len(desk.CHECKS) - 1
    assert "run.py:1: error: made up" in lines
    assert "未通过的检查（详见上文）：mypy --strict" in lines
    assert lines[-1] == "3 passed in 0.1s"


@pytest.mark.parametrize("line", ["", "export -x > export -x", "-- --help > --help", "-- test > test"])
def test_what_is_no_command_of_run_py_goes_to_the_program(desk: ModuleType, machine: Machine, line: str) -> None:
    typed, _, handed_on = line.partition(" > ")
    machine.set("start_program", machine.take(7))
    assert desk.main(typed.split()) == 7
    assert machine.handed_on == [handed_on.split()]


@on_linux
def test_the_programs_exit_status_comes_back(desk: ModuleType) -> None:
    living_python(desk)
    desk.VENV_PYTHON.unlink()
    desk.VENV_PYTHON.symlink_to(sys.executable)
    desk.STAMP.write_text("\n".join(desk.stamp_lines(desk.LOCK)), encoding="utf-8")
    (desk.ROOT / "main.py").write_text("import sys\nsys.exit(len(sys.argv))\n", encoding="utf-8")
    result = subprocess.run([sys.executable, str(desk.__file__), "a", "b c"], capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (3, "")


def test_help_names_every_command_and_starts_nothing(
    desk: ModuleType, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.main(["--help"]) == 0
    shown = capsys.readouterr().out
    for command in ("run.py test", "run.py bench", "run.py setup", "run.py wheelhouse", "run.bat"):
        assert command in shown
    assert machine.asked == []


def test_a_folder_that_cannot_be_written_ends_in_a_sentence(
    desk: ModuleType, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        raise PermissionError(13, "Permission denied", "run.py")

    machine.set("keep_others_waiting", refuse)
    assert desk.main(["setup"]) == 1
    assert "请确认可以写入" in capsys.readouterr().err


def pins(lock: str) -> set[str]:
    return set(re.findall(r"^([\w.-]+==[^\s;]+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))


def test_the_development_lock_pins_everything_the_program_uses() -> None:
    assert pins("requirements.lock") <= pins("requirements-dev.lock")


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_locks_pin_the_declared_versions_and_name_no_registry(lock: str) -> None:
    declared = re.findall(r'"([\w.-]+==[\d.]+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    assert "pyside6-essentials==6.9.3" in pins(lock)
    if lock == "requirements-dev.lock":
        assert {each.lower() for each in declared} <= {each.lower() for each in pins(lock)}


def test_run_bat_keeps_the_console_open_on_failure() -> None:
    raw = (ROOT / "run.bat").read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n")  # cmd reads UTF-8 batch files reliably only with CRLF
    assert b"chcp 65001" in raw
    assert b'if not "%STATUS%"=="0" pause' in raw
