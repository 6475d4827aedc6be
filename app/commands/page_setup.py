"""The command about the page set-up of a paper: `page-setup`, which shows it and changes it."""

import argparse

from app.commands.opening import opened
from app.commands.output import answer, answer_json, table
from app.commands.papers import pairs_of
from app.options import NO, YES
from app.papers.catalogue import paper_named
from app.papers.settings import typed


def page_setup(options: argparse.Namespace) -> int:
    """Change what was given, then show what is in force."""
    paper = paper_named(options.document)
    given = typed(paper, pairs_of(options.set, "--set"))
    with opened(options, asks_only=not given) as desk:
        if given:
            desk.choose_paper_settings(paper.name, given)
        lines = desk.paper_settings(paper.name)
    if options.json:
        answer_json({"document": paper.name, "settings": {line.name: line.value for line in lines}})
        return 0
    rows = [[line.name, line.label, _shown(line.value)] for line in lines]
    answer(table(["名称", "设置", "现值"], rows) if rows else f"{paper.label}没有版面设置")
    return 0


def _shown(value: str | int | bool) -> str:
    return (YES if value else NO) if isinstance(value, bool) else str(value)
