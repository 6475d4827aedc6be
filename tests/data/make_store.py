"""Makes `store_<schema>.db`: one small real file of the shipped schema, with invented data, kept for ever.

Run once per schema, before the next one is begun: `python -m tests.data.make_store`. Never make an old one again.
"""

import sqlite3
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from app.desk import Desk
from app.entry import Typed
from app.kinds import BY_NAME
from app.papers.base import Wish
from app.store import Store
from db.schema import HEAD

RECORDS: list[tuple[str, Typed]] = [
    ("enterprise", {"name": "示范市远山新材料有限公司", "phone": "0512-65221234", "registered_capital": "1200万元"}),
    ("enterprise", {"name": "示范市清波科技有限公司", "joined_on": "2019-05", "staff": "86"}),
    ("chamber", {"name": "示范区材料行业商会", "founded_on": "2016年9月", "kinds": "行业商会"}),
    ("person", {"name": "单远山", "enterprise": "示范市远山新材料有限公司", "native_place": "示范县"}),
    (
        "membership",
        {
            "enterprise": "示范市远山新材料有限公司",
            "chamber": "示范区材料行业商会",
            "role": "会长单位",
            "started_on": "2016",
        },
    ),
    ("post", {"person": "单远山", "body": "示范区材料行业商会", "title": "会长", "started_on": "2016-09-18"}),
    ("meeting", {"title": "示范区商会工作交流会", "held_on": "2023.9.5", "place": "示范大厦"}),
    ("attendance", {"meeting": "示范区商会工作交流会", "attendee": "单远山", "organisation": "示范区材料行业商会"}),
    (
        "statement",
        {
            "meeting": "示范区商会工作交流会",
            "speaker": "示范区材料行业商会",
            "points": "今年走访会员 40 家。\n明年再办两期培训。",
        },
    ),
    ("cause", {"name": "抗洪救灾", "started_on": "2020-07"}),
    ("donation", {"donor": "示范市远山新材料有限公司", "amount": "超700万元", "cause": "抗洪救灾", "given_on": "2020"}),
    ("donation", {"donor": "一位不愿留名的市民", "goods": "棉被 200 床", "kind": "捐物", "given_on": "2021-08"}),
    ("organisation", {"name": "示范市慈善总会", "kind": "公益机构"}),
    ("affiliation", {"enterprise": "示范市清波科技有限公司", "started_on": "2019-05"}),
    ("zone", {"name": "北片区"}),
    ("zone_member", {"zone": "北片区", "member": "示范区材料行业商会", "started_on": "2023"}),
    ("term", {"body": "示范区材料行业商会", "term_no": "2", "started_on": "2021-09", "president": "单远山"}),
    ("brand", {"name": "材料集市", "chamber": "示范区材料行业商会"}),
    ("brand_edition", {"brand": "材料集市", "edition": "第一届", "held_on": "2022-05"}),
    ("campaign", {"name": "大讨论", "started_on": "2023-07"}),
    ("outcome", {"meeting": "示范区商会工作交流会", "kind": "订单", "amount": "超2亿元"}),
    ("task", {"title": "汇总用工需求", "meeting": "示范区商会工作交流会", "due_on": "2023-10-31"}),
    ("task_progress", {"task": "汇总用工需求", "reported_on": "2023-10-08", "text": "已收到 12 家。"}),
    ("honour", {"title": "四好商会", "holder": "示范区材料行业商会", "kind": "四好商会", "level": "省级"}),
    ("appeal", {"title": "厂区门口停车难", "raised_by": "示范市清波科技有限公司", "raised_on": "2023-09-05"}),
    ("proposal", {"title": "设立人才公寓", "state": "已采纳", "adopted_in": "若干措施"}),
    ("liaison", {"officer": "单远山", "target": "示范区材料行业商会", "started_on": "2023"}),
    ("visit", {"target": "示范区材料行业商会", "visited_on": "2023-07-10", "purpose": "走访"}),
    ("station", {"name": "税务服务站", "host": "示范区材料行业商会", "kind": "税务"}),
    ("gift_item", {"donation": "一位不愿留名的市民", "item": "棉被", "quantity": "200", "unit": "床"}),
    ("co_donor", {"donation": "一位不愿留名的市民", "donor": "示范市清波科技有限公司"}),
    (
        "donation",
        {
            "mobilised_by": "示范区材料行业商会",
            "kind": "款物",
            "amount": "近50万元",
            "causes": "多项",
            "given_on": "2022",
        },
    ),
    ("gift_cause", {"donation": "示范区材料行业商会发动", "cause": "抗洪救灾"}),
    ("brand", {"name": "商会书房", "organisation": "示范市慈善总会"}),
    ("reported_figure", {"counted": "早餐会", "subject": "示范市慈善总会", "number": "近30场", "stated_on": "2023-12"}),
]


def make(target: Path) -> None:
    """Write the file of the present schema."""
    with TemporaryDirectory() as place, Store.open(Path(place)) as store:
        desk = Desk(store)
        keys = [desk.save(BY_NAME[kind], typed) for kind, typed in RECORDS]
        desk.save(BY_NAME["enterprise"], {"address": "示范路 1 号"}, record_id=keys[0])
        gone = desk.save(BY_NAME["cause"], {"name": "录错的一条"})
        desk.remove(BY_NAME["cause"], [gone])
        desk.save(BY_NAME["enterprise"], {"notes": "又撤销了"}, record_id=keys[1])
        desk.undo()
        meeting = next(key for (kind, _), key in zip(RECORDS, keys, strict=True) if kind == "meeting")
        texts = {"title": "商会工作交流", "body": "现有会员{会员@2023-09-30}，参会{参会人次@本次会议}。"}
        desk.set_setting("unvisited_days", "120")
        desk.issue("briefing", Wish(meeting, as_of=date(2023, 10, 8), texts=texts))
        store.back_up("kept", target)
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size=1024")
        connection.execute("VACUUM")


if __name__ == "__main__":
    path = Path(__file__).with_name(f"store_{HEAD}.db")
    if path.exists():
        sys.exit(f"{path.name} is there already and stays as it is")
    make(path)
