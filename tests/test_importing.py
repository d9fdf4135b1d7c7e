"""Taking in packages: what is refused, what is logged, what is taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.db import verify
from ntm_desktop.db.import_log import ImportEntry
from ntm_desktop.domain.merge import RefusedRow
from ntm_desktop.domain.revisions import make_revision
from ntm_desktop.errors import FileRefused, Refused, StorageFailed, WrongUse
from ntm_desktop.services import checking, importing
from ntm_desktop.services.workbook import Change
from tests.exchange_world import Laptops, say, state, take, take_one, values
from tests.packages import SENDER, changed, edit, package


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Laptops]:
    several = Laptops(tmp_path)
    yield several
    several.close()


@pytest.fixture
def pair(laptops: Laptops) -> Laptops:
    """A district and one commune whose workbook came from the district's package."""
    district = laptops.from_plan("huyen")
    laptops.from_package(laptops.export(district, SENDER), SENDER)
    return laptops


def test_a_copy_from_before_is_older_and_changes_nothing_shown(pair: Laptops) -> None:
    district, commune = pair.books["huyen"], pair.books[SENDER]
    key = say(commune, "not_met")
    old = pair.export(commune)
    say(commune, "met")
    assert take_one(district, pair.export(commune)).new == 1
    report = take_one(district, old)
    assert (report.status, report.older, report.updated) == ("nothing_new", 1, 0)
    assert '"met"' in str(values(district, [key]))
    assert [one.status for one in importing.imports(district)] == ["nothing_new", "applied"]


def test_newer_after_older_goes_on_from_it(pair: Laptops) -> None:
    district, commune = pair.books["huyen"], pair.books[SENDER]
    key = say(commune, "not_met")
    take(district, pair.export(commune))
    say(commune, "met")
    report = take_one(district, pair.export(commune))
    assert (report.new, report.updated, report.conflicts) == (0, 1, 0)
    assert len(district.store.history(key)) == 2


def test_the_same_bytes_again_are_answered_from_the_log(pair: Laptops, tmp_path: Path) -> None:
    district, commune = pair.books["huyen"], pair.books[SENDER]
    say(commune, "met")
    first = pair.export(commune)
    renamed = tmp_path / "khac.ntmx"
    renamed.write_bytes(first.read_bytes())
    take(district, first)
    before = state(district)
    for path in (first, renamed):
        report = take_one(district, path)
        assert (report.status, report.reason) == ("nothing_new", "already_imported")
    both = take(pair.from_plan("huyen", "huyen-2"), first, renamed)
    assert [one.reason for one in both] == [None, "already_imported"]
    again = take_one(district, pair.export(commune))
    assert (again.status, again.reason, again.same) == ("nothing_new", None, len(again.records))
    assert state(district) == before
    assert len(importing.imports(district)) == 2


def test_an_own_export_says_so_only_if_nothing_in_it_is_new_here(pair: Laptops) -> None:
    commune = pair.books[SENDER]
    say(commune, "met")
    own = pair.export(commune)
    other = pair.copied(commune, "xa-ban-sao")
    commune = pair.books[SENDER]
    for _ in range(2):
        report = take_one(commune, own)
        assert (report.status, report.reason) == ("nothing_new", "own_export")
    assert len(importing.imports(commune)) == 2  # its founding, and this one once
    say(other, "not_met")
    assert take_one(commune, pair.export(other)).updated == 1


def test_a_commune_cannot_change_another_commune_or_a_verdict(
    pair: Laptops, tmp_path: Path
) -> None:
    district = pair.books["huyen"]
    other = say(district, "not_met", unit="01606", evaluator="self")
    verdict = say(district, "not_met")
    before = values(district)
    foreign_author = edit(code="1.1", author="nong-nghiep")
    by_district = edit(code="2.1", author="huyen")
    rows = [
        edit(unit="01606"),
        edit(code="17.8"),
        foreign_author,
        edit([foreign_author], code="1.1", note="tiếp theo"),
        by_district,
    ]
    report = take_one(district, package(tmp_path / "x.ntmx", rows))
    assert report.status == "applied"
    assert set(report.refused_rows) == {
        RefusedRow(rows[0].key, "not_owner"),
        RefusedRow(rows[2].key, "not_owner"),
        RefusedRow(rows[2].key, "ancestor_refused"),
    }
    assert report.new == 2
    after = values(district)
    assert {key: after[key] for key in (other, verdict)} == {
        key: before[key] for key in (other, verdict)
    }
    assert rows[2].key not in after


def test_a_file_with_refused_rows_is_planned_again_and_logged_once(
    pair: Laptops, tmp_path: Path
) -> None:
    district = pair.books["huyen"]
    path = package(tmp_path / "x.ntmx", [edit(), edit(unit="01606")])
    take(district, path)
    report = take_one(district, path)
    assert (report.status, report.reason, report.same) == ("nothing_new", None, 1)
    assert len(report.refused_rows) == 1
    assert len(importing.imports(district)) == 1


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_what_an_import_brought_does_not_depend_on_which_file_came_first(
    laptops: Laptops, tmp_path: Path, order: tuple[int, int]
) -> None:
    """A known row that does not pass the door is not brought by the file that fails it."""
    district, sender = laptops.from_plan("huyen"), laptops.from_plan("huyen", "khac")
    key = say(sender, "met", unit="01606", evaluator="self")
    (row,) = sender.store.revisions([key])
    spoilt = package(tmp_path / "x.ntmx", [edit(), row])
    files = (laptops.export(sender), spoilt)
    reports = take(district, *(files[place] for place in order))
    number = reports[order.index(0)].import_number
    assert number is not None
    importing.undo_import(district, number)
    assert key not in district.store.keys(None)
    assert edit().key in district.store.keys(None)


def test_one_bad_file_among_several_does_not_stop_the_others(pair: Laptops, tmp_path: Path) -> None:
    district, commune = pair.books["huyen"], pair.books[SENDER]
    say(commune, "met")
    bad = tmp_path / "bad.ntmx"
    bad.write_text("không phải gói", "utf-8")
    reports = take(district, bad, pair.export(commune), tmp_path / "absent.ntmx")
    assert [one.status for one in reports] == ["refused", "applied", "refused"]
    assert [one.reason for one in reports] == ["not_sqlite", None, "unreadable"]
    assert [one.import_number for one in reports] == [None, 1, None]


def test_files_of_others_are_refused_by_name(pair: Laptops, tmp_path: Path) -> None:
    district, commune = pair.books["huyen"], pair.books[SENDER]
    before = state(commune)
    cases = {
        "other_district": package(tmp_path / "1.ntmx", district="trung-khanh-2023"),
        "other_receiver": pair.export(district, "xa-01606"),
        "unknown_set": package(tmp_path / "2.ntmx", sets="xa-2026-2030"),
    }
    for reason, path in cases.items():
        report = take_one(commune, path)
        assert (report.status, report.reason) == ("refused", reason)
        assert path.name in report.sentence
    sentence = take_one(commune, cases["other_district"]).sentence
    assert "trung-khanh-2023" in sentence and commune.district in sentence
    assert state(commune) == before
    assert take_one(commune, pair.export(district, SENDER)).status != "refused"


def test_a_set_named_only_by_a_key_is_unknown_too(pair: Laptops, tmp_path: Path) -> None:
    row = edit()
    path = package(tmp_path / "1.ntmx", [row])
    changed(path, "UPDATE revision SET key = replace(key, 'xa-2021-2025', 'xa-2031')")
    assert take_one(pair.books["huyen"], path).reason == "hash_mismatch"
    other = make_revision(
        row.key.replace("xa-2021-2025", "xa-2031"), {"stated": "met"}, author=row.author,
        device="d", edited_at=row.edited_at,
    )  # fmt: skip
    report = take_one(pair.books["huyen"], package(tmp_path / "2.ntmx", [other], sets=""))
    assert report.reason == "unknown_set"


def test_a_set_named_only_in_a_rounds_body_is_unknown_too(pair: Laptops, tmp_path: Path) -> None:
    commune = pair.books[SENDER]
    later = make_revision(
        "round/2026-06",
        {"title": "Kỳ 06/2026", "date": "2026-06-01", "sets": {"commune": "xa-2026-2030"}},
        author="huyen",
        device="d",
        edited_at="2026-06-01T00:00:00Z",
    )
    path = package(tmp_path / "1.ntmx", [later], kind="district", sender="huyen", sets="")
    before = state(commune)
    report = take_one(commune, path)
    assert (report.reason, state(commune)) == ("unknown_set", before)


def test_samples_and_real_data_never_mix(laptops: Laptops) -> None:
    sample, real = laptops.from_plan("huyen", "mau", demo=True), laptops.from_plan("huyen")
    path = laptops.export(sample)
    assert path.name.startswith("MAU_NTM_")
    assert take_one(real, path).reason == "other_district"
    commune = laptops.from_package(laptops.export(sample, SENDER), SENDER)
    assert commune.demo
    assert laptops.export(commune).name.startswith("MAU_NTM_")


def test_an_assessment_of_an_unknown_round_is_kept(pair: Laptops, tmp_path: Path) -> None:
    row = edit()
    later = make_revision(
        row.key.replace("2023-06", "2031-06"), {"stated": "met"}, author=row.author,
        device="d", edited_at=row.edited_at,
    )  # fmt: skip
    report = take_one(pair.books["huyen"], package(tmp_path / "1.ntmx", [later]))
    assert (report.status, report.new, report.refused_rows) == ("applied", 1, ())


def test_a_preview_changes_nothing_and_sees_each_file_alone(pair: Laptops) -> None:
    district, commune = pair.books["huyen"], pair.books[SENDER]
    say(commune, "met")
    files = [pair.export(commune), pair.export(commune)]
    before = state(district)
    planned = importing.preview(district, files)
    assert [(one.status, one.new) for one in planned] == [("planned", 1), ("planned", 1)]
    assert state(district) == before
    assert not importing.imports(district)
    expected = {one.path: one.mark for one in planned}
    done = importing.import_files(district, files, expected=expected)
    assert [(one.status, one.new) for one in done] == [("applied", 1), ("nothing_new", 0)]


def test_what_changed_since_the_preview_is_shown_again_not_applied(pair: Laptops) -> None:
    district, commune = pair.books["huyen"], pair.books[SENDER]
    say(commune, "met")
    path = pair.export(commune)
    expected = {one.path: one.mark for one in importing.preview(district, [path])}
    path.write_bytes(pair.export(commune).read_bytes())
    (report,) = importing.import_files(district, [path], expected=expected)
    assert report.status == "refused"
    say(district, "met")
    with pytest.raises(Refused):
        importing.import_files(district, [path], expected=expected)
    assert not importing.imports(district)


def test_steps_may_be_stopped_between_files_and_what_was_done_stays(pair: Laptops) -> None:
    district, commune = pair.books["huyen"], pair.books[SENDER]
    files = []
    for code in ("1.1", "1.2", "2.1"):
        say(commune, "met", code)
        files.append(pair.export(commune))
    seen: list[Change] = []
    district.listen(seen.append)
    names: list[str] = []

    def progress(done: int, of: int, name: str) -> bool:
        names.append(f"{done}/{of} {name}")
        return done < 2

    steps = list(importing.import_steps(district, files, progress=progress))
    assert [one.status for one in steps] == ["applied", "applied"]
    assert names == [f"{n}/3 {file.name}" for n, file in enumerate(files)]
    assert len(seen) == 1 and seen[0].everything


def test_without_a_backup_nothing_is_imported(
    pair: Laptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    district, commune = pair.books["huyen"], pair.books[SENDER]
    say(commune, "met")
    before = state(district)

    def fail(*_: object) -> Path:
        raise StorageFailed("đầy")

    monkeypatch.setattr(importing, "make_backup", fail)
    with pytest.raises(StorageFailed):
        take(district, pair.export(commune))
    assert state(district) == before


def test_one_backup_is_made_for_a_batch_and_none_where_nothing_changes(pair: Laptops) -> None:
    from ntm_desktop.services.backup import backups

    district, commune = pair.books["huyen"], pair.books[SENDER]
    files = []
    for code in ("1.1", "1.2"):
        say(commune, "met", code)
        files.append(pair.export(commune))
    take(district, *files)
    assert len(backups(district.path)) == 1
    assert {one.backup for one in importing.imports(district)} == {
        str(backups(district.path)[0].path)
    }
    take(district, pair.export(commune))
    assert len(backups(district.path)) == 1


def _entry(entries: list[ImportEntry]) -> ImportEntry:
    return entries[0]


def test_an_undone_import_leaves_the_workbook_as_if_the_file_had_never_come(pair: Laptops) -> None:
    district, commune = pair.books["huyen"], pair.books[SENDER]
    before = state(district)
    key = say(commune, "not_met")
    say(commune, "met")
    path = pair.export(commune)
    number = take_one(district, path).import_number
    assert number is not None
    done = importing.undo_import(district, number)
    assert (done.removed, done.kept) == (2, ())
    assert state(district) == before
    assert verify.faults(district.store) == []
    assert _entry(importing.imports(district)).status == "annulled"
    report = take_one(district, path)
    assert (report.status, report.new) == ("applied", 1)
    assert values(district, [key]) == values(commune, [key])


def test_what_was_built_upon_is_kept_when_its_import_is_undone(pair: Laptops) -> None:
    district, commune = pair.books["huyen"], pair.books[SENDER]
    key, other = say(commune, "not_met"), say(commune, "met", "1.1")
    number = take_one(district, pair.export(commune)).import_number
    assert number is not None
    say(district, "met", evaluator="self")
    done = importing.undo_import(district, number)
    assert (done.removed, done.kept) == (1, (key,))
    assert values(district, [key, other])[other] is None
    assert verify.faults(district.store) == []


def test_what_another_import_holds_too_stays(pair: Laptops) -> None:
    district, commune = pair.books["huyen"], pair.books[SENDER]
    key = say(commune, "not_met")
    first = take_one(district, pair.export(commune)).import_number
    say(commune, "met")
    second = take_one(district, pair.export(commune)).import_number
    assert first is not None and second is not None
    assert importing.undo_import(district, first).removed == 0
    assert [entry.imports for entry in district.store.history(key)] == [(second,), (second,)]
    assert importing.undo_import(district, second).removed == 2
    assert verify.faults(district.store) == []


def test_the_import_that_made_the_workbook_cannot_be_undone(pair: Laptops) -> None:
    commune = pair.books[SENDER]
    (founding,) = importing.imports(commune)
    with pytest.raises(Refused):
        importing.undo_import(commune, founding.number)
    with pytest.raises(WrongUse):
        importing.undo_import(commune, 99)
    number = take_one(pair.books["huyen"], pair.export(commune)).import_number
    assert number is not None
    importing.undo_import(pair.books["huyen"], number)
    with pytest.raises(Refused):
        importing.undo_import(pair.books["huyen"], number)


def test_a_workbook_is_not_made_from_a_file_that_is_refused(
    laptops: Laptops, tmp_path: Path
) -> None:
    district = laptops.from_plan("huyen")
    path = laptops.export(district, "xa-01606")
    with pytest.raises(FileRefused) as caught:
        laptops.from_package(path, SENDER)
    assert caught.value.reason == "other_receiver"
    assert not (tmp_path / f"{SENDER}.ntm").exists()


def test_a_file_holds_what_an_earlier_one_of_its_batch_brought(
    pair: Laptops, tmp_path: Path
) -> None:
    district = pair.books["huyen"]
    row, stranger = edit(), edit(unit="01606")
    first = package(tmp_path / "a.ntmx", [row])
    second = package(tmp_path / "b.ntmx", [row, stranger])
    reports = take(district, first, second)
    assert len(reports[1].refused_rows) == 1
    importing.undo_import(district, reports[0].import_number or 0)
    assert row.id in {entry.revision.id for entry in district.store.history(row.key)}
    importing.undo_import(district, reports[1].import_number or 0)
    assert district.store.history(row.key) == []


def test_an_import_that_was_taken_back_has_brought_nothing_in_the_history(pair: Laptops) -> None:
    district, commune = pair.books["huyen"], pair.books[SENDER]
    key = say(commune, "not_met")
    number = take_one(district, pair.export(commune)).import_number
    assert number is not None
    say(district, "met", evaluator="self")
    assert [entry.imports for entry in district.store.history(key)] == [(), (number,)]
    assert importing.undo_import(district, number).kept == (key,)
    assert [entry.imports for entry in district.store.history(key)] == [(), ()]


@pytest.mark.parametrize("text", ["{", "[]", "null", '"đã nhập"'])
def test_a_damaged_report_of_an_import_is_named_and_nothing_stops_over_it(
    pair: Laptops, text: str
) -> None:
    district, commune = pair.books["huyen"], pair.books[SENDER]
    say(commune, "not_met")
    file = pair.export(commune)
    number = take_one(district, file).import_number
    assert number is not None
    district.store.db.execute("UPDATE import_log SET report=?", (text,))
    before = state(district)
    (entry,) = importing.imports(district)
    assert (entry.said, state(district)) == ({}, before)
    assert take_one(district, file).status == "nothing_new"
    assert verify.faults(district.store) == [("import_report", str(number))]
    report = checking.check(district)
    assert report.integrity == "stale"
    assert f"lần nhập {number} " in report.findings[0].message
    checking.repair(district)
    assert verify.faults(district.store) == []
