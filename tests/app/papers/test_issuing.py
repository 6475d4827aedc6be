"""Is an issued paper numbered without gaps, frozen for ever, and never at odds with an earlier one?"""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from app import safety
from app.desk import Desk
from app.errors import FileProblem, UserError
from app.kinds import BY_NAME
from app.papers import issuing
from app.papers.base import Number, Wish
from app.papers.issued import FIGURES, FILES, PAPERS
from app.papers.issuing import FiguresDiffer
from app.store import STORE_FILE, Store
from db.errors import ReadOnlyStore, StoreProblem
from tests.app.figures.office import add
from tests.app.papers.meetings import DAY, committee, exchange
from tests.exports.measuring import measured, solid

TABLES: tuple[Any, ...] = (PAPERS, FIGURES, FILES)


@pytest.fixture
def desk(store: Store) -> Desk:
    add(store, "enterprise", name="甲公司", member_kind="enterprise", joined_on="2020")
    return Desk(store)


@pytest.fixture
def wish(store: Store) -> Wish:
    """A briefing of a meeting that says how many members there are."""
    return Wish(
        exchange(store),
        as_of=DAY,
        texts={"title": "大讨论", "body": "现有会员{会员@2026-09-30}。参会{参会人次@本次会议}。"},
    )


def numbers(desk: Desk, name: str = "briefing") -> list[tuple[int, int, int]]:
    return [one.number for one in reversed(desk.issued_papers(name))]


def test_the_paper_its_text_and_its_figures_are_kept_byte_for_byte(desk: Desk, wish: Wish, tmp_path: Path) -> None:
    shown = desk.preview("briefing", wish)
    issued = desk.issue("briefing", wish)
    assert desk.issued_pdf(issued.id) == shown
    assert (issued.called, issued.issued_on, issued.pages) == (
        "简报2026年第1期（总第1期）《大讨论》",
        "2026年9月30日",
        1,
    )
    assert [
        (figure.title, figure.scope[:10], figure.value, figure.text) for figure in desk.issued_figures(issued.id)
    ] == [
        ("会员", "2026-09-30", "1", "1"),
        ("参会人次", "meeting " + desk.issued_figures(issued.id)[1].scope[8:10], "8", "8"),
    ]
    desk.save(BY_NAME["enterprise"], {"name": "乙公司", "joined_on": "2021"})
    desk.save(BY_NAME["meeting"], {"title": "改了名"}, record_id=wish.record_id)
    assert desk.print_issued(issued.id, tmp_path / "a.pdf") == 1
    assert (tmp_path / "a.pdf").read_bytes() == shown
    with desk.store.reading() as session:
        kept = session.execute(PAPERS.select()).mappings().one()
    assert "现有会员1家。参会8人次。" in kept["text"]
    assert "{会员@2026-09-30}" in kept["passages"]
    assert kept["digest"] == issued.digest


def test_numbers_run_within_the_year_and_in_all_and_a_failed_issue_uses_none_up(desk: Desk, wish: Wish) -> None:
    desk.issue("briefing", replace(wish, as_of=date(2025, 12, 30), texts={"title": "一", "body": "甲"}))
    desk.issue("briefing", replace(wish, as_of=date(2025, 12, 31), texts={"title": "二", "body": "乙"}))
    for bad, problem in (("没有字体\U0001f600", FileProblem), ("{会员数@2026-09-30}", UserError), ("", UserError)):
        with pytest.raises(problem):
            desk.issue("briefing", replace(wish, texts={"title": "坏", "body": bad}))
    desk.issue("briefing", wish)
    desk.issue("minutes", replace(wish, texts={}))
    assert numbers(desk) == [(2025, 1, 1), (2025, 2, 2), (2026, 1, 3)]
    assert numbers(desk, "minutes") == [(2026, 1, 1)]
    page, *_ = measured(desk.issued_pdf(desk.issued_papers("briefing")[0].id))
    assert solid(page.lines[1].text) == "第1期（总第3期）"


def test_the_office_goes_on_from_the_numbers_it_had_before(desk: Desk, wish: Wish) -> None:
    desk.choose_paper_settings("briefing", {"earlier_year": 2026, "earlier_number": 11, "earlier_total": 84})
    desk.issue("briefing", wish)
    desk.issue("briefing", wish)
    desk.issue("briefing", replace(wish, as_of=date(2027, 1, 5)))
    assert numbers(desk) == [(2026, 12, 85), (2026, 13, 86), (2027, 1, 87)]


def test_another_value_for_the_same_figure_and_day_is_stopped_with_both_shown(desk: Desk, wish: Wish) -> None:
    first = desk.issue("briefing", wish)
    desk.save(BY_NAME["enterprise"], {"name": "乙公司", "joined_on": "2021"})
    (difference,) = desk.figure_differences("briefing", wish)
    told = "{会员@2026-09-30}：现为“2”，2026年9月30日印发的简报2026年第1期（总第1期）《大讨论》中是“1”"
    assert str(difference) == told
    with pytest.raises(FiguresDiffer) as stopped:
        desk.issue("briefing", wish)
    assert told in str(stopped.value)
    assert stopped.value.differences == (difference,)
    assert [one.id for one in desk.issued_papers()] == [first.id]
    second = desk.issue("briefing", wish, reason="补登一家去年入会的企业")
    assert [figure.reason for figure in desk.issued_figures(second.id)] == ["补登一家去年入会的企业", ""]
    # From now on the corrected value is what papers must agree with; another day is another question.
    assert desk.figure_differences("briefing", wish) == []
    other = replace(wish, texts={**wish.texts, "body": "{会员@2026-09-29}"})
    assert desk.figure_differences("briefing", other) == []
    assert desk.issue("minutes", replace(wish, texts=wish.texts)).label == "会议纪要"


def test_a_corrected_text_or_record_is_issued_without_a_reason(desk: Desk, wish: Wish) -> None:
    desk.issue("briefing", wish)
    made = desk.save(BY_NAME["enterprise"], {"name": "乙公司", "joined_on": "2021"})
    assert desk.issue("briefing", replace(wish, texts={"title": "二", "body": "不提会员数。"}))
    desk.remove(BY_NAME["enterprise"], [made])
    assert desk.issue("briefing", wish).number.number == 3


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_row_of_an_issued_paper_can_be_changed_or_deleted(desk: Desk, wish: Wish, table: Any) -> None:
    desk.issue("briefing", wish)
    first = next(iter(table.c))
    for statement in (update(table).values({first: first}), delete(table)):
        with pytest.raises(IntegrityError, match="is final"), desk.store.operation("改动") as session:
            session.execute(statement)
    assert len(desk.issued_papers()) == 1


def test_an_issue_stands_outside_undo_and_lies_in_the_history(desk: Desk, wish: Wish) -> None:
    desk.save(BY_NAME["cause"], {"name": "助学"})
    issued = desk.issue("briefing", wish)
    latest = desk.steps(1)[0]
    assert latest.title == f"印发{issued.called}"
    with pytest.raises(StoreProblem, match="已印发的文件不能撤销"):
        desk.store.take_back(latest.id)
    assert desk.undo() == "新增捐赠事由"
    assert desk.redo() == "新增捐赠事由"
    assert len(desk.issued_papers()) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE issued_file SET content = x'255044462d'",
        "UPDATE issued_figure SET value = '99' WHERE position = 0",
        "UPDATE issued_paper SET text = text || '。'",
        "DELETE FROM issued_figure WHERE position = 1",
    ],
)
def test_a_change_behind_the_programs_back_is_found_and_not_printed(
    desk: Desk, wish: Wish, tmp_path: Path, statement: str
) -> None:
    issued = desk.issue("briefing", wish)
    assert not [finding for finding in desk.check() if "印发" in finding.what]
    with closing(sqlite3.connect(desk.store.path)) as other:
        for (name,) in other.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            other.execute(f"DROP TRIGGER {name}")
        other.execute(statement)
        other.commit()
    found = [finding.where for finding in desk.check() if "校验值不符" in finding.what]
    assert found == ["简报2026年第1期（总第1期）《大讨论》"]
    with pytest.raises(UserError, match="与印发时的校验值不符"):
        desk.print_issued(issued.id, tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()


def test_a_backup_holds_issued_papers_and_a_read_only_store_issues_none(desk: Desk, wish: Wish, tmp_path: Path) -> None:
    issued = desk.issue("briefing", wish)
    shown = desk.issued_pdf(issued.id)
    (tmp_path / "other").mkdir()
    desk.back_up(tmp_path / "other" / STORE_FILE)
    with Store.open(tmp_path / "other", read_only=True) as copy:
        assert Desk(copy).issued_pdf(issued.id) == shown
        with pytest.raises(ReadOnlyStore):
            Desk(copy).issue("briefing", wish)
    with Store.open(tmp_path / "other") as copy:
        assert safety.check(copy) == []


def test_what_is_not_issued_says_so(desk: Desk, wish: Wish, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="会议报告不编号印发"):
        desk.issue("meeting-report", wish)
    with pytest.raises(UserError, match="没有编号为 9 的已印发文件"):
        desk.print_issued(9, tmp_path / "a.pdf")
    assert not list(tmp_path.glob("*.pdf"))


def test_minutes_are_issued_too(desk: Desk, store: Store) -> None:
    issued = desk.issue("minutes", Wish(committee(store), as_of=DAY))
    assert issued.called == "会议纪要2026年第1期（总第1期）《区工商联九届四次执委会会议纪要》"


def test_a_number_that_another_desk_took_is_told_in_a_sentence(
    desk: Desk, wish: Wish, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.issue("briefing", wish)
    monkeypatch.setattr(issuing, "next_number", lambda *_: Number(2026, 1, 1))
    with pytest.raises(UserError, match="期号已被占用，没有印发。请再试一次。"):
        desk.issue("briefing", wish)
    assert len(desk.issued_papers()) == 1
