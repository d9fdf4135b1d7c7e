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


def district_withdrew() -> str:
    return "Khoá này do huyện thu hồi; chỉ huyện bỏ thu hồi được."


def reason_wanted() -> str:
    return "Hãy ghi lý do thu hồi khoá."


def withdrawn_already(code: str) -> str:
    return f"Khoá mang mã {code} đã được thu hồi trước đây."


def not_withdrawn(code: str) -> str:
    return f"Khoá mang mã {code} chưa bị thu hồi."


def never_seen(code: str) -> str:
    return f"Khoá {code} chưa từng ký gói nào tới máy này, nên chưa đối chiếu được."


def unseen(code: str) -> str:
    """In a list, for a withdrawn key whose code is not known here."""
    return f"chưa từng thấy ({code})"


def own_wants_a_yes() -> str:
    return (
        "Đây là khoá của chính máy này: thu hồi thì máy này không xuất gói được nữa. Mất máy khác"
        " thì thu hồi khoá của máy đó. Nếu đúng là muốn thu hồi khoá máy này, hãy thêm --yes."
    )


def own_needs_no_comparing() -> str:
    return "Đây là khoá của chính máy này, không cần đối chiếu."


def compared(code: str, org: str) -> str:
    return f"Đã ghi nhận: mã {code} đúng là của {org}."


def withdrawn(code: str, org: str, own: bool) -> str:
    """``own``: the key of this machine."""
    if own:
        return (
            f"Đã thu hồi khoá {code} của chính máy này: máy này không xuất gói được nữa cho tới khi"
            " bỏ thu hồi."
        )
    return f"Đã thu hồi khoá {code} của {org}. Việc thu hồi đi theo các gói xuất sau."


def given_back(code: str, org: str, own: bool) -> str:
    """``own``: the key of this machine."""
    if own:
        return (
            f"Đã bỏ thu hồi khoá {code} của máy này. Nơi đã biết việc thu hồi còn từ chối gói đầu"
            " tiên: hãy gọi điện để nơi đó đối chiếu và chấp nhận mã này một lần."
        )
    return f"Đã bỏ thu hồi khoá {code} của {org}."


def step_withdraw(org: str) -> str:
    return f"Thu hồi khoá của {org}"


def step_give_back(org: str) -> str:
    return f"Bỏ thu hồi khoá của {org}"
