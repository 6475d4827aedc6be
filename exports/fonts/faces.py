"""Which faces does official print use, and which font files show each of them?"""

from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

FOLDER: Final = Path(__file__).parent

SCREEN_FONT: Final = FOLDER / "NotoSansSC-Regular.ttf"
"""For the window, where the machine has no Chinese font of its own. Never used in print."""


class Face(Enum):
    """A face by its role in print (GB/T 9704), not by the name of a font."""

    FANG = "仿宋"
    HEI = "黑体"
    KAI = "楷体"
    XIAOBIAO = "小标宋"
    SONG = "宋体"


_FANG = FOLDER / "FandolFang-Regular.ttf"
_FANG_SUPPLEMENT = FOLDER / "LXGWWenKaiLight-FangSupplement.ttf"
_HEI = FOLDER / "NotoSansSC-Medium.ttf"
_KAI = FOLDER / "LXGWWenKai-Regular.ttf"
_XIAOBIAO = FOLDER / "NotoSerifSC-Bold.ttf"
_SONG = FOLDER / "NotoSerifSC-Regular.ttf"


class Collected(NamedTuple):
    """A font of a collection (.ttc), by its place in the file; 0 also for a file of one font."""

    path: Path
    number: int


Place = Path | Collected

Chains = Mapping[Face, tuple[Place, ...]]
"""For each face the files to look in, in order. The last one covers the most characters."""

SHIPPED: Final[Mapping[Face, tuple[Path, ...]]] = MappingProxyType(
    {
        Face.FANG: (_FANG, _FANG_SUPPLEMENT, _SONG),
        Face.HEI: (_HEI, _SONG),
        Face.KAI: (_KAI, _SONG),
        Face.XIAOBIAO: (_XIAOBIAO, _SONG),
        Face.SONG: (_SONG,),
    }
)

FULL_WIDTH_MARKS: Final[tuple[Path, ...]] = (_FANG, _HEI)
"""Where “ ” ‘ ’ … · stand in a full em, for the faces that draw them narrower."""
