"""Where things lie: the shipped data, and the folders of the person who uses the program.

The only module that knows where `schema.sql` and `assets/` are. It imports no room.
"""

import os
import re
import secrets
import sys
from pathlib import Path

APP_FOLDER = "ntm-desktop"
TEMPORARY = "ntm-tam-"
"""How names begin of what is made to be taken away again."""
_PACKAGE = Path(__file__).resolve().parent


def package_root() -> Path:
    """The folder that holds the `ntm_desktop` package: a checkout's root, or site-packages."""
    return _PACKAGE.parent


def schema_sql() -> Path:
    """The file with the structure of a workbook."""
    return _data() / "schema.sql"


def old_structure_sql(version: int) -> Path:
    """The file with the structure that workbooks of an earlier version have."""
    return assets() / "structures" / f"{version}.sql"


def assets() -> Path:
    """The folder of criteria sets, plans, icons and templates."""
    return _data() / "assets"


def user_home() -> Path:
    """The user's own folder (settings, keys, device), made on first use.

    `NTM_HOME` names it, so that several laptops can be played on one machine; else it is the
    system's usual place. Raises OSError where it cannot be made.
    """
    return _made(_user_home_place())


def backups_dir() -> Path:
    """The folder of verified copies, apart from the workbooks; made on first use."""
    return _made(user_home() / "backups")


def workbook_folders() -> tuple[Path, ...]:
    """Where workbooks may be kept, the better place first; not made.

    The person's documents, where that folder is there, else the user's own folder.
    """
    own = user_home() / "workbooks"
    documents = Path.home() / "Documents"
    if os.environ.get("NTM_HOME") or not documents.is_dir():
        return (own,)
    return documents / "NTM Desktop", own


def quarantine_dir() -> Path:
    """The folder that keeps files whose reading failed unexpectedly; made on first use."""
    return _made(user_home() / "quarantine")


def temporary_name() -> str:
    """A new name for what this process is about to make and will take away again."""
    return f"{TEMPORARY}{os.getpid()}-{secrets.token_hex(4)}-"


def maker_of(name: str) -> int | None:
    """The number of the process that made a file or folder of such a name; None for others."""
    found = re.match(rf"{TEMPORARY}(\d+)-", name, re.ASCII)
    return int(found[1]) if found else None


def log_file() -> Path:
    """The program's own diary of errors; its folder exists, the file may not."""
    return user_home() / f"{APP_FOLDER}.log"


def _data() -> Path:
    # A wheel carries the data inside the package; a checkout has it beside the package.
    installed = _PACKAGE / "_data"
    return installed if installed.is_dir() else package_root()


def _user_home_place() -> Path:
    named = os.environ.get("NTM_HOME")
    if named:
        return Path(named).expanduser().absolute()
    if sys.platform == "win32":
        roaming = os.environ.get("APPDATA")
        return (Path(roaming) if roaming else Path.home() / "AppData" / "Roaming") / APP_FOLDER
    shared = os.environ.get("XDG_DATA_HOME", "")
    # The XDG rule: a relative path there is to be ignored.
    base = Path(shared) if os.path.isabs(shared) else Path.home() / ".local" / "share"
    return base / APP_FOLDER


def _made(folder: Path) -> Path:
    # Keys lie in there: nobody else on a shared machine may read it.
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
