"""How does the command line speak Chinese: its help, and what is wrong with a call?"""

import argparse
import re
import unicodedata
from collections.abc import Sequence
from typing import NoReturn

from app.errors import UserError


class WrongUsage(UserError):
    """What was asked for is written wrongly; the text says how it is written."""


_SENTENCES = (
    (r"the following arguments are required: (.+)", r"还要写：\1"),
    (r"argument (.+?): invalid choice: '(.*)' \(choose from (.+)\)", r"没有“\2”这一项（\1），可选：\3"),
    (r"argument (.+?): expected one argument", r"\1 后面要写一个值"),
    (r"argument (.+?): expected at least one argument", r"\1 后面至少要写一个值"),
    (r"argument (.+?): expected at most one argument", r"\1 后面最多写一个值"),
    (r"argument (.+?): expected (\d+) arguments?", r"\1 后面要写 \2 个值"),
    (r"argument (.+?): invalid int value: '(.*)'", r"“\1”应为整数，现为“\2”"),
    (r"argument (.+?): invalid float value: '(.*)'", r"“\1”应为数字，现为“\2”"),
    (r"argument (.+?): ignored explicit argument '(.*)'", r"\1 后面不带值，多了“\2”"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 和 \2 不能同时用"),
    (r"argument (.+?): (.+)", r"\1：\2"),
    (r"unrecognized arguments: (.+)", r"看不懂：\1"),
    (r"ambiguous option: (\S+) could match (.+)", r"“\1”可以指：\2，请写全"),
    (r"one of the arguments (.+) is required", r"要写其中一个：\1"),
)


def in_chinese(message: str) -> str:
    """What argparse says is wrong, as a sentence of this program."""
    for pattern, sentence in _SENTENCES:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return found.expand(sentence).replace("', '", "、").replace("'", "")
    return message


class _ChineseHelp(argparse.HelpFormatter):
    """用法： in place of usage:, and columns that stand in line where a character is two wide."""

    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]
        """Like the base class."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def add_argument(self, action):  # type: ignore[no-untyped-def]
        """Like the base class; the column is as far to the right as the widest option needs."""
        super().add_argument(action)
        wide = width_of(self._format_action_invocation(action)) + self._current_indent
        self._action_max_length = max(self._action_max_length, wide)

    def _format_action(self, action):  # type: ignore[no-untyped-def]
        """The base class pads by the count of characters: its own column, filled up to it by their widths."""
        column = min(self._action_max_length + 2, self._max_help_position)
        header = " " * self._current_indent + self._format_action_invocation(action)
        lines = self._split_lines(self._expand_help(action), self._width - column) if action.help else []
        beside = bool(lines) and width_of(header) + 2 <= column
        shown = [header + " " * (column - width_of(header)) + lines.pop(0) if beside else header]
        shown += [" " * column + line for line in lines]
        below = map(self._format_action, self._iter_indented_subactions(action))
        return self._join_parts(["\n".join(shown) + "\n", *below])

    def _split_lines(self, text: str, width: int) -> list[str]:
        """Between Chinese characters anywhere, but no English word is cut and no line begins with punctuation."""
        lines, room = [""], 0
        for piece in re.findall(r"[（“]*(?:[!-~]+|[^!-~])[，、；：。）”]*", text):
            wide = width_of(piece)
            if room + wide > width and lines[-1]:
                lines, room = [*lines, ""], 0
            lines[-1] += piece if lines[-1] else piece.lstrip()
            room += wide
        return [line.rstrip() for line in lines]


def width_of(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


class ChineseParser(argparse.ArgumentParser):
    """Options are long and written in full; a wrong call is told in Chinese and left with 2."""

    def __init__(self, *, prog: str, description: str | None = None) -> None:
        super().__init__(
            prog=prog, description=description, add_help=False, allow_abbrev=False, formatter_class=_ChineseHelp
        )
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def parse_known_args(self, args=None, namespace=None):  # type: ignore[no-untyped-def]
        """Options may stand between the words: `print minutes 3 --as-of 2026-09-30 a.pdf`.

        argparse gives the first words to whatever takes them and then knows no place for the word behind an option.
        """
        # The outer parser has the command and all that follows it as one word.
        known = args if self._subparsers is not None or args is None else self._options_first(args)
        return super().parse_known_args(known, namespace)

    def _options_first(self, args: Sequence[str]) -> list[str]:
        options: list[str] = []
        words: list[str] = []
        rest = list(args)
        while rest:
            word = rest.pop(0)
            if word == "--":
                return [*options, *words, word, *rest]
            action = self._option_string_actions.get(word)
            if action is None or (action.nargs != 0 and not rest):  # a word, or an option that lacks its value
                (options if word.startswith("--") and "=" in word else words).append(word)
            elif action.nargs == 0:
                options.append(word)
            else:
                options += [word, rest.pop(0)]
        return options + words

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how the command is written."""
        help_for = self.prog if self.prog.startswith("main.py") else "main.py"
        self.exit(2, f"用法不对：{in_chinese(message)}\n{self.format_usage()}查看说明：{help_for} --help\n")
