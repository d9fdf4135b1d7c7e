"""Sentences and phrases of reports that are made from their figures."""

from __future__ import annotations

import re

from ntm_desktop.texts.goals import LEAST_RISE

# By the result of the condition; what no record says is not said to be nothing.
DEBTS_UNKNOWN = f"Tình hình nợ đọng xây dựng cơ bản: {'…' * 12}"
DEBTS_PAID = "Không còn nợ đọng xây dựng cơ bản: các khoản nợ đều đã trả hết."
DEBT_LINES = {
    "met": "Không có nợ đọng xây dựng cơ bản (điều kiện này được đánh giá đạt).",
    "not_met": "Có nợ đọng xây dựng cơ bản, số tiền …… triệu đồng"
    " (điều kiện này được đánh giá chưa đạt).",
}


def increase(count: int) -> str:
    """Against the round before; nothing where nothing changed."""
    if count > 0:
        return f"Tăng {count} tiêu chí so với kỳ trước."
    return f"Giảm {-count} tiêu chí so với kỳ trước." if count < 0 else ""


def carried(count: int, total: int) -> str:
    """How many of the results nobody looked at anew; nothing where all are of this round."""
    if not count:
        return ""
    rest = "của kỳ trước, chưa rà soát lại trong kỳ này."
    if count == total:
        return f"Cả {total} kết quả đều là kết quả {rest}"
    return f"Trong {total} kết quả có {count} kết quả {rest}"


def average_change(text: str, grew: bool, count: int) -> str:
    """``count``: communes that have data in both rounds."""
    word = "Tăng" if grew else "Giảm"
    return f"{word} {text} tiêu chí/xã so với kỳ trước, tính trên {count} xã có số liệu cả hai kỳ."


def until(round_title: str) -> str:
    """A round within a sentence: "kỳ báo cáo 6 tháng năm 2023"."""
    return f"kỳ {round_title[0].lower()}{round_title[1:]}"


def of_code(code: str) -> str:
    """A pattern of a round named by its code within a sentence."""
    return rf"\bkỳ {code}\b"


def plan_title(year: str) -> str:
    """How the title of the programme's plan of a year begins and what it says further on."""
    return f"kế hoạch …xây dựng nông thôn mới năm {year}"


def main_tasks(year: str, *, rest: bool, half: bool) -> str:
    """``rest``: of the same year; ``half``: of its second half."""
    if not rest:
        return f"nhiệm vụ trọng tâm năm {year}"
    when = "6 tháng cuối" if half else "thời gian còn lại của"
    return f"nhiệm vụ trọng tâm {when} năm {year}"


_SORTS = {
    "QĐ": "Quyết định",
    "NĐ": "Nghị định",
    "NQ": "Nghị quyết",
    "KH": "Kế hoạch",
    "TT": "Thông tư",
    "CTr": "Chương trình",
    "ĐA": "Đề án",
    "CT": "Chỉ thị",
    "HD": "Hướng dẫn",
    "CV": "Công văn",
}
_SORT_IN_NUMBER = re.compile(r"[/\d-](" + "|".join(_SORTS) + r")(?=[-/]|$)")
_DEEDS = ("Phê duyệt", "Quy định", "Ban hành", "Thực hiện", "Sửa đổi", "Công bố", "Về ")


def ground(title: str, number: str, day: str, issuer: str = "") -> str:
    """A document that a plan stands on, its sort told by its number; nothing is told twice."""
    sort = _SORT_IN_NUMBER.search(number)
    name = _SORTS[sort[1]] if sort is not None else ""
    when = f" ngày {day}" if day and day not in title else ""
    if not name or number in title or title.casefold().startswith(name.casefold()):
        told = "" if number in title else f" số {number}"
        return f"Căn cứ {title}{told}{when};"
    by = f" của {issuer}" if issuer else ""
    deed = title.startswith(_DEEDS)
    about = title[0].lower() + title[1:] if deed else f"về {title}"
    return f"Căn cứ {name} số {number}{when}{by} {about};"


def of_commune(name: str, code: str, said: str) -> str:
    """What an office or a commune said of an indicator of one commune."""
    return f"{name} {code} ({said})" if said else f"{name} {code}"


def reasons(several: list[str]) -> str:
    return f"Chưa đạt: {'; '.join(several)}."


def differing(several: list[str]) -> str:
    return f"Khác với xã tự đánh giá: {'; '.join(several)}."


def commune_said(word: str) -> str:
    return f"xã tự đánh giá: {word}"


def cost_of(criterion: str, amount: str) -> str:
    return f"tiêu chí {criterion}: {amount}"


def criterion(code: str, title: str) -> str:
    """A criterion within a sentence."""
    return f"{code} ({title})" if title else code


def lacking(not_met: str, no_data: str) -> str:
    """Which criteria of a commune are not met and which have no data, in one cell."""
    unknown = f"chưa có số liệu: {no_data}" if no_data else ""
    return "; ".join(part for part in (not_met, unknown) if part)


def each(reads: str, target: str) -> str:
    """The target of a goal that every commune has to reach; ``reads`` as a goal says it."""
    return f"mỗi xã tăng {target}" if reads == LEAST_RISE else f"mỗi xã từ {target}"


def reading(figure: str, reads: str) -> str:
    """A figure with what it counts, where that is not the number of communes."""
    return f"{figure} ({reads})" if figure and reads else figure


def is_chair(member: str) -> bool:
    """Whether a line of a board's members says that this one presides."""
    said = member.casefold()
    return "trưởng ban" in said and "phó" not in said


def is_secretary(member: str) -> bool:
    return "thư ký" in member.casefold()


def follower(name: str) -> str:
    return f"{name} (Ban Chỉ đạo huyện)"


def debts_left(amount: str, count: int) -> str:
    return f"Nợ đọng xây dựng cơ bản còn {amount} triệu đồng, {count} khoản."


# What a chart on paper shows, by its kind; the chart itself says what it finds.
PICTURES = {
    "communes": "Số tiêu chí đạt của từng xã",
    "heatmap": "Kết quả từng tiêu chí của từng xã",
    "trend": "Số xã theo số tiêu chí đạt qua các kỳ",
    "funding": "Nguồn vốn trong năm",
    "radar": "Kết quả theo nhóm tiêu chí so với kỳ trước",
}


def checked_on(day: str) -> str:
    """By whose day the checks say that a deadline is past."""
    return f"Kiểm tra toàn bộ số liệu đang có; hạn đã qua hay chưa tính đến ngày {day}."


def rate(value: str, unit: str, *parts: tuple[str, str]) -> str:
    """A rate that is no per cent, with what it is of: (label, figure)."""
    return f"{value} {unit} ({'; '.join(f'{label}: {figure}' for label, figure in parts)})"


def picture(number: int, what: str) -> str:
    return f"Hình {number}. {what}"
