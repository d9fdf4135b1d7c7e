"""What a workbook keeps: rounds that were closed, papers, copies, and imports taken back."""

import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from ntm_desktop.errors import FileRefused, Refused, WrongUse
from ntm_desktop.services import editing, status
from ntm_desktop.services.backups import backup, restoring
from ntm_desktop.services.criteria import reading, rounds
from ntm_desktop.services.criteria.assessing import Input
from ntm_desktop.services.papers import evidence
from ntm_desktop.services.workbook import Workbook
from tests.one_book import PHUC_SEN, ROUND, SET, annul, bring, foreign, made, say, stated
from tests.pictures import photograph


@pytest.fixture
def district(tmp_path: Path) -> Iterator[Workbook]:
    yield from made(tmp_path / "huyen.ntm", "huyen")


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Workbook]:
    yield from made(tmp_path / "xa.ntm", f"xa-{PHUC_SEN}")


# ---------------------------------------------------------------- rounds


def test_the_baseline_of_the_plan_stands_and_the_earliest_open_round_is_the_default(
    district: Workbook,
) -> None:
    found = status.status(district, "2022-12")
    lacking = {unit.name: unit.not_met for unit in found.units if unit.has_data}
    assert lacking == {
        "Đại Sơn": ("10", "11"),
        "Phúc Sen": ("1", "10", "11", "17"),
        "Quảng Hưng": ("10", "11"),
    }
    assert found.without_data == 13
    assert status.find_round(district, None).code == ROUND


def test_what_comes_after_the_close_is_listed_and_counts_only_when_reopened(
    district: Workbook,
) -> None:
    say(district, "17", stated="met")
    rounds.close_round(district, ROUND)
    before = status.status(district, ROUND)
    key = f"assessment/{PHUC_SEN}/{SET}/17/{ROUND}/huyen"
    (head,) = district.store.heads([key])[key]
    bring(district, foreign(key, {"stated": "not_met"}, parents=[head], author="huyen"))
    assert status.late(district, ROUND) == [key]
    assert status.status(district, ROUND) == before
    assert "17" in _met(district, "2023-11")
    with pytest.raises(Refused):
        say(district, "17.8", stated="met")
    with pytest.raises(WrongUse):
        rounds.reopen_round(district, ROUND, "  ")
    rounds.reopen_round(district, ROUND, "thiếu số liệu")
    assert status.late(district, ROUND) == []
    assert "17" not in _met(district, ROUND)
    (latest, *_) = reading.history(district, f"closing/{ROUND}")
    assert latest.revision.comment == "thiếu số liệu"


def _met(book: Workbook, round_: str) -> tuple[str, ...]:
    (unit,) = status.status(book, round_, [PHUC_SEN]).units
    return unit.met


def test_a_new_round_takes_over_the_sets_and_only_the_district_has_rounds(
    district: Workbook, commune: Workbook
) -> None:
    rounds.open_round(district, "2024-06")
    assert status.find_round(district, "2024-06").sets["commune"] == SET
    with pytest.raises(Refused):
        rounds.open_round(district, "2024-06")
    with pytest.raises(WrongUse):
        rounds.open_round(district, "sáu tháng")
    for act in (rounds.open_round, rounds.close_round):
        with pytest.raises(Refused):
            act(commune, ROUND)


def test_what_happens_in_the_month_of_a_new_round_is_not_after_it(district: Workbook) -> None:
    rounds.open_round(district, "2024-02")
    rounds.open_round(district, "2024-09", due="2024-09-15")
    rounds.open_round(district, "2024-10-05")
    days = [status.find_round(district, one).date for one in ("2024-02", "2024-09", "2024-10-05")]
    assert days == ["2024-02-29", "2024-09-15", "2024-10-05"]


def test_a_list_of_some_communes_leaves_the_districts_goals_alone(district: Workbook) -> None:
    one = status.status(district, "2022-12", [PHUC_SEN])
    assert (len(one.units), one.sum) == (1, 15)
    assert one.goals == status.status(district, "2022-12").goals


# ---------------------------------------------------------------- evidence


def test_one_paper_serves_several_indicators_and_goes_with_the_last(
    commune: Workbook, tmp_path: Path
) -> None:
    paper = tmp_path / "bien ban.pdf"
    paper.write_bytes(b"%PDF" + b"x" * 700_000)
    evidence.attach(commune, PHUC_SEN, SET, "17.8", ROUND, paper)
    evidence.attach(commune, PHUC_SEN, SET, "17.9", ROUND, paper)
    (one,) = evidence.evidence_of(commune, PHUC_SEN)
    assert one.codes == ("17.8", "17.9")
    with pytest.raises(Refused):
        evidence.attach(commune, PHUC_SEN, SET, "17.9", ROUND, paper)
    copy = evidence.extract(commune, one, tmp_path / "xem")
    assert copy.read_bytes() == paper.read_bytes()
    evidence.detach(commune, one.key, "17.8")
    evidence.detach(commune, one.key, "17.9")
    assert evidence.evidence_of(commune, PHUC_SEN) == ()
    editing.undo(commune)
    assert evidence.evidence_of(commune, PHUC_SEN)[0].codes == ("17.9",)


def test_papers_stand_in_vietnamese_order(commune: Workbook, tmp_path: Path) -> None:
    for name in ("Đất đai", "Dân cư", "Zalo", "Ảnh"):
        paper = tmp_path / f"{name}.pdf"
        paper.write_bytes(b"%PDF" + name.encode())
        evidence.attach(commune, PHUC_SEN, SET, "17.8", ROUND, paper)
    titles = [Path(one.title).stem for one in evidence.evidence_of(commune, PHUC_SEN)]
    assert titles == ["Ảnh", "Dân cư", "Đất đai", "Zalo"]


def test_the_same_file_for_another_set_or_round_is_a_paper_of_its_own(
    commune: Workbook, tmp_path: Path
) -> None:
    advanced, paper = "xa-nang-cao-2021-2025", tmp_path / "bien ban.pdf"
    paper.write_bytes(b"%PDF a")
    for set_id, code, round_ in (
        (SET, "17.1", ROUND),
        (advanced, "17.1", ROUND),
        (advanced, "17.2", ROUND),
        (SET, "17.1", "2023-11"),
    ):
        evidence.attach(commune, PHUC_SEN, set_id, code, round_, paper)

    def told(set_id: str) -> set[tuple[str, tuple[str, ...]]]:
        return {(one.round, one.codes) for one in evidence.evidence_of(commune, PHUC_SEN, set_id)}

    assert told(SET) == {(ROUND, ("17.1",)), ("2023-11", ("17.1",))}
    assert told(advanced) == {(ROUND, ("17.1", "17.2"))}
    assert evidence.kept_of(evidence.evidence_of(commune, PHUC_SEN)).files == 1
    with pytest.raises(Refused, match="trong kỳ 2023-11"):
        evidence.attach(commune, PHUC_SEN, SET, "17.1", "2023-11", paper)


def test_a_paper_that_cannot_be_kept_is_refused(
    commune: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "LARGEST_ATTACHMENT", 10)
    for name, data in (("lon.pdf", b"x" * 11), ("rong.pdf", b"")):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(WrongUse):
            evidence.attach(commune, PHUC_SEN, SET, "17.8", ROUND, tmp_path / name)
    with pytest.raises(WrongUse):
        evidence.attach(commune, PHUC_SEN, SET, "17.8", ROUND, tmp_path)
    assert evidence.evidence_of(commune, PHUC_SEN) == ()


def test_a_scan_over_the_limit_is_kept_in_its_smaller_form_and_the_file_stays(
    commune: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "LARGEST_ATTACHMENT", 1_200_000)
    scan = photograph(tmp_path / "biên bản.webp.JPG")
    before = scan.read_bytes()
    with pytest.raises(WrongUse, match="quét lại ở 150–200 dpi"):
        evidence.attach(commune, PHUC_SEN, SET, "17.8", ROUND, scan)
    evidence.attach(commune, PHUC_SEN, SET, "17.8", ROUND, scan, reduce=True)
    (one,) = evidence.evidence_of(commune, PHUC_SEN)
    assert one.file_name == "biên bản.webp.JPG"
    assert one.size < 1_200_000
    copy = evidence.extract(commune, one, tmp_path / "xem").read_bytes()
    assert (sha256(copy).hexdigest(), len(copy)) == (one.sha256, one.size)
    assert scan.read_bytes() == before
    evidence.attach(commune, PHUC_SEN, SET, "17.9", ROUND, scan, reduce=True)
    (one,) = evidence.evidence_of(commune, PHUC_SEN)
    assert one.codes == ("17.8", "17.9"), "made smaller twice, it is the same paper"


def test_what_cannot_be_made_smaller_is_kept_as_it_is(commune: Workbook, tmp_path: Path) -> None:
    paper = tmp_path / "ảnh.jpg"
    paper.write_bytes(b"\xff\xd8\xff\xe0" + b"x" * 700_000)
    evidence.attach(commune, PHUC_SEN, SET, "17.8", ROUND, paper, reduce=True)
    (one,) = evidence.evidence_of(commune, PHUC_SEN)
    assert (one.file_name, one.size) == ("ảnh.jpg", 700_004)


def test_the_sum_counts_a_file_once_however_often_it_is_named(
    district: Workbook, tmp_path: Path
) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(name.encode() * 100)
        evidence.attach(district, PHUC_SEN, SET, "17.8", ROUND, tmp_path / name)
    papers = evidence.evidence_of(district, PHUC_SEN)
    assert evidence.kept_of((*papers, papers[0])) == evidence.Kept(2, 1000, 0)


def test_nothing_is_attached_to_a_closed_round_or_taken_from_it(
    district: Workbook, tmp_path: Path
) -> None:
    paper, other = tmp_path / "a.pdf", tmp_path / "b.pdf"
    paper.write_bytes(b"%PDF a")
    other.write_bytes(b"%PDF b")
    evidence.attach(district, PHUC_SEN, SET, "17.8", ROUND, paper)
    rounds.close_round(district, ROUND)
    (one,) = evidence.evidence_of(district, PHUC_SEN)
    with pytest.raises(Refused, match="đã chốt"):
        evidence.attach(district, PHUC_SEN, SET, "17.9", ROUND, other)
    with pytest.raises(Refused, match="đã chốt"):
        evidence.detach(district, one.key, "17.8")
    evidence.attach(district, PHUC_SEN, SET, "17.9", "2023-11", paper)
    told = {(one.round, one.codes) for one in evidence.evidence_of(district, PHUC_SEN)}
    assert told == {(ROUND, ("17.8",)), ("2023-11", ("17.9",))}, "the closed paper is as it was"
    rounds.reopen_round(district, ROUND, "thiếu giấy tờ")
    evidence.detach(district, one.key, "17.8")


def test_undo_and_redo_of_a_paper_do_not_reach_into_a_closed_round(
    district: Workbook, tmp_path: Path
) -> None:
    paper = tmp_path / "a.pdf"
    paper.write_bytes(b"%PDF a")
    evidence.attach(district, PHUC_SEN, SET, "17.8", ROUND, paper)
    (one,) = evidence.evidence_of(district, PHUC_SEN)
    editing.undo(district)
    editing.redo(district)
    rounds.close_round(district, ROUND)
    with pytest.raises(Refused, match="đã chốt"):
        editing.undo(district)
    assert evidence.evidence_of(district, PHUC_SEN) == (one,)
    rounds.reopen_round(district, ROUND, "thiếu giấy tờ")
    evidence.detach(district, one.key, "17.8")
    editing.undo(district)
    rounds.close_round(district, ROUND)
    with pytest.raises(Refused, match="đã chốt"):
        editing.redo(district)
    assert evidence.evidence_of(district, PHUC_SEN) == (one,)


def test_a_paper_is_written_neither_out_of_a_closed_round_nor_into_one(
    district: Workbook, tmp_path: Path
) -> None:
    paper = tmp_path / "a.pdf"
    paper.write_bytes(b"%PDF a")
    evidence.attach(district, PHUC_SEN, SET, "17.8", "2023-11", paper)
    (one,) = evidence.evidence_of(district, PHUC_SEN)
    body = editing.current_body(district, one.key)
    assert body is not None
    rounds.close_round(district, ROUND)
    with pytest.raises(Refused, match="đã chốt"):
        editing.write(district, "ghi", [editing.Edit(one.key, {**body, "round": ROUND})])
    rounds.close_round(district, "2023-11")
    with pytest.raises(Refused, match="đã chốt"):
        editing.write(district, "ghi", [editing.Edit(one.key, {**body, "round": "2024-06"})])
    assert editing.current_body(district, one.key) == body


# ---------------------------------------------------------------- copies


def test_restoring_brings_back_the_copy_and_keeps_what_was_there(commune: Workbook) -> None:
    key = say(commune, "17.8", stated="met").key
    copy = backup.make_backup(commune, "manual")
    say(commune, "17.8", stated="not_met")
    before = backup.restore(commune, copy)
    assert stated(commune, key) == "met"
    backup.restore(commune, before)
    assert stated(commune, key) == "not_met"
    assert {one.path for one in backup.backups(commune.path)} >= {copy, before}


def test_a_copy_of_another_workbook_or_a_broken_one_is_not_restored(
    commune: Workbook, district: Workbook, tmp_path: Path
) -> None:
    key = say(commune, "17.8", stated="met").key
    with pytest.raises(Refused):
        backup.restore(commune, backup.make_backup(district, "manual"))
    broken = tmp_path / "hong.ntmb"
    broken.write_bytes(backup.make_backup(commune, "manual").read_bytes()[:9000])
    with pytest.raises(FileRefused):
        backup.restore(commune, broken)
    assert stated(commune, key) == "met"


def test_a_file_of_another_program_is_not_replaced_by_a_copy(
    commune: Workbook, tmp_path: Path
) -> None:
    other = tmp_path / "khac.ntm"
    with sqlite3.connect(other) as file:
        file.execute("CREATE TABLE t (a)")
    file.close()
    before = other.read_bytes()
    with pytest.raises(FileRefused) as refused:
        restoring.restore_path(other, backup.make_backup(commune, "manual"))
    assert refused.value.reason == "not_ours"
    assert other.read_bytes() == before


# ---------------------------------------------------------------- undoing an import in the log


def test_what_only_an_annulled_import_brought_goes(district: Workbook) -> None:
    key = f"assessment/{PHUC_SEN}/{SET}/17.8/{ROUND}/self"
    number = bring(district, foreign(key, {"stated": "met"}))
    done = annul(district, number)
    assert (done.removed, done.kept) == (1, ())
    assert district.store.value(key).body is None
    assert district.store.history(key) == []


def test_what_two_imports_brought_stays_until_both_are_annulled(district: Workbook) -> None:
    key = f"assessment/{PHUC_SEN}/{SET}/17.8/{ROUND}/self"
    first = foreign(key, {"stated": "met"})
    second = foreign(key, {"stated": "not_met"}, parents=[first.id])
    numbers = [bring(district, first), bring(district, first, second)]
    assert annul(district, numbers[1]).removed == 1
    assert stated(district, key) == "met"
    assert annul(district, numbers[0]).removed == 1
    assert district.store.history(key) == []


def test_an_ancestor_of_what_stays_is_kept_and_listed(district: Workbook) -> None:
    key = f"assessment/{PHUC_SEN}/{SET}/17.8/{ROUND}/self"
    number = bring(district, foreign(key, {"stated": "met"}))
    place = Input(PHUC_SEN, "17.8", ROUND, "self", SET)
    say(district, "17.8", place=place, note="đã gọi điện hỏi")
    done = annul(district, number)
    assert (done.removed, done.kept) == (0, (key,))
    assert stated(district, key) == "met"


def test_annulling_a_conflicting_import_ends_the_conflict(district: Workbook) -> None:
    key = f"assessment/{PHUC_SEN}/{SET}/17.8/{ROUND}/self"
    say(district, "17.8", place=Input(PHUC_SEN, "17.8", ROUND, "self", SET), stated="met")
    number = bring(district, foreign(key, {"stated": "not_met"}))
    assert district.store.conflicts() == [key]
    annul(district, number)
    assert district.store.conflicts() == []
    assert stated(district, key) == "met"
