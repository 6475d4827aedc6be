"""How does a text survive in a CSV file that Excel or WPS opens: no formula, no lost zeros, and back again unchanged?

A spreadsheet guesses what each text of a CSV file is. A text that it would calculate gets an apostrophe in front; one
that it would take for a number, a date or a truth value gets a tab, which it shows as nothing and keeps as text.
"""

import re

_FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r]")
_GUARDED = re.compile(r"'+[=+\-@＝＋－＠\t\r]")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_NUMBER = re.compile(
    r"[\s\d０-９.,，。:：/\\()（）%％￥¥$€£年月日时分秒号上下午至第\-－—]*[\d０-９][\s\d０-９.,，。:：/\\()（）%％￥¥$€£年月日时分秒号上下午至\-－—eEdDaApPmM]*"
    rf"|{_MONTH}[\s.\-/]*\d.*|\d{{1,4}}[\s.\-/]*{_MONTH}.*|true|false|真|假",
    re.IGNORECASE,
)


def protected(text: str) -> str:
    """The text as it stands in the file."""
    if _FORMULA.match(text):
        return f"'{text}"
    return f"\t{text}" if _NUMBER.fullmatch(text) else text


def unprotected(text: str) -> str:
    """The text that `protected` was given; a text that needed none comes back as it is."""
    if _GUARDED.match(text):
        return text[1:]
    if text.startswith("\t") and _NUMBER.fullmatch(text[1:]):
        return text[1:]
    return text
