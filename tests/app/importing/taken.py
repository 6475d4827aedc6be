"""What has a file brought in, as the tests of the importer look at it?"""

from pathlib import Path
from typing import Any

from app.desk import Desk
from app.importing.plan import ImportPlan
from app.kinds import BY_NAME
from app.lists import Listing
from app.records import Record


def stored(desk: Desk, kind_name: str = "enterprise") -> list[Record]:
    kind = BY_NAME[kind_name]
    return [desk.record(kind, key) for key in desk.ids(Listing(kind, order=kind.title))]


def values(desk: Desk, kind_name: str = "enterprise") -> list[dict[str, Any]]:
    return [{name: value for name, value in record.values.items() if value} for record in stored(desk, kind_name)]


def brought(desk: Desk, path: Path, kind: str | None = "enterprise", **options: Any) -> ImportPlan:
    plan = desk.plan_import(path, kind, **options)
    desk.carry_out(plan)
    return plan
