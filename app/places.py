"""Where on this machine do data, fonts and output lie?"""

import os
import sys
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent.parent
"""The folder of the program itself."""

MACHINE_FILE = "machine.json"
"""The settings of this computer, in the data folder."""

DATA_VARIABLE = "FEDERATION_DESK_DATA"


def data_folder(given: str | None = None) -> Path:
    """The store's folder: what was given, the environment's, `data` beside the program, else the user's own."""
    named = given or os.environ.get(DATA_VARIABLE)
    if named:
        return Path(named).expanduser().resolve()
    portable = _beside_program() / "data"
    if portable.is_dir():
        return portable
    from platformdirs import user_data_path  # needed only where nothing was said

    return user_data_path("FederationDesk", appauthor=False)


def _beside_program() -> Path:
    frozen = getattr(sys, "frozen", False)
    return Path(sys.executable).resolve().parent if frozen else PROGRAM


def screen_font() -> Path:
    """The shipped Chinese font for machines that have none."""
    return PROGRAM / "exports" / "fonts" / "NotoSansSC-Regular.ttf"


def documents_folder() -> Path:
    """Where exported files are first offered to be put."""
    from platformdirs import user_documents_path

    return user_documents_path()
