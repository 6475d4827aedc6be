"""How is a telephone number shown to people outside the office, its middle hidden?"""

import re

MOBILE = re.compile(r"(?a)1[3-9]\d{9}")


def mask_phone(text: str) -> str:
    """The numbers with the middle hidden: 138****5678, 0512-****1234. What is no number is hidden digit by digit."""
    return "、".join(_masked(number) for number in text.split("、"))


def _masked(number: str) -> str:
    if MOBILE.fullmatch(number):
        return f"{number[:3]}****{number[7:]}"
    if match := re.fullmatch(r"(0\d{2,3})-(\d{3,4})(\d{4})(-\d+)?", number):
        return f"{match[1]}-{'*' * len(match[2])}{match[3]}"
    if match := re.fullmatch(r"([48]00)-\d{3}-(\d{4})", number):
        return f"{match[1]}-***-{match[2]}"
    if re.fullmatch(r"\+\d{7,15}", number):
        return f"{number[:4]}{'*' * (len(number) - 6)}{number[-2:]}"
    return re.sub(r"\d", "*", number)
