"""Words about the offices' own sheets: what a column is, what was read and what was not."""

from __future__ import annotations

from collections.abc import Sequence

CODE = "Mã tiêu chí, chỉ tiêu"
COMMUNE = "Tên xã"
NOT_READ = "(không đọc)"
NO_MEANING = "chưa rõ"
# What offices write over a column, beside the program's own words.
OTHER_WORDS = {
    "title": ("tên", "nội dung", "tên công trình", "tên dự án", "danh mục", "trích yếu"),
    "name": ("họ và tên", "họ tên", "tên", "tên sản phẩm", "tên xóm", "xóm", "thôn"),
    "unit": ("xã", "đơn vị", "tên xã", "địa bàn", "địa điểm", "đơn vị xã"),
    "commune": ("xã", "tên xã", "đơn vị"),
    "village": ("xóm", "thôn"),
    "donor": ("họ và tên", "người đóng góp", "đơn vị ủng hộ", "tên đơn vị"),
    "note": ("ghi chú",),
    "year": ("năm", "năm thực hiện", "năm kế hoạch"),
    "number": ("số hiệu", "số, ký hiệu", "số ký hiệu", "số văn bản"),
    "date": ("ngày", "ngày ban hành", "ngày tháng", "thời gian"),
    "issuer": ("cơ quan ban hành", "nơi ban hành"),
    "total": ("tổng kinh phí", "tổng mức đầu tư", "kinh phí", "tổng vốn"),
    "value": ("giá trị", "quy đổi", "thành tiền", "số lượng"),
    "amount": ("số tiền", "kinh phí", "giá trị"),
    "planned": ("kế hoạch vốn", "kế hoạch"),
    "allocated": ("đã phân bổ", "phân bổ", "vốn phân bổ"),
    "disbursed": ("đã giải ngân", "giải ngân"),
    "households": ("số hộ", "tổng số hộ"),
    "people": ("số người", "số nhân khẩu", "nhân khẩu", "số lượt người"),
    "women": ("nữ", "trong đó nữ"),
    "poor": ("hộ nghèo", "số hộ nghèo"),
    "near_poor": ("hộ cận nghèo", "cận nghèo", "số hộ cận nghèo"),
    "person": ("người phụ trách", "cán bộ phụ trách"),
    "position": ("chức vụ",),
    "phone": ("số điện thoại", "điện thoại"),
    "figure": ("số liệu", "chỉ tiêu", "tên chỉ tiêu"),
    "source": ("nguồn vốn", "nguồn"),
}
# Without tone marks; only where the letters beside them leave no other meaning.
GUESSED_RESULTS = {
    "c": "not_met",
    "k": "not_applicable",
    "da dat": "met",
    "hoan thanh": "met",
    "v": "met",
    "✓": "met",
    "✔": "met",
    "chua hoan thanh": "not_met",
    "✗": "not_met",
    "khong xet": "not_applicable",
}
RESULT_WORDS = {"met": "Đạt", "not_met": "Chưa đạt", "not_applicable": "Không áp dụng"}
# "Đ: đạt", "K là không áp dụng": a letter and the result that a table says it is.
LEGEND = (
    r"(?<!\w)[“\"'(]?([^\W\d_]{1,3}|[+✓✔✗])[”\"')]?\s*(?:[:=–-]|là)\s*[“\"']?"
    r"(chưa đạt|không đạt|không áp dụng|không có đối tượng|không xét|đạt)"
)
# The number or letter of a group of rows: I, A, a).
GROUP_NUMBER = r"\(?(?:[IVXLC]{1,7}|[A-ZĐ]|[a-hđ])[.)]?\)?"
# With their tone marks: "cống" is a culvert.
TOTAL_WORDS = ("cộng", "tổng", "tổng cộng", "tổng số", "cộng chung", "toàn huyện")
NO_COLUMNS = "Chưa có cột nào được chỉ ra; hãy chọn ít nhất một cột."
WHOSE_RESULTS = (
    "Cột kết quả là của xã nào? Bấm vào dòng của cột đó rồi chọn tên xã ở “Cột đang chọn là”."
)
# Over the one column of results in a list of one commune, without tone marks.
RESULT_HEADINGS = frozenset(
    {"ket qua", "ket qua danh gia", "danh gia", "tu danh gia", "ket qua tu danh gia",
     "ket qua thuc hien", "ket qua dat duoc", "ket qua tu danh gia cua xa", "xa tu danh gia"}
)  # fmt: skip
IN_CONFLICT = "bản ghi này đang có hai bên ghi khác nhau; hãy chọn xong rồi nhập."
SEVERAL_MEASURES = "chỉ tiêu này có nhiều số liệu; chỉ ghi được Đạt/Chưa đạt ở đây."
NO_FIGURES = "tiêu chí này không có số liệu để ghi; chỉ ghi được Đạt/Chưa đạt."


def code(code_: str, title: str) -> str:
    """A criterion among what a column may be."""
    return f"{code_} {title}"


def either_way(text: str) -> str:
    """A number that can be read two ways."""
    whole = text.replace(".", "").replace(",", "")
    part = text.replace(".", ",")
    return f"“{text}” có thể là {whole} hoặc {part}; hãy sửa ô này cho rõ."


def unknown_word(text: str) -> str:
    return f"chưa rõ “{text}” là đạt hay chưa đạt; hãy chọn nghĩa của chữ này ở bước chỉ các cột."


def words_understood(several: Sequence[tuple[str, str, int]]) -> str:
    """(word, result, cells) of what was guessed, told by a legend or by the person."""
    said = "; ".join(
        f"“{word}” là {RESULT_WORDS[result].lower()} ({count} ô)" for word, result, count in several
    )
    return f"Chữ trong bảng được hiểu: {said}. Không đúng thì quay lại chọn nghĩa khác."


def word_shown(word: str, count: int, result: str) -> str:
    """A word in the list of words to be told the meaning of."""
    return f"“{word}” ({count} ô): {RESULT_WORDS.get(result, NO_MEANING)}"


def column_in_part(letters: str, addresses: Sequence[str], count: int) -> str:
    taken = f"{len(addresses)} trên {count} ô không hiểu, không nhận"
    return f"Cột {letters}: {taken}: {_some(addresses)}."


def read_by_column(addresses: Sequence[str]) -> str:
    return f"{len(addresses)} số đọc theo cách viết của cả cột (hãy xem lại): {_some(addresses)}."


def converted(count: int, before: str, after: str) -> str:
    """Cells in the fonts of before Unicode, with one of them."""
    return f"{count} ô dùng phông chữ cũ đã được chuyển mã, ví dụ “{before}” thành “{after}”."


def merged(count: int) -> str:
    return f"Trang có {count} vùng gộp ô; giá trị của vùng được hiểu cho mọi ô trong vùng."


def totals_left_out(addresses: Sequence[str]) -> str:
    return f"Bỏ qua {len(addresses)} dòng cộng: {_some(addresses)}."


def groups_left_out(titles: Sequence[str]) -> str:
    return f"Bỏ qua {len(titles)} dòng tên nhóm, không phải bản ghi: {_some(titles)}."


def group_sums(addresses: Sequence[str]) -> str:
    return (
        f"{len(addresses)} dòng mang số La Mã có số liệu vẫn được đọc; hãy xem có phải dòng cộng"
        f" của nhóm: {_some(addresses)}."
    )


def several_records(count: int) -> str:
    return f"có {count} bản ghi trùng tên trong sổ; hãy sửa trực tiếp trong sổ."


def unknown_code(text: str) -> str:
    return f"“{text}” không phải mã tiêu chí, chỉ tiêu của bộ tiêu chí."


def unknown_unit(text: str) -> str:
    return f"không có xã nào tên “{text}”."


def _some(addresses: Sequence[str]) -> str:
    return ", ".join(addresses[:8]) + ("…" if len(addresses) > 8 else "")
