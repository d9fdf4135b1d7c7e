"""Words of the exchange view: taking in, giving out, and the log."""

from __future__ import annotations

IMPORT_TAB = "Nhập gói"
EXPORT_TAB = "Xuất gói"
LOG_TAB = "Nhật ký nhập"

# Taking in.
IMPORT_LEAD = "Chọn một hay nhiều gói để xem trước. Chưa có gì thay đổi cho tới khi bấm “Nhập”."
CHOOSE_FILES = "Chọn tệp…"
CHOOSE_TITLE = "Chọn gói dữ liệu để nhập"
CLEAR = "Bỏ danh sách"
ACCEPT_WORKBOOKS = "Nhận cả sổ (*.ntm) không có xác nhận, khi biết chắc nơi gửi"
SEE_CONFLICTS = "Xem chỗ hai bên ghi khác"
FILE_COLUMNS = (
    ("file", "Tệp", 194),
    ("sender", "Nơi gửi", 160),
    ("new", "Mới", 48),
    ("updated", "Cập nhật", 82),
    ("same", "Không đổi", 88),
    ("older", "Bản cũ", 66),
    ("conflicts", "Hai bên khác", 106),
    ("refused", "Không nhận", 98),
    ("state", "Tình trạng", 124),
)
RECORD_COLUMNS = (
    ("action", "Việc", 128),
    ("record", "Nội dung", 280),
    ("before", "Đang có trong sổ", 270),
    ("after", "Trong gói", 330),
)
# By the word of a record's action.
ACTIONS = {
    "new": "+ mới",
    "updated": "↻ cập nhật",
    "conflict": "≠ hai bên khác",
    "refused": "✗ không nhận",
}
# By the word of a file's status; "partly" and "stopped" are the window's own.
STATES = {
    "planned": "… sẽ nhập",
    "applied": "✓ đã nhập",
    "nothing_new": "– không có gì mới",
    "refused": "✗ không nhận",
    "partly": "! nhập một phần",
    "stopped": "– chưa nhập",
}
NOTHING_TO_DO = "Không có gì để nhập từ các tệp này."
NO_RECORDS = "Tệp này không thay đổi nội dung nào trong sổ."
READING = "Đang đọc các tệp…"
IMPORTING = "Đang nhập các tệp…"
STOPPED = "Đã dừng. Các tệp đã nhập xong vẫn được giữ; có thể bỏ từng lần nhập trong nhật ký."

# Giving out.
EXPORT_LEAD = "Xuất phần của đơn vị thành một tệp để chép sang máy khác."
RECEIVER = "Gửi cho"
EVERYBODY = "Mọi nơi (toàn bộ phần của đơn vị)"
FOLDER = "Thư mục"
BROWSE = "Chọn…"
FOLDER_TITLE = "Xuất gói vào thư mục"
WITH_FILES = "Kèm tệp minh chứng"
EXPORT = "Xuất gói"
NEED_FOLDER = "Hãy chọn thư mục hoặc USB để xuất gói vào."
EXPORT_DONE = "✓ Đã xuất gói"
RESULT_ROWS = ("Tệp", "Thư mục", "Nội dung", "Mã tệp (SHA-256)")
READ_BACK = "Đã đọc lại tệp vừa ghi: đúng từng chữ."
UNPLUG = "Dữ liệu đã ghi hết xuống đĩa, có thể rút USB an toàn sau khi bấm “Đẩy ra” trên máy."
OPEN_FOLDER = "Mở thư mục"

# The log.
LOG_LEAD = "Mỗi lần nhập là một dòng. Bỏ một lần nhập chỉ lấy lại những gì riêng lần đó mang tới."
UNDO_IMPORT = "Bỏ lần nhập này"
UNDO_TITLE = "Bỏ lần nhập"
NO_IMPORTS = "Chưa nhập gói nào vào sổ này."
LOG_COLUMNS = (
    ("number", "Số", 44),
    ("at", "Lúc", 136),
    ("file", "Tệp", 178),
    ("sender", "Nơi gửi", 160),
    ("new", "Mới", 48),
    ("updated", "Cập nhật", 82),
    ("conflicts", "Hai bên khác", 106),
    ("refused", "Không nhận", 98),
    ("state", "Tình trạng", 130),
)
FOUNDING = "lập sổ từ gói này"
ANNULLED = "đã bỏ"


def import_button(count: int) -> str:
    """The button that applies what was previewed."""
    return f"Nhập {count} tệp"


def more_records(count: int) -> str:
    """Below a long list of records."""
    return f"… và {count} nội dung nữa"


def reading(done: int, of: int, name: str) -> str:
    """Progress of the preview."""
    return f"Đang đọc {done + 1}/{of}: {name}"


def importing(done: int, of: int, name: str) -> str:
    """Progress of the import."""
    return f"Đang nhập {done + 1}/{of}: {name}"


def previewed(files: int, good: int) -> str:
    """What the preview found in all."""
    if good == files:
        return f"Xem trước {files} tệp: tất cả nhập được."
    return f"Xem trước {files} tệp: {good} tệp có nội dung để nhập, {files - good} tệp không."


def imported(applied: int, conflicts: int, refused: int) -> str:
    """What the import did in all."""
    said = [f"Đã nhập {applied} tệp"]
    if conflicts:
        said.append(f"{conflicts} chỗ hai bên ghi khác nhau cần chọn kết quả")
    if refused:
        said.append(f"{refused} nội dung hoặc tệp không nhận")
    return "; ".join(said) + "."


def counts(records: int, revisions: int) -> str:
    """What a package holds."""
    return f"{records} nội dung, {revisions} lần ghi"


def ask_undo(number: int, name: str, sender: str, revisions: int, records: int, kept: int) -> str:
    """Before an import is taken back."""
    said = [f"Bỏ lần nhập số {number}: tệp “{name}” của {sender}?"]
    if revisions:
        said.append(f"Sẽ lấy khỏi sổ {revisions} lần ghi ở {records} nội dung.")
    else:
        said.append("Không có gì bị lấy khỏi sổ, vì mọi nội dung cũng có từ nơi khác.")
    if kept:
        said.append(f"{kept} nội dung được giữ vì đã có ghi tiếp dựa trên đó.")
    said.append("Sổ được sao lưu trước. Nhập lại tệp này thì mọi thứ trở lại.")
    return "\n".join(said)


def undone(number: int, removed: int) -> str:
    """After an import was taken back."""
    return f"Đã bỏ lần nhập số {number}: {removed} lần ghi đã lấy khỏi sổ."
