"""Words of the small windows that ask and tell, and those that Tk brings along in English."""

OK = "Đồng ý"
YES = "Có"
NO = "Không"
CANCEL = "Hủy"
CLOSE = "Đóng"
SAVE = "Lưu"
OPEN = "Mở"

ERROR_TITLE = "Chưa làm được"
FAULT_TITLE = "Lỗi chương trình"
ASK_TITLE = "Xin xác nhận"
INFO_TITLE = "Thông báo"
SHORTCUTS_TITLE = "Phím tắt"
PROGRESS_TITLE = "Đang thực hiện"
CANCELLING = "Đang dừng…"

NEEDED = "Cần nhập nội dung này."
SEARCH = "Tìm:"
NOTHING_FOUND = "Không có mục nào khớp với từ tìm."

WORKBOOKS = "Sổ dữ liệu NTM"
PACKAGES = "Gói dữ liệu NTM"
ALL_FILES = "Mọi tệp"
KEY_COLUMN = "Phím"
DOES_COLUMN = "Việc"


def fault(log: str) -> str:
    """What is said when something unforeseen failed. ``log``: path of the diary of errors, ""
    where it cannot be written."""
    if not log:
        return (
            "Có lỗi ngoài dự kiến. Dữ liệu đã lưu vẫn còn nguyên.\n"
            "Máy không cho ghi chi tiết lỗi. Nếu lỗi lặp lại, hãy báo người hỗ trợ đang làm gì."
        )
    return (
        "Có lỗi ngoài dự kiến. Dữ liệu đã lưu vẫn còn nguyên.\n"
        f"Chi tiết ghi trong tệp: {log}\n"
        "Nếu lỗi lặp lại, gửi tệp này cho người hỗ trợ."
    )


# ttkbootstrap's own words.
TOOLKIT = {
    "OK": OK,
    "Ok": OK,
    "Cancel": CANCEL,
    "Yes": YES,
    "No": NO,
    "Retry": "Thử lại",
    "Delete": "Xóa",
    "Next": "Tiếp",
    "Prev": "Trước",
    "Previous": "Trước",
    "Open": OPEN,
    "Close": CLOSE,
    "Add": "Thêm",
    "Remove": "Bỏ",
    "Submit": "Gửi",
    "Search": "Tìm",
    "Page": "Trang",
    "of": "trên",
    "January": "Tháng 1",
    "February": "Tháng 2",
    "March": "Tháng 3",
    "April": "Tháng 4",
    "May": "Tháng 5",
    "June": "Tháng 6",
    "July": "Tháng 7",
    "August": "Tháng 8",
    "September": "Tháng 9",
    "October": "Tháng 10",
    "November": "Tháng 11",
    "December": "Tháng 12",
    "Mo": "T2",
    "Tu": "T3",
    "We": "T4",
    "Th": "T5",
    "Fr": "T6",
    "Sa": "T7",
    "Su": "CN",
}

# The words of Tk's own file windows (used where the system has none of its own). "&" marks the
# letter for Alt.
TK = {
    "&OK": "&Đồng ý",
    "&Cancel": "&Hủy",
    "&Yes": "&Có",
    "&No": "&Không",
    "&Open": "&Mở",
    "&Save": "&Lưu",
    "&Directory:": "&Thư mục:",
    "&Selection:": "&Chọn:",
    "File &name:": "&Tên tệp:",
    "File &names:": "&Tên các tệp:",
    "Files of &type:": "&Loại tệp:",
    "Show &Hidden Files and Directories": "Hiện cả tệp và thư mục ẩ&n",
    "Show &Hidden Directories": "Hiện cả thư mục ẩ&n",
    "Open": "Mở",
    "Save As": "Lưu thành",
    "Choose Directory": "Chọn thư mục",
    'Directory "%1$s" does not exist.': "Không có thư mục “%1$s”.",
    'Invalid file name "%1$s".': "Tên tệp “%1$s” không hợp lệ.",
    'File "%1$s" does not exist.': "Không có tệp “%1$s”.",
    'File "%1$s" already exists.\nDo you want to overwrite it?': (
        "Tệp “%1$s” đã có.\nGhi đè lên tệp này?"
    ),
    'Cannot change to the directory "%1$s".\nPermission denied.': (
        "Không vào được thư mục “%1$s”.\nKhông có quyền."
    ),
    "Cu&t": "Cắ&t",
    "&Copy": "&Chép",
    "&Paste": "&Dán",
    "Select &All": "Chọn &tất cả",
}
