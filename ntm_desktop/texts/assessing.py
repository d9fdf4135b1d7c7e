"""Sentences about assessing, undo and redo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ntm_desktop.texts.records import FIELDS

# Names that a fault may have beside those of the fields that are shown.
_MORE_FIELDS = {"figures": "Số liệu", "body": "Nội dung", "sha256": "Tệp"}


def not_yours(owner: str) -> str:
    return f"Nội dung này do «{owner}» ghi; đơn vị của sổ này chỉ được xem."


def in_conflict(title: str) -> str:
    return (
        f"Hai bên ghi khác nhau ở «{title}». Hãy mở mục «Hai bên ghi khác nhau» và chọn kết quả"
        " trước khi sửa tiếp."
    )


def round_closed(round_: str) -> str:
    return f"Kỳ {round_} đã chốt, không ghi thêm được. Huyện có thể mở lại kỳ nếu cần sửa."


def unknown_round(round_: str, known: Iterable[str]) -> str:
    return f"Không có kỳ báo cáo «{round_}». Các kỳ trong sổ: {', '.join(known)}."


def no_round() -> str:
    return "Sổ chưa có kỳ báo cáo nào. Hãy nhập gói dữ liệu của huyện trước."


def unknown_code(code: str, title: str) -> str:
    return f"Không có tiêu chí hoặc chỉ tiêu «{code}» trong «{title}»."


def no_set(level: str, round_: str) -> str:
    return f"Kỳ {round_} chưa gắn bộ tiêu chí cho cấp «{level}»."


def unknown_measure(measure: str, code: str, known: Iterable[str]) -> str:
    names = ", ".join(known)
    return f"Chỉ tiêu {code} không có số liệu «{measure}». Các số liệu: {names or 'không có'}."


def name_the_measure(code: str, known: Iterable[str]) -> str:
    return f"Chỉ tiêu {code} có nhiều số liệu, hãy ghi rõ tên: {', '.join(known)}."


def has_no_measures(code: str) -> str:
    return f"«{code}» là tiêu chí có nhiều chỉ tiêu, không nhập số liệu; hãy nhập ở từng chỉ tiêu."


def wrong_source(org: str) -> str:
    return f"Đơn vị «{org}» không ghi được kết quả của nguồn này."


def not_responsible(office: str, code: str) -> str:
    return f"Kế hoạch không phân công «{office}» đánh giá {code}; chưa ghi gì."


def several_offices(code: str) -> str:
    return f"{code} không có đúng một cơ quan phụ trách, nên không ghi thay được."


def not_applicable_not_allowed(code: str) -> str:
    return f"{code} không cho phép ghi «Không áp dụng» (bộ tiêu chí không ghi «nếu có»)."


def step_assess(code: str, unit: str) -> str:
    return f"ghi {code} của {unit}"


def step_confirm(count: int, unit: str) -> str:
    return f"xác nhận đã rà soát {count} mục của {unit}"


def step_base_figure(title: str, unit: str) -> str:
    return f"ghi số liệu nền «{title}» của {unit}"


def nothing_to_undo() -> str:
    return "Không còn thao tác nào để hoàn tác."


def nothing_to_redo() -> str:
    return "Không có thao tác nào để làm lại."


def cannot_turn(label: str) -> str:
    return f"Không hoàn tác được «{label}» vì sau đó nội dung đã được ghi tiếp từ nơi khác."


def undone(label: str) -> str:
    return f"Đã hoàn tác: {label}"


def redone(label: str) -> str:
    return f"Đã làm lại: {label}"


def unknown_key(key: str) -> str:
    return f"Không có bản ghi «{key}» trong sổ."


def written_after_closing(title: str) -> str:
    return (
        f"{title}: có ghi sau khi chốt kỳ, không xác nhận thay được; hãy ghi lại kết quả ở kỳ này."
    )


def not_confirmed(count: int, refused: Sequence[str]) -> str:
    """After a confirmation that some rows withstood: the first sentence, and how many more."""
    done = f"Đã xác nhận {count} mục. " if count else ""
    more = f" Còn {len(refused) - 1} mục khác cũng chưa xác nhận được." if refused[1:] else ""
    return f"{done}{refused[0]}{more}"


def says_nothing() -> str:
    return "Hãy ghi kết quả, số liệu hoặc ghi chú."


def another_commune(scope: str, by_district: bool) -> str:
    """``scope``: whose the record's key says it is."""
    way = f"ghi với khóa không bắt đầu bằng {scope}" if by_district else "để huyện ghi"
    return f"Bản ghi của một xã chỉ nói về xã đó và các xóm của xã. Hãy chọn lại xã, hoặc {way}."


def bad_field(field: str) -> str:
    name = _MORE_FIELDS.get(field) or FIELDS.get(field, field)
    return (
        f"Nội dung ở mục «{name}» không đúng dạng (trống, quá dài, hoặc có ký tự lạ)."
        " Hãy sửa rồi ghi lại."
    )
