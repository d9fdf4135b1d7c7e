"""Who has sent for a round."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ntm_desktop.domain.outcomes import Authority
from ntm_desktop.services.criteria import assessing, settings
from ntm_desktop.services.exchange import importing
from ntm_desktop.services.exchange.reporting import Reporting, Sender, Standing, is_late, reporting
from ntm_desktop.services.units import find_unit
from ntm_desktop.services.workbook import Workbook
from tests.exchange_world import ROUND, Laptops, say, take, take_one

IN_TIME = date(2023, 6, 9)
TOO_LATE = date(2023, 6, 10)


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Laptops]:
    world = Laptops(tmp_path)
    yield world
    world.close()


def of(book: Workbook, org: str, today: date = IN_TIME) -> Sender:
    return next(s for s in _all(book, today).senders if s.org.code == org)


def _all(book: Workbook, today: date = IN_TIME) -> Reporting:
    return reporting(book, ROUND, today)


def test_before_any_file_came_nobody_has_sent(laptops: Laptops) -> None:
    found = _all(laptops.from_plan("huyen"))
    assert len(found.missing("commune")) == 16
    assert not any(one.has_sent for one in found.senders)


def test_an_office_without_responsibilities_is_not_waited_for(laptops: Laptops) -> None:
    codes = {one.org.code for one in _all(laptops.from_plan("huyen")).senders}
    assert "dan-toc" not in codes
    assert "thong-ke" in codes
    assert "huyen" not in codes


def test_a_commune_has_sent_once_its_own_words_of_the_round_arrived(laptops: Laptops) -> None:
    district, commune = laptops.from_plan("huyen"), laptops.from_plan("xa-01603")
    say(commune, "met")
    take(district, laptops.export(commune))
    sender = of(district, "xa-01603")
    assert sender.standing is Standing.SENT
    assert sender.first == date(2023, 6, 5)
    assert (sender.said, sender.expected) == (1, 60)
    assert not sender.late
    assert len(_all(district).missing("commune")) == 15


def test_an_office_has_sent_with_its_verdicts(laptops: Laptops) -> None:
    district, office = laptops.from_plan("huyen"), laptops.from_plan("tai-nguyen-moi-truong")
    say(office, "met")
    take(district, laptops.export(office))
    sender = of(district, "tai-nguyen-moi-truong")
    assert sender.standing is Standing.SENT
    assert (sender.said, sender.expected) == (1, 7 * 16)


def test_a_word_about_a_whole_criterion_speaks_of_its_indicators_once(laptops: Laptops) -> None:
    commune = laptops.from_plan("xa-01603")
    unit = find_unit(commune, "01603")
    for code in ("1", "1.1"):
        where = assessing.place(commune, unit, code, ROUND)
        assessing.assess(commune, replace(where, stated="met"))
    assert (of(commune, "xa-01603").said, of(commune, "xa-01603").expected) == (2, 60)


def test_verdicts_outside_the_responsibilities_are_not_counted(laptops: Laptops) -> None:
    district, office = laptops.from_plan("huyen"), laptops.from_plan("thong-ke")
    where = assessing.place(office, find_unit(office, "01603"), "10", ROUND)
    assessing.assess(office, replace(where, stated="met"))
    take(district, laptops.export(office))
    assert (of(district, "thong-ke").said, of(district, "thong-ke").expected) == (1, 16)
    settings.assign(district, where.criteria_set, "11", "thong-ke", "Văn bản thử")
    settings.unassign(district, where.criteria_set, "10", "thong-ke")
    assert (of(district, "thong-ke").said, of(district, "thong-ke").expected) == (0, 16)


def test_a_file_without_words_of_the_round_is_not_a_report(laptops: Laptops) -> None:
    district, commune = laptops.from_plan("huyen"), laptops.from_plan("xa-01603")
    take(district, laptops.export(commune))
    sender = of(district, "xa-01603", TOO_LATE)
    assert sender.standing is Standing.FILE_ONLY
    assert sender.last_file == date(2023, 6, 5)
    assert sender.late


def test_taking_the_import_back_takes_the_report_back(laptops: Laptops) -> None:
    district, commune = laptops.from_plan("huyen"), laptops.from_plan("xa-01603")
    say(commune, "met")
    take_one(district, laptops.export(commune))
    importing.undo_import(district, importing.imports(district)[0].number)
    assert of(district, "xa-01603").standing is Standing.NOTHING


def test_what_the_district_wrote_on_its_behalf_does_not_say_that_it_sent(laptops: Laptops) -> None:
    district = laptops.from_plan("huyen")
    place = assessing.place(district, find_unit(district, "01603"), "17.8", ROUND, Authority.SELF)
    assessing.assess(
        district,
        assessing.Input(
            place.unit, place.code, place.round, place.evaluator, place.criteria_set, "met"
        ),
    )
    assert of(district, "xa-01603").standing is Standing.BY_DISTRICT
    assert not of(district, "xa-01603").has_sent


def test_words_that_no_file_brought_are_here_and_never_late(laptops: Laptops) -> None:
    sample = laptops.from_plan("huyen", demo=True)
    sender = of(sample, "xa-01603", date(2026, 1, 1))
    assert sender.standing is Standing.HERE
    assert sender.said > 0
    assert not sender.late


def test_the_last_day_is_the_one_before_the_due_date(laptops: Laptops) -> None:
    district = laptops.from_plan("huyen")
    assert not of(district, "xa-01603", IN_TIME).late
    assert of(district, "xa-01603", TOO_LATE).late
    assert is_late(date(2023, 6, 10), date(2024, 1, 1))


def test_a_report_that_came_after_the_last_day_is_late(laptops: Laptops) -> None:
    district, commune = laptops.from_plan("huyen"), laptops.from_plan("xa-01603")
    say(commune, "met")
    package = laptops.export(commune)
    district.now = lambda: "2023-06-11T03:00:00Z"
    take(district, package)
    sender = of(district, "xa-01603", date(2023, 6, 12))
    assert sender.has_sent
    assert sender.late


def test_those_who_have_not_sent_come_first(laptops: Laptops) -> None:
    district, commune = laptops.from_plan("huyen"), laptops.from_plan("xa-01603")
    say(commune, "met")
    take(district, laptops.export(commune))
    communes = [s for s in _all(district).senders if s.org.kind == "commune"]
    assert [s.has_sent for s in communes] == [False] * 15 + [True]


def test_what_is_said_of_villages_alone_is_no_report(laptops: Laptops) -> None:
    sample = laptops.from_plan("huyen", demo=True)
    silent = [s for s in _all(sample).senders if s.org.kind == "commune" and not s.said]
    assert silent
    assert not any(one.has_sent for one in silent)


def test_words_that_another_wrote_on_are_still_brought_by_the_file_that_holds_them(
    laptops: Laptops,
) -> None:
    district, commune = laptops.from_plan("huyen"), laptops.from_plan("xa-01603")
    say(commune, "not_met")
    first = laptops.export(commune)
    take(district, first)
    say(district, "met", evaluator="self")
    take(commune, laptops.export(district))
    copy = laptops.from_plan("huyen", "huyen-moi")
    take(copy, laptops.export(commune))  # its head is the district's, the commune's stands under it
    assert of(copy, "xa-01603").standing is Standing.SENT
    importing.undo_import(copy, importing.imports(copy)[0].number)
    assert of(copy, "xa-01603").standing is Standing.NOTHING
