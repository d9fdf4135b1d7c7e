"""Cases 52 to 55: replies, undo of an import, and what changes before the confirmation."""

from __future__ import annotations

import pytest

from ntm_desktop.db import verify
from ntm_desktop.errors import Refused
from ntm_desktop.services import status
from ntm_desktop.services.exchange import importing
from ntm_desktop.services.exchange.conflicts import conflicts
from ntm_desktop.services.workbook import Workbook
from tests.exchange_matrix.matrix_hands import Desk, by_phone, refuse, stated
from tests.exchange_world import ROUND, say, state, take_one, values
from tests.packages import SENDER

OTHER = "01606"


def test_case_52_a_reply_goes_on_from_an_unedited_commune_and_conflicts_with_an_edited_one(
    pair: Desk, district: Workbook, commune: Workbook, shared: str
) -> None:
    untouched = pair.copied(commune, "xa-khac")
    commune = pair.books[SENDER]
    by_phone(district, "met")
    verdict = say(district, "met", "17")
    reply = pair.export(district, SENDER)
    say(commune, "not_met", note="xã sửa")
    report = take_one(untouched, reply)
    assert (report.updated, report.conflicts) == (1, 0)
    assert stated(untouched, shared) == stated(untouched, verdict) == "met"
    report = take_one(commune, reply)
    assert (report.updated, report.conflicts) == (0, 1)
    assert stated(commune, shared) == "not_met" and stated(commune, verdict) == "met"


def test_case_53_a_reply_to_another_commune_is_refused(desk: Desk, district: Workbook) -> None:
    desk.ready(SENDER)
    say(district, "met", unit=OTHER)
    reply = desk.export(district, f"xa-{OTHER}")
    (report,) = refuse(desk, {reply: "other_receiver"}, SENDER)
    assert f"xa-{OTHER}" in report.sentence


def test_case_54_undo_right_after_an_import_gives_the_exact_prior_state(
    pair: Desk, district: Workbook, commune: Workbook, shared: str
) -> None:
    before = state(district), _figures_of(district)
    say(commune, "met")
    say(commune, "met", "1.1")
    path = pair.export(commune)
    number = take_one(district, path).import_number
    assert number is not None and state(district) != before[0]
    done = importing.undo_import(district, number)
    assert (done.removed, done.kept) == (2, ())
    assert (state(district), _figures_of(district)) == before
    assert verify.faults(district.store) == []
    assert importing.imports(district)[0].status == "annulled"
    report = take_one(district, path)
    assert (report.status, report.new, report.updated) == ("applied", 1, 1)


def _figures_of(book: Workbook) -> object:
    return status.status(book, ROUND)


def test_case_54_undo_after_a_later_edit_keeps_and_lists_that_record_alone(
    pair: Desk, district: Workbook, commune: Workbook
) -> None:
    key, other = say(commune, "not_met"), say(commune, "met", "1.1")
    number = take_one(district, pair.export(commune)).import_number
    assert number is not None
    by_phone(district, "met")
    done = importing.undo_import(district, number)
    assert (done.removed, done.kept) == (1, (key,))
    assert stated(district, key) == "met" and values(district, [other])[other] is None
    assert verify.faults(district.store) == []


def test_case_54_what_another_import_brought_too_stays(
    pair: Desk, district: Workbook, commune: Workbook
) -> None:
    key = say(commune, "not_met")
    first = take_one(district, pair.export(commune)).import_number
    say(commune, "met")
    second = take_one(district, pair.export(commune)).import_number
    assert first is not None and second is not None
    assert importing.undo_import(district, first).removed == 0
    assert [entry.imports for entry in district.store.history(key)] == [(second,), (second,)]
    assert importing.undo_import(district, second).removed == 2
    assert verify.faults(district.store) == []


def test_case_54_undo_of_a_conflicting_import_ends_the_conflict(
    pair: Desk, district: Workbook, commune: Workbook, shared: str
) -> None:
    by_phone(district, "met")
    before = state(district)
    say(commune, "not_met", note="xã sửa")
    number = take_one(district, pair.export(commune)).import_number
    assert number is not None and conflicts(district)
    importing.undo_import(district, number)
    assert state(district) == before


def test_case_55_a_workbook_that_changed_since_the_preview_is_previewed_again(
    pair: Desk, district: Workbook, commune: Workbook
) -> None:
    say(commune, "met")
    path = pair.export(commune)
    expected = {one.path: one.mark for one in importing.preview(district, [path])}
    by_phone(district, "not_met")
    before = state(district)
    with pytest.raises(Refused):
        importing.import_files(district, [path], expected=expected)
    assert state(district) == before and importing.imports(district) == []
    (again,) = importing.preview(district, [path])
    assert again.conflicts == 1
    (report,) = importing.import_files(district, [path], expected={again.path: again.mark})
    assert (report.status, report.conflicts) == ("applied", 1)


def test_case_55_a_file_that_changed_since_the_preview_is_not_taken(
    pair: Desk, district: Workbook, commune: Workbook
) -> None:
    say(commune, "met")
    path = pair.export(commune)
    with pair.unchanged() as book:
        expected = {one.path: one.mark for one in importing.preview(book, [path])}
        path.write_bytes(pair.export(commune).read_bytes())
        (report,) = importing.import_files(book, [path], expected=expected)
        assert report.status == "refused"
