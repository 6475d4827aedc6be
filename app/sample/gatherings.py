"""Who came to the sample's meetings, and what was said there?"""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from app.kinds.base import Line, Link, Values
from app.sample import chambers, diary, exchange
from app.sample.people import CHAIR, CITY_DEPUTY, DEPUTY, OFFICE_SECRETARY, SECRETARY, TAX


class Someone(NamedTuple):
    """Who can take part: the link, and organisation and post as they are printed."""

    link: Link
    organisation: str | None = None
    post: str | None = None


class Office(NamedTuple):
    """Everybody who is known, with their records."""

    meetings: list[Link]
    chambers: list[Someone]
    people: list[Someone]
    firms: list[Someone]
    convener: Someone


def attendances(rng: Random, office: Office) -> list[Values]:
    """Who took part in which meeting, in print order."""
    found: list[Values] = []
    for at, meeting in enumerate(office.meetings):
        if meeting.text == exchange.TITLE:
            came = _exchange_guests(office)
        elif meeting.text == diary.ZONE_TITLE:
            came = _zone_guests(office)
        else:
            came = list(_guests(rng, office, diary.ENTRIES[at - 1]))
        found += [{"meeting": meeting, "print_order": order, **values} for order, values in enumerate(came, 1)]
    return found


def _part(someone: Someone, roles: tuple[str, ...], mode: str = "present", notes: str | None = None) -> Values:
    return {
        "attendee": someone.link,
        "organisation": someone.organisation,
        "post": someone.post,
        "roles": roles,
        "mode": mode,
        "notes": notes,
    }


def _exchange_guests(office: Office) -> list[Values]:
    leaders = [_part(office.people[at], roles, mode) for at, roles, mode in exchange.LEADERS]
    reporting = [_part(office.chambers[at], ("reporter",)) for at in range(len(chambers.REPORTING))]
    some = Someone(Link("部分商会"))
    return leaders[:3] + reporting + leaders[3:] + [_part(some, ("participant",), "written", "数量原文未写明。")]


_ZONE_POSTS = (
    "区委统战部副部长、区工商联党组书记",
    "区委统战部副部长、区工商联党组书记",
    "区工商联党组成员、副主席",
    "区委统战部副部长、区工商联党组书记",
)


def _zone_guests(office: Office) -> list[Values]:
    """The convener with three posts, nine guests in the printed order, the deputy chair who sums up."""
    host = Someone(office.convener.link, chambers.CONVENER, "北片区总召集人、市工商联常委、江城商会会长")
    districts = [
        Someone(office.people[SECRETARY].link if place == diary.NORTH[-1] else Link(f"{place}负责人"), place, post)
        for place, post in zip(diary.NORTH, _ZONE_POSTS, strict=True)
    ]
    heads = office.people[20:25]
    return [
        _part(host, ("host", "speaker")),
        _part(office.people[CITY_DEPUTY], ("speaker", "guest")),
        *(_part(guest, ("reporter", "guest")) for guest in (*districts, *heads[:4])),
        _part(heads[4], ("guest",), notes="未发言。"),
    ]


_HOSTS = (SECRETARY, DEPUTY, CHAIR, OFFICE_SECRETARY)


def _guests(rng: Random, office: Office, entry: diary.Entry) -> Iterator[Values]:
    hosts = rng.sample([office.people[at] for at in _HOSTS], 2)
    officials = [*hosts, office.people[rng.randrange(TAX, CITY_DEPUTY + 1)]][: entry.people]
    others = rng.sample(office.people[12:-2], max(0, entry.people - 3))
    for at, one in enumerate(officials):
        yield _part(one, (("host",), ("speaker",), ("speaker", "guest"))[at])
    for at, one in enumerate(rng.sample(office.chambers, entry.chambers)):
        yield _part(one, ("reporter",) if at < 3 else ("participant",), "written" if at % 5 == 4 else "present")
    for one in others:
        mode = rng.choices(("present", "observer", "excused", "absent", "online"), (74, 8, 10, 3, 5))[0]
        yield _part(one, (rng.choices(("participant", "reporter", "guest"), (88, 8, 4))[0],), _held(entry, mode))
    if entry.people and rng.random() < 0.6:
        yield _part(rng.choice(office.firms), ("participant",))
    if entry.people > 12:
        yield _part(Someone(Link("市民代表3人")), ("guest",), "observer", "未登记姓名。")


def _held(entry: diary.Entry, mode: str) -> str:
    return "online" if entry.place == "线上" and mode == "present" else mode


def statements(rng: Random, office: Office, came: list[Values]) -> list[Values]:
    """What was said: the exchange meeting in full, then by those who spoke at the others."""
    found = list(_exchange_speeches(office))
    order: dict[Link, int] = {}
    for part in came:
        meeting, roles = part["meeting"], part["roles"]
        assert isinstance(meeting, Link)
        assert isinstance(roles, tuple)
        silent = part["mode"] in ("excused", "absent") or not {"speaker", "reporter"} & {str(role) for role in roles}
        if silent or meeting.text == exchange.TITLE:
            continue
        order[meeting] = order.get(meeting, 0) + 1
        found.append(_speech(rng, part, order[meeting], "speaker" in roles))
    return found


def _exchange_speeches(office: Office) -> Iterator[Values]:
    for order, speech in enumerate(exchange.SPEECHES, 1):
        at = speech.chamber if speech.chamber is not None else speech.official
        assert at is not None
        speaker = office.chambers[at] if speech.chamber is not None else office.people[at]
        yield {
            "meeting": office.meetings[0],
            "speaker": speaker.link,
            "speaker_post": speaker.post,
            "kind": speech.kind,
            "print_order": order,
            "topic": speech.topic,
            "points": tuple(Line(kind, text) for kind, text in speech.points),
            "stated_points": speech.stated_points,
            **{f"stated_{kind}s": number for kind, number in speech.announced},
            "notes": "讲话后半段未录音，据笔记整理。" if speech.kind == "speech" else None,
        }


_POINTS = {
    "report": (
        "全年走访会员{n}家，收集意见{n}条，已答复过半。",
        "商会换届后理事会每季度开会一次，会议纪要按时归档。",
        "举办技能比赛{n}场，参赛选手来自沿街店铺。",
        "与税务、法院、公安合作的服务站已接待会员{n}次。",
    ),
    "view": (
        "小店做精，也能撑起一条街的名气。",
        "商会要先做会员信得过的娘家人，再谈规模和排名。",
        "数字化不是买设备，而是先把流程理顺。",
    ),
    "instruction": (
        "把会员的难题列成清单，办一件、销一件。",
        "每家商会至少培育一个叫得响的品牌。",
        "年轻一代要走上前台，老会长要扶上马、送一程。",
        "用好统战渠道，多提有数据、有办法的建议。",
    ),
    "task": (
        "本月底前报送会员用工需求表，由办公室汇总。",
        "{n}日内答复会上提出的停车问题。",
        "下次会议前完成会员联系方式核对。",
    ),
}
_TOPICS = ("商会工作交流", None, "服务会员的几点做法", "下一步打算", None, "关于品牌建设")


def _speech(rng: Random, part: Values, order: int, leads: bool) -> Values:
    meeting = part["meeting"]
    assert isinstance(meeting, Link)
    count = rng.randrange(1, 5)
    stated = count if rng.random() < 0.4 and count > 1 else None
    kinds: tuple[str, ...] = ("instruction", "task", "view") if leads else ("report", "report", "view", "task")
    if order == 1 and meeting.text == diary.ONSITE_TITLE:
        count, stated, kinds = 4, 3, ("instruction",)
    elif order == 2 and meeting.text == diary.ZONE_TITLE:
        count, stated, kinds = 4, 4, ("instruction",)
    return {
        "meeting": meeting,
        "speaker": part["attendee"],
        "speaker_post": part["post"],
        "kind": rng.choice(("speech", "instruction", "assignment")) if leads else "report",
        "print_order": order,
        "topic": rng.choice(_TOPICS),
        "points": tuple(_points(rng, count, kinds)),
        "stated_points": stated,
    }


def _points(rng: Random, count: int, kinds: tuple[str, ...]) -> Iterator[Line]:
    texts = [Line(kind, text.format(n=rng.randrange(3, 40))) for kind in dict.fromkeys(kinds) for text in _POINTS[kind]]
    yield from rng.sample(texts, count)
