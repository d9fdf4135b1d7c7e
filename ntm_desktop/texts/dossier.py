"""The papers of a dossier of recognition: one list for the form, the levels and the report."""

from __future__ import annotations

# rules.md, section 2: the usual papers; the wording of the official texts is not checked.
PAPERS = (
    "Tờ trình của UBND xã",
    "Báo cáo kết quả thực hiện, kèm biểu các tiêu chí",
    "Báo cáo tổng hợp ý kiến tham gia",
    "Biên bản họp đề nghị",
    "Hình ảnh minh họa",
    "Tờ trình của UBND huyện",
    "Báo cáo thẩm tra của huyện",
    "Báo cáo kết quả lấy ý kiến hài lòng của Mặt trận Tổ quốc",
    "Biên bản họp của huyện",
)
