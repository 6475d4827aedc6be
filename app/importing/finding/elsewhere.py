"""Is a post held in the body of its row? 商会职务 beside 工作单位 is not: the chamber is the one of the whole list."""

import re
from collections.abc import Mapping

from app.importing.finding.heads import Band
from app.importing.finding.meanings import BY_HAND, Meaning
from app.kinds.base import RecordKind

_IN_A_CHAMBER = re.compile(r"(?:商会|协会|联合会|理事会|监事会|社团|会内|本会|在会).{0,2}(?:职务|任职|职位)")
_CHAMBER = re.compile(r"商会|协会|联合会|组织|任职|社团|机构")


def without_wrong_bodies(
    kind: RecordKind, band: Band, meant: Mapping[int, Meaning | None]
) -> dict[int, Meaning | None]:
    """The meanings less the body of another post: what the clerk said stays as it is.

    Where the list has the post in the firm too, that one is read, and the one in the chamber is left.
    """
    titles = {column for column, meaning in meant.items() if _is(meaning, "title")}
    inside = {column for column in titles if _IN_A_CHAMBER.fullmatch(band.paths[column][-1])}
    both = any(meaning and meaning.beside and meaning.beside.name == "title" for meaning in meant.values())
    if kind.name != "post" or not inside:
        return dict(meant)
    bodies = {
        column
        for column, meaning in meant.items()
        if _is(meaning, "body") and not _CHAMBER.search("".join(band.paths[column]))
    }
    left = (inside if bodies else set()) if both or titles - inside else bodies
    return {column: None if column in left else meaning for column, meaning in meant.items()}


def _is(meaning: Meaning | None, name: str) -> bool:
    return meaning is not None and meaning.field.name == name and meaning.sureness < BY_HAND
