"""Which settings belong to this computer alone? They lie in a small file beside the store, read before it is open."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from app.errors import FieldError, UserError
from app.options import Option, T
from app.places import MACHINE_FILE


@dataclass(frozen=True, slots=True)
class MachineOption(Option[T]):
    """A setting of this computer."""

    of_machine: ClassVar[bool] = True

    def of(self, folder: Path) -> T:
        """The value in force. What cannot be read as this setting counts as not chosen."""
        kept = _read(folder).get(self.name)
        return kept if self.fits(kept) else self.default  # type: ignore[return-value]

    def choose(self, folder: Path, value: T) -> None:
        """Keep another value; the default is kept as nothing. Raises FieldError, UserError."""
        kept = dict(_read(folder))
        kept.pop(self.name, None)
        if self.checked(value) != self.default:
            kept[self.name] = value
        path = folder / MACHINE_FILE
        part = path.with_name(MACHINE_FILE + ".part")
        try:
            part.write_text(json.dumps(kept, ensure_ascii=False, indent=1), "utf-8")
            part.replace(path)
        except OSError as problem:
            part.unlink(missing_ok=True)
            raise UserError(f"设置没有保存：数据文件夹不能写入（{folder}）。请检查磁盘空间和权限。") from problem


def _read(folder: Path) -> Mapping[str, object]:
    try:
        kept = json.loads((folder / MACHINE_FILE).read_text("utf-8"))
    except (OSError, ValueError):  # none yet, or spoiled by hand: the defaults hold
        return {}
    return kept if isinstance(kept, dict) else {}


TEXT_POINTS = MachineOption(
    "text_points",
    "屏幕文字大小",
    "10.5",
    words={"10.5": "标准（10.5 磅）", "12": "大字（12 磅）"},
    group="屏幕",
    hint="下次打开程序时生效",
)
BACKUP_PLACE = MachineOption(
    "backup_folder",
    "自动备份放在",
    "",
    group="备份",
    is_folder=True,
    hint="不指定时放在数据文件夹的 backups 里；可以指定另一块硬盘上专用的空文件夹",
)

MACHINE_OPTIONS: tuple[MachineOption[str], ...] = (BACKUP_PLACE, TEXT_POINTS)


def backup_folder(folder: Path) -> Path:
    """Where the copies of this folder's store are kept: the chosen place while it is there, else beside the store."""
    chosen = BACKUP_PLACE.of(folder)
    return Path(chosen) if chosen and Path(chosen).is_dir() else folder / "backups"


def check_backup_place(folder: Path, chosen: str) -> None:
    """Raises FieldError when copies cannot be kept there."""
    if not chosen:
        return
    place = Path(chosen)
    if not place.is_absolute() or not place.is_dir():
        raise FieldError(BACKUP_PLACE.name, f"没有这个文件夹：{chosen}。请先建好，再指定完整的路径。")
    if place.resolve() == folder.resolve():
        raise FieldError(BACKUP_PLACE.name, "备份不能直接放在数据文件夹里。请指定别的文件夹，最好在另一块硬盘上。")
    trial = place / ".federation-desk-trial"
    try:
        trial.write_bytes(b"")
        trial.unlink()
    except OSError as problem:
        raise FieldError(BACKUP_PLACE.name, f"这个文件夹不能写入：{chosen}。请换一个，或检查权限。") from problem
