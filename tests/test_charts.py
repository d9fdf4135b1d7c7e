"""Charts say what is so, every name and code is there, and nothing lies over anything else."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure

from ntm_desktop.errors import WrongUse
from ntm_desktop.reports import charts
from ntm_desktop.reports.charts_looks import LOOKS
from ntm_desktop.texts import charts as texts
from tests.chart_looks import misplaced, pages, shown, words_of
from tests.chart_samples import (
    BANDS,
    GROUPS,
    LONG_NAMES,
    SIXTEEN,
    criteria_set,
    many,
    status,
    unit,
)

NOTE = charts.ChartNote("sổ dữ liệu thử", "08/6/2023", "Căn cứ kết quả: tạm tính", sample=False)
SET = criteria_set()
EMPTY = "." * 19
ALPHABET = (
    "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXYÀẰẦÈỀÌÒỒỜÙỪỲẢẲẨẺỂỈỎỔỞỦỬỶÃẴẪẼỄĨÕỖỠŨỮỸÁẮẤÉẾÍÓỐỚÚỨÝẠẶẬẸỆỊỌỘỢỤỰỴ"
)


def _drawings() -> Iterator[Any]:
    for names in (SIXTEEN, LONG_NAMES):
        now = many(names)
        early = status(
            *(unit(u.name, EMPTY) if i % 3 else u for i, u in enumerate(now.units)),
            round_code="2022-12",
        )
        aims = {one.unit: 19 if i % 3 == 0 else 15 for i, one in enumerate(now.units)}
        late = many(names, "2023-11", more=2)
        rounds = [early, now, late] * (8 if names is LONG_NAMES else 1)
        drawings: dict[str, Callable[..., Figure]] = {
            "communes": partial(charts.communes, now, aims, NOTE),
            "heatmap": partial(charts.heatmap, now, SET, NOTE),
            "bands": partial(charts.bands, rounds, "thu", BANDS, NOTE),
            "trend of one": partial(charts.trend, rounds, NOTE, now.units[1].unit),
            "radar": partial(charts.radar, late, now.units[2].unit, SET, now, NOTE),
            "radar in part": partial(charts.radar, now, now.units[3].unit, SET, None, NOTE),
        }
        for name, draw in drawings.items():
            for page, figure in pages():
                yield pytest.param(draw, figure, id=f"{name}-{len(names)}-{page}")


@pytest.mark.parametrize(("draw", "figure"), list(_drawings()))
def test_no_text_lies_over_another_or_leaves_the_page(
    draw: Callable[..., Figure], figure: Figure | None
) -> None:
    drawn = draw(figure=figure)
    assert len(shown(drawn)) > 5
    assert misplaced(drawn) == []


@pytest.mark.parametrize("names", [SIXTEEN, LONG_NAMES])
def test_every_commune_and_every_criterion_stands_on_the_heatmap(names: tuple[str, ...]) -> None:
    words = words_of(charts.heatmap(many(names), SET, NOTE))
    assert set(names) <= set(words)
    assert {criterion.code for criterion in SET.criteria} <= set(words)


@pytest.mark.parametrize("names", [SIXTEEN, LONG_NAMES])
def test_every_commune_stands_among_the_bars(names: tuple[str, ...]) -> None:
    assert set(names) <= set(words_of(charts.communes(many(names), None, NOTE)))


def test_every_letter_of_the_language_can_be_drawn() -> None:
    figure = charts.communes(status(unit(ALPHABET + ALPHABET.lower(), "+-")), None, NOTE)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        FigureCanvasAgg(figure).draw()


def test_sample_data_is_named_on_every_chart_and_real_data_never() -> None:
    now = many(SIXTEEN)
    code = now.units[0].unit
    for sample in (True, False):
        note = charts.ChartNote("nguồn", "08/6/2023", "tạm tính", sample)
        for figure in (
            charts.communes(now, None, note),
            charts.heatmap(now, SET, note),
            charts.bands([now], "thu", BANDS, note),
            charts.trend([now], note, code),
            charts.radar(now, code, SET, None, note),
        ):
            assert (texts.SAMPLE in words_of(figure)) is sample
            assert "tạm tính" in words_of(figure)
            assert any("nguồn" in word and "08/6/2023" in word for word in words_of(figure))


def test_a_commune_without_data_is_last_and_never_a_zero() -> None:
    now = status(unit("Trống", EMPTY), unit("Không đạt", "-" * 19), unit("Đủ", "+" * 19))
    figure = charts.communes(now, None, NOTE)
    words = words_of(figure)
    names = [label.get_text() for label in figure.axes[0].get_yticklabels()]
    assert names == ["Đủ", "Không đạt", "Trống"]
    assert words.count(texts.NO_DATA_HERE) == 1
    assert words.count("0/19") == 1  # the one that fails all of them
    hatched = [bar for bar in figure.axes[0].patches if bar.get_hatch()]
    assert max(bar.get_window_extent().width for bar in hatched) > 0


def test_bars_carry_their_number_and_the_mark_of_the_target() -> None:
    now = status(unit("Một", "+" * 15 + "-" * 4), unit("Hai", "+" * 12 + "-" * 7))
    figure = charts.communes(now, {"một": 15, "hai": 14}, NOTE)
    assert {"15/19", "12/19", texts.TARGET} <= set(words_of(figure))
    marks = {float(line.get_xdata()[0]) for line in figure.axes[0].lines}  # type: ignore[index,arg-type]
    assert marks == {14.0, 15.0}
    assert any("1 xã chưa tới chỉ tiêu" in word for word in words_of(figure))
    assert texts.TARGET not in words_of(charts.communes(now, None, NOTE))


def test_each_outcome_has_a_mark_of_its_own_in_its_number() -> None:
    now = status(unit("Một", "++-.", ("2",), ("1", "3")), unit("Hai", "+---"))
    figure = charts.heatmap(now, criteria_set((("Nhóm", 4),)), NOTE)
    marks = [len(c.get_offsets()) for c in figure.axes[0].collections if type(c) is PathCollection]  # type: ignore[arg-type]
    assert sorted(marks) == [1, 2, 2, 4]  # not applicable; met; carried; not met
    assert len({marker for _, marker, _, _ in LOOKS.values()}) == len(LOOKS)
    assert {words for *_, words in LOOKS.values()} | {texts.UNREVIEWED} <= set(words_of(figure))


@pytest.mark.parametrize(
    ("outcomes", "said"),
    [
        (("+-+", "+-+", "-++"), "2 xã chưa đạt tiêu chí 2"),
        (("+--", "+--"), "Tiêu chí 2, 3: mỗi tiêu chí có 2 xã chưa đạt"),
        (("+++", "+++"), "Tất cả 2 xã đạt đủ 3 tiêu chí"),
        (("+++", "++."), "Chưa ghi nhận tiêu chí nào chưa đạt, còn 1 ô chưa có số liệu"),
        (("...", "..."), texts.NOTHING_YET),
    ],
)
def test_the_heatmap_s_title_is_its_finding(outcomes: tuple[str, ...], said: str) -> None:
    now = status(*(unit(f"Xã {index}", letters) for index, letters in enumerate(outcomes)))
    assert said in words_of(charts.heatmap(now, criteria_set((("Nhóm", 3),)), NOTE))


@pytest.mark.parametrize(
    ("outcomes", "said"),
    [
        (("+++", "++-", "..."), "1 trong 3 xã đạt đủ 3 tiêu chí, 1 xã chưa có số liệu"),
        (("++-", "++."), "Chưa xã nào trong 2 xã đạt đủ 3 tiêu chí"),
        (("...",), texts.NOTHING_YET),
        ((), texts.NOTHING_YET),
    ],
)
def test_the_bars_title_is_their_finding(outcomes: tuple[str, ...], said: str) -> None:
    now = status(*(unit(f"Xã {index}", letters) for index, letters in enumerate(outcomes)))
    assert said in words_of(charts.communes(now, None, NOTE))


def _lines(figure: Figure) -> list[tuple[list[float], list[float]]]:
    return [
        ([float(x) for x in line.get_xdata()], [float(y) for y in line.get_ydata()])  # type: ignore[union-attr,arg-type]
        for line in figure.axes[0].lines
    ]


def test_a_round_without_data_is_a_gap_and_not_a_zero() -> None:
    def at(code: str, letters: str) -> Any:
        return status(unit("Phúc Sen", letters), round_code=code)

    rounds = [at("2022-12", "++--"), at("2023-06", "...."), at("2023-11", "++++")]
    figure = charts.trend(rounds, NOTE, "phúc-sen")
    assert _lines(figure) == [([0.0], [2.0]), ([2.0], [4.0])]
    assert texts.NO_DATA_HERE in words_of(figure)
    assert "Phúc Sen tăng từ 2/4 lên 4/4 tiêu chí" in words_of(
        charts.trend(rounds, NOTE, "phúc-sen")
    )


def test_rounds_of_different_sets_are_not_joined_or_compared() -> None:
    old = status(unit("Một", "++--"), round_code="2022-12")
    new = status(unit("Một", "+++"), round_code="2026-06", set_id="khác")
    figure = charts.trend([old, new], NOTE, "một")
    assert len(_lines(figure)) == 2
    assert not any("tăng" in word or "giảm" in word for word in words_of(figure))


def test_nothing_to_show_is_said_and_not_drawn() -> None:
    figure = charts.trend([], NOTE, "01603")
    assert "01603: chưa có số liệu của kỳ nào" in words_of(figure)
    assert _lines(figure) == []


def test_a_group_without_data_has_no_point_and_says_so() -> None:
    now = status(unit("Đại Sơn", "+" + "++--++--" + "...." + "++.-" + "--"))
    figure = charts.radar(now, "đại-sơn", SET, None, NOTE)
    (_, shares) = _lines(figure)[0]
    assert [share for share in shares[:-1] if not math.isnan(share)] == [100, 50, 50, 0]
    assert math.isnan(shares[2])
    words = words_of(figure)
    assert {group for group, _ in GROUPS} <= set(words)
    assert words.count(texts.NO_DATA_HERE) == 1
    assert "đạt 2/4, 1 chưa có số liệu" in words


def test_the_radar_compares_with_the_round_before_of_the_same_set_only() -> None:
    now = status(unit("Đại Sơn", "+" * 17 + "--"))
    before = status(unit("Đại Sơn", "+" * 15 + "----"), round_code="2022-12")
    other = status(unit("Đại Sơn", "+" * 15 + "----"), round_code="2022-12", set_id="khác")
    title = "Đại Sơn đạt 17/19 tiêu chí"
    compared = charts.radar(now, "đại-sơn", SET, before, NOTE)
    assert f"{title}, tăng 2 so với kỳ trước" in words_of(compared)
    assert len(_lines(compared)) == 2
    alone = charts.radar(now, "đại-sơn", SET, other, NOTE)
    assert title in words_of(alone)
    assert any(texts.RADAR_OTHER_SET in word for word in words_of(alone))
    assert len(_lines(alone)) == 1


def test_a_set_of_two_groups_gets_a_sentence_instead_of_a_web() -> None:
    now = status(unit("Đại Sơn", "+-"))
    figure = charts.radar(now, "đại-sơn", criteria_set((("A", 1), ("B", 1))), None, NOTE)
    assert texts.RADAR_TOO_FEW in words_of(figure)


def test_an_unknown_commune_or_a_foreign_set_is_wrong_use() -> None:
    now = many(SIXTEEN)
    with pytest.raises(WrongUse, match="không-có"):
        charts.radar(now, "không-có", SET, None, NOTE)
    with pytest.raises(WrongUse, match="không-có"):
        charts.trend([now], NOTE, "không-có")
    with pytest.raises(WrongUse, match="19"):
        charts.heatmap(now, criteria_set((("Nhóm", 3),)), NOTE)


def test_a_window_s_figure_is_drawn_over_in_its_own_size() -> None:
    figure = Figure(figsize=(8, 5), dpi=100)
    charts.heatmap(many(SIXTEEN), SET, NOTE, figure)
    again = charts.communes(status(unit("Tự Do", "+-")), None, NOTE, figure)
    assert again is figure
    assert tuple(figure.get_size_inches()) == (8, 5)
    assert "Tự Do" in words_of(figure)
    assert "Phúc Sen" not in words_of(figure)


def test_signs_of_formulas_in_a_name_stay_as_they_are_written() -> None:
    figure = charts.communes(status(unit(r"$\frac{1}{2}$", "+-")), None, NOTE)
    label = figure.axes[0].get_yticklabels()[0]
    assert not label.get_parse_math()
    FigureCanvasAgg(figure).draw()


def test_the_basis_counts_whose_word_it_is() -> None:
    now = status(unit("Một", "++-.", (), ("1",)), unit("Hai", "+..."))
    assert charts.basis_words(now) == (
        "Căn cứ kết quả: 4 theo xã tự đánh giá (tạm tính), 1 kế thừa kỳ trước, chưa rà soát"
    )
    assert charts.basis_words(status(unit("Một", "...."))) == texts.BASIS_NONE
