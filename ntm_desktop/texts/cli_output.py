"""Headings and lines of the commands' output for people."""

from __future__ import annotations

OUTCOMES = {
    "met": "Đạt",
    "not_met": "Chưa đạt",
    "not_applicable": "Không áp dụng",
    "no_data": "Chưa có kết quả",
}
AUTHORITIES = {"district": "huyện", "department": "phòng", "self": "xã"}
SEVERITIES = {"error": "Lỗi", "warning": "Cần xem", "note": "Ghi chú"}
INTEGRITY = {
    "ok": "Tệp sổ nguyên vẹn, giá trị hiện tại khớp lịch sử ghi.",
    "stale": "Giá trị hiện tại không khớp lịch sử ghi. Hãy chạy lệnh repair.",
    "damaged": "Tệp sổ bị hỏng. Hãy khôi phục từ bản sao lưu gần nhất.",
}
IMPORT_STATUS = {
    "applied": "đã nhập",
    "nothing_new": "không có gì mới",
    "old": "gói cũ",
    "already_imported": "đã nhập trước",
    "own_export": "gói của mình",
    "refused": "từ chối",
    "planned": "xem trước",
    "annulled": "đã bỏ",
}
NONE = "–"
YES = "đạt"
NO = "chưa đạt"
UNKNOWN = "chưa rõ"

STATUS_HEADINGS = (
    "Mã", "Xã", "Đạt", "Chưa đạt", "Chưa có số liệu", "Kế thừa, chưa rà soát", "Căn cứ", "Chờ chọn",
)  # fmt: skip


def reading(actual: str, reads: str) -> str:
    """What is reached where it counts no units: "2 (xã thấp nhất)"."""
    return f"{actual} ({reads})"


GOAL_HEADINGS = ("Chỉ tiêu chung", "Cần", "Đã có", "Kết quả", "Còn thiếu")
ROW_HEADINGS = ("Bản ghi bị từ chối", "Lý do")
IMPORT_HEADINGS = (
    "Tệp", "Kết quả", "Bên gửi", "Mới", "Cập nhật", "Như cũ", "Bản cũ hơn", "Khác nhau",
    "Từ chối",
)  # fmt: skip
IMPORTS_HEADINGS = ("Lần", "Lúc", "Bên gửi", "Kết quả", "Tệp")
HISTORY_HEADINGS = ("Mã", "Lúc", "Người ghi", "Máy", "Lần nhập", "Nội dung")
BACKUP_HEADINGS = ("Lúc", "Dung lượng", "Tệp")
FINDING_HEADINGS = ("Mức", "Nội dung")
NO_CONFLICTS = "Không có chỗ nào hai bên ghi khác nhau."
NO_IMPORTS = "Chưa nhập gói nào."
NO_BACKUPS = "Chưa có bản sao lưu nào."
NO_FINDINGS = "Không thấy gì cần xem."
NO_BASE = "(chưa có kết quả chung trước đó)"
ALL_CODES = "tất cả"


def made(file: str, org: str, district: str) -> str:
    return f"Đã lập sổ «{file}» của {org}, mã huyện {district}."


def assessed(title: str, outcome: str, stated: str | None, judged: str) -> str:
    lines = [f"Đã ghi {title}", f"Kết quả: {OUTCOMES[outcome]}"]
    if stated is not None and judged != "no_data" and judged != stated:
        lines.append(f"Lưu ý: ghi «{OUTCOMES[stated]}» nhưng số liệu cho «{OUTCOMES[judged]}».")
    return "\n".join(lines)


def note(sentence: str) -> str:
    return f"Lưu ý: {sentence}"


def only_a_part(org: str, commune: bool) -> str:
    """Under the sums of a workbook that is not the district's."""
    if commune:
        return f"Sổ này chỉ giữ phần của {org}: số cộng và mục tiêu ở đây không phải của cả huyện."
    return (
        f"Sổ này chỉ giữ phần của huyện mà {org} phụ trách hoặc được gửi: số cộng và mục tiêu ở đây"
        " không phải của cả huyện."
    )


def round_line(code: str, closed: bool, title: str) -> str:
    return f"Kỳ {code} ({'đã chốt' if closed else 'đang mở'}) · {title}"


def summary_line(total: int, count: int, average: str | None, without: int) -> str:
    if average is None:
        return f"Chưa xã nào có số liệu ({without} xã)."
    return (
        f"Tổng {total} tiêu chí của {count} xã có số liệu, bình quân {average} tiêu chí/xã;"
        f" {without} xã chưa có số liệu."
    )


def bands_line(bands: str) -> str:
    return f"Số xã theo số tiêu chí đạt: {bands}"


def band(name: str, count: int) -> str:
    return f"{name} tiêu chí: {count} xã"


def villages_line(before: int, this_year: int, target: int | None) -> str:
    aim = "" if target is None else f", chỉ tiêu năm {target}"
    return f"Xóm đạt chuẩn: {before} từ trước, {this_year} trong năm{aim}."


def exported(path: str, records: int, revisions: int, code: str) -> str:
    return (
        f"Đã xuất gói «{path}»: {records} bản ghi, {revisions} lần ghi. Mã giao nhận: {code}."
        " Đã đọc lại đúng; rút USB sau khi bấm “Đẩy ra”."
    )


def receipt_code(code: str) -> str:
    return f"Mã giao nhận: {code}."


def unused_code(code: str) -> str:
    return f"Mã đã gõ «{code}» khác với mã của các tệp này: không dùng cho tệp nào."


def unsigned_one_by_one(files: int) -> str:
    return (
        f"Có {files} tệp không có chữ ký; --accept-unsigned chỉ là đồng ý với một tệp."
        " Hãy nhập riêng từng tệp, hoặc nêu mã của từng tệp bằng --accept-key."
    )


def unsure_key(code: str) -> str:
    return f"Khoá ký {code} của nơi gửi chưa đối chiếu mã (lệnh keys --compare)."


def written(path: str, pages: int | None) -> str:
    """``pages``: None where only the program that opens the file knows."""
    return f"Đã ghi «{path}»." if pages is None else f"Đã ghi «{path}», {pages} trang."


def missing(lines: list[str]) -> list[str]:
    """What a paper lacks, said after it was written: a line each under a heading."""
    return ["Còn thiếu, xem lại trước khi ký:", *(f"- {line}" for line in lines)] if lines else []


def undone_import(number: int, removed: int) -> str:
    return f"Đã bỏ lần nhập {number}: {removed} lần ghi không còn trong sổ."


def kept(titles: str) -> str:
    return f"Giữ lại vì đã được ghi tiếp: {titles}"


def conflict(title: str, key: str) -> str:
    return f"{title}\n  Tên bản ghi: {key}"


def base(body: str) -> str:
    return f"  Trước khi khác nhau: {body}"


def head(revision: str, author: str, device: str, at: str, body: str) -> str:
    return f"  {revision}  {author}, máy {device}, {at}: {body}"


def resolved(title: str) -> str:
    return f"Đã chọn kết quả cho «{title}»."


def repaired(count: int) -> str:
    return f"Đã dựng lại {count} bản ghi từ lịch sử; bản trước đó đã được sao lưu."


def backed_up(path: str) -> str:
    return f"Đã sao lưu vào «{path}»."


def restored(file: str, backup: str) -> str:
    return f"Đã khôi phục sổ «{file}» từ «{backup}»."


def restored_before(path: str) -> str:
    return f"Bản trước khi khôi phục được giữ ở «{path}»."


def restored_aside(folder: str) -> str:
    return f"Tệp hỏng được giữ lại trong «{folder}», đuôi .ntm-hong."


def round_done(action: str, code: str) -> str:
    words = {"open": "mở", "close": "chốt", "reopen": "mở lại"}
    return f"Đã {words[action]} kỳ {code}."


def drawn(path: str) -> str:
    return f"Đã vẽ biểu đồ vào «{path}»."


def size(number: int) -> str:
    return f"{number / 1024:.0f} KB"
