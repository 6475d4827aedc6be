"""How do measured figures become the table of docs/benchmarks.md?"""

from pathlib import Path
from typing import Any

from tests.benchmarks.measuring import number

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"


def write_into(document: Path, result: dict[str, Any]) -> None:
    """Replace what stands between the markers. Raises ValueError when the document has none."""
    text = document.read_text("utf-8")
    before, mark, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not mark or not end:
        raise ValueError(f"{document.name} has no markers {BEGIN} … {END}")
    document.write_text(f"{before}{BEGIN}\n{as_markdown(result)}\n{END}{after}", "utf-8")


def as_markdown(result: dict[str, Any]) -> str:
    """The figures with a bar, those without, and on what they were measured."""
    figures = [figure for of in result["figures"].values() for figure in of]
    barred = [_barred(figure) for figure in figures if figure["bar"] is not None]
    others = [_other(figure) for figure in figures if figure["bar"] is None]
    lines = [_facts(result), ""]
    lines += ["| What | Bar | Measured | | Rival, absolute times |", "|---|---|---|---|---|", *barred, ""]
    lines += ["For information:", "", "| What | Measured | How |", "|---|---|---|", *others]
    return "\n".join(lines)


def _facts(result: dict[str, Any]) -> str:
    scale = "" if result["scale"] == 1 else f" Scale {result['scale']:g}: the bars hold at scale 1 only."
    return (
        f"Measured on {result['date']}: {result['cores']} cores, {result['system']}, Python {result['python']}, "
        f"SQLite {result['sqlite']}, PySide6 {result['pyside']}, SQLAlchemy {result['sqlalchemy']}; "
        f"medians of {result['rounds']} rounds; load of the machine before: {result.get('load', '–')}.{scale}"
    )


def _barred(figure: dict[str, Any]) -> str:
    verdict = "kept" if figure["met"] else "**missed**"
    bar, value = f"{figure['bar']:g} {figure['unit']}", f"{number(figure['value'])} {figure['unit']}"
    return f"| {_plain(figure['what'])} | ≤ {bar} | {value} | {verdict} | {_plain(figure['note'])} |"


def _other(figure: dict[str, Any]) -> str:
    return f"| {_plain(figure['what'])} | {number(figure['value'])} {figure['unit']} | {_plain(figure['note'])} |"


def _plain(text: str) -> str:
    return text.replace("|", "\\|")
