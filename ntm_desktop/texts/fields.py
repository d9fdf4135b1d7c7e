"""What to say under a field when the text in it cannot be read."""

from __future__ import annotations

EMPTY = "Chưa nhập gì."
NOT_A_NUMBER = "“{text}” không phải là số. Viết như 1234,5 hoặc 1.234,5."
NOT_WHOLE = "Ở đây cần số nguyên, không có phần lẻ."
NEGATIVE = "Số không được âm."
TOO_LONG = "Số quá dài."
NOT_A_RATIO = "Viết hai số cách nhau bằng dấu gạch chéo, ví dụ 196/314."
NOT_A_DATE = "“{text}” không phải là ngày. Viết ngày/tháng/năm, ví dụ 08/06/2023."
NO_SUCH_DAY = "Không có ngày {text} trong lịch."
SHORT_YEAR = "Viết năm đủ bốn chữ số, ví dụ 08/06/2023."
NOT_YES_NO = "Viết “có” hoặc “không”."
NOT_A_RESULT = "Viết “đạt”, “chưa đạt” hoặc “không áp dụng”."
NOT_A_LEVEL = "Chọn một trong các mức: {levels}."
UNKNOWN_UNIT = "Không có đơn vị nào tên hoặc mã là “{text}”."
SEVERAL_UNITS = "“{text}” chỉ nhiều đơn vị: {units}. Hãy dùng mã."
TOO_MUCH = "“{text}” lớn hơn mức tối đa {maximum}."

YES_WORDS = ("có", "c", "x", "đạt", "đ", "đúng", "1", "yes", "y", "true", "✓", "✔")
NO_WORDS = ("không", "ko", "k", "chưa", "chưa đạt", "cđ", "sai", "0", "no", "n", "false")
MET_WORDS = ("đạt", "đ", "met", "x")
NOT_MET_WORDS = ("chưa đạt", "không đạt", "cđ", "kđ", "chưa", "not_met")
NOT_APPLICABLE_WORDS = ("không áp dụng", "kad", "k/ad", "không có đối tượng", "not_applicable")
NOT_A_RATIO_MEASURE = "«{title}» không phải là tỷ lệ, không nhận tử số/mẫu số."
