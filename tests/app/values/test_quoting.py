"""Do quotation marks alternate by level?"""

from app.values.quoting import quoted


def test_marks_inside_marks_are_single_ones() -> None:
    assert quoted("东西部协作") == "“东西部协作”"
    assert quoted("“我为示范区献一策”大讨论") == "“‘我为示范区献一策’大讨论”"
