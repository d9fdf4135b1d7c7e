"""Sentences about the shipped criteria sets and plans: unknown ones, and faults in their files."""

from __future__ import annotations

# What is asked of a criterion whose way of counting is not known.
MEETS = "Đáp ứng yêu cầu"
# The one group of criteria whose own groups are not known.
GROUP = "Các tiêu chí"


def malformed(name: str, line: int, reason: str) -> str:
    """The whole sentence; line 0 means the file as a whole."""
    place = f"tệp {name}, dòng {line}" if line else f"tệp {name}"
    return f"Dữ liệu kèm theo chương trình bị hỏng: {place}: {reason}. Hãy cài lại chương trình."


def unknown_set(set_id: str) -> str:
    return f"Chương trình không có bộ tiêu chí “{set_id}”."


def unknown_plan(code: str, known: tuple[str, ...]) -> str:
    return f"Chương trình không có kế hoạch “{code}”. Có: {', '.join(known) or 'không có'}."


# Faults of any file
MISSING_FILE = "không đọc được tệp"
NOT_UTF8 = "không phải chữ UTF-8"
NOT_NFC = "chữ chưa ở dạng dựng sẵn (NFC)"
CONTROL = "có ký tự điều khiển"
NOT_TOML = "sai cú pháp TOML"
EMPTY = "tệp rỗng"
BLANKS = "ô có dấu cách thừa ở đầu hoặc cuối"


def unknown_column(name: str) -> str:
    return f"cột lạ “{name}”"


def missing_column(name: str) -> str:
    return f"thiếu cột “{name}”"


def cell_count(found: int, expected: int) -> str:
    return f"có {found} ô, phải có {expected}"


def empty_cell(column: str) -> str:
    return f"ô “{column}” để trống"


def unexpected_cell(column: str) -> str:
    return f"ô “{column}” phải để trống"


def not_a_choice(column: str, value: str, choices: tuple[str, ...]) -> str:
    return f"“{column}” là “{value}”, phải là một trong: {', '.join(choices)}"


def not_a_decimal(column: str, value: str) -> str:
    return f"“{column}” là “{value}”, phải viết số như 62.4, không có số 0 thừa"


def not_a_code(column: str, value: str) -> str:
    return f"“{column}” là “{value}”, không phải mã"


# Faults of a header
def unknown_entry(name: str) -> str:
    return f"mục lạ “{name}”"


def missing_entry(name: str) -> str:
    return f"thiếu mục “{name}”"


def wrong_entry(name: str) -> str:
    return f"mục “{name}” sai kiểu hoặc sai dạng"


def wrong_count(name: str, stated: int, found: int) -> str:
    return f"“{name}” ghi {stated}, đếm được {found}"


# Faults of a criteria set
def duplicate(code: str) -> str:
    return f"mã “{code}” bị lặp"


def parent_missing(code: str, parent: str) -> str:
    return f"“{code}” thuộc tiêu chí “{parent}” không có trong tệp"


def unknown_group(group: str) -> str:
    return f"nhóm “{group}” không có trong set.toml"


def unknown_line(code: str) -> str:
    return f"“{code}” không phải chỉ tiêu hay điều kiện nào trong lines.tsv"


def no_measure(code: str) -> str:
    return f"“{code}” không có số liệu nào trong measures.tsv"


def no_indicator(code: str) -> str:
    return f"tiêu chí “{code}” không có chỉ tiêu nào"


def shared_code(code: str) -> str:
    return f"chỉ tiêu trùng mã tiêu chí “{code}” phải là chỉ tiêu duy nhất của tiêu chí đó"


def unknown_rule(rule: str) -> str:
    return f"quy tắc “{rule}” phải là all, any hoặc at_least:N với N không quá số số liệu"


def unknown_figure(code: str) -> str:
    return f"số liệu nền “{code}” không có trong base_figures.tsv"


def wrong_years(text: str) -> str:
    return f"mức theo năm “{text}” phải viết như 2021:36;2022:39, năm tăng dần"


def wrong_cases(text: str) -> str:
    return f"mức theo điều kiện “{text}” phải viết như schools>3:70;schools<=3:50"


def unknown_level(level: str) -> str:
    return f"mức “{level}” không có trong thang mức"


YES_NO_THRESHOLD = "số liệu có/không phải có mức “= 1”"
THRESHOLD_OR_UNKNOWN = "mức đạt phải có ở đúng một cột, hoặc để trống và ghi nguồn “unknown”"
BEYOND_MAXIMUM = "mức đạt lớn hơn điểm tối đa"


# Faults of a plan
def unknown_kind_field(field: str) -> str:
    return f"ô “{field}” không đúng dạng của loại dữ liệu này"


def unknown_reference(column: str, value: str) -> str:
    return f"“{column}” là “{value}” nhưng không có trong kế hoạch"


def unknown_code(set_id: str, code: str) -> str:
    return f"mã “{code}” không có trong bộ tiêu chí “{set_id}”"
