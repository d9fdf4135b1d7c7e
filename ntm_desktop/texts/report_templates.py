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

# By a template, on paper.
NO_CONVERTER = "Máy này không có LibreOffice để chuyển văn bản theo mẫu riêng sang PDF."
NOT_STARTED = "không mở được chương trình"
TOOK_TOO_LONG = "chương trình làm quá lâu"


def not_converted(why: str) -> str:
    said = f": {why}" if why else ""
    return f"LibreOffice không chuyển được văn bản theo mẫu riêng sang PDF{said}."


def kept_as_word(why: str, path: str) -> str:
    """``why``: a sentence; no .pdf was written."""
    return (
        f"{why} Bản Word theo mẫu đã được giữ tại «{path}»: hãy mở bằng Word hoặc LibreOffice rồi"
        " in, hoặc lưu thành PDF ở đó."
    )


def not_in_excel(file: str) -> str:
    return f"Tệp .xlsx theo mẫu có sẵn của chương trình, không theo mẫu riêng «{file}»."


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
