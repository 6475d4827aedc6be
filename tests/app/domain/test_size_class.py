"""Does the size class keep to every bound of the method of 2017?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.size_class import GROUPS, Group, SizeClass, group_of, size_class, size_in

ORDER = (SizeClass.LARGE, SizeClass.MEDIUM, SizeClass.SMALL, SizeClass.MICRO)
WAN = 1_000_000
UNITS = {"staff": 1, "revenue": WAN, "assets": WAN}

# 划分办法 as printed: group, staff, revenue, assets (persons, 万元); written down apart from the program's own table.
METHOD = """
农、林、牧、渔业 - 20000/500/50 -
工业 1000/300/20 40000/2000/300 -
建筑业 - 80000/6000/300 80000/5000/300
批发业 200/20/5 40000/5000/1000 -
零售业 300/50/10 20000/500/100 -
交通运输业 1000/300/20 30000/3000/200 -
仓储业 200/100/20 30000/1000/100 -
邮政业 1000/300/20 30000/2000/100 -
住宿业 300/100/10 10000/2000/100 -
餐饮业 300/100/10 10000/2000/100 -
信息传输业 2000/100/10 100000/1000/100 -
软件和信息技术服务业 300/100/10 10000/1000/50 -
房地产开发经营 - 200000/1000/100 10000/5000/2000
物业管理 1000/300/100 5000/1000/500 -
租赁和商务服务业 300/100/10 - 120000/8000/100
其他未列明行业 300/100/10 - -
"""


def bounds_of(group: Group) -> dict[str, tuple[int, int, int]]:
    """The indicators that count in a group, with their bounds in persons and 分."""
    found = {}
    for name, unit in UNITS.items():
        bounds = getattr(group, name)
        if bounds:
            found[name] = tuple(bound * unit for bound in bounds)
    return found


def test_the_table_is_the_method_s() -> None:
    def shown(bounds: tuple[int, int, int] | None) -> str:
        return "/".join(map(str, bounds)) if bounds else "-"

    ours = [f"{g.name} {shown(g.staff)} {shown(g.revenue)} {shown(g.assets)}" for g in GROUPS]
    assert ours == METHOD.split("\n")[1:-1]


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_at_each_bound_the_class_is_reached_and_one_below_it_is_not(group: Group) -> None:
    bounds = bounds_of(group)
    for at, reached in enumerate(ORDER[:3]):
        figures = {name: bound[at] for name, bound in bounds.items()}
        assert size_in(group, **figures).size is reached
        for short in figures:
            assert size_in(group, **{**figures, short: figures[short] - 1}).size is ORDER[at + 1]


@given(st.sampled_from(GROUPS), st.data())
def test_the_weakest_indicator_decides(group: Group, data: st.DataObject) -> None:
    bounds = bounds_of(group)
    near = {name: [b + step for b in bound for step in (-1, 0, 1)] for name, bound in bounds.items()}
    figures = {
        name: data.draw(st.one_of(st.sampled_from(near[name]), st.integers(0, 2 * bounds[name][0]))) for name in bounds
    }
    each = [
        ORDER.index(size_in(Group("", **{name: getattr(group, name)}), **{name: figures[name]}).size) for name in bounds
    ]
    assert size_in(group, **figures).size is ORDER[max(each)]
    for name in figures:
        missing = {**figures, name: None}
        assert size_in(group, **missing).size is SizeClass.UNDECIDED


@given(st.sampled_from(GROUPS), st.integers(0, 3000), st.integers(0, 10**12), st.integers(0, 10**12))
def test_more_of_anything_never_makes_an_enterprise_smaller(
    group: Group, staff: int, revenue: int, assets: int
) -> None:
    size = ORDER.index(size_in(group, staff=staff, revenue=revenue, assets=assets).size)
    for more in ((staff * 2, revenue, assets), (staff, revenue * 2, assets), (staff, revenue, assets * 2)):
        grown = size_in(group, staff=more[0], revenue=more[1], assets=more[2]).size
        assert ORDER.index(grown) <= size


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("A01", "农、林、牧、渔业"),
        ("B06", "工业"),
        ("C35", "工业"),
        ("制造业", "工业"),
        ("4610", "工业"),
        ("E47", "建筑业"),
        ("5177", "批发业"),
        ("52", "零售业"),
        ("G54", "交通运输业"),
        ("5810", "交通运输业"),
        ("5910", "交通运输业"),
        ("G5920", "仓储业"),
        ("5990", "仓储业"),
        ("60", "邮政业"),
        ("61", "住宿业"),
        ("62", "餐饮业"),
        ("63", "信息传输业"),
        ("64", "信息传输业"),
        ("65", "软件和信息技术服务业"),
        ("7010", "房地产开发经营"),
        ("7020", "物业管理"),
        ("7030", "其他未列明行业"),
        ("L", "租赁和商务服务业"),
        ("M73", "其他未列明行业"),
        ("85", "其他未列明行业"),
        ("R", "其他未列明行业"),
    ],
)
def test_a_code_is_judged_by_its_group(code: str, name: str) -> None:
    group = group_of(code)
    assert isinstance(group, Group)
    assert group.name == name


@pytest.mark.parametrize("code", ["J66", "P", "83", "Q84", "G53", "S91", "T", "7040"])
def test_what_the_method_does_not_cover_is_said_to_be_so(code: str) -> None:
    verdict = size_class(code, staff=10, revenue=WAN, assets=WAN)
    assert verdict.size is SizeClass.NOT_CLASSED
    assert "不划分" in verdict.text


@pytest.mark.parametrize("code", [None, "", "F", "G", "H", "I", "K", "70", "Q", "59", "卖鱼的"])
def test_a_code_that_says_too_little_gives_no_class_but_a_reason(code: str | None) -> None:
    verdict = size_class(code, staff=10, revenue=WAN, assets=WAN)
    assert verdict.size is SizeClass.UNDECIDED
    assert verdict.reason


def test_every_code_of_two_figures_has_a_group_or_a_reason() -> None:
    for number in range(1, 98):
        assert group_of(f"{number:02d}")


def test_the_missing_figure_is_named() -> None:
    assert size_class("C35", staff=50).text == "无法判定（缺营业收入）"
    assert size_class("C35", staff=50, revenue=500 * WAN).text == "小型"
    assert size_class("72", staff=50, revenue=1).text == "无法判定（缺资产总额）"
