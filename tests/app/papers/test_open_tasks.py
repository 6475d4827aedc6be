"""Do the tasks that a body left open appear at its next meeting, in form and report alike, until they are done?"""

from app.desk import Desk
from app.kinds import BY_NAME
from app.papers import meeting_report
from app.papers.base import Wish
from app.papers.settings import Setup
from app.related import open_tasks_before
from app.store import Store
from exports.document import Heading, Paragraph

MEETING, TASK = BY_NAME["meeting"], BY_NAME["task"]
HEADING = "以往会议未办结事项"


def printed(desk: Desk, meeting: int) -> list[str]:
    """The lines under the heading of open tasks."""
    with desk.store.reading() as session:
        blocks = list(meeting_report.compose(session, Wish(meeting), Setup(office="区工商联")).blocks)
    places = [at for at, block in enumerate(blocks) if isinstance(block, Heading) and HEADING in str(block.text)]
    if not places:
        return []
    return [str(block.text) for block in blocks[places[0] + 1 :] if isinstance(block, Paragraph)]


def in_form(desk: Desk, meeting: int) -> list[int]:
    with desk.store.reading() as session:
        return [row.id for row in open_tasks_before(session, meeting).rows]


def test_open_tasks_of_the_same_body_stand_at_its_next_meeting(store: Store) -> None:
    desk = Desk(store)
    body = {"body": "区工商联主席办公会", "kind": "主席（会长）办公会", "summary": "研究工作。"}
    first = desk.save(MEETING, {"title": "第一次主席办公会", "held_on": "2026-03-01", **body})
    second = desk.save(MEETING, {"title": "第二次主席办公会", "held_on": "2026-06-01", **body})
    other = {"title": "执委会", "held_on": "2026-06-02", "body": "区工商联执委会", "summary": "审议。"}
    elsewhere = desk.save(MEETING, other)
    task = {"title": "汇总{用工}需求", "meeting": "第一次主席办公会", "due_on": "2026-04-30", "owner": "办公室"}
    asked = desk.save(TASK, task)
    finished = {"title": "走访会员", "meeting": "第一次主席办公会", "state": "已完成", "done_on": "2026-05-01"}
    desk.save(TASK, finished)
    assert in_form(desk, second) == [asked]
    assert printed(desk, second) == ["1. 汇总{用工}需求。负责：办公室；完成时限：2026年4月30日。"]
    assert printed(desk, first) == printed(desk, elsewhere) == []
    desk.save(TASK, {"state": "已完成", "done_on": "2026-05-02"}, record_id=asked)
    assert printed(desk, second) == []
