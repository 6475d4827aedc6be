"""Old backups go by the plan, never one too many."""

import os
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from db import thinning
from db.thinning import KEEP_LATEST, kept_in, name_of, thin

NOW = datetime(2026, 11, 22, 12, 0)
Ages = st.lists(st.integers(0, 400 * 24 * 60), max_size=60, unique=True)


def lay(folder: Path, made: list[datetime]) -> None:
    for at in made:
        (folder / name_of("exit", at)).touch()


@settings(max_examples=60, deadline=None)
@given(minutes=Ages)
def test_each_day_week_and_month_of_the_plan_keeps_its_latest_backup(minutes: list[int]) -> None:
    made = sorted(NOW - timedelta(minutes=age) for age in minutes)
    with TemporaryDirectory() as place:
        folder = Path(place)
        lay(folder, made)
        removed = {path.name for path in thin(folder, NOW)}
        kept = [backup.made_at for backup in kept_in(folder)]
        assert removed == {name_of("exit", at) for at in made} - {name_of("exit", at) for at in kept}
        assert thin(folder, NOW) == []
    assert set(kept) >= {at for at in made if NOW - at <= timedelta(days=2)}
    assert set(kept) >= set(made[-KEEP_LATEST:])
    # A week may belong to two months: a month counts once its days are past the weekly part of the plan.
    for oldest, youngest, form in ((14, 0, "%Y-%m-%d"), (70, 0, "%G-%V"), (400, 70, "%Y-%m")):
        reach = timedelta(days=youngest), timedelta(days=oldest)
        assert {f"{at:{form}}" for at in made if reach[0] <= NOW - at <= reach[1]} == {
            f"{at:{form}}" for at in kept if reach[0] <= NOW - at <= reach[1]
        }
    slots = 14 + 11 + 15
    assert len([at for at in kept if NOW - at > timedelta(days=2)]) <= slots + KEEP_LATEST


def test_two_years_of_daily_backups_leave_no_gap_wider_than_the_plan(tmp_path: Path) -> None:
    start = NOW - timedelta(days=730)
    for day in range(731):
        now = start + timedelta(days=day)
        lay(tmp_path, [now])
        thin(tmp_path, now)
    kept = [backup.made_at for backup in kept_in(tmp_path)]
    assert len(kept) < 60
    for later, earlier in pairwise(kept):
        age = (NOW - earlier).days
        widest = 1 if age <= 13 else 8 if age <= 62 else 38  # five weeks and some, as a month falls
        assert (later - earlier).days <= widest, (later, earlier)
    assert (NOW - kept[-1]).days >= 690


def test_a_clock_that_jumps_ahead_costs_no_recent_backup(tmp_path: Path) -> None:
    made = [NOW - timedelta(hours=at) for at in range(30)]
    lay(tmp_path, made)
    thin(tmp_path, NOW.replace(year=2099))
    assert [backup.made_at for backup in kept_in(tmp_path)][:KEEP_LATEST] == made[:KEEP_LATEST]


def test_other_files_stay_and_backups_of_one_second_do_not_replace_each_other(tmp_path: Path) -> None:
    others = ["desk-old.db", "desk-20261122.db", "desk-20261399-000000-x.db", "照片.db", "a.db.part"]
    for name in others:
        (tmp_path / name).touch()
    for _ in range(3):
        thinning.free_name(tmp_path, "restore", NOW).touch()
    assert len(kept_in(tmp_path)) == 3
    thin(tmp_path, NOW + timedelta(days=999))
    assert len(kept_in(tmp_path)) == 3
    assert all((tmp_path / name).exists() for name in others)


def test_what_a_killed_program_left_half_done_goes_after_hours(tmp_path: Path) -> None:
    old, young = tmp_path / "desk-20260101-000000-exit.db.part", tmp_path / "desk-20261122-115900-exit.db.part-journal"
    for path, at in ((old, NOW - timedelta(days=1)), (young, NOW - timedelta(minutes=1))):
        path.touch()
        os.utime(path, (at.timestamp(), at.timestamp()))
    thin(tmp_path, NOW)
    assert (old.exists(), young.exists()) == (False, True)
