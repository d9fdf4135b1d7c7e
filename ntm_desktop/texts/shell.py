"""Words of the window around the views: bars, list of units, start screen, shortcuts."""

PROGRAM = "Sổ theo dõi xây dựng nông thôn mới"
SAMPLE_BANNER = "DỮ LIỆU MẪU"

# Titles of the views, by ViewName.
VIEWS = {
    "FORM": "Phiếu đánh giá",
    "GAPS": "Còn thiếu gì",
    "REGISTERS": "Sổ theo dõi",
    "DEPARTMENT": "Phòng đánh giá",
    "HEATMAP": "Bảng toàn huyện",
    "REPORTING": "Nộp báo cáo",
    "RESOURCES": "Nguồn lực",
    "CHECKS": "Kiểm tra số liệu",
    "GOALS": "Mục tiêu",
    "TARGETS": "Lộ trình",
    "TASKS": "Nhiệm vụ",
    "VILLAGES": "Xóm",
    "LEVELS": "Công nhận",
    "DISTRICT_CRITERIA": "Huyện",
    "REPORTS": "Báo cáo",
    "CHARTS": "Biểu đồ",
    "EXCHANGE": "Nhập, xuất gói",
    "CONFLICTS": "Hai bên ghi khác",
    "HISTORY": "Lịch sử",
    "SETTINGS": "Thiết lập",
}

# Labels of the actions, by keys.Action.
ACTIONS = {
    "SHORTCUTS": "Phím tắt",
    "OPEN": "Mở sổ dữ liệu",
    "START": "Màn hình bắt đầu",
    "UNDO": "Hoàn tác",
    "REDO": "Làm lại",
    "SEARCH": "Tìm xã",
    "NEXT_UNIT": "Xã tiếp theo",
    "PREVIOUS_UNIT": "Xã trước",
    "IMPORT": "Nhập gói",
    "EXPORT": "Xuất gói",
    "CHARTS": "Biểu đồ",
    "REPORTS": "Báo cáo",
    "CONFLICTS": "Chỗ hai bên ghi khác nhau",
    "BACKUPS": "Sao lưu và khôi phục",
    "LARGER": "Chữ to hơn",
    "SMALLER": "Chữ nhỏ hơn",
    "NORMAL_SIZE": "Cỡ chữ thường",
    "CONTENT": "Chuyển giữa danh sách và nội dung",
    "QUIT": "Thoát",
}

# Keys that belong to a part of the window rather than to the whole.
MORE_KEYS = (
    ("Alt+1 … Alt+9", "Trang thứ nhất … thứ chín"),
    ("Tab · Shift+Tab", "Ô sau · ô trước"),
    ("Enter", "Ghi và xuống dòng dưới"),
    ("Phím mũi tên", "Đi trong bảng và danh sách"),
    ("Shift+mũi tên", "Chọn một khối ô"),
    ("F2", "Sửa ô đang chọn"),
    ("Esc", "Bỏ phần đang gõ"),
    ("=", "Phiếu đánh giá: lấy số liệu nền làm tổng số"),
    ("F7", "Phiếu đánh giá: xác nhận đã rà soát dòng này"),
    ("Ctrl+Shift+R", "Phiếu đánh giá: xác nhận cả nhóm"),
    ("Ctrl+M · Ctrl+H", "Phiếu đánh giá: minh chứng · lịch sử của dòng"),
    ("Shift+F10", "Phiếu đánh giá: mọi việc với dòng này"),
    ("Ctrl+1 · Ctrl+2", "Phiếu: bộ đạt chuẩn · nâng cao; Xóm: sổ xóm · biểu; Công nhận: mức"),
    ("Alt+←", "Phiếu của xóm, của huyện: về trang trước"),
    ("Insert · F3 · F4", "Xóm: thêm · đổi tên · mở phiếu của xóm; F4 ở Công nhận: hồ sơ"),
    ("Ctrl+Tab", "Phiếu đánh giá: nhóm tiêu chí tiếp theo"),
    ("Đ · C · K", "Phòng đánh giá: đạt · chưa đạt · không áp dụng, cả khối ô đang chọn"),
    ("L · Dấu cách", "Phòng đánh giá: lý do · xác nhận kế thừa"),
    ("Ctrl+1 … Ctrl+9", "Phòng đánh giá: tiêu chí · Thiết lập: mục"),
    ("Ctrl+1 … Ctrl+8 · Enter · F2", "Nguồn lực: bảng · mở sổ của dòng · chia nguồn cho xã"),
    ("F3 · F4 · Enter", "Kiểm tra số liệu: kiểm tra lại · ngưỡng · đến nơi sửa"),
    ("F2 · Enter · Delete", "Sổ theo dõi: thêm · sửa · xóa dòng"),
    ("Ctrl+D · Ctrl+H · F3", "Sổ theo dõi: nhân bản · lịch sử · tìm"),
    ("Ctrl+C · Ctrl+V", "Sổ theo dõi: chép cả danh sách · dán thành dòng mới"),
    ("K", "Bảng toàn huyện: kết luận của Ban Chỉ đạo"),
    ("Ctrl+T", "Phiếu, Còn thiếu gì, Bảng toàn huyện, Phòng đánh giá: giao việc từ chỗ thiếu"),
    ("P · G", "Lộ trình: phấn đấu đạt · giữ vững, cả khối ô đang chọn"),
    ("Ctrl+S · Ctrl+D · Ctrl+G", "Báo cáo: lưu .docx · .pdf · .xlsx"),
    ("Ctrl+M · Ctrl+P", "Báo cáo: mở để in · in, chọn máy in"),
    ("F2 · F3 · F4", "Báo cáo: sửa lời văn · chỗ còn thiếu · mẫu riêng"),
    ("Ctrl+C · Ctrl+V", "Chép · dán một khối ô với bảng tính"),
    ("Delete", "Xóa nội dung ô đang chọn"),
    ("Home · End", "Đầu dòng · cuối dòng"),
    ("Page Up · Page Down", "Lên · xuống một trang"),
)

# Top bar.
ROUND = "Kỳ báo cáo"
CONFLICT_BUTTON = "≠ Chờ chọn"
BACKUPS_BUTTON = "Sao lưu"
CLOSED = "kỳ đã chốt"
OVERDUE = "quá hạn"

MORE = "Thêm ▾"

# Left list.
UNITS = "Xã"
SEARCH_HINT = "Tìm xã…"
NO_UNIT_FOUND = "Không có xã nào khớp."
NO_DATA = "chưa có số liệu"

# Status bar.
READY = "Sẵn sàng"
SAVED_ALL = "Đã lưu"
OPENING = "Đang mở sổ…"
OFFLINE = "Ngoại tuyến"
NO_BACKUP = "Chưa sao lưu"
MISTYPED_DROPPED = "Đã bỏ chữ chưa ghi được."
NOTHING_TO_UNDO = "Không còn bước nào để hoàn tác."
NOTHING_TO_REDO = "Không còn bước nào để làm lại."

# Start screen.
WELCOME_LEAD = "Chọn một cách để vào sổ dữ liệu. Mọi việc làm trên máy này, không cần mạng."
FROM_PACKAGE = "Mở gói dữ liệu được giao"
FROM_PACKAGE_LEAD = "Tệp *.ntmx do huyện gửi qua USB hoặc thư điện tử."
FROM_PLAN = "Bắt đầu từ kế hoạch"
FROM_PLAN_LEAD = "Lập sổ mới cho đơn vị mình từ kế hoạch có sẵn."
SAMPLE = "Xem thử huyện mẫu"
SAMPLE_LEAD = "Số liệu bịa để tập dùng, tách hẳn sổ thật."
OPEN_WORKBOOK = "Mở sổ đã có"
OPEN_WORKBOOK_LEAD = "Tệp *.ntm trên máy này."
RECENT = "Sổ mở gần đây"
NO_RECENT = "Chưa có sổ nào được mở trên máy này."
MISSING = "không còn ở chỗ cũ"
MISSING_WITH_COPIES = "không còn ở chỗ cũ, còn bản sao lưu"
CHOOSE_PLAN = "Chọn kế hoạch"
CHOOSE_ORG = "Đơn vị của tôi"
CHOOSE_ORG_LEAD = "Sổ này là của đơn vị nào? Mỗi đơn vị chỉ ghi phần của mình."
SAVE_AS = "Cất sổ dữ liệu ở đâu"
SAMPLE_FILE = "huyen-mau"
NO_DISPLAY = "Máy này không có màn hình để mở cửa sổ. Dùng các lệnh của ntm-desktop."
BACK = "Quay lại sổ đang mở"


def exists_already(name: str) -> str:
    """A new workbook never takes the place of a file."""
    return f"Tệp “{name}” đã có. Hãy mở sổ đó, hoặc cất sổ mới dưới tên khác."


def past(due: str) -> str:
    """The round's year is over; ``due`` is a whole date (``10/6/2023``)."""
    return f"đã qua hạn {due}"


def days_left(days: int, due: str) -> str:
    """``days`` whole days remain; the work is due before the day ``due`` (``10/6``)."""
    if days < 0:
        return f"{OVERDUE} {-days} ngày, hạn trước {due}"
    if days == 0:
        return f"hôm nay là ngày cuối, nộp trước {due}"
    return f"còn {days} ngày, nộp trước {due}"


def units(shown: int, total: int) -> str:
    """Heading of the left list."""
    return f"{UNITS} ({total})" if shown == total else f"{UNITS} ({shown}/{total})"


def count(met: int, total: int) -> str:
    """How many criteria are met."""
    return f"{met}/{total}"


def met_of(met: int, total: int) -> str:
    """The same as a phrase beside the name of a unit."""
    return f"{met}/{total} tiêu chí đạt"


def conflicts(number: int) -> str:
    """The button of the top bar."""
    return f"{CONFLICT_BUTTON} ({number})"


def conflict_mark(number: int) -> str:
    """Beside a unit's name: so many records that two sides wrote differently."""
    return f"≠{number}"


def saved_at(clock: str) -> str:
    """``clock`` is local time HH:MM:SS."""
    return f"Đã lưu lúc {clock}"


def file_is(path: str) -> str:
    """The status bar's file."""
    return f"Sổ: {path}"


def last_backup(when: str) -> str:
    """``when`` is a local date dd/mm/yyyy."""
    return f"Sao lưu gần nhất: {when}"


def backup_elsewhere(days: int | None) -> str:
    """Copies on this machine alone die with it. ``days`` since one went elsewhere, None: never."""
    if days is None:
        return "Chưa có bản sao lưu ngoài máy"
    return f"Bản sao lưu ngoài máy đã {days} ngày"


def undone(step: str) -> str:
    """After Ctrl+Z; ``step`` is the name of the step."""
    return f"Đã hoàn tác: {step}"


def redone(step: str) -> str:
    """After Ctrl+Y."""
    return f"Đã làm lại: {step}"


def tip(label: str, key: str) -> str:
    """A tooltip: what a button does and its key."""
    return f"{label} ({key})"


def zoom(percent: int) -> str:
    """After Ctrl++ and Ctrl+-."""
    return f"Cỡ chữ {percent} %"


def window_title(organisation: str) -> str:
    """The window's title bar."""
    return f"{organisation} – {PROGRAM}" if organisation else PROGRAM
