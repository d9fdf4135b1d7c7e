"""Cases 40 to 51: what becomes of records that two sides know."""

from __future__ import annotations

import itertools
import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from ntm_desktop.db import verify
from ntm_desktop.domain.criteria import Figure
from ntm_desktop.errors import Refused
from ntm_desktop.services import editing
from ntm_desktop.services.backups import backup
from ntm_desktop.services.criteria import assessing
from ntm_desktop.services.exchange import importing
from ntm_desktop.services.exchange.conflicts import conflicts, resolve
from ntm_desktop.services.units import communes, find_unit
from ntm_desktop.services.workbook import Workbook
from tests.exchange_matrix.matrix_hands import HUYEN, Desk, by_phone, stated
from tests.exchange_world import ROUND, say, state, take, take_one, values
from tests.packages import SENDER, SET, UNIT

OTHER = "01606"
OFFICES = ("nong-nghiep", "tai-nguyen-moi-truong", "van-hoa-thong-tin")


def test_case_40_an_older_copy_after_a_newer_one_changes_nothing_shown(
    pair: Desk, district: Workbook, commune: Workbook
) -> None:
    key = say(commune, "not_met")
    old = pair.export(commune)
    say(commune, "met")
    take_one(district, pair.export(commune))
    before = state(district)
    report = take_one(district, old)
    assert (report.status, report.older, report.updated) == ("nothing_new", 1, 0)
    assert stated(district, key) == "met"
    assert state(district) == before
    assert [one.status for one in importing.imports(district)] == ["nothing_new", "applied"]


def test_case_41_a_newer_copy_goes_on_from_the_older_one_which_stays_in_history(
    pair: Desk, district: Workbook, commune: Workbook, shared: str
) -> None:
    say(commune, "met")
    report = take_one(district, pair.export(commune))
    assert (report.new, report.updated, report.conflicts) == (0, 1, 0)
    assert stated(district, shared) == "met"
    older = [json.loads(one.revision.body or "") for one in district.store.history(shared)]
    assert [body["stated"] for body in older] == ["met", "not_met"]


@pytest.fixture
def sixteen(desk: Desk, district: Workbook) -> list[Path]:
    """A file of each of thirteen communes and three offices; one in two was sent twice."""
    files = []
    places = [one.code for one in communes(district)][:13]
    for at, unit in enumerate(places):
        book = desk.ready(f"xa-{unit}")
        say(book, "not_met", unit=unit, note="lần đầu")
        say(book, "met", "1.1", unit=unit)
        if at % 2:
            files.append(desk.export(book))
            say(book, "met", unit=unit, note="lần sau")
        files.append(desk.export(book))
    for office in OFFICES:
        book = desk.ready(office)
        for code, unit in itertools.product(book.rules.codes_of(SET, office)[:2], places[:3]):
            say(book, "not_met", code, unit=unit, note="thẩm định")
        files.append(desk.export(book))
    assert len(places) == 13
    return files


def test_case_42_the_files_of_sixteen_in_any_order_give_the_same_state(
    desk: Desk, district: Workbook, sixteen: list[Path]
) -> None:
    by_phone(district, "not_met")
    order = random.Random(7)
    found = []
    for turn in range(4):
        book = desk.copied(desk.books[HUYEN], f"huyen-{turn}")
        order.shuffle(sixteen)
        take(book, *sixteen, sixteen[0])
        ids, shown, open_ = state(book)
        found.append((sorted(ids[at : at + 32] for at in range(0, len(ids), 32)), shown, open_))
        assert verify.faults(book.store) == []
    assert all(one == found[0] for one in found)
    assert len(found[0][2]) == 1


def test_case_43_two_different_edits_are_a_conflict_that_shows_the_common_ancestor(
    pair: Desk, district: Workbook, commune: Workbook, shared: str
) -> None:
    before = values(district, [shared])
    say(commune, "met", note="xã sửa")
    by_phone(district, "not_met", "huyện sửa qua điện thoại")
    from_commune, from_district = pair.export(commune), pair.export(district)
    assert take_one(district, from_commune).conflicts == 1
    assert take_one(commune, from_district).conflicts == 1
    for book in (district, commune):
        (conflict,) = conflicts(book)
        assert {head.author for head in conflict.heads} == {HUYEN, SENDER}
        assert {json.loads(head.body or "")["note"] for head in conflict.heads} == {
            "xã sửa",
            "huyện sửa qua điện thoại",
        }
        assert {shared: conflict.base.body} == before == values(book, [shared])
        with pytest.raises(Refused):
            say(book, "met", note="sửa thường", evaluator="self")


def test_case_44_two_equal_edits_ask_nobody(
    pair: Desk, district: Workbook, commune: Workbook, shared: str
) -> None:
    say(commune, "met", note="")
    by_phone(district, "met", "")
    report = take_one(district, pair.export(commune))
    assert (report.conflicts, report.same) == (0, len(report.records))
    assert conflicts(district) == [] and stated(district, shared) == "met"


def test_case_44_two_equal_first_words_ask_nobody_either(
    pair: Desk, district: Workbook, commune: Workbook
) -> None:
    say(commune, "met")
    by_phone(district, "met", "")
    report = take_one(district, pair.export(commune))
    assert (report.conflicts, report.same) == (0, len(report.records))
    assert conflicts(district) == []


def test_case_45_a_figure_from_one_side_and_a_note_from_the_other_are_never_mixed(
    pair: Desk, district: Workbook, commune: Workbook
) -> None:
    place = assessing.place(commune, find_unit(commune, UNIT), "17.8", ROUND)
    first = replace(place, figures={"": Figure(numerator="50", denominator="100")}, note="gốc")
    key = assessing.assess(commune, first).key
    take_one(district, pair.export(commune))
    assessing.assess(
        commune, replace(first, figures={"": Figure(numerator="80", denominator="100")})
    )
    assessing.assess(district, replace(place, note="đã gọi điện hỏi lại"))
    assert take_one(district, pair.export(commune)).conflicts == 1
    (conflict,) = conflicts(district)
    bodies = {head.author: json.loads(head.body or "") for head in conflict.heads}
    assert bodies[SENDER]["note"] == "gốc"
    assert bodies[HUYEN]["figures"] == json.loads(conflict.base.body or "")["figures"]
    assert values(district, [key]) == {key: conflict.base.body}


def test_case_46_two_laptops_from_one_copied_file_conflict_and_both_are_named(
    pair: Desk, commune: Workbook
) -> None:
    say(commune, "not_met")
    other = pair.copied(commune, "xa-ban-sao")
    one = pair.books[SENDER]
    say(one, "met", note="máy thứ nhất")
    say(other, "not_met", note="máy thứ hai")
    assert take_one(one, pair.export(other)).conflicts == 1
    (conflict,) = conflicts(one)
    assert {head.device for head in conflict.heads} == {f"may-{SENDER}", "may-xa-ban-sao"}


def test_case_47_a_laptop_restored_from_an_old_backup_and_edited_conflicts_and_overwrites_nothing(
    pair: Desk, district: Workbook, commune: Workbook, shared: str
) -> None:
    old = backup.make_backup(commune, "manual")
    say(commune, "met", note="trước khi hỏng máy")
    take_one(district, pair.export(commune))
    backup.restore(commune, old)
    say(commune, "not_met", note="sau khi khôi phục")
    assert take_one(district, pair.export(commune)).conflicts == 1
    (conflict,) = conflicts(district)
    assert {json.loads(head.body or "")["note"] for head in conflict.heads} == {
        "trước khi hỏng máy",
        "sau khi khôi phục",
    }
    assert stated(district, shared) == "not_met"


@pytest.mark.parametrize("year", ["2005", "2099"])
def test_case_48_a_wrong_clock_changes_no_result(
    pair: Desk, district: Workbook, commune: Workbook, shared: str, year: str
) -> None:
    commune.now = lambda: f"{year}-01-01T00:00:00Z"
    say(commune, "met", note="xã sửa")
    assert take_one(district, pair.export(commune)).updated == 1
    assert stated(district, shared) == "met"
    by_phone(district, "not_met")
    say(commune, "met", note="xã sửa nữa")
    report = take_one(district, pair.export(commune))
    assert (report.updated, report.conflicts) == (0, 1)
    assert stated(district, shared) == "met"


def test_case_49_a_deletion_here_and_an_edit_there_are_a_conflict(
    pair: Desk, district: Workbook, commune: Workbook, shared: str
) -> None:
    editing.write(commune, "xóa", [editing.Edit(shared, None)])
    by_phone(district, "met")
    assert take_one(district, pair.export(commune)).conflicts == 1
    (conflict,) = conflicts(district)
    assert sorted(head.body is None for head in conflict.heads) == [False, True]
    assert stated(district, shared) == "not_met"
    assert take_one(commune, pair.export(district)).conflicts == 1


@pytest.fixture(params=["one of the two", "a third value"])
def settled(
    pair: Desk,
    district: Workbook,
    commune: Workbook,
    shared: str,
    request: pytest.FixtureRequest,
) -> list[Path]:
    """A conflict that was resolved at the district; the files that led there, oldest first."""
    files = [pair.export(commune)]
    say(commune, "met", note="xã sửa")
    by_phone(district, "not_met", "huyện sửa")
    files += [pair.export(district), pair.export(commune)]
    assert take_one(district, files[-1]).conflicts == 1
    reason = "theo biên bản kiểm tra"
    if request.param == "a third value":
        resolve(district, shared, body={"stated": "met", "note": "thống nhất"}, note=reason)
    else:
        chosen = next(one for one in conflicts(district)[0].heads if one.author == SENDER)
        resolve(district, shared, chosen.id[:12], note=reason)
    return files


def test_case_50_a_settled_conflict_stays_settled_when_the_same_or_older_files_come_again(
    pair: Desk, district: Workbook, commune: Workbook, shared: str, settled: list[Path]
) -> None:
    take(commune, pair.export(district))
    take(district, pair.export(commune))
    for book in (district, commune):
        before = state(book)
        for report in take(book, *settled):
            assert (report.new, report.updated, report.conflicts) == (0, 0, 0)
        assert state(book) == before
        assert conflicts(book) == [] and stated(book, shared) == "met"


def test_case_51_a_new_edit_on_its_own_branch_conflicts_with_the_resolution(
    pair: Desk, district: Workbook, commune: Workbook, shared: str, settled: list[Path]
) -> None:
    say(commune, "not_met", note="sửa tiếp")
    assert take_one(district, pair.export(commune)).conflicts == 1
    (conflict,) = conflicts(district)
    assert {head.comment for head in conflict.heads} == {None, "theo biên bản kiểm tra"}
    assert stated(district, shared) == "met"
