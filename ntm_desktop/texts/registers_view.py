"""Words of the page of registers: groups, headings, buttons, the form of a record."""

from __future__ import annotations

from collections.abc import Iterable

from ntm_desktop.texts import dossier
from ntm_desktop.texts import records as words

# By register_specs.Group.
GROUPS = {
    "work": "Nhân sự và nhiệm vụ",
    "resources": "Nguồn lực",
    "production": "Sản xuất, OCOP",
    "culture": "Tuyên truyền, khen thưởng",
    "inspection": "Kiểm tra",
    "voice": "Dân chủ, công khai",
    "documents": "Văn bản",
}
# Names of registers that are too long for the list on the left.
KINDS = {
    "production_project": "Dự án hỗ trợ sản xuất",
    "economic_unit": "Sản phẩm chủ lực, liên kết",
    "inspection_finding": "Nội dung phát hiện",
    "debt": "Nợ xây dựng cơ bản",
    "board": "Ban quản lý, Ban phát triển",
    "recognition": "Hồ sơ công nhận",
}
# Headings of columns that are narrower than the field's own name.
HEADINGS = {
    "scope": "Của",
    "code": "Chỉ tiêu",
    "aim": "Phấn đấu",
    "total": "Tổng (tr.đ)",
    "amount": "Số tiền (tr.đ)",
    "paid": "Đã trả (tr.đ)",
    "value": "Quy đổi (tr.đ)",
    "cost": "Kinh phí (tr.đ)",
    "planned": "Kế hoạch",
    "allocated": "Phân bổ",
    "disbursed": "Giải ngân",
    "contributed": "Dân góp (tr.đ)",
    "turnover": "Doanh thu (tr.đ)",
    "households": "Số hộ",
    "people": "Số người",
    "women": "Nữ",
    "placed": "Có việc",
    "poor": "Hộ nghèo",
    "near_poor": "Cận nghèo",
    "asked": "Được hỏi",
    "answered": "Trả lời",
    "satisfied": "Hài lòng",
    "times": "Số buổi",
    "percent": "Đã làm %",
    "quantity": "Số lượng",
    "quantity_unit": "ĐVT",
    "commend": "Biểu dương",
    "stars_aim": "Phấn đấu",
    "decided_on": "Ngày QĐ",
    "decision": "Số QĐ",
    "effect": "Việc phải làm",
    "effective": "Hiệu quả",
    "project": "Công trình",
    "donor": "Người đóng góp",
    "grade": "Mức",
    "review_on": "Rà soát lại",
    "due": "Hạn",
    "role": "Vai trò",
    "units": "Phụ trách",
    "title": "Tên",
    "inspection": "Thuộc cuộc",
    "issuer": "Ban hành",
    "file_name": "Tệp",
    "project_kind": "Loại",
    "economic_kind": "Loại",
    "employment_kind": "Loại",
    "board_kind": "Loại",
}

DISTRICT = "huyện"
SEARCH = "Tìm (F3)"
ALL_YEARS = "Mọi năm"
YEAR = "Năm"
ADD = "Thêm (F2)"
EDIT = "Sửa (Enter)"
VIEW = "Xem (Enter)"
DELETE = "Xóa (Delete)"
COPY = "Nhân bản (Ctrl+D)"
HISTORY = "Lịch sử (Ctrl+H)"
TO_CONFLICT = "Hai bên ghi khác: chọn (F8)"
CONFLICT_MARK = "≠ "
NOTHING_YET = "Sổ này chưa có dòng nào."
NOTHING_FOUND = "Không có dòng nào khớp với điều đang lọc."
SCOPE = "Ghi cho"
SAVE = "Ghi (Ctrl+Enter)"
REQUIRED_MARK = "*"
REQUIRED = "Cần ghi mục này."
REQUIRED_HINT = "Mục có dấu * phải ghi."
DAY_HINT = "ngày/tháng/năm"
LINES_HINT = "mỗi dòng một mục"
CONTENTS_HINT = "mỗi dòng: nội dung: số hộ hài lòng/số hộ trả lời"
NOT_CONTENTS = "Ghi mỗi dòng một nội dung, ví dụ: Giao thông: 40/45."
IN_CONFLICT = "Hai bên ghi khác nhau ở bản ghi này; chọn xong mới sửa được."
THERE_ALREADY = "Đã có bản ghi này; hãy tìm và sửa bản ghi đó."
NEW_LINE = "dòng mới"

# A code of a target that is no criterion.
CODES = {"villages": "số xóm đạt"}

# Parts of keys, and a field that is seen in no form.
_PARTS = {
    "code": "Chỉ tiêu",
    "setting": "Thiết lập",
    "figure": "Số liệu nền",
    "metric": "Cách đo",
    "measure": "Số đo",
    "scope": "Ghi cho",
    "office": "Cơ quan",
}

FILE = "Tệp"
NO_FILE = "chưa có tệp"
CHOOSE_FILE = "Chọn tệp…"
OPEN_FILE = "Mở"
DROP_FILE = "Bỏ"
PASTE_TITLE = "Dán từ bảng tính"
FAULT = "Chỗ sai"
NOTHING_TO_PASTE = "Bảng tạm chưa có dòng nào để dán. Hãy chép một khối ô trong bảng tính trước."

PAPERS = {"recognition": dossier.PAPERS}
HAVE, HAVE_NOT = "✓", "○"
PAPERS_UNCHECKED = "Danh mục chưa đối chiếu văn bản."
OCOP_LIST = "Danh mục do huyện ghi, chưa đối chiếu văn bản."
NO_OCOP_LIST = "Huyện chưa ghi danh mục giấy tờ của hồ sơ OCOP."
CHANGE_LIST = "Sửa danh mục giấy tờ…"
LIST_LABEL = "Các giấy tờ của hồ sơ OCOP, mỗi dòng một mục (dùng chung cho mọi sản phẩm của huyện)"
OTHER_PAPERS = "Giấy tờ khác, mỗi dòng một mục"


def kept_paper(paper: str, stars: str) -> str:
    """A paper that a product had at its earlier rating."""
    return f"{paper} (có từ lần xếp hạng {stars} sao)"


def register_title(kind: str) -> str:
    """A register in the list on the left and as a heading."""
    return KINDS.get(kind, words.KINDS[kind])


def counted(kind: str, count: int) -> str:
    """The same with how many records it has."""
    return f"{register_title(kind)} ({count})" if count else register_title(kind)


def heading(kind: str, column: str) -> str:
    """The heading of a column."""
    own = {("document", "title"): "Trích yếu", ("task", "title"): "Việc cần làm"}
    if (kind, column) in own:
        return own[kind, column]
    if (kind, column) == ("village", "people"):
        return "Nhân khẩu"
    return HEADINGS.get(column) or words.field_label(kind, column)


def line_of_money(title: str, unit: str, year: str) -> str:
    """A line of money in the list of those that may be shared out."""
    return " · ".join(part for part in (title, unit, year) if part)


def part_label(kind: str, name: str) -> str:
    """What a field or a part of a key is called in the form."""
    return _PARTS.get(name) or words.field_label(kind, name)


def only_unit(name: str) -> str:
    """The filter by the unit chosen on the left."""
    return f"Chỉ {name}"


def shown_of(shown: int, total: int, undecided: int = 0) -> str:
    """How many lines are seen; ``undecided``: records that say nothing before a side is chosen."""
    count = f"{total} dòng" if shown == total else f"{shown}/{total} dòng"
    return f"{count} · ≠ {undecided} dòng chờ chọn (F8)" if undecided else count


def sums(counted: int, left_out: int, found: Iterable[tuple[str, str]]) -> str:
    """The foot: the sums of the lines in sight; ``left_out``: lines that are sums themselves, or
    shares of another line in sight."""
    parts = [f"{label} {value}" for label, value in found]
    rest = f" (không tính {left_out} dòng là số cộng, phần chia)" if left_out else ""
    return f"Cộng {counted} dòng{rest}:  " + "  ·  ".join(parts)


def owned(owner: str, author: str, when: str) -> str:
    """Under the list: whose the chosen record is, who wrote it last."""
    return f"Của {owner} · {author} ghi lúc {when}"


def only_read(owner: str) -> str:
    """Why a record is only shown."""
    return f"Bản ghi của {owner}; ở đây chỉ xem."


def cannot_add(kind: str) -> str:
    """Why there is no new record."""
    return f"«{register_title(kind)}» do đơn vị khác ghi; ở đây chỉ xem."


def ask_delete(kind: str, name: str) -> str:
    """Before a record goes."""
    return f"Xóa “{name}” khỏi sổ «{register_title(kind)}»? Lịch sử vẫn còn; Ctrl+Z lấy lại được."


def form_title(kind: str, new: bool) -> str:
    """The form's title bar."""
    return f"{register_title(kind)} – {NEW_LINE}" if new else register_title(kind)


def village(name: str, commune: str) -> str:
    """A village among those of all communes."""
    return f"{name} – {commune}" if commune else name


def several(said: str, count: int) -> str:
    """Typed words that more than one choice holds."""
    return f"“{said}” khớp {count} mục; hãy gõ thêm hoặc chọn trong danh sách."


def nothing_named(said: str) -> str:
    """Typed words that no choice holds."""
    return f"Không có mục nào tên “{said}”; hãy chọn trong danh sách."


def bad_part(name: str, value: str) -> str:
    """A part of a key that is out of form."""
    if name == "year":
        return f"“{value}” không phải là năm; ghi bốn chữ số, ví dụ 2023."
    return f"“{value}” không dùng được ở mục {part_label('', name)}."


def behalf(name: str, own: bool) -> str:
    """Whose a new record of the district is."""
    return name if own else f"{name} (ghi thay)"


def too_wide(count: int, columns: int) -> str:
    """A pasted line with more cells than the list has columns."""
    return f"Có {count} ô, sổ này chỉ có {columns} cột."


def missing(label: str) -> str:
    """A pasted line without a required field."""
    return f"Thiếu {label}."


def twice(name: str) -> str:
    """Two pasted lines would be the same record."""
    return f"Hai dòng trùng nhau: “{name}”. Bỏ bớt một dòng rồi dán lại."


def pasted(good: int, total: int) -> str:
    """Above the preview of a block."""
    if good == total:
        return f"{total} dòng, ghi được cả."
    return f"{total} dòng, {total - good} dòng sai sẽ không ghi."


def write_lines(count: int) -> str:
    """The button of the preview."""
    return f"Ghi {count} dòng"


def step_paste(kind: str, count: int) -> str:
    """The step in the list of steps."""
    return f"Dán {count} dòng vào sổ {register_title(kind)}"


def was_pasted(count: int) -> str:
    """In the status bar afterwards."""
    return f"Đã ghi {count} dòng."


def was_copied(count: int) -> str:
    """In the status bar after copying the list."""
    return f"Đã chép {count} dòng; dán được vào bảng tính."
