"""By what does the importer know a template that we handed out: its example row, and its sheets without records?"""

EXAMPLE = "（示例）"
"""Begins the name in the example row; such a row is never stored."""

GUIDE_SHEET = "填写说明"
WORDS_SHEET = "可选项"

SHEETS = (GUIDE_SHEET, WORDS_SHEET)
"""The sheets of a template that hold no records."""

VERSION = 1
"""Raised when templates come to mean something else; stands in each template."""


def is_example(title: str) -> bool:
    """Whether the row with this name is a template's example."""
    return title.replace("(", "（").replace(")", "）").startswith(EXAMPLE)
