"""The house keeps its own rules: rooms, sizes, documents."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.commands.parser import build

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("app", "db", "exports", "ui")
CODE = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")] + [ROOT / "main.py", ROOT / "run.py"]


def test_no_file_does_two_things() -> None:
    own = [path for path in CODE if "versions" not in path.parts]  # a migration is a frozen record, not a text to read
    long = {str(path.relative_to(ROOT)): n for path in own if (n := len(path.read_text("utf-8").splitlines())) > 400}
    assert not long


def test_every_file_says_first_which_question_it_answers() -> None:
    silent = [str(path.relative_to(ROOT)) for path in CODE if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert not silent


def test_no_function_is_longer_than_a_glance() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in CODE
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > 60
    ]
    assert not long


@pytest.mark.parametrize("heavy", ["sqlalchemy", "alembic", "openpyxl", "reportlab", "pypinyin", "rapidfuzz"])
def test_the_window_is_loaded_without(heavy: str) -> None:
    code = f"import sys, ui.window, ui.startup; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def commands() -> set[str]:
    """Every command of the command line."""
    found: set[str] = set()
    for action in build()._actions:
        if action.dest == "command" and action.choices:
            found.update(str(name) for name in action.choices)
    return found


def test_every_command_is_in_the_readme_and_the_manual_and_none_is_made_up() -> None:
    for name in ("README.md", "docs/manual/README.md"):
        text = (ROOT / name).read_text("utf-8")
        written = set(re.findall(r"(?:main|run)\.py ([a-z][a-z-]*)", text))
        written -= {"test", "bench", "setup", "wheelhouse"}
        assert written == commands(), name


def test_the_documents_point_to_files_that_exist() -> None:
    for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{path.relative_to(ROOT)} → {target}"
