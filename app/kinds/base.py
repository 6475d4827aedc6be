"""How is a record kind described? Once: form, table, importer, Excel and their headings read it.

It holds facts alone, and loads neither the store nor Qt, so that the window can stand before the data is there.
"""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from db.vocabulary import Choice


class FieldType(Enum):
    """What a field holds, and as which Python value (an empty field is None)."""

    TEXT = "text"
    """str, one line"""
    LONG_TEXT = "long_text"
    """str, several lines"""
    CHOICE = "choice"
    """str: the kept value of one of `choices`"""
    CHOICES = "choices"
    """tuple[str, ...] of kept values, in the order of `choices`"""
    DATE = "date"
    """str: ISO text cut to its precision"""
    TIME = "time"
    """str: HH:MM"""
    MONEY = "money"
    """int: whole 分"""
    INTEGER = "integer"
    """int"""
    DECIMAL = "decimal"
    """str: an exact decimal number without grouping, such as 2.5"""
    CREDIT_CODE = "credit_code"
    """str: a checked 统一社会信用代码"""
    PHONE = "phone"
    """str: one or several numbers joined by 、"""
    REFERENCE = "reference"
    """Link to a record of the one kind of `refers_to`; must be found"""
    PARTY = "party"
    """Link to a record of one of `refers_to`, or only a name as given"""
    LINES = "lines"
    """tuple[Line, ...]: ordered lines inside the record"""


@dataclass(frozen=True, slots=True)
class Link:
    """A name as given and, where known, the record it stands for."""

    text: str
    kind: str | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a record: its kept kind and its text."""

    kind: str
    text: str


Value = str | int | tuple[str, ...] | Link | tuple[Line, ...] | None
Values = dict[str, Value]

ChoiceWords = type[Choice]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record kind. `width` counts characters of the table column."""

    name: str
    label: str
    type: FieldType = FieldType.TEXT
    required: bool = False
    width: int = 12
    choices: ChoiceWords | None = None
    refers_to: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    """Other headings under which senders write this column."""
    parts: tuple[tuple[str, ...], ...] = ()
    """Headings of columns that go on with this one's text, part by part: 数量, then 单位, behind 物资名称."""
    perhaps: tuple[str, ...] = ()
    """Headings that may mean this field: taken where none is surer, and asked about."""
    instead: tuple[str, ...] = ()
    """Headings of a column that fills this field in rows whose own column is empty: 物资折价 beside 捐款金额."""
    each_alone: bool = False
    """Of several columns with this meaning each filled cell makes a record of its own: 联系企业 beside 联系商会."""
    synonyms: tuple[tuple[str, str], ...] = ()
    """Of choices: other words that senders write, and the kept value that they mean."""
    beyond: str | None = None
    """Of a choice: the kept value for words outside the list, which go into the remarks (empty: no value); None: such
    words are refused."""
    default: str | None = None
    """The kept value of a new record."""
    qualified_by: str = ""
    """Of money or a whole number: the field that takes 超, 约, 余 … when they are typed with the amount."""
    counted_by: str = ""
    """Of a decimal: the field that takes the unit written behind the number, as in 5000个."""
    until: str = ""
    """Of a date: the field that takes the end, where a cell says from when to when."""
    clock: str = ""
    """Of a date: the field that takes the time of day behind it: 2024年9月5日14:30."""
    periods: tuple[str, ...] = ()
    """Words of headings whose cells say from when to when: 任期."""
    spans: tuple[str, ...] = ()
    """Of the number of a term: the fields that take its years: 第三届（2021-2026）."""
    gift: tuple[str, ...] = ()
    """Of the amount of a gift and of its goods: the fields that a gift told in words fills."""
    names_person: bool = False
    """Of a text: a person's name, which senders write with （女） or a post behind it."""
    names_people: bool = False
    """Of a text: names of people, with perhaps only a space between them."""
    lines: str = ""
    """Of LINES: the table that keeps them."""
    hint: str = ""
    """One example or rule, shown in the empty field and in templates."""

    @property
    def told_with(self) -> str:
        """The field that a text of this one fills too, and must agree with; empty: none."""
        return self.qualified_by or self.counted_by

    @property
    def besides(self) -> tuple[str, ...]:
        """The fields that a text of this one may fill where their own columns say nothing."""
        return (*self.spans, *filter(None, (self.until, self.clock)), *self.gift)


def also(word: Choice, *texts: str) -> tuple[tuple[str, str], ...]:
    """Of these texts of senders each means the word; brackets half width."""
    return tuple((text, word.value) for text in texts)


@dataclass(frozen=True)
class RecordKind:
    """One kind of record; `name` is its table and its name everywhere in the code."""

    name: str
    plural: str
    """Its name on the command line."""
    label: str
    counter: str
    """The word that counts it: 家, 人, 次 …"""
    fields: tuple[Field, ...]
    title: str
    """The field that names a record to people."""
    listed: tuple[str, ...]
    """The columns of the table, in order."""
    filters: tuple[str, ...] = ()
    """The choice fields by which the table can be narrowed."""
    identity: tuple[tuple[str, ...], ...] = ()
    """Sets of fields by which the importer knows a record again, best first."""
    apart: str = ""
    """The field that tells two records of the same title apart."""
    order: str = ""
    """The field by which the table is first sorted; - before it: latest first."""
    stand_in: str = ""
    """The reference that names a record whose title is empty, as `stand_in_words` say."""
    stand_in_words: str = "{}"
    pinyin: str = ""
    """The field whose pinyin key (`<field>_key`) is kept for sorting and, if `spoken`, for search."""
    spoken: bool = True
    """True when `<field>_pinyin` is kept too."""
    last_resort: bool = False
    """A sheet that fits another kind as well is of the other."""
    list_words: tuple[str, ...] = ()
    """What the title of a list of these says, whatever its columns are: 签到, 参会."""
    list_needs: tuple[str, ...] = ()
    """Fields of which such a list gives one at least, whatever its title says."""
    list_nouns: tuple[str, ...] = ()
    """Whom such a list names in its title, where the columns may be of several kinds: 会员, 商会."""
    marked_by: tuple[str, ...] = ()
    """Headings, in plain words, that only such lists have: 签到, 请假事由."""
    subjects: tuple[str, ...] = ()
    """What senders call such a record before its headings: 企业 in 企业地址."""
    people: str = ""
    """Of a list of people: the field that names them; it can be put in the order of strokes or of rank."""
    personal: bool = False
    """The names are people's: surnames are read as such."""

    def field(self, name: str) -> Field:
        """The field of that name; KeyError when there is none."""
        try:
            return self._by_name[name]
        except KeyError:
            raise KeyError(f"{self.name} has no field {name}") from None

    @cached_property
    def _by_name(self) -> dict[str, Field]:
        return {field.name: field for field in self.fields}

    @cached_property
    def labels(self) -> dict[str, str]:
        """Field name to label."""
        return {field.name: field.label for field in self.fields}

    @property
    def is_made_by_name(self) -> bool:
        """A record needs nothing but its title."""
        needed = [field for field in self.fields if field.required and field.default is None]
        return [field.name for field in needed] == [self.title] and needed[0].type is FieldType.TEXT

    @property
    def title_column(self) -> str:
        """The column that holds what a record is called; of a kind whose title is a text or a name as given."""
        return f"{self.title}_name" if self.field(self.title).type is FieldType.PARTY else self.title
