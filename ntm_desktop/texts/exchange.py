"""Sentences about packages: giving out, taking in, taking back, and conflicts."""

from __future__ import annotations

from collections.abc import Sequence

_SIZE = "{:.1f}"

_REFUSED = {
    "unreadable": "Không đọc được tệp «{name}»{detail}. Hãy kiểm tra lại tệp hoặc USB rồi thử lại.",
    "not_sqlite": "Tệp «{name}» không phải là gói dữ liệu của chương trình này.",
    "truncated": "Tệp «{name}» bị cụt hoặc thừa, có lẽ chưa chép xong. Hãy chép lại từ nơi gửi.",
    "not_ours": "Tệp «{name}» là cơ sở dữ liệu của chương trình khác.",
    "newer_version": "Tệp «{name}» được tạo bằng phiên bản mới hơn (dạng {detail})."
    " Hãy cập nhật chương trình rồi nhập lại.",
    "in_use": "Tệp «{name}» được chép khi sổ còn đang mở. Hãy dùng chức năng xuất gói ở nơi gửi.",
    "foreign_schema": "Tệp «{name}» có cấu trúc lạ, có thể đã bị sửa bằng công cụ khác."
    " Hãy đề nghị nơi gửi xuất lại.",
    "damaged": "Tệp «{name}» bị hỏng. Hãy đề nghị nơi gửi xuất lại.",
    "hash_mismatch": "Nội dung tệp «{name}» không khớp với mã kiểm tra ghi trong tệp."
    " Hãy đề nghị nơi gửi xuất lại.",
    "too_large": "Tệp «{name}» vượt giới hạn về dung lượng, số dòng hoặc thời gian đọc.",
    "other_district": "Tệp «{name}» là dữ liệu của huyện khác («{detail}»; sổ này là «{own}»),"
    " không nhập được.",
    "other_receiver": "Tệp «{name}» là gói gửi cho «{detail}», không phải cho đơn vị của sổ này.",
    "unknown_set": "Tệp «{name}» dùng bộ tiêu chí «{detail}» mà chương trình ở máy này chưa có."
    " Hãy cập nhật chương trình rồi nhập lại.",
    "unsigned": "Tệp «{name}» không có chữ ký (cả cuốn sổ, hoặc gói của phiên bản cũ)."
    " Nếu biết chắc nơi gửi, hãy đồng ý nhận riêng tệp này. Mã của tệp: {detail}.",
    "bad_signature": "Chữ ký của tệp «{name}» không đúng: tệp đã bị sửa sau khi xuất."
    " Hãy đề nghị nơi gửi xuất lại; chỉ chấp nhận nếu phiếu giao nhận ở nơi gửi ghi đúng mã"
    " {detail}.",
    "key_changed": "Tệp «{name}» được ký bằng khoá khác với khoá đã biết của nơi gửi (máy mới?)."
    " Hãy gọi điện hỏi nơi gửi mã khoá của máy; nếu đúng là {detail} thì chấp nhận mã đó.",
    "key_withdrawn": "Tệp «{name}» được ký bằng khoá đã thu hồi (máy bị mất?), nên không nhập."
    " Hãy gọi điện hỏi nơi gửi mã giao nhận của tệp; nếu đúng là {detail} thì chấp nhận mã đó.",
}
REASONS = {
    "unreadable": "không đọc được",
    "not_sqlite": "không phải gói",
    "truncated": "tệp bị cụt",
    "not_ours": "không phải gói",
    "newer_version": "phiên bản mới hơn",
    "in_use": "chép khi đang mở",
    "foreign_schema": "cấu trúc lạ",
    "damaged": "tệp hỏng",
    "hash_mismatch": "nội dung sai mã",
    "too_large": "quá lớn",
    "other_district": "huyện khác",
    "other_receiver": "gửi nơi khác",
    "unknown_set": "bộ tiêu chí lạ",
    "unsigned": "không có chữ ký",
    "bad_signature": "chữ ký sai",
    "key_changed": "khoá lạ",
    "key_withdrawn": "khoá đã thu hồi",
}
"""Why a file is not taken, in a few words for its line; the sentence says what to do."""
_EMPTY = "Tệp «{name}» trống, không có dữ liệu. Hãy chép lại từ nơi gửi."
_NOT_A_FILE = "«{name}» không phải là một tệp thường. Hãy chọn đúng tệp gói dữ liệu."

ROW_REASONS = {
    "not_owner": "không thuộc quyền ghi của nơi gửi",
    "ancestor_refused": "dựa trên một bản ghi không được nhận",
    "bad_value": "giá trị không hợp lệ",
    "unknown_code": "mã tiêu chí hoặc chỉ tiêu không có trong bộ tiêu chí",
    "unknown_kind": "loại bản ghi chưa biết ở máy này",
}


def refused(reason: str, name: str, detail: str = "") -> str:
    """Why a file is not taken; ``reason`` is a word of docs/contract.md, "Words of refusal".

    ``detail``: what is named beside it; for another district, the file's and ours, a line each.
    """
    if (reason, detail) == ("not_sqlite", "empty"):
        return _EMPTY.format(name=name)
    if (reason, detail) == ("unreadable", "not_a_file"):
        return _NOT_A_FILE.format(name=name)
    if reason == "unreadable":
        detail = f" ({detail})" if detail else ""
    detail, _, own = detail.partition("\n")
    return _REFUSED[reason].format(name=name, detail=detail, own=own)


def wrong_clock(day: str) -> str:
    """``day``: ISO, as the sender's machine had it."""
    year, month, date = day.split("-") if day.count("-") == 2 else ("?", "?", "?")
    return (
        f"Đồng hồ của máy gửi ghi ngày {date}/{month}/{year}, có vẻ sai. Kết quả nhập không bị ảnh"
        " hưởng; hãy nhắc nơi gửi chỉnh lại giờ."
    )


def other_thresholds() -> str:
    return (
        "Nơi gửi đang dùng mức đạt khác với sổ này (chưa nhập gói mới của huyện, hoặc khác"
        " phiên bản chương trình). Số liệu vẫn nhập đủ và được tính theo mức đạt của sổ này."
    )


def file_changed(name: str) -> str:
    return f"Tệp «{name}» đã thay đổi sau khi xem trước. Hãy xem trước lại rồi mới nhập."


def book_changed() -> str:
    return "Sổ đã thay đổi sau khi xem trước. Hãy xem trước lại rồi mới nhập."


def already_imported(name: str) -> str:
    return f"Tệp «{name}» đã được nhập trước đây; không có gì thay đổi."


def own_export(name: str) -> str:
    return f"Tệp «{name}» là gói do chính đơn vị này xuất; không có gì mới."


def nothing_new(name: str, older: int) -> str:
    """``older``: records of which the workbook has a later version."""
    behind = f" ({older} nội dung cũ hơn sổ)" if older else ""
    return f"Tệp «{name}» không có gì mới so với sổ này{behind}."


def old(name: str, number: str, newer: int) -> str:
    """A package that came after a later one of the same machine, and brings nothing."""
    return (
        f"Tệp «{name}» là gói cũ (gói số {number}; đã nhận gói số {newer} của cùng máy gửi):"
        " không có gì mới, sổ giữ bản mới hơn."
    )


def late(number: str, newer: int) -> str:
    """A package with a lower number than one that came before, which yet brings something."""
    return (
        f"Đây là gói số {number}, trong khi đã nhận gói số {newer} của cùng máy: gói cũ tới muộn,"
        " hoặc máy gửi đã khôi phục từ bản sao lưu."
    )


def _counts(new: int, updated: int, conflicts: int, refused_rows: int, files: int) -> str:
    parts = [f"{new} mới", f"{updated} cập nhật"]
    if files:
        parts.append(f"{files} tệp minh chứng")
    if conflicts:
        parts.append(f"{conflicts} chỗ hai bên ghi khác nhau cần xem")
    if refused_rows:
        parts.append(f"{refused_rows} không nhận")
    return ", ".join(parts)


def applied(
    name: str, new: int, updated: int, conflicts: int, refused_rows: int, files: int = 0
) -> str:
    return f"Đã nhập «{name}»: {_counts(new, updated, conflicts, refused_rows, files)}."


def planned(
    name: str, new: int, updated: int, conflicts: int, refused_rows: int, files: int = 0
) -> str:
    return f"Sẽ nhập «{name}»: {_counts(new, updated, conflicts, refused_rows, files)}."


def step_import(count: int) -> str:
    return f"Nhập {count} gói dữ liệu"


def step_export(name: str) -> str:
    return f"Xuất gói «{name}»"


def step_undo_import(number: int) -> str:
    return f"Bỏ lần nhập số {number}"


_NAMED = 3


def stays(names: Sequence[str], kept: int) -> str:
    """Why taking an import back leaves in the workbook what it brought.

    ``names``: other files that brought the same, the latest first; ``kept``: records that were
    written on.
    """
    if names:
        more = f" và {len(names) - _NAMED} tệp khác" if len(names) > _NAMED else ""
        files = ", ".join(f"«{name}»" for name in names[:_NAMED])
        return f"Các lần ghi này còn được {files}{more} mang tới, nên vẫn ở trong sổ."
    if kept:
        return "Các lần ghi này được giữ vì đã có ghi tiếp dựa trên đó."
    return "Tệp này không mang tới lần ghi nào mà sổ chưa có."


def unknown_import(number: int) -> str:
    return f"Không có lần nhập số {number} trong nhật ký."


def annulled_already(number: int) -> str:
    return f"Lần nhập số {number} đã được bỏ trước đây."


def founding_import(number: int) -> str:
    return f"Lần nhập số {number} đã tạo ra sổ này nên không bỏ được."


def unknown_receiver(code: str) -> str:
    return f"Không có đơn vị nhận «{code}». Ví dụ: huyen, nong-nghiep, xa-01603."


def no_folder(folder: str) -> str:
    return (
        f"Không có thư mục «{folder}» (USB chưa cắm?). Hãy cắm USB, hoặc lập thư mục trước rồi"
        " chọn; chưa có gì được tạo."
    )


def no_room(folder: str, needed: int) -> str:
    size = _SIZE.format(max(needed, 100_000) / 1_000_000).replace(".", ",")
    return f"Không đủ chỗ trống ở «{folder}» (cần khoảng {size} MB). Chưa có tệp nào được tạo."


def own_key_withdrawn() -> str:
    return (
        "Khoá ký của máy này đã bị thu hồi, nên nơi khác sẽ không nhận gói của máy này; không xuất."
        " Nếu máy vẫn ở trong tay đơn vị, hãy bỏ thu hồi ở trang Nhập, xuất gói, thẻ Khoá ký (hoặc"
        " lệnh keys --give-back), rồi gọi điện để nơi nhận chấp nhận mã khoá một lần."
    )


def too_large_to_give(size: int, limit: int) -> str:
    mega = 1024 * 1024
    return (
        f"Gói sẽ lớn khoảng {size // mega} MB, quá mức {limit // mega} MB mà nơi nhận đọc được."
        " Hãy xuất không kèm tệp minh chứng, rồi gửi các tệp đó cách khác."
    )


def code_differs() -> str:
    return "Mã đã gõ không phải mã của tệp này."


def taken_unsigned() -> str:
    """Beside what became of a file that came in by a person's yes alone."""
    return "Tệp không có chữ ký đúng; nhận vì người nhập đã đồng ý riêng tệp này."


def nothing_taken(name: str, rows: int) -> str:
    return f"Tệp «{name}» không có nội dung nào được nhận: {rows} nội dung không nhận."


def unwritable(folder: str) -> str:
    return f"Không được phép ghi vào «{folder}». Hãy chọn nơi khác; chưa có tệp nào được tạo."


def export_failed(folder: str, detail: str) -> str:
    return f"Không xuất được vào «{folder}» ({detail}). Chưa có tệp nào được tạo; hãy thử lại."


def not_proved(folder: str) -> str:
    return (
        f"Gói vừa ghi vào «{folder}» đọc lại không đúng nên đã bỏ đi. Hãy thử ổ đĩa hoặc USB khác."
    )


def not_in_conflict(title: str) -> str:
    return f"«{title}» không có hai bên ghi khác nhau."


def unknown_choice(take: str) -> str:
    return f"Không có bản «{take}» trong bản ghi này, hoặc phần mã đưa ra chưa đủ để phân biệt."


def choose_one() -> str:
    return "Hãy chọn một bản để giữ hoặc ghi giá trị khác, chỉ một trong hai."


def note_wanted() -> str:
    return "Hãy ghi lý do khi chọn kết quả cho chỗ hai bên ghi khác nhau."


def step_resolve() -> str:
    return "Chọn kết quả chỗ hai bên ghi khác nhau"
