"""Headline goals: reached, not reached, or not yet to be said."""

from dataclasses import replace
from pathlib import Path

import pytest

from ntm_desktop.cli.status import document_of
from ntm_desktop.domain.goals import Goal, Metric, evaluate
from ntm_desktop.domain.status import GoalStatus, UnitStatus, VillageCounts
from ntm_desktop.services import status
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.records import registers

TOTAL = 19


def unit(code: str, met: int, known: int = TOTAL) -> UnitStatus:
    """A unit that met its first ``met`` criteria, of which ``known`` have a result."""
    codes = [str(n) for n in range(1, TOTAL + 1)]
    return UnitStatus(
        unit=code,
        name=f"Xã {code}",
        met=tuple(codes[:met]),
        not_met=tuple(codes[met:known]),
        no_data=tuple(codes[known:]),
        not_applicable=(),
        unreviewed=(),
        met_count=met,
        total=TOTAL,
        basis={"district": known, "department": 0, "self": 0},
        conflicts=0,
    )


def silent(code: str) -> UnitStatus:
    return unit(code, 0, 0)


def one(goal: Goal, *statuses: UnitStatus, before: tuple[UnitStatus, ...] = ()) -> GoalStatus:
    return evaluate((goal,), statuses, before)[0]


def goal(metric: Metric, target: str | None = None, **more: object) -> Goal:
    return Goal("g", "Mục tiêu", metric.value, target, **more)  # type: ignore[arg-type]


def test_named_units_must_meet_all_and_the_sentence_says_who_lacks_what() -> None:
    named = goal(Metric.UNITS_MET_ALL, "2", units=("a", "b"))
    found = one(named, unit("a", 19), unit("b", 17), unit("c", 19))
    assert (found.target, found.actual, found.met) == ("2", "1", False)
    assert found.missing == "Còn Xã b thiếu 2 tiêu chí (18, 19)."
    assert one(named, unit("a", 19), unit("b", 19)).met is True


def test_a_named_unit_without_data_leaves_the_goal_open() -> None:
    named = goal(Metric.UNITS_MET_ALL, "2", units=("a", "b"))
    found = one(named, unit("a", 19), silent("b"))
    assert (found.actual, found.met) == ("1", None)
    assert found.missing == "Còn Xã b chưa có số liệu."


def test_units_in_a_band_are_counted_with_both_ends() -> None:
    band = goal(Metric.COUNT_IN_BAND, "3", low="15", high="18")
    found = one(band, unit("a", 15), unit("b", 18), unit("c", 19), unit("d", 14))
    assert (found.actual, found.met) == ("2", False)
    assert found.missing == "Còn thiếu 1 đơn vị đạt từ 15 đến 18 tiêu chí."
    assert one(band, unit("a", 15), unit("b", 18), unit("c", 16)).met is True
    assert one(band, unit("a", 15), unit("b", 18), silent("c")).met is None
    assert one(band, unit("a", 15), silent("c")).met is False


def test_the_rest_are_the_units_that_no_goal_of_all_criteria_names() -> None:
    goals = (
        goal(Metric.UNITS_MET_ALL, units=("a",)),
        goal(Metric.REST_AT_LEAST, "11", low="11"),
    )
    rest = evaluate(goals, (unit("a", 3), unit("b", 11), unit("c", 12)))[1]
    assert (rest.target, rest.actual, rest.met) == ("11", "11", True)
    rest = evaluate(goals, (unit("a", 19), unit("b", 10), silent("c")))[1]
    assert (rest.actual, rest.met) == ("10", False)
    assert rest.missing == ("1 đơn vị dưới 11 tiêu chí: Xã b (10); 1 đơn vị chưa có số liệu.")
    rest = evaluate(goals, (unit("a", 19), unit("b", 11), silent("c")))[1]
    assert (rest.actual, rest.met) == ("11", None)


def test_an_average_just_below_its_target_is_not_shown_as_the_target() -> None:
    average = goal(Metric.AVERAGE_MET, "15")
    found = one(average, *(unit(str(n), 15) for n in range(29)), unit("x", 14))
    assert (found.actual, found.met) == ("14.97", False)
    assert found.missing == "Còn thiếu 1 tiêu chí ở 30 đơn vị có số liệu."
    assert one(average, unit("a", 14), unit("b", 16)).met is True


def test_an_average_over_some_of_the_units_is_not_yet_an_answer() -> None:
    found = one(goal(Metric.AVERAGE_MET, "15"), unit("a", 17), silent("b"))
    assert (found.actual, found.met) == ("17", None)
    assert found.missing == "Mới tính trên 1 đơn vị có số liệu; 1 đơn vị chưa có."


def test_an_average_that_units_without_data_cannot_bring_up_is_missed() -> None:
    average = goal(Metric.AVERAGE_MET, "15")
    assert one(average, unit("a", 11), silent("b")).met is None  # 11 + 19 = 2 × 15
    found = one(average, unit("a", 10), silent("b"))
    assert (found.actual, found.met) == ("10", False)


def test_an_average_that_holds_even_with_nothing_at_units_without_data_is_reached() -> None:
    average = goal(Metric.AVERAGE_MET, "9.5")
    found = one(average, unit("a", 19), silent("b"))
    assert (found.met, found.missing) == (True, "Đã đạt mục tiêu.")
    assert one(average, unit("a", 18), silent("b")).met is None


def test_villages_of_this_year_are_counted() -> None:
    villages = VillageCounts(met_before=9, met_this_year=14, target=16)
    found = evaluate((goal(Metric.VILLAGES_MET, "16"),), (), None, villages)[0]
    assert (found.actual, found.met, found.missing) == ("14", False, "Còn thiếu 2 thôn, xóm.")


def test_villages_stated_as_met_without_all_their_criteria_are_counted_and_told() -> None:
    villages = VillageCounts(0, 16, 16, unproved=3, criteria=16)
    (found,) = evaluate((goal(Metric.VILLAGES_MET, "16"),), (), None, villages)
    assert (found.actual, found.met) == ("16", True)
    assert "3 xóm ghi đã đạt nhưng chưa đủ 16 tiêu chí" in found.missing


def test_a_goal_of_a_village_in_each_commune_names_those_without_one() -> None:
    each = goal(Metric.COMMUNES_WITH_VILLAGE)
    units = (unit("a", 1), silent("b"))
    (found,) = evaluate((each,), units, with_village=frozenset("a"))
    assert (found.target, found.actual, found.met) == ("2", "1", False)
    assert found.missing == "1 xã chưa có xóm đạt chuẩn trong năm: Xã b."
    assert evaluate((each,), units, with_village=frozenset("ab"))[0].met is True
    assert evaluate((each,), units)[0].met is None
    assert evaluate((replace(each, target="1"),), units, with_village=frozenset("a"))[0].met is True


def test_a_district_can_record_that_each_commune_needs_a_village(tmp_path: Path) -> None:
    book = create_from_plan(tmp_path / "huyen.ntm", "quang-hoa-2023", "huyen")
    metric = Metric.COMMUNES_WITH_VILLAGE.value
    registers.save(book, "goal/moi-xa", {"title": "Mỗi xã", "metric": metric, "year": "2023"})

    def reached() -> GoalStatus:
        return next(g for g in status.status(book, "2023-06").goals if g.goal == "moi-xa")

    communes = len(status.status(book, "2023-06").units)
    assert (reached().target, reached().actual, reached().met) == (str(communes), "0", False)
    for village, said in (("01603.phia-chang", "met"), ("01639.bo-luong", "model")):
        registers.save(book, f"village/{village}", {"status": said, "year": "2023"})
    assert reached().actual == "1"
    assert "Phúc Sen" not in reached().missing and "Đại Sơn" in reached().missing
    (told,) = [
        g for g in document_of(status.status(book, "2023-06"))["goals"] if g["goal"] == "moi-xa"
    ]
    assert told["missing"] == reached().missing
    book.close()


def test_where_only_one_commune_is_known_a_goal_of_all_is_open() -> None:
    villages = VillageCounts(0, 0, 16)
    goals = [goal(metric, "1", low="1", high="9") for metric in Metric]
    goals += [goal(Metric.UNITS_MET_ALL, units=("a", "b"))]
    for found in evaluate(goals, (unit("a", 19),), (unit("a", 18),), villages, 0, only="a"):
        assert (found.actual, found.met) == (None, None)
        assert "Sổ này chỉ có số liệu của xã" in found.missing
    own = goal(Metric.UNITS_MET_ALL, units=("a",))
    assert evaluate((own,), (unit("a", 19),), only="a")[0].met is True


def test_a_communes_workbook_says_of_the_districts_goals_that_it_does_not_know(
    tmp_path: Path,
) -> None:
    for org, known in (("huyen", True), ("xa-01603", False)):
        book = create_from_plan(tmp_path / f"{org}.ntm", "quang-hoa-2023", org)
        found = status.status(book, "2023-06").goals
        assert found and all(one.target for one in found)
        assert any(one.actual is not None for one in found) is known
        assert any(one.met is not None for one in found) is known
        book.close()


def test_a_figure_of_the_lowest_unit_says_so() -> None:
    floor, rise = goal(Metric.REST_AT_LEAST, "11"), goal(Metric.INCREASE_EACH, "1")
    assert one(floor, unit("a", 2)).reads == "xã thấp nhất"
    assert one(rise, unit("a", 2), before=(unit("a", 2),)).reads == "xã tăng ít nhất"
    assert one(goal(Metric.AVERAGE_MET, "15"), unit("a", 2)).reads == ""


@pytest.mark.parametrize(("met", "reached"), [(16, False), (17, True)])
def test_a_target_between_two_counts_is_reached_by_the_greater_one(met: int, reached: bool) -> None:
    villages = VillageCounts(met_before=0, met_this_year=met, target=None)
    found = evaluate((goal(Metric.VILLAGES_MET, "16.5"),), (), None, villages)[0]
    assert found.met is reached


def test_a_target_that_is_no_whole_number_stops_no_roll_up(tmp_path: Path) -> None:
    book = create_from_plan(tmp_path / "huyen.ntm", "quang-hoa-2023", "huyen")
    (key,) = [one["key"] for one in book.store.rows("goal", metric=Metric.VILLAGES_MET.value)]
    registers.save(book, key, registers.read_values(book, "goal", {"target": "16,5"}))
    assert status.status(book, "2023-06").villages.target == 17
    book.close()


def test_products_that_are_not_kept_give_no_answer() -> None:
    products = goal(Metric.OCOP_PRODUCTS, "3")
    assert one(products) == GoalStatus("g", "Mục tiêu", "3", None, None, "Chưa có số liệu.")
    assert evaluate((products,), (), None, None, 3)[0].met is True


def test_every_unit_has_to_rise_but_one_that_had_everything() -> None:
    rise = goal(Metric.INCREASE_EACH, "1")
    before = (unit("a", 10), unit("b", 12), unit("c", 19))
    found = one(rise, unit("a", 12), unit("b", 12), unit("c", 19), before=before)
    assert (found.actual, found.met) == ("0", False)
    assert found.missing == "1 đơn vị thực tế chưa tăng đủ 1 tiêu chí: Xã b (+0)."
    assert one(rise, unit("a", 11), unit("b", 14), unit("c", 19), before=before).met is True
    assert one(rise, unit("a", 11), before=()).met is None
    assert one(rise, unit("a", 11), silent("b"), before=before).met is None


@pytest.mark.parametrize("metric", list(Metric))
def test_no_goal_is_reached_where_nothing_is_known(metric: Metric) -> None:
    found = one(goal(metric, "0"), silent("a"), silent("b"))
    assert (found.actual, found.met) == (None, None)
    assert found.missing.endswith(".")


def test_a_goal_of_an_unknown_metric_is_kept_without_an_answer() -> None:
    found = evaluate((Goal("g", "Khác", "trees_planted", "5"),), (unit("a", 19),))[0]
    assert (found.target, found.actual, found.met) == ("5", None, None)


def test_who_comes_to_all_criteria_need_not_rise_by_more_than_is_left() -> None:
    rise = goal(Metric.INCREASE_EACH, "2")
    assert one(rise, unit("a", 19), before=(unit("a", 18),)).met is True
    assert one(rise, unit("a", 18), before=(unit("a", 17),)).met is False


def test_the_ocop_goal_counts_what_was_recognised_in_the_year(tmp_path: Path) -> None:
    book = create_from_plan(tmp_path / "huyen.ntm", "quang-hoa-2023", "huyen")

    def actual() -> str | None:
        found = status.status(book, "2023-06").goals
        return next(goal.actual for goal in found if "OCOP" in goal.title)

    assert actual() is None
    for stars, day in (("3", "2023-04-01"), ("4", ""), ("3", "2022-04-01"), ("2", "2023-05-01")):
        body = {"name": "Miến dong", "stars": stars, "decided_on": day}
        registers.save(book, registers.new_key(book, "ocop_product", "01603"), body)
    assert actual() == "1"
    for more in ({"decision": "12/QĐ"}, {"decided_on": "2023-04-01", "expires_on": "2023-05-01"}):
        body = {"name": "Miến dong", "stars": "3", **more}
        registers.save(book, registers.new_key(book, "ocop_product", "01603"), body)
    assert actual() == "2"
    book.close()


def test_stars_without_any_decision_meet_no_goal(tmp_path: Path) -> None:
    book = create_from_plan(tmp_path / "huyen.ntm", "quang-hoa-2023", "huyen")
    for _ in range(3):
        key = registers.new_key(book, "ocop_product", "01603")
        registers.save(book, key, {"name": "Miến dong", "stars": "3"})
    (found,) = [one for one in status.status(book, "2023-06").goals if "OCOP" in one.title]
    assert (found.actual, found.met) == ("0", False)
    book.close()
