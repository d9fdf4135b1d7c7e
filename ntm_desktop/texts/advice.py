"""Advice on recognition and revocation. It says what the rule gives; people decide."""

from __future__ import annotations

LABEL = "Gợi ý của chương trình, không phải quyết định"

REVOKE_MANY = (
    "{failing}/{total} tiêu chí chưa đạt, từ {share} % trở lên: thuộc diện xem xét thu hồi."
)
REVOKE_KEY = (
    "{failing}/{total} tiêu chí chưa đạt, từ {low} % đến dưới {high} %, trong đó có {codes}: "
    "thuộc diện xem xét thu hồi."
)
NOT_COUNTED = "Chưa tính {count} tiêu chí chưa có số liệu."

READY = "Đạt {met}/{total} tiêu chí và mọi điều kiện: đủ căn cứ để đề nghị công nhận."
NOT_READY = "Chưa đủ căn cứ để đề nghị công nhận: {lacking}."
CRITERIA_LACK = "chưa đạt tiêu chí {codes}"
CRITERIA_UNKNOWN = "tiêu chí {codes} chưa có số liệu"
CONDITIONS_LACK = "chưa đạt điều kiện “{titles}”"
CONDITIONS_UNKNOWN = "điều kiện “{titles}” chưa có số liệu"
CONDITIONS_UNLISTED = "bộ tiêu chí chưa nêu các điều kiện công nhận"
BETWEEN = "”, “"
