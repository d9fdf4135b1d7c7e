"""Taking in packages: what is refused, what is logged, what is taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.db.import_log import ImportEntry
from ntm_desktop.domain.revisions import make_revision
from ntm_desktop.errors import FileRefused, Refused, WrongUse
from ntm_desktop.services.exchange import importing
from ntm_desktop.services.workbook import Change
from tests.exchange_world import Laptops, say, state, take, take_one
from tests.packages import SENDER, edit, package


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


def test_one_backup_is_made_for_a_batch_and_none_where_nothing_changes(pair: Laptops) -> None:
    from ntm_desktop.services.backups.backup import backups

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
