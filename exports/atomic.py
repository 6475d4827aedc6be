"""How does a file appear under its name only when it is whole?"""

import errno
import os
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from exports.errors import FileProblem

# A virus scanner on Windows may hold a fresh file for a moment; elsewhere a refusal is final.
_REPLACE_WAITS = (0.1, 0.4) if os.name == "nt" else ()

_FULL = {errno.ENOSPC, errno.EFBIG} | ({errno.EDQUOT} if hasattr(errno, "EDQUOT") else set())
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_FOLDER = {errno.ENOENT, errno.ENOTDIR}
_BAD_NAME = {errno.ENAMETOOLONG, errno.EINVAL}


@contextmanager
def written_whole(target: Path) -> Iterator[Path]:
    """Yield an empty file beside `target`; when the block ends well it takes the target's name.

    When the block raises, the file is removed and an older target stays as it was. Faults of the
    disk or the folder become FileProblem; the block must have closed the file before it ends.
    """
    place = Path(os.path.realpath(target)) if os.path.islink(target) else target  # noqa: PTH114 (never raises)
    part = place.with_name(f".~{secrets.token_hex(6)}.part")
    try:
        _refuse_unwritable(place)
        _create_empty(part, like=place)
        yield part
        _flush(part)
        _replace(part, place)
    except OSError as error:
        # A full disk names no file; an error without a number is someone's own, such as a cancel.
        if error.errno is not None and str(error.filename) in ("None", str(part), str(place)):
            raise FileProblem(_sentence(error, place)) from error
        raise
    finally:
        _remove(part)


def _refuse_unwritable(place: Path) -> None:
    if place.is_dir():
        raise FileProblem(f"“{place}”是文件夹，不能当作文件写入，请换一个文件名。")
    if place.exists() and not place.stat().st_mode & stat.S_IWUSR:
        raise FileProblem(f"文件“{place.name}”是只读的，请取消只读或换一个文件名再试。")


def _create_empty(part: Path, *, like: Path) -> None:
    """Created with the folder's usual rights (mkstemp would hide it from colleagues), or the older file's."""
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    if like.exists():
        part.chmod(stat.S_IMODE(like.stat().st_mode))


def _flush(part: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _replace(part: Path, place: Path) -> None:
    for wait in _REPLACE_WAITS:
        try:
            part.replace(place)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    part.replace(place)
    if os.name == "posix":
        _flush_folder(place.parent)


def _flush_folder(folder: Path) -> None:
    """The new name itself must survive a power cut; some network folders cannot promise it."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _remove(part: Path) -> None:
    # Still held by a scanner, or the folder is gone: the target is right or the error is on its way.
    with suppress(OSError):
        part.unlink(missing_ok=True)


def _sentence(error: OSError, place: Path) -> str:
    if error.errno in _FULL:
        return f"磁盘空间不足或文件太大，“{place.name}”没有写成，请清理磁盘或换一个位置再试。"
    if error.errno in _NO_FOLDER:
        return f"文件夹“{place.parent}”不存在，请换一个位置再试。"
    if error.errno in _BAD_NAME:
        return f"文件名“{place.name}”太长或含有不能用的字符，请改短后再试。"
    if error.errno in _REFUSED and place.exists():
        cause = "可能正在 Excel 或 WPS 中打开，或文件夹不允许写入"
        return f"文件“{place.name}”不能改写：{cause}。请关闭后再试，或换一个位置。"
    if error.errno in _REFUSED:
        return f"没有权限写入文件夹“{place.parent}”，请换一个位置（例如桌面）再试。"
    return f"“{place.name}”没有写成（系统错误 {error.errno}），请换一个位置再试。"
