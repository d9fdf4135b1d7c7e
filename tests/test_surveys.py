"""Surveys come to exact shares; what was not asked is unknown; nothing here decides a result."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.domain import economy, surveys
from ntm_desktop.domain.economy import Enterprise, Work
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.domain.surveys import Ballot, Content, Required
from ntm_desktop.errors import WrongUse
from ntm_desktop.services import status
from ntm_desktop.services.checks import check_limits
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.programme import feeding
from ntm_desktop.services.programme import surveys as service
from ntm_desktop.services.records import registers
from ntm_desktop.services.workbook import Workbook
from tests.one_book import bring, foreign

UNIT, ROUND = "01603", "2023-06"
LIMITS = Required("70", "90", "80")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    made = create_from_plan(tmp_path / "huyen.ntm", "quang-hoa-2023", "huyen")
    yield made
    made.close()


def _save(book: Workbook, key: str, **typed: str) -> None:
    registers.save(book, key, registers.read_values(book, key.partition("/")[0], typed))


def _ballot(village: str, counts: str, **contents: str) -> Ballot:
    """``contents``: name="satisfied" of all who answered, or "satisfied answered"."""
    households, asked, answered, satisfied = counts.split()
    said = {name: Content(*[*text.split(), answered][:2]) for name, text in contents.items()}
    return Ballot(
        village, village, ROUND, "2023-06-01", households, asked, answered, satisfied, said
    )


def test_a_commune_meets_where_every_village_and_every_share_does() -> None:
    ballots = [_ballot("a", "100 70 60 54", duong="48"), _ballot("b", "50 50 40 36", duong="40")]
    found = surveys.commune(UNIT, ["a", "b"], ballots, LIMITS)
    assert found is not None
    assert found.outcome is Outcome.MET
    assert (found.whole.satisfied.text, found.whole.coverage.text) == ("90", "80")
    assert [one.coverage.text for one in found.villages] == ["70", "100"]


def test_a_share_just_below_is_neither_reached_nor_shown_as_reached() -> None:
    found = surveys.commune(UNIT, ["a"], [_ballot("a", "10000 10000 10000 8999")], LIMITS)
    assert found is not None
    assert found.outcome is Outcome.NOT_MET
    assert found.whole.satisfied.text == "89.99"


def test_one_content_below_its_share_is_enough_to_fail() -> None:
    ballots = [_ballot("a", "100 100 100 95", duong="79", dien="99")]
    found = surveys.commune(UNIT, ["a"], ballots, LIMITS)
    assert found is not None and found.outcome is Outcome.NOT_MET
    assert [(name, one.reached) for name, one in found.whole.contents] == [
        ("dien", True),
        ("duong", False),
    ]


def test_a_content_is_counted_of_those_who_answered_on_it() -> None:
    ballots = [_ballot("a", "100 100 100 95", dien="8 10"), _ballot("b", "9 9 9 9", dien="9 9")]
    found = surveys.commune(UNIT, ["a", "b"], ballots, LIMITS)
    assert found is not None and found.outcome is Outcome.MET
    ((_name, share),) = found.whole.contents
    assert (share.part, share.whole) == ("17", "19")


def test_a_content_of_which_nothing_is_known_leaves_the_result_open() -> None:
    said = surveys.contents_of({"Đường": {"loi": "x"}, "Điện": "60", "Chợ": {"satisfied": []}}, "9")
    for name, one in said.items():
        ballot = Ballot("k", "a", ROUND, "2023-06-01", "10", "10", "10", "10", {name: one})
        found = surveys.commune(UNIT, ["a"], [ballot], LIMITS)
        assert found is not None and found.outcome is Outcome.NO_DATA, name
    assert len(said) == 3


def test_what_is_typed_of_a_content_counts_as_typed(book: Workbook) -> None:
    villages = [row["unit"] for row in book.store.rows("village", commune=UNIT)]
    counts = dict.fromkeys(("households", "asked", "answered", "satisfied"), "90")
    for place, one in enumerate(villages):
        _save(book, f"survey/{UNIT}/s{place}", village=one, round=ROUND, **counts,
              contents="Giao thông: 10/90")  # fmt: skip
    found = service.commune_result(book, UNIT, ROUND)
    assert found is not None and found.outcome is Outcome.NOT_MET
    said = registers.read_values(book, "survey", {"contents": '{"Chợ": {"satisfied": "5"}}'})
    assert said == registers.read_values(book, "survey", {"contents": "Chợ: 5"})


def test_contents_of_another_shape_are_refused(book: Workbook) -> None:
    for typed in ('{"Đường": "60"}', '{"Đường": {"satisfied": "nhiều"}}', '{"Đường": {}}'):
        with pytest.raises(WrongUse, match="mỗi dòng một nội dung"):
            registers.read_values(book, "survey", {"contents": typed})


def test_a_village_that_was_not_asked_or_hardly_leaves_the_result_open() -> None:
    missing = surveys.commune(UNIT, ["a", "b"], [_ballot("a", "10 10 10 10")], LIMITS)
    thin = surveys.commune(UNIT, ["a"], [_ballot("a", "100 69 69 69")], LIMITS)
    assert missing is not None and thin is not None
    assert (missing.outcome, missing.missing) == (Outcome.NO_DATA, ("b",))
    assert (thin.outcome, thin.thin) == (Outcome.NO_DATA, ("a",))


def test_counts_that_cannot_be_are_left_out_of_every_share() -> None:
    wrong = _ballot("a", "100 50 60 40")
    assert wrong.out_of_order() == ("answered", "asked")
    assert surveys.commune(UNIT, ["a"], [wrong], LIMITS) is None


def test_of_two_surveys_of_a_village_the_later_one_counts() -> None:
    early = _ballot("a", "100 80 80 20")
    late = Ballot("z", "a", ROUND, "2023-06-05", "100", "90", "90", "90", {})
    assert surveys.latest([late, early]) == (late,)


def test_the_required_shares_are_the_districts_settings(book: Workbook) -> None:
    assert service.required(book) == Required()
    check_limits.set_limit(book, "survey.satisfied", "85.5")
    bring(book, foreign("setting/survey.coverage", {"value": "sáu mươi"}, author="huyen"))
    assert service.required(book) == Required("70", "85.5", "80")


def test_the_register_speaks_beside_the_condition_and_changes_no_result(book: Workbook) -> None:
    villages = [row["unit"] for row in book.store.rows("village", commune=UNIT)]
    before = status.status(book, ROUND)
    for place, village in enumerate(villages):
        _save(
            book,
            f"survey/{UNIT}/s{place}",
            village=village,
            date="1/6/2023",
            households="100",
            asked="80",
            answered="80",
            satisfied="79",
            contents="Đường: 60\nĐiện: 80/80",
        )
    words = feeding.feeds_of(book, UNIT, ROUND)["satisfaction"]
    assert f"{79 * len(villages)}/{80 * len(villages)} hộ trả lời hài lòng (98,8 %" in words
    assert "“Đường” mới 75 %, cần 80 %" in words
    assert "chưa đối chiếu văn bản" in words
    assert status.status(book, ROUND) == before
    assert "satisfaction" not in feeding.feeds_of(book, UNIT, "2022-12")


def test_only_what_the_indicator_asks_for_is_counted() -> None:
    lines = [
        Enterprise("cooperative", effective="yes"),
        Enterprise("cooperative", effective="no"),
        Enterprise("cooperative"),
        Enterprise("linkage", partner="p", contract_to="2023-06-10"),
        Enterprise("linkage", partner="p", contract_to="2023-06-09"),
        Enterprise("linkage", contract_to="2024-01-01"),
        Enterprise("main_product", traceable="yes", certificate="VietGAP"),
        Enterprise("main_product", traceable="yes"),
        Enterprise("enterprise", effective="yes"),
    ]
    found = economy.counts(lines, "2023-06-10")
    assert [(one.code, one.good, one.total) for one in found] == [
        ("13.1", 1, 3),
        ("13.2", 1, 3),
        ("13.3", 1, 2),
    ]


def test_classes_and_jobs_are_counted_by_their_year() -> None:
    lines = [
        Work("class", "2023-02-01", "30", "12"),
        Work("class", "2023-03-01", "20"),
        Work("class", "2022-03-01", "99"),
        Work("job", "2023-03-01", "7"),
    ]
    found = economy.work(lines, "2023")
    assert found is not None
    assert (found.classes, found.learned, found.placed) == (2, "50", "12")
    assert (found.jobs, found.abroad) == ("7", "0")
    assert economy.work(lines, "2021") is None


def test_hints_stand_only_where_there_are_records(book: Workbook) -> None:
    assert feeding.feeds_of(book, UNIT, ROUND) == {}
    _save(book, f"economic_unit/{UNIT}/h", name="HTX mẫu", economic_kind="hợp tác xã")
    _save(book, f"debt/{UNIT}/d", title="Nợ mẫu", amount="100", paid="30")
    _save(book, "debt/huyen/paid", title="Đã trả", unit=UNIT, amount="5", paid="5")
    _save(
        book,
        f"employment/{UNIT}/w",
        title="Lớp mẫu",
        employment_kind="class",
        date="2/2/2023",
        people="30",
        placed="12",
    )
    found = feeding.feeds_of(book, UNIT, ROUND)
    assert found["13.1"] == "0 hợp tác xã hoạt động hiệu quả trong 1 hợp tác xã đã ghi"
    assert found["debt"] == "còn 1 khoản nợ đọng, 70 triệu đồng"
    assert found["12.1"].startswith("năm 2023: 1 lớp đào tạo nghề, 30 người học, 12 người")
    assert sorted(found) == ["12.1", "13.1", "debt"]
    assert feeding.feeds_of(book, "01606", ROUND) == {}
    assert feeding.feeds_of(book, UNIT, ROUND, "xa-nang-cao-2021-2025") == {}
