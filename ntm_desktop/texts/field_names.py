"""The fields of reports as people read and type them: ``{so_dat}``; the code says ``met``.

In the style of a template's other fields: words without tone marks, joined by "_".
"""

from __future__ import annotations

from types import MappingProxyType

# By the code's name, each once. A word is never the code's name of any field, so that a text with
# the code's names is read without doubt.
WORDS = MappingProxyType(
    {
        "round": "ky_bao_cao",
        "met": "so_dat",
        "total": "tong_so",
        "change": "cau_so_sanh",
        "not_met": "chua_dat",
        "no_data": "chua_co_so_lieu",
        "unreviewed": "chua_ra_soat",
        "carried_line": "cau_ke_thua",
        "average": "binh_quan",
        "full": "so_xa_du_tieu_chi",
        "band_15": "so_xa_15_den_18",
        "band_10": "so_xa_10_den_14",
        "band_low": "so_xa_duoi_10",
        "without_data": "so_xa_chua_co_so_lieu",
        "villages_before": "so_xom_dat_tu_truoc",
        "villages_year": "so_xom_dat_trong_nam",
        "villages_target": "so_xom_theo_ke_hoach",
        "year": "nam",
        "planned": "von_ke_hoach",
        "allocated": "von_phan_bo",
        "disbursed": "von_giai_ngan",
        "contributed": "dong_gop",
        "debts": "no_dong",
        "debt_line": "cau_no_dong",
        "documents": "so_van_ban_ban_hanh",
        "boards": "so_ban_quan_ly",
        "propaganda": "so_hoat_dong",
        "people": "luot_nguoi_tham_gia",
        "training": "so_lop_tap_huan",
        "trained": "luot_nguoi_tap_huan",
        "classes": "so_lop_nghe",
        "placed": "so_hoc_nghe_co_viec",
        "jobs": "so_nguoi_co_viec_lam",
        "abroad": "so_nguoi_di_nuoc_ngoai",
        "inspections": "so_cuoc_kiem_tra",
        "findings": "so_phat_hien",
        "handled": "so_da_xu_ly",
        "obstacles": "so_vuong_mac",
        "overdue": "so_qua_han",
        "as_of": "ngay_tinh",
        "ocop": "so_san_pham_ocop",
        "villages": "so_xom",
        "villages_met": "so_xom_dat",
        "villages_planned": "so_xom_phan_dau",
        "next_year": "nam_ke_hoach",
        "aims": "phan_dau_dat",
        "count": "so_luong",
        "keep": "so_giu_vung",
        "cost": "nhu_cau_kinh_phi",
        "costs": "kinh_phi_tung_tieu_chi",
        "uncosted": "chua_ghi_kinh_phi",
        "aims_met": "phan_dau_da_dat",
        "chair": "chu_tri",
        "secretary": "thu_ky",
        "members": "thanh_vien",
        "office": "ten_co_quan",
        "codes": "so_chi_tieu",
        "communes": "so_xa",
        "judged": "so_da_danh_gia",
        "expected": "so_phai_danh_gia",
        "differs": "so_luot_khac_xa",
    }
)
CODES = MappingProxyType({word: name for name, word in WORDS.items()})


def word(name: str) -> str:
    """A field's name as people see it; any other name as it is."""
    return WORDS.get(name, name)


def code(name: str) -> str:
    """The code's name of a field that somebody typed, in words or by the code's name already."""
    return CODES.get(name, name)
