"""Case 58/59, the part that fails: a full stick is told without the room that is needed.

SQLite meets the full disk first, so the error is its own and no OSError.
"""

import pytest

from ntm_desktop.errors import StorageFailed
from ntm_desktop.services.exchange import exporting
from ntm_desktop.services.workbook import Workbook
from tests.exchange_matrix.matrix_hands import Medium


def test_case_59_a_full_stick_is_told_with_the_room_that_is_needed(
    district: Workbook, medium: Medium
) -> None:
    (medium.place / "x").write_bytes(b"x" * 150_000)
    with pytest.raises(StorageFailed) as caught:
        exporting.export(district, medium.place)
    assert "Không đủ chỗ trống" in caught.value.sentence and "MB" in caught.value.sentence
    assert str(medium.place) in caught.value.sentence
