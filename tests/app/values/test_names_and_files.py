"""Are names cleaned, compared and turned into file names without losing what matters?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.values.characters import half_width, text_clean
from app.values.files import safe_file_name
from app.values.names import plain_name


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("张 三", "张三"),
        ("\u3000苏州\u00a0青禾 智能\u200b科技（苏州）有限公司\ufeff ", "苏州青禾智能科技（苏州）有限公司"),
        ("ABC  Trading\tCo., Ltd.", "ABC Trading Co., Ltd."),
        ("ＡＢＣ１２3公司", "ABC123公司"),
        ("⽅正", "方正"),
        ("①《章程》（试行）：第一条", "①《章程》（试行）：第一条"),
        ("甲\x07乙\r\n丙", "甲乙丙"),
        ("\ud800甲", "甲"),
        ("Café Noir", "Café Noir"),
        ("  ", ""),
    ],
)
def test_what_cannot_be_seen_goes_and_what_can_be_read_stays(text: str, clean: str) -> None:
    assert text_clean(text) == clean


def test_line_breaks_stay_where_lines_are_wanted() -> None:
    assert text_clean("\n第一 行 \r\n\n第二\u200b行\n", keep_lines=True) == "第一行\n\n第二行"


@given(st.text(max_size=20))
def test_cleaning_twice_changes_nothing_and_can_always_be_stored(text: str) -> None:
    clean = text_clean(text)
    assert text_clean(clean) == clean
    clean.encode()
    assert half_width(half_width(text)) == half_width(text)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("苏州青禾智能科技有限公司", "苏州青禾智能科技"),
        ("苏州青禾智能科技（集团）有限公司", "苏州青禾智能科技"),
        ("苏州青禾智能科技集团股份有限公司", "苏州青禾智能科技"),
        ("青禾智能(苏州) 有限责任公司", "青禾智能苏州"),
        ("青禾投资合伙企业（有限合伙）", "青禾投资合伙企业"),
        ("ＡＢＣ 股份有限公司", "abc"),
        ("青禾智能有限公司上海分公司", "青禾智能有限公司上海分公司"),
        ("上海市安徽商会", "上海市安徽商会"),
        ("有限公司", "有限公司"),
        ("（集团）", "集团"),
        ("", ""),
    ],
)
def test_two_spellings_of_one_company_have_the_same_plain_name(name: str, plain: str) -> None:
    assert plain_name(name) == plain


@given(st.text(alphabet="青禾集团股份有限公司（）()ab 1", max_size=14))
def test_a_plain_name_is_never_lost(name: str) -> None:
    assert bool(plain_name(name)) == any(character.isalnum() for character in name)
    assert plain_name(f" {name}\u200b") == plain_name(name)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("会议报告：2023/9/5 “座谈会”.pdf", "会议报告：2023／9／5 “座谈会”.pdf"),
        ('a<b>c:"d"|e?*.xlsx', "a＜b＞c：”d”｜e？＊.xlsx"),
        ("con.txt", "_con.txt"),
        ("LPT1", "_LPT1"),
        ("签到表 . ", "签到表"),
        ("2023.9.5座谈会", "2023.9.5座谈会"),
        ("..", "未命名"),
        ("", "未命名"),
        ("a\x00b\n", "ab"),
    ],
)
def test_a_title_becomes_a_name_that_windows_accepts(title: str, name: str) -> None:
    assert safe_file_name(title) == name


def test_a_long_title_is_cut_between_characters_and_keeps_its_suffix() -> None:
    name = safe_file_name("青" * 100 + ".pdf")
    assert name == "青" * 65 + ".pdf"


@given(st.text(max_size=300) | st.sampled_from(["nul", "AUX.pdf", "COM1 .txt", "con..txt"]))
def test_every_text_gives_a_usable_name(text: str) -> None:
    name = safe_file_name(text)
    assert 0 < len(name.encode()) <= 204
    assert not set(name) & set('<>:"/\\|?*\x00\n')
    assert name == name.strip(" .")
    assert name.split(".")[0].strip().upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1"}
    assert safe_file_name(name) == name
