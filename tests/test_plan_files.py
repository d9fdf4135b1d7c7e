"""The shipped plan of Quảng Hòa: what it holds, and that it makes the same revisions everywhere."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

from ntm_desktop import paths
from ntm_desktop.domain.outcomes import outcome_from_word
from ntm_desktop.domain.plans import Plan, plan_revisions
from ntm_desktop.domain.records import fault_in_body, split_key
from ntm_desktop.errors import MalformedAsset
from ntm_desktop.services.shipped.catalogue import load_catalogue

CODE = "quang-hoa-2023"
SET = "xa-2021-2025"
REFERENCE = Path(__file__).resolve().parents[2] / "shared"
DIGEST = "781aba8107279f8b75bb435935283a5e5b06c0f3627bcdb9802bed10e1268a79"
DAI_SON, PHUC_SEN, QUANG_HUNG = "01639", "01603", "01582"
LACKING = {
    DAI_SON: ["10", "11"],
    PHUC_SEN: ["1", "10", "11", "17"],
    QUANG_HUNG: ["10", "11"],
}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_catalogue(paths.assets()).plan(CODE)


def of_kind(plan: Plan, kind: str) -> dict[str, dict[str, object]]:
    start = f"{kind}/"
    return {
        r.key.removeprefix(start): dict(r.body) for r in plan.records if r.key.startswith(start)
    }


def test_the_plan_holds_what_the_document_says(plan: Plan) -> None:
    counts = Counter(record.key.partition("/")[0] for record in plan.records)
    assert counts == {
        "criteria_set": 3,
        "unit": 20,
        "organisation": 32,
        "round": 3,
        "responsibility": 41,
        "goal": 8,
        "target": 73,
        "village": 26,
        "funding": 5,
        "document": 14,
        "recognition": 1,
        "assessment": 57,
        "closing": 1,
    }
    kinds = Counter(body["unit_kind"] for body in of_kind(plan, "unit").values())
    assert kinds == {"commune": 16, "town": 3, "district": 1}
    villages = Counter(body["status"] for body in of_kind(plan, "village").values())
    assert villages == {"planned": 16, "met_before": 10}


def test_every_record_is_in_the_form_of_its_kind(plan: Plan) -> None:
    for record in plan.records:
        kind, _ = split_key(record.key)
        assert fault_in_body(kind, dict(record.body)) is None, record.key


def test_the_plan_makes_the_same_revisions_on_every_laptop(plan: Plan) -> None:
    again = load_catalogue(paths.assets()).plan(CODE)
    ids = [revision.id for revision in plan_revisions(plan)]
    assert ids == [revision.id for revision in plan_revisions(again)]
    assert len(set(ids)) == len(plan.records)
    # A shipped plan is only appended to: another digest means that workbooks made from it before
    # no longer share its revisions. A correction is a child revision, not a changed line.
    assert sha256("".join(sorted(ids)).encode()).hexdigest() == DIGEST


def test_revisions_of_a_plan_come_from_the_district_and_have_no_parents(plan: Plan) -> None:
    for revision in plan_revisions(plan):
        assert (revision.author, revision.device) == ("huyen", "plan")
        assert (revision.edited_at, revision.parents) == ("2023-02-01T00:00:00Z", ())


def test_the_baseline_says_what_three_communes_lack_and_nothing_of_the_others(plan: Plan) -> None:
    lacking: dict[str, list[str]] = {}
    for key, body in of_kind(plan, "assessment").items():
        unit, set_id, code, round_code, evaluator = key.split("/")
        assert (set_id, round_code, evaluator) == (SET, "2022-12", "huyen")
        lacking.setdefault(unit, []).extend([code] if body["stated"] == "not_met" else [])
    assert lacking == LACKING


def test_the_closing_record_freezes_the_baseline_and_names_the_revisions_it_saw(
    plan: Plan,
) -> None:
    closing = of_kind(plan, "closing")["2022-12"]
    units = closing["units"]
    assert isinstance(units, dict)
    assert set(units) == set(LACKING)
    for unit, sets in units.items():
        assert list(sets) == [SET]
        assert len(sets[SET]) == 19
        words = {code: outcome for code, (outcome, _, _) in sets[SET].items()}
        assert [code for code, word in words.items() if word == "not_met"] == LACKING[unit]
        assert all(outcome_from_word(word).speaks for word in words.values())
        assert {tuple(rest) for _, *rest in sets[SET].values()} == {("district", "2022-12")}
    seen = sorted(r.id[:16] for r in plan_revisions(plan) if r.kind == "assessment")
    assert closing["seen"] == seen


def test_targets_are_to_achieve_what_is_lacking_and_to_keep_the_rest(plan: Plan) -> None:
    achieve: dict[str, list[str]] = {}
    villages = {}
    for key, body in of_kind(plan, "target").items():
        unit, set_id, code, year = key.split("/")
        assert year == "2023"
        if set_id == SET:
            achieve.setdefault(unit, []).extend([code] if body["aim"] == "achieve" else [])
        else:
            assert code == "villages"
            villages[unit] = body["value"]
    assert achieve == LACKING
    communes = [u for u, body in of_kind(plan, "unit").items() if body["unit_kind"] == "commune"]
    assert sorted(villages) == sorted(communes)
    assert {unit for unit, value in villages.items() if value != "1"} == {"01606"}  # Chí Thảo


def test_every_organisation_of_section_six_is_there(plan: Plan) -> None:
    organisations = of_kind(plan, "organisation")
    assert Counter(body["org_kind"] for body in organisations.values()) == {
        "district": 1,
        "office": 14,
        "front": 1,
        "commune": 16,
    }
    assert organisations["mttq"]["org_kind"] == "front"
    assert organisations[f"xa-{PHUC_SEN}"]["unit"] == PHUC_SEN


def test_every_indicator_of_the_commune_set_has_exactly_one_responsible_office(
    plan: Plan,
) -> None:
    commune_set = load_catalogue(paths.assets()).set(SET)
    offices: dict[str, set[str]] = {}
    for key in of_kind(plan, "responsibility"):
        _, code, office = key.split("/")
        offices.setdefault(code, set()).add(office)
    for indicator in commune_set.indicators():
        found = offices.get(indicator.code, set()) | offices.get(indicator.criterion, set())
        assert len(found) == 1, indicator.code
    assert offices["satisfaction"] == {"mttq"}


def test_the_printed_total_is_kept_beside_the_sum_of_its_lines(plan: Plan) -> None:
    lines = of_kind(plan, "funding").values()
    printed = [str(line["planned"]) for line in lines if "stated_total" in line]
    parts = [int(str(line["planned"])) for line in lines if "stated_total" not in line]
    assert (printed, sum(parts)) == (["116843"], 117103)
    slip = next(slip for slip in plan.slips if slip.code == "funding_total")
    assert (slip.stated, slip.computed) == ("116843", "117103")


def test_the_misspelt_commune_has_its_official_name_and_keeps_the_plans(plan: Plan) -> None:
    unit = of_kind(plan, "unit")["01474"]
    assert (unit["name"], unit["plan_name"]) == ("Quốc Toản", "Quốc Toàn")


def test_rounds_bind_their_dates_and_sets(plan: Plan) -> None:
    rounds = of_kind(plan, "round")
    assert {code: body.get("due") for code, body in rounds.items()} == {
        "2022-12": None,
        "2023-06": "2023-06-10",
        "2023-11": "2023-11-15",
    }
    assert rounds["2023-06"]["sets"] == {
        "commune": SET,
        "village": "xom-2022-2025",
        "district": "huyen-2021-2025",
    }


def test_units_and_responsibilities_are_those_of_the_reference(plan: Plan) -> None:
    if not REFERENCE.is_dir():
        pytest.skip("the reference is not beside the checkout")
    _, *lines = (REFERENCE / "domain" / "units_quang_hoa.tsv").read_text("utf-8").splitlines()
    units = of_kind(plan, "unit")
    for line in lines:
        code, _, name, new_code, new_name, plan_name, _ = line.split("\t")
        unit = units[code]
        assert (unit["name"], unit["successor"], unit["successor_name"]) == (
            name,
            new_code,
            new_name,
        )
        assert unit.get("plan_name", "") == plan_name
    _, *lines = (REFERENCE / "domain" / "responsibilities_2023.tsv").read_text("utf-8").splitlines()
    assert {key.split("/")[1] for key in of_kind(plan, "responsibility")} == {
        line.split("\t")[0] for line in lines
    }


def test_village_names_stand_in_the_plan(plan: Plan) -> None:
    document = REFERENCE / "plan" / "ke-hoach-ntm-quang-hoa-2023.txt"
    if not document.is_file():
        pytest.skip("the plan is not beside the checkout")
    text = document.read_text("utf-8")
    for body in of_kind(plan, "village").values():
        assert str(body["name"]) in text


def test_plans_are_offered_by_title_and_district() -> None:
    catalogue = load_catalogue(paths.assets())
    (offered,) = catalogue.plan_titles()
    assert catalogue.plans() == (CODE,)
    assert (offered.code, offered.district) == (CODE, "Quảng Hòa")


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "reason"),
    [
        ("units.tsv", "01474\tcommune", "01474\tward", 3, "ô “unit_kind” không đúng dạng"),
        ("units.tsv", "01576\ttown", "01474\ttown", 4, "mã “unit/01474” bị lặp"),
        ("units.tsv", "Phi Hải\t049", "Phi Hải\t048", 5, "“parent” là “048” nhưng không có"),
        ("organisations.tsv", "\t049\n", "\t50\n", 2, "“unit” là “50” nhưng không có"),
        ("responsibilities.tsv", "\tthong-ke\t", "\tke-toan\t", 11, "“office” là “ke-toan”"),
        ("responsibilities.tsv", "\t13.5\t", "\t13.6\t", 18, "mã “13.6” không có trong bộ"),
        ("targets.tsv", "01639\txa-", "01639\txom-", 2, "“criteria_set” là “xom-2021-2025”"),
        ("funding.tsv", "36436", "36.436,0", 3, "ô “planned” không đúng dạng"),
        ("documents.tsv", "2022-02-22", "22/02/2022", 3, "ô “date” không đúng dạng"),
        ("baseline.tsv", "2022-12", "2021-12", 2, "“round” là “2021-12” nhưng không có"),
        ("baseline.tsv", "not_met", "failed", 11, "ô “stated” không đúng dạng"),
        ("villages.tsv", "unit\t", "unit/\t", 1, "cột lạ “unit/”"),
        ("slips.tsv", "village_total", "funding_total", 3, "mã “funding_total” bị lặp"),
        ("plan.toml", '"2022-12"', '"2021-12"', 7, "“closed” là “2021-12” nhưng không có"),
        ("plan.toml", '"xa-2021-2025"', '"xa-2026-2030"', 11, "“sets.commune” là"),
    ],
)
def test_a_broken_plan_is_refused_with_file_line_and_reason(
    tmp_path: Path, name: str, old: str, new: str, line: int, reason: str
) -> None:
    shutil.copytree(paths.assets() / "criteria", tmp_path / "criteria")
    shutil.copytree(paths.assets() / "plans", tmp_path / "plans")
    path = tmp_path / "plans" / CODE / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(MalformedAsset) as refused:
        load_catalogue(tmp_path).plan(CODE)
    assert f"{CODE}/{name}, dòng {line}: {reason}" in refused.value.sentence


def test_bodies_hold_texts_only(plan: Plan) -> None:
    for revision in plan_revisions(plan):
        assert revision.body is not None
        assert all(isinstance(v, str | list | dict) for v in json.loads(revision.body).values())
