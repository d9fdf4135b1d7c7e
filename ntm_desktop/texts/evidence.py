"""Sentences about evidence."""

from __future__ import annotations

from ntm_desktop.texts.commune import size


def attached_already(name: str, code: str, round_: str) -> str:
    return f"Tệp «{name}» đã được đính kèm cho {code} trong kỳ {round_}."


def not_a_file(path: str) -> str:
    return f"«{path}» không phải là tệp. Hãy chọn một tệp, không chọn thư mục."


def too_large(name: str, bytes_: int, limit: int, scan: bool) -> str:
    """``limit`` in bytes; ``scan``: it could be scanned anew."""
    way = "quét lại ở 150–200 dpi, hoặc tách thành nhiều tệp" if scan else "tách thành nhiều tệp"
    told = f"Tệp «{name}» {size(bytes_)}, quá {limit // 1024 // 1024} MB nên chưa đính kèm."
    return f"{told} Hãy {way}."


def too_many_dots(name: str) -> str:
    return (
        f"Ảnh «{name}» có quá nhiều điểm ảnh nên không mở ra xem được, chưa đính kèm."
        " Hãy quét lại ở 150–200 dpi hoặc chụp lại ở cỡ ảnh thường."
    )


def empty(name: str) -> str:
    return f"Tệp «{name}» trống, chưa đính kèm. Hãy kiểm tra lại tệp."


def unreadable(path: str) -> str:
    return f"Không đọc được tệp «{path}». Hãy kiểm tra USB hoặc chép tệp vào máy rồi thử lại."


def unwritable(path: str) -> str:
    return f"Không ghi được «{path}». Hãy kiểm tra chỗ trống trên ổ đĩa."


def gone() -> str:
    return "Minh chứng này không còn trong sổ."


def not_here(name: str) -> str:
    return f"Nội dung tệp «{name}» chưa có trong sổ này; hãy xin gói dữ liệu có kèm tệp."


def step_attach(name: str, code: str) -> str:
    return f"đính kèm «{name}» cho {code}"


def step_detach(name: str, code: str) -> str:
    return f"gỡ «{name}» khỏi {code}"


# The window that offers to make a picture smaller.
REDUCE_TITLE = "Thu nhỏ ảnh trước khi đính kèm"
REDUCE = "Thu nhỏ rồi đính kèm"
KEEP = "Giữ nguyên"
LEAVE_OUT = "Thôi"
SAME_PLACE = "Cùng một chỗ của hai bản, ở cỡ thật của ảnh gốc:"
STILL_ATTACHING = "Đang đính kèm các tệp trước; xin chờ xong rồi thả tiếp."
LOOKING_TITLE = "Xem ảnh trước khi đính kèm"


def offer(name: str, before: int, after: int) -> str:
    """``before`` and ``after`` in bytes."""
    return f"Ảnh «{name}» {size(before)}; thu nhỏ còn {size(after)}, chữ vẫn đọc được."


def original(bytes_: int) -> str:
    return f"Ảnh gốc · {size(bytes_)}"


def smaller(bytes_: int) -> str:
    return f"Thu nhỏ · {size(bytes_)}"


def for_the_rest(count: int) -> str:
    return f"Áp dụng cho {count} ảnh còn lại"


def cannot_keep(limit: int) -> str:
    """``limit`` in bytes."""
    return f"Không giữ nguyên được: mỗi tệp không quá {limit // 1024 // 1024} MB."


def looking(number: int, count: int, name: str) -> str:
    return f"Đang xem ảnh {number}/{count}: {name}"


def done(attached: int, left_out: int, saved: int) -> str:
    """``saved``: bytes that the smaller forms take less."""
    told = [f"Đã đính kèm {attached} tệp"] if attached else []
    if left_out:
        told.append(f"không đính kèm {left_out} ảnh")
    if saved:
        told.append(f"thu nhỏ bớt được {size(saved)}")
    sentence = ", ".join(told)
    return f"{sentence[:1].upper()}{sentence[1:]}." if told else ""


def dropped(code: str, told: str) -> str:
    """``told``: what became of the files that were dropped on the row of ``code``."""
    return f"{code}: {told}"


def total(unit: str, files: int, bytes_: int, not_here: int, unsent: int = 0) -> str:
    """What a unit's papers come to; ``unsent``: files that the package to the district carries."""
    told = f"{unit}: {files} tệp, {size(bytes_)}"
    if not_here:
        told += f"; {not_here} tệp chưa có trong sổ này"
    if unsent:
        told += f"; gói gửi huyện sẽ mang {unsent} tệp huyện chưa báo nhận"
    return told
