"""Does long work run beside the window, show itself, stop on Esc, and never lose an error?"""

import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.errors import Cancelled, UserError
from ui.jobs import SHOWN_AFTER_MS, Jobs, Progress
from ui.progress import ProgressDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def jobs(host: QWidget) -> Iterator[Jobs]:
    made = Jobs(host)
    yield made
    made.stop()


def counting(progress: Progress) -> int:
    """Works until it is cancelled."""
    for done in range(1000):
        progress(done, 1000)
        time.sleep(0.01)
    return 1000


def test_work_runs_in_another_thread_and_its_result_arrives_in_this_one(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[object] = []

    def done(worker: int) -> None:
        seen.extend((worker, threading.get_ident()))

    jobs.run("试", lambda _progress: threading.get_ident(), done=done)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0] != threading.get_ident()
    assert seen[1] == threading.get_ident()


def test_writes_run_one_after_the_other(jobs: Jobs, qtbot: QtBot) -> None:
    order: list[int] = []
    for number in range(5):
        jobs.run("试", lambda _progress, number=number: number, done=order.append)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(order) == 5)
    assert order == [0, 1, 2, 3, 4]


def test_a_question_does_not_wait_for_a_long_job(jobs: Jobs, qtbot: QtBot) -> None:
    answers: list[str] = []
    jobs.run("数数", counting, done=lambda _n: None, failed=lambda _e: None)
    jobs.ask(lambda: "答", done=answers.append)
    qtbot.waitUntil(lambda: answers == ["答"], timeout=500)
    assert jobs.busy


def test_a_long_job_shows_its_progress_and_esc_stops_it(jobs: Jobs, host: QWidget, qtbot: QtBot) -> None:
    jobs.run("数数", counting, done=lambda _n: None)
    assert not host.findChildren(ProgressDialog)
    qtbot.waitUntil(lambda: bool(host.findChildren(ProgressDialog)), timeout=SHOWN_AFTER_MS * 3)
    [dialog] = host.findChildren(ProgressDialog)
    with qtbot.waitSignal(jobs.cancelled, timeout=2000):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not jobs.busy
    assert not dialog.isVisible()
    assert not [box for box in host.findChildren(QMessageBox) if box.isVisible()]


def test_a_job_that_may_not_be_stopped_ignores_esc(jobs: Jobs, host: QWidget, qtbot: QtBot) -> None:
    go = threading.Event()
    ended: list[bool] = []
    jobs.run("备份", lambda _progress: go.wait(5), done=ended.append, cancellable=False)
    qtbot.waitUntil(lambda: bool(host.findChildren(ProgressDialog)), timeout=SHOWN_AFTER_MS * 3)
    [dialog] = host.findChildren(ProgressDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    go.set()
    qtbot.waitUntil(lambda: ended == [True])


def test_short_work_shows_nothing(jobs: Jobs, host: QWidget, qtbot: QtBot) -> None:
    ended: list[object] = []
    jobs.run("试", lambda _progress: None, done=ended.append)
    qtbot.waitUntil(lambda: bool(ended))
    QTest.qWait(SHOWN_AFTER_MS + 100)
    assert not host.findChildren(ProgressDialog)


def test_a_sentence_for_the_user_is_shown_as_it_is(jobs: Jobs, host: QWidget, qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise UserError("磁盘已满，没有保存。请腾出空间。")

    jobs.run("试", work, done=lambda _none: None)
    qtbot.waitUntil(lambda: bool(host.findChildren(QMessageBox)))
    [box] = host.findChildren(QMessageBox)
    assert box.text() == "磁盘已满，没有保存。请腾出空间。"
    assert box.detailedText() == ""
    box.close()


def test_our_own_fault_is_shown_with_details_to_copy(jobs: Jobs, host: QWidget, qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise ZeroDivisionError("in the middle")

    jobs.run("试", work, done=lambda _none: None)
    qtbot.waitUntil(lambda: bool(host.findChildren(QMessageBox)))
    [box] = host.findChildren(QMessageBox)
    assert "ZeroDivisionError: in the middle" in box.detailedText()
    assert "ZeroDivisionError" not in box.text()
    box.close()


def test_who_wants_to_hear_of_failures_hears_of_them(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[Exception] = []

    def work(_progress: Progress) -> None:
        raise UserError("不行。")

    jobs.run("试", work, done=lambda _none: None, failed=heard.append)
    qtbot.waitUntil(lambda: [str(error) for error in heard] == ["不行。"])


def test_what_writes_is_told_when_work_begins_and_ends(jobs: Jobs, qtbot: QtBot) -> None:
    busy: list[bool] = []
    jobs.busy_changed.connect(busy.append)
    jobs.run("试", lambda _progress: None, done=lambda _none: None)
    jobs.run("静", lambda _progress: None, done=lambda _none: None, quiet=True)
    qtbot.waitUntil(lambda: busy == [True, False])


def test_stopping_cancels_and_waits(jobs: Jobs) -> None:
    ended: list[BaseException | int] = []

    def work(progress: Progress) -> int:
        try:
            return counting(progress)
        except Cancelled as stop:
            ended.append(stop)
            raise

    jobs.run("数数", work, done=ended.append)
    time.sleep(0.05)
    jobs.stop()
    assert len(ended) == 1
    assert isinstance(ended[0], Cancelled)


def words_of(dialog: ProgressDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_a_long_name_is_read_whole_and_a_long_wait_is_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    now = [100.0]
    monkeypatch.setattr("ui.progress.monotonic", lambda: now[0])
    dialog = ProgressDialog(host)
    dialog.show_state("读取“名单.xlsx”", 500, 1_000, cancellable=True, wished=False)
    assert "已完成 500 / 1,000" in words_of(dialog)
    low = dialog.height()
    now[0] += 30
    dialog.show_state(f"读取“{'很长的名称' * 20}.xlsx”", 500, 1_000, cancellable=True, wished=False)
    assert "已完成 500 / 1,000，已用 30 秒" in words_of(dialog)
    assert dialog.height() > low
    dialog.finish()
