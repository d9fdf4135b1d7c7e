"""Words that every official document has (NĐ 30/2020/NĐ-CP, Annex I)."""

from __future__ import annotations

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
RECIPIENTS = "Nơi nhận:"
ENDINGS = (".docx", ".pdf", ".xlsx")


_COMMITTEE = "Ủy ban nhân dân "


def head_name(organisation: str) -> str:
    """An organisation above a document, the committee's own name on a line of its own."""
    if organisation.startswith(_COMMITTEE):
        organisation = f"{_COMMITTEE.strip()}\n{organisation.removeprefix(_COMMITTEE)}"
    return organisation.upper()


def unwritable(path: str) -> str:
    return f"Không ghi được «{path}». Hãy chọn nơi khác, hoặc đóng tệp đó nếu đang mở."


def bad_ending(path: str, endings: tuple[str, ...]) -> str:
    return f"«{path}» phải có đuôi {', '.join(endings)}."
