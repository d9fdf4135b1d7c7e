"""A receipt as a PDF in the system's viewer, from where it is printed and signed."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from ntm_desktop.reports.printing import open_file
from ntm_desktop.services.exchange.receipts import Receipt


def open_receipt(receipt: Receipt) -> Path:
    """Write the receipt beside the others of this session and open it. Raises StorageFailed."""
    from ntm_desktop.reports import document_files
    from ntm_desktop.reports.receipt import document_of

    folder = Path(tempfile.mkdtemp(prefix="ntm-phieu-"))
    first = Path(receipt.handovers[0].file).stem
    name = f"phieu-{first}.pdf" if len(receipt.handovers) == 1 else "bao-cao-nhap.pdf"
    path = folder / name
    document_files.save(document_of(receipt, date.today()), path)
    open_file(path)
    return path
