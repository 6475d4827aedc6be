"""The commands that keep the data safe: backup, restore, check."""

import argparse
from pathlib import Path

from app import safety
from app.commands.opening import opened
from app.commands.output import Meter, answer, answer_json
from app.places import data_folder


def back_up(options: argparse.Namespace) -> int:
    """Make a checked copy of the store."""
    with opened(options, asks_only=True) as desk:
        path = desk.back_up(Path(options.file).resolve() if options.file else None)
    answer(f"已备份并检查：{path}")
    return 0


def restore(options: argparse.Namespace) -> int:
    """Make the store what a backup is, after keeping the present one."""
    done = safety.restore(data_folder(options.data), Path(options.file).resolve())
    answer(f"已恢复：{options.file}")
    if done.kept:
        answer(f"恢复前的数据保存在：{done.kept}")
    if done.doubt:
        answer(done.doubt)
    return 0


def check(options: argparse.Namespace) -> int:
    """Examine the store; 1 when something is wrong."""
    with opened(options, asks_only=True) as desk:
        meter = Meter("正在检查")
        findings = desk.check(meter)
        meter.done()
    sound = not any(finding.severity == safety.ERROR for finding in findings)
    if options.json:
        answer_json({"ok": sound, "findings": [finding.as_json() for finding in findings]})
    else:
        for finding in findings:
            answer(f"{finding.where}：{finding.what}。{finding.advice}。")
        answer("数据完好。" if not findings else f"共 {len(findings)} 处需要看一看。")
    return 0 if sound else 1
