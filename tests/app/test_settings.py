"""Does every setting hold from the moment it is chosen, come back to its default, and say plainly what it takes?"""

import json
from datetime import date
from pathlib import Path

import pytest

import main
from app.attention import needs_a_hand
from app.desk import Desk
from app.errors import FieldError
from app.facts import facts_of
from app.figures.base import Scope
from app.kinds import BY_NAME
from app.machine import BACKUP_PLACE, TEXT_POINTS
from app.options import Chosen
from app.settings import QUORUM_OPTIONS, SETTINGS, TERM_YEARS, quorums_in_force
from app.store import Store
from db.errors import ReadOnlyStore
from db.vocabulary import MeetingKind
from tests.db.test_log import assert_log_tells_all

TODAY = date(2026, 3, 1)


def chosen(store: Store, name: str) -> Chosen:
    return next(one for one in Desk(store).settings() if one.option.name == name)


def test_every_setting_shows_its_default_until_another_value_is_chosen(store: Store) -> None:
    found = Desk(store).settings()
    assert [one.option.name for one in found] == [option.name for option in SETTINGS]
    assert all(one.is_default and one.text == one.default_text for one in found)
    assert all(one.option.label and one.option.group for one in found)


def test_a_change_is_one_step_of_the_history_and_can_be_undone(store: Store) -> None:
    desk = Desk(store)
    desk.set_setting("unvisited_days", "120 天")
    desk.set_setting("unvisited_days", "150")
    assert chosen(store, "unvisited_days").text == "150 天"
    assert desk.steps(1)[0].title == "设置“多少天没有走访要提醒”为150 天"
    assert desk.undo() == "设置“多少天没有走访要提醒”为150 天"
    assert chosen(store, "unvisited_days").value == 120
    desk.set_setting("unvisited_days", None)
    assert chosen(store, "unvisited_days").is_default
    desk.undo()
    assert chosen(store, "unvisited_days").value == 120
    assert_log_tells_all(store)


def test_a_value_that_was_in_force_already_is_no_step(store: Store) -> None:
    desk = Desk(store)
    desk.set_setting("term_years", "5")
    assert desk.steps(1) == []


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("unvisited_days", "0", "请填写 1 到 1000 的整数"),
        ("unvisited_days", "很久", "“很久”不能用"),
        ("excused_counts", "也许", "请填写“是”或“否”"),
        ("quorum_symposium", "一半", "可以选：没有要求、半数以上"),
        ("text_points", "40", "可以选：标准（10.5 磅）、大字（12 磅）"),
        ("backup_folder", "没有这个文件夹", "没有这个文件夹"),
        ("colour", "red", "没有“colour”这个设置"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_would(store: Store, name: str, typed: str, words: str) -> None:
    before = [one.value for one in Desk(store).settings()]
    with pytest.raises(FieldError, match=words):
        Desk(store).set_setting(name, typed)
    assert [one.value for one in Desk(store).settings()] == before


def test_the_quorum_of_a_kind_of_meeting_follows_its_setting(store: Store) -> None:
    desk = Desk(store)
    typed = {"title": "座谈会", "kind": "座谈会", "due_count": "10", "head_count": "7"}
    key = desk.save(BY_NAME["meeting"], typed)

    def told() -> list[str]:
        with store.reading() as session:
            return [fact.text for fact in facts_of(session, BY_NAME["meeting"], key, TODAY)]

    assert not any("法定人数" in text for text in told())
    desk.set_setting("quorum_symposium", "四分之三以上")
    assert told()[0] == "应到 10 人，实到 7 人，未达到法定人数（四分之三以上，应有 8 人）"
    desk.set_setting("quorum_symposium", "2/3")
    assert told()[0].endswith("达到法定人数（三分之二以上）")


def test_a_committee_can_be_without_a_quorum(store: Store) -> None:
    Desk(store).set_setting(QUORUM_OPTIONS[MeetingKind.CHAIRS_MEETING].name, "没有要求")
    with store.reading() as session:
        assert set(quorums_in_force(session)) == {
            MeetingKind.MEMBER_CONGRESS,
            MeetingKind.EXECUTIVE_COMMITTEE,
            MeetingKind.STANDING_COMMITTEE,
        }


def test_the_years_of_a_term_hold_for_home_page_figure_and_form_alike(store: Store) -> None:
    desk = Desk(store)
    chamber = desk.save(BY_NAME["chamber"], {"name": "示范区材料行业商会"})
    desk.save(BY_NAME["term"], {"body": "示范区材料行业商会", "term_no": "1", "started_on": "2022-01-01"})

    def late() -> tuple[int, int, bool]:
        with store.reading() as session:
            home = sum(need.count for need in needs_a_hand(session, TODAY) if need.name == "terms_overdue")
            form = any(fact.alarming for fact in facts_of(session, BY_NAME["chamber"], chamber, TODAY))
        (figure,) = desk.figures(Scope(TODAY), ["terms_overdue"])
        return home, figure.count, form

    assert late() == (0, 0, False)
    desk.set_setting(TERM_YEARS.name, "3")
    assert late() == (1, 1, True)


def test_settings_of_this_computer_lie_beside_the_store_and_in_no_history(store: Store) -> None:
    desk = Desk(store)
    desk.set_setting("text_points", "大字（12 磅）")
    assert store.folder is not None
    assert TEXT_POINTS.of(store.folder) == "12"
    assert desk.steps(1) == []
    desk.set_setting("text_points", None)
    assert TEXT_POINTS.of(store.folder) == "10.5"


def test_backups_go_to_the_chosen_folder_and_home_again_when_it_is_gone(store: Store, tmp_path: Path) -> None:
    place = tmp_path / "另一块硬盘"
    place.mkdir()
    Desk(store).set_setting(BACKUP_PLACE.name, str(place))
    kept = store.back_up("manual")
    assert kept.parent == place
    assert [copy.path for copy in Desk(store).backups()] == [kept]
    assert store.is_covered()
    kept.unlink()
    place.rmdir()
    assert store.folder is not None
    assert store.back_up("manual").parent == store.folder / "backups"


def test_the_data_folder_itself_is_no_place_for_backups(store: Store) -> None:
    with pytest.raises(FieldError, match="备份不能直接放在数据文件夹里"):
        Desk(store).set_setting(BACKUP_PLACE.name, str(store.folder))


def test_a_store_open_for_reading_keeps_its_settings(folder: Path) -> None:
    Store.open(folder).close()
    with Store.open(folder, read_only=True) as store:
        with pytest.raises(ReadOnlyStore):
            Desk(store).set_setting("term_years", "3")
        with pytest.raises(FieldError, match="只读"):
            Desk(store).set_setting("text_points", "12")


def test_a_spoiled_file_of_this_computer_counts_as_nothing_chosen(store: Store) -> None:
    assert store.folder is not None
    (store.folder / "machine.json").write_text("{", "utf-8")
    assert TEXT_POINTS.of(store.folder) == "10.5"


def test_the_command_lists_changes_and_takes_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Store.open(folder).close()
    data = ["--data", str(folder)]
    assert main.main(["settings", "absent_months", "12", *data]) == 0
    assert "12 个月" in capsys.readouterr().out
    assert main.main(["settings", "--json", *data]) == 0
    found = {one["name"]: one for one in json.loads(capsys.readouterr().out)["settings"]}
    assert found["absent_months"] == {
        "name": "absent_months",
        "label": "执常委多少个月未到会要列出",
        "group": "履职考勤",
        "value": 12,
        "text": "12 个月",
        "default": 18,
        "chosen": True,
    }
    assert main.main(["settings", "absent_months", "--default", *data]) == 0
    assert main.main(["settings", "absent_months", "--json", *data]) == 0
    assert json.loads(capsys.readouterr().out.split("\n", 2)[2])["settings"][0]["chosen"] is False
    assert main.main(["settings", "absent_months", "0", *data]) == 1
    assert "请填写 1 到 120 的整数" in capsys.readouterr().err
    assert main.main(["settings", "nothing", *data]) == 2
