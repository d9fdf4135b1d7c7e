"""Words of the page of villages and of what the register gives beside the commune's form."""

from __future__ import annotations

NAME_WANTED = "Ghi tên xóm, có ít nhất một chữ cái hoặc chữ số."

# So an indicator of a commune's set says that it counts villages recognised by their own set.
BY_OWN_SET = "đạt chuẩn nông thôn mới"

# Two parts of the page.
REGISTER = "Sổ xóm của xã"
ANNEX = "Biểu cả huyện"
ADD, RENAME, DELETE, OPEN = "Thêm xóm", "Đổi tên", "Xóa khỏi sổ", "Phiếu của xóm"
ADD_KEY, RENAME_KEY, DELETE_KEY, OPEN_KEY = "Insert", "F3", "Ctrl+Shift+D", "F4"
VILLAGE = "Xóm"
COLUMNS = {
    "households": "Số hộ",
    "people": "Nhân khẩu",
    "poor": "Hộ nghèo",
    "near_poor": "Hộ cận nghèo",
    "status": "Tình trạng",
    "year": "Năm",
    "decision": "Quyết định số",
    "decided_on": "Ngày quyết định",
    "note": "Ghi chú",
}
RESULT = "Tiêu chí đạt"
NO_DATA = "chưa đánh giá"
# What villages were judged by does not go to offices: they are not to read it as not judged.
NOT_HERE = "–"
NEW_NAME = "Tên xóm (mã xóm lập theo tên, không đổi về sau)"
OTHER_NAME = "Tên mới của xóm; mã xóm và mọi kết quả giữ nguyên"
MODEL_SET = (
    "Bộ tiêu chí xóm kiểu mẫu (Quyết định số 1465/QĐ-UBND ngày 11/10/2022): chưa có văn bản, chưa "
    "biết các tiêu chí. Nay chỉ ghi tình trạng “đạt kiểu mẫu” kèm số và ngày quyết định."
)
MODEL_SET_WHERE = "Huyện thêm tiêu chí ở Thiết lập › Mức đạt, tên gọi."
STEP_CHANGE = "Sửa sổ xóm"
BAD_YEAR = "Năm gồm bốn chữ số, từ 1900 đến 2199, ví dụ 2023."
SELECT_FIRST = "Chưa có xóm nào. Bấm Insert để thêm."

# Annex.
ANNEX_HEADING = "Xã/xóm"
ANNEX_NOTE = "Ghi chú"
ANNEX_RESULT = "Kết quả"
TOTAL = "Tổng cộng"
AIMED = "x"
MODEL_VILLAGE = "kiểu mẫu"
DONE = "✓ đạt"
NOT_YET = "✗ chưa đạt"
DONE_UNPROVED = "! ghi đạt"


def model_set_given(count: int) -> str:
    """Once the district has written lines of the set of model villages."""
    return (
        f"Bộ tiêu chí xóm kiểu mẫu: {count} tiêu chí do huyện nhập; đánh giá ở phiếu của xóm, mức "
        "Kiểu mẫu."
    )


def name_taken(name: str) -> str:
    return (
        f"Xã đã có xóm “{name}”. Nếu là hai xóm khác nhau, ghi thêm số hoặc tên khu để phân biệt."
    )


def annex_year(year: str) -> str:
    return f"Năm {year}"


def commune(name: str) -> str:
    return f"Xã {name}"


def met_of(met: int, total: int) -> str:
    return f"{met}/{total}"


def before(names: tuple[str, ...]) -> str:
    """The annex's own words about villages met earlier."""
    if not names:
        return ""
    return f"Có {len(names)} xóm đạt thôn nông thôn mới: {', '.join(names)}"


def listed_differs(aimed: int, listed: int) -> str:
    return f"Ghi {aimed} nhưng nêu {listed} xóm"


def aim_of_district(met: int, target: int | None) -> str:
    if target is None:
        return f"Trong năm có {met} xóm đạt chuẩn; chưa ghi mục tiêu của huyện."
    mark = "✓" if met >= target else "✗"
    return f"{mark} {met}/{target} xóm đạt chuẩn trong năm"


def aim_of_communes(with_one: int, communes: int, without: list[str]) -> str:
    if not without:
        return f"✓ {with_one}/{communes} xã có từ 01 xóm đạt trong năm"
    shown = ", ".join(without[:4]) + ("…" if len(without) > 4 else "")
    return f"✗ {with_one}/{communes} xã có từ 01 xóm đạt trong năm; còn {shown}"


def summary(count: int, before: int, this_year: int, planned: int) -> str:
    return (
        f"{count} xóm · đạt từ trước: {before} · đạt trong năm: {this_year} "
        f"· đăng ký trong năm: {planned}"
    )


def undated(names: list[str]) -> str:
    return f"Chưa ghi năm đạt chuẩn nên chưa tính: {', '.join(names)}."


def unproved(names: list[str]) -> str:
    """Villages stated as met of which fewer criteria are."""
    return f"Ghi đã đạt nhưng chưa đủ tiêu chí: {', '.join(names)}."


def delete_question(name: str, rounds: int) -> str:
    kept = f" Kết quả đánh giá của {rounds} kỳ vẫn nằm trong lịch sử." if rounds else ""
    return f"Xóa xóm “{name}” khỏi sổ?{kept} Có thể hoàn tác bằng Ctrl+Z."


def added(name: str) -> str:
    return f"Đã thêm xóm {name}."


def feed(count: int, total: int, criterion: str, title: str, all_villages: str) -> str:
    """Beside a commune's indicator: what the register of villages gives for the same content.

    ``all_villages``: the base figure, "" where it is not known; a shorter register says so.
    """
    found = f"Sổ xóm: {count}/{total} xóm đạt chuẩn nông thôn mới."
    if criterion:
        found = f"Sổ xóm: {count}/{total} xóm đạt tiêu chí {criterion} ({title}) của bộ xóm."
    if all_villages not in ("", str(total)):
        found += f" Sổ có {total} xóm, số liệu nền ghi {all_villages}."
    return found


def of_commune(village: str, commune_name: str) -> str:
    """The heading of a village's form."""
    return f"Xóm {village} (xã {commune_name})"
