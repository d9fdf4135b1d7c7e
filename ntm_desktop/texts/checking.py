"""Sentences of the data checks: what does not fit together, and where."""

from __future__ import annotations

from collections.abc import Sequence

OUTCOMES = {
    "met": "Đạt",
    "not_met": "Chưa đạt",
    "not_applicable": "Không áp dụng",
    "no_data": "Chưa có số liệu",
}


def file_fault(code: str, where: str) -> str:
    return _FILE_FAULTS[code].format(where=where)


_FILE_FAULTS = {
    "integrity": "Tệp sổ bị hỏng ({where}). Hãy khôi phục từ bản sao lưu gần nhất.",
    "foreign_key": "Bảng {where} trỏ đến dòng không có. Hãy khôi phục từ bản sao lưu gần nhất.",
    "revision_id": (
        "Lịch sử ghi của «{where}» không khớp với mã của nó. Hãy khôi phục từ bản sao lưu gần nhất."
    ),
    "head": "Đầu nhánh của «{where}» không khớp lịch sử ghi. Hãy chạy «repair» để dựng lại.",
    "current": "Giá trị hiện tại của «{where}» không khớp lịch sử ghi. Hãy chạy «repair».",
    "figure": "Số liệu hiện tại của «{where}» không khớp lịch sử ghi. Hãy chạy «repair».",
    "import_report": (
        "Báo cáo của lần nhập {where} không đọc được; nội dung đã nhập vẫn nguyên."
        " Hãy chạy «repair»."
    ),
}


def log_damaged(path: str) -> str:
    return (
        f"Lịch sử ghi trong sổ «{path}» bị hỏng, không dựng lại được."
        " Hãy khôi phục từ bản sao lưu gần nhất."
    )


def step_repair() -> str:
    return "dựng lại giá trị hiện tại từ lịch sử"


def place(unit: str, code: str, round_: str) -> str:
    return f"{unit}, {code}, kỳ {round_}"


def stated_differs(where: str, stated: str, judged: str) -> str:
    return (
        f"{where}: ghi «{OUTCOMES[stated]}» nhưng số liệu cho «{OUTCOMES[judged]}»;"
        " kết quả đã ghi được tính."
    )


def above_total(where: str, numerator: str, denominator: str) -> str:
    return f"{where}: tử số {numerator} lớn hơn mẫu số {denominator}."


def zero_total(where: str) -> str:
    return f"{where}: mẫu số bằng 0, số liệu không cho kết quả."


def base_differs(where: str, typed: str, title: str, known: str) -> str:
    return f"{where}: mẫu số {typed} khác số liệu nền «{title}» là {known}."


def outside_duty(where: str, office: str) -> str:
    return f"{where}: ngoài phân công của «{office}», kết quả được giữ nhưng không tính."


def unknown_round(where: str) -> str:
    return f"{where}: sổ chưa có kỳ này; kết quả được giữ và sẽ tính khi có kỳ."


def contradicts(where: str, codes: Sequence[str]) -> str:
    return f"{where}: kết quả ghi ở cấp tiêu chí trái với chỉ tiêu {', '.join(codes)}."


def contradicts_all(where: str) -> str:
    return f"{where}: ghi chưa đạt ở cấp tiêu chí nhưng mọi chỉ tiêu đều đạt."


def conflict(title: str) -> str:
    return f"Hai bên ghi khác nhau ở «{title}», cần người chọn kết quả."


def late(where: str) -> str:
    return f"{where}: đến sau khi chốt kỳ, được giữ nhưng chưa tính."


def village_total(year: str, stated: str, computed: str) -> str:
    return (
        f"Xóm đạt chuẩn năm {year}: chỉ tiêu của các xã cộng lại được {computed},"
        f" chỉ tiêu của huyện ghi {stated}."
    )


def village_count(unit: str, year: str, stated: str, computed: str) -> str:
    return f"Xã {unit}, năm {year}: chỉ tiêu ghi {stated} xóm nhưng danh sách có {computed} xóm."


def unit_name(plan_name: str, name: str) -> str:
    return f"Kế hoạch viết «{plan_name}», tên chính thức là «{name}»."


def above_hundred(place: str, share: str) -> str:
    return f"{place}: tỷ lệ {share} % lớn hơn 100 %. Hãy xem lại số đã ghi."
