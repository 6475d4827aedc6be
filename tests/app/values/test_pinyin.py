"""Do names sort and are they found as a person who reads Chinese expects?"""

import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.values.pinyin import full_pinyin, initials, sort_key, spelled


@pytest.mark.parametrize(
    ("name", "letters", "syllables"),
    [
        ("青禾智能", "qhzn", "qinghezhineng"),
        ("重庆", "cq", "chongqing"),
        ("长沙", "cs", "changsha"),
        ("银行业协会", "yhyxh", "yinhangyexiehui"),
        ("音乐家", "yyj", "yinyuejia"),
        ("永顺建材行", "ysjch", "yongshunjiancaihang"),
        ("知行咨询", "zxzx", "zhixingzixun"),
        ("天台商会", "ttsh", "tiantaishanghui"),
        ("浒墅关", "xsg", "xushuguan"),
        ("吕氏模具", "lsmj", "lvshimuju"),
        ("3M中国（Ｌtd）", "3mzgltd", "3mzhongguoltd"),
        ("乐康", "lk yk", "lekang yuekang"),
        ("", "", ""),
    ],
)
def test_a_name_is_spelled_for_search(name: str, letters: str, syllables: str) -> None:
    assert (initials(name), full_pinyin(name)) == (letters, syllables)
    assert spelled(name) == (sort_key(name), letters, syllables)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("单雄", "shan"),
        ("解珍", "xie"),
        ("仇英", "qiu"),
        ("曾巩", "zeng"),
        ("区大", "ou"),
        ("盖文", "ge"),
        ("查良", "zha"),
        ("覃川", "qin"),
        ("缪文", "miao"),
        ("种师", "chong"),
        ("冼星", "xian"),
        ("召平", "shao"),
        ("员半", "yun"),
        ("朴正", "piao"),
        ("尉迟恭", "yu"),
        ("尉健", "wei"),
        ("长孙明", "zhang"),
        ("乐嘉", "yue"),
        ("沈文", "shen"),
        ("区", "ou"),
    ],
)
def test_a_surname_is_read_as_a_surname(name: str, said: str) -> None:
    assert sort_key(name, person=True).rstrip(name)[: len(said) + 1].rstrip("1234") == said
    assert full_pinyin(name, person=True).startswith(said)


def test_the_surname_rule_leaves_other_names_alone() -> None:
    assert sort_key("单县").startswith("shan4")
    assert sort_key("单位").startswith("dan1")
    assert sort_key("查尔斯·单", person=True).startswith("cha2")
    assert initials("单雄") == "dx sx"


def test_names_stand_as_in_a_printed_register() -> None:
    people = ["张一", "章三", "张三", "单雄", "解珍", "阿依古丽", "沙飞", "西安", "先", "詹文", "王五"]
    assert sorted(people, key=lambda name: sort_key(name, person=True)) == [
        "阿依古丽",
        "沙飞",
        "单雄",
        "王五",
        "西安",
        "先",
        "解珍",
        "詹文",
        "张三",
        "张一",
        "章三",
    ]


@given(st.lists(st.sampled_from("西安先喜行张章长重庆王abc12（ ·龘\U00020000"), min_size=0, max_size=6), st.booleans())
def test_a_longer_name_stands_behind_its_beginning(characters: list[str], person: bool) -> None:
    name = "".join(characters)
    assert sort_key(name, person=person) <= sort_key(f"{name} 国", person=person)


@given(st.text(max_size=20), st.booleans())
def test_every_text_has_keys_of_plain_letters(name: str, person: bool) -> None:
    keys = spelled(name, person=person)
    assert keys.sort_key == sort_key(name, person=person)
    assert keys.initials == initials(name, person=person)
    for letters in (keys.initials, keys.full_pinyin):
        assert letters.isascii()
        assert letters == letters.lower()
    assert len(keys.initials.split()) <= 8
    assert keys.sort_key == " ".join(keys.sort_key.split())


def test_importing_the_module_loads_no_pinyin_data() -> None:
    asked = "import sys, app.values.pinyin; print(any('pinyin_dict' in m or m == 'pypinyin' for m in sys.modules))"
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"


def test_spelling_many_names_is_cheap() -> None:
    sort_key("热身")
    names = [f"苏州青禾{chr(0x4E00 + number)}智能科技有限公司" for number in range(10_000)]
    started = time.perf_counter()
    keys = [sort_key(name) for name in names]
    # A tenth of the bar of 0.6 s for 100,000, with room for a busy machine.
    assert time.perf_counter() - started < 0.5
    assert len(set(keys)) == len(names)
