"""Words of the page of resources: money by source, contributions, debts, donors, projects."""

from __future__ import annotations

from ntm_desktop.texts.records import CHOICES

# The sources that the plan names (mục IV, V.5) and those of Biểu 11 (Mẫu số 4), in its order.
SOURCES = {
    code: words[0].upper() + words[1:]
    for (field, code), words in CHOICES.items()
    if field == "source"
}
# Other words for them that people write.
SOURCE_WORDS = {
    "NSTW": "central",
    "ngân sách TW": "central",
    "NSĐP": "local",
    "lồng ghép": "integrated",
    "tín dụng": "credit",
    "vốn doanh nghiệp": "enterprise",
    "enterprises": "enterprise",
    "dân góp": "community",
    "vốn dân góp": "community",
}
NO_SOURCE = "Chưa ghi nguồn"
NO_PROGRAMME = "Chưa ghi chương trình"
OVERPAID = "trả thừa {amount}"
WHOLE_DISTRICT = "Chung toàn huyện"
NOT_SHARED_OUT = "Chưa chia cho xã"
OTHERS_TOO = "Huyện và xã khác"
ALL_YEARS = "Mọi năm"
ALL_UNITS = "Toàn huyện"
YEAR, UNIT = "Năm", "Đơn vị"
OPEN = "Mở sổ theo dõi"
HINT = "Đơn vị tiền: triệu đồng · Enter: mở sổ theo dõi của dòng · Ctrl+1…8: đổi bảng"
SHARE_OUT = "Chia nguồn cho xã"
CHOOSE_LINE = "Hãy chọn khoản vốn cần chia trong bảng này rồi bấm lại."
NOT_TO_SHARE = "Dòng này chỉ là số cộng ghi trong kế hoạch; hãy chọn một nguồn cụ thể để chia."
CANNOT_SHARE = "Chỉ huyện và cơ quan tài chính của huyện chia nguồn cho xã, trong sổ ghi được."
PARTS = {
    "sources": "Vốn theo nguồn",
    "lines": "Khoản vốn, phần chia",
    "units": "Theo xã",
    "programmes": "Theo chương trình",
    "years": "Theo năm",
    "works": "Công trình",
    "gifts": "Đóng góp",
    "debts": "Nợ đọng",
}
COLUMNS = {
    "sources": ("Nguồn", "Kế hoạch", "Đã phân bổ", "Đã giải ngân", "% phân bổ", "% giải ngân"),
    "lines": ("Khoản vốn", "Kế hoạch", "Đã phân bổ", "Đã giải ngân", "Đã chia", "Chưa chia"),
    "units": ("Đơn vị", "Kế hoạch", "Đã phân bổ", "Đã giải ngân", "% phân bổ", "% giải ngân"),
    "programmes": (
        "Chương trình",
        "Kế hoạch",
        "Đã phân bổ",
        "Đã giải ngân",
        "% phân bổ",
        "% giải ngân",
    ),
    "years": ("Năm", "Kế hoạch", "Đã phân bổ", "Đã giải ngân", "% phân bổ", "% giải ngân"),
    "works": (
        "Công trình, dự án",
        "Đơn vị",
        "Tổng mức",
        "Kế hoạch",
        "Đã giải ngân",
        "Dân góp",
        "Còn nợ",
    ),
    "gifts": (
        "Người, đơn vị đóng góp",
        "Xã",
        "Đối tượng",
        "Số lần",
        "Giá trị",
        "Đề nghị biểu dương",
    ),
    "debts": ("Khoản nợ", "Đơn vị", "Số tiền", "Đã trả", "Còn nợ", "Hạn trả"),
}
TOTAL = "Cộng"
STATED = "Tổng ghi trong kế hoạch"
DIFFERENCE = "Cộng được trừ số đã ghi"
YES = "có"
NOTHING = {
    "sources": "Chưa ghi khoản vốn nào cho lựa chọn này.",
    "lines": "Chưa ghi khoản vốn nào cho lựa chọn này.",
    "units": "Chưa ghi khoản vốn nào cho lựa chọn này.",
    "programmes": "Chưa ghi khoản vốn nào cho lựa chọn này.",
    "years": "Chưa ghi khoản vốn nào cho lựa chọn này.",
    "works": "Chưa ghi công trình, dự án nào.",
    "gifts": "Chưa ghi đóng góp nào cho lựa chọn này.",
    "debts": "Không có khoản nợ nào còn phải trả trong sổ.",
}


SHARE_FAULTS = {
    "missing": "không có khoản vốn này trong sổ.",
    "total": "dòng này chỉ là số cộng, không chia được; hãy chọn một nguồn cụ thể.",
    "circle": "khoản này không thể chia từ chính nó.",
}


def source(code: str) -> str:
    return SOURCES.get(code, code) or NO_SOURCE


def programme(code: str) -> str:
    words = CHOICES.get(("programme", code), code)
    return words[:1].upper() + words[1:] or NO_PROGRAMME


def share_line(unit: str, title: str, depth: int) -> str:
    """A share under its line, one under it further in."""
    words = f"{unit}: {title}" if unit else title
    return f"{'   ' * depth}– {words}" if depth else words


def stated_line(title: str) -> str:
    return f"{title} (số cộng)"


def stated_of(title: str) -> str:
    """A stated total that is not of everything in the table."""
    return f"{STATED}: {title}"


def share_title(line: str) -> str:
    """How a share is called to begin with."""
    return f"{line}: phần chia cho xã"


def over_line(unit: str, over: str) -> str:
    return f"{unit}: trả thừa {over}, không trừ vào khoản nợ khác."


def per_cent(share: str | None) -> str:
    return "" if share is None else f"{share} %"


def gift_line(form: str, count: int, quantities: list[str], value: str, without: int) -> str:
    amount = f", {', '.join(quantities)}" if quantities else ""
    worth = f"; giá trị {value} triệu đồng" if without < count else ""
    lacking = f" ({without} lượt chưa quy đổi)" if without else ""
    return f"{form}: {count} lượt{amount}{worth}{lacking}"


def owed_line(sum_: str, units: int) -> str:
    return f"Còn nợ {sum_} triệu đồng ở {units} đơn vị."


def without_value(count: int) -> str:
    return f"{count} lượt chưa quy đổi"


def undated_name(donor: str) -> str:
    return f"{donor} (chưa ghi ngày)"


def undated_line(count: int, value: str, without: int) -> str:
    lacking = f" ({without} lượt chưa quy đổi)" if without else ""
    return (
        f"Chưa ghi ngày: {count} lượt, giá trị {value} triệu đồng{lacking}; chưa cộng vào năm nào."
    )
