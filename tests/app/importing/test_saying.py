"""Does everything that the clerk says add to what was said before, and take back only what it contradicts?"""

from app.importing import saying
from app.importing.correction import ASIDE, NOTHING, RECORD, TOTAL, Correction, TableCorrection


def test_what_is_said_of_one_table_leaves_the_others() -> None:
    said = saying.say_rows(NOTHING, "甲", 1, [3, 4], ASIDE)
    said = saying.say_rows(said, "乙", 2, [9], TOTAL)
    said = saying.say_rows(said, "甲", 1, [4], RECORD)
    assert said.of("甲", 1) == TableCorrection("甲", 1, rows={3: ASIDE, 4: RECORD})
    assert said.of("乙", 2) == TableCorrection("乙", 2, rows={9: TOTAL})


def test_a_field_is_filled_by_one_column_and_a_column_has_one_meaning() -> None:
    said = saying.say_column(NOTHING, "甲", 1, "B", "单位", "name")
    said = saying.say_column(said, "甲", 1, "C", "全称", "name")
    table = said.of("甲", 1)
    assert table is not None
    assert table.columns == {"C": "name"}
    said = saying.say_note(said, "甲", 1, "C", "全称")
    assert said.notes_from == {"全称"}
    said = saying.say_column(said, "甲", 1, "C", "全称", "short_name")
    assert said.notes_from == frozenset()
    said = saying.say_column(saying.say_column(said, "甲", 1, "D", "车", ""), "甲", 1, "E", "船", "")
    table = said.of("甲", 1)
    assert table is not None
    assert table.columns == {"C": "short_name", "D": "", "E": ""}


def test_a_new_table_moves_the_later_ones_on() -> None:
    said = saying.say_rows(saying.say_rows(NOTHING, "甲", 1, [3], ASIDE), "甲", 2, [9], TOTAL)
    said = saying.say_new_table(said, "甲", 2, (6,))
    assert said.of("甲", 1) == TableCorrection("甲", 1, rows={3: ASIDE})
    assert said.of("甲", 2) == TableCorrection("甲", 2, head_rows=(6,), added=True)
    assert said.of("甲", 3) == TableCorrection("甲", 3, rows={9: TOTAL})


def test_a_row_that_becomes_the_head_is_nothing_else_any_more() -> None:
    said = saying.say_rows(NOTHING, "甲", 1, [2, 5], ASIDE)
    said = saying.say_head(said, "甲", 1, (2,))
    assert said == Correction((TableCorrection("甲", 1, head_rows=(2,), rows={5: ASIDE}),))
    said = saying.say_range(saying.say_section(said, "甲", 1, "chamber"), "甲", 1, 3, None)
    said = saying.say_left_out(said, "甲", 1, left_out=True)
    assert said.of("甲", 1) == TableCorrection(
        "甲", 1, head_rows=(2,), first_row=3, rows={5: ASIDE}, section_field="chamber", left_out=True
    )


def test_cells_and_records_are_said_one_by_one() -> None:
    said = saying.say_cell(saying.say_cell(NOTHING, "甲", 3, "B", "1"), "甲", 3, "B", "2")
    said = saying.say_same(said, "甲", 4, 7)
    assert said.cells == {("甲", 3, "B"): "2"}
    assert said.same_as == {("甲", 4): 7}
