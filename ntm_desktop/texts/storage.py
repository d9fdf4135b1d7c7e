"""Sentences about opening, saving and keeping a workbook."""

from __future__ import annotations


def a_folder(path: str) -> str:
    return f"«{path}» là thư mục, không phải tệp. Hãy chọn tệp trong thư mục đó."


def absent(path: str) -> str:
    return f"Không tìm thấy tệp «{path}». Hãy kiểm tra lại tên và nơi lưu."


def exists(path: str) -> str:
    return f"Đã có tệp «{path}». Hãy chọn tên khác; chương trình không ghi đè lên tệp đã có."


def empty(path: str) -> str:
    return f"Tệp «{path}» trống, không có dữ liệu. Hãy chép lại tệp từ nơi gửi."


def not_sqlite(path: str) -> str:
    return f"Tệp «{path}» không phải là sổ dữ liệu của chương trình này."


def not_ours(path: str) -> str:
    return f"Tệp «{path}» là cơ sở dữ liệu của chương trình khác, không mở được ở đây."


def is_package(path: str) -> str:
    return (
        f"«{path}» là gói dữ liệu, không phải sổ."
        " Hãy nhập gói vào sổ đang có, hoặc lập sổ mới từ gói."
    )


def newer(path: str, found: int, known: int) -> str:
    return (
        f"Sổ «{path}» được ghi bằng phiên bản mới hơn (cấu trúc {found}, máy này biết đến {known})."
        " Hãy cập nhật chương trình rồi mở lại."
    )


def foreign_structure(path: str) -> str:
    return (
        f"Sổ «{path}» có cấu trúc lạ, có thể đã bị sửa bằng công cụ khác."
        " Hãy mở bản sao lưu gần nhất."
    )


def damaged(path: str) -> str:
    return (
        f"Sổ «{path}» bị hỏng. Chương trình không ghi vào tệp này;"
        " hãy giữ nguyên tệp và khôi phục từ bản sao lưu gần nhất."
    )


def stale(path: str) -> str:
    return (
        f"Bảng giá trị trong sổ «{path}» không khớp với lịch sử ghi."
        " Hãy dựng lại từ lịch sử ghi, không mất dữ liệu: nút «Kiểm tra sổ» ở"
        " «Sao lưu và khôi phục», hoặc lệnh «repair»."
    )


def in_use(path: str) -> str:
    return f"Sổ đang mở ở cửa sổ khác: «{path}». Hãy đóng cửa sổ kia rồi thử lại."


def read_only(path: str) -> str:
    return (
        f"Sổ «{path}» chỉ đọc được, không ghi được."
        " Hãy chép tệp vào ổ đĩa của máy này rồi mở bản chép."
    )


def disk_full(path: str) -> str:
    return f"Ổ đĩa đã đầy, chưa ghi được vào «{path}». Hãy giải phóng chỗ trống rồi làm lại."


def system_failed(path: str, detail: str) -> str:
    return f"Không ghi hoặc đọc được «{path}» ({detail}). Chưa có gì thay đổi; hãy thử lại."
