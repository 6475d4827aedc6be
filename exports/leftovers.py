"""Which characters do old GBK and GB18030 files leave in Unicode's private area, and what do they stand for today?"""

import re

# GB 18030-2000 had no Unicode places for these; the editions of 2005 and 2022 gave them: private place → its character.
_TODAY = {
    **dict(zip(range(0xE78D, 0xE794), (0xFE10, 0xFE12, 0xFE11, 0xFE13, 0xFE14, 0xFE15, 0xFE16), strict=True)),
    **dict(zip(range(0xE794, 0xE797), (0xFE17, 0xFE18, 0xFE19), strict=True)),
    0xE7C7: 0x1E3F,
    0xE7C8: 0x01F9,
    0xE816: 0x20087,
    0xE817: 0x20089,
    0xE818: 0x200CC,
    0xE81E: 0x9FB4,
    0xE826: 0x9FB5,
    0xE82B: 0x9FB6,
    0xE82C: 0x9FB7,
    0xE831: 0x215D7,
    0xE832: 0x9FB8,
    0xE83B: 0x2298F,
    0xE843: 0x9FB9,
    0xE854: 0x9FBA,
    0xE855: 0x241FE,
    0xE864: 0x9FBB,
}
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_NAMED = 5


def without_leftovers(text: str) -> tuple[str, str]:
    """The text with known leftovers replaced, and a sentence about those only their sender can read ("" if none)."""
    if not _PRIVATE.search(text):
        return text, ""
    text = text.translate(_TODAY)
    left = sorted(set(_PRIVATE.findall(text)))
    if not left:
        return text, ""
    named = "、".join(f"U+{ord(each):04X}" for each in left[:_NAMED])
    more = f" 等 {len(left)} 种" if len(left) > _NAMED else ""
    return text, f"有自造字（{named}{more}），本机显示不出来，请向发件人核对原字"
