"""What the registers say beside an indicator, in words. Numbers come as they are shown."""

from __future__ import annotations

from collections.abc import Sequence

_ECONOMY = {
    "cooperative": ("hợp tác xã hoạt động hiệu quả", "hợp tác xã"),
    "linkage": ("liên kết có hợp đồng còn hiệu lực", "mô hình liên kết"),
    "main_product": ("sản phẩm chủ lực truy xuất được và có chứng nhận", "sản phẩm chủ lực"),
    "craft_village": ("làng nghề", "làng nghề"),
    "extension_group": ("tổ khuyến nông cộng đồng hoạt động hiệu quả", "tổ"),
}
NOBODY_ANSWERED = "đã hỏi nhưng chưa có hộ nào trả lời"
UNCHECKED = "mức cần đạt chưa đối chiếu văn bản"


def hint(words: str) -> str:
    return f"Theo sổ theo dõi: {words}."


def economy(kind: str, good: int, total: int) -> str:
    wanted, all_of_them = _ECONOMY[kind]
    if kind == "craft_village":
        return f"{total} {wanted}"
    return f"{good} {wanted} trong {total} {all_of_them} đã ghi"


def work(year: str, parts: Sequence[str]) -> str:
    return f"năm {year}: " + "; ".join(parts)


def classes(count: int, learned: str, placed: str) -> str:
    return f"{count} lớp đào tạo nghề, {learned} người học, {placed} người có việc làm sau đó"


def jobs(people: str) -> str:
    return f"{people} người được giải quyết việc làm"


def abroad(people: str) -> str:
    return f"{people} người đi làm việc ở nước ngoài"


def debt(left: str, count: int) -> str:
    return f"còn {count} khoản nợ đọng, {left} triệu đồng"


def satisfied(part: str, whole: str, share: str, required: str) -> str:
    return f"{part}/{whole} hộ trả lời hài lòng ({share} %, cần {required} %)"


def content(name: str, share: str, required: str) -> str:
    return f"nội dung “{name}” mới {share} %, cần {required} %"


def not_asked(villages: int) -> str:
    return f"còn {villages} xóm chưa hỏi"


def thin(villages: int, required: str) -> str:
    return f"{villages} xóm hỏi chưa đủ {required} % số hộ"
