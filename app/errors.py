"""What can go wrong, and for whom: the person at the desk (a sentence) or us (everything else)."""

from db.errors import StoreHeld, StoreProblem
from exports.errors import FileProblem


class UserError(Exception):
    """The text is a Chinese sentence: what happened, where, and what to do."""


class FieldError(UserError):
    """One value of one field is not acceptable; `field` is the field's name."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


class RecordRefused(UserError):
    """A record was not stored; `errors` name each field and the reason."""

    def __init__(self, errors: list[FieldError], labels: dict[str, str]) -> None:
        super().__init__("；".join(f"{labels.get(e.field, e.field)}：{e.message}" for e in errors))
        self.errors = errors


class Conflict(UserError):
    """Somebody changed the record since it was read; the text lists what they changed."""


class Cancelled(Exception):
    """The user asked to stop; nothing was kept."""


SPOKEN = (UserError, StoreProblem, FileProblem)
"""Errors whose text is meant for the person at the desk."""

__all__ = [
    "SPOKEN",
    "Cancelled",
    "Conflict",
    "FieldError",
    "FileProblem",
    "RecordRefused",
    "StoreHeld",
    "StoreProblem",
    "UserError",
]
