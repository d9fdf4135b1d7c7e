"""Sentences about the office's own templates of reports."""

from __future__ import annotations

from collections.abc import Sequence

NO_DOCX = "Tệp mẫu phải là văn bản Word đuôi .docx. Tệp .doc hãy mở bằng Word rồi lưu lại .docx."
TOO_LARGE = "Tệp mẫu quá lớn. Hãy bỏ bớt hình trong mẫu rồi nạp lại."
LINKED = "Mẫu có phần lấy từ nơi khác (hình, đoạn văn liên kết). Hãy chèn hẳn vào mẫu rồi nạp lại."
EMBEDDED = (
    "Mẫu có tệp khác nằm bên trong (bảng tính, văn bản nhúng hoặc chương trình). Hãy bỏ đi, hoặc"
    " dán lại thành hình hay bảng thường, rồi nạp lại."
)
GONE = "Không có mẫu riêng nào cho văn bản này."
NOT_HERE = (
    "Sổ này biết có mẫu riêng nhưng chưa có tệp của mẫu. Hãy nhập lại gói có kèm tệp,"
    " hoặc bỏ mẫu riêng."
)


def forbidden_field(name: str) -> str:
    """``name``: of a field of Word, as its instruction begins; "\ufffc" is another field in it."""
    shown = name.replace("\ufffc", "…")[:40]
    return (
        f"Mẫu có trường «{shown}» của Word; trường này có thể lấy từ nơi khác hoặc chạy lệnh khi"
        " mở tệp. Hãy xóa trường đó trong Word rồi nạp lại."
    )


def unknown_fields(names: Sequence[str]) -> str:
    shown = ", ".join(f"{{{{{name}}}}}" for name in names)
    return f"Mẫu có trường chương trình không biết: {shown}. Hãy sửa lại trong Word rồi nạp lại."


def crowded(names: Sequence[str]) -> str:
    shown = ", ".join(f"{{{{{name}}}}}" for name in names)
    return f"Trường {shown} thay cho cả một phần nên phải đứng riêng một dòng."


def step_load(name: str) -> str:
    return f"Dùng mẫu riêng «{name}»"


def step_remove(name: str) -> str:
    return f"Bỏ mẫu riêng «{name}»"
