"""The charts of goals, villages, money, offices and of one commune, from made-up values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ntm_desktop.reports import charts
from ntm_desktop.reports.charts_burnup import base_of, short_of
from ntm_desktop.reports.charts_values import (
    Duties,
    LateTask,
    MissingCriterion,
    Money,
    OfficeRow,
    Portrait,
    SourceRow,
    VillageRow,
    Villages,
    YearMark,
    YearProgress,
)
from ntm_desktop.texts import charts as texts
from tests.chart_looks import misplaced, pages, words_of
from tests.chart_samples import BANDS, LONG_NAMES, SIXTEEN, criteria_set, many, status, unit

NOTE = charts.ChartNote("sổ dữ liệu thử", "08/6/2023", "Căn cứ kết quả: tạm tính", sample=True)
SET = criteria_set()
TODAY = date(2023, 6, 8)
NO_MONEY = SourceRow("", None, None, None)


def year(names: tuple[str, ...], months: int = 2, target: str | None = "15") -> YearProgress:
    """A year of so many rounds, the last over all communes but one, the first over three."""
    met = tuple((name, 8 + place % 9) for place, name in enumerate(names))
    marks = [YearMark("2022-12", date(2022, 12, 31), met[:3], None)]
    for place in range(months):
        month = 1 + place * 12 // months
        known = met[:-1] if place != 1 else ()
        marks.append(YearMark(f"2023-{month:02d}", date(2023, month, 15), known, place * 2))
    return YearProgress("2023", len(names), 19, tuple(marks), target, 16)


def rows(names: tuple[str, ...]) -> Villages:
    made = [
        VillageRow(name, before=place % 9, met=place % 3, planned=place % 4, aimed=place % 5)
        for place, name in enumerate(names)
    ]
    return Villages("2023", "2023-06", tuple(made), 16)


def money(names: tuple[str, ...]) -> Money:
    made = [
        SourceRow(
            name,
            str(1000 * place + 460),
            None if place % 3 == 2 else f"{700 * place}.5",
            None if place % 2 else str(12 * place),
        )
        for place, name in enumerate(names)
    ]
    whole = SourceRow("", "117103", "60000", "12750.5")
    return Money("2023", "", tuple(made), whole, (("116843", "117103"),))


def duties(names: tuple[str, ...]) -> Duties:
    made = [
        OfficeRow(name, place % 17, place * 7 % 23, place * 11, place * 50)
        for place, name in enumerate(names)
    ]
    return Duties("2023-06", len(names), "", tuple(made))


def portrait(lacking: int, lines: int) -> Portrait:
    """A commune that lacks so many criteria, with so many villages and late tasks."""
    now = unit("Phúc Sen", "+" * (19 - lacking) + "-" * lacking, unreviewed=("1", "2"))
    missing = tuple(
        MissingCriterion(
            code,
            f"Nội dung thứ {code} của bộ tiêu chí với tên khá dài",
            known=True,
            failing=((f"{code}.1", "Tỷ lệ hộ dùng nước sạch", f"{code}.1 chưa đạt: 60 % < 90 %."),),
            unknown=((f"{code}.2", "Nhà văn hóa", ""),),
        )
        for code in now.not_met
    )
    names = tuple(f"Phia Chang số {number}" for number in range(lines))
    return Portrait(
        round="2023-06",
        year="2023",
        now=now,
        before=unit("Phúc Sen", "-" + "+" * 15 + "-" * 3),
        aim=19,
        missing=missing,
        without_evidence=4,
        villages_before=names,
        villages_met=names[:1],
        villages_planned=names[1:],
        villages_aimed=2,
        money=SourceRow("", "1250", "900", None),
        owed="120.5",
        tasks=tuple(
            LateTask(f"Vận động hộ dân hiến đất mở đường xóm {name}", TODAY - timedelta(days=9))
            for name in names
        ),
        today=TODAY,
    )


def _drawings() -> Iterator[Any]:
    drawings: dict[str, Callable[..., Figure]] = {
        "burnup-monthly": partial(charts.burnup, year(SIXTEEN, 12), NOTE),
        "commune-complete": partial(charts.commune, portrait(0, 1), SET, NOTE),
        "commune-full": partial(charts.commune, portrait(19, 30), SET, NOTE),
        "commune-some": partial(charts.commune, portrait(3, 4), SET, NOTE),
    }
    for names in (SIXTEEN, LONG_NAMES):
        several = [
            replace(many(names, f"20{22 + place // 2}-{6 + place % 2 * 6:02d}"), closed=not place)
            for place in range(3 if names is SIXTEEN else 20)
        ]
        drawings |= {
            f"bands-{len(names)}": partial(charts.bands, several, "thu", BANDS, NOTE),
            f"burnup-{len(names)}": partial(charts.burnup, year(names), NOTE),
            f"villages-{len(names)}": partial(charts.villages, rows(names), NOTE),
            f"funding-{len(names)}": partial(charts.funding, money(names), NOTE),
            f"offices-{len(names)}": partial(charts.offices, duties(names), NOTE),
        }
    for name, draw in drawings.items():
        for page, figure in pages():
            yield pytest.param(draw, figure, id=f"{name}-{page}")


@pytest.mark.parametrize(("draw", "figure"), list(_drawings()))
def test_no_text_lies_over_another_or_leaves_the_page(
    draw: Callable[..., Figure], figure: Figure | None
) -> None:
    drawn = draw(figure=figure)
    assert misplaced(drawn) == []
    assert texts.SAMPLE in words_of(drawn)
    assert any("sổ dữ liệu thử" in word and "08/6/2023" in word for word in words_of(drawn))


@pytest.mark.parametrize(
    ("draw", "said"),
    [
        (partial(charts.bands, [], "thu", BANDS, NOTE), texts.NOTHING_YET),
        (
            partial(charts.bands, [status(unit("Một", "."))], "thu", BANDS, NOTE),
            texts.NOTHING_YET,
        ),
        (
            partial(charts.burnup, YearProgress("2023", 0, 19, (), None, None), NOTE),
            texts.NOTHING_YET,
        ),
        (
            partial(charts.villages, Villages("2023", "2023-06", (), None), NOTE),
            texts.VILLAGES_NOTHING,
        ),
        (
            partial(charts.funding, Money("2023", "", (), NO_MONEY), NOTE),
            "Chưa ghi khoản vốn nào năm 2023",
        ),
        (partial(charts.offices, Duties("2023-06", 16, "", ()), NOTE), texts.OFFICES_NOBODY),
        (
            partial(
                charts.offices,
                Duties("2023-06", 1, "", (OfficeRow("Phòng Nội vụ", 0, 5, 0, 5),)),
                NOTE,
            ),
            texts.OFFICES_NOTHING,
        ),
    ],
)
def test_nothing_to_show_is_said_and_never_an_error(draw: Callable[..., Figure], said: str) -> None:
    drawn = draw()
    assert said in words_of(drawn)
    assert misplaced(drawn) == []


def test_the_way_to_the_goal_begins_where_the_same_communes_have_data() -> None:
    found = year(SIXTEEN, 4)
    base = base_of(found)
    assert base is not None and base.round == "2023-01"
    told = found.marks[-1]
    assert short_of(found) == 15 * 15 - told.sum
    assert short_of(replace(found, target=None)) is None


def test_no_line_leads_down_to_a_goal_that_is_already_passed() -> None:
    def mark(round_code: str, met: int) -> YearMark:
        return YearMark(round_code, date(2023, int(round_code[-2:]), 15), (("01603", met),), 0)

    def needs(met: int) -> bool:
        found = YearProgress("2023", 1, 19, (mark("2023-06", met),), "15", None)
        left = charts.burnup(found, NOTE).axes[0]
        return any(line.get_linestyle() == "--" for line in left.lines)

    assert needs(14)
    assert not needs(16)


def test_a_goal_reached_by_those_who_have_told_says_who_has_not() -> None:
    told = YearMark("2023-06", date(2023, 6, 10), (("01603", 16),), 6)
    one = YearProgress("2023", 2, 19, (told,), "15", 16)
    said = "1 xã có số liệu đạt bình quân 15, 1 xã chưa có số liệu"
    assert f"{said}; 6/16 xóm đạt chuẩn" in " ".join(words_of(charts.burnup(one, NOTE)))
    reached = texts.BURNUP_REACHED.format(target="15")
    assert any(w.startswith(reached) for w in words_of(charts.burnup(replace(one, units=1), NOTE)))


def test_a_round_by_another_set_has_no_column_and_says_why() -> None:
    old = status(unit("Một", "+++"), round_code="2020-12", set_id="cũ")
    now = status(unit("Một", "+" * 19), round_code="2023-06")
    words = words_of(charts.bands([old, now], "thu", BANDS, NOTE))
    assert texts.BANDS_OTHER_SET in words
    assert "1 trong 1 xã đạt 19 tiêu chí" in words


def test_bands_are_compared_over_the_same_communes_only() -> None:
    def at(code: str, *letters: str) -> Any:
        return status(*(unit(f"Xã {i}", one) for i, one in enumerate(letters)), round_code=code)

    full, none = "+" * 19, "." * 19
    first, other = at("2022-12", full, "-" * 19), at("2022-12", full, none)
    last = at("2023-06", full, full)
    assert "2 trong 2 xã đạt 19 tiêu chí, tăng 1 so với kỳ 12/2022" in words_of(
        charts.bands([first, last], "thu", BANDS, NOTE)
    )
    words = words_of(charts.bands([other, last], "thu", BANDS, NOTE))
    assert "2 trong 2 xã đạt 19 tiêu chí" in words
    assert any(texts.BANDS_OTHER_COMMUNES in word for word in words)


def test_every_part_of_a_column_carries_its_number() -> None:
    now = many(LONG_NAMES)
    drawn = charts.bands([now], "thu", BANDS, NOTE)
    told = [one.met_count for one in now.units if one.has_data]
    wanted = [sum(b.low <= met <= b.high for met in told) for b in BANDS]
    wanted.append(sum(not one.has_data for one in now.units))
    words = words_of(drawn)
    assert all(str(count) in words for count in wanted if count)


def test_communes_without_a_village_met_in_the_year_are_counted() -> None:
    some = (VillageRow("Đại Sơn", 8, 1, 0, 1), VillageRow("Phúc Sen", 2, 0, 1, 2))
    words = words_of(charts.villages(Villages("2023", "2023-06", some, 16), NOTE))
    assert any("1/16 xóm đạt chuẩn trong năm 2023, 1 trong 2 xã chưa có" in w for w in words)
    assert {"1/1", "0/2", "8", "2"} <= set(words)


def test_an_amount_that_nobody_recorded_is_no_zero() -> None:
    one = SourceRow("Ngân sách trung ương", "36436", "0", None)
    words = words_of(charts.funding(Money("2023", "", (one,), one), NOTE))
    assert words.count(texts.FUNDING_UNKNOWN) == 1
    assert "36.436" in words and "0" in words
    assert "Đã phân bổ 0 % kế hoạch vốn năm 2023, chưa ghi giải ngân" in words


def test_a_stated_total_that_its_parts_do_not_give_is_told() -> None:
    words = words_of(charts.funding(money(SIXTEEN[:3]), NOTE))
    assert any("116.843" in word and "117.103" in word for word in words)
    assert "Đã giải ngân 21,3 % vốn được phân bổ năm 2023" in words


def test_very_many_sources_are_put_together_and_nothing_is_lost() -> None:
    many_sources = money(SIXTEEN)
    words = words_of(charts.funding(many_sources, NOTE))
    assert "5 nguồn khác" in words
    assert any("117.103" in word for word in words)


def test_the_office_with_most_unmet_indicators_is_in_the_title() -> None:
    some = (OfficeRow("Phòng Nội vụ", 1, 9, 9, 30), OfficeRow("Công an huyện", 4, 0, 0, 9))
    drawn = charts.offices(Duties("2023-06", 16, "", some), NOTE)
    assert "Công an huyện: 4 lượt chỉ tiêu chưa đạt, nhiều nhất" in words_of(drawn)
    order = [label.get_text() for label in drawn.axes[0].get_yticklabels()]
    assert order == ["Công an huyện", "Phòng Nội vụ"]


def test_very_many_offices_are_put_together_and_nothing_is_lost() -> None:
    several = duties(LONG_NAMES)
    drawn = charts.offices(several, NOTE)
    drawn_length = sum(
        bar.get_width() for bar in drawn.axes[0].patches if isinstance(bar, Rectangle)
    )
    assert drawn_length == sum(row.left for row in several.rows)
    assert any(word.endswith("cơ quan khác") for word in words_of(drawn))


def test_a_commune_s_page_names_what_is_missing_and_since_when() -> None:
    words = words_of(charts.commune(portrait(3, 2), SET, NOTE))
    assert "Phúc Sen đạt 16/19 tiêu chí, tăng 1 so với kỳ trước" in words
    assert texts.PORTRAIT_NEW in words and texts.PORTRAIT_LOST not in words
    assert "Còn thiếu: 3 tiêu chí chưa đạt" in words
    assert any("60 % < 90 %" in word for word in words)
    assert "Xóm đạt chuẩn: 1/2 trong năm 2023" in words
    assert texts.PORTRAIT_TASKS.format(count=2, day=f"{TODAY:%d/%m/%Y}") in words
    assert any("hạn 30/05/2023, quá 9 ngày" in word for word in words)
    assert any("120,5" in word for word in words)


def test_what_does_not_fit_on_the_page_is_counted() -> None:
    words = words_of(charts.commune(portrait(19, 60), SET, NOTE, Figure(figsize=(8, 5), dpi=100)))
    assert any(word.startswith("… và ") for word in words)
    assert texts.PORTRAIT_TASKS.format(count=60, day=f"{TODAY:%d/%m/%Y}") in words


def test_a_complete_commune_lacks_nothing() -> None:
    bare = replace(
        portrait(0, 0), before=None, money=NO_MONEY, owed="0", villages_aimed=0, aim=None
    )
    words = words_of(charts.commune(bare, SET, NOTE))
    assert texts.PORTRAIT_COMPLETE in words
    assert texts.PORTRAIT_NO_TASKS.format(day=f"{TODAY:%d/%m/%Y}") in words
    assert texts.PORTRAIT_MONEY_NONE in words
    assert texts.PORTRAIT_VILLAGES_NONE in words
