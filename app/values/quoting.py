"""How is a text put into quotation marks where it may hold some already (GB/T 15834: “ ” outside, ‘ ’ inside)?"""

_INNER = str.maketrans("“”‘’", "‘’“”")


def quoted(text: str) -> str:
    """The text in “ ”; marks inside it change places, so that levels alternate."""
    return f"“{text.translate(_INNER)}”"
