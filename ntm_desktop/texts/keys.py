"""Sentences about keys, signatures and the codes that people compare."""

from __future__ import annotations

# By state of a sender's key.
STATES = {
    "own": "máy này",
    "first_seen": "lần đầu thấy, chưa đối chiếu mã",
    "seen": "chưa đối chiếu mã",
    "compared": "đã đối chiếu mã",
    "accepted": "được chấp nhận lần này",
    "changed": "khác với khoá đã biết",
    "withdrawn": "đã thu hồi",
    "none": "không có chữ ký",
}
HEADINGS = ("Đơn vị", "Mã khoá", "Tình trạng", "Thấy lần đầu", "Ghi chú")


def key_unreadable(path: str) -> str:
    return (
        f"Khoá ký của máy này («{path}») bị hỏng hoặc không đọc được. Hãy chép lại từ bản sao;"
        " nếu không có, hãy đổi tên tệp đó để chương trình lập khoá mới, rồi báo mã mới cho huyện."
    )


def key_unwritable(path: str) -> str:
    return f"Không ghi được khoá ký của máy này vào «{path}». Hãy kiểm tra ổ đĩa rồi thử lại."


def unknown_code(code: str) -> str:
    return f"Không có khoá nào mang mã «{code}». Hãy xem lại danh sách khoá."


def not_yours(org: str) -> str:
    return f"Chỉ {org} hoặc huyện được thu hồi khoá này."


def reason_wanted() -> str:
    return "Hãy ghi lý do thu hồi khoá."


def withdrawn_already(code: str) -> str:
    return f"Khoá mang mã {code} đã được thu hồi trước đây."


def not_withdrawn(code: str) -> str:
    return f"Khoá mang mã {code} chưa bị thu hồi."


def own_needs_no_comparing() -> str:
    return "Đây là khoá của chính máy này, không cần đối chiếu."


def compared(code: str, org: str) -> str:
    return f"Đã ghi nhận: mã {code} đúng là của {org}."


def withdrawn(code: str, org: str) -> str:
    return f"Đã thu hồi khoá {code} của {org}. Việc thu hồi đi theo các gói xuất sau."


def given_back(code: str, org: str) -> str:
    return f"Đã bỏ thu hồi khoá {code} của {org}."


def step_withdraw(org: str) -> str:
    return f"Thu hồi khoá của {org}"


def step_give_back(org: str) -> str:
    return f"Bỏ thu hồi khoá của {org}"
