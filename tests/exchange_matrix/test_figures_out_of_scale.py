"""Case 26, the part that fails: figures out of the scale of their measure come in as if sound."""

from pathlib import Path

import pytest

from ntm_desktop.domain.merge import RefusedRow
from ntm_desktop.domain.revisions import make_revision
from ntm_desktop.services.workbook import Workbook
from tests.exchange_world import take_one
from tests.packages import SENDER, edit, key_of, package


@pytest.mark.parametrize(
    ("code", "measure", "figure"),
    [
        ("3.2", "diem", {"value": "-1"}),
        ("3.2", "diem", {"value": "101"}),
        ("3.2", "diem", {"value": "hai nghìn"}),
        ("9.1", "m", {"value": "1.5"}),
        ("9.1", "m", {"value": "-1"}),
        ("1.1", "m", {"value": "2"}),
        ("17.8", "m", {"numerator": "-1", "denominator": "5"}),
        ("17.8", "m", {"numerator": "1", "denominator": "-5"}),
    ],
)
def test_case_26_a_figure_out_of_its_measures_scale_is_a_refused_row(
    district: Workbook, tmp_path: Path, code: str, measure: str, figure: dict[str, str]
) -> None:
    bad = make_revision(
        key_of(code), {"figures": {measure: figure}}, author=SENDER, device="may",
        edited_at="2023-06-08T07:30:00Z",
    )  # fmt: skip
    report = take_one(district, package(tmp_path / "a.ntmx", [bad, edit(code="1.2")]))
    assert report.refused_rows == (RefusedRow(bad.key, "bad_value"),)
    assert report.new == 1
