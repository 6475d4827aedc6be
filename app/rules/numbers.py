"""Which numbers count from one?"""

from collections.abc import Callable

from app.errors import FieldError
from app.kinds.base import Values

FROM_ONE: dict[str, tuple[str, ...]] = {
    "term": ("term_no",),
    "meeting": ("term_no", "session_no", "ordinal"),
}


def check_from_one(kind: str) -> Callable[[Values], list[FieldError]]:
    """The rule of that kind: 届, 次 and the like begin at 1, and a 次 belongs to a 届."""
    names = FROM_ONE[kind]

    def check(values: Values) -> list[FieldError]:
        errors = [FieldError(name, "从 1 起编号；没有就空着") for name in names if _below_one(values[name])]
        if "session_no" in names and values["session_no"] is not None and values["term_no"] is None:
            errors.append(FieldError("term_no", "填了“次”，请把“届”也填上，如十一届一次填 11 和 1"))
        return errors

    return check


def _below_one(number: object) -> bool:
    return isinstance(number, int) and number < 1
