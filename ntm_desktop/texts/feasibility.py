"""Words on whether the headline goals can hold together."""

from __future__ import annotations

from collections.abc import Sequence

TITLE = "Các mục tiêu có cùng đạt được không"
NOTHING_BOUND = "Kế hoạch chưa ghi mục tiêu về số tiêu chí của các xã, chưa có gì để đối chiếu."
TOO_MANY = "Có quá nhiều mục tiêu về khoảng số tiêu chí, chương trình không đối chiếu được."
NOT_COUNTED = "○ Chưa xác định"
POSSIBLE = "✓ Các mục tiêu không trái nhau"
IMPOSSIBLE = "✗ Các mục tiêu không thể cùng đạt"
NOT_PARTED = "Theo đúng lời văn thì không chia được các xã vào các khoảng số tiêu chí đã nêu."
AHEAD = (
    "Có xã đã vượt khoảng số tiêu chí mà mục tiêu nêu, nên không tính phần từng xã còn phải thêm."
)
NEEDS = "Cách ít tốn nhất để đủ các khoảng, không để mất tiêu chí đã đạt"
NOTHING_NEEDED = "Các xã đã đủ số tiêu chí theo các khoảng."


def limits(least: str, greatest: str, count: int) -> str:
    """``least``, ``greatest`` as people read them."""
    return (
        f"Chia {count} xã đúng như mục tiêu nêu thì bình quân chỉ có thể"
        f" từ {least} đến {greatest} tiêu chí/xã."
    )


def average(wanted: str, inside: bool) -> str:
    """Where the average aimed at lies."""
    if inside:
        return f"Bình quân {wanted} của kế hoạch nằm trong khoảng này."
    return f"Bình quân {wanted} của kế hoạch nằm ngoài khoảng này."


def need(name: str, now: int, reach: int) -> str:
    """One commune that has to add criteria."""
    return f"{name}: {now} → {reach} (thêm {reach - now})"


def unknown(count: int, reach: int) -> str:
    """Communes of which nothing is known."""
    return f"{count} xã chưa có số liệu cần đạt từ {reach}"


def needs(units: Sequence[str]) -> str:
    return f"{NEEDS}: {'; '.join(units)}."


def beyond(count: int, wanted: str, exceeding: bool) -> str:
    """What the average takes on top; ``exceeding``: more than the wording lets the communes do."""
    if exceeding:
        return (
            f"Bình quân {wanted} chỉ đạt được nếu nhiều xã hơn mức nêu vào khoảng cao:"
            f" cần thêm {count} tiêu chí nữa."
        )
    return f"Ngoài ra cần thêm {count} tiêu chí ở bất kỳ xã nào để bình quân đạt {wanted}."


def impossible(titles: Sequence[str], greatest: str | None, exceeding: bool) -> str:
    """The finding of the checks. ``greatest``: the highest average by the wording."""
    named = "; ".join(f"«{title}»" for title in titles)
    words = (
        f"Mục tiêu {named} không thể đạt với số xã, số tiêu chí hiện có"
        if len(titles) == 1
        else f"Các mục tiêu {named} không thể cùng đạt"
    )
    if greatest is not None:
        words += f": chia xã đúng như vậy thì bình quân cao nhất là {greatest} tiêu chí/xã"
    if exceeding:
        words += "; chỉ đạt được nếu nhiều xã hơn mức nêu vào khoảng cao"
    return words + "."
