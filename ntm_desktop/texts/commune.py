"""Words of the commune's form, of what is still missing, and of a record's history."""

from __future__ import annotations

# By the stable words of outcomes and authorities.
OUTCOMES = {
    "met": "Đạt",
    "not_met": "Chưa đạt",
    "not_applicable": "Không áp dụng",
    "no_data": "Chưa có số liệu",
}
BASES = {
    "self": "xã tự đánh giá",
    "department": "phòng đánh giá",
    "district": "Ban Chỉ đạo",
}
YES, NO = "Có", "Không"

# Tabs.
BASE_FIGURES = "Số liệu nền"
CONDITIONS = "Điều kiện"
# The way back from a form that is not a commune's, and the sets of a commune.
BACK = {"village": "‹ Sổ xóm (Alt+←)", "district": "‹ Tiêu chí huyện (Alt+←)"}
GRADES = {"standard": "Bộ đạt chuẩn", "advanced": "Bộ nâng cao", "model": "Bộ kiểu mẫu"}

# Headings over the columns.
INDICATOR = "Chỉ tiêu"
FIGURES = "Số liệu"
RESULT = "Kết quả"
EVIDENCE = "Minh chứng"
NOTE = "Ghi chú"

UNCHECKED = "chưa đối chiếu văn bản"
UNCHECKED_LIMIT = "mức đạt chưa đối chiếu văn bản"
# Where a name or a threshold comes from, by the status of its provenance.
SOURCES = {"plan": "theo kế hoạch", "text": "theo văn bản"}
BY_DISTRICT = "huyện đã đối chiếu"
OF_NAME, OF_LIMIT = "Tên", "Mức đạt"
LIMIT_UNKNOWN = "mức đạt\u00a0chưa\u00a0rõ"
LIMIT_NOT_FOUND = "chưa rõ"
LIMIT_DEPENDS = "mức đạt\u00a0tùy số\u00a0liệu\u00a0nền"
SIGNS = {">=": "≥", "<=": "≤"}
CONFIRM_KEY = "F7"
CONFIRM_GROUP_KEY = "Ctrl+Shift+R"
IN_CONFLICT = "≠ Hai bên ghi khác nhau. Bấm vào đây hoặc nhấn F8 để chọn."
DIFFERS = "≠ khác với xã"
OUTSIDE = "ngoài phân công"
BY_COMMUNE = "Xã"
BY_OFFICE = "Phòng"
BY_BOARD = "Ban Chỉ đạo"
CLOSED = "Kỳ đã chốt: chỉ xem. Huyện mở lại kỳ thì mới ghi được."
READ_ONLY = "Chỉ xem: phần này không do đơn vị mình ghi."
READ_ONLY_ROW = "Chỉ xem"
FILE_READ_ONLY = "Chỉ xem: sổ đang mở ở chế độ không ghi được."
NOTHING_TO_CONFIRM = "Không còn gì phải xác nhận ở đây."

# The menu of a row.
MENU_CONFIRM = "Xác nhận đã rà soát"
MENU_HISTORY = "Lịch sử ghi"
MENU_EVIDENCE = "Minh chứng"
MENU_TITLE = "Xem đủ tên và nguồn"
MENU_CONFLICT = "Hai bên ghi khác nhau"
HISTORY_KEY = "Ctrl+H"
EVIDENCE_KEY = "Ctrl+M"

# Evidence.
EVIDENCE_COLUMNS = ("Tên tệp", "Dung lượng", "Dùng cho", "Kỳ")
ATTACH = "Đính kèm tệp…"
OPEN = "Mở"
DETACH = "Gỡ"
CHOOSE_FILES = "Chọn tệp minh chứng"
NO_EVIDENCE = "Chưa có tệp nào."
NOT_HERE = "chưa có trong sổ này"

# History.
HISTORY = "Lịch sử"
HISTORY_COLUMNS = ("Lúc", "Người ghi", "Máy", "Theo gói", "Nội dung")
NO_HISTORY = "Chưa có ai ghi gì ở đây."
TYPED_HERE = "ghi tại sổ này"
IMPORT_TAKEN_BACK = "từ tệp đã bỏ nhập"

# What is missing.
GAPS_COLUMNS = ("Mã", "Chỉ tiêu", "Còn thiếu", "Phụ trách")
GAP_KINDS = {
    "unreviewed": "Chưa rà soát kỳ này",
    "no_evidence": "Chưa có minh chứng",
    "no_data": "Chưa có số liệu",
    "not_met": "Chưa đạt",
}
NO_GAPS = "Không còn thiếu gì trong kỳ này."
GAPS_HINT = "Enter hoặc bấm đúp: đến ô cần ghi."

# Base figures.
BASE_LEAD = "Ghi một lần cho cả năm {year}. Ở ô tổng số của các tỷ lệ, nhấn phím = để lấy số này."
BASE_READ_ONLY = "Số liệu nền năm {year}. Chỉ xem: xã hoặc huyện ghi phần này."


def met_of(met: int, total: int) -> str:
    """Beside the name of the unit."""
    return f"{met}/{total} tiêu chí đạt"


def basis(by_district: int, by_department: int, by_self: int) -> str:
    """On whose word the criteria with a result stand."""
    parts = []
    if by_district:
        parts.append(f"kết luận của huyện {by_district}")
    if by_department:
        parts.append(f"phòng đánh giá {by_department}")
    if by_self:
        parts.append(f"xã tự đánh giá {by_self} (tạm tính)")
    return "Căn cứ: " + ", ".join(parts) if parts else "Chưa có kết quả nào"


def to_do(unreviewed: int, without_evidence: int) -> str:
    """What is left to do in the round, empty where nothing is."""
    parts = []
    if unreviewed:
        parts.append(f"{unreviewed} chỉ tiêu chưa rà soát kỳ này")
    if without_evidence:
        parts.append(f"{without_evidence} chưa có minh chứng")
    return ", ".join(parts)


def received(day: str) -> str:
    """The district has what the row says now."""
    return f"✓ huyện đã nhận ngày {day}"


def carried(round_name: str, key: str) -> str:
    """``round_name``: "kỳ 12/2022"; ``key`` empty where it cannot be confirmed here."""
    told = f"Kế thừa {round_name}, chưa rà soát"
    return f"{told} · {key} để xác nhận" if key else told


def finding(stated: str, why: str) -> str:
    """What was stated and what the figures give differ."""
    return f"⚠ Ghi “{OUTCOMES[stated]}” nhưng theo số liệu: {why}"


def contradicted(codes: tuple[str, ...]) -> str:
    """The whole criterion's record and its indicators disagree."""
    return f"⚠ Kết quả ghi cho cả tiêu chí khác với chỉ tiêu {', '.join(codes)}"


def outcome(mark: str, result: str, by: str = "", *, carried: bool = False) -> str:
    """ "✓ Đạt · xã tự đánh giá", from an earlier round "✓ Đạt · Ban Chỉ đạo, kỳ trước"."""
    word = f"{mark} {OUTCOMES[result]}"
    if by not in BASES:
        return word
    return f"{word} · {BASES[by]}{', kỳ trước' if carried else ''}"


def condition(number: int) -> str:
    """What stands for the code of a condition."""
    return f"ĐK{number}"


def voice(who: str, said: str, figures: str, remark: str) -> str:
    """One of the three columns: ``said`` is mark and word."""
    text = f"{who}: {said}"
    if figures:
        text += f" · {figures}"
    return f"{text}\n{remark}" if remark else text


def limit(comparison: str, value: str) -> str:
    """Beside the label of a measure; ``value`` with its unit, never broken from its sign."""
    return f"mức đạt {SIGNS.get(comparison, comparison)} {value}".replace(" ", "\u00a0")


def with_limit(label: str, limit_: str) -> str:
    """The label of a measure and its threshold, which may be empty."""
    return f"{label} · {limit_}" if limit_ else label


def source(what: str, words: str, note: str) -> str:
    """One line about where a name or threshold is from."""
    return f"{what}: {words} · {note}" if note else f"{what}: {words}"


def parts(numerator: str, denominator: str, unit: str) -> str:
    """The label over the two fields of a ratio."""
    label = f"{numerator} / {denominator}"
    return f"{label} ({unit})" if unit and "(" not in label else label


def base(value: str, unit: str) -> str:
    """The base figure that a click or the key = takes as total."""
    return f"= {value} {unit}".strip()


def not_base(value: str, unit: str) -> str:
    """The typed total is not the base figure."""
    return f"≠ {value} {unit}".strip()


def confirm_group(count: int) -> str:
    """The button above a tab."""
    return f"Xác nhận cả nhóm ({count})  {CONFIRM_GROUP_KEY}"


def confirmed(count: int) -> str:
    """In the status bar."""
    return f"Đã xác nhận {count} mục."


def files(count: int) -> str:
    """The evidence button."""
    return f"{count} tệp"


def pasted(done: int, faults: int, left_out: int) -> str:
    """In the status bar after a block."""
    text = f"Đã dán {done} ô"
    if faults:
        text += f", {faults} ô chưa đúng (xem chữ đỏ)"
    if left_out:
        text += f", {left_out} ô nằm ngoài bảng"
    return text + "."


def step_paste(count: int) -> str:
    """Name of the step of a pasted block."""
    return f"Dán {count} ô"


def size(bytes_: int) -> str:
    """A file's size for people."""
    if bytes_ < 1024:
        return f"{bytes_} B"
    if bytes_ < 1024 * 1024:
        return f"{bytes_ // 1024} KB"
    return f"{bytes_ / 1024 / 1024:.1f} MB".replace(".", ",")


def evidence_title(code: str, unit: str) -> str:
    """The window of a row's papers."""
    return f"Minh chứng {code} · {unit}"


def detach(name: str, code: str) -> str:
    """Asked before a paper is taken away."""
    return f"Gỡ “{name}” khỏi {code}? Ctrl+Z lấy lại được."


def import_name(number: int) -> str:
    """Which import brought a revision."""
    return f"lần nhập {number}"


def gaps_lead(unit: str, counts: dict[str, int]) -> str:
    """Above the list of what is missing."""
    told = [f"{word.lower()}: {counts[kind]}" for kind, word in GAP_KINDS.items() if counts[kind]]
    return f"{unit} – " + ", ".join(told) if told else f"{unit} – {NO_GAPS}"


def title(code: str, words: str, sources: str) -> str:
    """A row's title in a window of its own, with where it is from."""
    return f"{code}. {words}\n\n{sources}"


def not_a_choice(choices: list[str]) -> str:
    """A pasted text is none of a drop-down list."""
    return f"Chọn một trong: {', '.join(choices)}."


def base_lead(year: str, writable: bool) -> str:
    """Above the base figures of a year."""
    return (BASE_LEAD if writable else BASE_READ_ONLY).format(year=year)


def district(name: str) -> str:
    return f"Huyện {name}"
