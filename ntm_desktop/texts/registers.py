"""Sentences of the registers: lists of records, and writing one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

NOT_TYPED = "Mục này không gõ được; hãy dùng chức năng đính kèm tệp."
NOT_AN_OBJECT = 'Mục này cần một đối tượng JSON, ví dụ {"noi-dung-1": {"satisfied": "40"}}.'


# How a key is written, for kinds whose keys are made of codes.
KEY_EXAMPLES = {
    "village": "village/01603.phia-chang (mã xã, dấu chấm, tên xóm không dấu)",
    "funding": "funding/01603/2023/dan-gop",
    "target": "target/01603/xa-2021-2025/17.6/2023",
    "base_figure": "base_figure/01603/2023/households",
    "recognition": "recognition/01603/standard",
    "setting": "setting/survey.coverage",
    "goal": "goal/xom-dat-chuan",
    "threshold": "threshold/xa-2021-2025/17.8/m",
    "wording": "wording/xa-2021-2025/17.8",
    "responsibility": "responsibility/xa-2021-2025/17.8/nong-nghiep",
    "assessment": "assessment/01603/xa-2021-2025/17.8/2023-06/self",
}
NAMES_TITLES = {
    "setting": "Các thiết lập có thể ghi",
    "goal": "Cách đo của mục tiêu (mục metric)",
    "base_figure": "Các số liệu nền",
    "recognition": "Các mức công nhận (phần cuối của khóa)",
}


def name_now(words: str, now: str) -> str:
    return f"{words}; đang dùng {now}"


def unknown_kind(name: str, known: Iterable[str]) -> str:
    return f"Không có loại bản ghi «{name}». Các loại: {', '.join(known)}."


def key_wanted(name: str, parts: Sequence[str]) -> str:
    shown = "/".join(part.upper() for part in parts)
    return f"Loại «{name}» cần khóa dạng {name}/{shown}{_like(name)}."


def _like(name: str) -> str:
    return f", ví dụ {KEY_EXAMPLES[name]}" if name in KEY_EXAMPLES else ""


def unknown_field(field: str, kind: str, known: Iterable[str]) -> str:
    return f"Loại «{kind}» không có mục «{field}». Các mục: {', '.join(known)}."


def bad_field(label: str, sentence: str) -> str:
    return f"{label}: {sentence}"


def required(label: str) -> str:
    return f"Cần ghi mục «{label}»."


def not_a_choice(said: str, choices: Mapping[str, str]) -> str:
    """``choices``: code → words, which may hold commas."""
    shown = " · ".join(f"{words} ({code})" for code, words in choices.items())
    return f"“{said}” không phải một trong: {shown}."


def unknown_organisation(said: str) -> str:
    return f"Không có cơ quan nào tên hoặc mã là “{said}”."


def no_key_of(kind: str, said: str, dated: bool) -> str:
    """``dated``: a year stands in the keys of that kind."""
    like = "huyen/2023/trung-uong" if dated else "huyen/10d3c63d0522"
    return f"“{said}” không phải khóa của một dòng «{kind}», ví dụ {like}."


def several_organisations(said: str, names: Sequence[str]) -> str:
    shown = ", ".join(names[:5]) + ("…" if len(names) > 5 else "")
    return f"Có {len(names)} cơ quan mang tên “{said}”: {shown}. Hãy ghi rõ hơn."


def unknown_round(said: str) -> str:
    return f"Không có kỳ báo cáo «{said}»."


def made_elsewhere(kind: str) -> str:
    return f"«{kind}» do chương trình tự ghi khi làm việc tương ứng, không sửa từng mục được."


def stood_on(name: str, count: int, example: str) -> str:
    what = f" «{name}»" if name else ""
    return (
        f"Chưa xóa{what} được: {count} bản ghi khác đang ghi theo mục này, ví dụ «{example}»."
        " Hãy sửa hoặc xóa các bản ghi ấy trước."
    )


def not_there(key: str) -> str:
    return f"Không có bản ghi «{key}»."


def no_equals(text: str) -> str:
    return f"«{text}» phải viết dạng MỤC=GIÁ_TRỊ."


def step_save(kind: str, name: str) -> str:
    return f"Ghi {kind.lower()}" + (f": {name}" if name else "")


def step_delete(kind: str, name: str) -> str:
    return f"Xóa {kind.lower()}" + (f": {name}" if name else "")


def saved(key: str) -> str:
    return f"Đã ghi {key}"


def deleted(key: str) -> str:
    return f"Đã xóa {key}. Lịch sử vẫn còn; có thể hoàn tác."


def nothing_there(kind: str) -> str:
    return f"Chưa có bản ghi nào loại «{kind}»."
