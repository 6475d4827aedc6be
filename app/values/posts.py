"""Which part of 宏图集团有限公司董事长 is the body, which the post?"""

import re

_RANK = r"(?:党委|党组|党支部|党总支|名誉|常务|执行|副|总|首席|联合|创始|法定)*"
_NAMED = (
    "董事长|监事长|理事长|会长|总经理|经理|总裁|主席|秘书长|主任|局长|处长|科长|部长|书记|委员|院长|校长|厂长|行长|店长"
    "|常委|执委|代表|顾问|主管|助理|专员|专干|组长|队长|区长|县长|市长|镇长|乡长|厅长|司长|会计|出纳|教授|店主|业主|职员|干部"
    "|社长|所长|站长|负责人|法人代表|代表人|法人|合伙人|创始人|总监|工程师|律师|董事|监事|理事|科员|干事|调研员"
)
_POST = rf"{_RANK}(?:{_NAMED})"
_BODY_AND_POST = re.compile(
    rf"(.{{2,}}?)[\s,，:：]*({_POST}(?:(?:[、/,，及]|兼(?:任)?){_POST})*(?:[（(][^（）()]+[）)])?)"
)
_SEVERAL = re.compile(r"[;；\n]")


def part_post(text: str) -> tuple[str, str] | None:
    """The body and the post of 某公司董事长、总经理; None where nothing parts them or several bodies stand there."""
    tight = text.strip()
    found = None if _SEVERAL.search(tight) else _BODY_AND_POST.fullmatch(tight)
    if found is None or re.search(rf"{_POST}[、,，]", found[1]):
        return None
    return found[1].strip(), found[2]
