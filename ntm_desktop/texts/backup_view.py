"""Words of the window about copies of a workbook, and of what is said around it."""

from __future__ import annotations

TITLE = "Sao lưu và khôi phục"
RESCUE_TITLE = "Sổ bị hỏng"
MISSING_TITLE = "Không thấy sổ ở chỗ cũ"
STALE_TITLE = "Số liệu không khớp với lịch sử ghi"

LEAD = "Chọn một bản sao lưu để xem bên trong. Xem không làm thay đổi gì."
RESCUE_LEAD = (
    "Bản sao lưu mới nhất còn nguyên vẹn đã được chọn sẵn. Mở nó bên cạnh thì tệp hỏng nằm yên ở"
    " chỗ cũ; đưa nó vào chỗ cũ thì tệp hỏng được giữ lại dưới tên khác."
)
MISSING_LEAD = "Máy này còn giữ bản sao lưu của sổ. Hãy chọn một bản để mở hoặc đưa vào chỗ cũ."
NONE_LEFT = "Chưa có bản sao lưu nào của sổ này trên máy. Nếu có tệp sao lưu ở USB, hãy mở tệp đó."
NONE_YET = "Chưa có bản sao lưu nào của sổ này."

AT, REASON, PLACE, SIZE = "Lúc", "Sao lưu khi", "Nơi cất", "Cỡ"
INSIDE = "Trong bản sao này"
READING = "Đang xem bên trong…"
HERE, SECOND, FILE = "máy này", "nơi thứ hai", "tệp khác"

REASONS = {
    "manual": "bấm sao lưu",
    "auto": "tự động",
    "close": "đóng sổ",
    "import": "trước khi nhập gói",
    "undo-import": "trước khi bỏ lần nhập",
    "restore": "trước khi khôi phục",
    "repair": "trước khi dựng lại",
    "migration": "trước khi nâng cấp sổ",
}
OTHER_REASON = "lúc khác"

COPY_NOW = "Sao lưu ngay"
OTHER_FILE = "Mở tệp sao lưu khác…"
CHECK = "Kiểm tra sổ"
RESTORE = "Khôi phục bản này"
BESIDE = "Mở bên cạnh"
IN_PLACE = "Đưa vào chỗ cũ"
CLOSE = "Đóng"
SECOND_PLACE = "Nơi sao lưu thứ hai"
CHOOSE_SECOND = "Chọn thư mục…"
DROP_SECOND = "Không dùng nữa"
NO_SECOND = "chưa chọn. Nên chọn một thư mục ở USB: hỏng máy vẫn còn số liệu."
SECOND_ABSENT = "chưa cắm vào máy; khi cắm, chương trình tự chép sang."
SECOND_SAME_DISK = "cùng ổ đĩa với sổ, hỏng ổ là mất cả hai; nên chọn USB."
BACKUP_FILES = "Bản sao lưu"

COPYING = "Đang sao lưu…"
RESTORING = "Đang khôi phục…"
CHECKING = "Đang kiểm tra…"
SOUND = "Sổ nguyên vẹn, số liệu khớp với lịch sử ghi."
RECOVERED = (
    "Lần trước máy tắt đột ngột khi đang ghi. Sổ đã được khôi phục về lần ghi trọn vẹn cuối cùng;"
    " số liệu đã kiểm tra và khớp với lịch sử ghi."
)
READ_ONLY = "Sổ này chỉ xem được. Muốn ghi, hãy chép tệp vào ổ đĩa của máy rồi mở bản chép."
REBUILD = "Dựng lại số liệu"
REBUILD_ASK = (
    "Bảng số liệu trong sổ không khớp với lịch sử ghi. Lịch sử ghi còn nguyên vẹn, nên dựng lại"
    " được đủ số liệu từ đó. Sổ được sao lưu trước. Dựng lại bây giờ?"
)
DAMAGED_NOW = "Sổ này bị hỏng. Chương trình đã đóng sổ và không ghi vào tệp này nữa."


def size(number: int) -> str:
    """Bytes for people."""
    if number < 1_000_000:
        return f"{max(1, round(number / 1000))} KB"
    return f"{number / 1_000_000:.1f} MB".replace(".", ",")


def count(number: int) -> str:
    """A whole number as it is written here: ``1.751``."""
    return f"{number:,}".replace(",", ".")


def owner(name: str, sample: bool) -> str:
    return f"{name} (dữ liệu mẫu)" if sample else name


def district(name: str) -> str:
    return f"Huyện {name}"


def holds(records: int, revisions: int) -> str:
    return f"{count(records)} mục, {count(revisions)} lần ghi"


def latest(when: str) -> str:
    return f"Lần ghi mới nhất: {when}"


def lacks(number: int, since: str) -> str:
    """What the copy does not have; ``since``: ``08/06/2026 14:20``."""
    return f"Kém {count(number)} thay đổi so với sổ hiện tại, từ {since}:"


def more(number: int, since: str) -> str:
    return f"Có {count(number)} thay đổi mà sổ hiện tại không có, từ {since}:"


def of_kind(kind: str, number: int) -> str:
    return f"    {kind}: {count(number)}"


SAME = "Giống hệt sổ hiện tại."
OTHER_WORKBOOK = (
    "Đây là bản sao của sổ khác (huyện hoặc đơn vị khác), không khôi phục vào đây được."
)


def copied(when: str) -> str:
    return f"Đã sao lưu lúc {when}."


def sent(folder: str) -> str:
    return f"Đã chép bản sao lưu sang {folder}."


def ask_restore(when: str, lacking: int) -> str:
    gone = f" {count(lacking)} thay đổi ghi sau đó sẽ không còn trong sổ." if lacking else ""
    return (
        f"Đưa sổ về bản sao lưu lúc {when}?{gone}"
        " Sổ hiện tại được sao lưu trước, nên vẫn lấy lại được."
    )


def ask_in_place(name: str) -> str:
    return (
        f"Đưa bản sao lưu này vào chỗ của «{name}»?"
        " Tệp hỏng được đổi tên thành «….ntm-hong» và giữ lại bên cạnh."
    )


def restored(when: str) -> str:
    return f"Đã khôi phục về bản sao lưu lúc {when}. Sổ trước đó có trong danh sách sao lưu."


def rebuilt(records: int) -> str:
    return f"Đã dựng lại số liệu của {count(records)} mục từ lịch sử ghi."


def opened_beside(name: str) -> str:
    return f"Đang làm việc với sổ «{name}», lấy từ bản sao lưu. Tệp hỏng vẫn ở chỗ cũ."
