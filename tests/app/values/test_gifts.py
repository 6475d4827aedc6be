"""Does a gift told in words give what the words say, and nothing that they leave open?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.values.gifts import Gift, parse_gift
from app.values.problem import ValueProblem
from db.vocabulary import DonationKind

CASH, GOODS, MIXED = DonationKind.CASH, DonationKind.GOODS, DonationKind.MIXED
WAN = 10_000_00


def read(text: str) -> Gift:
    gift = parse_gift(text)
    assert gift is not None
    return gift


@pytest.mark.parametrize(
    ("text", "kind", "fen", "goods"),
    [
        ("捐赠口罩1万只，价值2万元", GOODS, 2 * WAN, "口罩1万只"),
        ("口罩5000个", GOODS, None, "口罩5000个"),
        ("N95口罩500只、84消毒液20箱", GOODS, None, "N95口罩500只、84消毒液20箱"),
        ("防护服（200套）、口罩5000个（价值3万元）", GOODS, 3 * WAN, "防护服200套、口罩5000个"),
        ("学习用品200份折价1.5万元", GOODS, 15_000_00, "学习用品200份"),
        ("大米100袋，食用油50桶，共计1.5万元", GOODS, 15_000_00, "大米100袋、食用油50桶"),
        ("口罩500个（价值1万元）、大米100袋（价值1万元），共计2万元", GOODS, 2 * WAN, "口罩500个、大米100袋"),
        ("食品一批（约3000元）", GOODS, 3_000_00, "食品一批"),
        ("价值约3万元的药品", GOODS, 3 * WAN, "药品"),
        ("价值6000元的米、面、油", GOODS, 6_000_00, "米、面、油"),
        ("医疗物资一批", GOODS, None, "医疗物资一批"),
        ("大米100袋 食用油50桶", GOODS, None, "大米100袋、食用油50桶"),
        ("大米1,000斤\n食用油50桶", GOODS, None, "大米1,000斤、食用油50桶"),
        ("现金5万元、大米100袋（价值1.2万元）", MIXED, 62_000_00, "大米100袋"),
        ("现金5万元、大米100袋，共计6.2万元", MIXED, 62_000_00, "大米100袋"),
        ("3千元、口罩200个", MIXED, 3_000_00, "口罩200个"),
        ("捐款10万元（其中物资3万元）", MIXED, 10 * WAN, "物资"),
        ("10万元（含物资折价2万元）", MIXED, 10 * WAN, "物资"),
        ("10万元（其中现金4万元，物资6万元）", MIXED, 10 * WAN, "物资"),
        ("10万元（现金4万元，物资6万元）", MIXED, 10 * WAN, "物资"),
        ("捐款5000元", CASH, 5_000_00, ""),
        ("5000元（转账）", CASH, 5_000_00, ""),
        ("100元×20人", None, 2_000_00, ""),
        ("100元*20人=2000元", None, 2_000_00, ""),
        ("每人3000元，共20人", None, 6 * WAN, ""),
        ("3000元/人，共20人", None, 6 * WAN, ""),
        ("10万元，用于助学", None, 10 * WAN, ""),
        ("捐款10万元用于助学", CASH, 10 * WAN, ""),
        ("慰问金5000元", CASH, 5_000_00, ""),
        ("口罩5000个等物资价值2万元", GOODS, 2 * WAN, "口罩5000个"),
        ("价值10万元防疫物资", GOODS, 10 * WAN, "防疫物资"),
        ("羽绒服100件，单价300元，共计3万元", GOODS, 3 * WAN, "羽绒服100件"),
        ("捐款5万元，捐物折合3万元", MIXED, 8 * WAN, "物资"),
        ("服务器2台", GOODS, None, "服务器2台"),
        ("5万元（慈善基金）", None, 5 * WAN, ""),
        ("5万元（2023年）", None, 5 * WAN, ""),
        ("2万元（口罩、消毒液）", GOODS, 2 * WAN, "口罩、消毒液"),
    ],
)
def test_what_the_words_say_is_taken(text: str, kind: DonationKind | None, fen: int | None, goods: str) -> None:
    gift = read(text)
    assert (gift.kind, gift.amount.fen if gift.amount else None, gift.goods) == (kind, fen, goods)
    assert gift.told
    assert gift.sure == (text in ("捐款5000元", "5000元（转账）"))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("每年2万元，共3年", "说的是每年的数"),
        ("2万元/年×3年", "说的是每年的数"),
        ("5万元/年", "说的是每年的数"),
        ("3000元/人", "说的是每一份的数"),
        ("3000元/人，共20户", "说的是每一份的数"),
        ("100元*20人=3000元", "算出来是 2,000元，与所写的不同"),
        ("伍万元整（¥60000）", "两个金额不同"),
        ("电脑10台，约5万元", "看不出是捐款还是物资的价值"),
        ("现金3万元、支票2万元", r"写了几个金额（3万元、2万元）"),
        ("口罩500个（价值1万元）、大米100袋（价值1万元），共计3万元", "各项相加与写的合计 3万元 不同"),
        ("捐款3万元（其中物资5万元）", "大于总数"),
        ("现金5万元、其他若干问题", "看不出是款是物"),
    ],
)
def test_what_the_words_leave_open_is_refused_with_what_to_write(text: str, sentence: str) -> None:
    with pytest.raises(ValueProblem, match=sentence):
        parse_gift(text)


@pytest.mark.parametrize(
    "text",
    [
        "见附件",
        "口罩1万",
        "2万元助学金",
        "敬老院5000元",
        "义诊3场",
        "资助学生20名",
        "港币5万",
        "5万元（不含物资）",
        "服务一批",
    ],
)
def test_words_of_which_no_piece_is_clear_are_no_gift(text: str) -> None:
    assert parse_gift(text) is None


YUAN = st.integers(1, 9_999_999)
NAMES = st.sampled_from(["口罩", "大米", "防护服", "食用油", "图书", "棉被"])
UNITS = st.sampled_from(["个", "袋", "套", "桶", "册", "床"])


@given(YUAN, YUAN, NAMES, st.integers(1, 99_999), UNITS)
def test_money_and_valued_goods_are_worth_both(cash: int, worth: int, name: str, many: int, unit: str) -> None:
    gift = read(f"现金{cash}元、{name}{many}{unit}（价值{worth}元）")
    assert gift.amount is not None
    assert (gift.kind, gift.amount.fen, gift.goods) == (MIXED, (cash + worth) * 100, f"{name}{many}{unit}")
    assert not gift.sure


@given(YUAN, st.integers(1, 9999), st.sampled_from("×*xX"), st.sampled_from(["人", "户", "家", ""]))
def test_a_product_is_that_of_both_numbers(each: int, times: int, sign: str, of: str) -> None:
    gift = read(f"{each}元{sign}{times}{of}")
    assert gift.amount is not None
    assert gift.amount.fen == each * times * 100
    assert not gift.sure


@given(st.integers(1, 500), st.sampled_from(["每年{}万元", "每年{}万元，共3年", "{}万元/年", "{}万元×3年"]))
def test_a_yearly_sum_is_never_one_number(wan: int, form: str) -> None:
    with pytest.raises(ValueProblem):
        parse_gift(form.format(wan))


@given(st.text("捐赠现金口罩大米万元个袋价值其中共计0123456789.，、（）约+×/年人 ", max_size=18))
def test_any_text_is_a_gift_none_or_a_sentence(text: str) -> None:
    try:
        gift = parse_gift(text)
    except ValueProblem as refused:
        assert refused.sentence  # noqa: PT017
        return
    if gift is not None and gift.amount is not None:
        # No sum comes out of words that hold no number.
        assert any(sign.isdigit() or sign in "万" for sign in text)
        assert gift.amount.fen >= 0
