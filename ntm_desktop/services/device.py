"""The name of this machine: kept outside every workbook, so a copied file does not copy it."""

from __future__ import annotations

import json
import platform
import re
import secrets

from ntm_desktop import paths

_FORM = re.compile(r"[A-Za-z0-9._-]{1,64}")


def device() -> str:
    """The machine's name, made once: host name and four random hex digits."""
    file = paths.user_home() / "device.json"
    try:
        name = json.loads(file.read_text("utf-8"))["device"]
        if isinstance(name, str) and _FORM.fullmatch(name):
            return name
    except (OSError, ValueError, KeyError, TypeError):
        pass  # no file yet, or not ours: a new name is made
    host = re.sub(r"[^A-Za-z0-9-]+", "-", platform.node())[:40].strip("-") or "may"
    name = f"{host}-{secrets.token_hex(2)}"
    file.write_text(json.dumps({"device": name}), "utf-8")
    return name
