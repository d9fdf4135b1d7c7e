"""Words around the charts: their names, the buttons, and what saving and printing say."""

from __future__ import annotations

# By the value of ChartKind.
CHARTS = {
    "communes": "Tiến độ các xã",
    "heatmap": "Bảng màu",
    "trend": "Qua các kỳ",
    "radar": "Theo nhóm",
    "burnup": "Mục tiêu năm",
    "villages": "Xóm",
    "funding": "Nguồn vốn",
    "offices": "Theo cơ quan",
    "commune": "Một xã",
}
# File names, without marks, so that every system and USB stick takes them.
FILE_NAMES = {
    "communes": "tien-do-cac-xa",
    "heatmap": "bang-mau",
    "trend": "qua-cac-ky",
    "radar": "xa-theo-nhom",
    "burnup": "toi-muc-tieu-nam",
    "villages": "xom-dat-chuan",
    "funding": "nguon-von",
    "offices": "theo-co-quan",
    "commune": "buc-tranh-mot-xa",
}
OF_WHOM = "Của:"
EVERYBODY = "Tất cả các xã"
PRINT = "In A4"
OPEN_FILE = "Mở tệp"
SAVE_TITLE = "Lưu biểu đồ"
FILE_TYPES = {"png": "Ảnh PNG", "pdf": "Tài liệu PDF", "svg": "Hình vẽ SVG"}
FORMATS = {"png": "PNG", "pdf": "PDF", "svg": "SVG"}
PRINTING = "Đang gửi biểu đồ tới máy in…"
PRINTED = "Đã gửi biểu đồ tới máy in, khổ A4 ngang."


def source(organisation: str) -> str:
    """Where a chart's figures come from."""
    return f"Sổ dữ liệu của {organisation}"


def save_as(ending: str) -> str:
    """A button that saves; ``ending`` is png, pdf or svg."""
    return f"Lưu {FORMATS[ending]}"


def saved(path: str) -> str:
    """After saving."""
    return f"Đã lưu biểu đồ: {path}"


def needs_unit(kind: str) -> str:
    """Why a chart of one commune cannot be drawn without naming it."""
    return f"Biểu đồ “{CHARTS[kind]}” là của một xã: hãy thêm --unit."
