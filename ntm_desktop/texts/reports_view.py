"""Words about choosing and making reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

UNIT_WANTED = "Văn bản này là của một xã: hãy chọn xã (--unit)."
OFFICE_WANTED = "Báo cáo này là của một phòng, cơ quan: hãy chọn cơ quan (--office)."
# By the name of a report.
NAMES = {
    "commune-report": "Báo cáo của xã (6 tháng, năm)",
    "commune-forms": "Biểu 10–13 kèm báo cáo xã",
    "commune-plan": "Kế hoạch năm của xã",
    "district-report": "Báo cáo tổng hợp của huyện",
    "department-report": "Báo cáo của phòng, cơ quan",
    "annex-criteria": "Biểu dự kiến phấn đấu đạt tiêu chí",
    "annex-villages": "Biểu phấn đấu đạt chuẩn thôn, xóm",
    "minutes": "Biên bản đánh giá xã",
    "dossier": "Danh mục hồ sơ đề nghị công nhận",
    "disclosure": "Bản công khai để niêm yết",
    "missing-papers": "Danh sách minh chứng còn thiếu",
    "donors": "Danh sách đóng góp, khen thưởng",
    "data-check": "Kết quả kiểm tra số liệu",
    "tasks": "Danh sách nhiệm vụ theo người",
}


OTHER_UNIT = "Sổ của một xã chỉ lập văn bản của xã đó. Hãy bỏ --unit."


def not_yours(name: str, kinds: Iterable[str]) -> str:
    """``kinds``: those that this workbook's organisation makes."""
    return f"Sổ này không lập «{name}». Các loại lập được: {', '.join(kinds)}."


def not_a_commune(name: str) -> str:
    return f"«{name}» không phải là xã."


def not_an_office(code: str) -> str:
    return f"Không có phòng, cơ quan nào mã là «{code}»."


# File names, without marks, so that every system and USB stick takes them.
FILE_NAMES = {
    "commune-report": "bao-cao-xa",
    "commune-forms": "bieu-kem-bao-cao-xa",
    "commune-plan": "ke-hoach-xa",
    "district-report": "bao-cao-huyen",
    "department-report": "bao-cao-phong",
    "annex-criteria": "bieu-phan-dau-tieu-chi",
    "annex-villages": "bieu-phan-dau-xom",
    "minutes": "bien-ban-danh-gia",
    "dossier": "danh-muc-ho-so",
    "disclosure": "ban-cong-khai",
    "missing-papers": "minh-chung-con-thieu",
    "donors": "danh-sach-dong-gop",
    "data-check": "kiem-tra-so-lieu",
    "tasks": "nhiem-vu",
}
FILE_TYPES = {".docx": "Văn bản Word", ".pdf": "Tài liệu PDF", ".xlsx": "Bảng tính Excel"}

KINDS = "Văn bản"
ABOUT = "Của:"
WHOLE_DISTRICT = "Toàn huyện"
MISSING = "Còn thiếu cho văn bản này (Enter: đến chỗ cần ghi)"
MISSING_TITLE = "Văn bản còn thiếu"
WRITE_ANYWAY = "Vẫn lưu, in"
WITH_CHARTS = "Kèm biểu đồ"
# By the name of a paper.
PAPERS = {"A4": "A4", "A3": "A3"}
PAPER_TIP = "Khổ giấy của tệp và của bản in"
READY = "✓ Không còn thiếu gì: xem lại rồi lưu, in để ký."
PREVIEW_HINT = "↑ ↓ chọn phần lời văn · Enter sửa · Page Up, Page Down cuộn"
NO_SECTIONS_HINT = "Văn bản này lấy toàn bộ từ số liệu đã ghi · Page Up, Page Down cuộn"
EDIT_LINK = "✎ Sửa lời văn"
WRITE_LINK = "✎ Cần ghi phần này"

SAVE_TITLE = "Lưu văn bản"
OPEN_TO_PRINT = "Mở để in"
PRINT = "In…"
TEMPLATE = "Mẫu riêng…"
OPEN_FILE = "Mở tệp"
CHOOSE_PRINTER = "In bằng máy in nào?"
PRINTING = "Đang gửi văn bản tới máy in…"
OPENING = "Đang mở bản in…"
CONVERTING = "Đang chuyển văn bản theo mẫu riêng sang PDF…"

# The window of a section's words.
EDIT_TITLE = "Lời văn: {heading}"
EDIT_LEAD = (
    "Gõ lời văn. Trường trong dấu { } được thay bằng số liệu mỗi khi lập văn bản,"
    " nên số liệu luôn là số mới nhất."
)
FIELD_COLUMNS = ("Trường", "Nghĩa", "Hiện nay")
INSERT_HINT = "Enter hoặc bấm đúp: đưa trường vào chỗ con trỏ"
RESULT = "Kết quả"
SAVE_WORDS = "Ghi (Ctrl+Enter)"
RESET_WORDS = "Lấy lại lời soạn sẵn"
CANCEL = "Thôi"
NO_VALUE = "(chưa có)"
ESCAPE_AGAIN = "Lời đang gõ chưa ghi. Bấm Esc lần nữa để bỏ, hoặc Ctrl+Enter để ghi."
SAVED_WORDS = "Đã ghi lời văn."
RESET_DONE = "Đã lấy lại lời soạn sẵn."

# The window of a template.
TEMPLATE_TITLE = "Mẫu riêng: {name}"
TEMPLATE_NONE = "Đang dùng mẫu có sẵn của chương trình."
TEMPLATE_OWN = "Đang dùng mẫu riêng «{file}» khi lưu .docx, .pdf và khi in."
TEMPLATE_OTHERS = "Đang dùng mẫu «{file}» của {owner} khi lưu .docx, .pdf và khi in."
TEMPLATE_NOT_HERE = "Tệp của mẫu này chưa có trong sổ: hãy nhập gói có kèm tệp."
TEMPLATE_LEAD = (
    "Tải mẫu gốc, sửa trong Word (giữ nguyên các trường trong {{ }}), rồi nạp lại."
    " Dưới đây là mọi trường mà mẫu của văn bản này dùng được."
)
GET_ORIGINAL = "Tải mẫu gốc để sửa…"
LOAD_TEMPLATE = "Nạp mẫu riêng…"
REMOVE_TEMPLATE = "Bỏ mẫu riêng"
CLOSE = "Đóng"
LOADED = "Đã nạp mẫu riêng."
REMOVED = "Đã bỏ mẫu riêng."
ORIGINAL_NAME = "mau-{name}.docx"
COPIED_FIELD = "Đã chép {field}, dán vào mẫu bằng Ctrl+V."
COPY_HINT = "Enter hoặc bấm đúp: chép trường để dán vào Word"

_LACKS = {
    "words": "{count} phần lời văn chưa có ai ghi",
    "holes": "{count} phần lời văn còn chỗ “…” vì chưa ghi số liệu",
    "no_data": "{count} chỉ tiêu chưa có số liệu",
    "unreviewed": "{count} chỉ tiêu kế thừa kỳ trước, chưa rà soát",
    "carried": "{count} tiêu chí kế thừa kỳ trước, chưa rà soát",
    "no_evidence": "{count} chỉ tiêu đạt chưa có minh chứng",
    "conflicts": "{count} chỗ hai bên ghi khác nhau, chưa chọn",
    "units": "{count} xã chưa có số liệu",
    "unjudged": "{count} lượt đánh giá phòng chưa ghi",
    "funding": "Chưa ghi nguồn vốn nào trong năm",
    "targets": "Chưa ghi tiêu chí phấn đấu nào",
    "villages": "Chưa có xóm nào trong sổ",
    "gifts": "Chưa ghi đóng góp nào trong năm",
    "undated": "{count} lượt đóng góp chưa ghi ngày, chưa tính vào năm nào",
    "components": "Biểu 12 chưa lập được: chưa ghi vốn theo dự án, nội dung thành phần",
    "debts": "Chưa ghi tình hình nợ đọng xây dựng cơ bản",
}


def lack(name: str, count: int) -> str:
    """A line of what is missing."""
    return _LACKS[name].format(count=count)


def still_missing(lines: Iterable[str]) -> str:
    """The question before a report that lacks something is written."""
    listed = "\n".join(f"• {line}" for line in lines)
    return f"Văn bản này còn thiếu:\n{listed}\nVẫn lưu, in như vậy?"


def heading(name: str, whom: str, round_title: str) -> str:
    """Above the preview."""
    return " · ".join(part for part in (name, whom, round_title) if part)


def save_as(ending: str) -> str:
    return f"Lưu {ending}"


def saved(path: str) -> str:
    return f"Đã lưu: {path}"


def kept(path: str) -> str:
    """Where the file for the printer stays."""
    return f"Bản in được giữ tại: {path}"


def no_printer(path: str) -> str:
    return (
        "Máy này chưa có máy in nào. Bản in (PDF) đã được giữ tại"
        f" «{path}». Hãy nối máy in rồi in lại, hoặc chép tệp đó sang máy có máy in."
    )


def printed(printer: str) -> str:
    return f"Đã gửi tới máy in {printer}." if printer else "Đã gửi tới máy in."


def template_mark(file: str) -> str:
    """Beside the buttons: what follows a template."""
    return f"Lưu .docx, .pdf và in theo mẫu «{file}»"


def plan_year(year: str) -> str:
    """A year that a plan can be for."""
    return f"Kế hoạch năm {year}"


def no_plan_year(year: str, known: Sequence[str]) -> str:
    if not known:
        return "Văn bản này theo kỳ báo cáo; chỉ kế hoạch năm của xã mới chọn năm."
    return f"Không lập được kế hoạch năm {year}. Ghi một trong: {', '.join(known)}."
