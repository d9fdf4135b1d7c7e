"""Giving out packages: what is in them, their names, and what happens where a place refuses."""

import errno
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from ntm_desktop.domain.ownership import owner_of, unit_of
from ntm_desktop.errors import StorageFailed, WrongUse
from ntm_desktop.services.exchange import exporting, importing
from ntm_desktop.services.exchange.signing import machine_key
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.papers import evidence
from ntm_desktop.services.records import registers
from ntm_desktop.services.workbook import Workbook
from tests.exchange_world import Laptops, say, take, take_one
from tests.packages import SENDER, read

OFFICE = "tai-nguyen-moi-truong"
UNIT = "01603"
OTHER = "01606"


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Laptops]:
    several = Laptops(tmp_path)
    yield several
    several.close()


@pytest.fixture
def district(laptops: Laptops) -> Workbook:
    machine_key()  # made on the first day, not on the day of the trouble
    return laptops.from_plan("huyen")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


def _keys(book: Workbook, folder: Path, to: str | None = None) -> set[str]:
    return set(read(exporting.export(book, folder, to).path).package_heads)


def test_a_commune_gives_out_what_it_owns_and_all_of_its_history(
    laptops: Laptops, stick: Path
) -> None:
    commune = laptops.from_plan(SENDER)
    say(commune, "not_met")
    key = say(commune, "met")
    done = exporting.export(commune, stick)
    found = read(done.path)
    assert {owner_of(one) for one in found.package_heads} == {SENDER}
    assert len([row for row in found.new if row.key == key]) == 2
    assert (done.records, done.revisions) == (len(found.package_heads), len(found.new))
    assert done.sha256 == sha256(done.path.read_bytes()).hexdigest()
    assert found.manifest["sender"] == SENDER
    assert found.manifest["kind"] == "commune"


def test_the_district_gives_out_everything(district: Workbook, stick: Path) -> None:
    assert _keys(district, stick) == set(district.store.keys(None))


def test_a_commune_gets_the_configuration_and_what_is_about_it(
    district: Workbook, stick: Path
) -> None:
    own = say(district, "met")
    other = say(district, "met", unit="01606")
    keys = _keys(district, stick, SENDER)
    assert own in keys and other not in keys
    kinds = {"round", "organisation", "responsibility", "criteria_set", "goal", "unit"}
    assert kinds <= {key.partition("/")[0] for key in keys}
    about = {unit_of(key) for key in keys if not key.startswith("unit/")}
    assert about == {None, "01603"}


def test_an_office_gets_what_it_judges_in_every_commune(district: Workbook, stick: Path) -> None:
    the_round = district.rules.default_round()
    assert the_round is not None
    set_id = the_round.sets["commune"]
    codes = set(district.rules.codes_of(set_id, OFFICE))
    theirs = next(code for code in sorted(codes) if "." in code)
    not_theirs = next(
        one.code
        for criterion in district.rules.criteria_set(set_id).criteria
        for one in criterion.indicators
        if one.code not in codes
    )
    wanted = [
        say(district, "met", theirs, unit=unit, evaluator=who)
        for unit in ("01603", "01606")
        for who in ("self", "huyen")
    ]
    above = say(district, "met", theirs.partition(".")[0], evaluator="self")
    unwanted = say(district, "met", not_theirs, evaluator="self")
    keys = _keys(district, stick, OFFICE)
    assert {*wanted, above} <= keys and unwanted not in keys
    kinds = {key.partition("/")[0] for key in keys}
    assert {"unit", "round", "responsibility", "village"} <= kinds


def test_the_name_says_sender_round_and_number_and_is_never_taken_twice(
    district: Workbook, stick: Path
) -> None:
    names = [exporting.export(district, stick, to).path.name for to in (None, SENDER, OFFICE)]
    assert names == [
        "NTM_2023-06_huyen_001_20230605.ntmx",
        "NTM_2023-06_huyen-01603_002_20230605.ntmx",
        f"NTM_2023-06_huyen-{OFFICE}_003_20230605.ntmx",
    ]
    taken = stick / "NTM_2023-06_huyen_004_20230605.ntmx"
    taken.write_bytes(b"other")
    path = exporting.export(district, stick).path
    assert path.name == "NTM_2023-06_huyen_005_20230605.ntmx"
    assert read(path).manifest["number"] == "5"
    assert taken.read_bytes() == b"other"


def test_an_unknown_receiver_and_a_missing_folder_are_told(district: Workbook, stick: Path) -> None:
    with pytest.raises(WrongUse):
        exporting.export(district, stick, "xa-99999")
    with pytest.raises(StorageFailed):
        exporting.export(district, stick / "absent" / "deeper")
    assert not list(stick.iterdir())


def test_no_folder_is_made_where_a_stick_may_be_out(district: Workbook, stick: Path) -> None:
    with pytest.raises(StorageFailed, match="USB chưa cắm"):
        exporting.export(district, stick / "kỳ 6 tháng")
    assert not list(stick.iterdir())


def test_a_stick_that_knows_no_links_gets_its_package_all_the_same(
    district: Workbook, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr(os, "link", refuse)
    path = exporting.export(district, stick).path
    assert list(stick.iterdir()) == [path]
    assert read(path).reason is None


def test_an_old_half_written_package_of_ours_is_swept_and_nobody_elses(
    district: Workbook, stick: Path
) -> None:
    ours = stick / "NTM_2023-06_huyen_007_20230101.ntmx.part"
    theirs = stick / "NTM_2023-06_01603_001_20230101.ntmx.part"
    for path in (ours, theirs):
        path.write_bytes(b"half")
    exporting.export(district, stick)
    assert not ours.exists() and theirs.exists()


def test_evidence_travels_with_its_bytes_unless_told_otherwise(
    laptops: Laptops, district: Workbook, tmp_path: Path
) -> None:
    commune = laptops.from_plan(SENDER)
    scan = tmp_path / "bien-ban.pdf"
    scan.write_bytes(b"%PDF-1.4 " + bytes(range(256)) * 4000)
    the_round = commune.rules.default_round()
    assert the_round is not None
    evidence.attach(commune, "01603", the_round.sets["commune"], "17.8", the_round.code, scan)
    without = laptops.export(commune, with_files=False)
    (report,) = take(district, without)
    (paper,) = evidence.evidence_of(district, "01603")
    assert (report.new, paper.here) == (1, False)
    whole = laptops.export(commune)
    (foreseen,) = importing.preview(district, [whole])
    report = take_one(district, whole)
    assert foreseen.status == "planned"
    (paper,) = evidence.evidence_of(district, "01603")
    assert (report.status, report.new, paper.here) == ("applied", 0, True)
    assert evidence.extract(district, paper, tmp_path).read_bytes() == scan.read_bytes()
    assert take_one(district, laptops.export(commune)).status == "nothing_new"


def test_the_package_is_named_for_the_round_that_is_worked_in(
    district: Workbook, stick: Path
) -> None:
    made = exporting.export(district, stick, round_code="2023-11")
    assert made.path.name.startswith("NTM_2023-11_")
    assert read(made.path).manifest["round"] == "2023-11"


def test_the_finance_office_gets_all_money_and_another_office_the_districts(
    district: Workbook, stick: Path
) -> None:
    money = {
        f"funding/{UNIT}/2023/a": {"title": "a", "planned": "1"},
        f"debt/{UNIT}/a": {"title": "a", "amount": "1"},
        f"contribution/{UNIT}/a": {"donor": "a", "form": "cash"},
        f"project/{UNIT}/a": {"title": "a"},
    }
    for key, typed in money.items():
        registers.save(district, key, registers.read_values(district, key.split("/")[0], typed))
    assert money.keys() <= _keys(district, stick, "tai-chinh-ke-hoach")
    works = {key for key in money if key.startswith("project/")}
    assert money.keys() & _keys(district, stick, "nong-nghiep") == works


def test_an_office_gets_what_villages_and_registers_say_beside_its_indicators(
    tmp_path: Path, stick: Path
) -> None:
    with_sample = create_from_plan(tmp_path / "mau.ntm", "quang-hoa-2023", "huyen", demo=True)
    mine = {
        key
        for kind in ("economic_unit", "employment", "ocop_product", "survey", "project")
        for key in with_sample.store.keys(kind)
    }
    villages = {key for key in with_sample.store.keys("assessment") if "." in key.split("/")[1]}
    assert mine and villages
    assert mine | villages <= _keys(with_sample, stick, "van-hoa-thong-tin")
    with_sample.close()


def test_a_line_that_names_no_unit_any_more_goes_to_everybody_again(
    district: Workbook, stick: Path
) -> None:
    line = "funding/huyen/2023/nham"
    for typed in (
        {"title": "a", "planned": "9", "unit": OTHER},
        {"title": "a", "planned": "9", "unit": ""},
    ):
        registers.save(district, line, registers.read_values(district, "funding", typed))
    assert line in _keys(district, stick, f"xa-{UNIT}")
    assert line in _keys(district, stick, f"xa-{OTHER}")


def test_a_share_brings_the_lines_that_it_lies_in(district: Workbook, stick: Path) -> None:
    line, share = "funding/huyen/2023/khac", "funding/huyen/2023/ps"
    for key, typed in (
        (line, {"title": "a", "planned": "9", "unit": OTHER}),
        (share, {"title": "b", "planned": "1", "unit": UNIT, "part_of": line}),
    ):
        registers.save(district, key, registers.read_values(district, "funding", typed))
    assert {line, share} <= _keys(district, stick, f"xa-{UNIT}")
    assert share not in _keys(district, stick, f"xa-{OTHER}")


def test_a_share_goes_to_its_commune_alone_and_its_line_to_everybody(
    district: Workbook, stick: Path
) -> None:
    line, share = "funding/huyen/2023/trung-uong", "funding/huyen/2023/ps"
    typed = {"title": "ps", "unit": UNIT, "planned": "1", "part_of": line}
    registers.save(district, share, registers.read_values(district, "funding", typed))
    inner = "funding/huyen/2023/duong"
    typed = {"title": "d", "planned": "1", "part_of": share}
    registers.save(district, inner, registers.read_values(district, "funding", typed))
    assert {line, share, inner} <= _keys(district, stick, f"xa-{UNIT}")
    other = _keys(district, stick, "xa-01606")
    assert line in other and not {share, inner} & other
