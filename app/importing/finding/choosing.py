"""Which column holds each field where several might, and what becomes of the others?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.importing.finding.heads import Band
from app.importing.finding.meanings import BY_HAND, LOOSE, WEAK, Meaning, is_foreign, plain
from app.kinds.base import Field, FieldType, RecordKind

_WORDS = (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.PARTY, FieldType.REFERENCE)
_REMARKS = "notes"


@dataclass(slots=True)
class Choice:
    """The columns that may hold one field, with how surely."""

    meaning: Meaning
    columns: list[int]
    rivals: list[int]
    """Columns that are not taken."""
    instead: dict[int, int | None] = field(default_factory=dict)
    """Columns that fill the field where its own is empty, with the unit that their heading gives."""
    seconds: list[int] = field(default_factory=list)
    """Of these the columns that mean the field as much as its own does: 联系企业 beside 联系商会."""


def choose(kind: RecordKind, meant: Mapping[int, Meaning | None]) -> dict[str, Choice]:
    """The column of each field: its own before one that stands in, the surest, the first.

    Telephones take several; of words nothing is lost where the remarks can keep it.
    """
    chosen: dict[str, Choice] = {}
    told = ((column, meaning) for column, meaning in meant.items() if meaning is not None)
    for column, first_meaning in sorted(told, key=lambda pair: (pair[1].instead, -pair[1].sureness, pair[0])):
        meaning = _less_what_is_taken(first_meaning, chosen)
        if meaning is None:
            continue
        choice = chosen.setdefault(meaning.field.name, Choice(meaning, [], []))
        joined = meaning.field.type is FieldType.PHONE and meaning.sureness > WEAK
        if not choice.columns or joined:
            choice.columns.append(column)
            if meaning.instead:
                choice.instead[column] = meaning.unit
        elif meaning.instead and not choice.meaning.instead:
            choice.instead[column] = meaning.unit
        elif meaning.sureness > WEAK and _can_keep(kind, meaning.field):
            choice.instead[column] = None
            choice.seconds.append(column)
        else:
            choice.rivals.append(column)
    for choice in chosen.values():
        choice.columns.sort()
    return dict(sorted(chosen.items(), key=lambda pair: pair[1].columns[0]))


def _less_what_is_taken(meaning: Meaning, chosen: Mapping[str, Choice]) -> Meaning | None:
    """单位职务 where 单位 has a column of its own is the post alone; a person has no field for it."""
    beside = meaning.beside
    if meaning.field.name not in chosen or beside is None or beside.type is FieldType.PHONE:
        return meaning
    return None if beside.name == _REMARKS else replace(meaning, field=beside, sureness=LOOSE, beside=None)


def _can_keep(kind: RecordKind, one: Field) -> bool:
    """A second text can stand with the first, in the remarks, or in a record of its own."""
    return one.type in _WORDS and (one.type is FieldType.LONG_TEXT or one.each_alone or _REMARKS in kind.labels)


def beside_of(chosen: Mapping[str, Choice]) -> dict[str, str]:
    """Field to the one that shares its cells and has no column of its own."""
    return {
        name: choice.meaning.beside.name
        for name, choice in chosen.items()
        if choice.meaning.beside and (choice.meaning.beside.name not in chosen or choice.meaning.beside.name == "notes")
    }


def doubts_of(
    band: Band, chosen: Mapping[str, Choice], kind: RecordKind, unmapped: Mapping[int, str]
) -> Iterable[tuple[str, str]]:
    """Label of the field (or empty) and what is to be asked of the columns as a whole."""
    for name, choice in chosen.items():
        label = kind.labels[name]
        used = band.shown.get(choice.columns[0], "")
        said = choice.meaning.sureness == BY_HAND
        if choice.seconds and not said:
            words = "”“".join(band.shown.get(column, "") for column in choice.seconds)
            fate = _fate(kind.field(name), used, words)
            yield label, f"“{used}”和“{words}”都像“{label}”，{fate}；如不对，请指定各列的含义"
        rivals = (column for column in choice.rivals if column in unmapped)
        others = [column for column in rivals if not _repeats(kind.field(name), used, band.shown.get(column, ""))]
        if others and not said:
            words = "”“".join(band.shown.get(column, "") for column in others)
            yield label, f"“{used}”和“{words}”都像“{label}”，取了前者；如不对，请指定各列的含义"
        elif choice.meaning.sureness == WEAK:
            yield label, f"把“{used}”当作“{label}”导入；如不对，请指定这一列的含义"
    for heading in unmapped.values():
        if is_foreign(plain(heading)) and any(each.type is FieldType.MONEY for each in kind.fields):
            yield "", f"“{heading}”是外币，不能算作人民币，没有导入；请折算成人民币后填写"


def _repeats(one: Field, used: str, other: str) -> bool:
    """The other column can only say the same again: the amount in capitals, 税号 beside 统一社会信用代码."""
    if one.type is FieldType.MONEY:
        return "大写" in other and "大写" not in used
    return one.type is FieldType.CREDIT_CODE and plain(used).startswith(one.label)


def _fate(one: Field, used: str, seconds: str) -> str:
    if one.each_alone:
        return "一行里都写了的，各登记一条"
    if one.type is FieldType.LONG_TEXT:
        return "都写了的合在一起，各写明出自哪一栏"
    return f"取“{used}”，“{seconds}”记入备注（“{used}”空着的行取它）"
