"""Are body and post parted where they stand in one cell?"""

import pytest

from app.values.posts import part_post


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("百堃堂工业品（江城）有限公司董事长", ("百堃堂工业品（江城）有限公司", "董事长")),
        ("澹畔医疗器械有限公司  总经理", ("澹畔医疗器械有限公司", "总经理")),
        ("霁笠酒楼有限公司董事长、总经理", ("霁笠酒楼有限公司", "董事长、总经理")),
        ("霁笠酒楼有限公司党支部书记兼副总经理", ("霁笠酒楼有限公司", "党支部书记兼副总经理")),
        ("区委统战部副部长", ("区委统战部", "副部长")),
        ("示范区餐饮业商会秘书长（专职）", ("示范区餐饮业商会", "秘书长（专职）")),
        ("江城新锐律师事务所合伙人", ("江城新锐律师事务所", "合伙人")),
    ],
)
def test_body_and_post_are_parted(text: str, parted: tuple[str, str]) -> None:
    assert part_post(text) == parted


@pytest.mark.parametrize(
    "text",
    [
        "百堃堂工业品有限公司",
        "董事长",
        "区工商联副主席、宏图集团有限公司董事长",
        "甲公司董事长；乙公司经理",
        "区委常委、统战部部长",
        "",
    ],
)
def test_what_cannot_be_parted_is_left(text: str) -> None:
    assert part_post(text) is None
