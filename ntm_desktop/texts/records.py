"""How a record is said in words: its name, its fields, and the words of its codes."""

from __future__ import annotations

from collections.abc import Sequence

from ntm_desktop.texts import programme_records as programme

# By record kind.
KINDS = {
    "unit": "Đơn vị",
    "organisation": "Cơ quan",
    "criteria_set": "Bộ tiêu chí",
    "wording": "Tên gọi",
    "threshold": "Mức đạt",
    "responsibility": "Phân công",
    "round": "Kỳ báo cáo",
    "closing": "Chốt kỳ",
    "goal": "Mục tiêu",
    "target": "Chỉ tiêu phấn đấu",
    "setting": "Thiết lập",
    "document": "Văn bản",
    "assessment": "Đánh giá",
    "base_figure": "Số liệu nền",
    "evidence": "Minh chứng",
    "village": "Xóm",
    "funding": "Nguồn vốn",
    "recognition": "Công nhận",
    "acknowledgement": "Xác nhận đã nhận",
    "key_withdrawal": "Thu hồi khoá ký",
    **programme.KINDS,
}
# By field of a body; one word for a field wherever it stands.
FIELDS = {
    "stated": "Kết quả ghi nhận",
    "note": "Ghi chú",
    "name": "Tên",
    "title": "Tên",
    "unit_kind": "Cấp",
    "plan_name": "Tên trong kế hoạch",
    "parent": "Thuộc",
    "valid_from": "Hiệu lực từ",
    "valid_to": "Hiệu lực đến",
    "successor": "Đơn vị kế tiếp",
    "successor_name": "Tên đơn vị kế tiếp",
    "org_kind": "Loại cơ quan",
    "unit": "Đơn vị",
    "level": "Cấp",
    "grade": "Mức",
    "legal_basis": "Căn cứ",
    "source": "Nguồn",
    "checked": "Đã đối chiếu văn bản",
    "comparison": "So sánh",
    "value": "Giá trị",
    "by_year": "Theo năm",
    "date": "Ngày",
    "due": "Hạn báo cáo",
    "sets": "Bộ tiêu chí",
    "units": "Các đơn vị",
    "seen": "Số đánh giá đã xét",
    "target": "Mục tiêu",
    "low": "Từ",
    "high": "Đến",
    "year": "Năm",
    "aim": "Hướng phấn đấu",
    "number": "Số hiệu",
    "issuer": "Cơ quan ban hành",
    "received_at": "Nhận lúc (giờ quốc tế)",
    "revisions": "Các bản ghi đã nhận",
    "files": "Các tệp đã nhận",
    "missing": "Các tệp còn thiếu",
    "public_key": "Khoá công khai",
    "file_name": "Tên tệp",
    "size": "Dung lượng (byte)",
    "criteria_set": "Bộ tiêu chí",
    "codes": "Chỉ tiêu",
    "round": "Kỳ báo cáo",
    "commune": "Xã",
    "status": "Tình trạng",
    "planned": "Kế hoạch vốn",
    "allocated": "Đã phân bổ",
    "disbursed": "Đã giải ngân",
    "stated_total": "Là số cộng ghi trong kế hoạch",
    **programme.FIELDS,
}
# By field and choice.
CHOICES = {
    ("stated", "met"): "Đạt",
    ("stated", "not_met"): "Chưa đạt",
    ("stated", "not_applicable"): "Không áp dụng",
    ("unit_kind", "commune"): "xã",
    ("unit_kind", "town"): "thị trấn",
    ("unit_kind", "district"): "huyện",
    ("unit_kind", "village"): "xóm",
    ("org_kind", "district"): "huyện",
    ("org_kind", "office"): "phòng, cơ quan",
    ("org_kind", "front"): "Mặt trận Tổ quốc",
    ("org_kind", "commune"): "xã",
    ("level", "commune"): "xã",
    ("level", "village"): "xóm",
    ("level", "district"): "huyện",
    ("grade", "standard"): "đạt chuẩn",
    ("grade", "advanced"): "nâng cao",
    ("grade", "model"): "kiểu mẫu",
    ("comparison", ">="): "từ mức này trở lên",
    ("comparison", "<="): "không quá mức này",
    ("comparison", "="): "đúng bằng mức này",
    ("aim", "achieve"): "phấn đấu đạt",
    ("aim", "maintain"): "giữ vững",
    ("status", "met_before"): "đã đạt từ trước",
    ("status", "planned"): "theo kế hoạch",
    ("checked", "yes"): "có",
    ("stated_total", "yes"): "có",
    ("source", "central"): "ngân sách trung ương",
    ("source", "local"): "ngân sách địa phương",
    ("source", "province"): "ngân sách tỉnh",
    ("source", "district"): "ngân sách huyện",
    ("source", "commune"): "ngân sách xã",
    ("source", "integrated"): "vốn lồng ghép",
    ("source", "credit"): "vốn tín dụng",
    ("source", "enterprise"): "doanh nghiệp",
    ("source", "community"): "người dân và cộng đồng",
    ("source", "community_cash"): "dân góp tiền mặt",
    ("source", "community_kind"): "dân góp ngày công, hiện vật (quy đổi)",
    **programme.CHOICES,
}
# Fields that mean something to the program alone.
HIDDEN = frozenset({"metric", "sha256"})
YES = "Có"
NO = "Không"
RESULT = "Kết quả ghi nhận"
NOTE = "Ghi chú"
DELETED = "Đã xóa"
NOTHING = "Chưa ghi gì"
BY_SELF = "xã tự đánh giá"
BY_DISTRICT = "kết luận của Ban Chỉ đạo"
PLAN_DEVICE = "theo kế hoạch giao sẵn"
SEPARATOR = " · "


def field_label(kind: str, field: str) -> str:
    """What a field of a kind is called."""
    return programme.FIELDS_OF.get((kind, field)) or FIELDS.get(field, field)


def round_(code: str) -> str:
    """A round as part of a name: ``2023-06`` → ``kỳ 06/2023``."""
    year, _, month = code.partition("-")
    return f"kỳ {month}/{year}" if len(year) == 4 and month.isdecimal() else f"kỳ {code}"


def short_name(organisation: str) -> str:
    """An organisation in a narrow column."""
    return organisation.replace("Ủy ban nhân dân", "UBND")


def by_office(name: str) -> str:
    """Whose verdict an assessment is."""
    return f"{name} đánh giá"


def items(count: int) -> str:
    """What stands for a long list."""
    return f"{count} mục"


def titled(kind: str, parts: Sequence[str]) -> str:
    """The name of a record: its kind and what names it."""
    words = SEPARATOR.join(part for part in parts if part)
    return f"{KINDS.get(kind, kind)}: {words}" if words else KINDS.get(kind, kind)


def only_owner(owner: str) -> str:
    """A conflict of somebody else's record."""
    return f"Chỉ {owner} hoặc huyện chọn được kết quả ở đây. Nội dung vẫn giữ như trước."
