"""Is what a column keeps of its cells what each cell says by itself?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.cells import column
from app.importing.cells.column import UNCLEAR, ClearTexts
from app.importing.cells.understand import is_blank_mark, is_same_as_above, understand
from app.kinds import KINDS
from app.kinds.base import Field
from app.values.convert import Reading
from app.values.problem import ValueProblem
from exports.sheet import ReadCell

FIELDS = [field for kind in KINDS for field in kind.fields]
CELLS = st.one_of(
    st.sampled_from(
        ["企业", "个体工商户", "无", "同上", "/", "是", "王小明（女）", "王小明", "某某商会", "007", "1e5"]
    ),
    st.sampled_from(
        ["2023-09-05", "2023.9.5", "9月5日", "20230905", "45000", "2023年", "三季度", "1,234.50", "10万元"]
    ),
    st.sampled_from(
        ["10万元", "伍万元", "约900万元", "13812345678", "138****5678", "0512-65221234", "91330100799655058B"]
    ),
    st.text(max_size=12),
    st.text("0123456789,.", max_size=14),
    st.from_regex(r"1[3-9][0-9]{9}|9[0-9]{17}|[0-9]{1,13}(\.[0-9]{1,3})?", fullmatch=True),
    st.integers(0, 10**6),
    st.floats(0, 10**6),
)


@given(st.sampled_from(FIELDS), CELLS, st.sampled_from([Reading(), Reading(2023, 10_000), Reading(None, 10**8)]))
def test_a_clear_text_means_what_a_second_look_would_find(field: Field, cell: ReadCell, reading: Reading) -> None:
    value = ClearTexts(field, reading)[cell]
    if value is UNCLEAR or cell == "":
        return
    found = understand(field, cell, reading)
    assert found.values == {field.name: value}
    assert not found.notes
    assert not found.doubts
    assert not is_blank_mark(cell)
    assert not is_same_as_above(cell)


def test_an_empty_cell_says_nothing_and_a_shared_one_is_never_clear() -> None:
    phone = next(field for field in FIELDS if field.name == "phone")
    assert [ClearTexts(phone, Reading())[cell] for cell in (None, "")] == [None, None]
    shared = ClearTexts(phone, Reading(), shared=True)
    assert [shared[cell] for cell in (None, "", "13812345678")] == [None, None, UNCLEAR]


@pytest.mark.parametrize("cell", ["13812345678", "0512-65221234"])
def test_what_needs_no_second_look_gets_none(cell: str) -> None:
    phone = next(field for field in FIELDS if field.name == "phone")
    assert ClearTexts(phone, Reading())[cell] == cell


def test_a_column_keeps_no_more_than_it_said_lately(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(column, "_MOST_KEPT", 3)
    texts = ClearTexts(next(field for field in FIELDS if field.name == "address"), Reading())
    assert [texts[f"{at}号"] for at in range(10)] == [f"{at}号" for at in range(10)]
    assert len(texts) <= 3


def test_a_wrong_text_is_no_clear_one() -> None:
    code = next(field for field in FIELDS if field.name == "credit_code")
    with pytest.raises(ValueProblem):
        understand(code, "91330100799655058X", Reading())
    assert ClearTexts(code, Reading())["91330100799655058X"] is UNCLEAR
