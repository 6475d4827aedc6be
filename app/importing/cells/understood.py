"""What does one cell say, with what is to be told of how it was read?"""

from dataclasses import dataclass, field

from app.kinds.base import Values


@dataclass(slots=True)
class Understood:
    """The values of a cell, what was cleaned (`notes`) and what is doubtful (`doubts`), as sentences."""

    values: Values
    notes: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    """What stood in the cell and belongs into the remarks of the record."""
    besides: Values = field(default_factory=dict)
    """What the cell says of other fields, where their own columns say nothing."""

    def tell(self, words: str, *, sure: bool) -> None:
        """A sentence; what is not sure asks the clerk to look."""
        if sure:
            self.notes.append(words)
        else:
            self.doubts.append(f"{words}，请核对")
