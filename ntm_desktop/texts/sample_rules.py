"""Words of the sample corrections of rules; no decision says any of this."""

from __future__ import annotations

from ntm_desktop.texts.sample import MARK

SOURCE = f"{MARK} Không theo văn bản nào, chỉ để dùng thử."

OCOP_PAPERS = tuple(f"{MARK} Giấy tờ mẫu {number}" for number in range(1, 5))


def line(number: int) -> str:
    return f"{MARK} Tiêu chí mẫu {number}"
