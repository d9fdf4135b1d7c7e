"""Words of the sample records beside the criteria; nobody and nothing named here exists."""

from __future__ import annotations

from ntm_desktop.texts.sample import MARK

__all__ = ["MARK"]

NOTE = f"{MARK} Bản ghi để dùng thử."
COMMITTEE = (
    ("Trưởng ban", "huyen"),
    ("Phó trưởng ban thường trực", "huyen"),
    ("Ủy viên", "nong-nghiep"),
)
DISTRICT_SAYS = f"{MARK} Ban Chỉ đạo huyện tự rà soát."
NUMBER, ISSUER = "01/QĐ-UBND (mẫu)", "Ủy ban nhân dân tỉnh (mẫu)"
LINKAGE, PARTNER = "Liên kết bao tiêu nông sản", "Doanh nghiệp mẫu"
CERTIFICATE = "VietGAP (mẫu)"
CONTENT = "Đường giao thông"
DUTIES = f"{MARK} Theo dõi, giúp đỡ các xã được phân công."
# What a person has to write in the report of a commune, by its section.
NARRATIVES = {
    "results": "Các tiêu chí đã đạt được giữ vững; người dân tham gia góp công, góp đất làm đường.",
    "proposals": "Đề nghị huyện bố trí vốn sớm để kịp thi công trong mùa khô.",
}
ROAD = "Bê tông hóa đường liên xóm"
SCHOOL = "Sửa chữa phòng học"
INSPECTION = "Kiểm tra tiến độ 6 tháng"
TEAM = "Đoàn kiểm tra mẫu"
CONCLUSION = f"{MARK} Tiến độ cơ bản bảo đảm."
FINDING = "Chậm xây nhà tiêu hợp vệ sinh ở hai xóm"
TRAINING = "Tập huấn cán bộ xã về bộ tiêu chí"
PLACE = "Nhà văn hóa (mẫu)"
AWARD = "Giấy khen"
REASON = f"{MARK} Hiến đất làm đường."
DISTRICT_TASK = "Đôn đốc tiêu chí môi trường"
OBSTACLE = f"{MARK} Thiếu vốn đối ứng."
REMOVER = "Phòng Tài chính - Kế hoạch"
OFFICE_TRAINING = "Tập huấn tổ khuyến nông cộng đồng"
OFFICE_INSPECTION = "Kiểm tra công trình thủy lợi"
OFFICE_TASK = "Hướng dẫn truy xuất nguồn gốc sản phẩm"
TASK = "Xây nhà tiêu hợp vệ sinh còn thiếu"
BOARD = "Ban quản lý xã"
VILLAGE_BOARD = "Ban phát triển xóm"
MOVEMENT_TITLE = "Ngày chủ nhật xanh"
MOVEMENT = "5 không, 3 sạch"
MOVEMENT_RESULT = f"{MARK} Dọn vệ sinh đường xóm."
CLASS = "Lớp trồng và chế biến nông sản"
COOPERATIVE = "Hợp tác xã mẫu"
PRODUCT = "Nông sản mẫu"
LABOUR_DAYS = "ngày công"
DISCLOSURE = "Công khai kế hoạch năm"
PRODUCTION = "Hỗ trợ giống và kỹ thuật"
PARTICIPANTS, MINUTES = 3, "Biên bản họp xóm (mẫu)"
PRODUCTION_RESULT = f"{MARK} Đã cấp giống cho các hộ được chọn."
GOODS = ("Miến", "Chè", "Mật ong", "Gạo", "Bánh", "Thảo dược", "Rau", "Lạc")
OCOP_GROUP = "Thực phẩm"
FINDING_TASK = "Khắc phục kiến nghị: đủ nhà tiêu hợp vệ sinh ở hai xóm"
HANDLING = f"{MARK} Giao xã khắc phục và báo cáo."
ETHNIC_PROJECT = "Hỗ trợ nước sinh hoạt phân tán"
TOWN_PROJECT = "Chỉnh trang vỉa hè trung tâm thị trấn"
JOB, ABROAD = "Giới thiệu việc làm trong tỉnh", "Đi làm việc ở nước ngoài"
BOARD_CHANGES = f"{MARK} Thay một ủy viên chuyển công tác."
VILLAGE_DECISION = "02/QĐ-UBND (mẫu)"
DEBT = "Nợ khối lượng công trình"


def goods(number: int) -> str:
    """The name of a product, no two alike."""
    turn, place = divmod(number, len(GOODS))
    return f"{GOODS[place]} mẫu" + (f" {turn + 1}" if turn else "")


def person(number: int) -> str:
    return f"Người mẫu {number}"


def household(number: int) -> str:
    return f"Hộ mẫu {number}"
