"""Words of the exchange view: taking in, giving out, and the log."""

from __future__ import annotations

from collections.abc import Sequence

from ntm_desktop.texts.exchange import stays

IMPORT_TAB = "Nhập gói"
EXPORT_TAB = "Xuất gói"
LOG_TAB = "Đã nhập"
OUTBOX_TAB = "Đã xuất"
KEYS_TAB = "Khoá ký"

# Taking in.
IMPORT_LEAD = (
    "Chọn hoặc kéo thả các gói vào đây để xem trước. Chưa có gì thay đổi cho tới khi bấm “Nhập”."
)
CHOOSE_FILES = "Chọn tệp…"
CHOOSE_TITLE = "Chọn gói dữ liệu để nhập"
CLEAR = "Bỏ danh sách"
WHO_HAS_SENT = "Ai đã nộp, ai chưa"
ACCEPT_CODE = "Đã gọi điện đối chiếu mã…"
PRINT_REPORT = "Mở báo cáo nhập để in"
OTHER_CODE = "Mã này không khớp. Nếu nơi gửi đọc đúng như vậy thì không nhận tệp này."
SEE_CONFLICTS = "Xem chỗ hai bên ghi khác"
FILE_COLUMNS = (
    ("sender", "Nơi gửi", 190),
    ("file", "Tệp", 210),
    ("new", "Mới", 44),
    ("updated", "Đổi", 44),
    ("same", "Như cũ", 66),
    ("older", "Bản cũ", 62),
    ("conflicts", "Hai bên khác", 104),
    ("refused", "Không nhận", 96),
    ("state", "Tình trạng", 158),
)
RECORD_COLUMNS = (
    ("action", "Việc", 128),
    ("record", "Nội dung", 280),
    ("before", "Đang có trong sổ", 270),
    ("after", "Trong gói", 330),
)
# By the word of a record's action.
ACTIONS = {
    "new": "+ mới",
    "updated": "↻ cập nhật",
    "conflict": "≠ khác nhau",
    "refused": "✗ không nhận",
}
# By the word of a file's status; "partly" and "stopped" are the window's own.
STATES = {
    "planned": "… sẽ nhập",
    "applied": "✓ đã nhập",
    "nothing_new": "– không có gì mới",
    "old": "– gói cũ",
    "already_imported": "– đã nhập trước",
    "own_export": "– gói của mình",
    "refused": "✗ không nhận",
    "partly": "! nhập một phần",
    "conflict": "≠ chờ chọn kết quả",
    "stopped": "– chưa nhập",
}
NOTHING_TO_DO = "Không có gì để nhập từ các tệp này."
ONLY_TO_LOG = "Không có gì mới. Ghi vào nhật ký để bên gửi biết tệp đã tới nơi."
NO_RECORDS = "Tệp này không thay đổi nội dung nào trong sổ."
READING = "Đang đọc các tệp…"
IMPORTING = "Đang nhập các tệp…"
STOPPED = "Đã dừng. Các tệp đã nhập xong vẫn được giữ; có thể bỏ từng lần nhập trong nhật ký."

# Giving out.
EXPORT_LEAD = "Xuất phần của đơn vị thành một tệp để chép sang máy khác."
RECEIVER = "Gửi cho"
EVERYBODY = "Mọi nơi (toàn bộ phần của đơn vị)"
FOLDER = "Thư mục"
BROWSE = "Chọn…"
FOLDER_TITLE = "Xuất gói vào thư mục"
WITH_FILES = "Kèm tệp minh chứng"
FILES_AGAIN = "Kể cả tệp nơi nhận đã có (máy mới)"
EXPORT = "Xuất gói"
NEED_FOLDER = "Hãy chọn thư mục hoặc USB để xuất gói vào."
EXPORT_DONE = "✓ Đã xuất gói"
CODE_ROW = "Mã giao nhận"
RESULT_ROWS = ("Tệp", "Thư mục", "Nội dung", CODE_ROW, "Mã tệp (SHA-256)")
READ_BACK = "Đã đọc lại tệp vừa ghi: đúng từng chữ."
UNPLUG = "Dữ liệu đã ghi hết xuống đĩa, có thể rút USB an toàn sau khi bấm “Đẩy ra” trên máy."
OPEN_FOLDER = "Mở thư mục"

TO_ALL_COMMUNES = "Từng xã: mỗi xã một gói phúc đáp"
TO_ALL_OFFICES = "Từng phòng, cơ quan: mỗi nơi một gói"
OPEN_SENT_RECEIPT = "Mở phiếu giao để in"
EXPORTING = "Đang xuất các gói…"
STOPPED_EXPORT = "Đã dừng. Các gói đã xuất vẫn còn trong thư mục."

# What was given out.
OUTBOX_LEAD = "Mỗi gói đã xuất là một dòng. Nơi nhận xác nhận trong gói mà họ gửi lại."
NO_EXPORTS = "Chưa xuất gói nào từ sổ này."
EVERYBODY_SHORT = "mọi nơi"
NOT_TOLD_YET = "chưa có xác nhận"
NOTHING_TO_TELL = "không có gì cần xác nhận"
OUTBOX_COLUMNS = (
    ("number", "Số", 40),
    ("at", "Lúc", 136),
    ("receiver", "Gửi cho", 160),
    ("file", "Tệp", 104),
    ("new", "Nội dung", 76),
    ("code", "Mã giao nhận", 130),
    ("came", "Xác nhận", 320),
)

# The keys.
KEYS_LEAD = (
    "Mỗi máy ký gói bằng khoá riêng. Lần đầu nhận gói của một nơi, hãy gọi điện cho nơi đó và"
    " đối chiếu mã: mã đúng thì từ đó không ai giả được gói của nơi ấy."
)
KEY_COLUMNS = (
    ("organisation", "Đơn vị", 230),
    ("code", "Mã khoá", 180),
    ("standing", "Tình trạng", 200),
    ("at", "Thấy lần đầu", 136),
    ("note", "Ghi chú", 220),
)
COMPARE_KEY = "Đối chiếu mã…"
WITHDRAW_KEY = "Thu hồi khoá…"
GIVE_BACK_KEY = "Bỏ thu hồi"
ASK_WITHDRAW_OWN = (
    "Đây là khoá của chính máy này. Thu hồi thì máy này không xuất gói được nữa. Mất một máy khác"
    " thì thu hồi khoá của máy đó, không phải khoá này. Vẫn thu hồi khoá của máy đang dùng?"
)
WITHDRAW_OWN = "Thu hồi khoá máy này"

# The log.
LOG_LEAD = "Mỗi lần nhập là một dòng. Bỏ một lần nhập chỉ lấy lại những gì riêng lần đó mang tới."
UNDO_IMPORT = "Bỏ lần nhập này"
OPEN_RECEIVED_RECEIPT = "Mở phiếu nhận để in"
UNDO_TITLE = "Bỏ lần nhập"
NO_IMPORTS = "Chưa nhập gói nào vào sổ này."
LOG_COLUMNS = (
    ("number", "Số", 44),
    ("at", "Lúc", 136),
    ("sender", "Nơi gửi", 196),
    ("file", "Tệp", 180),
    ("new", "Mới", 44),
    ("updated", "Đổi", 44),
    ("conflicts", "Hai bên khác", 106),
    ("refused", "Không nhận", 98),
    ("state", "Tình trạng", 148),
)
FOUNDING = "lập sổ từ gói này"
ANNULLED = "đã bỏ"


def accept_unsigned(name: str) -> str:
    """The tick by which one file is taken in that nobody signed."""
    return f"Nhận riêng tệp «{name}» dù không có chữ ký: tôi biết chắc nơi gửi"


def import_button(count: int) -> str:
    """The button that applies what was previewed."""
    return f"Nhập {count} tệp"


def log_button(count: int) -> str:
    return f"Ghi nhận {count} tệp"


def own_key(code: str) -> str:
    """The code of this machine's key, to be read aloud."""
    return f"Mã khoá của máy này: {code}"


def ask_key_code(org: str) -> str:
    """Before a key counts as compared."""
    return (
        f"Gọi điện cho {org}, nhờ đọc “Mã khoá của máy này” (trang Nhập, xuất gói, thẻ Khoá ký,"
        " hoặc trên phiếu giao). Gõ mã nghe được:"
    )


def ask_file_code(org: str) -> str:
    """Before a file is taken whose signature proves nothing."""
    return f"Gọi điện cho {org}, nhờ đọc “Mã giao nhận” trên phiếu giao. Gõ mã nghe được:"


def ask_withdraw(org: str) -> str:
    """Before a key is withdrawn."""
    return (
        f"Thu hồi khoá này của {org}: gói ký bằng khoá này sẽ không được nhận nữa, ở đây và ở mọi"
        " nơi nhận gói của sổ này. Lý do (ví dụ: mất máy ngày 02/6):"
    )


def ask_give_back(org: str) -> str:
    """Before a withdrawal is taken back."""
    return f"Nhận lại gói ký bằng khoá này của {org}?"


def received_by(org: str, day: str) -> str:
    """An acknowledgement; ``org`` "": of whom it was made for."""
    return f"{org or 'đã'} nhận {day}"


def received_elsewhere(day: str) -> str:
    """All that a package carries was acknowledged, but it came by another package."""
    return f"nội dung đã nhận qua gói khác, {day}"


def key_words(state: str, code: str) -> str:
    """Behind the sentence of a file: who signed it."""
    return f"Khoá ký {code}: {state}."


def exporting(done: int, of: int, name: str) -> str:
    """Progress of several packages."""
    return f"Đang xuất {done + 1}/{of}: {name}"


def exported_all(count: int, folder: str) -> str:
    """After several packages were given out."""
    return f"✓ Đã xuất {count} gói vào «{folder}»."


def only_files(count: int) -> str:
    """Where a file brings attached files for records that are known."""
    return f"{count} tệp minh chứng của nội dung đã có trong sổ."


def more_records(count: int) -> str:
    """Below a long list of records."""
    return f"… và {count} nội dung nữa"


def reading(done: int, of: int, name: str) -> str:
    """Progress of the preview."""
    return f"Đang đọc {done + 1}/{of}: {name}"


def importing(done: int, of: int, name: str) -> str:
    """Progress of the import."""
    return f"Đang nhập {done + 1}/{of}: {name}"


def previewed(files: int, good: int) -> str:
    """What the preview found in all."""
    if good == files:
        return f"Xem trước {files} tệp: tất cả nhập được."
    return f"Xem trước {files} tệp: {good} tệp có nội dung để nhập, {files - good} tệp không."


_NAMED = 8


def named(what: str, names: Sequence[str]) -> str:
    """Of a line of the summary: what became of which files, a few by name."""
    more = f" và {len(names) - _NAMED} tệp khác" if len(names) > _NAMED else ""
    return f"{what}: {', '.join(names[:_NAMED])}{more}"


COMMUNE_HEAD = "UBND xã "
NOT_TAKEN = "Không nhận"
OLD_ONES = "Gói cũ"
TO_CHOOSE = "Hai bên ghi khác"
PARTLY = "Nhận một phần"


def imported(
    applied: int, conflicts: int, rows: int, nothing_new: int, old: int, refused: int
) -> str:
    """What the import did in all; ``rows``: refused within files that were read."""
    said = [f"Đã nhập {applied} tệp"]
    if nothing_new:
        said.append(f"{nothing_new} tệp không có gì mới")
    if old:
        said.append(f"{old} gói cũ")
    if refused:
        said.append(f"{refused} tệp không nhận")
    if rows:
        said.append(f"{rows} nội dung không nhận")
    if conflicts:
        said.append(f"{conflicts} chỗ hai bên ghi khác nhau cần chọn kết quả")
    return "; ".join(said) + "."


def counts(records: int, revisions: int) -> str:
    """What a package holds."""
    return f"{records} nội dung, {revisions} lần ghi"


def ask_undo(
    number: int,
    name: str,
    sender: str,
    revisions: int,
    records: int,
    kept: int,
    elsewhere: Sequence[str],
) -> str:
    """Before an import is taken back; ``elsewhere``: files that brought some of the same."""
    said = [f"Bỏ lần nhập số {number}: tệp “{name}” của {sender}?"]
    if revisions:
        said.append(f"Sẽ lấy khỏi sổ {revisions} lần ghi ở {records} nội dung.")
    else:
        said.append("Không có gì bị lấy khỏi sổ.")
    if elsewhere or not revisions:
        said.append(stays(elsewhere, kept))
    if kept and revisions:
        said.append(f"{kept} nội dung được giữ vì đã có ghi tiếp dựa trên đó.")
    said.append("Sổ được sao lưu trước. Nhập lại tệp này thì mọi thứ trở lại.")
    return "\n".join(said)


def undone(number: int, removed: int) -> str:
    """After an import was taken back."""
    return f"Đã bỏ lần nhập số {number}: {removed} lần ghi đã lấy khỏi sổ."
