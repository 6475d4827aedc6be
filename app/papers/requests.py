"""What can be asked of papers? The part of the desk that previews, prints, issues, and sets pages up.

What composes and sets papers is loaded with the first of these requests, not at start.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from app.store import Store
from exports.sheet import Progress

if TYPE_CHECKING:
    from app.papers.base import Paper, Passage, Wish
    from app.papers.bound import Bound
    from app.papers.issued import FrozenFigure, Issued
    from app.papers.issuing import Difference
    from app.papers.settings import SetupField
    from exports.pictures import Picture


class PaperRequests:
    """Each request is one call: one question or one operation. Safe to call from any thread."""

    store: Store

    def papers(self, kind_name: str = "") -> tuple[Paper, ...]:
        """The papers that can be printed for a record of this kind; "": those of the whole office."""
        from app.papers.catalogue import papers_of  # so are those of print

        return papers_of(kind_name)

    def preview(self, name: str, wish: Wish, progress: Progress | None = None) -> bytes:
        """A paper as the bytes of a PDF, the same that `print_paper` writes. Raises UserError, FileProblem."""
        from app.papers import printing

        return printing.preview(self.store, name, wish, progress)

    def print_paper(
        self, name: str, wish: Wish, target: Path, progress: Progress | None = None, *, reason: str = ""
    ) -> int:
        """Print a paper as a PDF; its pages. Raises UserError, FileProblem; then no file is left.

        Telephone numbers in full stand in the book of handouts, with the reason; so they do after a preview.
        """
        from app.papers import printing

        return printing.print_paper(self.store, name, wish, target, progress, reason=reason)

    def paper_going_out(self, name: str, wish: Wish, target: str, *, reason: str = "") -> AbstractContextManager[None]:
        """Around what sends a preview to a printer or a file: the same line in the book. Raises UserError."""
        from app.papers import printing

        return printing.going_out(self.store, name, wish, target, reason=reason)

    def passages(self, name: str, wish: Wish) -> tuple[Passage, ...]:
        """The texts of a paper that can be edited, as they would be printed; edited ones go into `Wish.texts`."""
        from app.papers import printing

        return printing.passages(self.store, name, wish)

    def paper_fields(self, name: str, wish: Wish) -> list[Bound]:
        """The numbers in a paper's texts that are bound to the records, each with its value, basis and rows' count."""
        from app.papers import issuing

        with self.store.reading() as session:
            return issuing.fields_in(session, name, wish)

    def figure_differences(self, name: str, wish: Wish) -> list[Difference]:
        """Which of them an earlier issued paper gave otherwise: the same that `issue` would stop at."""
        from app.papers import issuing

        with self.store.reading() as session:
            return issuing.differences(session, issuing.fields_in(session, name, wish))

    def issue(self, name: str, wish: Wish, *, reason: str = "") -> Issued:
        """Number a paper and keep it for ever, with its file, text and figures; nothing can take that back.

        Raises FiguresDiffer where it is at odds with an earlier paper and no `reason` is given, UserError.
        """
        from app.papers import issuing

        return issuing.issue(self.store, name, wish, reason=reason)

    def issued_papers(self, name: str = "") -> list[Issued]:
        """The papers that went out, latest first; of one kind of paper or of all."""
        from app.papers import issued

        with self.store.reading() as session:
            return issued.issued_papers(session, name)

    def issued_figures(self, issued_id: int) -> list[FrozenFigure]:
        """The figures of an issued paper as they were frozen."""
        from app.papers import issued

        with self.store.reading() as session:
            return issued.issued_figures(session, issued_id)

    def issued_pdf(self, issued_id: int) -> bytes:
        """An issued paper byte for byte, for a preview or a print. Raises UserError when it was tampered with."""
        from app.papers import issued

        with self.store.reading() as session:
            return issued.issued_pdf(session, issued_id)

    def print_issued(self, issued_id: int, target: Path) -> int:
        """Write an issued paper into a file again; its pages. Raises UserError, FileProblem; then no file is left."""
        from app.papers import printing

        return printing.print_issued(self.store, issued_id, target)

    def page_sizes(self, pdf: bytes) -> list[tuple[float, float]]:
        """Width and height in points of each page of a preview."""
        from exports.pictures import page_sizes

        return page_sizes(pdf)

    def page_picture(self, pdf: bytes, number: int, dpi: float) -> Picture:
        """One page of a preview, counted from 0, as plain pixels (R, G, B and one unused byte each)."""
        from exports.pictures import page_picture

        return page_picture(pdf, number, dpi)

    def page_band(self, pdf: bytes, number: int, dpi: float, top: int, rows: int) -> Picture:
        """So many rows of pixels of a page from `top` on, fewer at its foot: a printer is fed piece by piece."""
        from exports.pictures import page_band

        return page_band(pdf, number, dpi, top, rows)

    def write_pdf(self, pdf: bytes, target: Path) -> None:
        """Keep a preview as a file, whole or not at all. Raises FileProblem."""
        from exports.atomic import written_whole

        with written_whole(target) as part:
            part.write_bytes(pdf)

    def paper_settings(self, name: str) -> tuple[SetupField, ...]:
        """The page set-up of a paper, line by line as a form shows it."""
        from app.papers import printing

        return printing.settings(self.store, name)

    def choose_paper_settings(self, name: str, values: Mapping[str, str | int | bool]) -> None:
        """Keep the page set-up of a paper. Raises FieldError naming the line; then nothing is kept."""
        from app.papers import printing

        printing.choose_settings(self.store, name, values)
