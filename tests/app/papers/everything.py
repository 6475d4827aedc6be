"""One office from which every paper of the catalogue can be printed, with names as odd as the tests ask for."""

from app.kinds.base import Line, Link
from app.papers.base import Ask, Paper, Wish
from app.papers.catalogue import PAPERS
from app.store import Store
from tests.app.figures.office import add
from tests.app.papers.meetings import DAY, attend, speak

RARE = "𬭼𠅤䶮"
MARKUP = '<b>粗&amp;</b><img src="x">'


def odd(word: str) -> str:
    """A name of 60 characters that print, with markup, rare ones, and two control characters besides."""
    begun = f"{word}\x00\x07{MARKUP}{RARE}"
    return begun + ("清河高端装备商会" * 9)[: 62 - len(begun)]


def a_paper_of_each(store: Store, extra: str = "") -> dict[str, Wish]:
    """Fill an empty store; for every paper of the catalogue a wish that it can be printed by.

    `extra` stands at the end of every name and every text.
    """
    chamber = add(store, "chamber", name=odd("商会") + extra, contact_person=f"王{RARE}")
    enterprise = add(store, "enterprise", name=odd("企业") + extra, member_kind="enterprise", address=odd("地址"))
    person = add(store, "person", name=f"解{RARE}", enterprise=enterprise)
    add(store, "post", person=person, body=chamber, title="会长")
    add(store, "membership", enterprise=enterprise, chamber=chamber)
    meeting = _meeting(store, extra, chamber, person)
    amount = {"amount": 1_409_50, "given_on": "2026-09-05"}
    gift = add(store, "donation", donor=chamber, recipient=odd("受赠"), notes=odd("备注") + extra, **amount)
    add(store, "honour", title=odd("荣誉") + extra, holder=chamber, level="district", granted_on="2026")
    add(store, "task", title=odd("任务") + extra, owner=chamber, due_on="2026-10")
    add(store, "visit", target=enterprise, visited_on="2026-08-01", findings=odd("情况"))
    records = {"meeting": meeting.id, "donation": gift.id, "enterprise": enterprise.id, "chamber": chamber.id}
    return {paper.name: _wish(paper, records) for paper in PAPERS}


def _meeting(store: Store, extra: str, chamber: Link, person: Link) -> Link:
    meeting = add(
        store,
        "meeting",
        title=odd("会议") + extra,
        held_on="2026-09-15",
        place=odd("地点"),
        summary=odd("概要") + extra,
        stages=(Line("reports", odd("议程")),),
    )
    attend(store, meeting, person, roles=("host",), organisation=odd("单位"), post="主席")
    attend(store, meeting, chamber)
    speak(store, meeting, chamber, "report", odd("主题"), (odd("要点"),), 1)
    return meeting


def _wish(paper: Paper, records: dict[str, int | None]) -> Wish:
    return Wish(
        records[paper.of] if paper.of else None,
        year=2026 if Ask.YEAR in paper.asks else None,
        as_of=DAY if Ask.AS_OF in paper.asks else None,
        today=DAY,
    )
