"""Under which headings do the statistics stand when people read them?"""

from dataclasses import dataclass

from app.figures import deeds, gatherings, giving, people, registers, reported, terms
from app.figures.base import Figure, Result


@dataclass(frozen=True, slots=True)
class Theme:
    """A heading and its figures in order."""

    title: str
    figures: tuple[Figure, ...]


THEMES: tuple[Theme, ...] = (
    Theme("商会与会员", registers.FIGURES),
    Theme("班子与执常委", people.FIGURES),
    Theme("换届、品牌与服务站", terms.FIGURES),
    Theme("会议与活动", gatherings.FIGURES),
    Theme("公益捐赠", giving.FIGURES),
    Theme("荣誉、提案、诉求与走访", deeds.FIGURES),
    Theme("自报数字", reported.FIGURES),
)
"""Every file of figures is one theme; a new file is one line here and in the catalogue."""


def with_unit(result: Result) -> str:
    """The value as it is said: 49 家, 18,617 家, 超900万元."""
    if result.text.isdecimal():
        return f"{int(result.text):,} {result.unit}"
    return result.text if result.unit == "元" or not result.text[-1:].isdigit() else f"{result.text} {result.unit}"
