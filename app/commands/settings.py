"""The command that shows and changes the settings."""

import argparse

from app.commands.opening import opened
from app.commands.output import answer, answer_json, table
from app.commands.usage import WrongUsage
from app.options import Chosen


def settings(options: argparse.Namespace) -> int:
    """List the settings, or one of them; with a value or --default: change it first."""
    changes = options.value is not None or options.default
    if options.default and (options.name is None or options.value is not None):
        raise WrongUsage("--default 前面写一个设置的名称，不写值")
    with opened(options, asks_only=not changes) as desk:
        if changes:
            desk.set_setting(options.name, options.value)
        found = desk.settings()
    if options.name is not None:
        found = [chosen for chosen in found if chosen.option.name == options.name]
        if not found:
            raise WrongUsage(f"没有“{options.name}”这个设置；main.py settings 列出全部")
    if options.json:
        answer_json({"settings": [_as_json(chosen) for chosen in found]})
        return 0
    headings = ["名称", "设置", "现在", "默认"]
    answer(table(headings, [[each.option.name, _label(each), each.text, each.default_text] for each in found]))
    return 0


def _label(chosen: Chosen) -> str:
    return f"{chosen.option.group}：{chosen.option.label}"


def _as_json(chosen: Chosen) -> dict[str, object]:
    option = chosen.option
    return {
        "name": option.name,
        "label": option.label,
        "group": option.group,
        "value": chosen.value,
        "text": chosen.text,
        "default": option.default,
        "chosen": not chosen.is_default,
    }
