"""The name of this machine: kept outside every workbook, so a copied file does not copy it."""

from __future__ import annotations

import json
import platform
import re
import secrets
from contextlib import suppress
from functools import lru_cache

from ntm_desktop import paths

_FORM = re.compile(r"[A-Za-z0-9._-]{1,64}")


def device() -> str:
    """The machine's name, made once: host name and four random hex digits.

    Where the user's folder cannot be written, one for as long as the program runs.
    """
    try:
        file = paths.user_home() / "device.json"
    except OSError:
        return _new_name()
    try:
        name = json.loads(file.read_text("utf-8"))["device"]
        if isinstance(name, str) and _FORM.fullmatch(name):
            return name
    except (OSError, ValueError, KeyError, TypeError):
        pass  # no file yet, or not ours: a new name is made
    name = _new_name()
    with suppress(OSError):
        file.write_text(json.dumps({"device": name}), "utf-8")
        _new_name.cache_clear()  # it is that folder's from now on
    return name


@lru_cache(maxsize=1)
def _new_name() -> str:
    """The same again and again, until it is kept."""
    host = re.sub(r"[^A-Za-z0-9-]+", "-", platform.node())[:40].strip("-") or "may"
    return f"{host}-{secrets.token_hex(2)}"
