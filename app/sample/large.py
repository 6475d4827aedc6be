"""x"""


def fill_large() -> None: ...
