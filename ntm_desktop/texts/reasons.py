"""Why a result is what it is: the pieces of the one sentence beside it."""

from __future__ import annotations

MET = "đạt"
NOT_MET = "chưa đạt"
NOT_APPLICABLE = "không áp dụng"
NO_RESULT = "chưa có kết quả"

# What can only be counted is missing in whole pieces; lengths, areas and weights are not.
MEASURED = frozenset({"km", "m", "m2", "m²", "ha", "kg", "tấn", "tạ", "m3", "m³", "triệu đồng"})

NO_FIGURES = "chưa nhập số liệu"
ZERO_TOTAL = "tổng số bằng 0"
NEGATIVE = "số liệu âm"
NOT_A_NUMBER = "số liệu không đọc được"
UNKNOWN_LIMIT = "chưa biết mức đạt"
UNKNOWN_LEVEL = "“{value}” không có trong các mức của bộ tiêu chí"
NO_MEASURES = "bộ tiêu chí chưa nêu số liệu phải nhập"
MISSING_NUMERATOR = "thiếu {label}"
MISSING_DENOMINATOR = "thiếu {label}"
DEFAULT_NUMERATOR = "số đạt"
DEFAULT_DENOMINATOR = "tổng số"

YES = "có"
NO = "không"
LEVEL_COMPARED = "mức “{value}” {sign} mức “{limit}”"
COMPARED = "{value} {sign} {limit}"
WITHOUT_LIMIT = "{value}, chưa biết mức đạt"
SHORT = "{compared}, còn thiếu {amount}"
OVER = "{compared}, còn vượt {amount}"
ENOUGH_OF = "cần ít nhất {needed} trong {count} nội dung, mới đạt {met}"

PART = "{title}: {why}"
SENTENCE = "{code} {outcome}: {why}."
SEPARATOR = "; "


STATED_WORDS = {"met": MET, "not_met": NOT_MET, "not_applicable": NOT_APPLICABLE}


def stated(code: str, word: str, figures: str) -> str:
    """Why a recorded result stands; ``figures``: what they say otherwise, "" for nothing."""
    said = f"{code} {STATED_WORDS[word]}: theo kết quả ghi nhận"
    return f"{said}; theo số liệu thì {figures.rstrip('.')}." if figures else f"{said}."
