"""Words about a workbook that lies on a stick or in a network folder."""

from __future__ import annotations

TITLE = "Sổ không nằm trên máy này"
COPY = "Chép về máy rồi mở (nên chọn)"
IN_PLACE = "Mở tại chỗ"
LEAVE = "Thôi"


def ask(name: str, network: bool, folder: str) -> str:
    """``folder``: where the copy goes."""
    where = "ổ mạng" if network else "USB hoặc ổ rời"
    danger = "mạng đứt" if network else "rút ra"
    return (
        f"Sổ «{name}» nằm trên {where}. Nếu {danger} giữa chừng, việc đang ghi có thể bị mất,"
        " và mở sổ cũng chậm hơn.\n"
        f"Chép về máy: sổ được chép vào «{folder}», từ đó chỉ làm trên bản ở máy;"
        " bản cũ để nguyên."
    )


def brought(path: str) -> str:
    return f"Đã chép sổ về «{path}». Từ nay hãy làm trên bản này."


def not_brought(name: str, folder: str) -> str:
    return (
        f"Chưa chép được sổ «{name}» vào «{folder}» (đầy, không có quyền, hoặc USB bị rút ra)."
        " Sổ cũ vẫn nguyên; hãy dọn chỗ trống rồi làm lại, hoặc mở tại chỗ."
    )
