"""Are codes and phones accepted, refused with the right reason, and hidden where they must be?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from app.values.codes import check_credit_code, clean_credit_code, credit_code_warning, make_credit_code
from app.values.phone_masks import mask_phone
from app.values.phones import clean_phone
from app.values.problem import ValueProblem

VALID = ["914403001922038216", "91330100799655058B", "9144030071526726XG", "91110000802100433B"]
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@pytest.mark.parametrize("code", VALID)
def test_a_valid_code_is_accepted_however_it_is_spaced(code: str) -> None:
    assert check_credit_code(code) == code
    assert check_credit_code(f" {code[:8].lower()}-{code[8:].lower()}\u00a0") == code
    assert credit_code_warning(code) is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("91350100M000100Y4Z", "第 18 位 Z 不是代码允许的字符（可能是 2）；请核对证照"),
        ("91310115MA1H8R7C6D", "第 18 位校验码不对，应为 7；请核对营业执照"),
        ("9144O3001922038216", "第 5 位 O 不是代码允许的字符（可能是 0）；请核对证照"),
        ("91440300192203821", "应为 18 位，现有 17 位；请核对营业执照"),
        ("320500000012345", "应为 18 位，现有 15 位（15 位的是旧注册号）；请核对登记证书"),
        ("91A403001922038216", "第 3 位应为数字，现为 A；请核对证照"),
        ("B14403001922038216", "第 1 位 B 不是登记部门的代号；请核对证照"),
        ("914403００1922038217", "第 18 位校验码不对，应为 6；请核对营业执照"),
        ("9.14403001922038E+17", "代码被表格软件改成了科学计数，后几位已经丢失；请按营业执照重新填写"),
        ("", "应为 18 位，现有 0 位；请核对营业执照"),
    ],
)
def test_a_wrong_code_is_refused_with_the_place_that_is_wrong(text: str, sentence: str) -> None:
    with pytest.raises(ValueProblem) as refused:
        check_credit_code(text)
    assert refused.value.sentence == sentence


@pytest.mark.parametrize("prefix", ["51", "91", "92", "93"])
def test_enterprises_and_associations_raise_no_warning(prefix: str) -> None:
    assert credit_code_warning(make_credit_code(f"{prefix}320508MA1ABCDE0")) is None


@pytest.mark.parametrize(
    ("prefix", "kind"),
    [
        ("11", "机关"),
        ("12", "事业单位"),
        ("52", "民办非企业单位"),
        ("53", "基金会"),
        ("54", "村（居）民委员会"),
        ("N2", "村级"),
    ],
)
def test_the_code_of_another_kind_of_body_is_valid_and_warns(prefix: str, kind: str) -> None:
    warning = credit_code_warning(make_credit_code(f"{prefix}320508MA1ABCDE0"))
    assert warning is not None
    assert kind in warning


def test_an_unknown_kind_warns_too() -> None:
    assert credit_code_warning("94") == "代码以 94 开头，国家标准中没有这一类；请核对证照"


@given(
    st.sampled_from(["51", "91", "92", "93"]),
    st.text("0123456789", min_size=6, max_size=6),
    st.text(ALPHABET, min_size=9, max_size=9),
)
def test_made_codes_are_valid_and_one_wrong_character_is_noticed(kind: str, region: str, body: str) -> None:
    code = make_credit_code(kind + region + body)
    assert uscc.is_valid(code)
    assert check_credit_code(code) == clean_credit_code(code) == code
    for place in (1, 10, 17):
        other = "7" if code[place] != "7" else "3"
        with pytest.raises(ValueProblem):
            check_credit_code(code[:place] + other + code[place + 1 :])


@given(
    st.text(f"{ALPHABET}IO", min_size=17, max_size=19)
    | st.sampled_from(VALID)
    | st.from_regex("9[0-9]{17}", fullmatch=True)
)
def test_the_verdict_is_that_of_python_stdnum(text: str) -> None:
    try:
        accepted = bool(check_credit_code(text))
    except ValueProblem:
        accepted = False
    # It does not know the departments A, N and Y in the first place.
    assert accepted == uscc.is_valid(text) or (accepted and text[0] in "ANY")


@pytest.mark.parametrize("prefix", ["", "9144030019220382", "9144030019220382I"])
def test_no_code_is_made_from_a_wrong_beginning(prefix: str) -> None:
    with pytest.raises(ValueProblem):
        make_credit_code(prefix)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("13812345678", "13812345678"),
        ("138 1234 5678", "13812345678"),
        ("138-1234-5678", "13812345678"),
        ("+86 13812345678", "13812345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("0512-65221234", "0512-65221234"),
        ("0512—65221234", "0512-65221234"),
        ("（0512）65221234", "0512-65221234"),
        ("0512 65221234", "0512-65221234"),
        ("051265221234", "0512-65221234"),
        ("+86-0512-65221234", "0512-65221234"),
        ("02112345678", "021-12345678"),
        ("0512-65221234转801", "0512-65221234-801"),
        ("0512-65221234-801", "0512-65221234-801"),
        ("13812345678、0512-65221234", "13812345678、0512-65221234"),
        ("13812345678/13912345678；13812345678", "13812345678、13912345678"),
        ("13812345678 13912345678", "13812345678、13912345678"),
        ("13812345678\n13912345678", "13812345678、13912345678"),
        ("4001234567", "400-123-4567"),
        ("+852 9123 4567", "+85291234567"),
    ],
)
def test_phones_are_stored_in_one_form(text: str, stored: str) -> None:
    assert clean_phone(text) == stored
    assert clean_phone(stored) == stored


def test_an_area_code_is_added_only_when_given() -> None:
    assert clean_phone("65221234-801", area_code="0512") == "0512-65221234-801"
    with pytest.raises(ValueProblem, match="座机“65221234”缺少区号；请写成 0512-65221234"):
        clean_phone("65221234")


@pytest.mark.parametrize(
    "text", ["", "、", "1381234567", "138123456789", "张三13812345678", "12345", "0512-6522", "٠٥١٢65221234", "电话"]
)
def test_what_is_no_phone_is_refused(text: str) -> None:
    with pytest.raises(ValueProblem):
        clean_phone(text)


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("13812345678", "138****5678"),
        ("0512-65221234-801、13812345678", "0512-****1234、138****5678"),
        ("010-6522123", "010-***2123"),
        ("400-123-4567", "400-***-4567"),
        ("+85291234567", "+852******67"),
        ("旧号 65221234", "旧号 ********"),
        ("", ""),
    ],
)
def test_the_middle_of_a_phone_is_hidden(stored: str, shown: str) -> None:
    assert mask_phone(stored) == shown


@given(st.from_regex(r"1[3-9][0-9]{9}|0512-[2-8][0-9]{7}|010-[2-8][0-9]{7}-[0-9]{3}", fullmatch=True))
def test_no_masked_phone_shows_its_number(number: str) -> None:
    assert clean_phone(number) == number
    assert number not in mask_phone(number)
    assert sum(character.isdigit() for character in mask_phone(number)) <= 8
