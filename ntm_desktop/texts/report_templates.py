"""Sentences about the office's own templates of reports."""

from __future__ import annotations

from collections.abc import Sequence

NO_DOCX = "Tệp mẫu phải là văn bản Word đuôi .docx. Tệp .doc hãy mở bằng Word rồi lưu lại .docx."
TOO_LARGE = "Tệp mẫu quá lớn. Hãy bỏ bớt hình trong mẫu rồi nạp lại."
LINKED = "Mẫu có phần lấy từ nơi khác (hình, đoạn văn liên kết). Hãy chèn hẳn vào mẫu rồi nạp lại."
GONE = "Không có mẫu riêng nào cho văn bản này."
NOT_HERE = (
    "Sổ này biết có mẫu riêng nhưng chưa có tệp của mẫu. Hãy nhập lại gói có kèm tệp,"
    " hoặc bỏ mẫu riêng."
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
