"""How do half-width marks become those of Chinese text (GB/T 15834)? For drafts: what a clerk wrote stays as it is."""

import re

_CJK = r"\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_NEAR = rf"[{_CJK}，。；：？！、（）《》“”]"
_MARKS = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_MARK = re.compile(rf"(?<={_NEAR})[,;:?!] ?|[,;:?!] ?(?={_NEAR})")
_STOP = re.compile(rf"(?<={_NEAR})\.(?=$|[{_CJK}])", re.MULTILINE)
_BRACKETS = re.compile(r"\(([^()\n]*)\)")
_QUOTES = re.compile(r'"([^"\n]*)"')
_WITH_CJK = re.compile(f"[{_CJK}]")


def punctuated(text: str) -> str:
    """The text with full-width marks where they stand beside Chinese characters; times, numbers and Latin stay."""
    text = _QUOTES.sub(_quoted, text)
    text = _BRACKETS.sub(_bracketed, text)
    text = _MARK.sub(lambda found: _MARKS[found[0][0]], text)
    return _STOP.sub("。", text)


def _quoted(found: re.Match[str]) -> str:
    """Each pair as a whole, also a Latin one that stays: else its end would be taken for the beginning of the next."""
    return f"“{found[1]}”" if _WITH_CJK.search(found[1]) else found[0]


def _bracketed(found: re.Match[str]) -> str:
    before = found.string[: found.start()][-1:]
    chinese = _WITH_CJK.search(found[1]) or _WITH_CJK.match(before)
    return f"（{found[1]}）" if chinese else found[0]
