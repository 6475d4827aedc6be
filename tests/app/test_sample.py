"""Does the sample office hold what it promises, by the program's own rules?"""

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import records
from app.attention import needs_a_hand
from app.errors import UserError
from app.kinds import BY_NAME, KINDS, FieldType, Line, Link
from app.kinds.base import Field, RecordKind, Value, Values
from app.records import Record
from app.sample import chambers, diary, exchange, fill_large, fill_sample, gifts, shared_gifts, terms
from app.store import STORE_FILE, Store
from app.values import convert, shown
from app.values.codes import credit_code_warning
from app.values.partial_dates import precision_of
from db.models import MODELS

WAN = 10_000 * 100


@pytest.fixture(scope="module")
def sample_folder(empty_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample office, made once; never write to it."""
    folder = tmp_path_factory.mktemp("sample")
    shutil.copy(empty_folder / STORE_FILE, folder / STORE_FILE)
    with Store.open(folder) as store:
        fill_sample(store)
    return folder


@pytest.fixture(scope="module")
def session(sample_folder: Path) -> Iterator[Session]:
    with Store.open(sample_folder, read_only=True) as store, store.reading() as reading:
        yield reading


@pytest.fixture(scope="module")
def office(session: Session) -> dict[str, list[Record]]:
    """All records of the sample by kind."""
    return {kind.name: everything(session, kind) for kind in KINDS}


def everything(session: Session, kind: RecordKind) -> list[Record]:
    ids = list(session.scalars(select(MODELS[kind.name].id).order_by(MODELS[kind.name].id)))
    return records.read_many(session, kind, ids)


def values_of(store: Store) -> dict[str, list[Values]]:
    with store.reading() as session:
        return {kind.name: [record.values for record in everything(session, kind)] for kind in KINDS}


def text(value: Value) -> str:
    return value.text if isinstance(value, Link) else str(value)


def test_the_sample_counts_what_it_wrote(store: Store) -> None:
    heard: list[int] = []
    counts = fill_sample(store, lambda done, _total: heard.append(done))
    assert {name: len(rows) for name, rows in values_of(store).items()} == counts
    assert counts["enterprise"] == 300
    assert counts["person"] == 120
    assert counts["meeting"] == 40
    assert counts["donation"] == 200
    assert counts["chamber"] >= 19
    assert heard == sorted(heard)
    assert heard[-1] == sum(counts.values())


def test_a_store_with_records_is_refused_and_stays_as_it_is(store: Store) -> None:
    with store.operation("新增") as session:
        records.create(session, BY_NAME["cause"], {"name": "助学"})
    with pytest.raises(UserError, match="已有数据"):
        fill_sample(store)
    with pytest.raises(UserError, match="已有数据"):
        fill_large(store, scale=0.0001)
    assert sum(map(len, values_of(store).values())) == 1


def test_the_sample_is_one_step_that_undo_takes_back_whole_and_redo_brings_again(store: Store) -> None:
    fill_sample(store)
    before = values_of(store)
    assert store.undo() == "填入示例"
    assert not any(values_of(store).values())
    assert store.redo() == "填入示例"
    assert values_of(store) == before


def test_a_sample_taken_back_can_be_filled_again(store: Store) -> None:
    counts = fill_sample(store)
    store.undo()
    assert fill_sample(store) == counts


def test_a_cancelled_filling_leaves_the_store_empty(store: Store) -> None:
    def stop(done: int, _total: int | None) -> None:
        if done > 500:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fill_sample(store, stop)
    assert not any(values_of(store).values())
    assert store.undo() is None


def test_the_same_office_comes_every_time(store: Store, session: Session) -> None:
    fill_sample(store)
    assert values_of(store) == {kind.name: [r.values for r in everything(session, kind)] for kind in KINDS}


def test_every_record_obeys_every_rule(session: Session, office: dict[str, list[Record]]) -> None:
    for kind in KINDS:
        for record in office[kind.name]:
            records.check(session, kind, record.values, record.id)


def test_every_value_is_read_back_as_it_is_shown(office: dict[str, list[Record]]) -> None:
    for kind in KINDS:
        for record in office[kind.name]:
            for field in kind.fields:
                value = record.values[field.name]
                read = convert.parse(field, shown.show(field, value))[field.name]
                assert read == plain(field, value), (kind.name, field.name, value)


def plain(field: Field, value: Value) -> Value:
    """The value as a text can say it: a link by name alone, no words as none."""
    if isinstance(value, Link):
        return Link(value.text)
    return value or () if field.type in (FieldType.CHOICES, FieldType.LINES) else value


def test_no_two_records_have_the_same_identity(office: dict[str, list[Record]]) -> None:
    for kind in KINDS:
        for names in kind.identity:
            if kind.name == "person" and names == ("name",):
                continue  # the pair of namesakes
            keys = [tuple(record.values[name] for name in names) for record in office[kind.name]]
            whole = [key for key in keys if key[0] is not None]
            assert len(set(whole)) == len(whole), (kind.name, names)


def test_the_two_namesakes_are_told_apart_by_phone_and_stand_in_no_other_register(
    office: dict[str, list[Record]],
) -> None:
    names = Counter(record.title for record in office["person"])
    (twin,) = [name for name, count in names.items() if count > 1]
    assert len({r.values["phone"] for r in office["person"] if r.title == twin}) == 2
    for kind in KINDS:
        for field in kind.fields:
            if "person" in field.refers_to:
                assert all(text(r.values[field.name]) != twin for r in office[kind.name])


def test_a_name_given_without_record_is_nobody_s_in_the_registers(office: dict[str, list[Record]]) -> None:
    known = {kind: {record.title for record in rows} for kind, rows in office.items()}
    members = known["enterprise"] | known["chamber"] | known["person"]
    unlinked = set()
    for kind in KINDS:
        for field in kind.fields:
            values = {record.values[field.name] for record in office[kind.name] if field.refers_to}
            names = {value.text for value in values if isinstance(value, Link) and value.id is None}
            assert not names & members.union(*(known[other] for other in field.refers_to)), (kind.name, field.name)
            unlinked |= names
    assert len(unlinked) > 10


SPARING = {
    ("meeting", "head_qualifier"),
    ("outcome", "qualifier"),
    ("affiliation", "kind"),
    ("reported_figure", "beside"),
}
"""Words that another field has all of: here they are as few as in life."""


def test_every_word_of_every_vocabulary_is_in_use(office: dict[str, list[Record]]) -> None:
    for kind in KINDS:
        for field in kind.fields:
            if field.choices is None:
                continue
            words = {word for record in office[kind.name] for word in words_of(record.values[field.name])}
            if (kind.name, field.name) in SPARING:
                assert len(words) >= 3, (kind.name, field.name)
            else:
                assert words == {word.value for word in field.choices}, (kind.name, field.name)


def words_of(value: Value) -> set[str]:
    """The kept words of a choice, of several, or of lines."""
    values = value if isinstance(value, tuple) else () if value is None else (value,)
    return {part.kind if isinstance(part, Line) else str(part) for part in values}


def test_every_field_of_every_kind_is_filled_somewhere(office: dict[str, list[Record]]) -> None:
    empty = [
        (kind.name, field.name)
        for kind in KINDS
        for field in kind.fields
        if all(record.values[field.name] in (None, ()) for record in office[kind.name])
    ]
    assert empty == []


def used(rows: list[Record], field: str) -> set[Value]:
    return {record.values[field] for record in rows}


def points(statement: Record) -> list[Line]:
    lines = statement.values["points"]
    assert isinstance(lines, tuple)
    return [line for line in lines if isinstance(line, Line)]


def test_dates_come_in_every_precision_and_names_in_every_length(office: dict[str, list[Record]]) -> None:
    joined = {precision_of(str(v)) for v in used(office["enterprise"], "joined_on") if v}
    given = {precision_of(str(v)) for v in used(office["donation"], "given_on") if v}
    assert {"day", "month", "quarter", "year"} <= joined
    assert {"day", "month", "quarter", "year", "no_year"} <= given
    assert min(map(len, titles(office["enterprise"]))) <= 7
    assert max(map(len, titles(office["enterprise"]))) >= 30
    assert set(map(len, titles(office["person"]))) >= {2, 3, 4}


def titles(rows: list[Record]) -> list[str]:
    return [record.title for record in rows]


@pytest.mark.parametrize("rare", "旻昇喆堃𬭼")
def test_rare_characters_stand_in_names_of_people_and_enterprises(office: dict[str, list[Record]], rare: str) -> None:
    assert any(rare in name for name in titles(office["person"]))
    assert any(rare in name for name in titles(office["enterprise"]))


def test_codes_are_usual_ones_of_a_place_that_does_not_exist_and_no_phone_can_ring(
    office: dict[str, list[Record]],
) -> None:
    for record in office["enterprise"] + office["chamber"]:
        code = record.values["credit_code"]
        assert code is None or (credit_code_warning(str(code)) is None and str(code)[2:8] == "990100")
    for record in office["enterprise"] + office["chamber"] + office["person"]:
        phone = record.values["phone"]
        numbers = str(phone).split("、") if phone else []
        assert all(number.startswith(("138000", "0500-")) for number in numbers)


def test_every_chamber_has_one_president_enterprise_that_presides_nowhere_else(
    office: dict[str, list[Record]],
) -> None:
    presidents = [r.values for r in office["membership"] if r.values["role"] == "president"]
    assert Counter(text(v["chamber"]) for v in presidents) == Counter(titles(office["chamber"]))
    assert len({text(v["enterprise"]) for v in presidents}) == len(presidents)


def test_some_enterprises_are_in_several_chambers_and_some_have_left_or_come_back(
    office: dict[str, list[Record]],
) -> None:
    rows = [record.values for record in office["membership"]]
    places = {(text(v["enterprise"]), text(v["chamber"])) for v in rows}
    per_firm = Counter(firm for firm, _ in places)
    assert max(per_firm.values()) >= 3
    assert len(per_firm) < 300
    assert sum(v["ended_on"] is not None for v in rows) >= 10
    assert len(places) < len(rows)


def test_posts_of_one_person_keep_their_print_order(office: dict[str, list[Record]]) -> None:
    orders: dict[str, list[Value]] = {}
    for record in office["post"]:
        orders.setdefault(text(record.values["person"]), []).append(record.values["print_order"])
    assert sum(len(order) >= 2 for order in orders.values()) >= 60
    assert max(map(len, orders.values())) >= 3
    assert all(order == list(range(1, len(order) + 1)) for order in orders.values())


def at_meeting(rows: list[Record], title: str) -> list[Values]:
    return [record.values for record in rows if text(record.values["meeting"]) == title]


def test_seven_chambers_spoke_at_the_exchange_meeting_and_some_took_part_in_writing(
    office: dict[str, list[Record]],
) -> None:
    (meeting,) = [r.values for r in office["meeting"] if r.title == exchange.TITLE]
    assert meeting["held_on"] == "2022-09-15"
    assert meeting["stated_attendance"] == "7家商会交流，部分商会书面参加"
    came = at_meeting(office["attendance"], exchange.TITLE)
    spoke = [v for v in at_meeting(office["statement"], exchange.TITLE) if link(v["speaker"]).kind == "chamber"]
    reporting = [plan.name for plan in chambers.REPORTING]
    assert [text(v["speaker"]) for v in spoke] == reporting
    assert [text(v["attendee"]) for v in came if v["roles"] == ("reporter",)] == reporting
    (host,) = [v for v in came if "host" in (v["roles"] or ())]  # type: ignore[operator]
    assert host["roles"] == ("host", "speaker")
    assert [text(v["attendee"]) for v in came if v["mode"] == "written"] == ["部分商会"]


def link(value: Value) -> Link:
    assert isinstance(value, Link)
    return value


def test_the_points_of_the_exchange_meeting_count_as_reported(office: dict[str, list[Record]]) -> None:
    said = [r for r in office["statement"] if text(r.values["meeting"]) == exchange.TITLE]
    counted = {text(r.values["speaker"]): Counter(line.kind for line in points(r)) for r in said}
    assert counted["示范区餐饮业商会"] == {"report": 3}
    assert counted["示范区结婚产业商会"] == {"report": 3}
    assert counted["望河路商会"] == {"report": 4}
    assert counted["示范区青峤商会"] == {"view": 3, "task": 2}
    leader = said[-1]
    assert [line.kind for line in points(leader)] == ["instruction"] * 3
    assert "宣传部部长" in str(leader.values["speaker_post"])
    assert [r.values["print_order"] for r in said] == list(range(1, 11))


def test_the_campaign_gathers_several_meetings(office: dict[str, list[Record]]) -> None:
    assert sum(r.values["theme"] == exchange.CAMPAIGN for r in office["meeting"]) == 4


def test_at_the_end_of_its_last_year_every_sort_of_thing_needs_a_hand(session: Session) -> None:
    needs = {need.name: need.count for need in needs_a_hand(session, date(2024, 12, 31))}
    expected = {"terms_overdue", "terms_ending", "tasks_overdue", "appeals_overdue", "chambers_unvisited"}
    assert expected <= needs.keys()
    assert needs["terms_overdue"] >= len(terms.OVERDUE)


def test_the_zone_meeting_lists_its_nine_guests_in_order_and_eight_of_them_spoke(
    office: dict[str, list[Record]],
) -> None:
    came = at_meeting(office["attendance"], diary.ZONE_TITLE)
    said = at_meeting(office["statement"], diary.ZONE_TITLE)
    host, deputy, *guests = came
    assert str(host["post"]).count("、") == 2
    assert len(guests) == 9
    assert [text(v["attendee"]) for v in came[:-1]] == [text(v["speaker"]) for v in said]
    assert len(said[1]["points"] or ()) == 4  # type: ignore[arg-type]
    assert text(said[1]["speaker"]) == text(deputy["attendee"])


def test_the_speech_that_announces_three_points_and_lists_four_is_kept_as_it_stands(
    office: dict[str, list[Record]],
) -> None:
    first = at_meeting(office["statement"], diary.ONSITE_TITLE)[0]
    assert (first["stated_points"], len(first["points"] or ())) == (3, 4)  # type: ignore[arg-type]


def test_the_headline_gifts_keep_qualifier_basis_and_coverage(office: dict[str, list[Record]]) -> None:
    facts = [r.values for r in office["donation"][:8]]
    names = ("kind", "amount", "qualifier", "basis", "coverage")
    assert [tuple(v[name] for name in names) for v in facts] == [
        ("goods", 200 * WAN, "over", "one_off", "own"),
        ("cash", 700 * WAN, "over", "cumulative", "mobilised"),
        ("premises", None, "exact", "one_off", "members"),
        ("goods", None, "exact", "one_off", "own"),
        ("cash", 100 * WAN, "over", "annual_average", "members"),
        ("cash", 45_000 * WAN, "over", "cumulative", "both"),
        ("mixed", 70_000 * WAN, "reaching", "cumulative", "members"),
        ("service", None, "exact", "one_off", "own"),
    ]
    assert text(facts[1]["mobilised_by"]) == chambers.BUILDERS
    assert facts[1]["donor"] is None
    assert facts[6]["causes"] == "several"
    assert len(office["gift_cause"]) == 4
    assert facts[3]["donor_list"] == "open"
    joint = [r.values for r in office["co_donor"] if link(r.values["donation"]).id == office["donation"][3].id]
    assert [text(v["donor"]) for v in (facts[3], *joint)] == list(shared_gifts.FLOOD_DONORS)
    assert all(link(v["donor"]).kind == "chamber" for v in joint)
    assert {text(r.values["cause"]) for r in office["donation"]} > {str(gifts.CAUSES[0]["name"])}
