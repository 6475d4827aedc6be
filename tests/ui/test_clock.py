"""Is the open store copied by the clock when something changed, and does nothing wait for it?"""

import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.kinds import BY_NAME
from app.store import Store
from db.errors import StoreProblem
from tests.ui.bench import eventually
from tests.ui.frame import settle, standing

CAUSE = BY_NAME["cause"]


def later(hours: float) -> datetime:
    return datetime.now() + timedelta(hours=hours)


def test_a_copy_is_due_after_the_hours_of_the_setting_and_only_after_a_change(store: Store) -> None:
    desk = Desk(store)
    desk.save(CAUSE, {"name": "助学"})
    kept = desk.back_up_if_due()
    assert kept is not None
    assert kept.stem.endswith("-clock")
    assert desk.back_up_if_due(later(5)) is None  # nothing changed
    desk.save(CAUSE, {"name": "助老"})
    assert desk.back_up_if_due(later(3)) is None
    assert desk.back_up_if_due(later(5)) is not None


def test_no_hours_mean_no_copies_by_the_clock(store: Store) -> None:
    desk = Desk(store)
    desk.save(CAUSE, {"name": "助学"})
    desk.set_setting("backup_hours", "0")
    assert desk.back_up_if_due(later(100)) is None
    desk.set_setting("backup_hours", "2")
    assert desk.back_up_if_due() is not None


def test_the_window_tells_of_a_copy_in_its_status_line(qtbot: QtBot, store: Store, folder: Path) -> None:
    window = standing(qtbot, store, folder)
    Desk(store).save(CAUSE, {"name": "助学"})
    window.clock.look()
    eventually(qtbot, lambda: window.status.currentMessage().startswith("已自动备份：desk-"))
    settle(window)
    assert "已备份 " in window.status.state.text()


def test_saving_and_asking_do_not_wait_for_a_copy(
    qtbot: QtBot, store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = standing(qtbot, store, folder)
    going_on, may_end = threading.Event(), threading.Event()

    def slow(_desk: Desk, _now: datetime | None = None) -> None:
        going_on.set()
        may_end.wait(10)

    monkeypatch.setattr(Desk, "back_up_if_due", slow)
    window.clock.look()
    assert going_on.wait(5)
    saved: list[object] = []
    try:
        assert window.services is not None
        desk = window.services.desk
        window.jobs.run("保存", lambda _progress: desk.save(CAUSE, {"name": "助学"}), done=saved.append, quiet=True)
        eventually(qtbot, lambda: len(saved) == 1)
        asked: list[object] = []
        window.jobs.ask(desk.counts, done=asked.append)
        eventually(qtbot, lambda: len(asked) == 1)
    finally:
        may_end.set()
    window.jobs.wait_for_aside()


def test_a_copy_that_cannot_be_made_is_told_and_tried_again(
    qtbot: QtBot, store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = standing(qtbot, store, folder)

    def full(_desk: Desk, _now: datetime | None = None) -> None:
        raise StoreProblem("备份没有做成：磁盘已满。")

    monkeypatch.setattr(Desk, "back_up_if_due", full)
    clock = window.clock
    clock.look()
    eventually(qtbot, lambda: "磁盘已满" in window.status.currentMessage())
    monkeypatch.undo()
    Desk(store).save(CAUSE, {"name": "助学"})
    clock.look()
    eventually(qtbot, lambda: window.status.currentMessage().startswith("已自动备份"))


def test_a_store_open_for_reading_is_not_copied(qtbot: QtBot, folder: Path) -> None:
    Store.open(folder).close()
    with Store.open(folder, read_only=True) as store:
        window = standing(qtbot, store, folder)
        assert not window.clock._timer.isActive()
