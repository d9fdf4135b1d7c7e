"""Words of the receipt ("Phiếu giao nhận") that both sides keep of a file."""

from __future__ import annotations

from collections.abc import Mapping

from ntm_desktop.texts.exchange import ROW_REASONS
from ntm_desktop.texts.keys import STATES

__all__ = ["ROW_REASONS", "STATES"]

TITLE_SENT = "PHIẾU GIAO DỮ LIỆU"
TITLE_RECEIVED = "PHIẾU NHẬN DỮ LIỆU"
TITLE_BATCH = "BÁO CÁO NHẬP DỮ LIỆU"
SUBTITLE = "Chương trình mục tiêu quốc gia xây dựng nông thôn mới"
EVERYBODY = "Mọi đơn vị"
SENT_COUNTS = ("Nội dung", "Lần ghi", "Tệp minh chứng")
RECEIVED_COUNTS = ("Mới", "Cập nhật", "Không đổi", "Bản cũ", "Hai bên ghi khác", "Không nhận")
FILES_CAME = "Tệp minh chứng"
FACTS = (
    "Tệp",
    "Nơi gửi",
    "Nơi nhận",
    "Kỳ báo cáo",
    "Gói số",
    "Lúc xuất",
    "Lúc nhận",
    "Máy gửi",
    "Mã khoá ký của máy gửi",
    "Kết quả",
)
CODE = "Mã giao nhận"
CODE_LEAD = (
    "Hai bên đọc mã này cho nhau qua điện thoại:"
    " mã giống nhau thì tệp nhận được đúng là tệp đã gửi."
)
COUNTS_TITLE = "Nội dung của gói"
RECEIVED_TITLE = "Kết quả nhập vào sổ"
REFUSED_TITLE = "Những nội dung không nhận"
REFUSED_HEADINGS = ("Nội dung", "Lý do")
BATCH_HEADINGS = ("STT", "Nơi gửi", "Tệp", "Kết quả", *RECEIVED_COUNTS, "Mã giao nhận")
BATCH_SENTENCES = "Những tệp cần chú ý"
GIVER, TAKER = "NGƯỜI GIAO", "NGƯỜI NHẬN"
SIGN = "(Ký, ghi rõ họ tên)"
STATUS = {
    "applied": "Đã nhập",
    "nothing_new": "Không có gì mới",
    "old": "Gói cũ",
    "already_imported": "Đã nhập trước",
    "own_export": "Gói của mình",
    "refused": "Không nhận",
    "planned": "Chưa nhập",
    "annulled": "Đã bỏ lần nhập này",
}
SAMPLE = "DỮ LIỆU MẪU, KHÔNG CÓ GIÁ TRỊ BÁO CÁO"


def unknown_export(number: int) -> str:
    return f"Không có lần xuất số {number} trong nhật ký."


def unknown_import(number: int) -> str:
    return f"Không có lần nhập số {number} trong nhật ký."


def nothing_yet(sent: bool) -> str:
    return "Sổ này chưa xuất gói nào." if sent else "Sổ này chưa nhập gói nào."


def batch_line(files: int, words: Mapping[str, int], conflicts: int) -> str:
    """The first sentence of the report of a batch; ``words``: how many files by word of STATUS."""
    said = [f"{words.get('applied', 0)} tệp đã nhập"]
    said += [
        f"{words[word]} tệp {STATUS[word].lower()}"
        for word in STATUS
        if word != "applied" and words.get(word)
    ]
    if conflicts:
        said.append(f"{conflicts} nội dung hai bên ghi khác nhau đang chờ chọn kết quả")
    return f"Nhận {files} tệp: {', '.join(said)}."


def place_and_date(day: int, month: int, year: int) -> str:
    return f"Ngày {day:02d} tháng {month:02d} năm {year}"
