"""The child of the kill campaign: works at random on a store and prints each step once it is committed.

Run as `python -m tests.db.campaign FOLDER SEED`; it never ends by itself.
"""

import random
import sys
from pathlib import Path

from sqlalchemy import func, select

from app import records
from app.kinds import BY_NAME
from app.store import Store
from db.models import MODELS, Operation

CAUSE, ENTERPRISE = BY_NAME["cause"], BY_NAME["enterprise"]


def work(store: Store, dice: random.Random) -> None:
    """One step, chosen at random; when it is committed its operation's number is printed."""
    step = dice.choices((create, change, bulk, remove, take_back, copy), (6, 6, 3, 2, 3, 1))[0]
    step(store, dice)
    with store.reading() as session:
        sys.stdout.write(f"{step.__name__} {session.scalar(select(func.max(Operation.id))) or 0}\n")
    sys.stdout.flush()


def create(store: Store, dice: random.Random) -> None:
    with store.operation("新增") as session:
        records.create(session, CAUSE, {"name": f"事由{dice.randrange(10**6)}", "notes": "注" * dice.randrange(3000)})


def change(store: Store, dice: random.Random) -> None:
    keys = ids(store, "cause")
    with store.operation("修改") as session:
        for key in dice.sample(keys, min(3, len(keys))):
            records.update(session, CAUSE, key, {"name": f"改{dice.randrange(10**6)}"})


def bulk(store: Store, dice: random.Random) -> None:
    """As an import does: many rows in one operation."""
    many = [{"name": f"公司{dice.randrange(10**9)}", "address": "示范路" * 9} for _ in range(dice.randrange(50, 600))]
    with store.operation("导入") as session:
        records.create_many(session, ENTERPRISE, [records.with_defaults(ENTERPRISE, dict(each)) for each in many])


def remove(store: Store, dice: random.Random) -> None:
    keys = ids(store, "enterprise")
    with store.operation("删除") as session:
        records.remove(session, ENTERPRISE, dice.sample(keys, min(20, len(keys))))


def take_back(store: Store, dice: random.Random) -> None:
    _ = store.undo() if dice.random() < 0.7 else store.redo()


def copy(store: Store, dice: random.Random) -> None:
    store.back_up("manual")


def ids(store: Store, table: str) -> list[int]:
    with store.reading() as session:
        return list(session.scalars(select(MODELS[table].id)))


if __name__ == "__main__":
    with Store.open(Path(sys.argv[1])) as opened:
        sys.stdout.write("open 0\n")
        sys.stdout.flush()
        generator = random.Random(int(sys.argv[2]))
        while True:
            work(opened, generator)
