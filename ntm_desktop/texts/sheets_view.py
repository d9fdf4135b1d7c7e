"""Words of the windows of Excel: giving out, what the columns are, the preview."""

from __future__ import annotations

TAB = "Excel"
IMPORT = "Nhập Excel…"
EXPORT = "Xuất Excel…"
IMPORT_TITLE = "Nhập từ Excel"
EXPORT_TITLE = "Xuất ra Excel"
IMPORT_LEAD = (
    "Nhận lại bảng đã xuất từ chương trình, hoặc bảng của đơn vị (.xlsx). Luôn xem trước từng thay"
    " đổi; chưa bấm “Nhập” thì chưa có gì thay đổi. Mỗi lần nhập nằm trong mục “Đã nhập” và bỏ"
    " lại được."
)
EXPORT_LEAD = (
    "Biểu đánh giá (mỗi xã một trang) hoặc một sổ theo dõi, để điền bằng Excel rồi nhập lại."
)
FILES = "Bảng Excel"
OLD_FILES = "Bảng Excel dạng cũ"
CHOOSE_TITLE = "Chọn bảng Excel để nhập"
SAVE_TITLE = "Ghi bảng Excel ra"
KIND = "Bảng"
FORMS = "Biểu đánh giá tiêu chí"
UNIT = "Xã"
ALL_UNITS = "Tất cả các xã"
ROUND = "Kỳ"
SOURCE = "Ghi theo"
SOURCES = {
    "": "của cơ quan mình",
    "self": "xã tự đánh giá (ghi thay)",
    "department": "phòng phụ trách (ghi thay)",
}
READING = "Đang đọc tệp…"

# What the columns are.
MAPPING_TITLE = "Bảng của đơn vị: cột nào là gì"
MAPPING_LEAD = (
    "Tệp này không do chương trình xuất. Hãy kiểm tra cột nào là gì; chương trình nhớ cho lần sau."
)
PAGE = "Trang"
IS = "Là bảng"
HEADING_ROW = "Hàng tiêu đề"
SCOPE = "Ghi cho"
COLUMNS = (
    ("at", "Cột", 48),
    ("heading", "Tiêu đề trong tệp", 230),
    ("sample", "Ví dụ", 250),
    ("target", "Đọc là", 230),
)
THIS_COLUMN = "Cột đang chọn là"
WORDS_MEAN = "Chữ trong bảng"
MEANS = "nghĩa là"
SEE = "Xem trước"
FONTS = "Phông chữ cũ, đã chuyển mã: {before} → {after}"

# The preview.
PREVIEW_TITLE = "Xem trước: {name}"
LINES = (
    ("action", "Việc", 116),
    ("cell", "Ô", 60),
    ("record", "Nội dung", 200),
    ("before", "Đang có trong sổ", 190),
    ("after", "Trong bảng Excel, hoặc vì sao không nhận", 230),
)
NO_LINES = "Bảng này không thay đổi nội dung nào trong sổ."
BACK = "Sửa cách đọc cột"
TAKE = "Nhập"


def take(count: int) -> str:
    """The button that writes."""
    return f"{TAKE} {count} bản ghi"


def more(count: int) -> str:
    return f"… và {count} bản ghi nữa."


def file_name(kind: str, round_code: str, unit: str) -> str:
    """What a new file is called, without its ending."""
    return "-".join(part for part in (kind, unit, round_code) if part)


def was_exported(path: str, pages: int, records: int) -> str:
    return f"Đã xuất {records} bản ghi, {pages} trang ra {path}"
