"""What does a briefing (简报) say, and how does it stand on the page? Of one meeting, or of a period."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from app.errors import UserError
from app.figures.base import Scope
from app.papers import meeting_story, period_story
from app.papers.base import Passage, Wish
from app.papers.bound import Fields, literally
from app.papers.numbering import next_number
from app.papers.periods import period_words
from app.papers.prose import Line, blocks_of, sources_of, text_of, tidied
from app.papers.punctuation import punctuated
from app.papers.settings import Setup, set_up
from app.papers.source_pages import source_pages
from app.values.dates import show_date
from exports.document import Block, Document, Imprint, RedHead, Source, Title

PAPER = "briefing"


def draft(session: Session, wish: Wish, setup: Setup) -> tuple[Passage, ...]:
    """Title and text, drafted from the records where the clerk has not written them."""
    title, lines = _drafted(session, wish)
    return (
        Passage("title", "标题", wish.texts.get("title", title), long=False),
        Passage("body", "正文", wish.texts.get("body", text_of(lines))),
    )


def compose(session: Session, wish: Wish, setup: Setup) -> Document:
    """The briefing. Raises UserError when there is nothing to tell, or a field in the text means nothing."""
    title, lines = _drafted(session, wish)
    fields = Fields(session, wish, of_meeting=wish.record_id is not None)
    own = Source("简报", "标题")
    heading = fields.filled(wish.texts.get("title", title)).strip()
    body = wish.texts.get("body", text_of(lines))
    text = list(blocks_of(body, fields, sources_of(lines), Source("简报", "正文")))
    if not heading or not text:
        raise UserError(f"简报的{'正文' if heading else '标题'}是空的，请写上再打印。")
    blocks = [_head(session, wish, setup), Title(heading, source=own), *text, *imprint(wish, setup)]
    if wish.options.get("sources") == "yes":
        blocks += source_pages(fields)
    return Document(heading, tuple(blocks), subject="简报", author=setup.office)


def _drafted(session: Session, wish: Wish) -> tuple[str, list[Line]]:
    if wish.record_id is not None:
        meeting = meeting_story.read_meeting(session, wish.record_id)
        scope = Scope(wish.day, meeting=wish.record_id)
        given = list(period_story.gifts(session, Scope(wish.day))) if wish.options.get("gifts") == "yes" else []
        gifts = [Line("公益捐赠"), *given] if given else []
        title, lines = literally(meeting.record.title), meeting_story.story(meeting, scope, gifts)
        return punctuated(title), tidied(lines)
    start, end = period_of(wish)
    return f"{period_words(start, end)}工作情况", tidied(period_story.story(session, start, end))


def period_of(wish: Wish) -> tuple[date, date]:
    """The period that is told of: from its first day to its last, or to the day of the paper."""
    if wish.start is None:
        raise UserError("简报要写一次会议或一个期间：请选中会议，或写上期间的第一天和最后一天（--from、--to）。")
    end = wish.end or wish.day
    if end > max(wish.day, wish.today):
        raise UserError(f"期间的最后一天 {end} 还没有到，请写不晚于 {max(wish.day, wish.today)} 的日期。")
    if end < wish.start:
        raise UserError(f"起止日期反了：{wish.start} 在 {end} 之后，请改正。")
    return wish.start, end


def _head(session: Session, wish: Wish, setup: Setup) -> Block:
    """The red name, the issue number with the total in brackets, office and date, the red rule."""
    number = wish.number or next_number(session, PAPER, wish.day.year, setup)
    return RedHead(
        setup.head,
        left=setup.office,
        right=show_date(wish.day.isoformat()),
        number=f"第{number.number}期（总第{number.total}期）",
        source=set_up("简报", "head", "office"),
    )


def imprint(wish: Wish, setup: Setup) -> Iterator[Block]:
    """报, 送, 发, who printed it when, how many; nothing where the office wants none."""
    if not setup.imprint:
        return
    given = (("报", setup.report_to), ("送", setup.send_to), ("发", setup.issue_to))
    yield Imprint(
        [(label, text) for label, text in given if text.strip()],
        left=setup.office,
        right=f"{show_date(wish.day.isoformat())}印发",
        copies=f"（共印{setup.copies}份）" if setup.copies else "",
        source=Source("版面设置", "报、送、发、单位名称"),
    )
