"""How does a wish become a PDF, a file of it, or the text that can be edited before?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from app.handouts import PRINT, SHOW, noted
from app.kinds import BY_NAME
from app.papers.base import Passage, Wish, check_texts, check_wish
from app.papers.catalogue import paper_named
from app.papers.issued import issued_paper, issued_pdf
from app.papers.settings import SetupField, choose, fields_of, setup_of
from app.store import Store
from exports.atomic import written_whole
from exports.document import Document
from exports.pdf import render_pdf, write_pdf
from exports.sheet import Progress


@contextmanager
def composed(store: Store, name: str, wish: Wish) -> Iterator[Document]:
    """The document of a paper; a long register reads its rows while it is set. Raises UserError."""
    paper = paper_named(name)
    check_wish(paper, wish)
    with store.reading_through() as session:
        setup = setup_of(session, paper)
        check_texts(session, paper, wish, setup)
        yield paper.compose(session, wish, setup)


def preview(store: Store, name: str, wish: Wish, progress: Progress | None = None) -> bytes:
    """The paper as the bytes of a PDF. Raises UserError, FileProblem."""
    with composed(store, name, wish) as document, _noted(store, document, SHOW):
        return render_pdf(document, progress)


def print_paper(
    store: Store, name: str, wish: Wish, target: Path, progress: Progress | None = None, *, reason: str = ""
) -> int:
    """Print the paper into a file; its pages. Raises UserError, FileProblem; then no file is left."""
    with composed(store, name, wish) as document, _noted(store, document, PRINT, reason, target.name):
        return write_pdf(document, target, progress).pages


@contextmanager
def going_out(store: Store, name: str, wish: Wish, target: str, *, reason: str = "") -> Iterator[None]:
    """Around what sends a preview to a printer or into a file. Raises UserError, StoreProblem; then it stays here."""
    with composed(store, name, wish) as document:
        note = _noted(store, document, PRINT, reason, target)
    with note:
        yield


def _noted(
    store: Store, document: Document, action: str, reason: str = "", target: str = ""
) -> AbstractContextManager[None]:
    """Telephone numbers in full stand in the book of handouts before anybody sees them."""
    if document.personal is None:
        return nullcontext()
    kind, count = document.personal
    return noted(store, action, BY_NAME[kind], ["phone"], count, reason=reason, target=target)


def print_issued(store: Store, issued_id: int, target: Path) -> int:
    """Write an issued paper as it went out; its pages. Raises UserError, FileProblem; then no file is left."""
    with store.reading() as session:
        paper, content = issued_paper(session, issued_id), issued_pdf(session, issued_id)
    with written_whole(target) as part:
        part.write_bytes(content)
    return paper.pages


def passages(store: Store, name: str, wish: Wish) -> tuple[Passage, ...]:
    """The texts that can be edited, as they would be printed; () where a paper has none. Raises UserError."""
    paper = paper_named(name)
    check_wish(paper, wish)
    if paper.draft is None:
        return ()
    with store.reading() as session:
        return paper.draft(session, wish, setup_of(session, paper))


def settings(store: Store, name: str) -> tuple[SetupField, ...]:
    """The lines of the settings form of a paper."""
    with store.reading() as session:
        return fields_of(session, paper_named(name))


def choose_settings(store: Store, name: str, values: Mapping[str, str | int | bool]) -> None:
    """Keep settings of a paper. Raises FieldError; then none is kept."""
    paper = paper_named(name)
    with store.operation(f"设置{paper.label}的版面") as session:
        choose(session, paper, values)
