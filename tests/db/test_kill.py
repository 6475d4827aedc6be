"""A process killed at any moment loses nothing that it reported, and leaves a store that is whole."""

import random
import subprocess
import sys
import time
from pathlib import Path
from threading import Timer

import pytest
from sqlalchemy import func, select, text

from app import safety
from app.store import BACKUP_FOLDER, Store
from db import backup
from db.models import MODELS, Operation
from tests.db.other import ROOT
from tests.db.test_log import assert_log_tells_all


def killed(folder: Path, seed: int, seconds: float) -> int:
    """Let the campaign run and kill it so long after it has opened the store; the last operation it reported."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.db.campaign", str(folder), str(seed)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "open 0\n"
        Timer(seconds, child.kill).start()
        lines = [line for line in child.stdout if line.endswith("\n")]
    assert child.returncode == -9, lines
    return max((int(line.split()[1]) for line in lines), default=0)


def assert_whole(folder: Path, reported: int) -> None:
    with Store.open(folder) as store:
        with store.reading() as session:
            assert (session.scalar(select(func.max(Operation.id))) or 0) >= reported
        assert safety.check(store) == []
        assert_log_tells_all(store)
        assert_index_agrees(store)
    for copy in (folder / BACKUP_FOLDER).glob("*.db"):
        backup.examine(copy)


def assert_index_agrees(store: Store) -> None:
    """The text kept for search is that of the rows, and both indexes hold exactly these."""
    with store.reading() as session:
        for name in ("cause", "enterprise"):
            model = MODELS[name]
            doc = " || char(10) || ".join(f"ifnull({column}, '')" for column in model.searched)
            stray = session.scalar(
                text(
                    f"SELECT count(*) FROM {name} r LEFT JOIN search_doc d ON d.id = r.id * 64 + {model.search_no} "
                    f"WHERE d.text IS NOT lower({doc})"
                )
            )
            assert stray == 0
        for word in ("公", "事", "改"):
            by_index = text(f"SELECT rowid FROM search_bigram WHERE search_bigram MATCH '\"{word}\"*'")
            by_scan = text(f"SELECT id FROM search_doc WHERE instr(text, '{word}')")
            assert set(session.scalars(by_index)) == set(session.scalars(by_scan))
        by_index = text("SELECT rowid FROM search_trigram WHERE search_trigram MATCH '\"范路示\"'")
        by_scan = text("SELECT id FROM search_doc WHERE instr(text, '范路示')")
        assert set(session.scalars(by_index)) == set(session.scalars(by_scan))


def campaign(folder: Path, kills: int, longest: float) -> None:
    dice = random.Random(20261122)
    for seed in range(kills):
        assert_whole(folder, killed(folder, seed, dice.uniform(0, longest)))


@pytest.mark.skipif(sys.platform == "win32", reason="a killed process shows another exit status on Windows")
def test_what_was_reported_survives_a_kill_at_any_moment(folder: Path) -> None:
    campaign(folder, kills=6, longest=0.4)


@pytest.mark.skipif(sys.platform == "win32", reason="a killed process shows another exit status on Windows")
def test_a_kill_while_the_first_store_is_made_leaves_a_folder_that_opens(tmp_path: Path) -> None:
    began = time.monotonic()
    whole = killed(tmp_path / "whole", 0, 0)  # how long it takes here until the store is open
    taken = time.monotonic() - began
    assert whole == 0
    dice = random.Random(7)
    for at in range(4):
        folder = tmp_path / str(at)
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.db.campaign", str(folder), "1"], cwd=ROOT, stdout=subprocess.DEVNULL
        )
        time.sleep(dice.uniform(0.5, 1.0) * taken)
        child.kill()
        child.wait()
        assert_whole(folder, 0)


@pytest.mark.long
def test_what_was_reported_survives_two_hundred_kills(tmp_path: Path) -> None:
    for office in range(20):
        campaign(tmp_path / str(office), kills=10, longest=0.8)
