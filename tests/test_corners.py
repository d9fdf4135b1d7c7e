"""Corners where a rule could be walked around: the door, rounds, closings, copies, dates."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from ntm_desktop.db import verify
from ntm_desktop.domain.ownership import may_bring, may_write
from ntm_desktop.domain.records import KINDS, fault_in_body
from ntm_desktop.domain.revisions import make_revision
from ntm_desktop.errors import FileRefused, Refused, StorageFailed
from ntm_desktop.services import opening, units
from ntm_desktop.services.backups import backup
from ntm_desktop.services.backups.restoring import restore_path
from ntm_desktop.services.criteria import assessing, rounds
from ntm_desktop.services.workbook import Workbook

PLAN = "quang-hoa-2023"


@pytest.fixture
def district(tmp_path: Path) -> Workbook:
    return opening.create_from_plan(tmp_path / "huyen.ntm", PLAN, "huyen")


def test_a_communes_own_code_is_no_evaluator_for_anybody() -> None:
    key = "assessment/01606/xa-2021-2025/1.1/2023-06/xa-01603"
    assert not may_bring("xa-01603", key, "xa-01603")
    assert not may_write("xa-01603", key)


def test_closing_a_round_does_not_settle_a_conflict_about_its_closing(district: Workbook) -> None:
    key = KINDS["closing"].key("2023-06")
    two = [
        make_revision(
            key,
            {"seen": [f"{number}" * 16]},
            author="huyen",
            device=f"may-{number}",
            edited_at="2023-06-10T00:00:00Z",
        )
        for number in (1, 2)
    ]
    with district.store.transaction():
        district.store.append(two, local=False)
    district.rules.forget()
    with pytest.raises(Refused):
        rounds.close_round(district, "2023-06")
    assert len(district.store.heads([key])[key]) == 2


def test_a_step_in_a_closed_round_does_not_bar_the_steps_before_it(district: Workbook) -> None:
    from ntm_desktop.services import editing

    place = assessing.place(district, units.find_unit(district, "01603"), "1.1", "2023-11")
    assessing.assess(district, replace(place, stated="met"))
    june = replace(place, round="2023-06")
    assessing.assess(district, replace(june, stated="met"))
    rounds.close_round(district, "2023-06")
    with pytest.raises(Refused):
        editing.undo(district)
    editing.undo(district)
    assert not assessing.assessed(district, place).outcome.speaks


@pytest.mark.parametrize(
    ("day", "sound"),
    [("2024-02-29", True), ("2023-02-29", False), ("2024-04-31", False), ("2024-12-31", True)],
)
def test_a_date_is_a_day_of_the_calendar(day: str, sound: bool) -> None:
    body = {"title": "a", "date": day, "sets": {"commune": "xa-2021-2025"}}
    assert (fault_in_body(KINDS["round"], body) is None) is sound


def test_a_workbook_is_no_backup_of_itself(district: Workbook) -> None:
    with pytest.raises(Refused):
        backup.restore(district, district.path)


def test_many_edits_of_one_field_are_undone_and_redone_one_by_one(district: Workbook) -> None:
    from ntm_desktop.services import editing

    place = assessing.place(district, units.find_unit(district, "01603"), "17.3")

    def note() -> str:
        body = editing.current_body(district, assessing.key_of(place)) or {}
        return str(body.get("note", ""))

    for word in "abcde":
        assessing.assess(district, replace(place, note=word))
    for _ in range(2):
        for expected in ("d", "c", "b", "a", ""):
            editing.undo(district)
            assert note() == expected
        for expected in "abcde":
            editing.redo(district)
            assert note() == expected


def test_an_edit_from_elsewhere_between_two_steps_is_not_undone(district: Workbook) -> None:
    from ntm_desktop.services import editing

    place = assessing.place(district, units.find_unit(district, "01603"), "17.3")
    key = assessing.key_of(place)
    assessing.assess(district, replace(place, note="a"))
    foreign = make_revision(
        key,
        {"note": "a", "stated": "met"},
        parents=sorted(district.store.heads([key])[key]),
        author="huyen",
        device="may khac",
        edited_at="2023-06-01T00:00:00Z",
    )
    with district.store.transaction():
        district.store.append([foreign], local=False)
    assessing.assess(district, replace(place, note="b"))
    editing.undo(district)
    with pytest.raises(Refused):
        editing.undo(district)
    assert editing.current_body(district, key) == {"note": "a", "stated": "met"}


def test_one_record_twice_in_one_step_is_no_conflict_with_oneself(district: Workbook) -> None:
    from ntm_desktop.services.editing import Edit, current_body, write

    key = KINDS["setting"].key("survey.coverage")
    write(district, "ghi", [Edit(key, {"value": "1"}), Edit(key, {"value": "2"})])
    assert current_body(district, key) == {"value": "2"}
    assert district.store.conflicts() == []


def test_a_copy_with_a_trigger_is_not_restored(district: Workbook) -> None:
    copy = backup.make_backup(district, "manual")
    db = sqlite3.connect(copy)
    db.execute("CREATE TRIGGER t AFTER INSERT ON revision BEGIN SELECT 1; END")
    db.commit()
    db.close()
    with pytest.raises(FileRefused):
        backup.restore(district, copy)
    assert verify.faults(district.store) == []


def test_tables_that_a_copy_has_wrong_are_rebuilt_on_restoring(district: Workbook) -> None:
    copy = backup.make_backup(district, "manual")
    db = sqlite3.connect(copy)
    db.execute("UPDATE unit SET name='sai'")
    db.commit()
    db.close()
    backup.restore(district, copy)
    assert verify.faults(district.store) == []
    assert units.find_unit(district, "01603").name == "Phúc Sen"


def test_where_a_copy_cannot_be_brought_the_old_file_stays(
    district: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = backup.make_backup(district, "manual")
    path = district.path
    district.close()
    path.write_bytes(b"broken")

    def full(*_names: Path) -> None:
        raise StorageFailed("đầy")

    monkeypatch.setattr("ntm_desktop.db.copies.make", full)
    with pytest.raises(StorageFailed):
        restore_path(path, copy)
    assert path.read_bytes() == b"broken"


def test_every_broken_file_is_kept_aside(district: Workbook) -> None:
    copy = backup.make_backup(district, "manual")
    path = district.path
    district.close()
    for text in (b"broken 1", b"broken 2"):
        path.write_bytes(text)
        restore_path(path, copy)
    kept = {one.read_bytes() for one in path.parent.glob("*.ntm-hong")}
    assert kept == {b"broken 1", b"broken 2"}
