"""Words of the reports: titles, headings, drafts of their sections.

The outline of the commune's report is the usual one of "Mẫu số 4" (Thông tư 05/2022/TT-BNNPTNT);
its official wording was not found, so every heading and draft may be changed by its user.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

OUTCOMES = {
    "met": "Đạt",
    "not_met": "Chưa đạt",
    "not_applicable": "Không áp dụng",
    "no_data": "Chưa có số liệu",
}
CARRIED = "Kế thừa, chưa rà soát"
OF_BEFORE = " (kết quả kỳ trước)"
NUMBER, SUM = "STT", "Tổng cộng"
OTHER_SOURCES = "Nguồn khác"
# Lines to be filled in by hand, where nobody wrote and nothing could be drafted.
DOTTED = "…" * 12
NOTHING_RECORDED = NO_MONEY = NO_AIMS = "…" * 33
TO_BE_WRITTEN = ("…" * 33,) * 2
REACHED = "đã đạt, giữ vững"
SAMPLE = "DỮ LIỆU MẪU, KHÔNG CÓ GIÁ TRỊ BÁO CÁO"
CRITERIA_HEADINGS = ("Số", "Tiêu chí, chỉ tiêu", "Số liệu", "Kết quả", "Ghi chú")
FUNDING_HEADINGS = ("Nguồn vốn (triệu đồng)", "Kế hoạch", "Đã phân bổ", "Đã giải ngân")
VILLAGE_HEADINGS = ("STT", "Xóm", "Xã", "Tình trạng", "Năm", "Ghi chú")

# How a document speaks of itself, by the letters of its kind.
CLOSINGS = {
    "BC": "báo cáo",
    "KH": "kế hoạch",
    "BB": "biên bản",
    "DM": "danh mục",
    "TB": "thông báo",
    "DS": "danh sách",
}
TITLES = {
    "commune-report": "BÁO CÁO",
    "commune-plan": "KẾ HOẠCH",
    "district-report": "BÁO CÁO",
    "department-report": "BÁO CÁO",
    "annex-criteria": "BIỂU DỰ KIẾN PHẤN ĐẤU ĐẠT TIÊU CHÍ NÔNG THÔN MỚI",
    "annex-villages": "BIỂU PHẤN ĐẤU ĐẠT CHUẨN THÔN NÔNG THÔN MỚI",
    "minutes": "BIÊN BẢN",
    "dossier": "DANH MỤC HỒ SƠ ĐỀ NGHỊ CÔNG NHẬN",
    "disclosure": "THÔNG BÁO CÔNG KHAI",
    "missing-papers": "DANH SÁCH MINH CHỨNG CÒN THIẾU",
    "donors": "DANH SÁCH ĐÓNG GÓP XÂY DỰNG NÔNG THÔN MỚI",
    "data-check": "KẾT QUẢ KIỂM TRA SỐ LIỆU",
    "tasks": "DANH SÁCH NHIỆM VỤ",
}
I_DIRECTION = "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"
I_1 = "1. Văn bản đã ban hành, kiện toàn bộ máy"
I_2 = "2. Công tác tuyên truyền, vận động, phong trào thi đua"
I_3 = "3. Đào tạo, tập huấn"
I_4 = "4. Kiểm tra, giám sát"
II_RESULTS = "II. KẾT QUẢ THỰC HIỆN"
II_1 = "1. Kết quả thực hiện bộ tiêu chí"
II_2 = "2. Kết quả thực hiện các nội dung thành phần"
II_3 = "3. Thôn, xóm nông thôn mới"
II_4 = "4. Huy động, phân bổ, sử dụng nguồn lực; nợ đọng xây dựng cơ bản"
III_ASSESSMENT = "III. ĐÁNH GIÁ CHUNG"
III_1 = "1. Kết quả nổi bật"
III_2 = "2. Tồn tại, hạn chế, nguyên nhân"
III_3 = "3. Bài học kinh nghiệm"
IV_NEXT = "IV. MỤC TIÊU, NHIỆM VỤ, GIẢI PHÁP KỲ TỚI; NHU CẦU VỐN"
IV_1 = "1. Mục tiêu, nhiệm vụ, giải pháp"
IV_2 = "2. Nhu cầu vốn"
V_PROPOSALS = "V. ĐỀ XUẤT, KIẾN NGHỊ"

PROJECTS, PRODUCTION, OCOP = (
    "a) Công trình, dự án",
    "b) Dự án hỗ trợ phát triển sản xuất",
    "c) Sản phẩm OCOP",
)
PLAN_GOALS = "I. MỤC TIÊU VÀ LỘ TRÌNH"
PLAN_TASKS = "II. NHIỆM VỤ"
PLAN_DOCUMENTS = "Việc phải làm theo văn bản"
PLAN_MONEY = "III. NGUỒN LỰC"
PLAN_ORGANISATION = "IV. TỔ CHỨC THỰC HIỆN"
ROADMAP_HEADINGS = (
    "Số",
    "Tiêu chí",
    "Hướng phấn đấu",
    "Tháng",
    "Kinh phí (triệu đồng)",
    "Người làm",
)
MEMBERS = "I. THÀNH PHẦN"
ASSESSED = "II. KẾT QUẢ ĐÁNH GIÁ"
STANDS = "I. KẾT QUẢ THỰC HIỆN CÁC TIÊU CHÍ"
OPINION = "III. Ý KIẾN THỐNG NHẤT"
RESULT_HEADINGS = ("Số", "Tiêu chí", "Kết quả")
CONDITIONS = "Điều kiện công nhận"
CONDITION, CONDITION_HEADINGS = "Điều kiện", ("STT", "Điều kiện", "Kết quả")
DECISION = "Quyết định số"
GRADES = {
    "standard": "Xã đạt chuẩn nông thôn mới",
    "advanced": "Xã nông thôn mới nâng cao",
    "model": "Xã nông thôn mới kiểu mẫu",
}
DOSSIER_HEADINGS = ("STT", "Tên giấy tờ", "Tình trạng")
DOSSIER_UNCHECKED = "Ghi chú: danh mục theo cách làm thường gặp, chưa đối chiếu văn bản."
READY, MISSING = "Đã có", "Còn thiếu"
MONEY_OPEN = "II. NGUỒN LỰC"
GIVEN = "III. ĐÓNG GÓP CỦA NHÂN DÂN VÀ CÁC TỔ CHỨC"
NO_PAPER = "Chưa có minh chứng"
MISSING_HEADINGS = ("Số", "Chỉ tiêu", "Còn thiếu")
NOTHING_MISSING = "Mọi chỉ tiêu đạt đều đã có minh chứng."

D_RESULTS = "II. KẾT QUẢ THỰC HIỆN"
D_CRITERIA = "1. Theo từng tiêu chí"
D_GOALS = "2. Theo mục tiêu kế hoạch"
D_VILLAGES = "3. Thôn, xóm nông thôn mới"
D_OCOP = "4. Sản phẩm OCOP"
D_MONEY = "5. Huy động, phân bổ, sử dụng nguồn lực"
D_ASSESSMENT = "III. ĐÁNH GIÁ CHUNG"
D_NEXT = "IV. NHIỆM VỤ, GIẢI PHÁP KỲ TỚI"
D_PROPOSALS = "V. ĐỀ XUẤT, KIẾN NGHỊ"
COMMUNES_HEADINGS = (
    "STT",
    "Xã",
    "Đạt",
    "So kỳ trước",
    "Tiêu chí chưa đạt, chưa có số liệu",
    "Căn cứ",
)
BY_CRITERION_HEADINGS = ("Số", "Tiêu chí", "Xã đạt", "Chưa đạt", "Chưa có số liệu", "Xã chưa đạt")
GOAL_HEADINGS = ("Mục tiêu", "Kế hoạch", "Thực hiện", "Kết quả", "Còn thiếu")
GOAL_STATES = {True: "Đạt", False: "Chưa đạt", None: "Chưa kết luận được"}
O_RESULTS = "I. KẾT QUẢ ĐÁNH GIÁ CÁC TIÊU CHÍ PHỤ TRÁCH"
O_WORK = "II. CÔNG TÁC CHỈ ĐẠO, HƯỚNG DẪN"
O_PROPOSALS = "III. ĐỀ XUẤT, KIẾN NGHỊ"
WORK = {
    "inspection": "Kiểm tra, giám sát",
    "training": "Tập huấn",
    "project": "Công trình, dự án",
    "task": "Nhiệm vụ",
}
ANNEX, ANNEX_1, ANNEX_2 = "Phụ lục", "Phụ lục I", "Phụ lục II"
ANNEX_FIRST, ANNEX_LAST = ("STT", "Xã", "Đã đạt"), "Phấn đấu"
ANNEX_MARKS = "x: phấn đấu đạt trong năm; •: giữ vững (đã đạt)."
COMMUNE = "Xã"
NOT_JUDGED = "Chưa đánh giá xã nào."
YES = "có"
DONOR_HEADINGS = (
    "STT",
    "Người, đơn vị đóng góp",
    "Xã, thị trấn",
    "Số lần",
    "Giá trị (triệu đồng)",
    "Đề nghị biểu dương",
)
COMMENDED = "Đã khen thưởng"
UNDATED = "Các lượt đóng góp chưa rõ ngày, chưa tính vào tổng của năm nào:"
SEVERITIES = {"error": "Lỗi", "warning": "Cần xem", "note": "Ghi chú"}
CHECK_HEADINGS = ("STT", "Mức", "Nội dung", "Đã ghi", "So với")
NO_FINDINGS = "Không thấy gì cần xem lại."
NOBODY = "Chưa giao cho ai"

LIMITS = (
    "Tính đến ngày {as_of}, còn {obstacles} nhiệm vụ có khó khăn, vướng mắc."
    " Có {overdue} nhiệm vụ quá hạn tính đến ngày {as_of}."
)

# By report and section; {fields} are filled from the records.
DRAFTS = {
    "commune-report": {
        "direction": "Trong kỳ, xã đã ban hành, tiếp nhận {documents} văn bản về xây dựng nông thôn"
        " mới. Toàn xã có {boards} ban quản lý, ban phát triển xóm được kiện toàn.",
        "propaganda": "Xã đã tổ chức {propaganda} hoạt động tuyên truyền, phong trào; có {people}"
        " lượt người tham gia.",
        "training": "Xã có {training} lớp tập huấn; {trained} lượt người dự."
        " Có {classes} lớp đào tạo nghề; {placed} người có việc làm sau đó."
        " Có {jobs} người được giải quyết việc làm; {abroad} người đi làm việc ở nước ngoài.",
        "inspection": "Đã có {inspections} cuộc kiểm tra, giám sát; phát hiện {findings} nội dung;"
        " đã xử lý {handled} nội dung.",
        "criteria": "Đến {round}, xã đạt {met}/{total} tiêu chí. {change}\n"
        "Tiêu chí chưa đạt: {not_met}.\nTiêu chí chưa có số liệu: {no_data}.\n"
        "Tiêu chí kế thừa kỳ trước, chưa rà soát: {unreviewed}.",
        "villages": "Toàn xã có {villages} xóm trong danh sách theo dõi; {villages_met} xóm đã đạt"
        " chuẩn; {villages_planned} xóm phấn đấu đạt trong năm.",
        "resources": "Tổng vốn kế hoạch năm {year} là {planned} triệu đồng; đã phân bổ {allocated}"
        " triệu đồng; đã giải ngân {disbursed} triệu đồng."
        " Nhân dân và các tổ chức đóng góp quy đổi {contributed} triệu đồng."
        " {debt_line}",
        "results": "",
        "limits": LIMITS,
        "lessons": "",
        "next": "Kỳ tới, xã phấn đấu hoàn thành các tiêu chí: {aims}."
        " Các tiêu chí trong kế hoạch phấn đấu nay đã đạt, cần giữ vững: {aims_met}.",
        "needs": "Nhu cầu kinh phí cho các tiêu chí phấn đấu là {cost} triệu đồng: {costs}."
        " Các tiêu chí chưa dự toán kinh phí: {uncosted}.",
        "proposals": "",
    },
    "commune-plan": {
        "goals": "Năm {next_year}, xã phấn đấu đạt thêm {count} tiêu chí: {aims}; giữ vững {keep}"
        " tiêu chí đã đạt. Tiêu chí phấn đấu nay đã đạt: {aims_met}.",
        "resources": "Nhu cầu kinh phí cho các tiêu chí phấn đấu là {cost} triệu đồng; vốn kế hoạch"
        " đã có {planned} triệu đồng. Các tiêu chí chưa dự toán kinh phí: {uncosted}.",
        "organisation": "",
    },
    "district-report": {
        "direction": "Trong kỳ, toàn huyện có {documents} văn bản về xây dựng nông thôn mới."
        " Có {propaganda} hoạt động tuyên truyền. Có {training} lớp tập huấn."
        " Có {inspections} cuộc kiểm tra, giám sát.",
        "summary": "Đến {round}, toàn huyện đạt bình quân {average} tiêu chí/xã trên {count} xã có"
        " số liệu. {change}\n{full} xã đạt đủ {total} tiêu chí; {band_15} xã đạt từ 15 đến 18"
        " tiêu chí; {band_10} xã đạt từ 10 đến 14 tiêu chí; {band_low} xã dưới 10 tiêu chí;"
        " {without_data} xã chưa có số liệu.",
        "villages": "Toàn huyện có {villages_before} xóm đạt chuẩn từ trước; {villages_year} xóm"
        " đạt trong năm; kế hoạch {villages_target} xóm.",
        "resources": "Vốn kế hoạch năm {year} là {planned} triệu đồng; đã phân bổ {allocated} triệu"
        " đồng; đã giải ngân {disbursed} triệu đồng. Đóng góp quy đổi {contributed} triệu đồng."
        " {debt_line}",
        "ocop": "Có {ocop} sản phẩm OCOP từ 3 sao trở lên.",
        "results": "",
        "limits": LIMITS,
        "next": "",
        "proposals": "",
    },
    "department-report": {
        "results": "{office} phụ trách đánh giá {codes} chỉ tiêu ở {communes} xã; đã đánh giá"
        " {judged}/{expected} lượt; {met} lượt đạt; {not_met} lượt chưa đạt;"
        " {differs} lượt khác với xã tự đánh giá.",
        "work": "",
        "proposals": "",
    },
    "minutes": {
        "members": "1. Chủ trì: {chair}\n2. Thư ký: {secretary}\n3. Thành viên: {members}",
        "opinion": "Sau khi xem xét báo cáo, số liệu và minh chứng, các thành viên thống nhất:"
        " xã đạt {met}/{total} tiêu chí."
        " {carried_line}\n"
        "Tiêu chí chưa đạt: {not_met}.\nTiêu chí chưa có số liệu: {no_data}.",
    },
    "disclosure": {
        "lead": "Ủy ban nhân dân xã công khai để nhân dân biết, bàn, tham gia thực hiện"
        " và giám sát.\nĐến {round}, xã đạt {met}/{total} tiêu chí."
        " {carried_line}",
    },
}


def kept_together(title: str) -> str:
    """A title whose year never stands alone on a line of its own."""
    return re.sub(r"(?i)\b(năm|tháng) (?=\d)", "\\1\N{NO-BREAK SPACE}", title)


def of_round(title: str) -> str:
    return f"Kết quả thực hiện Chương trình MTQG xây dựng nông thôn mới {_joined(title)}"


def period(round_title: str) -> str:
    """What a round is about: it is called "Báo cáo …" already, and the paper names its own kind."""
    said = round_title.removeprefix("Báo cáo ")
    return f"{said[0].upper()}{said[1:]}"


def _joined(round_title: str) -> str:
    said = round_title.removeprefix("Báo cáo ")
    return said if said != round_title else f"– {said}"


def closing(kind: str, organisation: str) -> str:
    """The last sentence of a document; it stands on the page of the signature."""
    if kind == "BB":
        return MINUTES_END
    kind = CLOSINGS[kind]
    return f"Trên đây là {kind} của {organisation}./."


def place_and_date(place: str, day: int, month: int, year: int) -> str:
    # On paper a month is written with its zero only where it could be taken for another one.
    words = date_words(day, month, year)
    return f"{place}, {words}" if place else words.capitalize()


def date_words(day: int, month: int, year: int) -> str:
    return f"ngày {day:02d} tháng {month if month > 2 else f'{month:02d}'} năm {year}"


def number_line(mark: str, *, office: bool) -> str:
    """An office's own letters are not recorded: they are left to be filled in."""
    return f"Số: ......../{mark}-........" if office else f"Số: ......../{mark}-UBND"


def signatures(mark: str, *, office: bool, name: str = "") -> tuple[tuple[str, str], ...]:
    """Who signs and how, side by side; minutes are signed by who wrote and who presided."""
    if mark == "BB":
        return (("THƯ KÝ", SIGNED), ("CHỦ TRÌ", SIGNED))
    how = "(Ký, ghi rõ họ tên, đóng dấu)"
    head = "TRƯỞNG PHÒNG" if name.startswith("Phòng ") else "THỦ TRƯỞNG ĐƠN VỊ"
    return ((head if office else "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", how),)


SIGNED = "(Ký, ghi rõ họ tên)"
MINUTES_END = (
    "Biên bản kết thúc hồi …… giờ …… phút cùng ngày, đã đọc cho các thành viên cùng nghe,"
    " thống nhất và ký tên./."
)
GATHERING_OFFICE = "Phòng Nông nghiệp và PTNT"
TO_DISTRICT = (
    f"- UBND huyện (qua {GATHERING_OFFICE});",
    "- Lưu: VT.",
)
TO_VILLAGES = ("- Các xóm (niêm yết);", "- Lưu: VT.")
FROM_DISTRICT = (
    "- Sở Nông nghiệp và PTNT;",
    "- TT Huyện ủy; TT HĐND huyện;",
    "- Các cơ quan, đơn vị thuộc huyện;",
    "- Ủy ban nhân dân các xã, thị trấn;",
    "- Lưu: VT, NN.",
)


def plan_of(year: str) -> str:
    return f"Thực hiện Chương trình MTQG xây dựng nông thôn mới năm {year}"


def to_whom_of_office(office: str, district: str) -> tuple[str, ...]:
    """Whom an office reports to: the district, and the office that gathers for it (plan VI.4)."""
    rest = () if office == GATHERING_OFFICE else (f"- {GATHERING_OFFICE} (tổng hợp);",)
    return (f"- {district} (báo cáo);", *rest, "- Lưu: VT.")


def annex(above: str, number: str, year: str, organisation: str) -> str:
    """What stands above and under the title of a plan's annex; ``number``: of the plan with its
    day, "" where nobody recorded it."""
    plan = number or f"số ......../KH-UBND ngày ..... tháng ..... năm {year}"
    return f"{above}\n(Kèm theo Kế hoạch {plan} của {organisation})"


def annex_of_report(year: int, organisation: str) -> str:
    """The same for the forms behind a report."""
    dotted = f"số ......../BC-UBND ngày ..... tháng ..... năm {year}"
    return f"{ANNEX}\n(Kèm theo Báo cáo {dotted} của {organisation})"


def plan_number(number: str, day: str) -> str:
    return f"số {number} ngày {day}" if day else f"số {number}"


def minutes_lead(name: str, day: str) -> str:
    return (
        f"Hôm nay, hồi …… giờ …… phút, {day}, tại Ủy ban nhân dân xã {name}, các thành viên"
        " tiến hành đánh giá kết quả thực hiện các tiêu chí nông thôn mới của xã."
    )


def minutes_of(name: str, round_title: str) -> str:
    return f"Đánh giá kết quả thực hiện tiêu chí nông thôn mới xã {name} {_joined(round_title)}"


def commune(name: str) -> str:
    return f"Xã {name}"


def annex_headings(year: str) -> tuple[str, ...]:
    return ("TT", "Xã/xóm", f"Năm {year}", "Ghi chú")


def paper_absent(title: str) -> str:
    return f"Tệp «{title}» không có trong sổ này"


def of_office(round_title: str) -> str:
    return f"Kết quả đánh giá các tiêu chí nông thôn mới được phân công {_joined(round_title)}"


def year_of(year: str) -> str:
    return f"Năm {year}"


def not_judged_in(names: Iterable[str]) -> str:
    return f"Chưa đánh giá: {', '.join(names)}."


def before_villages(names: tuple[str, ...]) -> str:
    return f"Có {len(names)} xóm đã đạt: {', '.join(names)}"


def basis(counts: Mapping[str, int]) -> str:
    """On whose word a commune's results stand."""
    words = {"district": "Ban Chỉ đạo", "department": "phòng", "self": "xã (tạm tính)"}
    return ", ".join(f"{words[name]} {count}" for name, count in counts.items() if count)
