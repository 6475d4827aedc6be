"""What is one setting: its words, its default, the values it takes? Loads no SQLAlchemy: the window asks early."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Generic, TypeVar

from app.errors import FieldError

T = TypeVar("T", int, bool, str)

YES, NO = "是", "否"
_YES_WORDS = {YES, "yes", "true", "1", "on", "开"}
_NO_WORDS = {NO, "no", "false", "0", "off", "关"}

NUMBER, YES_NO, CHOICE, TEXT, FOLDER = "number", "yes_no", "choice", "text", "folder"
"""How a setting is given."""


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """One setting. The value in force is the default until another is chosen."""

    name: str
    label: str
    default: T
    least: int = 0
    """Of a number: the smallest that makes sense."""
    most: int = 9999
    unit: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    """Of a choice: the kept value and what people read."""
    group: str = ""
    hint: str = ""
    is_folder: bool = False

    of_machine: ClassVar[bool] = False
    """True when it belongs to this computer, not to the office's data: it is kept beside the store."""

    @property
    def given_as(self) -> str:
        """Which kind of input it takes."""
        if isinstance(self.default, bool):
            return YES_NO
        if isinstance(self.default, int):
            return NUMBER
        if self.words:
            return CHOICE
        return FOLDER if self.is_folder else TEXT

    def show(self, value: object) -> str:
        """The value as people read it."""
        if isinstance(value, bool):
            return YES if value else NO
        if isinstance(value, int):
            return f"{value} {self.unit}".rstrip()
        return self.words.get(str(value)) or str(value) or "（没有指定）"

    def parse(self, typed: str) -> T:
        """What was typed, as this setting keeps it. Raises FieldError."""
        text = typed.strip()
        value: object = text
        if self.given_as == YES_NO:
            value = {**dict.fromkeys(_YES_WORDS, True), **dict.fromkeys(_NO_WORDS, False)}.get(text.lower())
        elif self.given_as == NUMBER:
            digits = text.removesuffix(self.unit).strip()
            value = int(digits) if digits.isdecimal() else None
        elif self.words:
            value = next((kept for kept, word in self.words.items() if text in (kept, word)), None)
        return self.checked(value, typed)

    def checked(self, value: object, typed: str = "") -> T:
        """The value when it can be one of this setting. Raises FieldError."""
        if self.fits(value):
            return value  # type: ignore[return-value]
        raise FieldError(self.name, f"{self.label}：“{typed or value}”不能用；{self.expected}")

    @property
    def expected(self) -> str:
        """What can be given, in a sentence."""
        if self.given_as == YES_NO:
            return f"请填写“{YES}”或“{NO}”"
        if self.given_as == NUMBER:
            return f"请填写 {self.least} 到 {self.most} 的整数"
        return f"可以选：{'、'.join(self.words.values())}" if self.words else "请填写文字"

    def fits(self, value: object) -> bool:
        """Whether this can be its value."""
        if type(value) is not type(self.default):
            return False
        if isinstance(value, bool):
            return True
        if isinstance(value, int):
            return self.least <= value <= self.most
        return not self.words or value in self.words


@dataclass(frozen=True, slots=True)
class Chosen:
    """A setting with what holds now, for the page and the command line."""

    option: Option[int] | Option[bool] | Option[str]
    value: int | bool | str
    text: str
    default_text: str

    @property
    def is_default(self) -> bool:
        """True while nothing else was chosen."""
        return self.value == self.option.default
