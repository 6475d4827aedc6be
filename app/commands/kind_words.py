"""How is a kind of record named on the command line? By its plural in English, or as the window calls it."""

import argparse
from collections.abc import Callable

from app.commands.usage import ChineseParser
from app.kinds import KINDS

_WORDS = {word: kind.plural for kind in KINDS for word in (kind.plural, kind.name, kind.label)}
"""Everything a kind may be called to its plural."""


def kind_argument(parser: ChineseParser, **others: str) -> None:
    """The word that says which kind; `others`: further words that may stand there, with what they mean."""
    told = [*_told(), *(f"{word}（{meaning}）" for word, meaning in others.items())]
    parser.add_argument("kind", type=_reader(told, *others), metavar="类别", help="、".join(told))


def kind_option(parser: ChineseParser, option: str, words: str) -> None:
    """An option that names a kind and may be given several times."""
    parser.add_argument(option, action="append", default=[], type=_reader(_told()), metavar="类别", help=words)


def _told() -> list[str]:
    return [f"{kind.plural}（{kind.label}）" for kind in KINDS]


def _reader(told: list[str], *others: str) -> Callable[[str], str]:
    known = {**_WORDS, **{word: word for word in others}}

    def read(text: str) -> str:
        if (plural := known.get(text.strip())) is None:
            raise argparse.ArgumentTypeError(f"没有“{text}”这一类；可写：{'、'.join(told)}")
        return plural

    return read
