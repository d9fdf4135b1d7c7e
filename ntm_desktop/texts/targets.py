"""Words of the roadmap: what is aimed at, against what is reached."""

from __future__ import annotations

STEP_CHANGE = "Sửa lộ trình"
MONTH_WORD = "tháng"
BAD_MONTH = "Tháng là một số từ 1 đến 12."

YEAR = "Năm"
ONE_COMMUNE, ALL_COMMUNES = "Từng xã", "Toàn huyện"
CRITERION, COMMUNE = "Tiêu chí", "Xã"
AIM, STANDING, RESULT, START = "Hướng phấn đấu", "So với lộ trình", "Hiện nay", "Đầu năm"
MONTH, COST, EASE = "Tháng", "Kinh phí (triệu đồng)", "Mức khó"
PERSON, ORGANISATION, NOTE = "Người làm", "Cơ quan", "Ghi chú"
AIMED, RISE = "Lộ trình", "Dự kiến tăng"
TOTAL_ROW = "Số xã đề ra"
GROUP_PLAN, GROUP_ACTUAL = "Kế hoạch", "Thực hiện"

# What else people write for an aim, folded; the words of the records hold as well.
AIM_WORDS = {
    "p": "achieve",
    "phan dau": "achieve",
    "dat moi": "achieve",
    "g": "maintain",
    "duy tri": "maintain",
    "giu": "maintain",
}
AIM_LETTERS = {"p": "achieve", "g": "maintain"}
AIM_MARKS = {"achieve": "P", "maintain": "G", "": ""}
STANDINGS = {
    "reached": "✓ đã đạt",
    "kept": "✓ giữ được",
    "on_time": "đúng hạn",
    "late": "✗ chậm",
    "lost": "✗ không giữ được",
    "unknown": "○ chưa có số liệu",
    "no_aim": "",
}
STANDING_MARKS = {
    "reached": "✓",
    "kept": "✓",
    "on_time": "…",
    "late": "✗",
    "lost": "✗",
    "unknown": "○",
    "no_aim": "",
}
RESULTS = {
    "met": "✓ Đạt",
    "not_met": "✗ Chưa đạt",
    "not_applicable": "– Không áp dụng",
    "no_data": "○ Chưa có số liệu",
}
MET_AT_START = "đạt"
UNKNOWN = "chưa rõ"
NOTHING_PLANNED = "Chưa đưa vào lộ trình của năm này."
RESPONSIBLE = "Cơ quan phụ trách"
LEGEND = (
    "P phấn đấu đạt · G giữ vững · ✓ đã đạt, giữ được · … đúng hạn · ✗ chậm, không giữ được"
    " · ○ chưa có số liệu."
)
KEYS_ALL = "Gõ P, G hoặc Delete cho cả khối ô đang chọn."
KEYS = (
    "Gõ để sửa ô; ở cột Hướng phấn đấu gõ P (phấn đấu đạt), G (giữ vững) hoặc Delete."
    " Chép, dán khối ô với bảng tính."
)
ORDER = "Thứ tự"
EASY_FIRST, BY_NUMBER = "Dễ, ít kinh phí trước", "Theo số tiêu chí"
ORDER_KEPT = (
    "Xếp: phấn đấu đạt trước; dễ làm trước, khó làm sau; ít kinh phí trước; tháng sớm trước"
    " (mục VI.3). Sửa xong bấm Alt+D để xếp lại."
)
READ_ONLY = (
    "Chỉ xem: lộ trình do huyện ghi. Alt+T: đề nghị huyện sửa lộ trình của tiêu chí đang chọn"
    " (một nhiệm vụ, gửi theo gói)."
)
ONLY_DISTRICT = "Chỉ xem: lộ trình do huyện ghi."
PROPOSE = "Đề nghị huyện (Alt+T)"
PROPOSE_TITLE = "Đề nghị về lộ trình"
OPEN_COMMUNE = "Mở lộ trình của xã (Alt+O)"
WITH_KEY = "{words} (Alt+{letter})"


def propose_label(code: str, title: str, year: str) -> str:
    return f"Đề nghị gì về tiêu chí {code}. {title}, năm {year}?"


def proposal(code: str, year: str, words: str) -> str:
    """The title of the task by which a commune proposes."""
    return f"Đề nghị về lộ trình tiêu chí {code} năm {year}: {words}"


def proposed() -> str:
    return "Đã ghi đề nghị thành nhiệm vụ; huyện nhận được khi xã gửi gói."


def criterion(code: str, title: str) -> str:
    return f"{code}. {title}"


def part(code: str, title: str) -> str:
    """An indicator below its criterion."""
    return f"     {code}. {title}"


def with_parts(codes: str, cost: str) -> str:
    """Below a criterion of which single indicators are planned for; ``cost``: of all of it."""
    words = f"Có lộ trình riêng cho chỉ tiêu {codes}"
    return f"{words}; kinh phí cả tiêu chí {cost} triệu đồng" if cost != "0" else words


def aimed(unit: str, year: str, aimed_at: int, total: int, to_achieve: int, cost: str) -> str:
    """The first line above a commune's roadmap; ``cost`` as people read it."""
    words = (
        f"{unit}, năm {year}: đề ra {aimed_at}/{total} tiêu chí, trong đó {to_achieve} phấn đấu đạt"
    )
    return f"{words} · {_cost(cost)}"


def _cost(cost: str) -> str:
    return "chưa ghi kinh phí" if cost == "0" else f"kinh phí {cost} triệu đồng"


def rise(start: int | None, plan: int | None, now: int | None, wanted: int | None) -> str:
    """The second line: does the year bring what the plan wants."""
    if start is None or plan is None:
        return "Chưa biết số tiêu chí đạt đầu năm, chưa so được mức tăng trong năm."
    words = f"Đầu năm {start} tiêu chí, lộ trình tăng {plan}"
    if now is not None:
        words += f", hiện {now} ({now - start:+d})"
    if wanted is not None:
        words += f" · mục tiêu của huyện: mỗi xã tăng từ {wanted} tiêu chí/năm"
    return words


def enough(enough_: bool | None) -> str:
    """Whether the aims add enough."""
    if enough_ is None:
        return ""
    return "✓ lộ trình đủ mức tăng" if enough_ else "✗ lộ trình chưa đủ mức tăng"


def standing_counts(reached: int, on_time: int, late: int, unknown: int) -> str:
    words = f"{reached} đã đạt, giữ được · {on_time} đúng hạn · {late} chậm, không giữ được"
    return words + (f" · {unknown} chưa có số liệu" if unknown else "")


def district(year: str, communes: int, with_aims: int, cost: str, enough_: int, known: int) -> str:
    """The line above the district's table."""
    return (
        f"Năm {year}: {with_aims}/{communes} xã có lộ trình · {_cost(cost)}"
        f" · {enough_}/{known} xã có lộ trình đủ mức tăng trong năm (dự kiến)"
    )


def rise_cell(plan: int | None) -> str:
    return "" if plan is None else f"{plan:+d}"


def cell(commune: str, code: str, title: str) -> str:
    """The heading of the chosen cell."""
    return f"{commune} · Tiêu chí {code}. {title}"
