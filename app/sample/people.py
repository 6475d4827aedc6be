"""Whom does the sample office know, and which posts do they hold, in the order in which these are printed?"""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from app.kinds.base import Values
from app.sample.enterprises import Firm, Place
from app.sample.names import CITY, DISTRICT, FEDERATION, mobile

COUNT = 120
DISTRICT_COMMITTEE = f"中共{CITY}{DISTRICT}委员会"
FRONT_OFFICE = f"中共{CITY}{DISTRICT}委统战部"
PUBLICITY_OFFICE = f"中共{CITY}{DISTRICT}委宣传部"


class Holding(NamedTuple):
    """One post; the body is a chamber or a firm by its place in the list, or a name."""

    title: str
    body: str = ""
    chamber: int | None = None
    firm: int | None = None
    employment: str | None = None
    committee: str | None = None
    started_on: str | None = None
    ended_on: str | None = None


class Known(NamedTuple):
    """One person with the firm that they lead and their posts in print order."""

    values: Values
    firm: int | None
    posts: tuple[Holding, ...]

    @property
    def name(self) -> str:
        """The person's name."""
        return str(self.values["name"])


_PART, _FULL = "parttime", "fulltime"
OFFICIALS: tuple[tuple[Holding, ...], ...] = (
    (
        Holding("副部长", FRONT_OFFICE, started_on="2019-07", employment=_FULL),
        Holding("党组书记", FEDERATION, started_on="2019-08-06", employment=_FULL),
    ),
    (
        Holding("常委", DISTRICT_COMMITTEE, started_on="2021-06-29"),
        Holding("部长", PUBLICITY_OFFICE, started_on="2021-07", employment=_FULL),
    ),
    (
        Holding("党组成员", FEDERATION, started_on="2020"),
        Holding("专职副主席", FEDERATION, started_on="2020-11-26", employment=_FULL, committee="vice_chair"),
    ),
    (
        Holding("主席", FEDERATION, started_on="2021-12-18", employment=_PART, committee="chair"),
        Holding("会长", f"{CITY}{DISTRICT}总商会", started_on="2021-12-18", employment=_PART),
    ),
    (
        Holding(
            "副主席",
            FEDERATION,
            started_on="2016-12",
            ended_on="2021-12-18",
            employment=_FULL,
            committee="vice_chair",
        ),
        Holding("二级调研员", FEDERATION, started_on="2022-01", employment=_FULL),
    ),
    (Holding("秘书长", FEDERATION, started_on="2018-04Q2", employment=_FULL, committee="secretary_general"),),
    (Holding("办公室主任", FEDERATION, started_on="2022", employment=_FULL),),
    (Holding("经济科科长", FEDERATION, started_on="2023-03-01", employment=_FULL),),
    (Holding("副局长", f"国家税务总局{CITY}{DISTRICT}税务局", employment=_FULL),),
    (Holding("副局长", f"{CITY}公安局{DISTRICT}分局", employment=_FULL),),
    (Holding("副主席", f"{CITY}工商联", started_on="2022-01-14", employment=_FULL),),
    (Holding("副区长", f"{CITY}{DISTRICT}人民政府", started_on="2022-02", employment=_FULL),),
)
SECRETARY, PUBLICITY, DEPUTY, CHAIR, _, OFFICE_SECRETARY, CLERK, _, TAX, POLICE, CITY_DEPUTY, DISTRICT_DEPUTY = range(
    12
)


def people(
    rng: Random, fresh: Iterator[tuple[str, str]], members: list[Firm], genders: dict[str, str], places: list[Place]
) -> list[Known]:
    """Officials first, then those who lead chambers, presidents before others, and one pair of namesakes."""
    found = [_known(rng, at, *next(fresh), None, posts) for at, posts in enumerate(OFFICIALS)]
    met: set[str] = set()
    for firm, posts in _leaders(places):
        head = str(members[firm].values["legal_representative"])
        if len(found) == COUNT - 2 or head in met:
            continue
        met.add(head)
        own = Holding(members[firm].head_title, firm=firm, started_on=str(members[firm].values["joined_on"] or "2015"))
        federation = Holding("副主席", FEDERATION, started_on="2021-12-18", employment=_PART, committee="vice_chair")
        more = (federation,) if len(found) % 9 == 0 else ()
        found.append(_known(rng, len(found), head, genders[head], firm, (own, *posts, *more)))
    name, gender = next(fresh)
    twins = [_known(rng, COUNT - 2 + at, name, gender, None, ()) for at in range(2)]
    for twin, place in zip(twins, ("青峤县", "沧屿市"), strict=True):
        twin.values.update(native_place=place, notes="与另一位代表人士同名，以电话区分。")
    return found + twins


_TITLES = {
    "president": "会长",
    "executive_vice_president": "常务副会长",
    "vice_president": "副会长",
    "supervisor": "监事",
    "standing_director": "常务理事",
}


def _leaders(places: list[Place]) -> Iterator[tuple[int, tuple[Holding, ...]]]:
    """Firms that lead chambers, presidents first, each once with all posts that its head holds there."""
    posts: dict[int, list[Holding]] = {}
    for role, title in _TITLES.items():
        for place in places:
            if place.values["role"] == role:
                ended = place.values.get("ended_on")
                held = Holding(
                    title,
                    chamber=place.chamber,
                    employment=_PART,
                    started_on=str(place.values["started_on"]),
                    ended_on=str(ended) if ended else None,
                )
                posts.setdefault(place.firm, []).append(held)
    for firm, held_posts in posts.items():
        yield firm, tuple(held_posts)


_STATUS = ("中共党员", "群众", "无党派人士", "民建会员", "中共党员", "九三学社社员", "民盟盟员")
_EDUCATION = ("本科", "大专", "硕士研究生", "本科", "博士研究生", "高中")
_NATIVE = (CITY, CITY, "青峤县", "沧屿市", "芷溪县", "申港市")


def _known(rng: Random, at: int, name: str, gender: str, firm: int | None, posts: tuple[Holding, ...]) -> Known:
    year, month, day = rng.randrange(1955, 1998), rng.randrange(1, 13), rng.randrange(1, 29)
    born = rng.choices((f"{year}-{month:02d}", f"{year}-{month:02d}-{day:02d}", f"{year}"), (6, 3, 1))[0]
    values: Values = {
        "name": name,
        "gender": gender if at % 14 else None,
        "born_on": born if at % 10 != 7 else None,
        "native_place": rng.choice(_NATIVE),
        "political_status": rng.choice(_STATUS),
        "education": rng.choice(_EDUCATION) if at % 8 != 3 else None,
        "phone": mobile(10_000 + at * 13),
        "notes": "青年企业家，2023年参加轮训。" if at % 21 == 20 else None,
    }
    return Known(values, firm, posts)
