"""How a workbook comes to be on this machine: asking for plan, organisation and place, then making.

Each function returns the open workbook, or None where the person stepped back. Errors rise.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ntm_desktop.texts import shell as texts
from ntm_desktop.ui.dialogs import PACKAGE_TYPES, WORKBOOK_TYPES, Dialogs

if TYPE_CHECKING:
    from ntm_desktop.services.shipped.catalogue import Catalogue
    from ntm_desktop.services.workbook import Workbook

_ENDING = ".ntm"
_DISTRICT = "huyen"


def from_plan(dialogs: Dialogs, catalogue: Catalogue) -> Workbook | None:
    """A new workbook from a shipped plan."""
    from ntm_desktop.services.opening import create_from_plan

    plan = _ask_plan(dialogs, catalogue)
    if plan is None:
        return None
    org = _ask_organisation(dialogs, catalogue, plan)
    if org is None:
        return None
    path = _ask_place(dialogs, f"{org}-{plan}")
    return None if path is None else create_from_plan(path, plan, org, catalogue=catalogue)


def from_package(dialogs: Dialogs, catalogue: Catalogue) -> Workbook | None:
    """A new workbook from a package that was handed over, for whom the package says it is."""
    from ntm_desktop.services.opening import addressed, create_from_package

    package = dialogs.choose_file(title=texts.FROM_PACKAGE, types=PACKAGE_TYPES)
    if package is None:
        return None
    to = addressed(package)
    plan = to.plan if to.plan in catalogue.plans() else _ask_plan(dialogs, catalogue)
    if plan is None:
        return None
    org = _ask_organisation(dialogs, catalogue, plan, to.org)
    if org is None:
        return None
    path = _ask_place(dialogs, f"{org}-{plan}")
    return None if path is None else create_from_package(path, package, org, catalogue=catalogue)


def sample_path(folder: Path) -> Path:
    """Where the sample district of this machine lies, or will."""
    return folder / f"{texts.SAMPLE_FILE}{_ENDING}"


def sample(folder: Path, catalogue: Catalogue) -> Workbook:
    """The sample district: the one made before, or a fresh one in that folder."""
    from ntm_desktop.services.opening import create_from_plan, open_workbook

    plan = catalogue.plans()[0]
    path = sample_path(folder)
    if path.exists():
        return open_workbook(path, catalogue)
    folder.mkdir(parents=True, exist_ok=True)
    return create_from_plan(path, plan, _DISTRICT, demo=True, catalogue=catalogue)


def existing(dialogs: Dialogs) -> Path | None:
    """A workbook that is on this machine already."""
    return dialogs.choose_file(title=texts.OPEN_WORKBOOK, types=WORKBOOK_TYPES)


def _ask_plan(dialogs: Dialogs, catalogue: Catalogue) -> str | None:
    """The only plan there is, or the one that is chosen."""
    plans = catalogue.plan_titles()
    if len(plans) == 1:
        return plans[0].code
    items = [(plan.code, plan.title) for plan in plans]
    return dialogs.choose(texts.FROM_PLAN_LEAD, items, title=texts.CHOOSE_PLAN)


def _ask_organisation(
    dialogs: Dialogs, catalogue: Catalogue, plan: str, likely: str = ""
) -> str | None:
    """The organisation of the new workbook; ``likely`` is chosen beforehand."""
    items = [
        (record.key.partition("/")[2], str(record.body["name"]))
        for record in catalogue.plan(plan).records
        if record.key.startswith("organisation/")
    ]
    return dialogs.choose(texts.CHOOSE_ORG_LEAD, items, title=texts.CHOOSE_ORG, chosen=likely)


def _ask_place(dialogs: Dialogs, name: str) -> Path | None:
    path = dialogs.choose_save_path(
        title=texts.SAVE_AS, types=WORKBOOK_TYPES, name=name + _ENDING, ending=_ENDING
    )
    if path is not None and path.exists():
        # The system's window asked already; a workbook is still never replaced by accident.
        dialogs.show_error(texts.exists_already(path.name))
        return None
    return path
