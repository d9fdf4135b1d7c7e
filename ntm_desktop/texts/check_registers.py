"""Sentences of the checks of registers: parts, dates, what is overdue."""

from __future__ import annotations


def part_above(title: str, part: str, amount: str, whole: str, most: str) -> str:
    return f"{title}: «{part}» là {amount}, lớn hơn «{whole}» là {most}."


def reversed_days(title: str, last: str, late: str, first: str, early: str) -> str:
    return f"{title}: «{last}» {late} trước «{first}» {early}."


def ahead(title: str, field: str, day: str) -> str:
    return f"{title}: «{field}» {day} chưa đến."


def outside_year(title: str, field: str, day: str, year: str) -> str:
    return f"{title}: «{field}» {day} không thuộc năm {year}."


def after_round(title: str, day: str, round_: str, round_day: str) -> str:
    return f"{title}: văn bản ngày {day}, sau ngày của kỳ {round_} ({round_day})."


def out_of_date(title: str, day: str, round_: str, round_day: str) -> str:
    return f"{title}: hết hiệu lực ngày {day}, trước ngày của kỳ {round_} ({round_day})."


def overdue(title: str, day: str) -> str:
    return f"{title}: hạn xong {day} đã qua mà chưa xong."


def unhandled(title: str, day: str) -> str:
    return f"{title}: hạn xử lý {day} đã qua mà chưa xong."


def run_out(name: str, day: str) -> str:
    return f"{name}: hạn chứng nhận OCOP {day} đã qua."
