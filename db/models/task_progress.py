"""How the progress of a task is kept."""

from sqlalchemy.orm import Mapped, mapped_column

from db.base import PartialDate, Record, Words, chars, link


class TaskProgress(Record):
    """One report on how far a task is."""

    __tablename__ = "task_progress"
    task_id: Mapped[int] = link("task", required=True, owned=True)
    reported_on: Mapped[PartialDate]
    text: Mapped[str] = mapped_column(chars())
    reporter: Mapped[Words]
