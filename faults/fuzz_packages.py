"""Genuine packages for the fuzz: given out by the services, with attachments and a history."""

from __future__ import annotations

from pathlib import Path
from random import Random
from shutil import copyfile

from faults.laptops import DISTRICT, OFFICE, ROUND, SET, Laptops
from ntm_desktop.domain.criteria import Figure
from ntm_desktop.services.criteria import assessing
from ntm_desktop.services.criteria.base_figures import set_base_figure
from ntm_desktop.services.exchange import exporting
from ntm_desktop.services.papers import evidence
from ntm_desktop.services.workbook import Workbook

_COMMUNE, _UNIT = "xa-01603", "01603"
_CODES = ("1.1", "1.2", "3.1", "17.2", "17.3", "17.8")


def genuine(folder: Path) -> tuple[list[Path], Path]:
    """The packages of a commune (early and late), an office, the district; a commune's workbook."""
    out = folder / "genuine"
    out.mkdir()
    chance = Random(7)
    laptops = Laptops(folder / "laptops")
    district, office = laptops.new(DISTRICT, DISTRICT), laptops.new(OFFICE, OFFICE)
    commune = laptops.new(_COMMUNE, _COMMUNE)
    try:
        _fill(commune, chance)
        early = exporting.export(commune, out).path
        for number, size in enumerate((3_000, 40_000)):
            paper = folder / f"bien-ban-{number}.pdf"
            paper.write_bytes(chance.randbytes(size))
            evidence.attach(commune, _UNIT, SET, "17.8", ROUND, paper)
        _fill(commune, chance)
        _fill(office, chance)
        _fill(district, chance)
        files = [early, *(exporting.export(book, out).path for book in (commune, office, district))]
    finally:
        laptops.close()
    return files, Path(copyfile(commune.path, out / "so-xa.ntm"))


def _fill(book: Workbook, chance: Random) -> None:
    mine = {
        code for code in _CODES if book.org != OFFICE or OFFICE in book.rules.offices(SET, code)
    }
    for code in sorted(mine):
        evaluator = {DISTRICT: DISTRICT, OFFICE: OFFICE}.get(book.org, "self")
        note = f"ghi chú {chance.randrange(1000)}"
        stated = chance.choice(("met", "not_met"))
        change = assessing.Input(_UNIT, code, ROUND, evaluator, SET, stated, None, note)
        assessing.assess(book, change)
    if book.org == _COMMUNE:
        share = Figure(numerator=str(chance.randrange(300)), denominator="312")
        change = assessing.Input(_UNIT, "4.2", ROUND, "self", SET, None, {"": share})
        assessing.assess(book, change)
        set_base_figure(book, _UNIT, "2023", "households", str(300 + chance.randrange(99)))
