"""Are 时任职务 those of the day, and printed as given?"""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from app.domain.posts import long_serving, people_by_rank, post_at, posts_at, terms_in_a_row, text_of
from app.domain.spans import Span
from app.kinds import BY_NAME
from app.kinds.base import Link, Value
from app.records import create
from app.store import Store

Made = Callable[..., Link]


def maker(session: Session) -> Made:
    """Stores a record and gives its link."""

    def make(kind: str, **values: Value) -> Link:
        title = values[BY_NAME[kind].title]
        return Link(title.text if isinstance(title, Link) else str(title), kind, create(session, BY_NAME[kind], values))

    return make


@pytest.fixture
def wei(store: Store) -> int:
    """A person with posts in several bodies, entered out of order."""
    with store.operation("新增") as session:
        make = maker(session)
        person = make("person", name="魏清扬")
        chamber = make("chamber", name="沪上商会")
        posts: list[tuple[Link, str, int | None, str | None, str | None]] = [
            (chamber, "会长", 3, "2021-03-05", None),
            (Link("市工商联"), "常委", 2, "2022-06", None),
            (Link("市工商联"), "执委", 2, "2017", "2022-06"),
            (Link("北片区"), "北片区总召集人", 1, "2023", None),
            (Link("某公司"), "董事长", None, None, None),
            (chamber, "副会长", 3, "2016", "2021-03-05"),
        ]
        for body, title, order, start, end in posts:
            make("post", person=person, body=body, title=title, print_order=order, started_on=start, ended_on=end)
    assert person.id
    return person.id


@pytest.mark.parametrize(
    ("on", "printed"),
    [
        ("2023-09-18", "北片区总召集人、市工商联常委、沪上商会会长、某公司董事长"),
        ("2022-12-31", "市工商联常委、沪上商会会长、某公司董事长"),
        ("2020-01-01", "市工商联执委、沪上商会副会长、某公司董事长"),
        ("2015-01-01", "某公司董事长"),
    ],
)
def test_posts_are_those_of_the_day_in_print_order(store: Store, wei: int, on: str, printed: str) -> None:
    with store.reading() as session:
        assert text_of(post_at(session, wei, on)) == printed
        assert posts_at(session, [wei], on)[wei] == post_at(session, wei, on)


def test_a_post_that_may_not_have_been_held_yet_is_marked(store: Store, wei: int) -> None:
    with store.reading() as session:
        found = {post.text: post.certain for post in post_at(session, wei, "2022-06-15")}
    assert found["市工商联常委"] is False
    assert found["市工商联执委"] is False
    assert found["沪上商会会长"] is True
    assert found["某公司董事长"] is True, "an undated post is taken as held"


def test_people_stand_by_seat_then_order_then_strokes(store: Store) -> None:
    with store.operation("新增") as session:
        make = maker(session)
        for name, seat, order in [
            ("黄一", "vice_chair", None),
            ("丁二", "vice_chair", None),
            ("王三", "vice_chair", 1),
            ("马四", "executive_member", None),
            ("赵五", "chair", None),
        ]:
            person = make("person", name=name)
            body = Link("区工商联")
            make("post", person=person, body=body, title="职务", committee=seat, print_order=order, started_on="2021")
    with store.reading() as session:
        assert [name for _, name in people_by_rank(session, "2023")] == ["赵五", "王三", "丁二", "黄一", "马四"]
        assert people_by_rank(session, "2020") == []


TERMS = [(9, Span("2011", "2016")), (10, Span("2016", "2021")), (11, Span("2021", "2026"))]


@pytest.mark.parametrize(
    ("served", "run"),
    [
        ([("2011", "2016"), ("2016", "2021"), ("2021", None)], (9, 10, 11)),
        ([("2011", None)], (9, 10, 11)),
        ([("2011", "2015"), ("2022", None)], (9,)),
        ([("2016-08", None)], (10, 11)),
        ([], ()),
    ],
)
def test_terms_in_a_row_are_counted(served: list[tuple[str, str | None]], run: tuple[int, ...]) -> None:
    assert terms_in_a_row([Span(*span) for span in served], TERMS) == run


def test_part_time_vice_chairs_beyond_two_terms_are_named(store: Store) -> None:
    with store.operation("新增") as session:
        make = maker(session)
        federation = Link("区工商联")
        for number, span in TERMS:
            make("term", body=federation, term_no=number, started_on=span.start, due_on=span.end)
        for name, employment, start in [
            ("钱一", "parttime", "2011"),
            ("孙二", "fulltime", "2011"),
            ("李三", "parttime", "2017"),
        ]:
            person = make("person", name=name)
            seat = {"committee": "vice_chair", "employment": employment, "started_on": start}
            make("post", person=person, body=federation, title="副主席", **seat)
    with store.reading() as session:
        assert [found.text for found in long_serving(session, "区工商联")] == [
            "钱一已连续 3 届任兼职副主席（第 9 届、第 10 届、第 11 届），章程规定一般不超过两届"
        ]
        assert long_serving(session, "区工商联", limit=3) == []
