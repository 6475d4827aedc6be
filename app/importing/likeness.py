"""Which record may a new row be after all, how likely, and why?"""

from dataclasses import dataclass

SAME_NAME, FORMER_NAME, SAME_PHONE = 90, 85, 60
"""How many points of a hundred each likeness has; two of them make `BOTH`."""

BOTH = 97
_WORDS = {
    SAME_NAME: "名称去掉括号和后缀后相同",
    FORMER_NAME: "与曾用名相同",
    SAME_PHONE: "电话相同",
    BOTH: "名称相近，电话也相同",
}


@dataclass(frozen=True, slots=True)
class Near:
    """What a row may be: a stored record, or (`record_id` None) the row `place` of the file."""

    record_id: int | None
    place: tuple[str, int] | None
    title: str
    """Of the record; empty until `named`."""
    score: int

    @property
    def reason(self) -> str:
        """Why, for the clerk."""
        return _WORDS[self.score]
