"""Do names stand in the order that the papers of meetings use?"""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.strokes import spread_name, stroke_count, stroke_key

# Surnames in the order of printed lists of delegates (以姓氏笔画为序).
IN_ORDER = "丁卜刁于万马王韦尤车毛方尹孔邓古石卢叶田史白包冯司邢吕朱任华刘齐关江许阮孙纪杜李杨肖吴何余邹汪沈宋张陆陈邵"
IN_ORDER += "范林欧罗季岳金周郑单孟项赵胡柳段侯俞施姜洪祝姚贺袁莫贾夏顾钱徐殷高郭唐黄萧曹龚盛"
IN_ORDER += "常崔梁彭董蒋韩程傅曾谢鲍蔡廖谭熊潘薛戴魏"


def test_surnames_stand_as_in_printed_lists() -> None:
    assert "".join(sorted(IN_ORDER, key=stroke_key)) == IN_ORDER


def test_people_of_one_surname_stand_together_ordered_by_the_next_character() -> None:
    names = ["王小明", "王一", "马云山", "王乙", "王一鸣", "丁宁", "玉珍"]
    assert sorted(names, key=stroke_key) == ["丁宁", "马云山", "王一", "王一鸣", "王乙", "王小明", "玉珍"]


def test_the_key_sorts_the_same_in_sql() -> None:
    names = [f"{surname}{given}" for surname in "黄丁林王A" for given in ("芳", "一", "小丽")]
    with sqlite3.connect(":memory:") as store:
        store.execute("CREATE TABLE person (name TEXT, stroke_key TEXT)")
        store.executemany("INSERT INTO person VALUES (?, ?)", [(name, stroke_key(name)) for name in names])
        found = [row[0] for row in store.execute("SELECT name FROM person ORDER BY stroke_key")]
    store.close()
    assert found == sorted(names, key=stroke_key)
    assert found[0] == "丁一"
    assert found[-1].startswith("A")


@pytest.mark.parametrize(("character", "count"), [("一", 1), ("王", 4), ("范", 8), ("皙", 13), ("赢", 17), ("A", None)])
def test_strokes_are_counted_as_the_mainland_writes_them(character: str, count: int | None) -> None:
    assert stroke_count(character) == count


def test_a_character_whose_order_of_writing_is_unknown_stands_behind_its_equals() -> None:
    assert sorted("佖伾何", key=stroke_key)[0] == "何"


@given(st.text(alphabet="王李张一乙明芳A ", max_size=4), st.text(alphabet="王李张一乙明芳A ", max_size=4))
def test_two_names_have_one_key_only_if_they_are_one_name(one: str, other: str) -> None:
    assert (stroke_key(one) == stroke_key(other)) == (one.replace(" ", "") == other.replace(" ", ""))


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("王明", "王\u3000明"),
        ("王 明", "王\u3000明"),
        ("王小明", "王小明"),
        ("欧阳小明", "欧阳小明"),
        ("王", "王"),
        ("Li", "Li"),
    ],
)
def test_two_characters_are_set_over_three_cells(name: str, printed: str) -> None:
    assert spread_name(name) == printed
