"""Words that every official document has (NĐ 30/2020/NĐ-CP, Annex I)."""

from __future__ import annotations

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
RECIPIENTS = "Nơi nhận:"
NO_ROWS = "(không có)"
ENDINGS = (".docx", ".pdf", ".xlsx")


_COMMITTEE = "Ủy ban nhân dân "


def head_name(organisation: str) -> str:
    """An organisation above a document, the committee's own name on a line of its own."""
    if organisation.startswith(_COMMITTEE):
        organisation = f"{_COMMITTEE.strip()}\n{organisation.removeprefix(_COMMITTEE)}"
    return organisation.upper()


NO_SPACE = "ổ đĩa đã đầy"
NO_RIGHT = "không có quyền ghi vào đây, hoặc tệp đang mở ở chương trình khác"
NO_FOLDER = "không có thư mục này"


def other_fault(number: int | None) -> str:
    return f"máy báo lỗi {number}"


def unwritable(path: str, why: str) -> str:
    return (
        f"Không ghi được tệp «{path}»: {why}. Chọn thư mục khác hoặc đóng tệp đang mở rồi lưu lại."
    )


def bad_ending(path: str, endings: tuple[str, ...]) -> str:
    return f"«{path}» phải có đuôi {', '.join(endings)}."
