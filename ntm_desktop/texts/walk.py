"""What the walk through the main job says: one line for every file that it leaves."""

from __future__ import annotations

# Folders of the walk's files.
PICTURES = "anh"
CHARTS = "bieu-do"
PACKAGES = "goi"
WORKBOOKS = "so"

# By the name of a picture.
SHOTS = {
    "01-huyen-mo-so": "sổ của huyện vừa mở, dữ liệu mẫu",
    "02-huyen-xuat-goi": "huyện xuất gói cho xã Phúc Sen",
    "03-xa-phuc-sen-phieu": "xã Phúc Sen ghi phiếu đánh giá",
    "04-xa-phuc-sen-bieu-do": "xã Phúc Sen xem biểu đồ của mình",
    "05-xa-phuc-sen-xuat-goi": "xã Phúc Sen xuất gói gửi huyện",
    "06-xa-be-van-dan-phieu": "xã Bế Văn Đàn ghi phiếu đánh giá",
    "07-phong-danh-gia": "phòng chuyên môn ghi kết quả đánh giá",
    "08-huyen-xem-truoc": "huyện xem trước năm tệp, một tệp bị cụt",
    "08b-khoa-khac": "huyện gọi điện đối chiếu mã của máy thứ hai",
    "09-huyen-da-nhap": "huyện đã nhập bốn gói",
    "10-hai-ben-ghi-khac": "hai máy của một xã ghi khác nhau",
    "11-da-chon-ket-qua": "huyện đã chọn kết quả",
    "12-bang-toan-huyen": "bảng toàn huyện, xã × tiêu chí",
    "13-bieu-do-tien-do": "biểu đồ tiến độ các xã",
    "14-nhat-ky-nhap": "nhật ký các lần nhập",
    "15-phieu-ba-cot": "phiếu của xã Phúc Sen ở sổ của huyện, có ý kiến của phòng",
}
STEPS = (
    "huyện lập sổ và giao gói",
    "xã thứ nhất đánh giá",
    "máy thứ hai của xã thứ nhất",
    "xã thứ hai đánh giá",
    "phòng đánh giá",
    "huyện nhập gói",
    "huyện chọn kết quả",
    "huyện xem toàn cảnh",
)
PHONE_NOTE = "Xã đo lại tại các xóm, có biên bản kèm theo."
OTHER_NOTE = "Số liệu tổng hợp từ báo cáo của các xóm."
OFFICE_REASON = "Phòng kiểm tra thực tế tại các xóm ngày 05/6, có biên bản."
CONFLICT_REASON = "Đã hỏi lại xã, lấy số theo biên bản đo."

START = "Đi hết việc chính trên dữ liệu mẫu; mọi tệp để trong thư mục “{out}”."
DONE = "Xong: {count} tệp, mọi bước đều đạt."
NOT_IMPORTED = "Phải nhập được {wanted} gói, nhưng chỉ nhập được {found}."
NO_CONFLICT = "Không thấy chỗ hai bên ghi khác nhau sau khi nhập."
NOT_SETTLED = "Chọn kết quả rồi mà chỗ hai bên ghi khác nhau vẫn còn."
NOT_SAVED = "Gõ vào ô “{code}” nhưng sổ chưa ghi."
NO_FIELD = "Không thấy ô nhập của “{code}” trên trang."
NO_VIEW = "Sổ này không có trang “{view}”."
WAITED = "Chờ quá lâu mà bước này chưa xong."
UNEXPECTED_QUESTION = "Cửa sổ hỏi điều không định trước: {question}"


def shot(path: str, name: str) -> str:
    """A picture."""
    return f"{path}: ảnh màn hình, {SHOTS[name]}"


def chart(path: str, title: str, form: str) -> str:
    """A chart's file."""
    return f"{path}: biểu đồ “{title}”, dạng {form}"


def package(path: str, sender: str, receiver: str) -> str:
    """A package."""
    return f"{path}: gói dữ liệu của {sender} gửi {receiver}"


def cut_short(path: str) -> str:
    """The file that must be refused."""
    return f"{path}: nửa đầu của một gói, để thấy chương trình không nhận"


def workbook(path: str, owner: str) -> str:
    """A workbook."""
    return f"{path}: sổ dữ liệu của {owner}"


def failed(step: str, why: str) -> str:
    """A step that did not go."""
    return f"Bước “{step}” không đạt: {why}"
