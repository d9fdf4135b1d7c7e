"""Words of the grid."""

READ_ONLY = "Ô này chỉ để xem."


def left_out(count: int) -> str:
    """After pasting a block that reaches past the edge or over cells that are only shown."""
    return f"Không dán được {count} ô: nằm ngoài bảng hoặc chỉ để xem."


def pasted(count: int, faults: int) -> str:
    """After pasting a block."""
    done = f"Đã ghi {count - faults} ô."
    return f"{done} {faults} ô chưa đúng, xem chữ đỏ." if faults else done
