"""Build hook: carries `schema.sql` and `assets/` into the wheel, where `paths.py` finds them."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA = {"schema.sql": "ntm_desktop/_data/schema.sql", "assets": "ntm_desktop/_data/assets"}


class WheelData(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the data files to a real wheel; an editable one reads them from the checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "editable":
            build_data["force_include"].update(DATA)
