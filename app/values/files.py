"""Which file name may be suggested for this title, on every system the office uses?"""

from pathlib import PurePath

from app.values.characters import text_clean

# Full-width twins keep the title readable where Windows forbids the character.
_FORBIDDEN = str.maketrans('<>:"/\\|?*', "＜＞：”／＼｜？＊")
_RESERVED = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
    f"{port}{number}" for port in ("COM", "LPT") for number in "123456789¹²³"
}
# ext4 allows 255 bytes (85 Chinese characters); room is left for the suffix of a half-written file.
_MOST_BYTES = 200
_WITHOUT_NAME = "未命名"


def safe_file_name(text: str) -> str:
    """The title as a file name without folder: nothing forbidden on Windows, at most 200 bytes, the suffix kept."""
    plain = text_clean(text.translate(_FORBIDDEN)).strip(" .") or _WITHOUT_NAME
    stem, suffix = _split(plain)
    if stem.split(".")[0].rstrip().upper() in _RESERVED:
        stem = f"_{stem}"
    room = _MOST_BYTES - len(suffix.encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(" .") + suffix


def _split(name: str) -> tuple[str, str]:
    """Stem and suffix; a full stop inside a title (2023.9.5 座谈会) begins no suffix."""
    suffix = PurePath(name).suffix
    real = suffix[1:].isascii() and suffix[1:].isalnum() and suffix[1:2].isalpha() and len(suffix) <= 6
    return (name.removesuffix(suffix), suffix) if real else (name, "")
