"""What the commands say: help, faults of usage, and their output for people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ntm_desktop.texts.value_rules import GRADES, METRICS, SETTINGS

PROGRAM = "ntm-desktop"
USAGE = "Cách dùng: "
FIRST_ARGUMENTS = "[LỆNH …] [FILE.ntm]"
POSITIONALS = "Tham số"
OPTIONS = "Tùy chọn"
HELP = "hiện hướng dẫn này rồi thôi"
COMMANDS_TITLE = "Các lệnh"
ABOUT = (
    "Sổ xây dựng nông thôn mới, làm việc không cần mạng. Không ghi lệnh thì mở cửa sổ;"
    " ghi đường dẫn một sổ thì mở sổ đó trong cửa sổ."
)
MORE = f"Hướng dẫn của một lệnh: {PROGRAM} LỆNH --help"

COMMANDS = {
    "new": "lập sổ mới từ kế hoạch có sẵn hoặc từ gói dữ liệu",
    "assess": "ghi một đánh giá, chỉ thay các phần được nêu",
    "status": "kết quả của các xã trong một kỳ",
    "export": "xuất một gói dữ liệu vào thư mục",
    "import": "nhập các gói dữ liệu",
    "imports": "nhật ký nhập",
    "undo-import": "bỏ một lần nhập",
    "keys": "khoá ký của các nơi gửi: xem, đối chiếu mã, thu hồi",
    "conflicts": "những chỗ hai bên ghi khác nhau",
    "resolve": "chọn kết quả cho một chỗ hai bên ghi khác nhau",
    "history": "lịch sử ghi của một bản ghi",
    "check": "kiểm tra tệp, bảng giá trị và số liệu",
    "repair": "dựng lại giá trị hiện tại từ lịch sử ghi",
    "backup": "sao lưu sổ, có kiểm tra bản sao",
    "backups": "các bản sao lưu của sổ",
    "restore": "khôi phục sổ từ một bản sao lưu",
    "round": "mở, chốt, mở lại kỳ báo cáo",
    "chart": "vẽ biểu đồ ra tệp .png, .pdf hoặc .svg",
    "record": "ghi một bản ghi bất kỳ",
    "list": "liệt kê các bản ghi một loại",
    "delete": "xóa một bản ghi",
    "report": "lập văn bản ra tệp .docx, .pdf hoặc .xlsx",
    "sheet": "xuất và nhập bảng Excel",
}

FILE = "tệp sổ (*.ntm)"
JSON = "in một tài liệu JSON thay cho chữ"
ROUND = "mã kỳ, ví dụ 2023-06; bỏ trống: kỳ đang mở sớm nhất"
UNIT = "mã đơn vị (01603) hoặc tên, không cần dấu"
PLAN = "mã kế hoạch có sẵn"
PACKAGE = "gói dữ liệu đã nhận"
AS = "mã cơ quan của sổ: huyen, xa-01603, nong-nghiep…"
DEMO = "thêm số liệu mẫu, dưới mã huyện riêng"
CODE = "mã tiêu chí hoặc chỉ tiêu, ví dụ 17 hoặc 17.6"
SOURCE = "ghi thay nguồn nào: self (xã), department (phòng), district (huyện)"
RESULT = "kết quả: met (đạt), not_met (chưa đạt), not_applicable (không áp dụng)"
VALUE = "giá trị, ví dụ 62,4 hoặc có; nhiều số liệu thì ghi TÊN=GIÁ_TRỊ"
RATIO = "tử số/mẫu số, ví dụ 196/314; nhiều số liệu thì ghi TÊN=A/B"
NOTE = "ghi chú"
DIR = "thư mục"
TO = "chỉ những gì đơn vị nhận này cần"
WITHOUT_FILES = "không kèm tệp minh chứng"
ALL_FILES = "kèm cả tệp mà nơi nhận đã xác nhận (máy mới)"
PACKAGES = "các gói cần nhập"
DRY_RUN = "chỉ xem trước, không ghi gì"
ACCEPT_KEY = "mã khoá hoặc mã tệp đã đối chiếu với bên gửi; mỗi mã cho một tệp, ghi được nhiều lần"
ACCEPT_UNSIGNED = "nhận tệp không có chữ ký (cả sổ, gói cũ); chỉ cho một tệp của lệnh"
IMPORT = "số của lần nhập, xem lệnh imports"
KEY = "khóa của bản ghi"
TAKE = "mã bản ghi được chọn (hoặc phần đầu của mã)"
RESOLVE_NOTE = "lý do chọn"
BACKUP_DIR = "thư mục; bỏ trống: thư mục sao lưu của chương trình"
BACKUP = "bản sao lưu, xem lệnh backups"
ACTION = "open: mở kỳ mới, close: chốt, reopen: mở lại"
ROUND_CODE = "mã kỳ"
REASON = "lý do (cần khi mở lại)"
CHART = "tên biểu đồ"
CHART_OUT = "tệp ra; đuôi .png, .pdf hoặc .svg"
REPORT = "loại văn bản"
REPORT_OUT = "tệp ra; đuôi .docx, .pdf hoặc .xlsx"
OFFICE = "mã phòng, cơ quan"
PLAN_YEAR = "năm của kế hoạch xã (commune-plan), mặc định: năm sau nếu đã có lộ trình"
PAPER = "khổ giấy: A4 (mặc định) hoặc A3, ví dụ bản công khai để niêm yết"
NO_CHARTS = "không đưa biểu đồ vào văn bản"
EXPORT_NUMBER = "phiếu của lần xuất số N; bỏ trống: lần xuất mới nhất"
IMPORT_NUMBER = "phiếu của lần nhập số N, xem lệnh imports"
COMPARE_KEY = "đã đọc mã này cho nhau qua điện thoại và thấy đúng"
WITHDRAW_KEY = "thu hồi khoá mang mã này (mất máy); cần --note"
GIVE_BACK_KEY = "bỏ thu hồi khoá mang mã này"
KEY_ORG = "mã đơn vị có khoá, khi hai đơn vị cùng một khoá"
KEY_NOTE = "lý do thu hồi"
KEY_YES = "đúng là thu hồi khoá của chính máy này"
NAMES_HEADINGS = ("Tên", "Nghĩa")
RECORD_NAMES = (
    "Khóa của xóm: village/MÃ_XÃ.TÊN-XÓM, ví dụ village/01603.phia-chang.\n"
    f"Thiết lập (setting): {'; '.join(f'{one} – {said}' for one, said in SETTINGS.items())}.\n"
    f"Cách đo mục tiêu (goal): {'; '.join(f'{one} – {said}' for one, said in METRICS.items())}.\n"
    f"Mức công nhận: {'; '.join(f'{one} – {said}' for one, said in GRADES.items())}.\n"
    "Số liệu nền (base_figure): «list FILE base_figure» nêu tên và nghĩa từng số liệu."
)
KIND = "loại bản ghi, xem docs/records.md"
RECORD_KEY = "khóa của bản ghi; bỏ trống: lập bản ghi mới của đơn vị mình"
SET = "mục và giá trị; để trống giá trị là bỏ mục đó"
LIST_HEADINGS = ("Khóa", "Người ghi", "Lúc", "Nội dung")

NOTHING_TO_WRITE = "Chưa nêu gì để ghi. Hãy thêm --result, --value, --ratio hoặc --note."
STOPPED = "Đã dừng theo yêu cầu."


def one_of(what: str, names: Iterable[str]) -> str:
    return f"{what}: {', '.join(names)}"


def unknown_command(name: str, known: Iterable[str]) -> str:
    return f"Không có lệnh «{name}» và cũng không có tệp tên này. Các lệnh: {', '.join(known)}."


def twice(measure: str) -> str:
    return f"Số liệu «{measure}» được ghi hai lần." if measure else "Số liệu được ghi hai lần."


def not_a_number(text: str) -> str:
    return f"«{text}» không phải là số của một lần nhập."


def unforeseen(log: str) -> str:
    return f"Có lỗi ngoài dự kiến, việc đang làm đã dừng. Chi tiết được ghi ở «{log}»."


def commune_only(name: str) -> str:
    return f"«{name}» không phải là xã; lệnh này xem kết quả của các xã."


# What the parser finds wrong with the arguments, in its own English, and how it is told.
_FAULTS: Sequence[tuple[str, str]] = (
    (r"the following arguments are required: (.*)", "Thiếu tham số: {0}."),
    (r"unrecognized arguments: (.*)", "Không hiểu tham số: {0}."),
    (r"one of the arguments (.*) is required", "Cần một trong các tham số: {0}."),
    (r"argument (.*): not allowed with argument (.*)", "Không dùng {0} cùng với {1}."),
    (r"argument (.*): expected one argument", "Sau {0} cần một giá trị."),
    (r"argument (.*): expected at least one argument", "Sau {0} cần ít nhất một giá trị."),
    (r"argument (.*): ignored explicit argument (.*)", "{0} không đi cùng giá trị {1}."),
    (
        r"argument (.*): invalid choice: (.*) \(choose from (.*)\)",
        "{0} không nhận {1}; hãy chọn một trong: {2}.",
    ),
    (r"argument (.*): (.*)", "{0}: {1}"),
)


def fault_of_usage(english: str) -> str:
    """The Vietnamese sentence for what the argument parser says."""
    for pattern, sentence in _FAULTS:
        match = re.fullmatch(pattern, english, re.DOTALL)
        if match:
            return sentence.format(*(words.replace("'", "") for words in match.groups()))
    return f"Tham số không đúng ({english})."


def see_help(command: str) -> str:
    return f"Xem cách dùng: {command} --help"
