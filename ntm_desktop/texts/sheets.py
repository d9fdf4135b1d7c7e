"""Words of the sheets of Excel: headings, what stands above a form, and why a cell is not taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ntm_desktop.texts import exchange

PAGE = "Trang"
CODE = "Mã"
TITLE = "Tiêu chí, chỉ tiêu"
MEASURE = "Số liệu cần ghi"
NUMERATOR = "Tử số"
DENOMINATOR = "Mẫu số"
VALUE = "Giá trị"
LIMIT = "Mức đạt"
STATED = "Kết quả"
NOTE = "Ghi chú"
FIGURE = "Số liệu"
YES = "Có"
NO = "Không"
TOTAL = "Cộng"
TOTAL_WITHOUT_SHARES = "Cộng, không kể phần chia"
TOTAL_OF_SHARES = "Riêng các phần chia"
FOOTER = "Trang &P/&N"
BY_OFFICES = "các phòng phụ trách đánh giá"
CHOOSE_TITLE = "Chọn trong danh sách"
CHOOSE = "Hãy chọn một mục trong danh sách của ô này."
REGISTER_NOTE = (
    "Sửa trực tiếp vào ô trắng rồi nhập lại tệp này vào chương trình. Ô xám đã khóa. Xóa dòng ở đây"
    " không làm mất bản ghi trong sổ."
)
BLANK_NOTE = "Ghi thêm ở các dòng trống cuối bảng; mục có dấu * phải ghi."
FORM_NOTE = (
    "Ghi vào ô trắng rồi nhập lại tệp này vào chương trình. Số liệu tính theo tỷ lệ: ghi tử số và"
    " mẫu số; chỉ biết kết quả thì ghi vào cột giá trị."
)
NOT_IN_A_CELL = "(sửa trong chương trình)"

NO_SAVED_RESULT = "công thức chưa có kết quả được lưu; hãy mở tệp bằng Excel, lưu lại rồi nhập."
NOT_A_NUMBER = "số quá lớn hoặc không đọc được."
UNKNOWN_ROW = "dòng mang mã không có trong bảng đã xuất; hãy ghi ở dòng trống."
ROW_TWICE = "bản ghi này đứng ở hai dòng; chỉ dòng đầu được xét."
PARTS_AND_VALUE = "ghi tử số và mẫu số, hoặc ghi giá trị; không ghi cả hai."
NO_KEY = "thiếu mục để đặt mã cho dòng mới."
NO_UNITS = "Không có xã nào để lập biểu."
NOTHING_NEW = "Tệp «{name}» không có gì mới so với sổ này."

EXPORT_OR_IMPORT = "export: xuất bảng, import: nhập lại bảng"
KIND_OR_FILE = "khi xuất: loại bản ghi (assessment, funding, village…); khi nhập: tệp .xlsx"
OUT = "tệp .xlsx để ghi ra (khi xuất)"
OUT_WANTED = "Khi xuất cần ghi tệp ra: -o TỆP.xlsx."


def name_twice(name: str, cell: str) -> str:
    return f"ô {cell} đã đặt tên «{name}» cho một xóm khác của xã; hai xóm không trùng tên."


def error_value(value: str) -> str:
    return f"ô báo lỗi {value}."


def number_for_day(text: str) -> str:
    return f"“{text}” là số, không phải ngày; hãy định dạng ô là ngày hoặc gõ ngày/tháng/năm."


def code_either_way(codes: Sequence[str]) -> str:
    """A code that Excel keeps as a number."""
    return f"Excel giữ mã này là số nên không rõ là {' hay '.join(codes)}; hãy ghi mã dạng chữ."


def merged_number(area: str) -> str:
    """A number in a merged area: whose it is, nobody can tell."""
    return f"số nằm trong ô gộp {area} của nhiều dòng; hãy bỏ gộp ô và ghi số của từng dòng."


def labelled(label: str, sentence: str) -> str:
    return f"{label}: {sentence}"


def required(label: str) -> str:
    return f"cần ghi mục «{label}»."


def fixed(label: str) -> str:
    return f"mục «{label}» là mã của bản ghi, không sửa được ở đây."


def counted(word: str) -> str:
    """The label of a count under a form."""
    return f"Số dòng ghi “{word}”"


def condition(number: int) -> str:
    """In the place of a code: the conditions beside the criteria."""
    return f"ĐK{number}"


def form_title(unit: str) -> str:
    return f"Biểu đánh giá tiêu chí nông thôn mới – {unit}"


def forms_title(count: int) -> str:
    return f"Biểu đánh giá tiêu chí nông thôn mới – {count} xã"


def form_of(round_title: str, voice: str, set_title: str) -> str:
    """Under the title of a form."""
    return f"{round_title} · {voice} · {set_title}"


def parts(numerator: str, denominator: str) -> str:
    """What the two parts of a ratio are."""
    return f"{numerator} / {denominator}" if denominator else numerator


def limit(comparison: str, value: str, unit: str) -> str:
    sign = {">=": "≥", "<=": "≤", "=": "="}.get(comparison, comparison)
    return f"{sign} {value} {unit}".strip()


def no_sheet_of(kind: str, known: Iterable[str]) -> str:
    return f"Không có bảng Excel cho loại «{kind}». Các loại: {', '.join(known)}."


def wrong_ending(name: str) -> str:
    return f"«{name}» phải có đuôi .xlsx."


def cannot_write(path: str) -> str:
    return f"Không ghi được «{path}». Hãy đóng tệp nếu đang mở trong Excel, hoặc chọn nơi khác."


def round_of_register(kind: str) -> str:
    return f"Kỳ báo cáo chỉ dùng cho biểu đánh giá, không dùng cho «{kind}»."


_REFUSED = {
    "not_ours": "Tệp «{name}» không phải là bảng do chương trình này xuất. Bảng của đơn vị thì nhập"
    " trong cửa sổ, mục “Nhập từ Excel”.",
    "damaged": "Tệp «{name}» bị hỏng hoặc có nội dung lạ nên không đọc. Hãy lưu lại bằng Excel"
    " hoặc xuất bảng mới.",
    "too_large": "Tệp «{name}» quá lớn (quá 20 MB hoặc quá nhiều ô). Hãy bỏ bớt trang, dòng không"
    " dùng rồi lưu lại.",
}


def refused(reason: str, name: str, detail: str = "") -> str:
    """Why a workbook is not taken; the words are those of packages."""
    if reason in _REFUSED:
        return _REFUSED[reason].format(name=name)
    return exchange.refused(reason, name, detail)


def old_format(name: str) -> str:
    return (
        f"Tệp «{name}» là dạng .xls cũ. Hãy mở bằng Excel, chọn Lưu thành (Save As), loại"
        " “Excel Workbook (*.xlsx)”, rồi nhập tệp .xlsx."
    )


def with_password(name: str) -> str:
    return f"Tệp «{name}» có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi nhập."


def foreign_page(title: str) -> str:
    return f"Trang «{title}» không phải trang đã xuất (hoặc đã mất hàng tên cột) nên không đọc."


def hidden_rows(title: str, rows: Sequence[int]) -> str:
    shown = ", ".join(map(str, rows[:8])) + ("…" if len(rows) > 8 else "")
    return f"Trang «{title}» có dòng ẩn ({shown}); các dòng đó vẫn được đọc."


def removed_rows(count: int) -> str:
    return f"{count} bản ghi không còn dòng nào trong bảng; trong sổ vẫn giữ nguyên."


def own_words(label: str, cells: Sequence[str]) -> str:
    """Words that the list of a column does not have, and are taken as they stand."""
    shown = ", ".join(cells[:8]) + ("…" if len(cells) > 8 else "")
    return f"«{label}»: {len(cells)} ô ghi chữ ngoài danh sách, giữ nguyên chữ đó: {shown}."


def above_whole(sentences: Sequence[str]) -> str:
    """Shares above the whole, each with its cell."""
    shown = " ".join(sentences[:8]) + (" …" if len(sentences) > 8 else "")
    return f"{len(sentences)} tỷ lệ quá 100 %, vẫn nhận nếu bấm Nhập; hãy xem lại: {shown}"


def as_given_out(count: int) -> str:
    """Records that a sheet says as when it was given out, though another copy changed them."""
    return (
        f"{count} bản ghi trong bảng vẫn như lúc xuất, khác với lần nhập trước của bảng này; trong"
        " sổ giữ như lần nhập trước. Muốn trở lại như lúc xuất thì sửa trong chương trình."
    )


def nothing_new(name: str, refused_rows: int) -> str:
    rest = f" {refused_rows} dòng không nhận." if refused_rows else ""
    return NOTHING_NEW.format(name=name) + rest


def step_import(name: str) -> str:
    return f"Nhập bảng Excel «{name}»"


def exported(path: str, pages: int, records: int) -> str:
    return f"Đã xuất {path}: {pages} trang, {records} bản ghi."


REFUSED_HEADINGS = ("Trang", "Vì sao không nhận")
