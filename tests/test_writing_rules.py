"""What may be typed: the same rules for an ordinary edit, a third value and a confirmation."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ntm_desktop.domain.revisions import make_revision
from ntm_desktop.errors import NtmError, Refused, WrongUse
from ntm_desktop.services import editing
from ntm_desktop.services.criteria import assessing, rounds
from ntm_desktop.services.editing import Edit
from ntm_desktop.services.exchange.conflicts import conflicts, resolve
from ntm_desktop.services.workbook import Workbook
from tests.one_book import PHUC_SEN, SET, at, bring, foreign, made, ratio, say, stated

LATER = "2023-11"


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Workbook]:
    yield from made(tmp_path / "xa.ntm", "xa-01603")


@pytest.fixture
def district(tmp_path: Path) -> Iterator[Workbook]:
    yield from made(tmp_path / "huyen.ntm", "huyen")


def key_of(code: str, evaluator: str = "self", set_id: str = SET) -> str:
    return f"assessment/{PHUC_SEN}/{set_id}/{code}/2023-06/{evaluator}"


def in_conflict(book: Workbook, key: str) -> str:
    """Two files that say different things about a record."""
    evaluator = key.rpartition("/")[2]
    author = f"xa-{PHUC_SEN}" if evaluator == "self" else evaluator
    for word in ("met", "not_met"):
        bring(book, foreign(key, {"stated": word}, author=author))
    assert [one.key for one in conflicts(book)] == [key]
    return key


# Not applicable where the set does not allow it; an office outside its responsibilities; a code
# and a measure that the set does not have; a measure of a whole criterion; nothing; no such field.
WRONG: tuple[tuple[str, dict[str, Any], type[NtmError]], ...] = (
    (key_of("17.8"), {"stated": "not_applicable"}, Refused),
    (key_of("17"), {"stated": "not_applicable"}, Refused),
    (key_of("17.8", "thong-ke"), {"stated": "met"}, Refused),
    (key_of("99.9"), {"stated": "met"}, WrongUse),
    (key_of("17.8"), {"figures": {"khac": {"value": "1"}}}, WrongUse),
    (key_of("17"), {"figures": {"m": {"value": "1"}}}, WrongUse),
    (key_of("17.8"), {"stated": "met", "extra": "1"}, WrongUse),
)


@pytest.mark.parametrize(("key", "body", "fault"), WRONG)
def test_a_third_value_is_held_to_the_rules_of_an_ordinary_edit(
    district: Workbook, key: str, body: dict[str, Any], fault: type[NtmError]
) -> None:
    with pytest.raises(fault) as typed:
        editing.write(district, "ghi", [Edit(key, body)])
    in_conflict(district, key)
    heads = district.store.heads([key])
    with pytest.raises(fault) as settled:
        resolve(district, key, body=body, note="họp ngày 5/6")
    assert settled.value.sentence == typed.value.sentence
    assert district.store.heads([key]) == heads


def test_a_third_value_that_says_nothing_settles_nothing(district: Workbook) -> None:
    key = in_conflict(district, key_of("17.8"))
    with pytest.raises(WrongUse):
        resolve(district, key, body={"note": ""}, note="họp ngày 5/6")
    assert conflicts(district)


def test_a_third_value_within_the_rules_settles(district: Workbook) -> None:
    key = in_conflict(district, key_of("13.4"))
    resolve(district, key, body={"stated": "not_applicable"}, note="họp ngày 5/6")
    assert (stated(district, key), conflicts(district)) == ("not_applicable", [])


def test_a_side_may_be_taken_though_it_could_not_be_typed_here(district: Workbook) -> None:
    key = in_conflict(district, key_of("17.8", "thong-ke"))
    head = conflicts(district)[0].heads[0]
    resolve(district, key, head.id, note="phòng đã trả lời")
    assert not conflicts(district)


def test_a_conflict_of_a_closed_round_is_not_settled_at_all(district: Workbook) -> None:
    key = in_conflict(district, key_of("17.8"))
    rounds.close_round(district, "2023-06")
    with pytest.raises(Refused):
        resolve(district, key, body={"stated": "met"}, note="họp ngày 5/6")
    with pytest.raises(Refused):
        resolve(district, key, conflicts(district)[0].heads[0].id, note="họp ngày 5/6")


def test_a_conflict_over_a_paper_of_a_closed_round_is_not_settled(district: Workbook) -> None:
    key = f"evidence/{PHUC_SEN}/{'a' * 16}"
    same = {"file_name": "a.pdf", "sha256": "0" * 64, "size": "1", "round": "2023-06"}
    for title in ("Biên bản", "Biên bản họp"):
        bring(district, foreign(key, {**same, "title": title, "codes": ["17.8"]}))
    rounds.close_round(district, "2023-06")
    taken = conflicts(district)[0].heads[0].id
    with pytest.raises(Refused, match="đã chốt"):
        resolve(district, key, taken, note="họp ngày 5/6")
    rounds.reopen_round(district, "2023-06", "thiếu giấy tờ")
    resolve(district, key, taken, note="họp ngày 5/6")
    assert not conflicts(district)


def test_what_stood_there_already_does_not_stop_a_note(commune: Workbook) -> None:
    key = key_of("17.8")
    bring(commune, foreign(key, {"stated": "not_applicable"}))
    say(commune, "17.8", note="đã hỏi lại huyện")
    assert stated(commune, key) == "not_applicable"


def test_refusals_name_records_and_fields_in_words(district: Workbook) -> None:
    key = in_conflict(district, key_of("17.8"))
    for wrong, words in (
        (Edit(key, {"stated": "met"}), "17.8 · Phúc Sen · kỳ 06/2023"),
        (Edit(key_of("17.9"), {"stated": "tốt"}), "«Kết quả ghi nhận»"),
        (Edit(key_of("17.9"), {"figures": "nhiều"}), "«Số liệu»"),
    ):
        with pytest.raises(NtmError) as refused:
            editing.write(district, "ghi", [wrong])
        assert words in refused.value.sentence
        assert "assessment/" not in refused.value.sentence


# ------------------------------------------------ confirming over a closed round


def _closing(book: Workbook, round_: str = "2023-06") -> None:
    """The district closes a round with what stands here now."""
    from ntm_desktop.services.status import find_round, snapshot

    body = snapshot(book, find_round(book, round_))
    bring(
        book,
        make_revision(
            f"closing/{round_}",
            body,
            author="huyen",
            device="may-huyen",
            edited_at="2023-06-10T00:00:00Z",
        ),
    )
    book.rules.forget()


def _wrote(book: Workbook, code: str, body: dict[str, Any] | None) -> str:
    """A revision of the commune that comes from its other machine; returns the key."""
    key = key_of(code)
    parents = sorted(book.store.heads([key]).get(key, ()))
    bring(book, foreign(key, body or {}, parents=parents) if body else _deleted(key, parents))
    return key


def _deleted(key: str, parents: list[str]) -> Any:
    return make_revision(
        key,
        None,
        parents=parents,
        author=f"xa-{PHUC_SEN}",
        device="khac",
        edited_at="2023-06-20T00:00:00Z",
    )


def test_what_arrived_after_a_round_was_closed_is_never_confirmed_into_the_next(
    commune: Workbook,
) -> None:
    say(commune, "17.8", figures=ratio("250", "314"))
    say(commune, "17.6", stated="met")
    say(commune, "17.5", stated="met")
    _closing(commune)
    _wrote(commune, "17.6", {"stated": "not_met"})
    _wrote(commune, "17.5", None)
    _wrote(commune, "17.4", {"stated": "met"})
    codes = ("17.8", "17.6", "17.5", "17.4", "17.9")
    done = assessing.confirm(commune, [at(commune, code, round_=LATER) for code in codes])
    assert done.count == 1
    assert [one.partition(" ·")[0] for one in done.refused] == ["17.6", "17.5", "17.4"]
    assert all("sau khi chốt" in one for one in done.refused)
    bodies = {
        code: editing.current_body(commune, assessing.key_of(at(commune, code, round_=LATER)))
        for code in codes
    }
    frozen = {"figures": {"m": {"numerator": "250", "denominator": "314"}}}
    assert bodies == {"17.8": frozen, "17.6": None, "17.5": None, "17.4": None, "17.9": None}


def test_a_late_word_that_says_the_same_as_at_the_closing_is_confirmed(commune: Workbook) -> None:
    say(commune, "17.6", stated="met")
    _closing(commune)
    _wrote(commune, "17.6", {"stated": "not_met"})
    _wrote(commune, "17.6", {"stated": "met"})
    done = assessing.confirm(commune, [at(commune, "17.6", round_=LATER)])
    assert (done.count, done.refused) == (1, ())


def test_a_row_in_conflict_does_not_hold_up_the_confirmation_of_the_others(
    commune: Workbook,
) -> None:
    say(commune, "17.6", stated="met")
    say(commune, "17.5", stated="met")
    for word in ("met", "not_met"):
        key = f"assessment/{PHUC_SEN}/{SET}/17.5/{LATER}/self"
        bring(commune, foreign(key, {"stated": word}))
    done = assessing.confirm(
        commune, [at(commune, code, round_=LATER) for code in ("17.5", "17.6")]
    )
    assert (done.count, len(done.refused)) == (1, 1)


def _odd(**more: str) -> dict[str, str]:
    return {"title": "T", "percent": "250", "progress": "doing", "unit": PHUC_SEN, **more}


def test_a_third_value_may_keep_what_both_sides_say_though_it_could_not_be_typed(
    district: Workbook,
) -> None:
    key = f"task/{PHUC_SEN}/a"
    base = foreign(key, _odd())
    sides = [foreign(key, _odd(title=word), parents=[base.id]) for word in ("T1", "T2")]
    bring(district, base, *sides)
    assert conflicts(district)
    with pytest.raises(WrongUse):
        resolve(district, key, body=_odd(title="T1, T2", percent="251"), note="gộp")
    resolve(district, key, body=_odd(title="T1, T2"), note="gộp")
    assert not conflicts(district)


def test_a_commune_that_a_record_named_already_does_not_hinder_a_note(district: Workbook) -> None:
    key = f"debt/{PHUC_SEN}/a"
    said = {"title": "Nợ", "amount": "1", "unit": "01606"}
    bring(district, foreign(key, said))
    editing.write(district, "ghi", [Edit(key, {**said, "note": "đã hỏi xã"})])
    with pytest.raises(WrongUse):
        editing.write(district, "ghi", [Edit(key, {**said, "unit": "01630"})])


@pytest.mark.parametrize("code", ["6.4", "7.1", "9.6", "DK1"])
def test_a_task_about_the_district_names_the_districts_own_codes(
    district: Workbook, code: str
) -> None:
    body = {"title": "Việc", "unit": "049", "codes": code, "progress": "waiting"}
    editing.write(district, "ghi", [Edit("task/huyen/a", body)])
    with pytest.raises(WrongUse):
        editing.write(district, "ghi", [Edit("task/huyen/b", {**body, "unit": PHUC_SEN})])
