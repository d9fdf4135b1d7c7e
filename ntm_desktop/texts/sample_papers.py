"""Words of the sample papers; none of them is a paper of anybody."""

from __future__ import annotations

from ntm_desktop.texts.sample import MARK
from ntm_desktop.texts.sample_programme import NOTE

__all__ = ["MARK", "NOTE"]

NUMBER = "01/KH-UBND (mẫu)"
DISTRICT_ISSUER = "Ủy ban nhân dân huyện (mẫu)"
SCHEME = "Đề án phát triển sản phẩm chủ lực"
SUMMARY = f"{MARK} Nêu mục tiêu, việc làm và nguồn vốn của năm."
EFFECT = f"{MARK} Lập danh sách hộ tham gia; báo cáo tiến độ hằng quý."
FILE = "so-lieu-mau-van-ban.txt"
FORM_FILE = "so-lieu-mau-bao-cao.docx"
# The form of a report: fields of the program among the office's own words.
FORM = (
    "{{du_lieu_mau}}",
    "{{co_quan}}",
    "{{so_van_ban}}",
    "{{dia_danh_ngay}}",
    "{{tieu_de}}",
    "{{trich_yeu}}",
    f"{MARK} Mẫu văn bản riêng của phòng, chỉ để dùng thử.",
    "{{noi_dung}}",
    "{{nguoi_ky}}",
)


def plan(year: str) -> str:
    return f"Kế hoạch xây dựng nông thôn mới năm {year}"


def issuer(unit: str) -> str:
    return f"UBND xã {unit} (mẫu)"


def paper(title: str, by: str) -> str:
    """The text of a sample file."""
    return f"{MARK}\n{title}\n{by}\nGiấy này chỉ để dùng thử, không phải văn bản thật.\n"
