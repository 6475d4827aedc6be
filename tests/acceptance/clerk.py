"""How does a clerk enter what a text reports? By the desk's own form, with typed words; nothing reaches round it.

The people of the articles stand under invented names with the posts that the texts give them.
"""

from app.desk import Desk
from app.kinds import BY_NAME
from app.kinds.base import Link


class Clerk:
    """Types records into the forms of one desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def enter(self, record: str, /, **typed: str | Link) -> Link:
        """Save a new record; the link by which others refer to it."""
        described = BY_NAME[record]
        key = self.desk.save(described, typed)
        title = typed.get(described.title, "")
        return Link(title.text if isinstance(title, Link) else title, record, key)

    def enter_each(self, record: str, names: list[str], /, **typed: str | Link) -> list[Link]:
        """Several records that differ only in their title."""
        return [self.enter(record, **{BY_NAME[record].title: name}, **typed) for name in names]

    def guests(self, meeting: Link, rows: list[tuple[str | Link, str, str, str]], first: int = 1) -> None:
        """Attendances in print order: who, organisation, post as printed, roles."""
        for order, (who, organisation, post, roles) in enumerate(rows, first):
            self.enter(
                "attendance",
                meeting=meeting,
                attendee=who,
                organisation=organisation,
                post=post,
                roles=roles,
                print_order=str(order),
            )

    def posts(self, person: Link, *held: tuple[str | Link, str], **typed: str) -> None:
        """The posts of a person, in print order."""
        for order, (body, title) in enumerate(held, 1):
            self.enter("post", person=person, body=body, title=title, print_order=str(order), **typed)
