"""How many names stand in a cell, and what stands behind one?"""

import pytest

from app.importing.cells.named import Named, bodies_in, named, people_in, without_others

PEOPLE, BODIES = ("person",), ("chamber", "enterprise")


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("示范区餐饮业商会\n示范区青峤商会", 2),
        ("百堃堂工业品（江城）有限公司、霁笠酒楼（江城）有限公司", 2),
        ("柏启远 柏知非", 2),
        ("柏启远、柏苓、柏知非", 3),
    ],
)
def test_several_names_in_a_cell_are_counted(text: str, many: int) -> None:
    found = named(text, PEOPLE + BODIES)
    assert found is not None
    assert found.many == many


@pytest.mark.parametrize(
    "text", ["张  伟", "王 小 明", "欧阳 文博", "江城宏图建设\n集团有限公司", "粮油、副食批发部", "江城（集团）公司"]
)
def test_one_name_stays_one(text: str) -> None:
    assert named(text, PEOPLE + BODIES) is None


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("江城宏图建设有限公司、江城远山材料厂", 2),
        ("江城宏图建设有限公司\n江城远山材料厂", 2),
        ("江城宏图建设有限公司 江城远山材料厂", 2),
        ("江城宏图建设\n有限公司", 1),
        ("青禾保险股份有限公司 江城分公司", 1),
        ("江城宏图（集团）有限公司", 1),
        ("粮油、副食批发部", 1),
    ],
)
def test_a_cell_for_one_body_may_hold_several(text: str, many: int) -> None:
    assert len(bodies_in(text)) == many


def test_a_post_or_a_remark_behind_a_person_is_parted_from_the_name() -> None:
    assert named("柏苓 副主席", PEOPLE) == Named("柏苓", "副主席")
    assert named("冯远（兼）", PEOPLE) == Named("冯远", "兼", sure=False)
    assert named("柏苓 副主席", BODIES) is None


@pytest.mark.parametrize(
    ("text", "read"),
    [("魏然 陶令", "魏然、陶令"), ("魏  然", "魏  然"), ("魏然、陶令等", "魏然、陶令等"), ("欧阳 文博", "欧阳 文博")],
)
def test_people_between_whom_only_a_space_stands_do_not_become_one(text: str, read: str) -> None:
    assert people_in(text) == read


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("江城宏图建设集团有限公司等5家", "江城宏图建设集团有限公司"),
        ("甲公司等", "甲公司"),
        ("甲公司、乙公司等十余家企业", "甲公司、乙公司"),
        ("陈建国等12人", "陈建国"),
        ("江城平等", ""),
        ("江城等高线测绘公司", ""),
    ],
)
def test_others_behind_a_name_are_known_by_a_word(text: str, alone: str) -> None:
    assert without_others(text) == alone
