"""Which numbers has somebody of the sample office stated that no records prove?"""

from collections.abc import Mapping
from typing import NamedTuple

from app.kinds.base import Link, Values
from app.sample.exchange import TITLE


class Bodies(NamedTuple):
    """Whose numbers they are, and at which meetings they were said."""

    federation: Link
    chambers: list[Link]
    firm: Link
    meetings: Mapping[str, Link]


_STATED: tuple[tuple[str, int, str, str, str, str | None, str | None], ...] = (
    ("各类主题活动", 410, "exact", "场", "meetings_by_kind:activity", "2024", "2024-12-20"),
    ("政企早餐会", 30, "nearly", "场", "meetings_by_kind:breakfast_meeting", "2021-12", "2024-12-20"),
    ("参训青年企业家", 500, "some_odd", "名", "training_people", "2015", "2024-12-20"),
    ("走访企业", 1200, "over", "家次", "visits_by_target", "2024", "2024-12-20"),
    ("合作银行", 17, "exact", "家", "other", None, "2024-12-20"),
    ("收集诉求", 260, "about", "条", "appeals_raised", "2024", "2024-12-20"),
    ("带动就业", 3000, "reaching", "人", "other", "2024", "2024-12"),
    ("开展理想信念教育", 50, "at_least", "场", "trainings", None, "2024-11"),
)
"""What is counted, number, qualifier, unit, beside which figure, since when, when it was said."""


def reported(who: Bodies) -> list[Values]:
    """The stated numbers, most of them the federation's own."""
    found: list[Values] = [
        {
            "counted": counted,
            "subject": who.federation,
            "number": number,
            "qualifier": qualifier,
            "unit": unit,
            "beside": beside,
            "period_from": since,
            "period_to": on if since else None,
            "stated_on": on,
            "source": "年度工作总结",
        }
        for counted, number, qualifier, unit, beside, since, on in _STATED
    ]
    found[2] |= {"subject": who.chambers[0], "notes": "连续十年办班的累计数。"}
    found[6] |= {"subject": who.firm, "meeting": who.meetings[TITLE], "source": None}
    return found
